/** Another page at the same window, as applications that are one document make them. */

const { navigation } = /** @type {{navigation?: EventTarget}} */ (/** @type {unknown} */ (window));

/** Whether the browser tells what it knows of it. */
export const tellsOfNavigation = navigation !== undefined;

/**
 * @param {(isReplaced: boolean) => void} onnavigate called when the document has another address; it may be another name of
 *   the same page where it has replaced the one before
 * @param {AbortSignal} signal
 */
export function listenToNavigation(onnavigate, signal) {
  if (navigation) {
    navigation.addEventListener(
      "currententrychange",
      (event) => {
        const { navigationType } = /** @type {Event & {navigationType?: string | null}} */ (event);
        if (event.isTrusted) onnavigate(navigationType === "replace");
      },
      { signal },
    );
    return;
  }
  // Without it, going on is seen by what changes in the page, and going back by these.
  for (const type of ["popstate", "hashchange"]) {
    addEventListener(type, (event) => event.isTrusted && onnavigate(false), { signal });
  }
}
