/** One statement, whole, and all that a reader can say of it. What is changed is kept at once. */

/** @import {Item} from "../model/items.js" */
/** @import {Edit, Selector} from "../../common/types.js" */

import { html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { commentText, confidenceText, text } from "../../common/i18n.js";
import { statementLink } from "../model/links.js";
import { assessmentFields } from "./assessment.js";
import { speakerField, tagsField } from "./fields.js";
import "./note-field.js";
import { cited } from "../model/words.js";
import { Part } from "./part.js";
import { dateText, kindText } from "./texts.js";
import "./words-field.js";

/** @typedef {CustomEvent<{note: string, onFailed: () => void}>} NoteEvent */

class StatementDetail extends Part {
  /** @override */
  static properties = { ...Part.properties, verdicts: { attribute: false } };

  constructor() {
    super();
    /** @type {string[]} */
    this.verdicts = [];
  }

  /** @override */
  render() {
    const item = this.library.open;
    if (!item) return html`<p class="hint">${text("library_detail_none")}</p>`;
    return keyed(item.key, this.#statement(item));
  }

  /** @param {Item} item */
  #statement(item) {
    const { kept, page, person } = item;
    const link = statementLink(page, kept);
    /** @type {(change: Edit, onFailed?: () => void) => void} */
    const edit = (change, onFailed) => this.#edit(item, change, onFailed);
    const statement = kept.id;
    const facts = [kindText(kept.kind), kept.stance && kept.stance !== "neutral" ? text(`stance_${kept.stance}`) : ""];
    if (kept.comment !== undefined) facts.push(commentText(kept));
    if (kept.origin === "found" && kept.confidence !== undefined && kept.state === "found") {
      facts.push(confidenceText(kept.confidence));
    }
    return html`
      <div class="detail-top">
        <button class="quiet back" data-act="close-detail">${text("library_detail_close")}</button>
      </div>
      <blockquote class="${kept.kind ?? ""}" dir="auto">${cited(item.words, kept.kind)}</blockquote>
      <p class="quiet">${facts.filter(Boolean).join(" · ")}</p>
      <words-field
        .content=${kept.content}
        .found=${kept.edited.includes("content") ? kept.found : undefined}
        @words=${(/** @type {CustomEvent<{content: Selector[], onFailed: () => void}>} */ { detail }) =>
          edit({ type: "setContent", statement, content: detail.content }, detail.onFailed)}
      ></words-field>
      <div class="bar">
        ${
          link
            ? html`<a class="button" href=${link} target="_blank" rel="noopener">${text("library_open_page")}</a>`
            : nothing
        }
        <button data-act="copy" data-style="plain" title=${text("library_copy_plain_hint")}>
          ${text("library_copy_plain")}
        </button>
      </div>
      <p class="verbs">
        ${["markdown", "html"].map(
          (style) => html`
            <button class="link" data-act="copy" data-style=${style} title=${text(`library_copy_${style}_hint`)}>
              ${text(`library_copy_${style}`)}
            </button>
          `,
        )}
      </p>

      ${speakerField(item, edit)}
      ${
        person
          ? html`<button class="link" data-act="only-person">${text("library_all_by", person.name)}</button>`
          : nothing
      }
      <note-field
        .label=${text("library_note")}
        .note=${kept.note}
        @note=${(/** @type {NoteEvent} */ { detail: { note, onFailed } }) =>
          edit({ type: "setNote", statement, note }, onFailed)}
      ></note-field>
      ${tagsField("add-tag", text("library_tags"), kept.tags, this.#knownTags(), (tags, onFailed) =>
        edit({ type: "setTags", statement, tags }, onFailed),
      )}
      ${assessmentFields(kept.assessment, this.verdicts, (assessment, onFailed) =>
        edit({ type: "assess", statement, ...(assessment && { assessment }) }, onFailed),
      )}

      <div class="bar">
        ${
          kept.state === "found"
            ? html`<button @click=${() => edit({ type: "setState", statement, state: "confirmed" })}>
                ${text("library_confirm")}
              </button>`
            : html`<button @click=${() => edit({ type: "setState", statement, state: "found" })}>
                ${text(kept.state === "confirmed" ? "library_unconfirm" : "library_unreject")}
              </button>`
        }
        ${
          kept.state === "rejected"
            ? nothing
            : html`<button class="danger" data-act="delete-open">
                ${text(kept.origin === "found" ? "library_reject" : "library_delete")}
              </button>`
        }
      </div>

      <section class="source">
        <h2>${text("library_source")}</h2>
        <p dir="auto">${page.title ?? page.url}</p>
        <p class="quiet">
          ${[item.site, text(item.dated ? "library_published_on" : "library_kept_on", dateText(item.date))]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <button class="link" data-act="only-page">${text("library_all_on_page")}</button>
        <note-field
          .name=${"page-note"}
          .label=${text("library_page_note")}
          .note=${page.note}
          @note=${(/** @type {NoteEvent} */ { detail: { note, onFailed } }) =>
            edit({ type: "setNote", note }, onFailed)}
        ></note-field>
        ${tagsField("add-page-tag", text("library_page_tags"), page.tags, this.#knownTags(), (tags, onFailed) =>
          edit({ type: "setTags", tags }, onFailed),
        )}
      </section>
    `;
  }

  #knownTags() {
    return [...this.library.result.counts.tag.keys()].filter(Boolean);
  }

  /**
   * @param {Item} item
   * @param {Edit} edit
   * @param {() => void} [onFailed]
   */
  #edit(item, edit, onFailed) {
    this.dispatchEvent(new CustomEvent("edit", { bubbles: true, detail: { page: item.page.id, edit, onFailed } }));
  }
}

customElements.define("statement-detail", StatementDetail);
