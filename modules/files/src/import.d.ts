/** What comes of an import. */
export interface Import {
  plan: Plan;
  /** The pages that are new or changed, as they are to be kept from now on. */
  pages: KeptPage[];
  /** The settings of a backup. */
  settings: Record<string, unknown> | null;
}

/** What an import does, to be shown before it is done. */
export interface Plan {
  /** What the file is. */
  format: "hearsay" | "jsonld" | "hypothesis";
  pages: Counts;
  statements: Counts;
  conflicts: Conflict[];
  /** What is in the file, but is nothing that can be kept. */
  skipped: Fault[];
  /** Whether the file has settings. */
  settings: boolean;
}

/** How many things of a file are new, change what is kept, or are kept already. */
export interface Counts {
  new: number;
  changed: number;
  same: number;
}

/** A person decided one thing here and another there; the later decision is taken. */
export interface Conflict {
  /** The page's `id`. */
  page: string;
  /** The `id` of the statement or the speaker. */
  id: string;
  /** The words of the statement, or the speaker's name. */
  words: string;
  /** `speaker`, `content`, `state`, `verdict`, … */
  field: string;
  ours: string;
  theirs: string;
  taken: "ours" | "theirs";
}

/** What is wrong with a file, and where. */
export interface Fault {
  line: number;
  column: number;
  /** A JSON Pointer. */
  path: string;
  message: string;
}
