//! Saves what was found as a file, made in the page and given to the browser as a download.

use js_sys::{Array, Date};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::dom::{self, Outcome, once, window};
use crate::reading::Reading;
use hearsay::export;
use hearsay::record::{Page, Time};

/// A file format.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format {
    /// The id of its button.
    pub(super) id: &'static str,
    name: &'static str,
    of: export::Format,
}

/// The formats: all but that of assessed claims, of which there are none here.
pub(super) const FORMATS: [Format; 8] = [
    Format { id: "export-jsonld", name: "annotations.jsonld", of: export::Format::JsonLd },
    Format { id: "export-csv", name: "annotations.csv", of: export::Format::Csv },
    Format { id: "export-md", name: "annotations.md", of: export::Format::Markdown },
    Format { id: "export-html", name: "annotations.html", of: export::Format::Html },
    Format { id: "export-json", name: "annotations.json", of: export::Format::Json },
    Format { id: "export-bibtex", name: "annotations.bib", of: export::Format::BibTex },
    Format { id: "export-csl", name: "annotations-csl.json", of: export::Format::CslJson },
    Format { id: "export-ris", name: "annotations.ris", of: export::Format::Ris },
];

/// Saves `reading`. Gives the name of the file.
///
/// # Errors
/// When the browser refuses the download.
pub(super) fn save(reading: &Reading, format: Format) -> Outcome<&'static str> {
    let now = Time::try_from(String::from(Date::new_0().to_iso_string())).map_err(JsValue::from)?;
    let page = Page::of(&reading.document, &reading.found, &now);
    let options = BlobPropertyBag::new();
    options.set_type(format.of.media_type());
    let parts = Array::of1(&JsValue::from_str(&export::write(&[page], format.of)));
    let address = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &options)?)?;

    let link: HtmlAnchorElement = dom::element("a", "", "")?.dyn_into().map_err(JsValue::from)?;
    link.set_href(&address);
    link.set_download(format.name);
    link.click();
    // The download has begun when the click returns; its bytes may be read a little later.
    let release = once(move || Url::revoke_object_url(&address));
    window()?.set_timeout_with_callback_and_timeout_and_arguments_0(&release, 60_000)?;
    Ok(format.name)
}
