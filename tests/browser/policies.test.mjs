/** Policies of pages: whatever a page forbids its own scripts, styles and frames, Hearsay works there as anywhere. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, STATEMENTS } from "./article.mjs";
import { until } from "./harness/index.mjs";
import { editorClosed, editorReady, notice, openCard, saidTo, type } from "./in-page.mjs";
import { inEveryBrowser, painted, pressInCard } from "./support.mjs";

const csp = (/** @type {string} */ policy) => ({ "Content-Security-Policy": policy });

/**
 * Headers by what they are for.
 * @type {Record<string, Record<string, string>>}
 */
const POLICIES = {
  "nothing at all": csp("default-src 'none'; base-uri 'none'; form-action 'none'"),
  "a sandbox without scripts": csp("sandbox"),
  "a sandbox with scripts": csp("sandbox allow-scripts"),
  "trusted types, and none of them": csp(
    "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
  ),
  "scripts by a nonce and those that they load": csp(
    "script-src 'strict-dynamic' 'nonce-Zm9v'; object-src 'none'; base-uri 'none'",
  ),
  "no style": csp("style-src 'none'; style-src-attr 'none'; style-src-elem 'none'"),
  "no frames and no workers": csp("frame-src 'none'; child-src 'none'; worker-src 'none'; fenced-frame-src 'none'"),
  "no requests": csp("connect-src 'none'; img-src 'none'; font-src 'none'; media-src 'none'; manifest-src 'none'"),
  "an isolated window": {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
  },
  "no features, and in no frame": {
    ...csp("frame-ancestors 'none'"),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy":
      "clipboard-read=(), clipboard-write=(), fullscreen=(), focus-without-user-activation=(), sync-script=(), unload=()",
  },
};

inEveryBrowser("policies of pages", (stage) => {
  Object.entries(POLICIES).forEach(([name, headers], at) => {
    test(`under ${name}`, async () => {
      const path = `/policy-${at}`;
      stage.server.pages.set(path, { body: ARTICLE, headers });
      const tab = await stage.read(path);
      assert.deepEqual(
        await painted(tab),
        STATEMENTS.map(({ kind, text }) => ({ kind, text })),
      );

      const { speaker } = await openCard(tab, "Nobody asked");
      assert.equal(speaker, "Tom Reed");
      await pressInCard(tab, "confirm");
      await until("an edit is made", () =>
        tab.inShadow("hearsay-root", (root) => root?.querySelector(".card .certain")?.textContent === "Confirmed"),
      );

      await pressInCard(tab, "note");
      if (name.includes("sandbox")) {
        // There the page could read along.
        await saidTo(tab, "Type in the Hearsay panel instead");
      } else {
        await editorReady(tab);
        await type(tab, "ok");
        await tab.press("Enter", "Control");
        await editorClosed(tab);
        await until("the note is saved", async () => (await notice(tab)) !== null);
      }

      await stage.browser.clickAction(tab);
      await until("it is off", async () => (await painted(tab)).length === 0);
      assert.equal(await tab.evaluate(() => document.querySelector("hearsay-root")), null);
      await tab.close();
    });
  });
});
