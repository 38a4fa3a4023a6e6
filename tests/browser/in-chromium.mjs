/** All browser tests in Chromium. */

process.env.HEARSAY_ONLY = "chromium";
await import("./every.mjs");
