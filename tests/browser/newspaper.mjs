/** A PDF file as newspapers make them. */

import { pdf } from "./pdf.mjs";

/** Two columns over two pages, with a word and a sentence that run over an edge, heads and numbers of pages, and a footnote. */
export const NEWSPAPER = pdf(
  [
    {
      lines: [
        [50, 40, 9, "The Holt Gazette"],
        [110, 70, 22, "The bridge over the Lune will open", "bold"],
        [50, 110, 11, "The council of Holt met on Tuesday to"],
        [320, 110, 11, "Others doubt it. The piers have to be"],
        [50, 124, 11, "speak about the bridge over the Lune."],
        [320, 124, 11, "replaced, and nobody has seen the steel."],
        [50, 138, 11, "“We will open it in May, or when-"],
        [320, 138, 11, "“It will be next year,” said Cara Dale,"],
        [50, 152, 11, "ever the steel has come,” said Ada"],
        [320, 152, 11, "who runs the ferry, and nobody on the"],
        [50, 166, 11, "Brook, the mayor. The ferry will run"],
        [320, 166, 11, "bank of the river was surprised. “We are"],
        [50, 180, 11, "until then, free of charge, for all."],
        [320, 180, 11, "all very tired of waiting for it, and we"],
        [50, 700, 8, "1 Built in 1871, and the third at this place."],
        [295, 780, 9, "11"],
      ],
    },
    {
      lines: [
        [50, 40, 9, "The Holt Gazette"],
        [50, 110, 11, "have waited for a year,” said Bo Lind."],
        [50, 140, 11, "The next meeting is on Friday."],
        [295, 780, 9, "12"],
      ],
    },
  ],
  { title: "The bridge", author: "Eve Moss" },
);
