/** A page with its record, and where the record's statements are on it. */
export interface OpenedPage {
  page: KeptPage;
  /** In the order of `page.statements`. */
  placed: Placed[];
  /** Whether the record that was given is another one now. */
  changed: boolean;
}

/** Where a kept statement is on a page, in UTF-16 code units of the page's text. */
export interface Placed {
  /** A `Kept.id`. */
  id: string;
  /** Empty where the words are gone. */
  content: Range[];
  cue: Range | null;
  source: Range | null;
  /** `changed`: other words, or not all of them; `gone`: nowhere that is certain. */
  text: "same" | "changed" | "gone";
  /** What has changed in the words: pieces that are in both, in the old ones, in the new ones. */
  changes: ["same" | "gone" | "new", string][];
}
