/**
 * What has been typed and is not saved yet. It outlives a failed edit, another tab in front, and the panel itself; it
 * ends with the browser.
 */

const PREFIX = "draft:";

export class Drafts {
  /** @type {Map<string, string>} */
  #drafts = new Map();

  async load() {
    for (const [key, value] of Object.entries(await chrome.storage.session.get())) {
      if (key.startsWith(PREFIX)) this.#drafts.set(key.slice(PREFIX.length), String(value));
    }
  }

  /**
   * @param {string} key
   * @returns {string | undefined}
   */
  get(key) {
    return this.#drafts.get(key);
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  set(key, value) {
    this.#drafts.set(key, value);
    void chrome.storage.session.set({ [PREFIX + key]: value });
  }

  /** @param {string[]} keys */
  drop(keys) {
    for (const key of keys) this.#drafts.delete(key);
    void chrome.storage.session.remove(keys.map((key) => PREFIX + key));
  }
}
