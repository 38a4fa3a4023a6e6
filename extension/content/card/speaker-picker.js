/** Choosing who said something: one of the page's speakers, or a name that is typed (a combobox, ARIA practices 1.2). */

import { element } from "../../common/dom.js";
import { text } from "../../common/i18n.js";
import { colourOf } from "../../common/palette.js";

/**
 * One who can be chosen.
 * @typedef {object} Choice
 * @property {string} id
 * @property {string} name
 * @property {string | null} role
 * @property {number} slot
 * @property {number} count of statements
 */

/** What is chosen: one of the page's, a new name, or nobody. @typedef {{id: string} | {name: string} | null} Chosen */

/** More than these are found by typing. */
const SHOWN = 50;

export class SpeakerPicker {
  #choices;
  #list = element("ul", { role: "listbox", id: "speakers", "aria-label": text("card_speakers") });
  #active = -1;
  /** @type {{id?: string, name: string}[]} */
  #shown = [];
  input = element("input", {
    id: "name",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": "speakers",
    "aria-autocomplete": "list",
    autocomplete: "off",
    autocapitalize: "words",
    spellcheck: "false",
    dir: "auto",
    "data-part": "name",
  });
  /** Called with each change. @type {() => void} */
  onchange = () => {};

  /**
   * @param {readonly Choice[]} choices
   * @param {string} typed
   */
  constructor(choices, typed) {
    this.#choices = choices;
    this.input.value = typed;
    this.input.addEventListener("input", () => this.#show());
    this.input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#list.addEventListener("click", (event) => {
      const option = /** @type {Element} */ (event.target).closest?.("[role=option]");
      const at = option ? [...this.#list.children].indexOf(option) : -1;
      if (!event.isTrusted || at < 0) return;
      this.#take(at);
      this.input.focus({ preventScroll: true });
    });
    this.#show();
  }

  /** @returns {HTMLElement[]} */
  get parts() {
    return [element("label", { for: "name" }, text("card_speaker_field")), this.input, this.#list];
  }

  get typed() {
    return this.input.value;
  }

  /** Who is chosen; undefined for none yet. @returns {{id: string} | {name: string} | undefined} */
  get chosen() {
    const active = this.#shown[this.#active];
    const name = active ? active.name : this.input.value.trim().replace(/\s+/gu, " ");
    if (!name) return undefined;
    const id = active?.id ?? this.#choices.find((choice) => fold(choice.name) === fold(name))?.id;
    return id === undefined ? { name } : { id };
  }

  #show() {
    const wanted = fold(this.input.value);
    /** @param {Choice} choice */
    const rank = ({ name }) => {
      const folded = fold(name);
      return folded.startsWith(wanted) ? 0 : folded.includes(` ${wanted}`) ? 1 : folded.includes(wanted) ? 2 : 3;
    };
    const found = this.#choices
      .map((choice) => ({ choice, rank: rank(choice) }))
      .filter((each) => each.rank < 3)
      .sort((a, b) => a.rank - b.rank || b.choice.count - a.choice.count)
      .slice(0, SHOWN)
      .map(({ choice }) => choice);
    const typed = this.input.value.trim().replace(/\s+/gu, " ");
    const isNew = typed !== "" && !found.some(({ name }) => fold(name) === fold(typed));
    this.#shown = isNew ? [...found, { name: typed }] : found;
    this.#list.replaceChildren(...found.map(optionOf), ...(isNew ? [newOption(typed, found.length)] : []));
    this.#list.hidden = this.#shown.length === 0;
    this.input.setAttribute("aria-expanded", String(this.#shown.length > 0));
    this.#activate(-1);
  }

  /** @param {number} at */
  #take(at) {
    const taken = this.#shown[at];
    if (!taken) return;
    this.input.value = taken.name;
    this.#show();
    this.#activate(this.#shown.findIndex(({ name }) => name === taken.name));
  }

  /** @param {number} at */
  #activate(at) {
    this.#active = at;
    [...this.#list.children].forEach((option, each) => {
      option.setAttribute("aria-selected", String(each === at));
      if (each === at) option.scrollIntoView({ block: "nearest" });
    });
    const id = this.#list.children[at]?.id;
    if (id) this.input.setAttribute("aria-activedescendant", id);
    else this.input.removeAttribute("aria-activedescendant");
    this.onchange();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!event.isTrusted || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const count = this.#shown.length;
    if (count === 0 || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    if (event.key === "ArrowDown") this.#activate((this.#active + 1) % count);
    else this.#activate(this.#active <= 0 ? count - 1 : this.#active - 1);
  }
}

/**
 * @param {Choice} choice
 * @param {number} at
 */
function optionOf({ name, role, slot, count }, at) {
  const dot = element("span", { class: "dot", "aria-hidden": "true" });
  dot.style.setProperty("--speaker", colourOf(slot));
  return element(
    "li",
    { role: "option", id: `option-${at}`, "aria-selected": "false" },
    dot,
    element("span", { class: "who", dir: "auto" }, name, role && element("small", {}, ` ${role}`)),
    element("span", { class: "count", "aria-hidden": "true" }, count > 0 ? text("card_number", count) : ""),
  );
}

/**
 * @param {string} name
 * @param {number} at
 */
function newOption(name, at) {
  return element(
    "li",
    { role: "option", id: `option-${at}`, "aria-selected": "false" },
    element("span", { class: "who", dir: "auto" }, text("card_new_speaker", name)),
  );
}

/** @param {string} name */
const fold = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase().trim();
