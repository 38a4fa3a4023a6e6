/** A part of the page. It is drawn in the page itself, not in a shadow root, so that one style sheet holds for all. */

/** @import {Library} from "../library.js" */

import { LitElement } from "lit";

export class Part extends LitElement {
  /** @override */
  static properties = { library: { attribute: false } };

  constructor() {
    super();
    /** @type {Library} */
    // @ts-expect-error set by the one who draws it, before it is drawn
    this.library = undefined;
    this.redraw = () => this.requestUpdate();
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.library.addEventListener("change", this.redraw);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.library.removeEventListener("change", this.redraw);
  }
}

/** A part that is a dialog. While it is closed, nothing changes in it. */
export class DialogPart extends Part {
  constructor() {
    super();
    this.redraw = () => {
      if (this.dialog?.open) this.requestUpdate();
    };
  }

  get dialog() {
    return this.querySelector("dialog");
  }
}
