/** A page with its record, and where the record's statements are on it. */
export interface OpenedPage {
  page: KeptPage;
  /** In the order of `page.statements`. */
  placed: Placed[];
  /** Whether the record that was given is another one now. */
  changed: boolean;
}

/** What is to be painted of a page. */
export interface Sketch {
  /** In the order of `Found.statements`. */
  statements: Pick<Statement, "kind" | "content" | "speaker">[];
  /** How many there are. */
  speakers: number;
}

/** As an `OpenedPage`, told by the one that was given before. */
export interface ReadPage {
  /** Without its statements. */
  page: KeptPage;
  /** Those that are new or have changed. */
  statements: Kept[];
  /** Of these `statements`. */
  placed: Placed[];
  changed: boolean;
  /** How all statements, and their places, are made of those before and of the new ones. */
  rows: Row[];
  /** How many blocks were new to it, and so read. */
  read: number;
}

/**
 * So many of a list in a row: the index of the first in the list before, or -1 for new ones; how many; how far their places have
 * moved, in Unicode code points and in UTF-16 code units.
 */
export type Row = [from: number, count: number, points: number, units: number];

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
