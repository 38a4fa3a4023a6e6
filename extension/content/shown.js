/** What a page shows of its record: the statements that have a place on it, in the form in which they are found. */

/** @import {Found, Kept, Opened, Person, Placed, Statement} from "../common/types.js" */

import { kindOf } from "../common/kind.js";

/** @typedef {Statement & {id: string, kept: Kept, placed: Placed}} ShownStatement */

/** @typedef {{statements: ShownStatement[], speakers: Found["speakers"]}} Shown */

/**
 * @param {Opened} opened
 * @returns {Shown}
 */
export function shownOf({ record, placed }) {
  const places = new Map(placed.map((place) => [place.id, place]));
  const people = new Map(record.speakers.map((person, at) => [person.id, at]));
  /** @param {string | undefined} id */
  const indexOf = (id) => (id === undefined ? null : (people.get(id) ?? null));
  const statements = record.statements.flatMap((kept) => {
    const place = places.get(kept.id);
    if (kept.state === "rejected" || !place || place.text === "gone") return [];
    return {
      id: kept.id,
      kept,
      placed: place,
      kind: kindOf(kept),
      stance: /** @type {Statement["stance"]} */ (kept.stance ?? "neutral"),
      content: place.content,
      cue: place.cue,
      source: place.source,
      speaker: indexOf(kept.speaker),
      reportedBy: kept.reportedBy.map(indexOf).filter((at) => at !== null),
      confidence: kept.confidence ?? 1,
      rule: kept.rule ?? kept.origin,
    };
  });
  statements.sort(byPlace);
  return { statements, speakers: record.speakers.map(speakerOf) };
}

/** @param {Person} person @param {number} id */
function speakerOf({ name, kind, roles }, id) {
  return { id, name, type: kind, roles, mentions: [] };
}

/**
 * The order of the text; of those that begin together, the outer one comes first.
 * @param {Pick<Statement, "content">} a
 * @param {Pick<Statement, "content">} b
 */
export const byPlace = (a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a);

/** @param {Pick<Statement, "content">} statement */
const startOf = ({ content }) => content[0]?.start ?? 0;

/** @param {Pick<Statement, "content">} statement */
const endOf = ({ content }) => content.at(-1)?.end ?? 0;
