/**
 * The case files against what `find` gives. The format is in `tests/cases/README.md`; here is nothing of files, browsers or
 * test runners, so that the same comparison serves under Node and in a browser.
 */

/** @import { BlockKind, Found, Page, Range, Statement } from "../../target/wasm/hearsay.js" */

/**
 * A statement that must be found. A field that is not given is not checked; an empty string means “must be absent”.
 *
 * @typedef {object} Expected
 * @property {string[]} content
 * @property {string} [kind]
 * @property {string} [cue]
 * @property {string} [stance]
 * @property {string} [source]
 * @property {string} [speaker]
 * @property {string} [type]
 * @property {string} [role]
 * @property {string[]} [reported_by]
 * @property {string[]} [mentions]
 * @property {string} [comment]
 */

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} [text]
 * @property {Page["blocks"]} [blocks]
 * @property {Page["regions"]} [regions]
 * @property {string[]} [writers]
 * @property {string} [title]
 * @property {string} [byline]
 * @property {string} [lang]
 * @property {Expected[]} [statement]
 */

/**
 * @typedef {object} CaseFile
 * @property {string} construct
 * @property {Case[]} case
 */

/** What stands between two blocks in the text that ranges count in. */
const SEPARATOR = "\n\n";

/**
 * The page of a case. In `text`, every line with something on it is a paragraph.
 *
 * @param {Case} example
 * @returns {Page}
 */
export function pageOf({ text, blocks, title, byline, lang, regions, writers }) {
  /** @type {Page} */
  const page = { blocks: blocks ?? paragraphs(text ?? "") };
  if (title !== undefined) page.title = title;
  if (byline !== undefined) page.byline = byline;
  if (lang !== undefined) page.lang = lang;
  if (regions !== undefined) page.regions = regions.map(({ names = "", ...region }) => ({ names, ...region }));
  if (writers !== undefined) page.writers = placesOf(writers, textOf(page));
  return page;
}

/**
 * Where `names` stand in `text`, each behind the one before.
 *
 * @param {string[]} names
 * @param {string} text
 * @returns {Range[]}
 */
function placesOf(names, text) {
  let behind = 0;
  return names.map((name) => {
    const start = text.indexOf(name, behind);
    behind = start + name.length;
    return { start, end: behind };
  });
}

/**
 * The text that the ranges in a page count in.
 *
 * @param {Page} page
 * @returns {string}
 */
export function textOf(page) {
  return page.blocks.map((block) => block.text).join(SEPARATOR);
}

/**
 * What is found but not as the case says, one line each; empty where all is well.
 *
 * @param {Case} example
 * @param {Found} found what `find(pageOf(example))` gives
 * @returns {string[]}
 */
export function differences(example, found) {
  const text = textOf(pageOf(example));
  const statements = found.statements.map((statement) => described(text, found, statement));
  const expected = (example.statement ?? []).map((statement) => ({
    ...statement,
    content: statement.content.map(sameLines),
  }));

  /** @type {string[]} */
  const lines = [];
  /** @type {number[]} */
  const places = [];
  for (const one of expected) {
    const place = statements.findIndex(({ content }, at) => !places.includes(at) && equal(content, one.content));
    const statement = statements[place];
    if (statement === undefined) {
      lines.push(`missing: ${quoted(one.content)}`);
    } else {
      places.push(place);
      lines.push(...wrong(one, statement).map((field) => `${quoted(one.content)}: ${field} (${statement.rule})`));
    }
  }
  const unexpected = statements.filter((_, place) => !places.includes(place));
  lines.push(...unexpected.map(({ content, rule }) => `not expected: ${quoted(content)} (${rule})`));
  if (places.some((place, at) => place < (places[at - 1] ?? 0))) lines.push("not in the order expected");
  return lines;
}

/**
 * @typedef {object} Described
 * @property {string[]} content
 * @property {string} kind
 * @property {string} cue
 * @property {string} stance
 * @property {string} source
 * @property {string} speaker
 * @property {string} type
 * @property {string[]} roles
 * @property {string[]} mentions
 * @property {string[]} reporters
 * @property {string} comment
 * @property {string} rule
 */

/**
 * A statement that was found, in the terms of the case files.
 *
 * @param {string} text
 * @param {Found} found
 * @param {Statement} statement
 * @returns {Described}
 */
function described(text, found, { kind, content, cue, stance, source, speaker, reportedBy, rule, comment }) {
  /** @param {Range | null} range */
  const words = (range) => (range === null ? "" : sameLines(text.slice(range.start, range.end)));
  const who = speaker === null ? undefined : found.speakers[speaker];
  return {
    content: content.map(words),
    kind,
    cue: words(cue),
    stance,
    source: words(source),
    speaker: who?.name ?? "",
    type: who?.type ?? "",
    roles: who?.roles ?? [],
    mentions: (who?.mentions ?? []).map(words),
    reporters: reportedBy.map((id) => found.speakers[id]?.name ?? "(nobody)"),
    comment: comment === undefined ? "" : ((comment === null ? undefined : found.speakers[comment]?.name) ?? "nobody"),
    rule,
  };
}

/**
 * The fields of `found` that are not as expected.
 *
 * @param {Expected} expected
 * @param {Described} found
 * @returns {string[]}
 */
function wrong(expected, found) {
  /** @type {string[]} */
  const fields = [];
  for (const field of /** @type {const} */ (["kind", "cue", "stance", "source", "speaker", "type"])) {
    const wanted = expected[field];
    if (wanted !== undefined && sameLines(wanted) !== found[field]) {
      fields.push(`${field} is ${quoted([found[field]])}, not ${quoted([wanted])}`);
    }
  }
  if (expected.role !== undefined && !found.roles.includes(expected.role)) {
    fields.push(`role ${quoted([expected.role])} is not among ${quoted(found.roles)}`);
  }
  if (expected.reported_by !== undefined && !equal(expected.reported_by, found.reporters)) {
    fields.push(`reported by ${quoted(found.reporters)}, not ${quoted(expected.reported_by)}`);
  }
  if (expected.mentions !== undefined && !equal(expected.mentions, found.mentions)) {
    fields.push(`mentions are ${quoted(found.mentions)}, not ${quoted(expected.mentions)}`);
  }
  if (expected.comment !== undefined && expected.comment !== found.comment) {
    fields.push(`the comment is by [${found.comment}], not [${expected.comment}]`);
  }
  return fields;
}

/**
 * @param {string} text
 * @returns {{ kind: BlockKind, text: string }[]}
 */
function paragraphs(text) {
  const lines = text
    .split(/[\n\r\u2028\u2029]/u)
    .map((line) => line.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, ""));
  return lines.filter((line) => line !== "").map((line) => ({ kind: "paragraph", text: line }));
}

/**
 * `words` with every paragraph end alike: a page joins its blocks by a separator of its own.
 *
 * @param {string} words
 */
function sameLines(words) {
  return words.replace(/\p{White_Space}*[\n\r\u2028\u2029]\p{White_Space}*/gu, SEPARATOR);
}

/**
 * @param {string[]} some
 * @param {string[]} others
 */
function equal(some, others) {
  return some.length === others.length && some.every((word, at) => word === others[at]);
}

/** @param {string[]} words */
function quoted(words) {
  return words.map((word) => JSON.stringify(word)).join(" … ") || "none";
}
