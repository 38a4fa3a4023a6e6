//! Pages that change while they are read.

use hearsay::record::{Kept, Page, Stretch};
use hearsay_records::to_js;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::document;
use super::records::{Opened, Placed, opened};

/// A page that changes, with what was found in it last.
#[derive(Default)]
#[wasm_bindgen]
pub struct LivePage {
    reader: hearsay::Reader,
    last: Option<(Page, Vec<Placed>)>,
}

#[wasm_bindgen]
impl LivePage {
    /// A page of which nothing is known yet.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// As `openPage`, told by what this gave last: at first all of it is new.
    ///
    /// # Errors
    /// Where an argument is not of the type that is declared.
    #[wasm_bindgen(unchecked_return_type = "ReadPage")]
    pub fn read(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Page")] page: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "KeptPage | null")] kept: &JsValue,
        now: &str,
    ) -> Result<JsValue, JsError> {
        let read = self.reader.blocks_read();
        let Opened { page: mut record, mut placed, changed } = {
            let document = document(page)?;
            let found = self.reader.find(&document);
            opened(&document, &found, kept, now)?
        };
        let stretches = match &self.last {
            None => vec![Stretch::New(placed.len())],
            Some((before, places)) => {
                record.told_by(before, !kept.is_null(), &mut |then, now| places.get(then)?.moved(placed.get_mut(now)?))
            }
        };
        let all = std::mem::take(&mut record.statements);
        let told = to_js(&Told {
            page: &record,
            statements: new_of(&all, &stretches),
            placed: new_of(&placed, &stretches),
            changed,
            rows: rows(&stretches),
            read: self.reader.blocks_read() - read,
        })?;
        record.statements = all;
        self.last = Some((record, placed));
        Ok(told)
    }

    /// The whole record that was given last.
    ///
    /// # Errors
    /// Where nothing was.
    #[wasm_bindgen(unchecked_return_type = "KeptPage")]
    pub fn record(&self) -> Result<JsValue, JsError> {
        let (record, _) = self.last.as_ref().ok_or_else(|| JsError::new("nothing was given before"))?;
        to_js(record)
    }
}

/// This and what is in it is described in `placed.d.ts`.
#[derive(Serialize)]
struct Told<'a> {
    page: &'a Page,
    statements: Vec<&'a Kept>,
    placed: Vec<&'a Placed>,
    changed: bool,
    rows: Vec<[i64; 4]>,
    read: usize,
}

/// Those of `items` that are new.
fn new_of<'a, T>(items: &'a [T], stretches: &[Stretch]) -> Vec<&'a T> {
    let mut items = items.iter();
    let mut new = Vec::new();
    for stretch in stretches {
        let (is_new, count) = match *stretch {
            Stretch::New(count) => (true, count),
            Stretch::Same { count, .. } => (false, count),
        };
        for item in items.by_ref().take(count) {
            if is_new {
                new.push(item);
            }
        }
    }
    new
}

fn rows(stretches: &[Stretch]) -> Vec<[i64; 4]> {
    let number = |count: usize| count.cast_signed() as i64;
    let row = |stretch: &Stretch| match *stretch {
        Stretch::New(count) => [-1, number(count), 0, 0],
        Stretch::Same { from, count, by: [points, units] } => [number(from), number(count), points, units],
    };
    stretches.iter().map(row).collect()
}
