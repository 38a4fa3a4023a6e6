/** What is remembered from one visit to the next: order, filters, widths. */

/** @import {LibraryView} from "../../common/settings.js" */
/** @import {View} from "./address.js" */

import { setSetting, setting } from "../../common/settings.js";
import { readAddress, writeAddress } from "./address.js";

/** @typedef {LibraryView["widths"]} Widths */

/** @returns {Promise<{view: View, widths: Widths}>} */
export async function readChoices() {
  const { address, widths } = await setting("library-view");
  return { view: readAddress(address), widths };
}

/**
 * @param {View} view
 * @param {Widths} widths
 */
export async function writeChoices({ filters, order }, widths) {
  // Words that were searched for are of one visit only, and so is a page that was looked at.
  const address = writeAddress({ filters: { ...filters, query: "", page: "" }, order, open: "" });
  await setSetting("library-view", { ...(await setting("library-view")), address, widths });
}

/** @param {string} format of a file that was saved */
export async function rememberFormat(format) {
  await setSetting("library-view", { ...(await setting("library-view")), format });
}
