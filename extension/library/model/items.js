/** Statements as the library lists them: each with its page, its speaker, and its words as a search compares them. */

/** @import {Kept, KeptPage, Person} from "../../common/types.js" */

import { siteOf } from "../../store/database.js";
import { folded, joined } from "./words.js";

/**
 * @typedef {object} Item
 * @property {string} key of this statement among those of all pages
 * @property {KeptPage} page
 * @property {Kept} kept
 * @property {Person | undefined} person
 * @property {string} who the key of the speaker over all pages; empty for nobody. Set by `groupPeople`.
 * @property {string} words
 * @property {string} text folded: all that a search looks at
 * @property {string} site
 * @property {string} date when it was published, or else kept: a day, `YYYY-MM-DD`, or a part of one
 * @property {boolean} dated whether that is the day of publication
 */

/**
 * @param {KeptPage} page
 * @returns {Item[]}
 */
export function itemsOf(page) {
  const people = new Map(page.speakers.map((person) => [person.id, person]));
  const site = siteOf(page);
  const common = [page.title, page.site, site, page.byline, page.note, ...page.tags].filter(Boolean).join(" ");
  const foldedCommon = folded(common);
  const published = dayOf(page.published);
  const date = published || dayOf(page.kept);
  return page.statements.map((kept) => {
    const person = people.get(kept.speaker ?? "");
    const words = joined(kept.content);
    const own = [
      words,
      person?.name,
      ...(person?.roles ?? []),
      ...(person?.aliases ?? []),
      kept.comment,
      kept.note,
      ...kept.tags,
    ];
    if (kept.assessment) own.push(kept.assessment.verdict, ...kept.assessment.sources.map(({ title }) => title ?? ""));
    return {
      key: keyOf(page.id, kept.id),
      page,
      kept,
      person,
      who: "",
      words,
      // Joined, not added: a sum of strings is put together only when it is searched first.
      text: [folded(own.filter(Boolean).join(" ")), foldedCommon].join(""),
      site,
      date,
      dated: published !== "",
    };
  });
}

/**
 * @param {string} page
 * @param {string} statement
 */
export const keyOf = (page, statement) => `${page}/${statement}`;

/**
 * The day of a date in ISO 8601, as far as it says it; empty where it is none.
 * @param {string | undefined} date
 */
function dayOf(date) {
  return /^\d{4}(-\d\d(-\d\d)?)?(?![\d-])/.exec(date ?? "")?.[0] ?? "";
}
