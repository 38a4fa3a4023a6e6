//! The CSS Custom Highlight API, which `web-sys` has only behind an unstable flag.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::AbstractRange;

#[wasm_bindgen]
extern "C" {
    /// <https://drafts.csswg.org/css-highlight-api-1/#highlight>
    type Highlight;
    #[wasm_bindgen(constructor)]
    fn new() -> Highlight;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &AbstractRange) -> Highlight;
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    /// <https://drafts.csswg.org/css-highlight-api-1/#highlightregistry>
    type HighlightRegistry;
    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight) -> HighlightRegistry;
    #[wasm_bindgen(method)]
    fn delete(this: &HighlightRegistry, name: &str) -> bool;

    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<HighlightRegistry>;
    #[wasm_bindgen(thread_local_v2, js_name = Highlight)]
    static HIGHLIGHT: Option<Function>;
}

/// Whether this browser has highlights. Without them all else still works.
pub(super) fn supported() -> bool {
    HIGHLIGHTS.with(Option::is_some) && HIGHLIGHT.with(Option::is_some)
}

/// Paints `ranges`, and nothing else, as highlight `name`. Of two highlights at one place that with the greater
/// `priority` is on top.
pub(super) fn paint(name: &str, priority: i32, ranges: &[AbstractRange]) {
    if !supported() {
        return;
    }
    HIGHLIGHTS.with(|registry| {
        let Some(registry) = registry else { return };
        if ranges.is_empty() {
            registry.delete(name);
            return;
        }
        let highlight = Highlight::new();
        highlight.set_priority(priority);
        for range in ranges {
            highlight.add(range);
        }
        registry.set(name, &highlight);
    });
}
