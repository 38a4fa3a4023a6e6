/** What the parts of the extension say to each other. */

import type {
  Assessment,
  Change,
  Edit,
  Found,
  Kept,
  KeptPage,
  Page,
  Person,
  Placed,
  ReadPage,
  Selector,
  Sketch,
  Speaker,
  Statement,
} from "hearsay-wasm";

export type { Assessment, Change, Edit, Found, Kept, KeptPage, Page, Person, Placed, Selector, Speaker, Statement };
type NotePiece = import("hearsay-files").NotePiece;
export type TextRange = import("hearsay-wasm").Range;

/** How things stand in a tab. Kept in `storage.session` under `tab:ID`; no entry means that Hearsay is off there. */
export type TabState =
  | { status: "working" }
  | {
      status: "on";
      statements: number;
      speakers: number;
      /** The record that is shown there. */
      pageId: string;
      /** Counts the changes of what is shown. */
      revision: number;
    }
  | { status: "nothing" }
  | {
      status: "unreadable";
      reason:
        "browser-page" | "store" | "pdf" | "private-pdf" | "file-broken" | "file-scanned" | "taken-over" | "other";
    }
  | { status: "failed"; reason: "analysis" | "too-large"; detail: string };

/** The pages that are embedded in the page of a tab. Kept in `storage.session` under `frames:ID`. */
export interface Frames {
  /** Those on which something was found, by the browser's number of their frame. */
  read: Record<string, FrameState>;
  /** The sites of those that are not read, since nobody allowed it. */
  unread: string[];
}

export interface FrameState {
  statements: number;
  pageId: string;
  revision: number;
  title: string;
}

/** A record as it is shown. */
export interface Held {
  record: KeptPage;
  /** Whether it is stored. */
  kept: boolean;
  /** Whether the tab is a private one, of which nothing is stored. */
  private: boolean;
  /** The type of the edit that would be undone; `null` for none. */
  canUndo: string | null;
  canRedo: string | null;
}

/** A record, and where its statements are on the page. */
export interface Opened extends Held {
  placed: Placed[];
}

/** What an answer has beside the first of very many statements: what the rest is asked for with. */
export interface Part {
  rest?: string;
}

/** Further statements of an answer, and where they are. */
export interface Rest {
  statements: Kept[];
  placed: Placed[];
  isLast: boolean;
}

/** `from`: how many are there already; `null` where the rest is lost, as with a background that was stopped. */
interface AskRest {
  ask: { token: string; from: number };
  answer: Rest | null;
}

/** A list that is told by the one before it: see `changed.js`. */
type Changed<T> = import("./changed.js").Changed<T>;

/** What has changed of a page: see `page-changes.js`. */
export interface PageChanges {
  /** What is known of it beside its text; `null` where that is the same. */
  about: Omit<Page, "blocks" | "regions"> | null;
  blocks: Changed<Page["blocks"][number]>;
  /** The index of each block's region. */
  places: number[];
  /** What its regions are called: tag and names. */
  names: string[];
  /** Its regions: for each, which of `names` it has, and the index of the one around it. */
  elements: number[][];
}

/** What has been found, its statements told by those that were found before. */
export interface Read extends Opened, Pick<ReadPage, "rows" | "read"> {}

/** Its speakers, too. */
export interface Renewed extends Read {
  speakers: Changed<Person>;
}

