/** Where `storage.session` has the state of a tab, and that of the pages that are embedded in its page. */

export const TAB_PREFIX = "tab:";

/** @param {number} tabId */
export const keyOfTab = (tabId) => `${TAB_PREFIX}${tabId}`;

export const FRAMES_PREFIX = "frames:";

/** @param {number} tabId */
export const keyOfFrames = (tabId) => `${FRAMES_PREFIX}${tabId}`;

/** Where `storage.session` has what was done in a tab of a private window: it goes with the tab. @param {number} tabId */
export const privatePrefix = (tabId) => `private:${tabId}:`;
