/** A page whose scripts, styles and markup do what they can against an extension that reads it. Run in the page itself. */

import { ARTICLE } from "./article.mjs";

/** Everything that is in the page's reach, of which any use by somebody else would be told in `attack.called`. */
const SABOTAGE = /* js */ `
  const sabotage = (owner, name, of) => {
    const original = Object.getOwnPropertyDescriptor(owner, name);
    if (!original?.configurable || typeof (original.value ?? original.get) !== "function") return;
    const kind = original.value ? "value" : "get";
    const real = original[kind];
    Object.defineProperty(owner, name, {
      ...original,
      [kind](...args) {
        if (attack.armed) {
          attack.called.push(of + "." + String(name));
          throw new Error("sabotage");
        }
        return Reflect.apply(real, this, args);
      },
    });
  };
  const targets = { Array: Array.prototype, Object: Object.prototype, Map: Map.prototype, Set: Set.prototype,
    String: String.prototype, Promise: Promise.prototype, Range: Range.prototype, AbstractRange: AbstractRange.prototype,
    Highlight: Highlight.prototype, HighlightRegistry: HighlightRegistry.prototype, Element: Element.prototype,
    HTMLElement: HTMLElement.prototype, Node: Node.prototype, Document: Document.prototype, Text: Text.prototype,
    CharacterData: CharacterData.prototype, TreeWalker: TreeWalker.prototype, EventTarget: EventTarget.prototype,
    MutationObserver: MutationObserver.prototype, ResizeObserver: ResizeObserver.prototype,
    IntersectionObserver: IntersectionObserver.prototype, CSSStyleSheet: CSSStyleSheet.prototype,
    ShadowRoot: ShadowRoot.prototype, Selection: Selection.prototype, CSSStyleDeclaration: CSSStyleDeclaration.prototype };
  for (const [of, owner] of Object.entries(targets)) {
    for (const name of Reflect.ownKeys(owner)) if (name !== "constructor") sabotage(owner, name, of);
  }
  for (const name of ["getComputedStyle", "postMessage", "requestAnimationFrame", "requestIdleCallback", "setTimeout", "matchMedia", "structuredClone"]) {
    sabotage(window, name, "window");
  }
`;

/** Notes every node of ours that anything in the page hands out. */
const SPY = /* js */ `
  const look = (node, how) => {
    if (node instanceof Node && node.isConnected && node.getRootNode() !== document) attack.leaks.add(how);
  };
  const scan = (thing, how) => {
    for (let part = thing; part && part !== Object.prototype; part = Object.getPrototypeOf(part)) {
      for (const key of Object.getOwnPropertyNames(part)) {
        let value;
        try { value = thing[key]; } catch { continue; }
        look(value, how + "." + key);
      }
    }
  };
  const types = new Set("beforeinput focusin focusout DOMActivate compositionstart".split(" "));
  for (let part = document.body ?? document.documentElement; part; part = Object.getPrototypeOf(part)) {
    for (const key of Object.getOwnPropertyNames(part)) if (/^on[a-z]/.test(key)) types.add(key.slice(2));
  }
  for (const type of types) {
    window.addEventListener(type, (event) => {
      if (attack.armed) return;
      if (/^key|input|^change|^paste|^cut|^copy/.test(type)) attack.heard.push([type, event.key ?? "", event.data ?? "", event.clipboardData?.getData("text") ?? ""].join(" "));
      scan(event, type);
      for (const node of event.composedPath()) look(node, type + ".composedPath");
      const selection = getSelection();
      if (selection) scan(selection, "selection");
      for (const animation of document.documentElement.getAnimations({ subtree: true })) look(animation.effect?.target, "getAnimations");
      if (event instanceof MouseEvent) {
        look(document.elementFromPoint(event.clientX, event.clientY), "elementFromPoint");
        look(document.caretPositionFromPoint(event.clientX, event.clientY)?.offsetNode, "caretPositionFromPoint");
        look(document.caretRangeFromPoint?.(event.clientX, event.clientY)?.startContainer, "caretRangeFromPoint");
      }
    }, true);
  }
  for (const type of PerformanceObserver.supportedEntryTypes) {
    const observer = new PerformanceObserver((list) => {
      if (attack.armed) return;
      for (const entry of list.getEntries()) {
        scan(entry, "performance." + type);
        for (const source of entry.sources ?? []) look(source.node, "performance." + type + ".sources");
        const told = JSON.stringify(entry);
        if (/extension:|hearsay_|content\\/main/.test(told)) attack.leaks.add("performance " + type + " " + told);
      }
    });
    observer.observe({ type, buffered: true });
  }
  for (const type of ["error", "unhandledrejection", "securitypolicyviolation"]) {
    window.addEventListener(type, (event) => attack.troubles.push([type, event.message ?? event.reason ?? event.violatedDirective, event.filename ?? event.sourceFile].join(" ")));
  }
  customElements.define("hearsay-root", class extends HTMLElement {
    constructor() {
      super();
      this.inside = this.attachInternals();
    }
    connectedCallback() {
      if (this.inside.shadowRoot) attack.leaks.add("ElementInternals.shadowRoot");
    }
  });
`;

