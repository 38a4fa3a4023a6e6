/** The bar above the pages: which file it is, where the reader is in it, how large it is. */

/** @import {Sheets, Zoom} from "./sheets.js" */

import { element } from "../common/dom.js";
import { text } from "../common/i18n.js";

/**
 * @param {HTMLElement} bar
 * @param {object} options
 * @param {Sheets} options.sheets
 * @param {string} options.title
 * @param {string | undefined} options.url of the file, where it has one on the web
 * @param {(zoom: Zoom) => void} options.onzoom
 * @param {() => void} options.onpanel
 * @param {() => void} options.ontoggle
 * @param {AbortSignal} options.signal
 */
export function fillBar(bar, { sheets, title, url, onzoom, onpanel, ontoggle, signal }) {
  const page = element("input", {
    id: "page",
    inputmode: "numeric",
    autocomplete: "off",
    "aria-label": text("viewer_page"),
    onchange: () => {
      const number = Number(page.value);
      if (Number.isInteger(number) && number > 0) sheets.goTo(number);
      show();
    },
    onfocus: () => page.select(),
  });
  const zoom = element(
    "select",
    {
      id: "zoom",
      "aria-label": text("viewer_zoom"),
      onchange: () => choose(zoom.value === "width" || zoom.value === "page" ? zoom.value : Number(zoom.value)),
    },
    ...["width", "page"].map((value) => element("option", { value }, text(`viewer_zoom_${value}`))),
    ...[0.5, 0.75, 1, 1.25, 1.5, 2, 3].map((value) => element("option", { value: String(value) }, percent(value))),
    element("option", { value: "", hidden: true }),
  );
  /** @param {Zoom} value */
  const choose = (value) => {
    sheets.setZoom(value);
    onzoom(sheets.zoom);
  };
  /** @param {1 | -1} direction */
  const step = (direction) => {
    sheets.step(direction);
    onzoom(sheets.zoom);
  };
  const previous = button("previous", "‹", () => sheets.goTo(sheets.current - 1));
  const next = button("next", "›", () => sheets.goTo(sheets.current + 1));
  bar.replaceChildren(
    element("h1", { class: "title", dir: "auto", title }, title),
    element(
      "span",
      { class: "group" },
      previous,
      page,
      element("span", { class: "told" }, text("viewer_of", sheets.count)),
      next,
    ),
    element(
      "span",
      { class: "group" },
      button("smaller", "−", () => step(-1)),
      zoom,
      button("larger", "+", () => step(1)),
    ),
    element(
      "span",
      { class: "group" },
      button("toggle", text("viewer_toggle_on"), ontoggle, text("viewer_toggle")),
      button("panel", text("viewer_panel"), onpanel, text("viewer_panel_title")),
      url &&
        element(
          "a",
          { class: "button wide", href: url, title: text("viewer_original_title") },
          text("viewer_original"),
        ),
    ),
  );

  function show() {
    const { current, count } = sheets;
    if (document.activeElement !== page || page.value === "") page.value = String(current);
    previous.disabled = current === 1;
    next.disabled = current === count;
    const value = String(sheets.zoom);
    zoom.value = value;
    if (zoom.value !== value) {
      const other = /** @type {HTMLOptionElement} */ (zoom.lastElementChild);
      other.value = value;
      other.textContent = percent(sheets.scale);
      zoom.value = value;
    }
  }
  sheets.onchange = show;
  show();
  bar.hidden = false;

  const onkey = (/** @type {KeyboardEvent} */ event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const act = { "+": () => step(1), "=": () => step(1), "-": () => step(-1), 0: () => choose("width") }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  addEventListener("keydown", onkey, { signal });
}

/** Says whether the statements are shown. @param {HTMLElement} bar @param {boolean} isOn */
export function showToggle(bar, isOn) {
  const toggle = bar.querySelector("#toggle");
  toggle?.setAttribute("aria-pressed", String(isOn));
  if (toggle) toggle.textContent = text(isOn ? "viewer_toggle_off" : "viewer_toggle_on");
}

/**
 * @param {string} id
 * @param {string} sign
 * @param {() => void} act
 * @param {string} [label]
 */
function button(id, sign, act, label = text(`viewer_${id}`)) {
  // A sign is no name, words are one.
  const name = sign.length === 1 ? label : undefined;
  return element("button", { type: "button", id, title: label, "aria-label": name, onclick: act }, sign);
}

/** @param {number} share */
const percent = (share) => new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(share);
