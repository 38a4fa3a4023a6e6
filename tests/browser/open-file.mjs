/** Opening a PDF file as a reader does, from the page that the browser shows it in to our own viewer. */

import { until } from "./harness/index.mjs";
import { painted } from "./support.mjs";

/** @import { Browser } from "./harness/types.d.ts" */
/** @import { Server } from "../../scripts/server.mjs" */

/**
 * Opens a file, presses the toolbar button and lets the viewer read it.
 * @param {{browser: Browser, server: Server}} stage
 * @param {string} path
 * @param {"read" | "scanned" | "failed"} [outcome]
 */
export async function openFile({ browser, server }, path, outcome = "read") {
  const tab = await browser.newTab();
  await tab.goto(server.origin + path);
  await browser.clickAction(tab);
  const viewer = await browser.findTab(`${browser.extensionOrigin}/viewer/`);
  await viewer.bringToFront();
  if (browser.name === "firefox") {
    // There no script gets into a tab with a file: the reader is asked.
    const place = await until("the reader is asked", () =>
      viewer.evaluate(() => {
        const box = document.getElementById("allow")?.getBoundingClientRect();
        return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
      }),
    );
    await viewer.click(place.x, place.y);
  }
  await until(`the file is ${outcome}`, async () => {
    if (outcome === "read") return (await painted(viewer)).length > 0;
    return viewer.evaluate((state) => document.body.dataset.state === state, outcome);
  });
  return { tab, viewer };
}
