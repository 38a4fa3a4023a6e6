/** The list of statements, by speaker, in the order in which each speaker is first heard. */

/** @import {Outline, OutlineStatement} from "../common/types.js" */

import { element } from "../common/dom.js";
import { confidenceText, text } from "../common/i18n.js";
import { askPage } from "../common/messages.js";
import { colourOf, NO_SPEAKER } from "../common/palette.js";

/**
 * @param {Outline} outline
 * @param {number} tabId
 * @returns {HTMLElement[]}
 */
export function speakerSections(outline, tabId) {
  /** @type {Map<number | null, number[]>} */
  const bySpeaker = new Map();
  outline.statements.forEach(({ speaker }, at) => bySpeaker.set(speaker, [...(bySpeaker.get(speaker) ?? []), at]));
  // Those that nobody is named for come last.
  const nobody = bySpeaker.get(null);
  bySpeaker.delete(null);
  const sections = [...bySpeaker].map(([speaker, statements]) => section(outline, speaker, statements, tabId));
  return nobody ? [...sections, section(outline, null, nobody, tabId)] : sections;
}

/**
 * @param {Outline} outline
 * @param {number | null} at
 * @param {number[]} statements
 * @param {number} tabId
 */
function section(outline, at, statements, tabId) {
  const speaker = at === null ? undefined : outline.speakers[at];
  const id = `speaker-${at ?? "none"}`;
  const about = [speaker?.role, speaker && speaker.type !== "person" ? text(`type_${speaker.type}`) : null];
  const made = element(
    "section",
    { class: "speaker", "data-speaker": String(at ?? "none"), "aria-labelledby": id },
    element(
      "h2",
      { id },
      element("span", { class: "swatch", "aria-hidden": "true" }),
      element("bdi", { class: "name" }, speaker?.name ?? text("no_speaker")),
      element("span", { class: "count" }, String(statements.length)),
    ),
    element("p", { class: "role", dir: "auto" }, about.filter(Boolean).join(" · ")),
    element(
      "ol",
      {},
      ...statements.map((statement) =>
        element("li", {}, item(/** @type {OutlineStatement} */ (outline.statements[statement]), statement, tabId)),
      ),
    ),
  );
  made.style.setProperty("--speaker", colourOf(speaker?.slot ?? NO_SPEAKER));
  return made;
}

/**
 * @param {OutlineStatement} statement
 * @param {number} at
 * @param {number} tabId
 */
function item(statement, at, tabId) {
  const reported = statement.reportedBy.length ? text("reported_by_short", statement.reportedBy.join(", ")) : null;
  const stance = statement.stance === "neutral" ? null : text(`stance_${statement.stance}`);
  return element(
    "button",
    {
      type: "button",
      class: `statement ${statement.kind}`,
      "data-statement": String(at),
      "data-kind": statement.kind,
      title: confidenceText(statement.confidence),
      onclick: () => void askPage(tabId, "show", { statement: statement.id }).catch(() => {}),
    },
    element(
      "span",
      { class: "words", dir: "auto" },
      statement.kind === "direct" ? `“${statement.text}”` : statement.text,
    ),
    element(
      "span",
      { class: "facts" },
      [text(`kind_${statement.kind}_short`), stance, reported].filter(Boolean).join(" · "),
    ),
  );
}
