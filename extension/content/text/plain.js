/**
 * What the DOM itself says of a node. The controls of a form hide what the form has of its own by their names: where
 * there is an `<input name="parentNode">`, that is its form's `parentNode`.
 */

/**
 * @template {Node | null} T
 * @param {T} node
 * @returns {T} to be asked, not to be handed to anybody
 */
export function plain(node) {
  return node instanceof HTMLFormElement ? new Proxy(node, PAST_NAMES) : node;
}

/** @type {ProxyHandler<any>} */
const PAST_NAMES = {
  get(form, name) {
    const value = Reflect.get(HTMLFormElement.prototype, name, form);
    return typeof value === "function" ? value.bind(form) : value;
  },
};
