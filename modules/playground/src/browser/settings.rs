//! What the playground remembers from visit to visit: which kinds are shown. Never a text.

use web_sys::Storage;

use super::dom::window;
use crate::reading::{KINDS, Shown};

/// The place in `localStorage`. Its value: the names of the kinds shown, with commas.
const KEY: &str = "hearsay.playground.kinds";

/// The browser's storage, unless the reader has it turned off.
fn storage() -> Option<Storage> {
    window().ok()?.local_storage().ok()?
}

/// The kinds shown at the last visit; all of them at the first.
pub(super) fn shown() -> Shown {
    let stored = storage().and_then(|storage| storage.get_item(KEY).ok()?);
    stored.map_or_else(Shown::default, |stored| Shown {
        kinds: KINDS.map(|kind| stored.split(',').any(|name| name == kind.name())),
    })
}

/// Remembers `shown`. A full or forbidden storage loses the choice at the end of the visit, nothing else.
pub(super) fn remember(shown: Shown) {
    let names: Vec<&str> = KINDS.iter().filter(|&&kind| shown.has(kind)).map(|kind| kind.name()).collect();
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, &names.join(","));
    }
}
