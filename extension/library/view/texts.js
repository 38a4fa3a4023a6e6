/** How things are called: dates, kinds, values of facets. */

/** @import {Facet} from "../model/filters.js" */
/** @import {Group} from "../model/people.js" */

import { text } from "../../common/i18n.js";
import { isOfComments } from "../model/people.js";

const language = chrome.i18n.getUILanguage();
const FORMATS = {
  year: new Intl.DateTimeFormat(language, { year: "numeric", timeZone: "UTC" }),
  month: new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" }),
  day: new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }),
};

/**
 * A date as far as it is known.
 * @param {string} date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 */
export function dateText(date) {
  const format = date.length > 7 ? FORMATS.day : date.length > 4 ? FORMATS.month : FORMATS.year;
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : format.format(time);
}

/** @param {string | undefined} kind */
export const kindText = (kind) => text(kind ? `kind_${kind}` : "library_kind_none");

/**
 * The name of a speaker; of one who is heard in comments alone with that.
 * @param {Group | undefined} group
 */
export const nameText = (group) =>
  group && isOfComments(group) ? text("library_in_comments", group.name) : group?.name;

/**
 * What a value of a facet is called.
 * @param {Facet} facet
 * @param {string} value
 * @param {Map<string, Group>} groups
 */
export function valueText(facet, value, groups) {
  switch (facet) {
    case "who":
      return nameText(groups.get(value)) ?? (value || text("no_speaker"));
    case "kind":
      return kindText(value);
    case "state":
      return text(`library_state_${value}`);
    default:
      return value || text(`library_${facet}_none`);
  }
}

/**
 * What went wrong, for the reader.
 * @param {unknown} error
 */
export function faultText(error) {
  const key = /** @type {{key?: unknown}} */ (error)?.key;
  return (typeof key === "string" && text(`error_${key}`)) || text("library_failed", String(error));
}
