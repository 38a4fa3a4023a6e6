/**
 * Draws the icons that Chromium needs as pictures from `extension/icons/hearsay.svg`, after a change of that file:
 * `node scripts/icons.mjs /usr/bin/chromium`.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { PROJECT } from "./files.mjs";

const folder = join(PROJECT, "extension/icons");
const svg = readFileSync(join(folder, "hearsay.svg"), "utf8");
const browser = await puppeteer.launch({
  executablePath: process.argv[2],
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: /** @type {any} */ (join(folder, `hearsay-${size}.png`)), omitBackground: true });
}
await browser.close();
