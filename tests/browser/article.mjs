/** The article that the browser tests read: every word and mark of it is known. */

export const ARTICLE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Holt to get its bridge back</title>
    <link rel="icon" href="data:,">
    <style>body { font: 16px/1.5 sans-serif; max-width: 40em } .far { margin-top: 200vh }</style>
  </head>
  <body>
    <!-- a comment stays where it is -->
    <h1>Holt to get its bridge back</h1>
    <p>“We will open the <em>bridge</em> in&nbsp;May,” said Ada Brook, the mayor of Holt.</p>
    <p>The council insisted that the work would cost two million pounds.</p>
    <p id="reed">“Nobody asked the fishermen,” Tom Reed told reporters on Friday. “We would have told them about the tide.”</p>
    <p class="far">Brook called the delay “a disgrace for the town”. 🌉 She walked home along the river.</p>
  </body>
</html>
`;

/** What is said in it: kind, words, speaker. */
export const STATEMENTS = [
  { kind: "direct", text: "We will open the bridge in\u00a0May,", speaker: "Ada Brook" },
  { kind: "indirect", text: "that the work would cost two million pounds", speaker: "council" },
  { kind: "direct", text: "Nobody asked the fishermen,", speaker: "Tom Reed" },
  { kind: "direct", text: "We would have told them about the tide.", speaker: "Tom Reed" },
  { kind: "mixed", text: "the delay “a disgrace for the town”", speaker: "Ada Brook" },
];

/** A page on which nobody says anything. */
export const SILENT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rain</title><p>It rained in the night.</p></html>`;
