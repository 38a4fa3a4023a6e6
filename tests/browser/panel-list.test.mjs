/** The panel's list: who speaks and how much, what is shown of it, in which order, and what is hidden in the page. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { STATEMENTS } from "./article.mjs";
import { openPanel, settled, until } from "./harness/index.mjs";
import { announced } from "./in-page.mjs";
import { choose, listed, pressOn, readInPanel, readOwn, textsOf, untilListed, write } from "./panel-support.mjs";
import { ofOwnPages, painted } from "./support.mjs";

const ALL = ["We will open", "the delay", "that the work", "Nobody asked", "We would have told"];

ofOwnPages("the panel's list", (stage) => {
  test("speakers have initials, a role and their share of the words", async () => {
    const { panel } = await readInPanel(stage);
    assert.deepEqual(await textsOf(panel, ".person .initials"), ["AB", "TR", "C"]);
    assert.deepEqual(await textsOf(panel, ".person .name"), ["Ada Brook", "Tom Reed", "council"]);
    assert.match((await textsOf(panel, ".person .role")).join(), /mayor of Holt/);
    const words = STATEMENTS.map(({ text }) => text.split(/\s/u).length);
    const brook = Math.round((100 * ((words[0] ?? 0) + (words[4] ?? 0))) / words.reduce((sum, each) => sum + each));
    assert.equal((await textsOf(panel, ".person .amount"))[0], `${brook}% of the words · 2 statements`);
    const bars = await panel.evaluate(() =>
      [...document.querySelectorAll(".share")].map((bar) => {
        const filled = parseFloat(getComputedStyle(bar, "::before").width);
        return Math.round((100 * filled) / bar.getBoundingClientRect().width);
      }),
    );
    const amounts = (await textsOf(panel, ".person .amount")).map((amount) => parseInt(amount));
    bars.forEach((bar, at) => assert.ok(Math.abs(bar - (amounts[at] ?? 0)) <= 1, `${bars} shows ${amounts}`));
    assert.match(await panel.evaluate(() => document.title), /^Who said what/);
  });

  test("of more speakers than there are colours, those who say most have one of their own", async () => {
    const names =
      "Ada Brook,Tom Reed,Mia Olsen,Otto Lind,Ruth Vance,Carl Moss,Nina Holt,Ivan Petrov,Lena Falk,Hugo Stern,Vera Kane";
    const said = names.split(",").map((name, at) => {
      // The later ones say the most.
      const words =
        at < 7
          ? "We are ready now"
          : `We have been ready for it since the winter ${"and again and again ".repeat(at - 5)}now`;
      return `<p>“${words},” said ${name}.</p>`;
    });
    const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Eleven</title><h1>Eleven</h1>${said.join("")}`;
    const { panel } = await readOwn(stage, "/eleven", body);
    const five = await panel.evaluate(() =>
      [...document.querySelectorAll(".person")].map((person) => [
        person.querySelector(".name")?.textContent ?? "",
        getComputedStyle(/** @type {Element} */ (person.querySelector(".initials"))).backgroundColor,
      ]),
    );
    assert.deepEqual(
      five.map(([name]) => name),
      ["Vera Kane", "Hugo Stern", "Lena Falk", "Ivan Petrov", "Ada Brook"],
    );
    assert.equal(new Set(five.map(([, colour]) => colour)).size, 5);
  });

  test("the list narrows to a speaker, and to what is searched for, and widens again", async () => {
    const { panel } = await readInPanel(stage);
    await untilListed(panel, ALL);
    await pressOn(panel, ".person:nth-child(2) .voice");
    await untilListed(panel, ["Nobody asked", "We would have told"]);
    assert.deepEqual(await textsOf(panel, "#count"), ["2 of 5 shown"]);
    await pressOn(panel, ".person:nth-child(1) .voice");
    await untilListed(
      panel,
      ALL.filter((words) => !words.startsWith("that")),
    );
    await write(panel, "#search", "tide");
    await untilListed(panel, ["We would have told"]);
    await write(panel, "#search", "nowhere");
    await until("it says that there is none", async () => (await textsOf(panel, ".none")).length === 1);
    await pressOn(panel, "#clear");
    await untilListed(panel, ALL);
    assert.equal(await panel.evaluate(() => document.activeElement?.id), "search");
  });

  test("the list narrows by kind, stance and confidence", async () => {
    const { panel } = await readInPanel(stage);
    await pressOn(panel, "#filters > summary");
    await choose(panel, "#filter-kind", "Reported, not quoted");
    await untilListed(panel, ["that the work"]);
    await choose(panel, "#filter-kind", "Any");
    await choose(panel, "#filter-stance", "assertion");
    await untilListed(panel, ["that the work"]);
    await choose(panel, "#filter-stance", "Any");
    const sure = await panel.evaluate(() =>
      [...document.querySelectorAll("#speakers .item")]
        .filter((item) => item.querySelector(".statement")?.getAttribute("title")?.startsWith("Very likely"))
        .map((item) => item.querySelector(".words")?.textContent?.replace("“", "").slice(0, 9) ?? ""),
    );
    assert.ok(sure.length > 0 && sure.length < ALL.length, sure.join());
    await choose(panel, "#filter-confidence", "Very likely right");
    await untilListed(panel, sure);
  });

  test("a hidden speaker is hidden in the page, too, and is still when the panel comes back", async () => {
    const { tab, panel } = await readInPanel(stage);
    await pressOn(panel, ".person:nth-child(2) .hide");
    await untilListed(panel, ALL.slice(0, 3));
    assert.deepEqual(
      (await painted(tab)).map(({ text }) => text),
      STATEMENTS.filter(({ speaker }) => speaker !== "Tom Reed").map(({ text }) => text),
    );
    // Neither the strip nor the keys lead to what is hidden.
    const ticks = () =>
      tab.inShadow("hearsay-root", (root) =>
        [.../** @type {NodeListOf<HTMLElement>} */ (root?.querySelectorAll(".tick") ?? [])].reduce(
          (sum, { dataset }) => sum + Number(dataset.count),
          0,
        ),
      );
    await tab.bringToFront();
    await until("the strip has three", async () => (await ticks()) === 3);
    for (const words of ["Ada Brook, Direct quotation, 1 of 3", "council, ", "Ada Brook, Partly quoted, 3 of 3"]) {
      await tab.press("ArrowDown", "Alt", "Shift");
      await until(`${words} is announced`, async () => (await announced(tab)).startsWith(words));
    }
    await tab.press("Escape");
    await panel.close();
    const again = await openPanel(stage.browser, tab);
    await settled(again);
    await untilListed(again, ALL.slice(0, 3));
    await pressOn(again, ".person:nth-child(2) .hide");
    await untilListed(again, ALL);
    assert.equal((await painted(tab)).length, STATEMENTS.length);
    await tab.bringToFront();
    await until("the strip has all", async () => (await ticks()) === 5);
  });

  test("the order and what is folded stay as they were left", async () => {
    const { tab, panel } = await readInPanel(stage);
    await choose(panel, "#order", "By page");
    await until("it is in the order of the page", async () =>
      (await listed(panel)).every(({ speaker }, at) => speaker === STATEMENTS[at]?.speaker),
    );
    await pressOn(panel, "#people > summary");
    await until("it is folded", () => panel.evaluate(() => !document.getElementById("people")?.hasAttribute("open")));
    await until("it is stored", () =>
      panel.evaluate(async () => {
        const { "panel-view": view } = await chrome.storage.local.get("panel-view");
        return !(/** @type {any} */ (view)?.open.includes("people"));
      }),
    );
    await panel.close();
    const again = await openPanel(stage.browser, tab);
    await settled(again);
    assert.deepEqual(
      (await listed(again)).map(({ speaker }) => speaker),
      STATEMENTS.map(({ speaker }) => speaker),
    );
    assert.equal(await again.evaluate(() => document.getElementById("people")?.hasAttribute("open")), false);
    await choose(again, "#order", "By speaker");
    await pressOn(again, "#people > summary");
  });

  test("a keystroke is answered within 100 ms on a page of 1,000 statements", async () => {
    const said = Array.from({ length: 1000 }, (_, at) => `<p>“Ship number ${at} has come in,” said Ada Brook.</p>`);
    stage.server.pages.set("/long", { body: `<!doctype html><html lang="en"><title>Ships</title>${said.join("")}` });
    const { panel } = await readInPanel(stage, "/long");
    await until("all are listed", async () => (await listed(panel)).length === 1000);
    const times = await panel.evaluate(async () => {
      const search = /** @type {HTMLInputElement} */ (document.getElementById("search"));
      const all = [];
      for (const words of ["s", "sh", "ship number 99", "", "7"]) {
        const start = performance.now();
        search.value = words;
        search.dispatchEvent(new InputEvent("input", { bubbles: true }));
        // It is drawn at the end of this turn, and laid out when its height is asked for.
        await Promise.resolve();
        void document.body.offsetHeight;
        all.push(performance.now() - start);
      }
      return all;
    });
    const median = times.toSorted((a, b) => a - b)[2] ?? Infinity;
    assert.ok(median < 100, times.join());
  });
});
