/**
 * Chromium, driven through its debugging pipe: no driver binary, and the shipped manifest as it is.
 */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch as launchPuppeteer } from "puppeteer-core";
import { until } from "./until.mjs";

/** @import { Browser, LaunchOptions, Request, Tab } from "./types.d.ts" */

/** @typedef {import("puppeteer-core").CDPSession} CDPSession */
/** @typedef {import("puppeteer-core").Protocol.ServiceWorker.ServiceWorkerVersion} WorkerVersion */

/** @implements {Tab} */
class ChromiumTab {
  /**
   * @param {import("puppeteer-core").Page} page
   * @param {import("puppeteer-core").CDPSession} session
   */
  constructor(page, session) {
    this.page = page;
    this.session = session;
  }

  /** @param {string} url */
  async goto(url) {
    await this.page.goto(url);
  }

  async url() {
    return this.page.url();
  }

  /** @type {Tab["evaluate"]} */
  evaluate(fn, ...args) {
    return /** @type {any} */ (this.page).evaluate(fn, ...args);
  }

  /** @type {Tab["inShadow"]} */
  async inShadow(host, fn, ...args) {
    const { session } = this;
    const { result } = await session.send("Runtime.evaluate", {
      // A page may have parts with names that stand in front of the document's own.
      expression: `Document.prototype.querySelector.call(document, ${JSON.stringify(host)})`,
    });
    let root;
    if (result.objectId) {
      const { node } = await session.send("DOM.describeNode", { objectId: result.objectId, pierce: true });
      const backendNodeId = node.shadowRoots?.[0]?.backendNodeId;
      if (backendNodeId) root = (await session.send("DOM.resolveNode", { backendNodeId })).object.objectId;
    }
    const global = await session.send("Runtime.evaluate", { expression: "globalThis" });
    const answer = await session.send("Runtime.callFunctionOn", {
      functionDeclaration: String(fn),
      objectId: global.result.objectId,
      arguments: [root ? { objectId: root } : { value: null }, ...args.map((value) => ({ value }))],
      returnByValue: true,
      awaitPromise: true,
      userGesture: true,
    });
    if (answer.exceptionDetails) {
      throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    }
    return answer.result.value;
  }

  /** @type {Tab["moveTo"]} */
  moveTo(x, y) {
    return this.page.mouse.move(x, y);
  }

  /** @type {Tab["click"]} */
  click(x, y) {
    return this.page.mouse.click(x, y);
  }

  /** @type {Tab["drag"]} */
  async drag(from, to) {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  /** @type {Tab["press"]} */
  async press(key, ...modifiers) {
    const { keyboard } = this.page;
    for (const modifier of modifiers) await keyboard.down(modifier);
    await keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key));
    for (const modifier of modifiers.toReversed()) await keyboard.up(modifier);
  }

  /** @param {string} selector */
  async paste(selector) {
    await this.page.bringToFront();
    await this.page.focus(selector);
    await this.page.keyboard.press("v", { commands: ["Paste"] });
  }

  /** @type {Tab["chooseFile"]} */
  async chooseFile(selector, file) {
    const input = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement> | null} */ (
      await this.page.$(selector)
    );
    if (!input) throw new Error(`no ${selector}`);
    await input.uploadFile(file);
  }

  /** @type {Tab["resize"]} */
  async resize(width, height) {
    await this.page.setViewport({ width, height });
  }

  /** @type {Tab["preferColours"]} */
  async preferColours(scheme) {
    await this.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  }

  /** @type {Tab["emulate"]} */
  async emulate({ print = false, forcedColours = false, reducedMotion = false }) {
    await this.session.send("Emulation.setEmulatedMedia", {
      media: print ? "print" : "",
      features: [
        { name: "forced-colors", value: forcedColours ? "active" : "" },
        { name: "prefers-reduced-motion", value: reducedMotion ? "reduce" : "" },
      ],
    });
  }

  async print() {
    return Buffer.from(await this.page.pdf());
  }

  /** @param {string} file */
  async screenshot(file) {
    await this.page.screenshot({ path: /** @type {`${string}.png`} */ (file) });
  }

  async bringToFront() {
    await this.page.bringToFront();
  }

  async close() {
    await this.page.close();
  }
}

