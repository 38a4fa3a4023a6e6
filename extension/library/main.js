/** The library: all that is kept, over all pages; to be found, corrected, and taken away. */

import { text, translate } from "../common/i18n.js";
import { keepForGood } from "../common/lasting.js";
import { Database } from "../store/database.js";
import { Library } from "./library.js";
import "./view/app.js";

translate(document);
keepForGood();
document.title = text("page_title", text("library_title"));

const library = new Library(new Database());
const app = document.createElement("hearsay-library");
Object.assign(app, { library });
document.body.append(app);
void library.start();

// Another library window may have written pages that are no newer for it, as with an import.
chrome.runtime.onMessage.addListener((message, sender) => {
  if (sender.id === chrome.runtime.id && message?.type === "stored") void library.shelf.refresh(message.pageIds);
});
