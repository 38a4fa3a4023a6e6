/** The comparison of the case files itself: it sees every difference. */

import assert from "node:assert/strict";
import { it } from "node:test";

import { differences, pageOf, textOf } from "../support/cases.mjs";

/** @import { Found } from "../../target/wasm/hearsay.js" */
/** @import { Case } from "../support/cases.mjs" */

/** @type {Case} */
const example = {
  name: "two paragraphs",
  text: "“One.\n\n “Two,” said Ada Brook.",
  statement: [
    {
      content: ["One.\n\n “Two,"],
      kind: "direct",
      cue: "said",
      stance: "neutral",
      speaker: "Ada Brook",
      role: "mayor",
    },
  ],
};

/** @returns {Found} */
const right = () => ({
  statements: [
    {
      kind: "direct",
      content: [{ start: 1, end: 12 }],
      cue: { start: 14, end: 18 },
      stance: "neutral",
      source: null,
      speaker: 0,
      reportedBy: [],
      confidence: 1,
      rule: "quote.tag",
    },
  ],
  speakers: [{ id: 0, name: "Ada Brook", type: "person", roles: ["mayor"], mentions: [] }],
});

it("what is right has no differences", () => {
  assert.equal(textOf(pageOf(example)), "“One.\n\n“Two,” said Ada Brook.");
  assert.deepEqual(differences(example, right()), []);
});

/** @type {[string, (found: Found) => void, RegExp][]} */
const broken = [
  ["a missing statement", (found) => found.statements.pop(), /^missing: "One\./],
  ["one too many", (found) => found.statements.push(.../** @type {Found} */ (right()).statements), /^not expected: /],
  ["other words", (found) => Object.assign(found.statements[0]?.content[0] ?? {}, { end: 11 }), /^missing: /],
  [
    "another kind",
    (found) => Object.assign(found.statements[0] ?? {}, { kind: "mixed" }),
    /kind is "mixed", not "direct"/,
  ],
  ["no cue", (found) => Object.assign(found.statements[0] ?? {}, { cue: null }), /cue is "", not "said"/],
  [
    "another stance",
    (found) => Object.assign(found.statements[0] ?? {}, { stance: "denial" }),
    /stance is "denial", not "neutral"/,
  ],
  [
    "no speaker",
    (found) => Object.assign(found.statements[0] ?? {}, { speaker: null }),
    /speaker is "", not "Ada Brook"/,
  ],
  ["no role", (found) => found.speakers[0]?.roles.pop(), /role "mayor" is not among none/],
];

for (const [name, change, expected] of broken) {
  it(`sees ${name}`, () => {
    const found = right();
    change(found);
    assert.match(differences(example, found)[0] ?? "", expected);
  });
}

it("a source that must be absent is not there", () => {
  const expecting = { ...example, statement: [{ content: ["One.\n\n“Two,"], source: "", reported_by: [] }] };
  assert.deepEqual(differences(expecting, right()), []);
  const found = right();
  Object.assign(found.statements[0] ?? {}, { source: { start: 19, end: 28 }, reportedBy: [0] });
  assert.equal(differences(expecting, found).length, 2);
});
