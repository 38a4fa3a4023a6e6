/** What the parts of the extension say to each other. */

import type { Found, Page, Statement, Speaker } from "hearsay-wasm";

export type { Found, Page, Statement, Speaker };
export type TextRange = import("hearsay-wasm").Range;

/** How things stand in a tab. Kept in `storage.session` under `tab:ID`; no entry means that Hearsay is off there. */
export type TabState =
  | { status: "working" }
  | { status: "on"; statements: number; speakers: number }
  | { status: "nothing" }
  | { status: "unreadable"; reason: "browser-page" | "store" | "pdf" | "other" }
  | { status: "failed"; reason: "analysis" | "too-large"; detail: string };

export type Format = "jsonld" | "csv" | "md";

/** What a message asks for: the background's handlers, by type. */
export interface ToBackground {
  /** From a page: find the statements of `page`. */
  analyse: { ask: { page: Page }; answer: Found };
  /** From a page: how things stand there; `null` when Hearsay has been turned off. */
  report: { ask: { state: TabState | null }; answer: null };
  /** From a page, by a click there: show the panel. Chromium only. */
  "open-panel": { ask: object; answer: null };
  /** From the panel: run in the tab. `press-button` when the browser wants the toolbar button pressed first. */
  run: { ask: { tabId: number }; answer: "started" | "press-button" };
  /** From the panel: the annotations of the tab's page as a file's text. */
  export: { ask: { tabId: number; format: Format }; answer: string };
}

/** What the content script of a tab answers. */
export interface ToPage {
  /** What the panel shows. */
  outline: { ask: object; answer: Outline };
  /** Scroll to a statement and flash it. */
  show: { ask: { statement: number }; answer: null };
  /** The page as it was analysed. */
  page: { ask: object; answer: Page };
  /** Turn Hearsay off in the tab. */
  stop: { ask: object; answer: null };
}

/** A page's statements as the panel lists them. */
export interface Outline {
  title: string;
  url: string;
  speakers: OutlineSpeaker[];
  statements: OutlineStatement[];
}

export interface OutlineSpeaker {
  name: string;
  type: Speaker["type"];
  role: string | null;
  /** The colour: an index into the palette. */
  slot: number;
}

export interface OutlineStatement {
  kind: Statement["kind"];
  stance: Statement["stance"];
  text: string;
  /** An index into `speakers`; `null` where the page names nobody. */
  speaker: number | null;
  /** The names of those who report it, outermost first. */
  reportedBy: string[];
  confidence: number;
}

/** What comes back for a message: the answer, or why there is none. */
export type Reply<T> = { ok: true; answer: T } | { ok: false; error: string };
