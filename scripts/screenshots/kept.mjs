/** What is kept in the pictures of the library: some articles of a small town, with what a reader made of them. */

import { keptPage } from "../../tests/browser/library.mjs";
import { wasm } from "../../tests/support/wasm.mjs";

const NOW = "2026-03-02T10:00:00.000Z";

const BRIDGE = keptPage({
  url: "https://www.holt-post.example/bridge",
  title: "Holt to get its bridge back",
  site: "The Holt Post",
  published: "2026-02-10",
  paragraphs: [
    "“We will open the bridge in May,” said Ada Brook, the mayor of Holt.",
    "“Nobody asked the fishermen,” Tom Reed, who has mended nets here for forty years, told reporters on Friday.",
    "The county said that it had paid its share in full.",
  ],
});

/** The bridge's page, assessed, noted and tagged. */
const ASSESSED = [
  {
    type: /** @type {const} */ ("assess"),
    statement: BRIDGE.statements[0]?.id ?? "",
    assessment: {
      verdict: "misleading",
      sources: [{ url: "https://council.example/minutes", title: "Minutes of the council" }],
      status: /** @type {const} */ ("done"),
    },
  },
  {
    type: /** @type {const} */ ("setNote"),
    statement: BRIDGE.statements[0]?.id ?? "",
    note: "The minutes say *May of next year*.",
  },
  { type: /** @type {const} */ ("setTags"), statement: BRIDGE.statements[0]?.id ?? "", tags: ["bridge", "dates"] },
  {
    type: /** @type {const} */ ("setState"),
    statement: BRIDGE.statements[1]?.id ?? "",
    state: /** @type {const} */ ("confirmed"),
  },
].reduce((page, edit) => wasm.editPage(page, edit, NOW).page, BRIDGE);

export const KEPT = [
  ASSESSED,
  keptPage({
    url: "https://river.example/tide",
    title: "The tide turns at Holt",
    published: "2026-01-20",
    paragraphs: [
      "“The tide takes whatever it wants,” Tom Reed said.",
      "Ada Brook insisted that the work would cost two million pounds and “not a penny more”.",
      "According to the harbour office, the quay has sunk by a hand since 2019.",
    ],
  }),
  keptPage({
    url: "https://river.example/ferry",
    title: "A ferry for the summer",
    published: "2025-11-02",
    paragraphs: [
      "“The café on board stays closed,” said Ada Brook.",
      "“Then nobody will come,” Bo Lind, who runs it, replied.",
    ],
  }),
  keptPage({
    url: "https://www.holt-post.example/budget",
    title: "Council passes a budget at midnight",
    site: "The Holt Post",
    published: "2025-09-18",
    paragraphs: [
      "“This is the last time that we do it like this,” said Ada Brook.",
      "Ada Brook denied that the vote had been put off for her holidays.",
      "“I have read worse novels,” said Councillor Iris Vane.",
    ],
  }),
];