/** @implements {Browser} */
class Chromium {
  name = /** @type {const} */ ("chromium");

  /**
   * @param {import("puppeteer-core").Browser} browser
   * @param {import("puppeteer-core").CDPSession} session
   * @param {string} extensionId
   * @param {string} folder
   */
  constructor(browser, session, extensionId, folder) {
    this.browser = browser;
    this.session = session;
    this.extensionId = extensionId;
    this.folder = folder;
    /** @type {Map<string, { path: string, finished: boolean }>} */
    this.downloads = new Map();
    this.extensionOrigin = `chrome-extension://${extensionId}`;
  }

  /** @param {string} [url] */
  async newTab(url) {
    const page = await this.browser.newPage();
    const tab = new ChromiumTab(page, await page.createCDPSession());
    if (url) await tab.goto(url);
    return tab;
  }

  /** @param {string} prefix */
  async findTab(prefix) {
    const page = await until(`a tab of ${prefix} is open`, async () =>
      (await this.browser.pages()).find((each) => each.url().startsWith(prefix)),
    );
    return new ChromiumTab(page, await page.createCDPSession());
  }

  async rememberTabs() {
    const before = new Set(await this.browser.pages());
    return async () => {
      const others = (await this.browser.pages()).filter((page) => !before.has(page));
      await Promise.all(others.map((page) => page.close()));
    };
  }

  /** It takes nothing of a page's room here, for the room is what the driver says. */
  async closePanel() {}

  /** @param {Tab} tab */
  async clickAction(tab) {
    const { page } = /** @type {ChromiumTab} */ (tab);
    await page.bringToFront();
    const extension = (await this.browser.extensions()).get(this.extensionId);
    if (!extension) throw new Error("the extension is not installed");
    await page.triggerExtensionAction(extension);
  }

  /**
   * Calls `fn` in the browser's own page about extensions, which may do what its reader may.
   * @template {any[]} A
   * @template R
   * @param {(...args: A) => R | Promise<R>} fn
   * @param {A} args
   */
  async inExtensionsPage(fn, ...args) {
    const tab = await this.newTab("chrome://extensions");
    try {
      return await tab.evaluate(fn, ...args);
    } finally {
      await tab.close();
    }
  }

  /** The question itself is the browser's own window, which no driver reaches: what is allowed before is not asked. */
  async allow(/** @type {string[]} */ origins) {
    await this.inExtensionsPage(
      async (id, hosts) => {
        for (const host of hosts) await chrome.developerPrivate.addHostPermission(id, host);
      },
      this.extensionId,
      origins,
    );
  }

  /** @type {Browser["refuse"]} */
  async refuse(own, ask) {
    // As no driver reaches the question, its answer is put in its place.
    await own.evaluate(() => {
      chrome.permissions.request = () => Promise.resolve(false);
    });
    await ask();
  }

