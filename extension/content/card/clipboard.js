/** Putting text on the clipboard, at a click of the reader. */

/** @param {string} words */
export async function copy(words) {
  // Pages that are not served safely have no clipboard; a page may also forbid it to itself.
  if (navigator.clipboard) {
    try {
      return await navigator.clipboard.writeText(words);
    } catch {
      // The older way below.
    }
  }
  let copied = false;
  /** @param {ClipboardEvent} event */
  const onCopy = (event) => {
    event.clipboardData?.setData("text/plain", words);
    event.preventDefault();
    event.stopImmediatePropagation();
    copied = event.clipboardData !== null;
  };
  addEventListener("copy", onCopy, { capture: true, once: true });
  document.execCommand("copy");
  removeEventListener("copy", onCopy, { capture: true });
  if (!copied) throw new Error("the clipboard is not to be had");
}
