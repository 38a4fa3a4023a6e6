/** What has been typed and not yet saved, for as long as Hearsay is on in the page: an editor that is closed loses nothing. */

/** @type {Map<string, string>} */
const drafts = new Map();

/**
 * A field that begins with its draft, and keeps it.
 * @template {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} T
 * @param {T} field
 * @param {string} key what is typed in it
 * @param {string} saved
 */
export function drafted(field, key, saved) {
  field.value = drafts.get(key) ?? saved;
  field.addEventListener("input", () => {
    if (field.value === saved) drafts.delete(key);
    else drafts.set(key, field.value);
  });
  return field;
}

/** @param {string} key */
export function forgetDraft(key) {
  drafts.delete(key);
}
