//! The half that drives the page.
//!
//! The page brings the elements that never change ([`dom::by_id`] finds them); the module fills them. [`app`] holds the
//! state and [`events`] calls it; [`sheet`], [`painting`], [`listing`] and [`detail`] show what was found; [`files`] and
//! [`page`] read what is dropped; [`export`] saves.

mod app;
mod detail;
mod dom;
mod events;
mod export;
mod files;
mod highlights;
mod listing;
mod page;
mod painting;
mod settings;
mod sheet;

use wasm_bindgen::prelude::*;

/// Starts the playground on a page with `colours` colours for speakers: the classes `slot-0` and on, and one more for
/// statements without a speaker. A text that the browser kept in the text area over a reload is read at once.
///
/// # Errors
/// When the page lacks one of the playground's elements.
#[wasm_bindgen]
pub fn start(colours: usize) -> Result<(), JsValue> {
    let app = app::App::new(colours)?;
    events::connect(&app)?;
    if !highlights::supported() {
        dom::by_id::<web_sys::HtmlElement>("no-highlights")?.set_hidden(false);
    }
    app.analyse()
}
