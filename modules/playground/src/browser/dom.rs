//! The few things that every part of the playground asks of the page.

use wasm_bindgen::convert::FromWasmAbi;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, EventTarget, HtmlElement, Window};

/// What a call to the browser gives, or the exception that it threw.
pub(super) type Outcome<T = ()> = Result<T, JsValue>;

/// The window.
///
/// # Errors
/// When there is none: the module was started in a worker.
pub(super) fn window() -> Outcome<Window> {
    web_sys::window().ok_or_else(|| JsValue::from_str("the playground needs a window"))
}

/// The page.
///
/// # Errors
/// When the window shows no document.
pub(super) fn document() -> Outcome<Document> {
    window()?.document().ok_or_else(|| JsValue::from_str("the window has no document"))
}

/// The element of the page with this `id`.
///
/// # Errors
/// When the page has none, or one of another type: page and module are of different versions.
pub(super) fn by_id<T: JsCast>(id: &str) -> Outcome<T> {
    let found = document()?.get_element_by_id(id).and_then(|element| element.dyn_into().ok());
    found.ok_or_else(|| JsValue::from_str(&format!("the page has no fitting element #{id}")))
}

/// A new element with a class (none when empty) and a text (none when empty). Text never becomes markup.
///
/// # Errors
/// When `tag` is no element name.
pub(super) fn element(tag: &str, class: &str, text: &str) -> Outcome<HtmlElement> {
    let element: HtmlElement = document()?.create_element(tag)?.dyn_into().map_err(JsValue::from)?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Ok(element)
}

/// Puts `text` into `element`, touching the page only when it says something else.
pub(super) fn say(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Calls `handler` at every `event` of `target`, as long as the page lives. What it fails with goes to the console.
///
/// # Errors
/// When the browser refuses the listener.
pub(super) fn on<E, F>(target: &EventTarget, event: &str, mut handler: F) -> Outcome
where
    E: FromWasmAbi + 'static,
    F: FnMut(E) -> Outcome + 'static,
{
    let listener = Closure::<dyn FnMut(E)>::new(move |event: E| report(handler(event))).into_js_value();
    target.add_event_listener_with_callback(event, listener.unchecked_ref())
}

/// A function for the browser to call once, as a timer's or a frame's.
pub(super) fn once(task: impl FnOnce() -> Outcome + 'static) -> js_sys::Function {
    Closure::once_into_js(move || report(task())).unchecked_into()
}

/// Shows a failure in the console. It is a fault of the playground itself: what a reader can do something about is told
/// on the page.
pub(super) fn report(outcome: Outcome) {
    if let Err(error) = outcome {
        web_sys::console::error_1(&error);
    }
}
