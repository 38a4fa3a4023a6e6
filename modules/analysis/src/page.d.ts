/** The text of a page, and what is known of it. */
export interface Page {
  blocks: Block[];
  /** The elements around the blocks, each behind the one around it; none where all of the text is to be read. */
  regions?: Region[];
  /** Of a file with pages: where the text goes on on another one, in order. */
  pages?: PageStart[];
  /** What it says of itself, of which the core makes those of the fields below that are not given. */
  markup?: Markup;
  title?: string;
  byline?: string;
  /** A BCP 47 tag. */
  lang?: string;
  url?: string;
  /** The name of the newspaper or site. */
  site?: string;
  /** When it was published: a date, or a date and time, in ISO 8601. */
  published?: string;
  /**
   * Where its comments are to be read, too: the elements that say that their text is the name of who wrote something, in order;
   * or, where the name is not of the text, what is of it in the element around.
   */
  writers?: Range[];
  /** The name that is not of the text, for each of them; empty where it is. */
  writerNames?: string[];
}

/** What the markup of a page has of it, as it stands there. */
export interface Markup {
  title?: string;
  /** Its one `<h1>`. */
  heading?: string;
  /** Name and content of each `<meta>`. */
  metas: [string, string][];
  /** The structured data: JSON-LD. */
  linked: string[];
  /** The texts of the elements that name who wrote it. */
  bylines: string[];
  /** The values of the `<time>` elements that say when it was published. */
  times: string[];
  /** The address that it gives for itself. */
  canonical?: string;
  lang?: string;
}

/** Where the text of a file goes on on another page. */
export interface PageStart {
  start: number;
  /** The number of the page, from 1. */
  page: number;
}

/** A stretch of text with nothing of another block in it. */
export interface Block {
  kind: BlockKind;
  text: string;
  /** The index of the region that it is in. */
  region?: number;
  /** How many of its characters are in links. */
  linked?: number;
}

/** An element that has blocks of text in it. */
export interface Region {
  /** The index of the region around it. */
  parent?: number;
  /** The element's name, in lower case. */
  tag: string;
  /** Its classes, `id`, `role` and `itemprop`. */
  names: string;
}

/** What a block is on its page; `bold`: a paragraph all of whose text is bold. */
export type BlockKind = "heading" | "paragraph" | "bold" | "quotation" | "list-item" | "caption" | "other";

/** A stretch of the page's text, in UTF-16 code units. */
export interface Range {
  start: number;
  end: number;
}

/** All that was found in a page. */
export interface Found {
  /** In the order of their first content. */
  statements: Statement[];
  /** Each at the index that is its `id`. */
  speakers: Speaker[];
}

/** Somebody said something. */
export interface Statement {
  kind: "direct" | "mixed" | "indirect";
  /** What was said; several ranges where the tag interrupts it. */
  content: Range[];
  /** The words that say that it was said. */
  cue: Range | null;
  /** Where the cue puts the speaker. */
  stance: "neutral" | "assertive" | "denial" | "hedge" | "question" | "request" | "praise" | "blame";
  /** The words that name who said it. */
  source: Range | null;
  /** The index of who said it in `speakers`. */
  speaker: number | null;
  /** The indices of those who report it, outermost first. */
  reportedBy: number[];
  /** 0 to 1: the share of statements found in this way that are right in words and person. */
  confidence: number;
  /** The rule that found it, by its stable name. */
  rule: string;
  /** Where it stands in a comment: the index of who wrote that, `null` where the page names nobody. */
  comment?: number | null;
}

/** Who says something, over all the names that the page uses. */
export interface Speaker {
  id: number;
  /** The fullest name that the page gives, without titles. */
  name: string;
  type: "person" | "organisation" | "document" | "group" | "anonymous" | "unknown";
  /** Titles, offices and descriptions as the page gives them. */
  roles: string[];
  mentions: Range[];
}
