/**
 * Keeps the focus where the reader types. A page can take it at any moment, and would read what is typed next: so in the
 * middle of typing it only goes where the reader sends it, by a press or by Tab.
 */

/** How long after a key the reader still types, in milliseconds. */
const TYPING = 3000;

/** How often it is taken back. */
const PULLS = 3;

/**
 * @param {Document} inside the document of the frame in which the reader types
 * @param {object} options
 * @param {() => void} options.back gives the focus back to the field
 * @param {() => void} options.lost called when the page does not let go of it
 * @param {AbortSignal} options.signal
 */
export function guardFocus(inside, { back, lost, signal }) {
  const within = inside.defaultView;
  if (!within) return;
  let typedAt = -Infinity;
  let pulls = 0;
  inside.addEventListener(
    "keydown",
    ({ isTrusted, key }) => {
      if (isTrusted) typedAt = key === "Tab" ? -Infinity : performance.now();
    },
    { signal, capture: true },
  );
  const sent = (/** @type {Event} */ { isTrusted }) => {
    if (isTrusted) typedAt = -Infinity;
  };
  addEventListener("pointerdown", sent, { signal, capture: true, passive: true });
  within.addEventListener("pointerdown", sent, { signal, capture: true, passive: true });
  within.addEventListener(
    "blur",
    () => {
      if (performance.now() - typedAt > TYPING) return;
      // Not at once: the focus is on its way elsewhere. But before the next key.
      queueMicrotask(() => {
        // The reader may have gone to another window.
        if (signal.aborted || !document.hasFocus()) return;
        if (pulls++ < PULLS) back();
        else lost();
      });
    },
    { signal },
  );
}
