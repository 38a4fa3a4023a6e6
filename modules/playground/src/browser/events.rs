//! What the reader does, and what of the [`App`] answers it.

use std::rc::Rc;

use js_sys::futures::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Element, Event, EventTarget, File, FileList, HtmlElement,
    HtmlInputElement, KeyboardEvent, MouseEvent,
};

use super::app::{App, By};
use super::dom::{Outcome, by_id, document, on, report, window};
use super::export::FORMATS;
use super::files;
use crate::reading::KINDS;

/// A text of the project's own, with most of what Hearsay finds in it.
const SAMPLE: &str = include_str!("sample.txt");

/// Connects the page to `app`.
///
/// # Errors
/// When the page lacks one of its elements.
pub(super) fn connect(app: &Rc<App>) -> Outcome {
    text(app)?;
    buttons(app)?;
    open(app)?;
    drop_zone(app)?;
    list(app)?;
    keys(app)
}

/// Calls `action` at a click on the button `id`.
fn button(app: &Rc<App>, id: &str, action: impl Fn(&Rc<App>) -> Outcome + 'static) -> Outcome {
    let app = Rc::clone(app);
    on(&by_id::<EventTarget>(id)?, "click", move |_: Event| action(&app))
}

/// Typing in the text area, and choosing a statement in the text.
fn text(app: &Rc<App>) -> Outcome {
    let at_input = Rc::clone(app);
    on(app.text(), "input", move |_: Event| at_input.changed())?;
    // Browsers bring back a text after a reload or on the way back, some of them later than the page starts.
    let at_return = Rc::clone(app);
    on(window()?.as_ref(), "pageshow", move |_: Event| at_return.changed())?;
    let at_click = Rc::clone(app);
    on(app.text(), "click", move |_: Event| at_click.choose_at_caret())?;
    let at_key = Rc::clone(app);
    on(app.text(), "keyup", move |event: KeyboardEvent| match event.key().as_str() {
        _ if event.alt_key() => Ok(()),
        "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End" | "PageUp" | "PageDown" => {
            at_key.choose_at_caret()
        }
        _ => Ok(()),
    })?;
    // The area is as high as its text: when the browser scrolls it before it has grown, the text would leave its paint.
    let area = app.text().clone();
    on(app.text(), "scroll", move |_: Event| {
        area.set_scroll_top(0);
        Ok(())
    })?;
    let at_page = Rc::clone(app);
    on(&by_id::<EventTarget>("view")?, "click", move |event: MouseEvent| {
        let place = document()?.caret_position_from_point(event.client_x() as f32, event.client_y() as f32);
        match place.and_then(|place| Some((place.offset_node()?, place.offset()))) {
            Some((node, offset)) if at_page.has_page() => at_page.choose_at(&node, offset),
            _ => Ok(()),
        }
    })
}

/// The buttons of the page.
fn buttons(app: &Rc<App>) -> Outcome {
    button(app, "sample", |app| app.load_text(SAMPLE.trim_end(), "A short text of our own."))?;
    button(app, "clear", |app| app.clear())?;
    button(app, "undo", |app| app.undo())?;
    button(app, "edit", |app| app.edit())?;
    button(app, "previous", |app| app.step(false))?;
    button(app, "next", |app| app.step(true))?;
    button(app, "close", |app| app.close().map(drop))?;
    button(app, "copy", |app| {
        let app = Rc::clone(app);
        spawn_local(async move { report(app.copy().await) });
        Ok(())
    })?;
    for format in FORMATS {
        button(app, format.id, move |app| app.save(format))?;
    }
    for (place, kind) in KINDS.iter().enumerate() {
        let toggle: HtmlInputElement = by_id(&format!("kind-{}", kind.name()))?;
        toggle.set_checked(app.shown().kinds[place]);
        let (app, state) = (Rc::clone(app), toggle.clone());
        on(&toggle, "change", move |_: Event| app.toggle(place, state.checked()))?;
    }
    Ok(())
}

/// The file chooser.
fn open(app: &Rc<App>) -> Outcome {
    let input: HtmlInputElement = by_id("file")?;
    let chooser = input.clone();
    button(app, "open", move |_| {
        chooser.click();
        Ok(())
    })?;
    let (app, chosen) = (Rc::clone(app), input.clone());
    on(&input, "change", move |_: Event| {
        take(&app, chosen.files());
        // The same file can then be chosen again, after it has changed.
        chosen.set_value("");
        Ok(())
    })
}

