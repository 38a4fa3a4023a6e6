/** A page that attacks: it neither breaks nor drives the extension, and reads nothing of what the reader wrote. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, STATEMENTS } from "./article.mjs";
import { NAMED, SABOTAGED, SPYING } from "./attacking-page.mjs";
import { editor, editorClosed, notice, openCard, openEditor, type } from "./in-page.mjs";
import { card, inEveryBrowser, painted, placeOf, pressInCard } from "./support.mjs";
import { openPanel, settled, until } from "./harness/index.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

/**
 * Firefox tells every script the innermost node of an event or of a selection, also in closed shadow roots, and its
 * `window.find` selects what it finds there. docs/threats.md says so.
 */
const FIREFOX_TELLS = /\.(?:originalTarget|explicitOriginalTarget|rangeParent|anchorNode|focusNode)$/;

/** @param {Tab} tab @param {string} selector */
const inCard = (tab, selector) =>
  tab.inShadow("hearsay-root", (root, sought) => root?.querySelector(`.card ${sought}`)?.textContent ?? null, selector);

/** @param {Tab} tab @param {string} words */
async function writeNote(tab, words) {
  await openEditor(tab, "note");
  await type(tab, words);
  await tab.press("Enter", "Control");
  await editorClosed(tab);
  await until("the note is on the card", async () => (await inCard(tab, ".note")) === words);
}

