/** One thing that a person does to a record. What is optional is absent for none. */
export type Edit =
  | { type: "setSpeaker"; statement: string; speaker?: string }
  | { type: "nameSpeaker"; statement: string; id: string; name: string }
  | { type: "renameSpeaker"; speaker: string; name: string }
  | { type: "mergeSpeakers"; from: string; into: string }
  | { type: "setContent"; statement: string; content: Selector[] }
  | { type: "setState"; statement: string; state: Kept["state"] }
  | { type: "add"; id: string; content: Selector[]; speaker?: string; kind?: Kept["kind"] }
  | { type: "remove"; statement: string }
  | { type: "setNote"; statement?: string; note: string }
  | { type: "setTags"; statement?: string; tags: string[] }
  | { type: "assess"; statement: string; assessment?: Assessment };

/** A record after an edit. */
export interface EditedPage {
  page: KeptPage;
  /** For `changePage`, to undo and redo it. */
  change: Change;
  /** Whether the edit changed anything. */
  changed: boolean;
}

/** What an edit changed: JSON, to be stored and given back as it is. */
export type Change = object[];
