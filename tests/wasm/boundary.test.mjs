/** The boundary to JavaScript: ranges mean what `slice` makes of them, and what is wrong is told. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";

import fc from "fast-check";

import { textOf } from "../support/cases.mjs";
import { files, find, version, wasm } from "../support/wasm.mjs";

/** @import { ExportFormat } from "../../target/wasm-files/hearsay_files.js" */
/** @import { Page, Range } from "../../target/wasm/hearsay.js" */

const CREATED = "2026-03-01T09:30:00Z";

/** All that has other lengths in UTF-8, UTF-16 and code points, or that programs like to change. */
const ODD = [
  "🙂",
  "👩\u200D👩\u200D👧",
  "🇳🇿",
  "e\u0301",
  "ñ",
  "\u0301",
  "字",
  "\uD83D",
  "\uDE42",
  "\uDE42\uD83D",
  "\r\n",
  "\n",
  "\u00A0",
  "\u202F",
  "\u200B",
  "\uFEFF",
  "\0",
  "\u2028",
  "𝔘",
  "क्षि",
];

const word = fc.constantFrom(
  "We",
  "are",
  "ready",
  "Ada",
  "Brook",
  "the",
  "mayor",
  "of",
  "Holt",
  "and",
  "not",
  ".",
  ",",
);
const space = fc.constantFrom(" ", " ", " ", "");
const odd = fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: "binary", maxLength: 3 }));
const noise = fc.array(fc.oneof({ weight: 3, arbitrary: word }, odd, space)).map((pieces) => pieces.join(""));
const mark = fc.constantFrom("“", "”", '"', "«", "»", "'", "‘", "’", "„", "「", "」", "``", "''", ": ", "— ");
const tag = fc.constantFrom(
  " said Ada Brook, ",
  " Lind said that ",
  "ADA: ",
  " according to Bo Lind",
  " she told us: ",
);
const anything = fc
  .array(fc.oneof({ weight: 4, arbitrary: word }, { weight: 3, arbitrary: space }, odd, mark, tag), { maxLength: 60 })
  .map((pieces) => pieces.join(""));
const kind = fc.constantFrom(
  /** @type {const} */ ("heading"),
  /** @type {const} */ ("paragraph"),
  /** @type {const} */ ("quotation"),
  /** @type {const} */ ("list-item"),
  /** @type {const} */ ("caption"),
  /** @type {const} */ ("other"),
);

/** @type {fc.Arbitrary<Page>} */
const anyPage = fc.record({ blocks: fc.array(fc.record({ kind, text: anything }), { maxLength: 6 }) });

/** The statements of `page` as a file. @param {Page} page @param {ExportFormat} format */
const exportPage = (page, format) => files.exportPages([wasm.keepPage(page, CREATED)], format);

/** @param {Page} page */
const collection = (page) => JSON.parse(exportPage(page, "jsonld")).first.items;

/**
 * What the core has of the text at `range`: its UTF-8 has no lone surrogates.
 *
 * @param {string} text
 * @param {Range} range
 */
const slice = (text, { start, end }) => text.slice(start, end).replace(/\p{Surrogate}/gu, "\uFFFD");

