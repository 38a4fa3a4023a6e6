/** The text of a PDF file, put together. Offsets count UTF-16 code units. */
export interface Layout {
  /** In the order of reading. All of the text is theirs, joined by two line feeds. */
  blocks: LayoutBlock[];
  /** Where other pages start in the text: an offset and the number of the page, from 1, in turn. */
  pages: number[];
  /** What the file calls itself, or the largest heading of its first page. */
  title?: string;
}

export interface LayoutBlock {
  kind: "heading" | "paragraph" | "quotation" | "list-item" | "caption" | "other";
  text: string;
  /**
   * Where it stands: six numbers for each stretch of it that is in one item: where it starts in the block, where it ends, the
   * index of the sheet, that of the item on the sheet, where it starts in the item, and 1 where nothing that is shown stands
   * between it and the stretch before.
   */
  runs: number[];
}
