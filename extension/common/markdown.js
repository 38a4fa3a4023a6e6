/** Notes, which are Markdown, as nodes. What is markup in them stays text, and nothing is fetched. */

import { micromark } from "micromark";

/**
 * @param {string} note
 * @returns {DocumentFragment}
 */
export function markdown(note) {
  // Without the option `allowDangerousHtml` no tag of the note and no `javascript:` link comes through. A document that
  // is only parsed runs nothing and loads nothing.
  const parsed = new DOMParser().parseFromString(micromark(note), "text/html");
  for (const image of parsed.querySelectorAll("img")) {
    const link = parsed.createElement("a");
    link.href = image.getAttribute("src") ?? "";
    link.textContent = image.alt || link.href;
    image.replaceWith(link);
  }
  for (const link of parsed.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...[...parsed.body.childNodes].map((node) => document.importNode(node, true)));
  return fragment;
}
