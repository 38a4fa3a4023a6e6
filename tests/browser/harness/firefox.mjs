/**
 * Firefox, driven through geckodriver with access to the browser's own windows: the toolbar, the background and the
 * pages of the shipped package.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Builder, By, Key, Origin } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import { until } from "./until.mjs";

/** @import { Browser, LaunchOptions, Request, Tab } from "./types.d.ts" */

const ID = "hearsay@hearsay.example";

/** Chosen at random by Firefox otherwise; fixed, the extension's own pages have an address that a test can open. */
const UUID = "3f2a6c1e-8b7d-4e59-a0c4-5d1b9e7f6a20";

/** The name of a shadow root on the wire (WebDriver, section “Shadow Root”). */
const SHADOW_ROOT = "shadow-6066-11e4-a52e-4f735466cecf";

/** `KeyboardEvent.key` → what WebDriver calls it. @type {Record<string, string>} */
const KEYS = {
  ArrowDown: Key.ARROW_DOWN,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
  Alt: Key.ALT,
  Backspace: Key.BACK_SPACE,
  Control: Key.CONTROL,
  Delete: Key.DELETE,
  End: Key.END,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Home: Key.HOME,
  Shift: Key.SHIFT,
  Space: Key.SPACE,
  Tab: Key.TAB,
};

/** @typedef {import("selenium-webdriver").WebDriver & firefox.Driver} Driver */

/** @implements {Tab} */
class FirefoxTab {
  /**
   * @param {Firefox} browser
   * @param {string} handle
   */
  constructor(browser, handle) {
    this.browser = browser;
    this.driver = browser.driver;
    this.handle = handle;
  }

  async bringToFront() {
    await this.browser.switchTo(this.handle);
  }

  /** Has the driver speak to this tab, which need not be in front. */
  async reach() {
    if (this.browser.current !== this.handle) await this.bringToFront();
  }

  /** @param {string} url */
  async goto(url) {
    await this.reach();
    await this.driver.get(url);
  }

  async url() {
    await this.reach();
    return this.driver.getCurrentUrl();
  }

  /** @type {Tab["evaluate"]} */
  async evaluate(fn, ...args) {
    await this.reach();
    return this.driver.executeScript(`return (${fn})(...arguments)`, ...args);
  }

  /** @type {Tab["inShadow"]} */
  async inShadow(host, fn, ...args) {
    await this.reach();
    const [element] = await this.driver.findElements(By.css(host));
    let root = null;
    try {
      // selenium-webdriver does not send a shadow root as an argument by itself.
      root = element ? { [SHADOW_ROOT]: await (await element.getShadowRoot()).getId() } : null;
    } catch (error) {
      if (/** @type {Error} */ (error).name !== "NoSuchShadowRootError") throw error;
    }
    return this.driver.executeScript(`return (${fn})(...arguments)`, root, ...args);
  }