describe("ranges", () => {
  it("mean the words that the core means", () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        const text = textOf(page);
        const annotations = collection(page);
        const { statements } = find(page);
        assert.equal(annotations.length, statements.length);
        for (const [at, { content, cue, source }] of statements.entries()) {
          const annotation = annotations[at];
          assert.deepEqual(
            content.map((range) => slice(text, range)),
            annotation.target.map((/** @type {any} */ target) => target.selector[0].exact),
          );
          for (const [range, place] of /** @type {const} */ ([
            [cue, annotation["hearsay:cue"]],
            [source, annotation["hearsay:source"]],
          ])) {
            assert.equal(range === null ? undefined : slice(text, range), place?.selector[0].exact);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("lie in the text and cut no character", () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        const text = textOf(page);
        const { statements, speakers } = find(page);
        const ranges = [
          ...statements.flatMap(({ content, cue, source }) => [...content, cue, source]),
          ...speakers.flatMap(({ mentions }) => mentions),
        ].filter((range) => range !== null);
        for (const { start, end } of ranges) {
          assert.ok(start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
          for (const offset of [start, end]) {
            assert.doesNotMatch(text.slice(Math.max(0, offset - 1), offset + 1), /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("find a quotation behind any text, with any text in it", () => {
    const inside = fc.array(
      fc.oneof(
        word.filter((token) => /\w/.test(token)),
        fc.constantFrom("🙂", "ñ", "字", "\uD83D", "𝔘", "e\u0301"),
      ),
      {
        minLength: 3,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 4 }), inside, (before, words) => {
        const said = `It ${words.join(" ")},`;
        const blocks = [...before, `“${said}” said Ada Brook.`].map((text) => ({
          kind: /** @type {const} */ ("paragraph"),
          text,
        }));
        const page = { blocks };
        const text = textOf(page);
        const found = find(page).statements.map(({ content }) =>
          content.map(({ start, end }) => text.slice(start, end)),
        );
        assert.ok(
          found.some(([first]) => first === said),
          `${JSON.stringify(said)} is not among ${JSON.stringify(found)}`,
        );
      }),
      { numRuns: 300 },
    );
  });

  it("count code units where the text is long", () => {
    const blocks = [
      { kind: /** @type {const} */ ("paragraph"), text: "🙂ñ字x".repeat(5000) },
      { kind: /** @type {const} */ ("paragraph"), text: "“We are ready,” said Ada Brook." },
    ];
    const text = textOf({ blocks });
    const [statement] = find({ blocks }).statements;
    assert.equal(statement?.content.map(({ start, end }) => text.slice(start, end))[0], "We are ready,");
    assert.equal(statement.cue === null ? "" : text.slice(statement.cue.start, statement.cue.end), "said");
  });
});

describe("exports", () => {
  const page = {
    blocks: [{ kind: /** @type {const} */ ("paragraph"), text: "“We are ready,” said Ada Brook." }],
    url: "https://news.example/",
  };

  it("are the files of their formats", () => {
    assert.equal(JSON.parse(exportPage(page, "jsonld")).created, CREATED);
    assert.match(exportPage(page, "csv"), /^\uFEFFspeaker,.*\r\n/);
    assert.match(exportPage(page, "md"), /^---\ntitle: "https:\/\/news\.example\/"\n/);
  });

  it("are made of any page", () => {
    fc.assert(
      fc.property(anyPage, fc.string({ unit: "binary" }), (any, title) => {
        for (const format of /** @type {const} */ ([
          "jsonld",
          "json",
          "csv",
          "md",
          "html",
          "bibtex",
          "csl",
          "ris",
          "claimreview",
        ])) {
          assert.equal(typeof exportPage({ ...any, title, url: title }, format), "string");
        }
      }),
    );
  });
});

describe("input", () => {
  /** @param {unknown} page */
  const given = (page) => () => find(/** @type {Page} */ (page));

  it("may leave out all but the blocks", () => {
    const nothing = { statements: [], speakers: [] };
    assert.deepEqual(find({ blocks: [] }), nothing);
    assert.deepEqual(given({ blocks: [], title: undefined, byline: null, lang: "", url: "?", more: 1 })(), nothing);
  });

  it("of another type is told", () => {
    /** @type {[unknown, RegExp][]} */
    const wrong = [
      [undefined, /^not a page: /],
      [{}, /^not a page: missing field `blocks`/],
      [{ blocks: "text" }, /^not a page: ./],
      [{ blocks: [{ kind: "poem", text: "" }] }, /^not a page: unknown variant `poem`, expected one of `heading`, /],
      [{ blocks: [{ kind: "other" }] }, /^not a page: missing field `text`/],
      [{ blocks: [{ kind: "other", text: 5 }] }, /^not a page: invalid type: .*, expected a string/],
    ];
    for (const [page, message] of wrong) {
      assert.throws(given(page), (error) => error instanceof Error && message.test(error.message), `${message}`);
    }
    assert.throws(
      () => exportPage({ blocks: [] }, /** @type {any} */ ("pdf")),
      /^Error: no export format `pdf`: expected one of `jsonld`, `json`, /,
    );
  });

  it("that was wrong does no harm", () => {
    assert.throws(given(5));
    assert.deepEqual(find({ blocks: [] }), { statements: [], speakers: [] });
  });
});

it("the version is that of the crate", async () => {
  const manifest = await readFile(new URL("../../Cargo.toml", import.meta.url), "utf8");
  assert.equal(version(), /^version = "(.+)"$/m.exec(manifest)?.[1]);
});
