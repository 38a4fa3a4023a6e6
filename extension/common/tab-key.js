/** Where `storage.session` has the state of a tab. */

export const TAB_PREFIX = "tab:";

/** @param {number} tabId */
export const keyOfTab = (tabId) => `${TAB_PREFIX}${tabId}`;
