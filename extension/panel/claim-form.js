/** Whether a claim is true: how far the check is, what it found, and where. */

/** @import {Assessment} from "../common/types.js" */
/** @import {Reader} from "./reader.js" */
/** @import {Row} from "./sift.js" */

import { html, nothing } from "lit/html.js";
import { text } from "../common/i18n.js";
import { sourcesOf, sourcesText, STATUSES } from "../common/assessment.js";
import { field, submitted } from "./fields.js";

/**
 * @param {Reader} reader
 * @param {Row} row
 */
export function claimForm(reader, { kept }) {
  const { record } = reader.view;
  const { drafts } = reader;
  const of = `${record.id}/${kept.id}`;
  const keys = { verdict: `${of}/verdict`, status: `${of}/status`, sources: `${of}/sources` };
  const saved = {
    verdict: kept.assessment?.verdict ?? "",
    status: kept.assessment?.status ?? "toCheck",
    sources: sourcesText(kept.assessment?.sources ?? []),
  };
  // One that is no longer in the reader's list is still the one that was chosen.
  const verdicts = [...new Set([...reader.verdicts, saved.verdict].filter(Boolean))];
  const send = () => {
    const sources = sourcesOf(drafts.get(keys.sources) ?? saved.sources);
    if (sources === null) return reader.tell(text("panel_sources_wrong"), true);
    /** @type {Assessment} */
    const assessment = {
      verdict: drafts.get(keys.verdict) ?? saved.verdict,
      status: /** @type {Assessment["status"]} */ (drafts.get(keys.status) ?? saved.status),
      sources,
    };
    return void reader.make({ type: "assess", statement: kept.id, assessment }, { drafts: Object.values(keys) });
  };
  return html`<form @submit=${submitted(send)}>
    <label class="line">
      <span>${text("panel_status")}</span>
      <select data-field="status" ${field(drafts, keys.status, saved.status)}>
        ${STATUSES.map((status) => html`<option value=${status}>${text(`panel_status_${status}`)}</option>`)}
      </select>
    </label>
    <label class="line">
      <span>${text("panel_verdict")}</span>
      <select data-field="verdict" ${field(drafts, keys.verdict, saved.verdict)}>
        <option value="">${text("panel_no_verdict")}</option>
        ${verdicts.map((verdict) => html`<option value=${verdict}>${verdict}</option>`)}
      </select>
    </label>
    <label class="block">
      <span>${text("panel_sources")}</span>
      <textarea
        rows="2"
        data-field="sources"
        dir="ltr"
        spellcheck="false"
        placeholder="https://"
        ${field(drafts, keys.sources, saved.sources)}
      ></textarea>
    </label>
    <div class="verbs">
      <button type="submit" data-verb="save-claim">${text("panel_save_claim")}</button>
      ${
        kept.assessment
          ? html`<button
              type="button"
              class="quiet"
              data-verb="drop-claim"
              @click=${() => void reader.make({ type: "assess", statement: kept.id }, { drafts: Object.values(keys) })}
            >
              ${text("panel_drop_claim")}
            </button>`
          : nothing
      }
    </div>
  </form>`;
}
