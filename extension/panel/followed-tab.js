/** Which tab the panel is about: the one in front of its window, or the one that `?tab=` names. */

/** @param {(tabId: number | undefined) => void} onChange is called at first and whenever another tab or page comes */
export function followTab(onChange) {
  const fixed = new URLSearchParams(location.search).get("tab");
  /** @type {number | undefined} */
  let current;
  const look = async () => {
    current = fixed ? Number(fixed) : (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id;
    onChange(current);
  };
  chrome.tabs.onUpdated.addListener((tabId, { status }) => {
    if (tabId === current && status) onChange(current);
  });
  if (!fixed) {
    chrome.tabs.onActivated.addListener(() => void look());
    // A tab that is moved to another window leaves another one in front here.
    chrome.tabs.onDetached.addListener(() => void look());
    chrome.tabs.onAttached.addListener(() => void look());
  }
  void look();
}
