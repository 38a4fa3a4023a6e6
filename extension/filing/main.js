/**
 * Files in a thread of their own: a library can be as large as its reader likes, and its page never stands still while all of
 * it is written into a file, or read from one. The thread reads and writes what is kept itself; nothing large is sent about.
 */

/** @import {Answer, Task, Tasks} from "./tasks.js" */
/** @import {KeptPage} from "../common/types.js" */

import { hasVerdict } from "../common/assessment.js";
import { files } from "../common/files.js";
import { Database } from "../store/database.js";
import { Fault } from "../store/faults.js";
import { Pages } from "../store/pages.js";

const database = new Database();

/** The text of the file that was read last. */
let read = "";

/** @type {{[T in keyof Tasks]: (ask: Tasks[T]["ask"]) => Promise<Tasks[T]["answer"]>}} */
const TASKS = {
  async read({ file }) {
    read = "";
    const bytes = await file.arrayBuffer();
    /** @type {string} */
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return { misread: null };
    }
    const { importFile } = await files();
    const kept = await all();
    try {
      const { plan, pages, settings } = importFile(text, kept, now());
      read = text;
      return { coming: { plan, pages: pages.length, settings } };
    } catch (error) {
      return { misread: messageOf(error) };
    }
  },

  async store() {
    const core = await files();
    return new Pages(database, core).replaceAll((kept) => core.importFile(read, kept, now()).pages, "import");
  },

  async write({ some, format }) {
    const { exportPages, exportFormats } = await files();
    const { extension = format, mediaType = "text/plain" } = exportFormats().find(({ name }) => name === format) ?? {};
    const pages = some ? await those(some) : await all();
    if (format === "claimreview" && !pages.some(hasVerdict)) throw new Fault("no_verdict");
    return { file: new Blob([exportPages(pages, format)], { type: mediaType }), extension };
  },

  async backup({ settings }) {
    const { backup } = await files();
    const written = backup(await all(), settings);
    return { file: new Blob([written], { type: "application/json" }), extension: "json" };
  },
};

addEventListener("message", async (/** @type {MessageEvent<Task>} */ { data }) => {
  /** @type {Answer} */
  let answer;
  try {
    answer = { ok: true, answer: await /** @type {(ask: any) => Promise<any>} */ (TASKS[data.type])(data.ask) };
  } catch (error) {
    answer = { ok: false, key: /** @type {{key?: string}} */ (error)?.key, message: messageOf(error) };
  }
  postMessage(answer);
});

/** @returns {Promise<KeptPage[]>} */
async function all() {
  return (await database.pages.toArray()).map(({ page }) => page);
}

/**
 * Pages with some of their statements, and with those who speak in them.
 * @param {import("./tasks.js").Some} some
 * @returns {Promise<KeptPage[]>}
 */
async function those(some) {
  const rows = await database.pages.bulkGet([...some.keys()]);
  return rows.flatMap((row) => {
    if (!row) return [];
    const { page } = row;
    const wanted = some.get(page.id);
    if (!wanted) return [page];
    const keys = new Set(wanted);
    const statements = page.statements.filter(({ id }) => keys.has(id));
    const heard = new Set(statements.flatMap(({ speaker, reportedBy }) => [speaker, ...reportedBy]));
    return [{ ...page, statements, speakers: page.speakers.filter(({ id }) => heard.has(id)) }];
  });
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

const now = () => new Date().toISOString();
