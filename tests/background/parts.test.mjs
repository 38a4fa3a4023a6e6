/** Answers with very many statements come in parts, and are whole in the end or asked for again. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inParts, Parts } from "../../extension/common/parts.js";

/** @param {number} statements @param {number} [placed] */
function opened(statements, placed = statements) {
  const items = (/** @type {number} */ length) => Array.from({ length }, (_, id) => ({ id: String(id) }));
  return /** @type {any} */ ({ kept: true, record: { id: "r", statements: items(statements) }, placed: items(placed) });
}

describe("answers in parts", () => {
  it("are the same as in one", async () => {
    for (const [statements, placed] of [
      [0, 0],
      [499, 499],
      [500, 500],
      [501, 501],
      [1000, 1000],
      [1001, 1001],
      [3, 1700],
      [1700, 3],
    ]) {
      const parts = new Parts();
      const whole = opened(statements ?? 0, placed);
      const before = structuredClone(whole);
      const got = await inParts(
        async () => structuredClone(parts.first(whole, "7:0")),
        async ({ token, from }) => structuredClone(parts.next(token, from, "7:0")),
      );
      assert.deepEqual(got, before, `${statements} statements, ${placed} places`);
      assert.deepEqual(whole, before, "and what is kept of it stays as it is");
    }
  });

  it("never have more than one message should", () => {
    const parts = new Parts();
    const first = parts.first(opened(12_000));
    assert.equal(first.record.statements.length, 500);
    assert.equal(first.placed.length, 500);
    assert.equal(parts.next(String(first.rest), 500)?.statements.length, 500);
  });

  it("are made in pages that are not served safely, too", (test) => {
    // There the browser has no such function.
    test.mock.method(crypto, "randomUUID", () => assert.fail("it is not to be had"));
    assert.ok(new Parts().first(opened(501)).rest);
  });

  it("can be asked for once more, when no reply came", () => {
    const parts = new Parts();
    const { rest = "" } = parts.first(opened(1200));
    assert.equal(parts.next(rest, 500)?.statements[0]?.id, "500");
    assert.equal(parts.next(rest, 500)?.statements[0]?.id, "500");
    assert.equal(parts.next(rest, 1000)?.isLast, true);
    assert.equal(parts.next(rest, 500), null, "what has been fetched is not held any longer");
  });

  it("are for who asked first, and nobody else", () => {
    const parts = new Parts();
    const { rest = "" } = parts.first(opened(1200), "7:0");
    assert.equal(parts.next(rest, 500, "7:1"), null);
    assert.equal(parts.next("other", 500, "7:0"), null);
    assert.equal(parts.next(rest, 500, "7:0")?.statements.length, 500);
  });

  it("are asked for anew where the rest is lost, and given up when that goes on", async () => {
    let parts = new Parts();
    let losses = 2;
    const whole = opened(1200);
    const first = async () => structuredClone(parts.first(whole));
    const rest = async (/** @type {{token: string, from: number}} */ { token, from }) => {
      if (losses-- > 0) parts = new Parts();
      return parts.next(token, from);
    };
    assert.equal((await inParts(first, rest)).record.statements.length, 1200);
    losses = Infinity;
    await assert.rejects(inParts(first, rest), /lost/);
  });

  it("keep the rest of few answers only", () => {
    const parts = new Parts();
    const tokens = Array.from({ length: 5 }, () => String(parts.first(opened(1200)).rest));
    assert.deepEqual(
      tokens.map((token) => parts.next(token, 500) === null),
      [true, false, false, false, false],
    );
  });
});