  /** @type {Tab["moveTo"]} */
  async moveTo(x, y) {
    await this.bringToFront();
    await this.driver
      .actions()
      .move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 })
      .perform();
  }

  /** @type {Tab["click"]} */
  async click(x, y) {
    await this.bringToFront();
    await this.driver
      .actions()
      .move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 })
      .click()
      .perform();
  }

  /** @type {Tab["drag"]} */
  async drag(from, to) {
    await this.bringToFront();
    const at = (/** @type {{ x: number, y: number }} */ { x, y }) => ({
      x: Math.round(x),
      y: Math.round(y),
      origin: Origin.VIEWPORT,
      duration: 0,
    });
    const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    await this.driver.actions().move(at(from)).press().move(at(half)).move(at(to)).release().perform();
  }

  /** @type {Tab["press"]} */
  async press(key, ...modifiers) {
    await this.bringToFront();
    const code = (/** @type {string} */ name) => KEYS[name] ?? name;
    const actions = this.driver.actions();
    for (const modifier of modifiers) actions.keyDown(code(modifier));
    actions.keyDown(code(key)).keyUp(code(key));
    for (const modifier of modifiers.toReversed()) actions.keyUp(code(modifier));
    await actions.perform();
  }

  /** @param {string} selector */
  async paste(selector) {
    await this.bringToFront();
    const paste = Key.chord(process.platform === "darwin" ? Key.META : Key.CONTROL, "v");
    await this.driver.findElement(By.css(selector)).sendKeys(paste);
  }

  /** @type {Tab["chooseFile"]} */
  async chooseFile(selector, file) {
    await this.reach();
    await this.driver.findElement(By.css(selector)).sendKeys(file);
  }

  /** @type {Tab["resize"]} */
  async resize(width, height) {
    await this.reach();
    const frame = await this.driver.executeScript("return [outerWidth - innerWidth, outerHeight - innerHeight]");
    const [across, down] = /** @type {[number, number]} */ (frame);
    await this.driver
      .manage()
      .window()
      .setRect({ width: width + across, height: height + down });
  }

  /** @type {Tab["preferColours"]} */
  async preferColours(scheme) {
    await this.reach();
    await this.driver.setContext(firefox.Context.CHROME);
    const script = "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0])";
    await this.driver.executeScript(script, scheme === "dark" ? 0 : 1);
    await this.driver.setContext(firefox.Context.CONTENT);
  }

  /** @type {Tab["emulate"]} */
  async emulate({ print = false, forcedColours = false, reducedMotion = false }) {
    await this.reach();
    await this.driver.setContext(firefox.Context.CHROME);
    const script = `
      const [print, forced, reduced] = arguments;
      const { browsingContext } = gBrowser.selectedBrowser;
      browsingContext.mediumOverride = print ? "print" : "";
      Services.prefs.setIntPref("browser.display.document_color_use", forced ? 2 : 0);
      Services.prefs.setIntPref("ui.prefersReducedMotion", reduced ? 1 : 0);`;
    await this.driver.executeScript(script, print, forcedColours, reducedMotion);
    await this.driver.setContext(firefox.Context.CONTENT);
  }

  async print() {
    await this.reach();
    // Its types know of no answer.
    return Buffer.from(await /** @type {any} */ (this.driver).printPage({}), "base64");
  }

  /** @param {string} file */
  async screenshot(file) {
    await this.bringToFront();
    writeFileSync(file, await this.driver.takeScreenshot(), "base64");
  }

  async close() {
    await this.reach();
    await this.driver.close();
    this.browser.current = undefined;
  }
}

/** @implements {Browser} */
class Firefox {
  name = /** @type {const} */ ("firefox");
  extensionOrigin = `moz-extension://${UUID}`;

  /**
   * @param {Driver} driver
   * @param {string} folder
   */
  constructor(driver, folder) {
    this.driver = driver;
    this.folder = folder;
    /** The tab that the browser starts with; it stays open, since the driver ends with the last one. */
    this.first = "";
    /** The tab that the driver speaks to, while it is open. @type {string | undefined} */
    this.current = undefined;
    /** The tabs of private windows. @type {Set<string>} */
    this.private = new Set();
  }

  /** @param {string} handle */
  async switchTo(handle) {
    await this.driver.switchTo().window(handle);
    this.current = handle;
  }

  /** @param {string} [url] */
  async newTab(url) {
    // The tab in front may have been closed; while it is open, it stays the one that was used last. A new one opens in the
    // window of the last: a private one is for what is meant to be there.
    if (this.current === undefined || this.private.has(this.current)) await this.switchTo(this.first);
    await this.driver.switchTo().newWindow("tab");
    this.current = await this.driver.getWindowHandle();
    const tab = new FirefoxTab(this, this.current);
    if (url) await tab.goto(url);
    return tab;
  }

