/** The statements of a page as the panel lists them, and which of them pass its filters. */

/** @import {Kept, Person, Placed, View} from "../common/types.js" */

import { NO_SPEAKER } from "../common/palette.js";
import { kindOf } from "../common/kind.js";
import { reportersOf } from "../common/reporters.js";

/**
 * @typedef {object} Row
 * @property {Kept} kept
 * @property {Placed | undefined} placed
 * @property {Person | null} speaker
 * @property {number} slot its speaker's colour
 * @property {string} words what was said, on one line
 * @property {number} length how many words that is
 * @property {string} reporters the names of those who report it
 * @property {string} searched all that it is found by
 */

/**
 * One who speaks, with what they say.
 * @typedef {object} Voice
 * @property {string} id a `Person.id`; empty for nobody known
 * @property {Person | null} person
 * @property {number} slot
 * @property {Row[]} rows
 * @property {number} length how many words they say
 */

/**
 * @typedef {object} Filters an empty text lets everything pass
 * @property {string} text
 * @property {"" | "direct" | "mixed" | "indirect"} kind
 * @property {string} stance
 * @property {"" | "0.9" | "0.75" | "0.5" | "low"} confidence at least so much; `low`: less than 0.5
 * @property {"" | "confirmed" | "open" | "rejected" | "changed" | "gone" | "noted" | "unchecked" | "checked"} show
 * @property {readonly string[]} speakers
 */

/** @type {Filters} */
export const NO_FILTERS = Object.freeze({
  text: "",
  kind: "",
  stance: "",
  confidence: "",
  show: "",
  speakers: Object.freeze([]),
});

/** @param {Filters} filters */
export const isFiltered = (filters) =>
  Object.values(filters).some((value) => (typeof value === "string" ? value.trim() !== "" : value.length > 0));

/** The rows of a view are the same ones for as long as it is. @type {WeakMap<View, Row[]>} */
const made = new WeakMap();

/**
 * In the order of the page; those that are no longer there come last.
 * @param {View} view
 * @returns {Row[]}
 */
export function rowsOf(view) {
  const rows = made.get(view) ?? makeRows(view);
  made.set(view, rows);
  return rows;
}

/**
 * @param {View} view
 * @returns {Row[]}
 */
function makeRows({ record, placed, slots }) {
  const places = new Map(placed.map((place) => [place.id, place]));
  const people = new Map(record.speakers.map((person, at) => [person.id, { person, slot: slots[at] ?? NO_SPEAKER }]));
  const rows = record.statements.map((kept) => {
    const who = kept.speaker === undefined ? undefined : people.get(kept.speaker);
    const words = wordsOf(kept);
    return {
      kept,
      placed: places.get(kept.id),
      speaker: who?.person ?? null,
      slot: who?.slot ?? NO_SPEAKER,
      words,
      length: words.split(" ").length,
      reporters: reportersOf(kept, kept.reportedBy, (id) => people.get(id)?.person.name ?? "").join(", "),
      searched: plain(
        [words, who?.person.name, kept.comment, kept.note, ...kept.tags, kept.assessment?.verdict]
          .filter(Boolean)
          .join(" "),
      ),
    };
  });
  return rows.sort((a, b) => startOf(a) - startOf(b));
}

/** @param {Row} row */
const startOf = ({ placed }) => placed?.content[0]?.start ?? Infinity;

/** @param {Row} row */
export const isGone = ({ placed }) => !placed || placed.text === "gone";

/** @param {Row} row */
export const isOfComment = ({ kept }) => kept.comment !== undefined;

/**
 * What was said, on one line; where the tag interrupts it, an ellipsis stands for the tag.
 * @param {Kept} kept
 */
export function wordsOf({ content }) {
  const parts = content.map(({ exact }) => exact.replace(/\s+/gu, " ").trim());
  // A comma at the end belongs to the sentence around the words.
  return parts.map((part) => part.replace(/[,;]$/u, "")).join(" … ");
}

/**
 * @param {readonly Row[]} rows
 * @param {Filters} filters
 * @param {readonly string[]} hidden the speakers whose statements are not to be shown
 */
export function sift(rows, filters, hidden) {
  const terms = plain(filters.text).split(/\s+/u).map(withoutHash).filter(Boolean);
  return rows.filter((row) => {
    const { kept } = row;
    const who = row.speaker?.id ?? "";
    if (hidden.includes(who) || (filters.speakers.length > 0 && !filters.speakers.includes(who))) return false;
    if (filters.kind && kindOf(kept) !== filters.kind) return false;
    if (filters.stance && (kept.stance ?? "neutral") !== filters.stance) return false;
    if (filters.confidence && !isAsSure(kept.confidence ?? 1, filters.confidence)) return false;
    if (!isShown(row, filters.show)) return false;
    return terms.every((term) => row.searched.includes(term));
  });
}

/**
 * @param {number} confidence
 * @param {string} least
 */
const isAsSure = (confidence, least) => (least === "low" ? confidence < 0.5 : confidence >= Number(least));

/**
 * @param {Row} row
 * @param {Filters["show"]} show
 */
function isShown(row, show) {
  const { state, note, tags, assessment } = row.kept;
  if (show === "rejected" || state === "rejected") return show === state;
  switch (show) {
    case "confirmed":
      return state === "confirmed";
    case "open":
      return state === "found";
    case "changed":
      return row.placed?.text === "changed";
    case "gone":
      return isGone(row);
    case "noted":
      return note !== "" || tags.length > 0;
    case "unchecked":
      return assessment !== undefined && assessment.status !== "done";
    case "checked":
      return assessment?.status === "done";
    default:
      return true;
  }
}

/** As tags are shown. @param {string} term */
const withoutHash = (term) => term.replace(/^#/u, "");

/**
 * Without case, accents and the shapes of quotation marks, by which nobody searches.
 * @param {string} words
 */
function plain(words) {
  return words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[‘’]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .toLocaleLowerCase()
    .trim();
}

/**
 * Who speaks, in the order in which they are first heard; those that nobody is named for come last.
 * @param {readonly Row[]} rows
 * @returns {Voice[]}
 */
export function voicesOf(rows) {
  /** @type {Map<string, Voice>} */
  const voices = new Map();
  for (const row of rows) {
    const id = row.speaker?.id ?? "";
    let voice = voices.get(id);
    if (!voice) voices.set(id, (voice = { id, person: row.speaker, slot: row.slot, rows: [], length: 0 }));
    voice.rows.push(row);
    voice.length += row.length;
  }
  const nobody = voices.get("");
  voices.delete("");
  return nobody ? [...voices.values(), nobody] : [...voices.values()];
}
