/** The settings, as the reader finds them: each holds at once, says so, and is what the rest of Hearsay goes by. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { STATEMENTS } from "./article.mjs";
import { until } from "./harness/index.mjs";
import { pressOn, readInPanel, textsOf } from "./panel-support.mjs";
import { inEveryBrowser, inOneBrowser, painted } from "./support.mjs";

/** @import { Tab } from "./harness/types.d.ts" */

inEveryBrowser("options", (stage) => {
  const open = async () => {
    const tab = await stage.browser.newTab(`${stage.browser.extensionOrigin}/options/options.html`);
    await until("the settings are shown", () => tab.evaluate(() => document.querySelector("#storage") !== null));
    return tab;
  };

  /** Opens the article without pressing the button, and gives the number of painted statements once that is known. */
  const visit = async (/** @type {boolean} */ expected) => {
    const tab = await stage.open("/article");
    if (expected) await until("it runs by itself", async () => (await painted(tab)).length === STATEMENTS.length);
    // What is registered runs before this resolves, as it is registered to run when the page is ready.
    else await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    const count = (await painted(tab)).length;
    await tab.close();
    return count;
  };

  test("a box that is ticked is saved, said, and shown where the settings are open too", async () => {
    const [tab, other] = [await open(), await open()];
    for (const key of ["open-panel", "keep-all", "comments", "shortcuts", "strip"]) {
      const before = await checked(tab, key);
      await press(tab, `#${key}`);
      await until("it is said", () => tab.evaluate(() => document.getElementById("message")?.textContent === "Saved"));
      assert.equal(await tab.evaluate((name) => chrome.storage.local.get(name).then((all) => all[name]), key), !before);
      await until("the other one shows it", async () => (await checked(other, key)) === !before);
      await press(tab, `#${key}`);
      await until("it is as before", async () => (await checked(other, key)) === before);
    }
    await tab.close();
    await other.close();
  });

  test("the list of verdicts is edited by lines, and reset", inOneBrowser(stage), async () => {
    const tab = await open();
    const words = () =>
      tab.evaluate(() => /** @type {HTMLTextAreaElement} */ (document.getElementById("verdicts")).value);
    assert.equal(await words(), "true\nmostly true\nmisleading\nfalse\nunproven");
    await tab.evaluate(() => {
      const field = /** @type {HTMLTextAreaElement} */ (document.getElementById("verdicts"));
      field.value = "  right \n\nwrong\nright\n";
      field.dispatchEvent(new Event("change"));
    });
    await until("it is in order", async () => (await words()) === "right\nwrong");
    await press(tab, "#reset-verdicts");
    await until("it is as at first", async () => (await words()).startsWith("true\nmostly"));
    await tab.close();
  });

  test("how much is kept is said", inOneBrowser(stage), async () => {
    const words = (/** @type {Tab} */ tab) =>
      tab.evaluate(() => document.getElementById("storage")?.textContent?.trim() ?? "");
    const tab = await open();
    assert.match(await words(tab), /^0 pages kept\. \d[\d.,]* \w+ of \d[\d.,]* \wB used\.$/);
    const { panel } = await readInPanel(stage);
    await pressOn(panel, "#keep");
    await until("it is kept", async () => (await textsOf(panel, "#kept")).length === 1);
    const again = await open();
    assert.match(await words(again), /^1 page kept\. \d[\d.,]* \w+ of \d[\d.,]* \wB used\.$/);
    await panel.bringToFront();
    await pressOn(panel, "#forget");
    await until("it is not", async () => (await textsOf(panel, "#keep")).length === 1);
  });

  test("keys are changed by pressing others", async () => {
    const tab = await open();
    const labels = () =>
      tab.evaluate(() =>
        [...document.querySelectorAll("[data-action=next] kbd")].map(({ textContent }) => textContent),
      );
    const message = () => tab.evaluate(() => document.getElementById("message")?.textContent ?? "");
    assert.deepEqual(await labels(), ["Alt", "Shift", "↓"]);
    await press(tab, "[data-action=next]");
    await tab.press("ArrowDown");
    await until("it is refused", async () => /hold Alt, Ctrl or Meta/.test(await message()));
    await press(tab, "[data-action=next]");
    await tab.press("ArrowUp", "Shift", "Alt");
    await until("it is refused", async () => /something else already/.test(await message()));
    await press(tab, "[data-action=next]");
    await tab.press("End", "Shift", "Alt");
    await until("it is taken", async () => (await labels()).at(-1) === "End");
    await press(tab, "#reset-keys");
    await until("it is as at first", async () => (await labels()).at(-1) === "↓");
    await tab.close();
  });

  test("nothing runs by itself at first; on a site that is allowed it does, and no longer when that is taken back", async () => {
    assert.equal(await visit(false), 0);
    const tab = await open();
    await stage.browser.allow(["*://127.0.0.1/*"]);
    await tab.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector("[name=site]")).focus());
    await tab.evaluate(() => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector("[name=site]"));
      field.value = "http://127.0.0.1:80/anything";
    });
    await press(tab, "#add-site button[value=always]");
    const rule = () =>
      tab.evaluate(() => document.querySelector("[data-site='127.0.0.1']")?.querySelector("select")?.value);
    await until("the site is listed", async () => (await rule()) === "always");
    await registered(tab, 1);
    assert.equal(await visit(true), STATEMENTS.length);

    await press(tab, "[data-site='127.0.0.1'] .remove");
    await until("the site is gone", async () => !(await rule()));
    await registered(tab, 0);
    assert.equal(await visit(false), 0);
    const origins = await tab.evaluate(async () => (await chrome.permissions.getAll()).origins);
    assert.deepEqual(origins, [], "no permission is left over");
    await tab.close();
  });

  test("what the browser is told not to allow stays off, and that is said", async () => {
    const tab = await open();
    await stage.browser.refuse(tab, () => press(tab, "#all-sites"));
    await until("it is said", () =>
      tab.evaluate(
        () => document.getElementById("message")?.textContent === "Not changed: the browser was told not to allow it",
      ),
    );
    await until("the box is empty", async () => !(await checked(tab, "all-sites")));
    await stage.browser.refuse(tab, async () => {
      await tab.evaluate(() => {
        /** @type {HTMLInputElement} */ (document.querySelector("[name=site]")).value = "news.example";
        /** @type {HTMLElement} */ (document.getElementById("message")).textContent = "";
      });
      await press(tab, "#add-site button[value=always]");
    });
    await until("it is said again", () =>
      tab.evaluate(() => document.getElementById("message")?.textContent?.startsWith("Not changed")),
    );
    assert.equal(await tab.evaluate(() => document.querySelector("#sites li")), null);
    assert.equal(await visit(false), 0);
    const { origins, kept } = await tab.evaluate(async () => ({
      origins: (await chrome.permissions.getAll()).origins,
      kept: await chrome.storage.local.get(["all-sites", "sites"]),
    }));
    assert.deepEqual([origins, kept["all-sites"] ?? false, kept.sites ?? {}], [[], false, {}]);
    await tab.close();
  });

  test("it runs on all sites but those it never should, until the permission is taken back", async () => {
    const tab = await open();
    await stage.browser.allow(["*://*/*"]);
    await press(tab, "#all-sites");
    await until("the box is ticked", () => checked(tab, "all-sites"));
    await registered(tab, 1);
    assert.equal(await visit(true), STATEMENTS.length);

    await tab.evaluate(() => {
      /** @type {HTMLInputElement} */ (document.querySelector("[name=site]")).value = "127.0.0.1";
    });
    await press(tab, "#add-site button[value=never]");
    await until("the site is left out", () =>
      tab.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts())[0]?.excludeMatches?.length === 1),
    );
    assert.equal(await visit(false), 0);
    await press(tab, "[data-site='127.0.0.1'] .remove");
    await until("it is as any other", () =>
      tab.evaluate(async () => !(await chrome.scripting.getRegisteredContentScripts())[0]?.excludeMatches?.length),
    );
    assert.equal(await visit(true), STATEMENTS.length);

    // As by the browser's own page about extensions.
    await tab.evaluate(() => chrome.permissions.remove({ origins: ["*://*/*"] }));
    await until("the box is empty", async () => !(await checked(tab, "all-sites")));
    await registered(tab, 0);
    assert.equal(await visit(false), 0);
    await tab.close();
  });

  test("axe finds nothing wrong, light and dark", inOneBrowser(stage), async () => {
    const tab = await open();
    await tab.evaluate(() => chrome.storage.local.set({ sites: { "example.org": "always", "example.com": "never" } }));
    await until("the sites are listed", () => tab.evaluate(() => document.querySelectorAll("#sites li").length === 2));
    for (const scheme of /** @type {const} */ (["light", "dark"])) {
      await tab.preferColours(scheme);
      assert.deepEqual(await violations(tab), [], scheme);
    }
    await tab.evaluate(() => chrome.storage.local.remove("sites"));
    await tab.close();
  });
});

/**
 * @param {Tab} tab
 * @param {string} id
 */
function checked(tab, id) {
  return tab.evaluate((box) => /** @type {HTMLInputElement} */ (document.getElementById(box)).checked, id);
}

/**
 * Waits until so many scripts are registered to run by themselves.
 * @param {Tab} tab
 * @param {number} count
 */
async function registered(tab, count) {
  await until(`${count} scripts are registered`, () =>
    tab.evaluate(async (wanted) => (await chrome.scripting.getRegisteredContentScripts()).length === wanted, count),
  );
}

/**
 * Presses what a selector names, with the real pointer: a browser asks for permissions after nothing less.
 * @param {Tab} tab
 * @param {string} selector
 */
async function press(tab, selector) {
  await tab.bringToFront();
  const { x, y } = await tab.evaluate((what) => {
    const element = /** @type {Element} */ (document.querySelector(what));
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, selector);
  await tab.click(x, y);
}
