/** When Hearsay runs: at the button, on chosen sites, everywhere. */

/** @import {Act, State} from "./main.js" */

import { html, nothing } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { text } from "../common/i18n.js";
import { forgetSite, runAlways, runEverywhere, runEverywhereNoLonger, runNever, siteTyped } from "../common/sites.js";
import { box, section, settingBox } from "./controls.js";

/** The site that the reader was sent here to allow. */
const OFFERED = new URLSearchParams(location.search).get("site") ?? "";

/**
 * @param {State} state
 * @param {Act} act
 */
export function running(state, act) {
  const runsEverywhere = state.settings["all-sites"] && state.mayRunEverywhere;
  return section(
    "running",
    html`${settingBox("open-panel", state, act)}
    ${box("all-sites", runsEverywhere, (isOn) => void act(isOn ? runEverywhere : runEverywhereNoLonger))}
    ${sites(state, act)}`,
  );
}

/**
 * @param {State} state
 * @param {Act} act
 */
function sites({ settings, allowed }, act) {
  const names = Object.keys(settings.sites).sort();
  return html`<h3 id="sites-title">${text("options_sites")}</h3>
    <p class="hint">${text("options_sites_hint")}</p>
    ${
      names.length === 0
        ? nothing
        : html`<ul id="sites" aria-labelledby="sites-title">
            ${repeat(
              names,
              (site) => site,
              (site) => row(site, settings.sites[site] === "never", allowed.has(site), act),
            )}
          </ul>`
    }
    <form id="add-site" @submit=${(/** @type {SubmitEvent} */ event) => add(event, act)}>
      <input
        name="site"
        autocomplete="off"
        spellcheck="false"
        inputmode="url"
        .value=${OFFERED}
        placeholder=${text("options_site_example")}
        aria-label=${text("options_site")}
      />
      <button value="always">${text("options_site_always")}</button>
      <button value="never">${text("options_site_never")}</button>
    </form>`;
}

/**
 * @param {string} site
 * @param {boolean} isNever
 * @param {boolean} isAllowed
 * @param {Act} act
 */
function row(site, isNever, isAllowed, act) {
  /** @param {Event} event */
  const choose = ({ target }) => {
    const rule = /** @type {HTMLSelectElement} */ (target).value;
    void act(() => (rule === "never" ? runNever(site) : runAlways(site)));
  };
  return html`<li data-site=${site}>
    <span class="site">${site}</span>
    ${
      isNever || isAllowed
        ? nothing
        : html`<button class="allow" @click=${() => void act(() => runAlways(site))}>${text("options_allow")}</button>`
    }
    <select
      aria-label=${text("options_site_rule", site)}
      .value=${live(isNever ? "never" : "always")}
      @change=${choose}
    >
      <option value="always">${text("options_site_always")}</option>
      <option value="never">${text("options_site_never")}</option>
    </select>
    <button
      class="quiet remove"
      aria-label=${text("options_remove_site", site)}
      @click=${() => void act(() => forgetSite(site))}
    >
      ${text("options_remove")}
    </button>
  </li>`;
}

/**
 * @param {SubmitEvent} event
 * @param {Act} act
 */
function add(event, act) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("site"));
  const site = siteTyped(field.value);
  field.setCustomValidity(site === undefined ? text("options_site_unknown") : "");
  field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  if (site === undefined) return void field.reportValidity();
  const isNever = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value === "never";
  form.reset();
  return void act(() => (isNever ? runNever(site) : runAlways(site)));
}
