/** A page that is kept. Made by `keepPage`; the fields that are optional are absent, never `null`. */
export interface KeptPage {
  /** The version of this form: 1. */
  schema: number;
  /** The name-based UUID of `canonical`: the same page has the same one everywhere. */
  id: string;
  /** Where it was read. */
  url?: string;
  /** The address without fragment and trackers. */
  canonical?: string;
  title?: string;
  /** Who wrote it, as the page says it. */
  byline?: string;
  /** The name of the newspaper or site. */
  site?: string;
  /** A date, or a date and time, in ISO 8601. */
  published?: string;
  /** A BCP 47 tag. */
  lang?: string;
  /** When it was kept first: ISO 8601 with a zone, as `toISOString()` writes it. */
  kept: string;
  /** When anything in this record was changed last. */
  modified: string;
  /** Of the page, in Markdown. */
  note: string;
  /** Of the page. */
  tags: string[];
  speakers: Person[];
  /** By the place of their first words. */
  statements: Kept[];
}

/** One who speaks on a kept page. */
export interface Person {
  /** A UUID, which `Kept.speaker` names. */
  id: string;
  name: string;
  kind: "person" | "organisation" | "document" | "group" | "anonymous" | "unknown";
  roles: string[];
  /** Former names, and the names of those who were merged into this one: a later analysis knows them by these. */
  aliases: string[];
  /** In Markdown. */
  note: string;
  /** The names of the fields that a person set: `name`, `kind`, `roles`. */
  edited: string[];
}

/** A kept statement. */
export interface Kept {
  /** A UUID, which never changes. For an added statement `crypto.randomUUID()` will do. */
  id: string;
  /** Absent where nobody has said so (an imported highlight). */
  kind?: "direct" | "mixed" | "indirect";
  /** What was said; several parts where the writer interrupts it. Never empty. */
  content: Selector[];
  /** The words that say that it was said. */
  cue?: Selector;
  /** The words that name who said it. */
  source?: Selector;
  /** A `Person.id` of the page. */
  speaker?: string;
  /** `Person.id`s of those who report it, outermost first. */
  reportedBy: string[];
  /** Where the cue puts the speaker: `neutral`, `assertive`, `denial`, `hedge`, `question`, `request`, `praise`, `blame`. */
  stance?: string;
  /** 0 to 1. */
  confidence?: number;
  /** The rule that found it. */
  rule?: string;
  /** Where it stands in a comment: who wrote that, as the page names them; empty where it names nobody. */
  comment?: string;
  origin: "found" | "added" | "imported";
  /** What a person says of it; `rejected`: not a statement, never to be found again. */
  state: "found" | "confirmed" | "rejected";
  /** The names of the fields that a person set: `speaker`, `content`, `kind`, `reportedBy`, … */
  edited: string[];
  /** The content as it was found, where a person set another. */
  found?: Selector[];
  /** In Markdown. */
  note: string;
  tags: string[];
  assessment?: Assessment;
  /** The account of an imported annotation. */
  creator?: string;
  /** The address of the annotation that it was imported from. */
  via?: string;
  created: string;
  modified: string;
}

/** Words of a page, and what it takes to find them there again. */
export interface Selector {
  exact: string;
  /** At most 32 code points. */
  prefix: string;
  suffix: string;
  /** In Unicode code points of the page's text (not UTF-16 code units); absent where it is not known. */
  start?: number;
  end?: number;
  /** What stands behind `#:~:text=` in a link to the words. */
  directive?: string;
  /** The page of a file that they start on, from 1. */
  page?: number;
}

/** Whether a claim is true. */
export interface Assessment {
  /** One of the checker's own list; empty while there is none. */
  verdict: string;
  sources: Source[];
  status: "toCheck" | "checking" | "done";
}

/** Evidence for an assessment. */
export interface Source {
  url: string;
  title?: string;
}
