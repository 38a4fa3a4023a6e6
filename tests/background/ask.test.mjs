/** Asking a background that may be stopped at any moment. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { askBackground } from "../../extension/common/messages.js";

/** A background that gives these answers, one after the other; a text is an error of the browser. @param {unknown[]} answers */
function background(answers) {
  /** @type {any[]} */
  const asked = [];
  const runtime = {
    id: /** @type {string | undefined} */ ("own"),
    async sendMessage(/** @type {any} */ message) {
      asked.push(message);
      const answer = answers.shift();
      if (typeof answer === "string") throw new Error(answer);
      return answer;
    },
  };
  Object.assign(globalThis, { chrome: { runtime } });
  return { asked, runtime };
}

const GONE = "the message port closed before a response was received";

describe("what is asked of the background", () => {
  it("is asked again, as the same, while it is being stopped", async () => {
    const { asked } = background([GONE, undefined, GONE, { ok: true, answer: null }]);
    assert.equal(await askBackground("off", {}), null);
    assert.equal(asked.length, 4);
    assert.equal(new Set(asked.map(({ once }) => once)).size, 1);
    assert.equal(asked[0].type, "off");
  });

  it("is given up at last", async () => {
    const { asked } = background(Array(9).fill(GONE));
    await assert.rejects(askBackground("off", {}), new RegExp(GONE));
    assert.equal(asked.length, 5);
  });

  it("is asked once where the answer is no", async () => {
    const { asked } = background([
      { ok: false, error: "fault:disk_full" },
      { ok: true, answer: null },
    ]);
    await assert.rejects(askBackground("off", {}), /fault:disk_full/);
    assert.equal(asked.length, 1);
  });

  it("is asked once where the extension is gone", async () => {
    const { asked, runtime } = background([GONE, { ok: true, answer: null }]);
    runtime.id = undefined;
    await assert.rejects(askBackground("off", {}), new RegExp(GONE));
    assert.equal(asked.length, 1);
  });
});
