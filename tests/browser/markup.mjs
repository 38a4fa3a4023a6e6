/**
 * Markup that is hard to read: one page of many sections. Each has its HTML, and what is read of it: the words, who says
 * them, and the stretches of the page's own text that are painted, where these are not the words.
 */

/**
 * @typedef {object} Section
 * @property {string} name
 * @property {string} html
 * @property {string} [script] runs when the section, `section`, is there
 * @property {string | null} words null where nothing may be found
 * @property {string | null} [speaker]
 * @property {string[]} [painted]
 */

/** @type {Section[]} */
export const SECTIONS = [
  {
    name: "an open shadow root, with the words in its slots",
    html: `<div class="host">“The sluice <b slot="aside">It rained.</b>held,” said Ann Alder of the river board.</div>`,
    script: `section.querySelector(".host").attachShadow({ mode: "open" }).innerHTML =
      "<p><slot></slot></p><p>The board meets in June. <slot name=aside></slot></p>";`,
    words: "The sluice held,",
    speaker: "Ann Alder",
    painted: ["The sluice ", "held,"],
  },
  {
    name: "a closed shadow root",
    html: `<story-card></story-card>`,
    script: `section.querySelector("story-card").attachShadow({ mode: "closed" }).innerHTML =
      "<p>“The weir is <em>older</em> than the town,” said Ben Birch, who keeps it.</p>";`,
    words: "The weir is older than the town,",
    speaker: "Ben Birch",
  },
  {
    name: "slots of a closed shadow root",
    html: `<story-frame><span>“Every lock has been painted,” said Cleo Cedar.</span><span slot="end">It rained.</span></story-frame>`,
    script: `section.querySelector("story-frame").attachShadow({ mode: "closed" }).innerHTML =
      "<p><slot></slot></p><p><slot name=end></slot></p>";`,
    words: "Every lock has been painted,",
    speaker: "Cleo Cedar",
  },
  {
    name: "details that are open",
    html: `<details open><summary>More</summary><p>“The towpath is closed to riders,” said Dora Dale.</p></details>`,
    words: "The towpath is closed to riders,",
    speaker: "Dora Dale",
  },
  {
    name: "details that are closed",
    html: `<details><summary>More</summary>“Not now,” said Nobody Here. <p>“Unseen things stay unseen,” said Nobody Here.</p></details>`,
    words: null,
  },
  {
    name: "the summary of details that are closed",
    html: `<details><summary>“The lamps will be lit at dusk,” said Eve Elder.</summary><p>It rained all week.</p></details>`,
    words: "The lamps will be lit at dusk,",
    speaker: "Eve Elder",
  },
  {
    name: "content-visibility: auto, far below",
    html: `<div style="content-visibility: auto"><p>“The mill wheel turns again,” said Finn Furze, the miller.</p></div>`,
    words: "The mill wheel turns again,",
    speaker: "Finn Furze",
  },
  {
    name: "content-visibility: hidden",
    html: `<div style="content-visibility: hidden"><p>“Locked things stay locked,” said Nobody Here.</p></div>`,
    words: null,
  },
  {
    name: "display: contents",
    html: `<div style="display: grid"><div style="display: contents"><p>“The ferry takes <span style="display: contents">ten</span> cars,” said Gus Gorse.</p></div></div>`,
    words: "The ferry takes ten cars,",
    speaker: "Gus Gorse",
  },
  {
    name: "paragraphs that are line breaks only",
    html: `<div>The council met on Monday.<br><br>“The dam needs<br>two years of work,” said Hana Hazel.<br><br>It rained.</div>`,
    words: "The dam needs\ntwo years of work,",
    speaker: "Hana Hazel",
    painted: ["The dam needstwo years of work,"],
  },
  {
    name: "a drop cap",
    html: `<p><span style="float: left; font-size: 300%">“W</span>e mend the nets at night,” said Ira Ivy.</p>`,
    words: "We mend the nets at night,",
    speaker: "Ira Ivy",
  },
  {
    name: "a drop cap that is kept from screen readers, who get the whole word",
    html: `<p>“<span class="heard">Nets</span><span aria-hidden="true" style="float: left">N</span><span aria-hidden="true">ets</span> are dear,” said Jo Juniper.</p>`,
    words: "Nets are dear,",
    speaker: "Jo Juniper",
  },
  {
    name: "soft hyphens",
    html: `<p>“The har\u00ADbour\u00ADmas\u00ADter is asleep,” sa\u00ADid Kit Kel\u00ADler\u00ADman.</p>`,
    words: "The harbourmaster is asleep,",
    speaker: "Kit Kellerman",
    painted: ["The har\u00ADbour\u00ADmas\u00ADter is asleep,"],
  },
  {
    name: "zero-width characters",
    html: `<p>\uFEFF“The\u200B tide\u2060 table is wrong,” said\u200B Lou\u200B Larch.</p>`,
    words: "The tide table is wrong,",
    speaker: "Lou Larch",
    painted: ["The\u200B tide\u2060 table is wrong,"],
  },
  {
    name: "ruby, without its readings",
    html: `<p>“The <ruby>水<rp>(</rp><rt>mizu</rt><rp>)</rp>門<rt>mon</rt></ruby> gate is open,” said Mia Maple.</p>`,
    words: "The 水門 gate is open,",
    speaker: "Mia Maple",
    painted: ["The 水", "門", " gate is open,"],
  },
  {
    name: "text-transform, which changes no text",
    html: `<p style="text-transform: uppercase">“The straße floods,” said Ned Nettle.</p>`,
    words: "The straße floods,",
    speaker: "Ned Nettle",
  },
  {
    name: "a table",
    html: `<table><caption>Answers</caption><tr><th>Who</th><th>What</th></tr><tr><td>The board</td><td>“The lock is full,” said Ola Oak.</td></tr></table>`,
    words: "The lock is full,",
    speaker: "Ola Oak",
  },
  {
    name: "a q, whose marks are in no node",
    html: `<p><q>The reeds are <i>cut</i> in winter,</q> said Pia Pine.</p>`,
    words: "The reeds are cut in winter,",
    speaker: "Pia Pine",
  },
  {
    name: "a q in a q",
    html: `<p><q>He called it <q>a puddle</q> and left,</q> said Quin Quince.</p>`,
    words: "He called it ‘a puddle’ and left,",
    speaker: "Quin Quince",
    painted: ["He called it a puddle and left,"],
  },
  {
    name: "a q with the marks written",
    html: `<p style="quotes: none">“<q>The ice is thin,</q>” said Rae Rowan.</p>`,
    words: "The ice is thin,",
    speaker: "Rae Rowan",
  },
  {
    name: "a blockquote, whatever it cites",
    html: `<p>In a letter to the board, Sam Spruce wrote:</p><blockquote cite="/speech"><p>The canal was dug by hand in three years.</p></blockquote><p>It rained.</p>`,
    words: "The canal was dug by hand in three years.",
    speaker: "Sam Spruce",
  },
  {
    name: "a blockquote whose footer names its source",
    html: `<blockquote><p>The sluice will stay shut until the eels have gone up.</p><footer class="blockquote-footer">— Vic Vetch, warden</footer></blockquote>`,
    words: "The sluice will stay shut until the eels have gone up.",
    speaker: "Vic Vetch",
  },
  {
    name: "an embedded post",
    html: `<blockquote class="twitter-tweet" data-id="7"><p lang="en" dir="ltr">The bridge lights are on tonight, come and see them.</p>— Tess Thorn (@tess) <a href="/post/7">May 3</a></blockquote>`,
    words: "The bridge lights are on tonight, come and see them.",
    speaker: "Tess Thorn",
  },
  {
    name: "words that are split over many nodes",
    html: `<p>${[..."“The swans came back,” said Una Ulmer."].map((letter) => `<span>${letter}</span>`).join("")}</p>`,
    words: "The swans came back,",
    speaker: "Una Ulmer",
  },
  {
    name: "right to left",
    html: `<p dir="rtl">“The quay is swept,” said Val Viburnum.</p>`,
    words: "The quay is swept,",
    speaker: "Val Viburnum",
  },
  {
    name: "text that cannot be selected",
    html: `<p class="unselectable">“The buoys are lit,” said Wim Willow.</p>`,
    words: "The buoys are lit,",
    speaker: "Wim Willow",
  },
  {
    name: "columns, with the words in two",
    html: `<div style="columns: 2; height: 3em; width: 30em"><p style="margin: 0">The harbour board met. “The crane was sold to a yard that has none, and we were never told of it at all,” said Xia Xylem.</p></div>`,
    words: "The crane was sold to a yard that has none, and we were never told of it at all,",
    speaker: "Xia Xylem",
  },
  {
    name: "an article of which this is one page",
    html: `<p>“The pilots want more pay,” said Yan Yew, and more men.</p><p>Page 1 of 3</p><p><a href="/2">Next page</a></p>`,
    words: "The pilots want more pay,",
    speaker: "Yan Yew",
  },
  {
    name: "an article that is cut off within its words",
    html: `<div style="max-height: 5em; overflow: hidden"><p>“The rails were laid in one summer,” said Zoe Zinnia. “Nobody had thought it poss…</p></div><p>Subscribe to read on.</p>`,
    words: "Nobody had thought it poss…",
    speaker: "Zoe Zinnia",
    painted: ["The rails were laid in one summer,", "Nobody had thought it poss…"],
  },
  ...Object.entries({
    "the attribute hidden": "hidden",
    "hidden until it is found": `hidden="until-found"`,
    "display: none": `style="display: none"`,
    "visibility: hidden": `style="visibility: hidden"`,
    "opacity: 0": `style="opacity: 0"`,
    "no size of letters": `style="font-size: 0"`,
    "folded to nothing": `style="height: 0; overflow: hidden"`,
    "for screen readers alone": `class="heard"`,
    "far outside": `style="position: absolute; left: -9999px"`,
  }).map(([name, attribute]) => ({
    name,
    html: `<p ${attribute}>“Unseen things stay unseen,” said Nobody Here.</p>`,
    words: null,
  })),
  {
    name: "hidden words within words",
    html: `<p>“The net <span class="heard">of rope</span><span hidden>of wire</span>is dry,” said Abe Aspen.</p>`,
    words: "The net is dry,",
    speaker: "Abe Aspen",
    painted: ["The net ", "is dry,"],
  },
];

export const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>The river in sections</title>
    <link rel="icon" href="data:,">
    <style>
      body { font: 16px/1.5 sans-serif; max-width: 40em }
      .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
      .unselectable { user-select: none }
    </style>
  </head>
  <body>
    <article>
      <h1>The river in sections</h1>
      ${SECTIONS.map(
        ({ html, script }, at) => `<section data-at="${at}">${html}</section>
        ${script ? `<script>{ const section = document.querySelector("[data-at='${at}']"); ${script} }</script>` : ""}`,
      ).join("\n")}
    </article>
  </body>
</html>`;