/// Opens the first of `files`.
fn take(app: &Rc<App>, files: Option<FileList>) {
    if let Some(file) = files.and_then(|files| files.get(0)) {
        spawn_local(read(Rc::clone(app), file));
    }
}

/// Reads `file` and shows it, or what is wrong with it.
async fn read(app: Rc<App>, file: File) {
    let name = file.name();
    match files::open(file).await {
        Ok(opened) => report(app.load(name, opened)),
        Err(problem) => app.complain(&problem),
    }
}

/// Files dropped anywhere on the page, and a text pasted over a page.
fn drop_zone(app: &Rc<App>) -> Outcome {
    let window = window()?;
    let zone: HtmlElement = by_id("sheet")?;
    for event in ["dragenter", "dragover"] {
        let zone = zone.clone();
        on(&window, event, move |event: DragEvent| match event.data_transfer() {
            Some(data) if has_files(&data) => {
                event.prevent_default();
                data.set_drop_effect("copy");
                zone.set_attribute("data-dragging", "")
            }
            _ => Ok(()),
        })?;
    }
    let left = zone.clone();
    on(&window, "dragleave", move |event: DragEvent| match event.related_target() {
        None => left.remove_attribute("data-dragging"),
        Some(_) => Ok(()),
    })?;
    let at_drop = Rc::clone(app);
    on(&window, "drop", move |event: DragEvent| {
        zone.remove_attribute("data-dragging")?;
        if let Some(data) = event.data_transfer().filter(has_files) {
            // Without this the browser would leave the page for the file, and the text would be gone.
            event.prevent_default();
            take(&at_drop, data.files());
        }
        Ok(())
    })?;
    let at_paste = Rc::clone(app);
    on(&window, "paste", move |event: ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return Ok(()) };
        if data.files().is_some_and(|files| files.length() > 0) {
            event.prevent_default();
            take(&at_paste, data.files());
        } else if at_paste.has_page() {
            let text = data.get_data("text/plain")?;
            if !text.trim().is_empty() {
                return at_paste.load_text(&text, "Pasted.");
            }
        }
        Ok(())
    })
}

/// Whether files are being dragged.
fn has_files(data: &DataTransfer) -> bool {
    data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}

/// The list of speakers. One listener serves all its buttons.
fn list(app: &Rc<App>) -> Outcome {
    let list: HtmlElement = by_id("speakers")?;
    let at_click = Rc::clone(app);
    on(&list, "click", move |event: MouseEvent| {
        if let Some(index) = number(&event, "data-statement") {
            at_click.choose(Some(index), By::List)
        } else if let Some(group) = number(&event, "data-group") {
            at_click.expand(group)
        } else {
            Ok(())
        }
    })?;
    let at_key = Rc::clone(app);
    on(&list, "keydown", move |event: KeyboardEvent| {
        let Some(index) = number(&event, "data-statement") else { return Ok(()) };
        if at_key.list_key(index, &event.key())? {
            event.prevent_default();
        }
        Ok(())
    })
}

/// The number that the attribute `name` gives the button under `event`.
fn number(event: &Event, name: &str) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(&format!("button[{name}]")).ok()??.get_attribute(name)?.parse().ok()
}

/// The keys that work everywhere, the same as in the extension: Alt+Shift with an arrow goes from statement to statement,
/// Escape closes the details.
fn keys(app: &Rc<App>) -> Outcome {
    let app = Rc::clone(app);
    on(window()?.as_ref(), "keydown", move |event: KeyboardEvent| {
        if event.is_composing() || event.ctrl_key() || event.meta_key() {
            return Ok(());
        }
        let done = match (event.key().as_str(), event.alt_key() && event.shift_key()) {
            ("ArrowDown", true) => app.step(true).map(|()| true)?,
            ("ArrowUp", true) => app.step(false).map(|()| true)?,
            ("Escape", false) => app.close()?,
            _ => false,
        };
        if done {
            event.prevent_default();
        }
        Ok(())
    })
}