  /** @param {string} prefix */
  async findTab(prefix) {
    const before = this.current ?? this.first;
    const handle = await until(`a tab of ${prefix} is open`, async () => {
      for (const each of await this.driver.getAllWindowHandles()) {
        if (this.private.has(each)) continue;
        await this.switchTo(each);
        if ((await this.driver.getCurrentUrl()).startsWith(prefix)) return each;
      }
      return undefined;
    });
    await this.switchTo(before);
    return new FirefoxTab(this, handle);
  }

  /**
   * Calls `fn` in the browser's own window.
   * @template R
   * @param {(...args: any[]) => R} fn
   * @param {any[]} args
   * @returns {Promise<Awaited<R>>}
   */
  async inChrome(fn, ...args) {
    await this.driver.setContext(firefox.Context.CHROME);
    try {
      return await this.driver.executeScript(`return (${fn})(...arguments)`, ...args);
    } finally {
      await this.driver.setContext(firefox.Context.CONTENT);
    }
  }

  async rememberTabs() {
    await this.switchTo(this.first);
    const before = await this.inChrome(() =>
      [...Services.wm.getEnumerator("navigator:browser")].flatMap(({ gBrowser }) =>
        gBrowser.browsers.map((/** @type {any} */ { browserId }) => browserId),
      ),
    );
    const { width, height } = await this.driver.manage().window().getRect();
    return async () => {
      await this.switchTo(this.first);
      const now = await this.driver.manage().window().getRect();
      if (now.width !== width || now.height !== height) await this.driver.manage().window().setRect({ width, height });
      await this.inChrome((keep) => {
        for (const each of Services.wm.getEnumerator("navigator:browser")) {
          const { gBrowser } = each;
          const others = gBrowser.tabs.filter((/** @type {any} */ tab) => !keep.includes(tab.linkedBrowser.browserId));
          if (others.length === gBrowser.tabs.length) each.close();
          else for (const tab of others) gBrowser.removeTab(tab, { animate: false, skipPermitUnload: true });
        }
      }, before);
    };
  }

  async closePanel() {
    await this.switchTo(this.first);
    await this.inChrome(() => void (/** @type {any} */ (window).SidebarController.hide()));
  }

  /** @param {Tab} tab */
  async clickAction(tab) {
    await tab.bringToFront();
    await this.inChrome((id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
      return ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    }, ID);
  }

  /** A preference answers for the reader, see `launch`. */
  async allow() {}

  /** @type {Browser["refuse"]} */
  async refuse(_, ask) {
    const asks = (/** @type {boolean} */ isAsking) =>
      this.inChrome(
        (value) => Services.prefs.setBoolPref("extensions.webextOptionalPermissionPrompts", value),
        isAsking,
      );
    await asks(true);
    try {
      await ask();
      await until("the browser has asked, and was told no", () =>
        this.inChrome(() => {
          const question = document.getElementById("addon-webext-permissions-notification");
          const no = /** @type {HTMLElement | null} */ (
            question?.querySelector(".popup-notification-secondary-button")
          );
          no?.click();
          return no !== null && no !== undefined;
        }),
      );
    } finally {
      await asks(false);
    }
  }

