/** What both browsers can do for a test; `chromium.mjs` and `firefox.mjs` implement it. */

/** A function that is sent to the browser as source text: it sees its arguments only. */
export type Sent<A extends any[], R> = (...args: A) => R | Promise<R>;

export interface Tab {
  /** Navigates, and resolves when the page has loaded. */
  goto(url: string): Promise<void>;
  url(): Promise<string>;
  /** Calls `fn` in the page's own world. */
  evaluate<A extends any[], R>(fn: Sent<A, R>, ...args: A): Promise<R>;
  /**
   * Calls `fn` in the page's world with the closed shadow root of the first element that `host` selects (what only a
   * driver can reach), or null where there is none.
   */
  inShadow<A extends any[], R>(host: string, fn: Sent<[ShadowRoot | null, ...A], R>, ...args: A): Promise<R>;
  /** Moves the real pointer to a place in the viewport. */
  moveTo(x: number, y: number): Promise<void>;
  click(x: number, y: number): Promise<void>;
  /** Presses the main button at one place and lets go of it at another: selects what is between. */
  drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void>;
  /** Presses a key, given by its `KeyboardEvent.key`, with modifiers held: `press("Tab", "Shift")`. */
  press(key: string, ...modifiers: ("Shift" | "Alt" | "Control")[]): Promise<void>;
  /** Pastes the clipboard into a field. */
  paste(selector: string): Promise<void>;
  /** Gives files to an `<input type="file">`. */
  chooseFile(selector: string, file: string): Promise<void>;
  /** Makes the viewport this large (as near as the window allows), for as long as the tab is open. */
  resize(width: number, height: number): Promise<void>;
  /** What the page learns of the reader's wish for light or dark. */
  preferColours(scheme: "light" | "dark"): Promise<void>;
  /**
   * What the page learns of what it is shown on and how the reader wants it; what is left out is as it usually is. It is of
   * the whole browser in Firefox: a test that asks for it takes it back.
   */
  emulate(media: { print?: boolean; forcedColours?: boolean; reducedMotion?: boolean }): Promise<void>;
  /** The page as it is printed, without backgrounds: a PDF. */
  print(): Promise<Buffer>;
  /** A PNG of the viewport. */
  screenshot(file: string): Promise<void>;
  /** Makes it the selected tab of the window. */
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** A request that the browser made. */
export interface Request {
  url: string;
  /** The origin of what asked for it, empty when it was the browser itself or the reader. */
  initiator: string;
}

export interface LaunchOptions {
  /** The unpacked extension (Chromium) or its package (Firefox); none: the bare browser. */
  extension?: string;
  /** Shows the window; headless by default. */
  headed?: boolean;
  /** Leaves the page open that the extension shows at its installation. */
  welcome?: boolean;
  /** Every request is noted, for `closeForRequests`. */
  records?: boolean;
  /** The extension may store so many bytes at most. */
  room?: number;
}

export interface Browser {
  readonly name: "chromium" | "firefox";
  /** The origin of the extension's pages, without a final slash. */
  readonly extensionOrigin: string;
  newTab(url?: string): Promise<Tab>;
  /**
   * The tab whose address starts with `prefix`, once it is there, not in a private window; for one that the browser opened
   * by itself.
   */
  findTab(prefix: string): Promise<Tab>;
  /** Answers the browser's question with yes, when the extension asks for these origins. */
  allow(origins: string[]): Promise<void>;
  /** Does in one of our own pages what has the browser ask the reader for a permission, and answers with no. */
  refuse(own: Tab, ask: () => Promise<unknown>): Promise<void>;
  /** Remembers which tabs are open, and how large their window is; the answer closes all others. */
  rememberTabs(): Promise<() => Promise<void>>;
  /** Closes the panel beside the page, which a click has opened and which takes room of every tab. */
  closePanel(): Promise<void>;
  /** Lets the extension run in private windows, and opens a page in one. */
  privateTab(url: string): Promise<Tab>;
  /** Has an update of the extension come, as far as it can be had come: the same version. Its old scripts stay in the tabs. */
  updateExtension(): Promise<void>;
  /** Ends the extension and starts it anew, without a word before. Its old scripts stay in the tabs that are open. */
  reloadExtension(): Promise<void>;
  /**
   * Chooses an item of the extension from a context menu: of the page, of what is selected there, or of the toolbar
   * button.
   */
  chooseMenu(tab: Tab, where: "page" | "selection" | "action", item: string): Promise<void>;
  /** Presses the toolbar button, with `tab` in front. */
  clickAction(tab: Tab): Promise<void>;
  /** Presses the shortcut of the toolbar button; false where the driver cannot. */
  pressShortcut(tab: Tab): Promise<boolean>;
  /** The paths of all files whose download is finished, in order. */
  finishedDownloads(): Promise<string[]>;
  /** Stops the extension's background, as the browser does when it is idle, and resolves when it has stopped. */
  stopBackground(): Promise<void>;
  /**
   * The bytes that the background holds when its garbage is collected: in Chromium its heap with the memory of WebAssembly,
   * in Firefox its whole process.
   */
  heldByBackground(): Promise<number>;
  close(): Promise<void>;
  /** Closes a browser that was started with `records`, and gives every request that it made over the network. */
  closeForRequests(): Promise<Request[]>;
  /** Resolves when the reader has closed the window. */
  closed(): Promise<void>;
}