inEveryBrowser("an attacking page", (stage) => {
  test("hears, finds and is handed nothing of the card, the note and a corrected name", async () => {
    stage.server.pages.set("/spying", { body: SPYING });
    const tab = await stage.read("/spying");
    assert.equal((await painted(tab)).length, STATEMENTS.length);
    await openCard(tab, "Nobody asked");
    const look = await tab.inShadow("hearsay-root", (root) => {
      const shown = root?.querySelector(".card");
      const { color, backgroundColor, visibility, opacity, borderTopColor } = getComputedStyle(shown ?? document.body);
      const { width, height } = shown?.getBoundingClientRect() ?? {};
      return { color, backgroundColor, visibility, opacity, borderTopColor, width, height };
    });
    assert.ok((look.width ?? 0) > 200 && (look.height ?? 0) > 100, "the card is seen whatever the page's style says");
    assert.equal(look.visibility, "visible");
    assert.notEqual(look.color, look.backgroundColor);
    assert.notEqual(look.borderTopColor, look.color, "the speaker has a colour");

    await writeNote(tab, "zebra");
    await openEditor(tab, "speaker");
    await type(tab, "Mia");
    await tab.press("Enter");
    await until("the speaker is another", async () => (await card(tab))?.speaker === "Mia");
    // The pointer goes over all of it, and drags over the words.
    const box = await tab.inShadow("hearsay-root", (root) => {
      const { left, top, right, bottom } = root?.querySelector(".card .note")?.getBoundingClientRect() ?? new DOMRect();
      return { left, top, right, bottom };
    });
    const middle = (box.top + box.bottom) / 2;
    await tab.drag({ x: box.left + 16, y: middle }, { x: box.left + 70, y: middle });
    await tab.press("a", "Control");

    const learned = await tab.evaluate(() => {
      const { leaks, heard, troubles } = /** @type {any} */ (globalThis).attack;
      const selected = String(getSelection());
      /** @type {string[]} */
      const found = [];
      for (const words of ["zebra", "Mia", "Corrected", "Confirm"]) {
        getSelection()?.removeAllRanges();
        if (/** @type {any} */ (window).find(words, false, false, true)) found.push(words);
      }
      getSelection()?.removeAllRanges();
      const names = [...CSS.highlights.keys()];
      return { leaks: [...leaks], heard, troubles, selected, found, names, text: document.documentElement.innerText };
    });
    const isFirefox = stage.browser.name === "firefox";
    assert.deepEqual(
      learned.leaks.filter((/** @type {string} */ leak) => !isFirefox || !FIREFOX_TELLS.test(leak)),
      [],
    );
    assert.doesNotMatch(learned.selected + learned.text + learned.heard.join(), /zebra|Mia|Corrected/);
    assert.deepEqual(
      learned.heard.filter((/** @type {string} */ each) => !/^key(?:up|down) (?:Enter|Control|a) /.test(each)),
      [],
    );
    assert.deepEqual(learned.troubles, []);
    if (!isFirefox) assert.deepEqual(learned.found, []);
    for (const name of learned.names) assert.match(name, /^hearsay-(?:speaker-\d+|kind-[a-z]+|current|cue|source)$/);
    assert.deepEqual(
      stage.server.requests.filter((path) => path.startsWith("/font")),
      [],
      "no letter is asked for",
    );
  });

  test("in which every function of the page fails, all works", async () => {
    stage.server.pages.set("/sabotaged", { body: SABOTAGED });
    const tab = await stage.open("/sabotaged");
    /** Asks with everything as it should be, and arms it again. @param {boolean} isArmed */
    const arm = (isArmed) =>
      tab.evaluate((to) => {
        const { attack } = /** @type {any} */ (globalThis);
        attack.armed = to;
      }, isArmed);
    await arm(true);
    await stage.browser.clickAction(tab);
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel), "on");
    await panel.close();
    await tab.bringToFront();
    await arm(false);
    assert.equal((await painted(tab)).length, STATEMENTS.length);
    const { x, y } = await placeOf(tab, "Nobody asked");
    await arm(true);
    await tab.click(x, y);
    await until("its card is open", async () => {
      await arm(false);
      return card(tab);
    });
    const button = await tab.inShadow("hearsay-root", (root) => {
      const box = root?.querySelector(".card [data-part=confirm]")?.getBoundingClientRect() ?? new DOMRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    });
    await arm(true);
    await tab.click(button.x, button.y);
    await arm(false);
    await until("it is confirmed", async () => (await inCard(tab, ".certain")) === "Confirmed");
    assert.deepEqual(await tab.evaluate(() => /** @type {any} */ (globalThis).attack.called), []);
  });

  test("whose forms, pictures and frames are named as what the DOM has is read as any other, and left again", async () => {
    stage.server.pages.set("/named", { body: NAMED });
    const tab = await stage.read("/named");
    assert.equal((await painted(tab)).length, STATEMENTS.length);
    assert.equal((await openCard(tab, "Nobody asked"))?.speaker, "Tom Reed");
    await tab.press("ArrowDown", "Alt", "Shift");
    await until("the next one's card is open", async () => (await inCard(tab, ".place")) === "4 of 5");
    await tab.press("Escape");
    await tab.evaluate(() => {
      const late = /** @type {Element} */ (Document.prototype.getElementById.call(document, "late"));
      late.textContent = "“It came later,” said Bo Lind.";
    });
    await until("what comes later is painted", async () => (await painted(tab)).length === STATEMENTS.length + 1);
    await stage.browser.clickAction(tab);
    await until("it is off", async () => (await painted(tab)).length === 0);
  });

  test("that names parts of it as what extensions reach the browser by is read, or said to be unreadable", async () => {
    const FRAME = /* html */ `<iframe name="NAME"></iframe>`;
    const FORM = /* html */ `<form id="NAME"><input name="runtime" id="x"><input name="i18n"></form>`;
    for (const [at, [markup, name]] of [FRAME, FORM]
      .flatMap((each) => [
        [each, "chrome"],
        [each, "browser"],
      ])
      .entries()) {
      const path = `/taken-${at}`;
      stage.server.pages.set(path, { body: ARTICLE.replace("<body>", `<body>${markup?.replace("NAME", name ?? "")}`) });
      const tab = await stage.open(path);
      await stage.browser.clickAction(tab);
      const panel = await openPanel(stage.browser, tab);
      // Firefox gives our scripts what they need of the browser before all names of the page, Chromium behind them.
      const isKept = stage.browser.name === "chromium" && (name === "chrome" || markup === FRAME);
      assert.equal(await settled(panel), isKept ? "unreadable" : "on", `${markup} ${name}`);
      if (isKept) {
        assert.match(
          await panel.evaluate(() => document.getElementById("panel")?.textContent ?? ""),
          /named like what they/,
        );
      }
      assert.equal((await painted(tab)).length, isKept ? 0 : STATEMENTS.length);
      await panel.close();
      await tab.close();
    }
  });

  test("drives nothing with events and messages of its own making", async () => {
    stage.server.pages.set("/synthetic", { body: ARTICLE });
    const tab = await stage.read("/synthetic");
    await openCard(tab, "Nobody asked");
    await pressInCard(tab, "confirm");
    await until("it is confirmed", async () => (await inCard(tab, ".certain")) === "Confirmed");
    const before = { card: await card(tab), painted: await painted(tab) };
    const { x, y } = await placeOf(tab, "We will open");
    await tab.evaluate(
      async (clientX, clientY) => {
        const host = /** @type {Element} */ (document.querySelector("hearsay-root"));
        const at = { bubbles: true, composed: true, cancelable: true, clientX, clientY, button: 0, detail: 1 };
        for (const target of [host, document.elementFromPoint(clientX, clientY) ?? document.body, document, window]) {
          for (const name of ["pointerover", "pointermove", "pointerdown", "pointerup", "pointerleave"]) {
            target.dispatchEvent(new PointerEvent(name, { ...at, pointerType: "mouse", isPrimary: true }));
          }
          for (const name of ["mousedown", "mouseup", "click", "dblclick", "contextmenu"]) {
            target.dispatchEvent(new MouseEvent(name, at));
          }
          for (const [key, code] of [
            ["Escape", "Escape"],
            ["Enter", "Enter"],
            ["ArrowDown", "ArrowDown"],
            ["Backspace", "Backspace"],
            ["=", "Equal"],
            [".", "Period"],
          ]) {
            for (const held of [{}, { altKey: true, shiftKey: true }]) {
              target.dispatchEvent(new KeyboardEvent("keydown", { ...at, key, code, ...held }));
            }
          }
          for (const name of ["focusin", "focus", "blur", "input", "change", "copy", "selectionchange", "pagehide"]) {
            target.dispatchEvent(new Event(name, at));
          }
          target.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
          target.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
        }
        const types = ["open", "edit", "keep", "forget", "stored", "undo", "report", "run", "view", "changed", "stop"];
        for (const name of types) {
          const message = { type: name, pageId: "", pageIds: [], state: null, tabId: 1, edit: {}, held: {} };
          postMessage(message, "*");
          window.dispatchEvent(new MessageEvent("message", { data: message, source: window, origin: location.origin }));
          document.dispatchEvent(new CustomEvent(name, { detail: message }));
        }
        const runtime =
          /** @type {any} */ (globalThis).chrome?.runtime ?? /** @type {any} */ (globalThis).browser?.runtime;
        if (runtime?.sendMessage) throw new Error("the page can send messages to extensions");
        // What they would set off comes in turns of its own, the card after the time for which a pointer has to rest.
        await new Promise((resolve) => setTimeout(resolve, 400));
      },
      x,
      y,
    );
    assert.deepEqual({ card: await card(tab), painted: await painted(tab) }, before);
    assert.equal(await inCard(tab, ".certain"), "Confirmed");
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel), "on");
    assert.match(await panel.evaluate(() => document.getElementById("panel")?.textContent ?? ""), /Confirmed/i);
    await panel.close();
  });

  test("that takes our element away, moves it or writes on it gets it back, and what was typed is still there", async () => {
    stage.server.pages.set("/removing", { body: ARTICLE });
    const tab = await stage.read("/removing");
    await openCard(tab, "Nobody asked");
    await openEditor(tab, "note");
    await type(tab, "half a");
    const hosts = () =>
      tab.evaluate(() =>
        [...document.querySelectorAll("hearsay-root")].map((host) => [
          host.parentElement?.localName,
          host.getAttributeNames().join(),
        ]),
      );
    const isBack = () => until("it is back in its place", async () => (await hosts()).join() === "html,");
    for (const harm of /** @type {const} */ (["remove", "move", "inert", "hidden"])) {
      await tab.evaluate((how) => {
        const host = /** @type {HTMLElement} */ (document.querySelector("hearsay-root"));
        if (how === "remove") host.remove();
        else if (how === "move") document.body.prepend(host);
        else if (how === "inert") host.inert = true;
        else host.setAttribute("hidden", "");
      }, harm);
      await isBack();
    }
    const clone = await tab.evaluate(() => {
      const made = /** @type {Element} */ (document.querySelector("hearsay-root")?.cloneNode(true));
      document.body.append(made);
      const seen = [made.shadowRoot, made.childNodes.length];
      made.remove();
      return seen;
    });
    assert.deepEqual(clone, [null, 0]);
    await openCard(tab, "Nobody asked");
    await openEditor(tab, "note");
    assert.equal(await editor(tab, "value"), "half a");
    await tab.press("Escape");
    await editorClosed(tab);

    // One that never stops wins, and harms nobody but itself: the page stays quick, the rest works.
    await tab.evaluate(() => {
      new MutationObserver(() => document.querySelector("html > hearsay-root")?.remove()).observe(document, {
        childList: true,
        subtree: true,
      });
      document.querySelector("html > hearsay-root")?.remove();
    });
    const place = await placeOf(tab, "We will open");
    await tab.click(place.x, place.y);
    assert.equal((await painted(tab)).length, STATEMENTS.length);
    const panel = await openPanel(stage.browser, tab);
    assert.equal(await settled(panel), "on");
    await panel.close();
    await stage.browser.clickAction(tab);
    await until("it is off", async () => (await painted(tab)).length === 0);
  });

  test("that takes the focus while the reader types gets no letter of it", async () => {
    stage.server.pages.set("/thief", {
      body: ARTICLE.replace("<body>", `<body><input id="trap">`),
    });
    const tab = await stage.read("/thief");
    await openCard(tab, "Nobody asked");
    await openEditor(tab, "note");
    await type(tab, "ab");
    const trapped = () => tab.evaluate(() => /** @type {HTMLInputElement} */ (document.getElementById("trap")).value);
    await tab.evaluate(() => document.getElementById("trap")?.focus());
    await type(tab, "cd");
    assert.equal(await editor(tab, "value"), "abcd");
    assert.equal(await trapped(), "");
    // One that takes it again and again: nothing can be typed here, and the reader is told.
    await tab.evaluate(() => {
      setInterval(() => document.getElementById("trap")?.focus(), 20);
    });
    await editorClosed(tab);
    assert.equal(await notice(tab), "Type in the Hearsay panel instead");
    assert.equal(await trapped(), "");

    // Where the reader sends it, the focus goes.
    const other = await stage.read("/thief");
    await openCard(other, "Nobody asked");
    await openEditor(other, "note");
    await type(other, "x");
    const at = await other.evaluate(() => {
      scrollTo(0, 0);
      const { left, top, width, height } = /** @type {Element} */ (
        document.getElementById("trap")
      ).getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    await other.click(at.x, at.y);
    await until("the reader is in the field", () => other.evaluate(() => document.activeElement?.id === "trap"));
  });
});