  /** @param {string} url */
  async privateTab(url) {
    const isAllowed = await this.inExtensionsPage(async (id) => {
      const { incognitoAccess } = await chrome.developerPrivate.getExtensionInfo(id);
      if (incognitoAccess.isActive) return true;
      // Without it the browser switches off what was loaded from a folder, as soon as it starts it anew.
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true });
      return false;
    }, this.extensionId);
    if (!isAllowed) await this.ready();
    const own = await this.newTab(`${this.extensionOrigin}/options/options.html`);
    const before = new Set(await this.browser.pages());
    await own.evaluate((address) => chrome.windows.create({ incognito: true, url: address }), url);
    await own.close();
    const page = await until("a private window is open", async () =>
      (await this.browser.pages()).find((each) => !before.has(each) && each.url() === url),
    );
    return new ChromiumTab(page, await page.createCDPSession());
  }

  updateExtension() {
    return this.reloadExtension();
  }

  async reloadExtension() {
    await this.inExtensionsPage(async (id) => {
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.developerPrivate.reload(id, { failQuietly: false });
    }, this.extensionId);
    await this.ready();
  }

  /** Resolves when the extension has been started anew. */
  async ready() {
    await until("the extension is there again", () =>
      this.inExtensionsPage(
        (id) => chrome.developerPrivate.getExtensionInfo(id).then(({ state }) => state === "ENABLED"),
        this.extensionId,
      ),
    );
    await this.installed();
  }

  /**
   * The menu is the browser's own window, which no driver reaches: the background is told that the item was chosen, in
   * the very words of the browser. It gets no permission for the page by that.
   * @type {Browser["chooseMenu"]}
   */
  async chooseMenu(tab, where, item) {
    const own = await this.newTab(`${this.extensionOrigin}/options/options.html`);
    await tab.bringToFront();
    const url = await tab.url();
    const clicked = await own.evaluate(
      async (address) => (await chrome.tabs.query({ active: true })).find((each) => each.url === address),
      url,
    );
    await own.close();
    if (!clicked) throw new Error(`the extension sees no tab of ${url}: the test has to allow it first`);
    const selectionText = where === "selection" ? await tab.evaluate(() => String(getSelection())) : undefined;
    const info = { menuItemId: item, editable: false, pageUrl: url, ...(selectionText && { selectionText }) };
    await this.inBackground(
      `chrome.contextMenus.onClicked.dispatch(${JSON.stringify(info)}, ${JSON.stringify(clicked)})`,
    );
  }

  /** @param {string} expression */
  async inBackground(expression) {
    const [result] = await this.askWorker([
      ["Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }],
    ]);
    if (result.exceptionDetails) throw new Error(JSON.stringify(result.exceptionDetails));
    return result.result.value;
  }

  async heldByBackground() {
    const [, heap] = await this.askWorker([
      ["HeapProfiler.collectGarbage", {}],
      ["Runtime.getHeapUsage", {}],
    ]);
    return heap.usedSize + heap.backingStorageSize;
  }

  /**
   * What the debugger of the worker answers to these requests, sent one after the other.
   * @param {[string, object][]} requests
   */
  async askWorker(requests) {
    const { session } = this;
    // A stopped worker is no target: a message starts it.
    const own = await this.newTab(`${this.extensionOrigin}/options/options.html`);
    const worker = await until("the worker runs", async () => {
      await own.evaluate(() => chrome.runtime.sendMessage({ type: "run", tabId: 0 }));
      const { targetInfos } = await session.send("Target.getTargets");
      return targetInfos.find(({ type, url }) => type === "service_worker" && url.startsWith(this.extensionOrigin));
    });
    await own.close();
    const { sessionId } = await session.send("Target.attachToTarget", { targetId: worker.targetId, flatten: false });
    /** @type {any[]} */
    const results = [];
    for (const [id, [method, params]] of requests.entries()) {
      const answered = new Promise((resolve) => {
        /** @param {{sessionId: string, message: string}} event */
        const take = ({ sessionId: of, message }) => {
          const answer = JSON.parse(message);
          // Events come by the same way.
          if (of !== sessionId || answer.id !== id) return;
          session.off("Target.receivedMessageFromTarget", take);
          resolve(answer);
        };
        session.on("Target.receivedMessageFromTarget", take);
      });
      await session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) });
      const { result, error } = await answered;
      if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
      results.push(result);
    }
    await session.send("Target.detachFromTarget", { sessionId });
    return results;
  }

  /** A key sent through the debugger goes to the page, never to the browser's own shortcuts. */
  async pressShortcut() {
    return false;
  }

  /** @param {string} folder the files land there */
  async recordDownloads(folder) {
    this.session.on("Browser.downloadWillBegin", ({ guid, suggestedFilename }) => {
      this.downloads.set(guid, { path: join(folder, suggestedFilename), finished: false });
    });
    this.session.on("Browser.downloadProgress", ({ guid, state, filePath }) => {
      const download = this.downloads.get(guid);
      if (!download || state !== "completed") return;
      // A second file of one name gets a number.
      if (filePath) download.path = filePath;
      download.finished = true;
    });
    await this.session.send("Browser.setDownloadBehavior", {
      behavior: "allow",
      downloadPath: folder,
      eventsEnabled: true,
    });
  }

  async finishedDownloads() {
    return [...this.downloads.values()].filter(({ finished }) => finished).map(({ path }) => path);
  }

  async stopBackground() {
    await this.withWorkers(async (session, workers) => {
      let hasStopped = workers().every(({ runningStatus }) => runningStatus === "stopped");
      // It may be started again in the same moment, by a message that waits for it.
      session.on("ServiceWorker.workerVersionUpdated", () => {
        hasStopped ||= workers().every(({ runningStatus }) => runningStatus === "stopped");
      });
      await session.send("ServiceWorker.stopAllWorkers");
      await until("the worker has stopped", () => hasStopped);
    });
  }

  /** Resolves when the worker has run once: before that, the browser does not know which events it listens to. */
  async installed() {
    await this.withWorkers(async (_, workers) => {
      await until("the extension is ready", () => workers().some(({ status }) => status === "activated"));
    });
  }

  /**
   * @param {(session: CDPSession, workers: () => WorkerVersion[]) => Promise<void>} act is given what the browser tells
   *   of the extension's worker, as it is at the time of the call
   */
  async withWorkers(act) {
    // The debugger's domain for workers is reached from a page, and tells of all workers.
    const page = (await this.browser.pages())[0];
    if (!page) throw new Error("no page is open");
    const session = await page.createCDPSession();
    /** @type {Map<string, WorkerVersion>} */
    const workers = new Map();
    session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      for (const version of versions) {
        if (version.scriptURL.startsWith(this.extensionOrigin)) workers.set(version.versionId, version);
      }
    });
    await session.send("ServiceWorker.enable");
    await until("the browser tells of the worker", () => workers.size > 0);
    await act(session, () => [...workers.values()]);
    await session.detach();
  }

  /** Leaves the extension room for so many bytes. @param {number} bytes */
  async limitDisk(bytes) {
    // The limit ends with the session that sets it.
    const session = await (await this.browser.pages())[0]?.createCDPSession();
    if (!session) throw new Error("no page is open");
    await session.send("Storage.overrideQuotaForOrigin", { origin: this.extensionOrigin, quotaSize: bytes });
  }

  async close() {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async closeForRequests() {
    await this.browser.close();
    const requests = readNetLog(readFileSync(join(this.folder, "net.json"), "utf8"));
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    return requests;
  }

  async closed() {
    if (this.browser.connected) await new Promise((resolve) => this.browser.once("disconnected", resolve));
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {string} text the browser's own log of its network stack
 * @returns {Request[]}
 */
function readNetLog(text) {
  const log = JSON.parse(text);
  const start = log.constants.logEventTypes.URL_REQUEST_START_JOB;
  return log.events
    .filter((/** @type {any} */ event) => event.type === start && event.params?.url)
    .map((/** @type {any} */ event) => ({
      url: event.params.url,
      initiator: event.params.initiator === "not an origin" ? "" : event.params.initiator,
    }));
}

/**
 * @param {LaunchOptions} [options]
 * @returns {Promise<Browser>}
 */
export async function launch({ extension, headed = false, records = false, room } = {}) {
  const executablePath = process.env.HEARSAY_CHROMIUM;
  if (!executablePath) throw new Error("HEARSAY_CHROMIUM is not set: run this through ./build.sh");
  const folder = mkdtempSync(join(tmpdir(), "hearsay-chromium-"));
  const browser = await launchPuppeteer({
    browser: "chrome",
    executablePath,
    headless: !headed,
    pipe: true,
    enableExtensions: true,
    // The worker is left alone: a debugger that is attached to it changes how it starts and stops.
    targetFilter: (target) => target.type() !== "service_worker",
    userDataDir: join(folder, "profile"),
    defaultViewport: headed ? null : { width: 1100, height: 800 },
    args: [
      // As root there is no sandbox to be had.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-gpu",
      "--window-size=1100,900",
      ...(records ? [`--log-net-log=${join(folder, "net.json")}`, "--net-log-capture-mode=Default"] : []),
    ],
  });
  try {
    const id = extension ? await browser.installExtension(extension) : "";
    const session = await browser.target().createCDPSession();
    const chromium = new Chromium(browser, session, id, folder);
    await chromium.recordDownloads(join(folder, "downloads"));
    if (id) await chromium.installed();
    if (room) await chromium.limitDisk(room);
    return chromium;
  } catch (error) {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}
