/** Which browser this build of the extension is for; set by scripts/extension.mjs. */
declare const BROWSER: "chromium" | "firefox";
