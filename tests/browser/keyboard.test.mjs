/** Keys in the page: going from statement to statement, each announced; and when they do nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { announced, editorReady, notice, saidTo, selectWords } from "./in-page.mjs";
import { card, highlighted, inEveryBrowser, painted } from "./support.mjs";
import { until } from "./harness/index.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

/** @param {Tab} tab @param {RegExp} words */
const hears = (tab, words) =>
  until(`${words} is announced`, async () => {
    const said = await announced(tab);
    return words.test(said) ? said : null;
  });

/** @param {Tab} tab */
const current = async (tab) => (await highlighted(tab, "hearsay-current")).join(" ");

inEveryBrowser("keyboard", (stage) => {
  test("next and previous, of all and of the same speaker, are announced with their place", async () => {
    const tab = await stage.read();
    await tab.press("ArrowDown", "Alt", "Shift");
    assert.equal(await hears(tab, /1 of 5/), "Ada Brook, Direct quotation, 1 of 5");
    await tab.press("ArrowRight", "Alt", "Shift");
    assert.equal(await hears(tab, /5 of 5/), "Ada Brook, Partly quoted, 5 of 5");
    await tab.press("ArrowRight", "Alt", "Shift");
    await hears(tab, /Ada Brook, .* 1 of 5/);
    await tab.press("ArrowLeft", "Alt", "Shift");
    await hears(tab, /Ada Brook, .* 5 of 5/);
    await tab.press("ArrowUp", "Alt", "Shift");
    await hears(tab, /Tom Reed, .* 4 of 5/);
    assert.match(await current(tab), /We would have told them/);
  });

  test("the card is gone into and left by keys, and the focus is where it was", async () => {
    const tab = await stage.read();
    await tab.evaluate(() => {
      const reed = /** @type {HTMLElement} */ (document.getElementById("reed"));
      reed.tabIndex = 0;
      reed.focus({ preventScroll: true });
    });
    await tab.press("Enter", "Alt", "Shift");
    await until("the card has the focus", () =>
      tab.inShadow("hearsay-root", (root) => root?.activeElement?.classList.contains("card") ?? false),
    );
    assert.equal(await hears(tab, /of 5/), "Ada Brook, Direct quotation, 1 of 5");
    const parts = [];
    for (let step = 0; step < 3; step++) {
      await tab.press("Tab");
      parts.push(await tab.inShadow("hearsay-root", (root) => root?.activeElement?.getAttribute("data-part") ?? null));
    }
    assert.deepEqual(parts, ["close", "speaker", "note"]);
    await tab.press("Enter");
    await editorReady(tab);
    await tab.press("Escape");
    await until("the button has the focus again", () =>
      tab.inShadow("hearsay-root", (root) => root?.activeElement?.getAttribute("data-part") === "note"),
    );
    await tab.press("Escape");
    await until("the card is closed", async () => (await card(tab)) === null);
    assert.equal(await tab.evaluate(() => document.activeElement?.id), "reed");
  });

  test("all highlights are hidden, and shown again", async () => {
    const tab = await stage.read();
    const before = await painted(tab);
    await tab.press(".", "Alt", "Shift");
    await until("nothing is painted", async () => (await painted(tab)).length === 0);
    assert.equal(await notice(tab), "Highlights hidden");
    await hears(tab, /^Highlights hidden/);
    await tab.press(".", "Alt", "Shift");
    await until("it is painted again", async () => (await painted(tab)).length > 0);
    assert.deepEqual(await painted(tab), before);
    await hears(tab, /^Highlights shown/);
  });

  test("where nothing is selected, the key for adding says so", async () => {
    const tab = await stage.read();
    await tab.press("=", "Alt", "Shift");
    await saidTo(tab, "No text is selected");
    await selectWords(tab, "reporters on Friday");
    await tab.press("=", "Alt", "Shift");
    await editorReady(tab);
  });

  test("in fields, also in those of closed shadow trees, keys are for writing", async () => {
    const tab = await stage.read();
    await tab.evaluate(() => {
      document.body.insertAdjacentHTML(
        "afterbegin",
        "<input id=open><p id=host></p><p contenteditable id=editable>x</p>",
      );
      const root = document.getElementById("host")?.attachShadow({ mode: "closed", delegatesFocus: true });
      root?.append(document.createElement("input"));
    });
    const enter = [
      () => document.getElementById("open")?.focus(),
      () => document.getElementById("editable")?.focus(),
      () => document.getElementById("host")?.focus(),
    ];
    for (const focus of enter) {
      await tab.evaluate(focus);
      await tab.press("ArrowDown", "Alt", "Shift");
    }
    // The fourth press is outside of them: it is the first that moves.
    await tab.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
    await tab.press("ArrowDown", "Alt", "Shift");
    await hears(tab, /1 of 5/);
  });

  test("a key that the page has taken is the page's", async () => {
    const tab = await stage.read();
    await tab.evaluate(() => {
      let left = 1;
      document.addEventListener("keydown", (event) => {
        if (event.key === "ArrowDown" && left-- > 0) event.preventDefault();
      });
    });
    await tab.press("ArrowDown", "Alt", "Shift");
    await tab.press("ArrowDown", "Alt", "Shift");
    await hears(tab, /1 of 5/);
  });

  test("keys that a script makes up do nothing", async () => {
    const tab = await stage.read();
    await tab.evaluate(() => {
      const init = { key: "ArrowDown", code: "ArrowDown", altKey: true, shiftKey: true, bubbles: true, composed: true };
      for (const target of [document, document.body, document.querySelector("hearsay-root")]) {
        target?.dispatchEvent(new KeyboardEvent("keydown", init));
        target?.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, clientX: 60, clientY: 105 }));
      }
    });
    await tab.press("ArrowDown", "Alt", "Shift");
    await hears(tab, /1 of 5/);
  });

  test("they are turned off, and changed, in the settings, in open pages too", async () => {
    const tab = await stage.read();
    const own = await stage.browser.newTab(`${stage.browser.extensionOrigin}/options/options.html`);
    /** @param {object} values */
    const set = async (values) => {
      await own.bringToFront();
      await own.evaluate((given) => chrome.storage.local.set(given), values);
      await tab.bringToFront();
    };
    try {
      await set({ shortcuts: false });
      await tab.press("ArrowDown", "Alt", "Shift");
      await set({ shortcuts: true, keys: { next: "Alt+Shift+KeyJ" } });
      await tab.press("ArrowDown", "Alt", "Shift");
      await tab.press("j", "Alt", "Shift");
      await hears(tab, /1 of 5/);

      const hint = () =>
        tab.inShadow(
          "hearsay-root",
          (root) => root?.querySelector(".notice")?.textContent?.match(/Point at one.*\./)?.[0],
        );
      const again = async () => {
        await stage.browser.clickAction(tab);
        await until("it is off", async () => (await painted(tab)).length === 0);
        await stage.browser.clickAction(tab);
        await until("it is on", async () => (await painted(tab)).length > 0);
      };
      await again();
      await until(
        "it names the key",
        async () => (await hint()) === "Point at one to see who said it, or press Alt+Shift+J.",
      );
      await set({ shortcuts: false });
      await again();
      await until("it names none", async () => (await hint()) === "Point at one to see who said it.");
    } finally {
      await own.bringToFront();
      await own.evaluate(() => chrome.storage.local.remove(["shortcuts", "keys"]));
    }
  });
});
