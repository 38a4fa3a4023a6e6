/**
 * The words nearest to one that nobody has said: for a name that is not quite remembered.
 *
 * Statements themselves are searched by reading all their words (`words.js`): of 20,000 that takes some milliseconds for
 * any query, where an index of them takes seconds to be made, and up to a quarter of a second for the first letters of a
 * word. The index here is one of words alone, and made when it is first asked.
 */

import MiniSearch from "minisearch";

/** How many texts, or words, are read in one go. */
const CHUNK = 250;

export class Spelling {
  /** @type {MiniSearch<{id: number, word: string}>} */
  #index = new MiniSearch({
    fields: ["word"],
    storeFields: ["word"],
    tokenize: (word) => [word],
    processTerm: (word) => word,
  });

  /**
   * Reads the words, without holding up the page.
   * @param {readonly string[]} texts folded
   */
  static async of(texts) {
    const spelling = new Spelling();
    const words = new Set();
    let read = 0;
    for (const text of texts) {
      for (const word of text.split(" ")) if (word) words.add(word);
      if (++read % CHUNK === 0) await nextTurn();
    }
    const entries = [...words].map((word, id) => ({ id, word }));
    await spelling.#index.addAllAsync(entries, { chunkSize: CHUNK });
    return spelling;
  }

  /**
   * @param {string} word folded
   * @returns {string | undefined} the word that is nearest, itself if it is there
   */
  nearest(word) {
    // One change in four letters; a third and further would turn most names into others.
    const fuzzy = Math.min(2, Math.floor(word.length / 4));
    const [best] = this.#index.search(word, { prefix: true, fuzzy, maxFuzzy: 2 });
    return best && String(best.word);
  }
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));
