/** All browser tests in Firefox. */

process.env.HEARSAY_ONLY = "firefox";
await import("./every.mjs");
