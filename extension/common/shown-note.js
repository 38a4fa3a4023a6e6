/** Notes, which are Markdown, on our own pages. */

/** @import {DirectiveResult} from "lit/directive.js" */

import { guard } from "lit/directives/guard.js";
import { until } from "lit/directives/until.js";
import { files } from "./files.js";
import { nodesOf } from "./note-pieces.js";

/**
 * A note as it is to be shown; as it was written, until the core has read it.
 * @param {string} markdown
 * @returns {DirectiveResult}
 */
export const shownNote = (markdown) =>
  guard([markdown], () =>
    until(
      files().then(
        ({ note }) => nodesOf(note(markdown)),
        () => markdown,
      ),
      markdown,
    ),
  );
