/** Where `storage.session` has the state of a tab, and that of the pages that are embedded in its page. */

export const TAB_PREFIX = "tab:";

/** @param {number} tabId */
export const keyOfTab = (tabId) => `${TAB_PREFIX}${tabId}`;

export const FRAMES_PREFIX = "frames:";

/** @param {number} tabId */
export const keyOfFrames = (tabId) => `${FRAMES_PREFIX}${tabId}`;

/** Where `storage.session` has what was done in a tab of a private window: it goes with the tab. @param {number} tabId */
export const privatePrefix = (tabId) => `private:${tabId}:`;

/** What has been typed and is not saved yet; behind the prefix of a private tab, where it was typed for one. */
export const DRAFT_PREFIX = "draft:";

/** @param {string} key */
export const isDraft = (key) => key.startsWith(DRAFT_PREFIX) || key.includes(`:${DRAFT_PREFIX}`);
