/** What the thread for files is asked to do, and what it answers. */

import type { ExportFormat, Import } from "hearsay-files";
import type { Stroke } from "../store/pages.js";

/** Pages by their identifiers: some of their statements, or all of them. */
export type Some = Map<string, string[] | null>;

export interface Tasks {
  /** What would come of a file; or why it cannot be read, as the core says it: `null` where it is no text at all. */
  read: {
    ask: { file: Blob };
    answer:
      | { coming: Pick<Import, "plan" | "settings"> & { pages: number }; misread?: undefined }
      | { misread: string | null; coming?: undefined };
  };
  /** Stores what comes of the file that was read. */
  store: { ask: object; answer: Stroke };
  /** Pages as a file; all of them where `some` is absent. */
  write: { ask: { some?: Some | undefined; format: ExportFormat }; answer: { file: Blob; extension: string } };
  backup: { ask: { settings: Record<string, unknown> }; answer: { file: Blob; extension: string } };
}

export type Task = { [T in keyof Tasks]: { type: T; ask: Tasks[T]["ask"] } }[keyof Tasks];

/** `key` of the text that tells what went wrong, where there is one. */
export type Answer = { ok: true; answer: unknown } | { ok: false; key?: string | undefined; message: string };
