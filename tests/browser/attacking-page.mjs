/** A page whose scripts, styles and markup do what they can against an extension that reads it. Run in the page itself. */

import { ARTICLE } from "./article.mjs";

/** What a form or a window has by itself; controls, elements and frames of these names stand in front of it. */
const NAMES = (
  "tagName localName parentNode parentElement shadowRoot assignedSlot firstChild lastChild nextSibling childNodes children " +
  "isConnected isContentEditable textContent getAttribute closest getRootNode compareDocumentPosition contains matches " +
  "scrollIntoView getBoundingClientRect scrollHeight clientHeight nodeType ownerDocument nextElementSibling"
).split(" ");

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

/** The article in a form, with controls, elements and frames that stand in front of what they are named for. */
export const NAMED = ARTICLE.replace(
  "<body>",
  `<body>${["hearsay", "hearsayHow", "Session", "settings"]
    .map(
      (name) =>
        `<form id="${name}"><input type="hidden" name="isOn" value="1"></form><iframe name="${name}" hidden></iframe>`,
    )
    .join("")}${["body", "documentElement", "querySelectorAll", "createElement", "URL", "title", "adoptedStyleSheets"]
    .map((name) => `<img name="${name}" src="data:," alt="">`)
    .join("")}<form style="overflow-y: auto">${NAMES.map((name) => `<input type="hidden" name="${name}">`).join("")}
    <p>A first line that stands in the form itself.</p>`,
).replace("</body>", "</form></body>");
