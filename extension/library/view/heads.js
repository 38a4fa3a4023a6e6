/** What stands above the list: the speaker or the page that it is narrowed down to. */

/** @import {Library} from "../library.js" */
/** @import {Group} from "../model/people.js" */
/** @import {KeptPage} from "../../common/types.js" */

import { html, nothing } from "lit";
import { counted, text } from "../../common/i18n.js";
import { pageLink } from "../model/links.js";
import { foldedName } from "../model/people.js";
import { timeline } from "./timeline.js";
import { dateText, nameText } from "./texts.js";

/** How many roles and other names of one are told. */
const TOLD = 4;

/**
 * @param {Library} library
 * @param {Group} group
 */
export function personHead(library, group) {
  const roles = distinct(group.members.flatMap(({ person }) => person.roles));
  const names = group.members.flatMap(({ person }) => [person.name, ...person.aliases]);
  const aliases = distinct(names).filter((name) => foldedName(name) !== foldedName(group.name));
  const items = library.shelf.items.filter(({ who, kept }) => who === group.key && kept.state !== "rejected");
  const pages = new Set(items.map(({ page }) => page.id)).size;
  return html`
    <section class="head person" aria-label=${group.name}>
      <span class="initials" aria-hidden="true">${initials(group.name)}</span>
      <div class="about">
        <h2 dir="auto">${nameText(group)}</h2>
        ${roles.length ? html`<p class="roles" dir="auto">${roles.slice(0, TOLD).join(" · ")}</p>` : nothing}
        <p class="quiet">
          ${text("library_on_pages", counted("statements", items.length), counted("library_pages", pages))}
        </p>
        ${
          aliases.length
            ? html`<p class="quiet" dir="auto">${text("library_aliases", aliases.slice(0, TOLD).join(", "))}</p>`
            : nothing
        }
      </div>
      <div class="actions">
        <button data-act="rename-person">${text("library_rename")}</button>
      </div>
      ${timeline(library, items)}
    </section>
  `;
}

/**
 * @param {Library} library
 * @param {KeptPage} page
 */
export function pageHead(library, page) {
  const link = pageLink(page);
  const title = page.title ?? page.url ?? "";
  const facts = [page.byline, page.site, page.published && dateText(page.published.slice(0, 10))].filter(Boolean);
  return html`
    <section class="head page" aria-label=${title}>
      <div class="about">
        <h2 dir="auto">${link ? html`<a href=${link} target="_blank" rel="noopener">${title}</a>` : title}</h2>
        <p class="quiet" dir="auto">${facts.join(" · ")}</p>
        <p class="quiet">${text("library_kept_on", dateText(page.kept.slice(0, 10)))}</p>
        ${page.note ? html`<p class="page-note" dir="auto">${page.note}</p>` : nothing}
        ${
          page.tags.length
            ? html`<p class="tags">${page.tags.map((tag) => html`<span class="chip" dir="auto">#${tag}</span>`)}</p>`
            : nothing
        }
      </div>
      <div class="actions">
        <button data-act="export-page">${text("library_export")}</button>
        <button class="danger" data-act="forget-page">${text("library_forget")}</button>
      </div>
    </section>
  `;
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toLocaleUpperCase();
}

/** @param {string[]} texts the most frequent first */
function distinct(texts) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const each of texts) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([each]) => each);
}
