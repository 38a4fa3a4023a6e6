/** A page told by what has changed in it. */

/** @import {Page, PageChanges} from "./types.js" */

import { changed, changesOf } from "./changed.js";

/** More text than this does not fit into a message, whatever it is encoded in. */
export const MOST_TEXT = 20_000_000;

/** @typedef {Page["blocks"][number]} Block */
/** @typedef {NonNullable<Page["regions"]>[number]} Region */

/**
 * What turns `before` into `after`. The regions are told whole: where one is put in, all behind it have other numbers.
 * @param {Page} before
 * @param {Page} after
 * @returns {PageChanges}
 */
export function pageChanges(before, after) {
  const { blocks, regions = [] } = after;
  const about = aboutOf(after);
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const elements = regions.map(({ tag, names, parent }) => {
    const key = `${tag} ${names}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return parent === undefined ? [number] : [number, parent];
  });
  return {
    about: JSON.stringify(about) === JSON.stringify(aboutOf(before)) ? null : about,
    blocks: changesOf(before.blocks, blocks, isSameText, ({ text }) => text),
    places: blocks.map(({ region = 0 }) => region),
    names: [...numbers.keys()],
    elements,
  };
}

/**
 * The page that `changes` make of the one before.
 * @param {Page} before
 * @param {PageChanges} changes
 * @returns {Page}
 */
export function changedPage(before, { about, blocks, places, names, elements }) {
  /** @type {Region[]} */
  const regions = elements.map(([number = -1, parent]) => {
    const [tag = "", ...rest] = (names[number] ?? "").split(" ");
    return { tag, names: rest.join(" "), ...(parent === undefined ? {} : { parent }) };
  });
  const now = changed(before.blocks, blocks, undefined, places.length).map((block, at) => ({
    ...block,
    region: places[at] ?? 0,
  }));
  if (now.reduce((sum, { text }) => sum + text.length, 0) > MOST_TEXT) throw new Error("there is too much text");
  return { ...(about ?? aboutOf(before)), blocks: now, regions };
}

/**
 * What is known of a page beside its text.
 * @param {Page} page
 * @returns {Omit<Page, "blocks" | "regions">}
 */
const aboutOf = (page) =>
  Object.fromEntries(Object.entries(page).filter(([name]) => name !== "blocks" && name !== "regions"));

/**
 * @param {Block} one
 * @param {Block} other
 */
const isSameText = (one, other) => one.text === other.text && one.kind === other.kind && one.linked === other.linked;
