/** Keys with their modifiers, as settings have them: `Alt+Shift+ArrowDown`, `Control+KeyJ`. */

/** @typedef {Pick<KeyboardEvent, "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "code">} Pressed */

const MODIFIER = /^(?:Alt|Control|Meta|Shift|OS)(?:Left|Right)$/;

/**
 * The place of the key on the keyboard is what counts: with Alt held, many layouts write another character.
 * @param {Pressed} event
 * @returns {string | undefined} `undefined` while nothing but modifiers is held
 */
export function combinationOf({ altKey, ctrlKey, metaKey, shiftKey, code }) {
  if (!code || MODIFIER.test(code)) return undefined;
  // Both Enter keys are one to whoever presses them.
  const key = code.replace(/^Numpad(?=Enter$)/, "");
  return [ctrlKey && "Control", altKey && "Alt", shiftKey && "Shift", metaKey && "Meta", key].filter(Boolean).join("+");
}

/**
 * Whether a combination is fit for a shortcut: a character alone is for writing, and for the page.
 * @param {string} combination
 */
export const isShortcut = (combination) => /^(?:.*\+)?(?:Control|Alt|Meta)\+/.test(combination);

/** @type {Record<string, string>} */
const SIGNS = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Control: "Ctrl",
  Period: ".",
  Equal: "=",
};

/**
 * The keys of a combination as keyboards label them.
 * @param {string} combination
 * @returns {string[]}
 */
export function labelsOf(combination) {
  return combination.split("+").map((part) => SIGNS[part] ?? part.replace(/^(?:Key|Digit)(?=.$)/, ""));
}
