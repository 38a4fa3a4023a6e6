/** The assessment of a claim: verdict, how far it is checked, and what the evidence is. */

/** @import {Assessment} from "../../common/types.js" */

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { text } from "../../common/i18n.js";
import { webLink } from "../model/links.js";

const STATUS = /** @type {const} */ (["toCheck", "checking", "done"]);

/**
 * @param {Assessment | undefined} assessment
 * @param {readonly string[]} verdicts
 * @param {(assessment: Assessment | undefined, onFailed?: () => void) => void} set
 */
export function assessmentFields(assessment, verdicts, set) {
  if (!assessment) {
    return html`
      <div class="field">
        <span class="label">${text("library_assessment")}</span>
        <button @click=${() => set({ verdict: "", sources: [], status: "toCheck" })}>${text("library_assess")}</button>
      </div>
    `;
  }
  const { verdict, status } = assessment;
  // Verdicts of another list, as of an import, stay to be chosen.
  const choices = verdict && !verdicts.includes(verdict) ? [...verdicts, verdict] : verdicts;
  return html`
    <fieldset class="field assessment">
      <legend>${text("library_assessment")}</legend>
      <label>
        <span>${text("library_verdict")}</span>
        <select
          id="verdict"
          .value=${live(verdict)}
          @change=${(/** @type {Event} */ event) => set({ ...assessment, verdict: valueOf(event) })}
        >
          <option value="" ?selected=${!verdict}>${text("library_verdict_none")}</option>
          ${choices.map((choice) => html`<option value=${choice} ?selected=${choice === verdict}>${choice}</option>`)}
        </select>
      </label>
      <label>
        <span>${text("library_status")}</span>
        <select
          id="status"
          .value=${live(status)}
          @change=${(/** @type {Event} */ event) =>
            set({ ...assessment, status: STATUS.find((each) => each === valueOf(event)) ?? status })}
        >
          ${STATUS.map(
            (each) =>
              html`<option value=${each} ?selected=${each === status}>${text(`library_status_${each}`)}</option>`,
          )}
        </select>
      </label>
      ${sources(assessment, set)}
      <button class="link" @click=${() => set(undefined)}>${text("library_assess_remove")}</button>
    </fieldset>
  `;
}

/**
 * @param {Assessment} assessment
 * @param {(assessment: Assessment, onFailed?: () => void) => void} set
 */
function sources(assessment, set) {
  /** @param {Event} event */
  const add = ({ target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    const typed = input.value;
    const url = webLink(typed.trim());
    input.setCustomValidity(url || !input.value ? "" : text("library_evidence_wrong"));
    if (!input.reportValidity() || !url) return;
    input.value = "";
    set({ ...assessment, sources: [...assessment.sources, { url }] }, () => (input.value = typed));
  };
  return html`
    <div class="evidence">
      <label for="evidence">${text("library_evidence")}</label>
      ${
        assessment.sources.length === 0
          ? nothing
          : html`<ul>
              ${assessment.sources.map(({ url, title }, at) => {
                const link = webLink(url);
                const label = title ?? url;
                return html`<li>
                  ${
                    link
                      ? html`<a href=${link} target="_blank" rel="noopener noreferrer" dir="auto">${label}</a>`
                      : html`<span dir="auto">${label}</span>`
                  }
                  <button
                    class="remove"
                    aria-label=${text("library_evidence_remove", label)}
                    @click=${() => set({ ...assessment, sources: assessment.sources.toSpliced(at, 1) })}
                  >
                    <span aria-hidden="true">×</span>
                  </button>
                </li>`;
              })}
            </ul>`
      }
      <input
        id="evidence"
        type="url"
        placeholder="https://…"
        @input=${(/** @type {Event} */ { target }) => /** @type {HTMLInputElement} */ (target).setCustomValidity("")}
        @change=${add}
      />
    </div>
  `;
}

/** @param {Event} event */
const valueOf = ({ target }) => /** @type {HTMLSelectElement} */ (target).value;
