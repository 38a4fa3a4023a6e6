/** When one person said something: a bar for each month, or for each year of many. A press on one lists that time. */

/** @import {Library} from "../library.js" */
/** @import {Item} from "../model/items.js" */

import { html, nothing } from "lit";
import { counted, text } from "../../common/i18n.js";
import { properties } from "./properties.js";
import { dateText } from "./texts.js";

/** More months than these are shown as years. */
const MONTHS = 36;

/**
 * @param {Library} library
 * @param {readonly Item[]} items
 */
export function timeline(library, items) {
  const months = items.map(({ date }) => date.slice(0, 7)).filter((date) => date.length === 7);
  const first = months.reduce((a, b) => (a < b ? a : b), "9999");
  const last = months.reduce((a, b) => (a > b ? a : b), "");
  if (!last) return nothing;
  const length = numberOf(last) - numberOf(first) > MONTHS ? 4 : 7;
  /** @type {Map<string, number>} */
  const counts = new Map(spanOf(first.slice(0, length), last.slice(0, length)).map((time) => [time, 0]));
  for (const month of months) {
    const time = month.slice(0, length);
    counts.set(time, (counts.get(time) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const { from, to } = library.view.filters;
  return html`
    <div class="times">
      <ol class="timeline" aria-label=${text("library_timeline")}>
        ${[...counts].map(([time, count]) => {
          const label = text("library_timeline_bar", dateText(time), counted("statements", count));
          const [start, end] = [firstDay(time), lastDay(time)];
          const isChosen = from === start && to === end;
          return html`<li>
            ${
              count === 0
                ? html`<span class="none"></span>`
                : html`<button
                    title=${label}
                    aria-label=${label}
                    aria-pressed=${String(isChosen)}
                    ${properties({ "--share": count / most })}
                    @click=${() => library.filterBy(isChosen ? { from: "", to: "" } : { from: start, to: end })}
                  ></button>`
            }
          </li>`;
        })}
      </ol>
      <p class="ends quiet">
        <span>${dateText(first.slice(0, length))}</span>
        ${counts.size > 1 ? html`<span>${dateText(last.slice(0, length))}</span>` : nothing}
      </p>
    </div>
  `;
}

/** @param {string} month */
const numberOf = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/**
 * All months, or years, from one to another.
 * @param {string} first
 * @param {string} last
 */
function spanOf(first, last) {
  if (first.length === 4) {
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => String(Number(first) + at));
  }
  return Array.from({ length: numberOf(last) - numberOf(first) + 1 }, (_, at) => {
    const month = numberOf(first) + at;
    return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

/** @param {string} time */
const firstDay = (time) => (time.length === 4 ? `${time}-01-01` : `${time}-01`);

/** @param {string} time */
function lastDay(time) {
  if (time.length === 4) return `${time}-12-31`;
  const days = new Date(Date.UTC(Number(time.slice(0, 4)), Number(time.slice(5, 7)), 0)).getUTCDate();
  return `${time}-${days}`;
}