  /** @param {string} url */
  async privateTab(url) {
    await this.inChrome(async (id) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        "resource://gre/modules/ExtensionPermissions.sys.mjs",
      );
      const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
      const policy = WebExtensionPolicy.getByID(id);
      if (policy.privateBrowsingAllowed) return;
      const permissions = { permissions: ["internal:privateBrowsingAllowed"], origins: [] };
      await ExtensionPermissions.add(id, permissions, policy.extension);
      await (await AddonManager.getAddonByID(id)).reload();
    }, ID);
    await this.ready();
    const before = new Set(await this.driver.getAllWindowHandles());
    await this.inChrome(() => void (/** @type {any} */ (window).OpenBrowserWindow({ private: true })));
    const handle = await until("a private window is open", async () =>
      (await this.driver.getAllWindowHandles()).find((each) => !before.has(each)),
    );
    this.private.add(handle);
    await this.switchTo(handle);
    // Until then, extensions do not know of the window, and a click there is lost.
    await until("the window has started", () =>
      this.inChrome(() => /** @type {any} */ (window).gBrowserInit.delayedStartupFinished),
    );
    const tab = new FirefoxTab(this, handle);
    await tab.goto(url);
    return tab;
  }

  /** Resolves when the background has run: before that, it hears of no click. */
  async ready() {
    await until("the background has run", () =>
      this.inChrome((id) => WebExtensionPolicy.getByID(id)?.extension?.backgroundState === "running", ID),
    );
  }

  async updateExtension() {
    await until("the extension, which has asked for it, is told of the update", () =>
      this.inChrome(async (id) => {
        const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
        const addon = await AddonManager.getAddonByID(id);
        const told = AddonManager.getUpgradeListener(id);
        // One that was started while the one before was still being taken away may have lost its listener with that one's.
        if (!told) {
          const { extension } = WebExtensionPolicy.getByID(id);
          await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
          await extension.wakeupBackground();
        }
        const say = (/** @type {boolean} */ isUpdated) => Object.assign(window, { isUpdated });
        say(false);
        // What is called when an update has been fetched.
        told?.({ version: "999", install: () => void addon.reload().then(() => say(true)) });
        return told !== undefined;
      }, ID),
    );
    await until("the update has come", () => this.inChrome(() => /** @type {any} */ (window).isUpdated === true));
    await this.ready();
  }

  async reloadExtension() {
    await this.inChrome(async (id) => {
      const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
      await (await AddonManager.getAddonByID(id)).reload();
    }, ID);
    await this.ready();
  }

  /** @type {Browser["chooseMenu"]} */
  async chooseMenu(tab, where, item) {
    await tab.bringToFront();
    if (where === "action") {
      await this.inChrome((id) => {
        const { extension } = WebExtensionPolicy.getByID(id);
        const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
        const { widget } = ExtensionParent.apiManager.global.browserActionFor(extension);
        const button = widget.forWindow(window).node.querySelector(".unified-extensions-item-action-button");
        const { x, y } = button.getBoundingClientRect();
        button.dispatchEvent(
          new MouseEvent("contextmenu", { bubbles: true, clientX: x + 4, clientY: y + 4, button: 2 }),
        );
      }, ID);
    } else {
      const place = await tab.evaluate(() => {
        const selection = getSelection();
        const box = selection?.rangeCount ? selection.getRangeAt(0).getClientRects()[0] : undefined;
        return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 5, y: 5 };
      });
      const origin = Origin.VIEWPORT;
      const actions = this.driver
        .actions()
        .move({ x: Math.round(place.x), y: Math.round(place.y), origin, duration: 0 });
      await actions.press(2).release(2).perform();
    }
    await until("the menu has the item", () =>
      this.inChrome((name) => {
        const found = /** @type {any} */ (document.querySelector(`menuitem[id$="-menuitem-_${name}"]`));
        const menu = found?.closest("menupopup");
        if (!found) return false;
        found.doCommand();
        for (let open = menu; open; open = open.parentElement?.closest("menupopup")) open.hidePopup();
        return true;
      }, item),
    );
  }

  /** @param {Tab} tab */
  async pressShortcut(tab) {
    await tab.bringToFront();
    return this.inChrome((id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      const key = document.querySelector(`#ext-keyset-id-${CSS.escape(extension.id.replace(/[@.]/g, "_"))} key`);
      if (!key) return false;
      /** @type {any} */ (key).doCommand();
      return true;
    }, ID);
  }

  async finishedDownloads() {
    return this.inChrome(async () => {
      const { Downloads } = ChromeUtils.importESModule("resource://gre/modules/Downloads.sys.mjs");
      const all = await (await Downloads.getList(Downloads.ALL)).getAll();
      return all
        .filter((/** @type {any} */ download) => download.succeeded)
        .map((/** @type {any} */ download) => download.target.path);
    });
  }

  async heldByBackground() {
    return this.inChrome(async () => {
      // As “Minimize memory usage” of about:memory does. The other process says nothing when that is done: the least of two
      // seconds is taken.
      for (const request of ["child-gc-request", "child-cc-request", "child-mmu-request"]) {
        Services.obs.notifyObservers(null, request);
      }
      let least = Infinity;
      for (let time = 0; time < 20; time++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        const { children } = await ChromeUtils.requestProcInfo();
        const own = children.find((/** @type {any} */ child) => child.type === "extension");
        least = Math.min(least, own?.memory ?? Infinity);
      }
      return least;
    });
  }

  async stopBackground() {
    // It can only be stopped when it is not just being started; and whoever still asks it something starts it again.
    await until("the background has stopped", () =>
      this.inChrome(async (id) => {
        const { extension } = WebExtensionPolicy.getByID(id);
        await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
        return extension.backgroundState === "stopped";
      }, ID),
    );
  }

  /** Starts to note every request that the browser makes, whichever process asks for it. */
  async record() {
    await this.inChrome(() => {
      const seen = /** @type {Request[]} */ ([]);
      Object.assign(window, { hearsayRequests: seen });
      Services.obs.addObserver((/** @type {any} */ subject) => {
        const channel = subject.QueryInterface(Ci.nsIHttpChannel);
        const principal = channel.loadInfo?.triggeringPrincipal;
        seen.push({ url: channel.URI.spec, initiator: principal?.isSystemPrincipal ? "" : (principal?.origin ?? "") });
      }, "http-on-modify-request");
    });
  }

  async close() {
    await this.driver.quit();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async closeForRequests() {
    const requests = await this.inChrome(() => /** @type {any} */ (window).hearsayRequests);
    await this.close();
    return requests;
  }

  async closed() {
    // The driver answers as long as a window is open.
    await until(
      "the window is closed",
      () =>
        this.driver.getAllWindowHandles().then(
          () => false,
          () => true,
        ),
      Infinity,
    );
    await this.close().catch(() => undefined);
  }
}

