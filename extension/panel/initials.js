/** Initials in the place of a portrait. */

/** @import {Person} from "../common/types.js" */

/**
 * @param {Person | null} person
 * @returns {string} one or two letters; for what has no letters, and for nobody known, a question mark
 */
export function initialsOf(person) {
  const words = person?.name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu) ?? [];
  // “of”, “von”, “al”: names begin with large letters, where their script has them.
  const large = words.filter((word) => /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(word));
  const all = large.length > 0 ? large : words;
  const chosen = all.length > 1 ? [all[0], all.at(-1)] : all;
  return chosen.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("") || "?";
}

/**
 * Black or white, whichever is read better on a colour (WCAG 2, relative luminance).
 * @param {string} colour as `#rrggbb`
 */
export function inkOn(colour) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000000" : "#ffffff";
}
