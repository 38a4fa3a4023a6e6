/** What the core reads before the first page: a little of everything that articles have. */

/** @type {import("../common/types.js").Page} */
export const PRACTICE = {
  url: "https://example.org/",
  blocks: [
    {
      kind: "paragraph",
      text: "Mayor Ada Brandt of Northfield said on Monday that the old bridge “will not last another winter,” and asked for $3 million.",
    },
    {
      kind: "paragraph",
      text: "“We have waited too long,” she told reporters. “It is time to act,” she added, “before somebody gets hurt.”",
    },
    {
      kind: "paragraph",
      text: "According to Dr. Paul Keller, an engineer at the state university, the city has known of the cracks since 2019.",
    },
    {
      kind: "paragraph",
      text: "“That is simply not true”, the council’s spokesman, Tom Reyes, replied. He denied that any report had been kept back.",
    },
    { kind: "paragraph", text: "Keller: “I wrote it myself, and I sent it to them twice.”" },
  ],
};
