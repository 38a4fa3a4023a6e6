/**
 * Asks that what is kept stays: without that, a browser whose disk is full may clear it away without a word. With the permission
 * `unlimitedStorage` Firefox says yes without asking the reader; Chromium goes by the permission alone. Threads cannot ask,
 * our pages can.
 */
export function keepForGood() {
  navigator.storage.persist().catch((error) => console.error("Hearsay's store is not a lasting one:", error));
}