/**
 * @param {LaunchOptions} [options]
 * @returns {Promise<Browser>}
 */
export async function launch({ extension, headed = false, records = false, room } = {}) {
  const binary = process.env.HEARSAY_FIREFOX;
  const geckodriver = process.env.HEARSAY_GECKODRIVER;
  if (!binary || !geckodriver) {
    throw new Error("HEARSAY_FIREFOX or HEARSAY_GECKODRIVER is not set: run this through ./build.sh");
  }
  const folder = mkdtempSync(join(tmpdir(), "hearsay-firefox-"));
  mkdirSync(join(folder, "downloads"));

  const options = new firefox.Options().setBinary(binary);
  if (!headed) options.addArguments("-headless");
  options.windowSize({ width: 1100, height: 900 });
  const preferences = {
    "extensions.webextensions.uuids": JSON.stringify({ [ID]: UUID }),
    "extensions.webextOptionalPermissionPrompts": false,
    "browser.download.folderList": 2,
    "browser.download.dir": join(folder, "downloads"),
    "browser.download.useDownloadDir": true,
    "browser.download.always_ask_before_handling_new_types": false,
    "browser.download.alwaysOpenPanel": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    // The browser does not ask its maker for settings while it is tested.
    "services.settings.server": "data:,",
    // In kilobytes.
    ...(room && { "dom.quotaManager.temporaryStorage.fixedLimit": Math.ceil(room / 1024) }),
  };
  for (const [name, value] of Object.entries(preferences)) options.setPreference(name, value);

  const service = new firefox.ServiceBuilder(geckodriver).addArguments("--allow-system-access");
  const driver = /** @type {Driver} */ (
    await new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(service).build()
  );
  try {
    const browser = new Firefox(driver, folder);
    browser.first = browser.current = await driver.getWindowHandle();
    if (extension) await driver.installAddon(extension, true);
    if (records) await browser.record();
    return browser;
  } catch (error) {
    await driver.quit();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}
