/** Building elements. Text of a page is only ever set as text, never as markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | ((event: any) => void) | null | undefined>} attributes an attribute that
 *   is null, undefined or false is left out; `onclick` and the like are listeners
 * @param {(Node | string | null | undefined | false)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Paths on a 16 × 16 grid, drawn as strokes. */
const ICONS = {
  close: "M4 4l8 8M12 4l-8 8",
  previous: "M3.5 10.5L8 6l4.5 4.5",
  next: "M3.5 5.5L8 10l4.5-4.5",
  copy: "M5.5 5.5h7v8h-7zM10.5 5.5v-3h-7v8h2",
  link: "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.8-.8",
  list: "M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01",
  download: "M8 2.5v7.5M4.8 7L8 10.2 11.2 7M3 13.5h10",
  done: "M3.5 8.5l3 3 6-7",
  nextSame: "M3.5 3.5L8 8l4.5-4.5M3.5 8L8 12.5 12.5 8",
  person: "M8 7.5a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM2.8 13.7c.5-2.7 2.5-4 5.2-4s4.7 1.3 5.2 4",
  note: "M3 2.8h10v7.4l-3 3H3zM5.5 6h5M5.5 8.8h3M13 10.2h-3v3",
  check: "M4 3.5h8v10H4zM6.5 2.3h3v2.2h-3zM6.2 9l1.4 1.4 2.4-2.8",
  span: "M5 3H3v10h2M11 3h2v10h-2M6 8h4",
  reject: "M8 13.7A5.7 5.7 0 1 0 8 2.3a5.7 5.7 0 0 0 0 11.4zM4 4l8 8",
};

/** @param {keyof typeof ICONS} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 16 16",
    width: "16",
    height: "16",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "1.5",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "aria-hidden": "true",
  })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
