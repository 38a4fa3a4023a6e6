/** Who is quoted, and how, as a picture: a bar of words a speaker, what is quoted against what is only reported. */

/** @import {Voice} from "./sift.js" */

import { text } from "../common/i18n.js";
import { colourOf } from "../common/palette.js";

const SVG = "http://www.w3.org/2000/svg";

const WIDTH = 360;
const LINE = 44;
const TOP = 62;
const BAR = 12;
/** The room of a number behind its bar. */
const NUMBER = 44;

/** More bars than these say nothing at a glance: the others are one. */
const MOST = 15;

/** How much a bar's parts let through, from what is quoted to what is only reported. */
const KINDS = /** @type {const} */ ([
  ["direct", 1],
  ["mixed", 0.62],
  ["indirect", 0.28],
]);

/**
 * @typedef {object} Colours
 * @property {string} ink
 * @property {string} quiet
 * @property {string} surface
 */

/**
 * @param {readonly Voice[]} voices
 * @param {string} title of the page
 * @param {Colours} colours
 * @returns {SVGSVGElement} it stands alone: nothing in it is from elsewhere
 */
export function picture(voices, title, { ink, quiet, surface }) {
  const bars = barsOf(voices);
  const most = Math.max(1, ...bars.map(({ total }) => total));
  const height = TOP + bars.length * LINE + 6;
  const isRtl = text("@@bidi_dir") === "rtl";
  /** From the side on which lines begin. @param {number} x @param {number} [width] */
  const from = (x, width = 0) => (isRtl ? WIDTH - x - width : x);
  const anchor = { "text-anchor": "start", direction: isRtl ? "rtl" : "ltr" };

  const svg = node("svg", {
    viewBox: `0 0 ${WIDTH} ${height}`,
    width: WIDTH,
    height,
    role: "img",
    "font-family": "system-ui, sans-serif",
    "font-size": 12,
  });
  svg.append(
    node("title", {}, text("panel_picture_of", title)),
    node("rect", { width: WIDTH, height, fill: surface }),
    node("text", { ...anchor, x: from(0), y: 16, fill: ink, "font-size": 13, "font-weight": 600 }, short(title, 44)),
  );
  let x = 0;
  for (const [kind, opacity] of KINDS) {
    const label = text(`panel_picture_${kind}`);
    svg.append(
      node("rect", { x: from(x, 10), y: 29, width: 10, height: 10, rx: 2, fill: quiet, "fill-opacity": opacity }),
      node("text", { ...anchor, x: from(x + 15), y: 38, fill: quiet, "font-size": 11 }, label),
    );
    x += 15 + label.length * 6 + 18;
  }
  bars.forEach(({ name, colour, words, total }, at) => {
    const y = TOP + at * LINE;
    svg.append(node("text", { ...anchor, x: from(0), y: y + 10, fill: ink }, short(name, 52)));
    let start = 0;
    for (const [kind, opacity] of KINDS) {
      const width = (words[kind] / most) * (WIDTH - NUMBER);
      if (width === 0) continue;
      const place = { x: from(start, width).toFixed(1), y: y + 17, width: width.toFixed(1), height: BAR };
      svg.append(node("rect", { ...place, fill: colour, "fill-opacity": opacity, stroke: colour }));
      start += width;
    }
    svg.append(node("text", { ...anchor, x: from(start + 7), y: y + 27, fill: quiet }, String(total)));
  });
  return svg;
}

/** @param {readonly Voice[]} voices */
function barsOf(voices) {
  const bars = voices.map(({ person, slot, rows, length }) => {
    const words = { direct: 0, mixed: 0, indirect: 0 };
    for (const row of rows) words[row.kept.kind ?? "indirect"] += row.length;
    return { name: person?.name ?? text("no_speaker"), colour: colourOf(slot), words, total: length };
  });
  bars.sort((a, b) => b.total - a.total);
  if (bars.length <= MOST) return bars;
  const rest = bars.splice(MOST - 1);
  const words = { direct: 0, mixed: 0, indirect: 0 };
  for (const bar of rest) for (const [kind] of KINDS) words[kind] += bar.words[kind];
  const total = rest.reduce((sum, bar) => sum + bar.total, 0);
  return [...bars, { name: text("panel_picture_others", rest.length), colour: colourOf(-1), words, total }];
}

/**
 * @param {string} words
 * @param {number} most characters
 */
function short(words, most) {
  const all = [...words];
  return all.length <= most ? words : `${all.slice(0, most - 1).join("")}…`;
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number>} attributes
 * @param {string} [content]
 * @returns {SVGElementTagNameMap[T]}
 */
function node(tag, attributes, content) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (content !== undefined) made.textContent = content;
  return made;
}
