/**
 * What has been typed and is not saved yet. It outlives a failed edit, another tab in front, and the panel itself; it
 * ends with the browser.
 */

import { DRAFT_PREFIX, isDraft, privatePrefix } from "../common/tab-key.js";

export class Drafts {
  /** By their keys in the storage. @type {Map<string, string>} */
  #drafts = new Map();
  #prefix = DRAFT_PREFIX;

  async load() {
    for (const [key, value] of Object.entries(await chrome.storage.session.get())) {
      if (isDraft(key)) this.#drafts.set(key, String(value));
    }
  }

  /**
   * What is typed now is of this tab of a private window and goes with it, or of any other.
   * @param {number | undefined} privateTab
   */
  enter(privateTab) {
    this.#prefix = (privateTab === undefined ? "" : privatePrefix(privateTab)) + DRAFT_PREFIX;
  }

  /**
   * @param {string} key
   * @returns {string | undefined}
   */
  get(key) {
    return this.#drafts.get(this.#prefix + key);
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  set(key, value) {
    this.#drafts.set(this.#prefix + key, value);
    void chrome.storage.session.set({ [this.#prefix + key]: value });
  }

  /** @param {string[]} keys */
  drop(keys) {
    const stored = keys.map((key) => this.#prefix + key);
    for (const key of stored) this.#drafts.delete(key);
    void chrome.storage.session.remove(stored);
  }
}
