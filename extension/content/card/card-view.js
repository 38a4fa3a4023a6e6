/** What the card tells of its statement. */

/** @import {Kept, Placed, Statement} from "../../common/types.js" */

import { element, icon } from "../../common/dom.js";
import { commentText, confidenceText, text } from "../../common/i18n.js";

/**
 * @typedef {object} CardContent
 * @property {string} id of the statement
 * @property {number} statement its index
 * @property {number} total how many there are
 * @property {Statement["kind"]} kind
 * @property {Statement["stance"]} stance
 * @property {string} words what was said
 * @property {string | null} speaker
 * @property {string | null} role
 * @property {number} slot the speaker's colour
 * @property {number} ofSpeaker how many statements are the speaker's
 * @property {string | null} cue
 * @property {string | null} source
 * @property {string[]} reportedBy
 * @property {number} confidence
 * @property {string} rule
 * @property {string} link
 * @property {Kept} kept
 * @property {Placed} placed
 */

/**
 * @param {CardContent} content
 * @param {() => void} close
 * @param {(button: HTMLElement, act: () => void) => void} onPress
 */
export function headerOf({ speaker, role }, close, onPress) {
  const closer = element(
    "button",
    { type: "button", class: "icon", "data-part": "close", "aria-label": text("close"), title: text("close") },
    icon("close"),
  );
  onPress(closer, close);
  return element(
    "header",
    {},
    element("span", { class: "swatch", "aria-hidden": "true" }),
    element(
      "div",
      { class: "who" },
      element("h2", { id: "speaker", class: speaker ? null : "nobody", dir: "auto" }, speaker ?? text("no_speaker")),
      role && element("p", { class: "role", dir: "auto" }, role),
    ),
    closer,
  );
}

/**
 * @param {CardContent} content
 * @returns {Node[]}
 */
export function factsOf(content) {
  const { kind, stance, cue, source, reportedBy, kept, placed } = content;
  const parts = [
    element(
      "p",
      { class: "facts" },
      element("span", { class: `kind ${kind}` }, text(`kind_${kind}`)),
      stance !== "neutral" && element("span", { class: "stance" }, text(`stance_${stance}`)),
      certaintyOf(content),
    ),
    evidence(cue, source),
    kept.comment !== undefined && element("p", { class: "comment", dir: "auto" }, commentText(kept)),
    reportedBy.length > 0 && element("p", { class: "reported" }, text("reported_by", reportedBy.join(", "))),
    placed.text === "changed" && difference(placed.changes),
    assessment(kept),
    kept.note !== "" && element("div", { class: "note", dir: "auto" }, kept.note),
    kept.tags.length > 0 &&
      element(
        "ul",
        { class: "tags", "aria-label": text("card_tags") },
        ...kept.tags.map((tag) => element("li", { dir: "auto" }, tag)),
      ),
  ];
  return parts.filter((part) => part instanceof Node);
}

/** How sure it is that this is a statement, and whose: a person's word counts for more than a number. @param {CardContent} content */
function certaintyOf({ kept, confidence, rule }) {
  if (kept.origin === "added") return element("span", { class: "certain" }, text("card_added"));
  if (kept.state === "confirmed") return element("span", { class: "certain" }, icon("done"), text("card_confirmed"));
  if (kept.origin === "imported") return element("span", { class: "certain" }, text("card_imported"));
  if (kept.edited.includes("speaker")) return element("span", { class: "certain" }, text("card_corrected"));
  return element("span", { class: "confidence", title: text("found_by_rule", rule) }, confidenceText(confidence));
}

/**
 * The words of the page that say who said it.
 * @param {string | null} cue
 * @param {string | null} source
 */
function evidence(cue, source) {
  if (cue === null && source === null) return null;
  return element(
    "p",
    { class: "evidence" },
    `${text("evidence")} `,
    source !== null && element("q", { class: "source", dir: "auto" }, source),
    source !== null && cue !== null && " ",
    cue !== null && element("q", { class: "cue", dir: "auto" }, cue),
  );
}

/**
 * What has changed in the words since they were kept.
 * @param {Placed["changes"]} changes
 */
function difference(changes) {
  return element(
    "div",
    { class: "difference" },
    element("strong", {}, text("card_changed")),
    element(
      "p",
      { dir: "auto" },
      ...changes.map(([what, words]) => {
        if (what === "gone") return element("del", {}, words);
        return what === "new" ? element("ins", {}, words) : words;
      }),
    ),
  );
}

/** @param {Kept} kept */
function assessment({ assessment: assessed }) {
  if (!assessed) return null;
  const { verdict, status, sources } = assessed;
  return element(
    "div",
    { class: "assessment" },
    verdict !== "" && element("strong", { dir: "auto" }, text("card_verdict", verdict)),
    element("span", { class: "status" }, text(`card_status_${status}`)),
    ...sources.map(({ url, title }) =>
      // An address that is a script's is not followed.
      /^https?:/i.test(url)
        ? element("a", { href: url, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, title || url)
        : element("span", { dir: "auto" }, title || url),
    ),
  );
}
