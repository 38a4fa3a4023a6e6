import js from "@eslint/js";
import globals from "globals";

/** What a page, an extension page or a content script may call. */
const inBrowser = { ...globals.browser, ...globals.webextensions, Highlight: "readonly", navigation: "readonly" };

export default [
  { ignores: ["target/", "out/", "node_modules/", "fuzz/target/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-implicit-coercion": "error",
      "no-shadow": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      // No text of a page or of the network ever becomes code or markup.
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Build nodes: text of a page never becomes markup." },
        { property: "outerHTML", message: "Build nodes: text of a page never becomes markup." },
        { property: "insertAdjacentHTML", message: "Build nodes: text of a page never becomes markup." },
      ],
    },
  },
  { files: ["extension/**/*.js", "www/**/*.js"], languageOptions: { globals: { ...inBrowser, BROWSER: "readonly" } } },
  {
    // Nothing leaves the browser: what could send is not called, except to read a file of the package itself.
    files: ["extension/**/*.js"],
    rules: {
      "no-restricted-globals": ["error", "XMLHttpRequest", "WebSocket", "EventSource", "RTCPeerConnection", "name"],
      "no-restricted-properties": [
        "error",
        { object: "navigator", property: "sendBeacon", message: "No request leaves the extension." },
        { property: "innerHTML", message: "Build nodes: text of a page never becomes markup." },
        { property: "outerHTML", message: "Build nodes: text of a page never becomes markup." },
        { property: "insertAdjacentHTML", message: "Build nodes: text of a page never becomes markup." },
      ],
    },
  },
  {
    files: ["scripts/**/*.mjs", "tests/**/*.mjs", "eslint.config.js"],
    // Functions handed to a browser (`evaluate`) are written here and run there.
    languageOptions: { globals: { ...globals.node, ...inBrowser } },
    rules: { "no-restricted-properties": "off" },
  },
  {
    // Sent to Firefox's own windows; declared in privileged.d.ts.
    files: ["tests/browser/harness/firefox.mjs"],
    languageOptions: {
      globals: { WebExtensionPolicy: "readonly", ChromeUtils: "readonly", Services: "readonly", Ci: "readonly" },
    },
  },
];
