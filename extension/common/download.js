/** Giving the reader a file. */

/**
 * @param {Blob} file
 * @param {string} name
 */
export function download(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken hold of the file by the end of this turn; the address is of no more use after it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * A name that every file system takes: some words, and the day.
 * @param {string} title
 * @param {string} extension without the dot
 */
export function fileName(title, extension) {
  const words = title.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
  let stem = "";
  for (const word of words) {
    if (stem.length + word.length > 60) break;
    stem += stem ? `-${word}` : word;
  }
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  return `${stem || "hearsay"}-${day}.${extension}`;
}
