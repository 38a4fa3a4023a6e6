/** Taking away from the panel: nine formats, the picture, quotations on the clipboard. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ARTICLE, STATEMENTS } from "./article.mjs";
import { violations } from "./axe.mjs";
import { download, until } from "./harness/index.mjs";
import {
  choose,
  openEditor,
  openPart,
  pressOn,
  readInPanel,
  readOwn,
  said,
  textsOf,
  untilListed,
} from "./panel-support.mjs";
import { coloursAt } from "./pixels.mjs";
import { inEveryBrowser, inOneBrowser } from "./support.mjs";

/** The extension of each format's files, and what is in them. @type {Record<string, [string, RegExp]>} */
const FORMATS = {
  md: ["md", /^---\n[^]*fishermen/],
  html: ["html", /^<!doctype html>[^]*fishermen/i],
  csv: ["csv", /^\uFEFFspeaker,[^]*fishermen/],
  json: ["json", /"statements"[^]*fishermen/],
  jsonld: ["jsonld", /AnnotationCollection[^]*fishermen/],
  bibtex: ["bib", /^@[^]*fishermen/],
  csl: ["json", /"type"[^]*Holt/],
  ris: ["ris", /^TY {2}- [^]*fishermen/],
};

inEveryBrowser("files from the panel", (stage) => {
  test("each of the formats says what it is for, and is saved by a click", inOneBrowser(stage), async () => {
    const { panel } = await readInPanel(stage);
    for (const [format, [extension, content]] of Object.entries(FORMATS)) {
      await pressOn(panel, "#export");
      const [label = ""] = await textsOf(panel, `#export-${format} span`);
      assert.ok(label.length > 10, label);
      const file = await download(stage.browser, () => pressOn(panel, `#export-${format}`));
      assert.ok(file.endsWith(`.${extension}`), file);
      assert.match(readFileSync(file, "utf8"), content);
      await said(panel, /^Saved as Holt-to-get/);
    }
    assert.equal((await textsOf(panel, "#export-dialog li button")).length, 9);
  });

  test(
    "claims are saved once their check is done, and until then the panel says that none is",
    inOneBrowser(stage),
    async () => {
      const { panel } = await readOwn(stage, "/verdict", ARTICLE);
      await pressOn(panel, "#export");
      await pressOn(panel, "#export-claimreview");
      await said(panel, /No claim is checked yet/);
      const item = await openEditor(panel, "two million");
      await openPart(panel, item, "claim");
      await choose(panel, `${item} [data-field="verdict"]`, "false");
      await pressOn(panel, `${item} [data-verb="save-claim"]`);
      await until("there is the verdict", async () => (await textsOf(panel, `${item} .verdict`)).length === 1);
      await pressOn(panel, "#export");
      await pressOn(panel, "#export-claimreview");
      await said(panel, /No claim is checked yet/);
      await openPart(panel, item, "claim");
      await choose(panel, `${item} [data-field="status"]`, "done");
      await pressOn(panel, `${item} [data-verb="save-claim"]`);
      await until("it is done", async () => /done/.test((await textsOf(panel, `${item} .verdict`)).join()));
      await pressOn(panel, "#export");
      const file = await download(stage.browser, () => pressOn(panel, "#export-claimreview"));
      assert.match(readFileSync(file, "utf8"), /"ClaimReview"[^]*two million/);
      await pressOn(panel, "#export");
      const report = await download(stage.browser, () => pressOn(panel, "#export-html"));
      stage.server.pages.set("/report", { body: readFileSync(report, "utf8") });
      const shown = await stage.open("/report");
      assert.match(await shown.evaluate(() => document.body.innerText), /two million[^]*false/);
      for (const scheme of /** @type {const} */ (["light", "dark"])) {
        await shown.preferColours(scheme);
        assert.deepEqual(await violations(shown), [], `the report, ${scheme}`);
      }
      assert.equal(await shown.evaluate(() => performance.getEntriesByType("resource").length), 0, "it stands alone");
    },
  );

  test("only what is shown is saved, if the reader wants that", inOneBrowser(stage), async () => {
    const { panel } = await readInPanel(stage);
    await pressOn(panel, ".person:nth-child(2) .voice");
    await untilListed(panel, ["Nobody asked", "We would have told"]);
    await pressOn(panel, "#export");
    await pressOn(panel, "#export-shown");
    const some = await download(stage.browser, () => pressOn(panel, "#export-csv"));
    assert.equal(readFileSync(some, "utf8").trimEnd().split("\r\n").length, 3);
    await pressOn(panel, "#export");
    await pressOn(panel, "#export-shown");
    const all = await download(stage.browser, () => pressOn(panel, "#export-csv"));
    assert.equal(readFileSync(all, "utf8").trimEnd().split("\r\n").length, STATEMENTS.length + 1);
  });

  test("the picture of who is quoted is saved as SVG and as PNG", async () => {
    const { panel } = await readInPanel(stage);
    await pressOn(panel, "#picture > summary");
    await until("it is drawn", () => panel.evaluate(() => document.querySelector("#picture svg") !== null));
    const svg = readFileSync(await download(stage.browser, () => pressOn(panel, "#picture-svg")), "utf8");
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    for (const name of ["Ada Brook", "Tom Reed", "council"]) assert.ok(svg.includes(name), name);
    assert.doesNotMatch(svg, /var\(|style=|href/);
    // The longest bar has all the room there is, and all others by their words.
    const bars = [...svg.matchAll(/<rect [^>]*stroke="[^>]*>/g)].map(([rect]) => {
      const of = (/** @type {string} */ name) => new RegExp(` ${name}="([^"]*)"`).exec(rect)?.[1] ?? "";
      const [x = 0, y = 0, width = 0, opacity = 0] = ["x", "y", "width", "fill-opacity"].map((name) =>
        Number(of(name)),
      );
      return { x, y, width, opacity, fill: of("fill") };
    });
    const words = (/** @type {string} */ speaker, /** @type {string} */ kind) =>
      STATEMENTS.filter((each) => each.speaker === speaker && each.kind === kind).flatMap(({ text }) =>
        text.split(/\s+/),
      ).length;
    const [brook, reed, council] = [
      words("Ada Brook", "direct") + words("Ada Brook", "mixed"),
      words("Tom Reed", "direct"),
      words("council", "indirect"),
    ];
    assert.deepEqual([brook, reed, council], [14, 12, 8]);
    const room = 316;
    assert.deepEqual(
      bars.map(({ width, opacity }) => [Math.round(width), opacity]),
      [
        [Math.round((room * words("Ada Brook", "direct")) / brook), 1],
        [Math.round((room * words("Ada Brook", "mixed")) / brook), 0.62],
        [Math.round((room * reed) / brook), 1],
        [Math.round((room * council) / brook), 0.28],
      ],
    );
    assert.equal(bars[1]?.x, Number(bars[0]?.x) + Number(bars[0]?.width), "what is reported is behind what is quoted");
    assert.equal(new Set(bars.map(({ fill }) => fill)).size, 3, "a colour a speaker");
    const png = readFileSync(await download(stage.browser, () => pressOn(panel, "#picture-png")));
    assert.deepEqual(
      [...png.subarray(1, 4)],
      [..."PNG"].map((each) => each.charCodeAt(0)),
    );
    const shown = await panel.evaluate(() => {
      const { width, height } =
        /** @type {SVGSVGElement | null} */ (document.querySelector("#picture svg"))?.viewBox.baseVal ?? {};
      return [width, height];
    });
    assert.deepEqual(
      [png.readUInt32BE(16), png.readUInt32BE(20)],
      shown.map((each) => 3 * Number(each)),
    );
    const painted = await coloursAt(
      stage,
      png.toString("base64"),
      bars.map(({ x, y, width }) => [3 * (x + width / 2), 3 * (y + 6)]),
    );
    assert.equal(new Set(painted).size, 4, painted.join());
    assert.deepEqual([painted[0], painted[2]], [bars[0]?.fill, bars[2]?.fill]);
    await pressOn(panel, "#picture > summary");
  });

  test("a statement is copied as a quotation: plain, Markdown, HTML", async () => {
    const { panel } = await readInPanel(stage);
    const item = await openEditor(panel, "fishermen");
    /** @type {Record<string, RegExp>} */
    const expected = {
      plain: /^“Nobody asked the fishermen,?”\n— Tom Reed.*Holt to get its bridge back\nhttp.*#:~:text=/,
      markdown: /^> .*fishermen.*\n>\n> — Tom Reed.*\]\(<?http/,
      html: /^<blockquote.*fishermen.*Tom Reed/s,
    };
    for (const [style, words] of Object.entries(expected)) {
      await panel.bringToFront();
      await pressOn(panel, `${item} [data-verb="copy_${style}"]`);
      await said(panel, /^Copied/);
      assert.match(await stage.clipboard(), words);
    }
    // Where text with marks is taken, the last one is such a text.
    const { quotations, links, text } = await stage.clipboardHtml();
    assert.equal(quotations.length, 1, text);
    assert.match(quotations[0] ?? "", /Nobody asked the fishermen/);
    assert.match(links.join(), /#:~:text=/);
    assert.doesNotMatch(text, /</, "its marks are no text");
  });
});