/** Ours as the page would have it: unseen, untouchable, in other colours and with letters that are asked for. */
const STYLE = /* css */ `
  @font-face { font-family: "system-ui"; src: url(/font?system) }
  @font-face { font-family: "sans-serif"; src: url(/font?sans) }
  @font-face { font-family: "Segoe UI"; src: url(/font?segoe) }
  @font-face { font-family: "Roboto"; src: url(/font?roboto) }
  @font-face { font-family: "Noto Sans"; src: url(/font?noto) }
  @property --surface { syntax: "<length>"; inherits: false; initial-value: 0px }
  @property --ink { syntax: "<length>"; inherits: false; initial-value: 0px }
  @property --speaker { syntax: "<length>"; inherits: false; initial-value: 0px }
  :root { --edge-gap: 5000px; --room: 0px }
  hearsay-root, html > :last-child:not(body) {
    display: none !important; visibility: hidden !important; opacity: 0 !important; pointer-events: none !important;
    content-visibility: hidden !important; transform: scale(0) !important; clip-path: inset(50%) !important;
    color: transparent !important; font-size: 0 !important; user-select: all !important; filter: opacity(0) !important;
    transition: all 100s !important; animation: none !important; zoom: 0.01 !important; direction: rtl !important;
  }
`;

const BEGINNING = `<script>window.attack = { armed: false, called: [], leaks: new Set(), heard: [], troubles: [] };</script>`;

/** The article, read by a page that spies. */
export const SPYING = ARTICLE.replace("<head>", `<head>${BEGINNING}<script>{${SPY}}</script><style>${STYLE}</style>`);

/** The article, in a page where nothing works as it should; `attack.armed` arms it. */
export const SABOTAGED = ARTICLE.replace("<head>", `<head>${BEGINNING}<script>{${SABOTAGE}}</script>`);

/** Gives controls, pictures, elements and frames the names of all that forms, documents and windows have by themselves. */
const NAMING = /* js */ `
  const namesOf = (thing) => {
    const names = new Set();
    for (let part = thing; part; part = Object.getPrototypeOf(part)) {
      for (const name of Object.getOwnPropertyNames(part)) if (/^[a-z]/i.test(name)) names.add(name);
    }
    return [...names];
  };
  const form = document.querySelector("form.around");
  const controls = document.createDocumentFragment();
  for (const name of namesOf(form)) {
    const control = document.createElement("input");
    Object.assign(control, { type: "hidden", name });
    controls.append(control);
  }
  const pictures = document.createDocumentFragment();
  for (const name of namesOf(document)) {
    const picture = document.createElement("img");
    Object.assign(picture, { name, alt: "" });
    pictures.append(picture);
  }
  const others = document.createDocumentFragment();
  // Those of windows are names of much that scripts use; to have a frame for each takes too long.
  for (const name of ["hearsay", "hearsayHow", "Session", "settings", ...namesOf(window)]) {
    // These two keep Chromium from us: another test.
    if (name === "chrome" || name === "browser") continue;
    const other = document.createElement("form");
    other.id = name;
    const control = document.createElement("input");
    Object.assign(control, { type: "hidden", name: "isOn", value: "1" });
    other.append(control);
    others.append(other);
  }
  for (const name of ["hearsay", "hearsayHow", "Session", "settings"]) {
    const frame = document.createElement("iframe");
    Object.assign(frame, { name, hidden: true });
    others.append(frame);
  }
  Element.prototype.prepend.call(form, controls);
  Element.prototype.prepend.call(form, pictures, others);
`;

/** The article in a form, with controls, elements and frames that stand in front of what they are named for. */
export const NAMED = ARTICLE.replace(
  "<body>",
  `<body><form class="around" style="overflow-y: auto"><p>A first line that stands in the form itself.</p>`,
).replace("</body>", `<p id="late">It rained.</p></form><script>{${NAMING}}</script></body>`);
