/** What is really painted: pictures of a tab, compared pixel by pixel in the browser itself. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @import { Tab } from "./harness/types.d.ts" */
/** @import { Stage } from "./support.mjs" */

/** Left, top, width and height in pixels of the viewport. @typedef {[number, number, number, number]} Box */

/**
 * A picture of the viewport, as base64.
 * @param {Tab} tab
 */
export async function picture(tab) {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-picture-"));
  const file = join(folder, "tab.png");
  await tab.screenshot(file);
  const text = readFileSync(file, "base64");
  rmSync(folder, { recursive: true });
  return text;
}

/**
 * Which share of the pixels of each box differs between two pictures, from 0 to 1.
 * @param {Stage} stage
 * @param {string} before
 * @param {string} after
 * @param {Box[]} boxes
 * @returns {Promise<number[]>}
 */
export async function changedShares(stage, before, after, boxes) {
  const tab = await stage.open("/paste");
  const shares = await tab.evaluate(
    async (pictures, where) => {
      const drawn = await Promise.all(
        pictures.map(async (text) => {
          const image = new Image();
          image.src = `data:image/png;base64,${text}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
          context.drawImage(image, 0, 0);
          return context;
        }),
      );
      return where.map((box) => {
        const [left, top, width, height] = /** @type {Box} */ (box.map(Math.round));
        const [one, other] = drawn.map(
          (each) => new Uint32Array(each.getImageData(left, top, width, height).data.buffer),
        );
        return (one ?? []).filter((pixel, at) => pixel !== other?.[at]).length / (width * height);
      });
    },
    [before, after],
    boxes,
  );
  await tab.close();
  return shares;
}

/**
 * The colours of a picture at these places, in pixels from its left and top.
 * @param {Stage} stage
 * @param {string} png as base64
 * @param {[number, number][]} places
 * @returns {Promise<string[]>} in six hexadecimal digits behind a `#`
 */
export async function coloursAt(stage, png, places) {
  const tab = await stage.open("/paste");
  const colours = await tab.evaluate(
    async (text, where) => {
      const image = new Image();
      image.src = `data:image/png;base64,${text}`;
      await image.decode();
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
        new OffscreenCanvas(image.width, image.height).getContext("2d")
      );
      context.drawImage(image, 0, 0);
      return where.map(([x, y]) => {
        const [red, green, blue] = context.getImageData(Math.round(x), Math.round(y), 1, 1).data;
        return `#${[red, green, blue].map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
      });
    },
    png,
    places,
  );
  await tab.close();
  return colours;
}
