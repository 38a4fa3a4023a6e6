/** Reading again what has changed of a page gives what reading all of it gives, whatever has changed. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { PROJECT } from "../../scripts/files.mjs";
import { inEveryBrowser } from "./support.mjs";

/** @import { Collector as Collects } from "../../extension/content/text/collect.js" */
/** @import { Watcher as Watches } from "../../extension/content/text/watcher.js" */
/** @typedef {{Collector: typeof Collects, Watcher: typeof Watches}} Parts */

const ROUNDS = process.env.HEARSAY_ALL ? 1500 : 150;

/** The collector and what watches for it, as a script that a page can run. */
async function parts() {
  const { outputFiles } = await build({
    stdin: {
      contents:
        'import { Collector } from "./collect.js"; import { Watcher } from "./watcher.js"; Object.assign(globalThis, { parts: { Collector, Watcher } });',
      resolveDir: join(PROJECT, "extension/content/text"),
    },
    bundle: true,
    // Its own script has the elements as any page has them: closed shadow trees are closed to it.
    define: { BROWSER: '"firefox"' },
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

const PAGE = `<!doctype html><html lang="en"><title>Changing</title>
<style>
  .off, body.small .extra, .switch.on + .panel, .switch ~ .late.off { display: none }
  .loud { font-weight: bold } .lines { white-space: pre-line } .flat { display: inline } .ghost { visibility: hidden }
</style>
<body><main id="story"><p>The bridge over the Lune <b>is closed</b> since January.</p>
<div class="extra">The ferry is full. <a href="#">More of it</a><br><br>Nobody asked.</div>
<div class="switch">Switch</div><div class="panel">What the switch shows <span>here</span></div>
<section><h2>Later</h2> loose <p>One</p> text <div></div> goes on <p>Two</p></section></main></body>`;

/**
 * Runs in the page: changes it at random and compares.
 * @param {number} rounds
 * @param {number} seed
 */
async function compare(rounds, seed) {
  const { Collector, Watcher } = /** @type {Parts} */ (/** @type {any} */ (globalThis).parts);
  const { signal } = new AbortController();
  const watcher = new Watcher({ isOurs: () => false, onchange: async () => {}, signal });
  watcher.watch(document);
  const collector = new Collector(document, {
    takeRecords: () => watcher.take(),
    foundRoot: (root) => watcher.watch(root),
  });
  await collector.read(signal);

  let state = seed;
  const random = (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  /** @template T @param {T[]} all */
  const one = (all) => /** @type {T} */ (all[random(all.length)]);
  /** @returns {(Element | ShadowRoot)[]} */
  const containers = () => {
    /** @type {(Element | ShadowRoot)[]} */
    const all = [];
    /** @param {Element | ShadowRoot} root */
    const add = (root) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.localName === "br") continue;
        all.push(element);
        if (element.shadowRoot) {
          all.push(element.shadowRoot);
          add(element.shadowRoot);
        }
      }
    };
    add(document.body);
    return all;
  };
  const elements = () => containers().filter((each) => each instanceof Element);
  const words = () => one(["The tide", " came ", "late,\n and ", "“Nobody asked,”", " said  Ada ", "\n", " ", "Holt."]);
  const markup = () =>
    one([
      `<p>${words()}<b>${words()}</b></p>`,
      `<div>${words()}<br>${words()}</div>`,
      `<span class="loud">${words()}</span>`,
      `<div></div>`,
      `<br>`,
      `<li>${words()}</li>`,
      `<blockquote>${words()}<p>${words()}</p></blockquote>`,
      `<nav>${words()}<p>${words()}</p></nav>`,
      `<div class="extra off">${words()}</div>`,
      `<i class="flat"><p>${words()}</p></i>`,
      `<div class="switch">S</div><div class="panel">${words()}</div><div class="late">${words()}</div>`,
    ]);
  const classes = ["off", "loud", "lines", "flat", "ghost", "on", "extra", "switch"];

  /** @type {Record<string, () => void>} */
  const changes = {
    "new words": () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const nodes = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(/** @type {Text} */ (node));
      if (nodes.length > 0) one(nodes).data = words() + words();
    },
    insert: () => {
      const template = document.createElement("template");
      template.innerHTML = markup();
      const into = one(containers());
      into.insertBefore(template.content, one([null, ...into.childNodes]));
    },
    remove: () => {
      one(elements()).remove();
    },
    move: () => {
      const [what, into] = [one(elements()), one(containers())];
      /** @type {Node | null} */
      let around = into;
      while (around && around !== what) around = around instanceof ShadowRoot ? around.host : around.parentNode;
      if (!around) into.insertBefore(what, one([null, ...into.childNodes]));
    },
    "same again": () => {
      const into = one(elements());
      if (!into.shadowRoot) into.innerHTML = String(into.innerHTML);
    },
    wrap: () => {
      const what = one(elements());
      const around = document.createElement(one(["div", "span", "a"]));
      what.replaceWith(around);
      around.append(what);
    },
    class: () => one(elements()).classList.toggle(one(classes)),
    hide: () => void one(elements()).toggleAttribute("hidden"),
    style: () => {
      const { style } = /** @type {HTMLElement} */ (one(elements()));
      style.display = one(["", "none", "block", "inline"]);
    },
    body: () => document.body.classList.toggle("small"),
    sheet: () => {
      const sheet = document.createElement("style");
      sheet.textContent = `p:nth-child(${1 + random(5)}) { display: ${one(["none", "block", "inline"])} }`;
      if (random(2)) document.head.append(sheet);
      else document.head.querySelector("style + style")?.remove();
    },
    shadow: () => {
      const what = one(elements());
      if (!/^(div|section|span|p|blockquote)$/.test(what.localName) || what.shadowRoot) return;
      what.attachShadow({ mode: "open" }).innerHTML =
        `<div>${words()}<slot></slot></div><slot name="a">${words()}</slot>`;
      // Nothing tells of a new shadow tree by itself; what makes one changes what is in it or around it, too.
      what.append(words());
    },
    slot: () => one(elements()).setAttribute("slot", one(["", "a"])),
  };

  /** @param {Collects} of */
  const seen = (of) => {
    const { page, index, roots } = of.collected();
    const shown = index.ranges({ start: 0, end: index.length }).map(String);
    return JSON.stringify({ page, shown, text: index.text, roots: roots.length }, null, 1);
  };
  const beginning = document.body.innerHTML;
  for (let round = 0; round < rounds; round++) {
    const { length } = elements();
    if (length > 300) document.body.replaceChildren();
    if (length > 300 || length < 10) document.body.insertAdjacentHTML("beforeend", beginning);
    /** @type {string[]} */
    const done = [];
    for (let left = 1 + random(4); left > 0; left--) {
      const name = one(Object.keys(changes));
      if (elements().length === 0) break;
      done.push(name);
      changes[name]?.();
    }
    await collector.read(signal);
    const anew = new Collector(document, { takeRecords: () => [], foundRoot: () => {} });
    await anew.read(signal);
    const [ours, theirs] = [seen(collector), seen(anew)];
    if (ours !== theirs) return { round, done, ours, theirs, html: document.body.outerHTML };
  }
  return { blocks: collector.collected().page.blocks.length };
}

inEveryBrowser("collecting", (stage) => {
  test("what is read of the changes is what is read of all", async () => {
    stage.server.pages.set("/parts.js", { body: await parts(), headers: { "content-type": "text/javascript" } });
    stage.server.pages.set("/changing", { body: `${PAGE}<script src="/parts.js"></script>` });
    for (const seed of [1, 2, 3]) {
      const tab = await stage.open("/changing");
      const outcome = await tab.evaluate(compare, ROUNDS / 3, seed);
      if ("ours" in outcome) {
        assert.equal(outcome.ours, outcome.theirs, `after ${outcome.done} in round ${outcome.round}: ${outcome.html}`);
      }
      await tab.close();
    }
  });
});
