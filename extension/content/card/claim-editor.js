/** Saying whether a statement is true: how far the check is, what it found, and where. */

/** @import {Assessment, Edit} from "../../common/types.js" */
/** @import {Editing} from "./editing.js" */
/** @import {ShownStatement} from "../shown.js" */

import { sourcesOf, sourcesText, STATUSES } from "../../common/assessment.js";
import { element } from "../../common/dom.js";
import { text } from "../../common/i18n.js";
import { drafted, forgetDraft } from "./drafts.js";
import { Editor } from "./editor.js";

/**
 * @param {ShownStatement} statement
 * @param {readonly string[]} verdicts the reader's own list
 * @param {Editing} editing
 */
export function claimEditor({ id, kept: { assessment } }, verdicts, editing) {
  const drafts = { verdict: `verdict:${id}`, status: `status:${id}`, sources: `sources:${id}` };
  const saved = {
    verdict: assessment?.verdict ?? "",
    status: assessment?.status ?? "toCheck",
    sources: sourcesText(assessment?.sources ?? []),
  };
  // One that is no longer in the reader's list is still the one that was chosen.
  const known = [...new Set([...verdicts, saved.verdict].filter(Boolean))];
  /** @param {string} name @param {[string, string][]} options */
  const select = (name, options) =>
    element(
      "select",
      { id: name, "data-part": name },
      ...options.map(([value, label]) => element("option", { value }, label)),
    );
  const verdict = drafted(
    select("verdict", [
      ["", text("panel_no_verdict")],
      ...known.map((each) => /** @type {[string, string]} */ ([each, each])),
    ]),
    drafts.verdict,
    saved.verdict,
  );
  const status = drafted(
    select("status", [
      ...STATUSES.map((each) => /** @type {[string, string]} */ ([each, text(`panel_status_${each}`)])),
      ["", text("card_check_none")],
    ]),
    drafts.status,
    saved.status,
  );
  const sources = drafted(
    element("textarea", { id: "sources", rows: "2", dir: "ltr", spellcheck: "false", "data-part": "sources" }),
    drafts.sources,
    saved.sources,
  );
  const labelled = (/** @type {HTMLElement} */ field, /** @type {string} */ key) =>
    element("div", { class: "field" }, element("label", { for: field.id }, text(key)), field);
  return new Editor(
    text("panel_part_claim"),
    {
      parts: [
        element("div", { class: "pair" }, labelled(verdict, "panel_verdict"), labelled(status, "panel_status")),
        labelled(sources, "panel_sources"),
      ],
      first: verdict,
    },
    {
      async save() {
        const found = sourcesOf(sources.value);
        if (found === null) throw new Error(text("panel_sources_wrong"));
        /** @type {Edit} */
        const edit = { type: "assess", statement: id };
        if (status.value) {
          const how = /** @type {Assessment["status"]} */ (status.value);
          edit.assessment = { verdict: verdict.value, status: how, sources: found };
        }
        await editing.make([edit], text("card_check_done"));
        for (const draft of Object.values(drafts)) forgetDraft(draft);
      },
    },
  );
}