/** What a message asks for: the background's handlers, by type. */
export interface ToBackground {
  /**
   * From a page: find the statements of `page`, and those that are kept of it. With `sketch`, what is to be painted comes first
   * where that is sooner, with a token for the rest.
   */
  open: { ask: { page: Page; sketch: boolean }; answer: (Opened & Part) | { sketch: Sketch; token: string } };
  /** From a page that has got a sketch: the rest; `null` where it is lost, as with a background that was stopped. */
  opened: { ask: { token: string }; answer: (Opened & Part) | null };
  /** From a page that has changed: likewise, and the background remembers it `as` long as it can. */
  "open-live": { ask: { page: Page }; answer: Read & Part & { as: string } };
  /** From a page that has changed since it was remembered `as`: what is found now; `null` where it is no longer known. */
  renew: { ask: { as: string; changes: PageChanges }; answer: (Renewed & { as: string }) | null };
  /** From a page: further statements of what was opened. */
  rest: AskRest;
  /** From a page: where the statements of a record are, after a change of it. */
  place: { ask: { page: Page; record: KeptPage }; answer: Placed[] };
  /** From a page: selectors of ranges of its text, for words that the reader chose. */
  select: { ask: { page: Page; ranges: TextRange[] }; answer: Selector[] };
  /** From a page: a person's note as it is to be shown. */
  note: { ask: { markdown: string }; answer: NotePiece[] };
  /** From a page: a statement of a record as a quotation to be pasted, by its identifier. */
  quote: { ask: { record: KeptPage; statement: string }; answer: string };
  /**
   * From a page or one of our own: edit a record, all of it at one stroke. `base` is the record of a page that is not kept
   * yet. `group` is what `undo` is told to take back just this; `null` where nothing has changed.
   */
  edit: {
    ask: { pageId: string; edits: Edit[]; base?: KeptPage; tabId?: number };
    answer: Held & { group: string | null };
  };
  /** From a page or one of our own: keep a page. */
  keep: { ask: { base: KeptPage; tabId?: number }; answer: Held };
  /** From one of our own pages: keep a page no longer. */
  forget: { ask: { pageId: string }; answer: null };
  /** From one of our own pages: it has written these pages itself. */
  stored: { ask: { pageIds: string[] }; answer: null };
  /** From a page or one of our own: take back what was done last, or do it again; with `group` only if it is that. */
  undo: Replay;
  redo: Replay;
  /**
   * From a page: how things stand there; `null` when it is left. `url` is the address of the record that it shows. Whether
   * Hearsay is on in the tab.
   */
  report: { ask: { state: TabState | null; title: string; url?: string | undefined }; answer: boolean };
  /** From the page of a tab: Hearsay has been turned off there. */
  off: { ask: object; answer: null };
  /**
   * From a page with others embedded in it: read those, too. `foreign` are the origins of those that it cannot look
   * into. How many statements there are in them.
   */
  frames: { ask: { foreign: string[] }; answer: number };
  /** From a page, by a click there: show the panel. Chromium only. */
  "open-panel": { ask: object; answer: null };
  /** From a page: open a PDF file of it in the viewer. `private`: not in a window of this kind. */
  "open-viewer": { ask: { url: string }; answer: "opened" | "private" };
  /** From the panel: run in the tab. `press-button` when the browser wants the toolbar button pressed first. */
  run: { ask: { tabId: number }; answer: "started" | "press-button" };
}

/** What was done to a page is taken back or done again. */
interface Replay {
  ask: { pageId: string; group?: string; tabId?: number };
  answer: Held & { what: string; group: string | null };
}

/** What the panel shows of a page. */
export interface View extends Opened {
  /** The colour of each of `record.speakers`: an index into the palette. */
  slots: number[];
  /** The `Person.id`s of those whose statements are not painted; empty text for statements of nobody known. */
  hidden: string[];
}

/** A place in an embedded page: which of those beside it that is, and how far from its top, in CSS pixels. */
export interface EmbeddedPlace {
  at: number;
  top: number;
}

/** What the content script of a tab answers. */
export interface ToPage {
  /** What the panel shows. */
  view: { ask: object; answer: View & Part };
  /** Further statements of it. */
  rest: AskRest;
  /** Paint no statement of these speakers: see `View.hidden`. */
  filter: { ask: { hidden: string[] }; answer: null };
  /** The record has been changed, elsewhere or here. */
  changed: { ask: { held: Held }; answer: null };
  /** The record is kept no longer. */
  forgotten: { ask: object; answer: null };
  /** Scroll to a statement, by its identifier, and flash it. Where it is then, if the page is an embedded one. */
  show: { ask: { statement: string }; answer: EmbeddedPlace | null };
  /** Scroll to a place in an embedded page. */
  reveal: { ask: EmbeddedPlace; answer: null };
  /** Have other words selected for a statement, by its identifier. */
  fix: { ask: { statement: string }; answer: null };
  /** Open the card of the statement in which text is selected; where there is none, offer to add it. */
  "who-said": { ask: object; answer: "statement" | "none" | "nothing-selected" };
  /** Offer to add what is selected as a statement; false where nothing is selected. */
  "add-selected": { ask: object; answer: boolean };
  /** To our viewer alone: the toolbar button was pressed (or, with `stay`, it is to be on). */
  press: { ask: { how: "press" | "stay" | "off" }; answer: null };
  /** Turn Hearsay off in the tab. */
  stop: { ask: object; answer: null };
  /** An update waits: whether it may come, which it may not while the reader writes; with `now`, it comes. */
  update: { ask: { now: boolean }; answer: boolean };
}

/** A speaker as the card shows them. */
export interface OutlineSpeaker {
  name: string;
  type: Speaker["type"];
  role: string | null;
  /** The colour: an index into the palette. */
  slot: number;
}

/** What comes back for a message: the answer, or why there is none. */
export type Reply<T> = { ok: true; answer: T } | { ok: false; error: string };
