//! Any text as a file: what is accepted is a record, comes back byte by byte, and brings nothing new a second time; what is
//! not is refused with the place.

use hearsay::export::{Format, write};
use hearsay::import::{Import, import};
use hearsay::record::Page;

use super::input::{self, time};
use super::record::{again, is_within};

/// Runs the target: a file, and another that is merged with it.
pub fn run(data: &[u8]) {
    let mut kept: Vec<Page> = Vec::new();
    for part in input::parts(data).take(3) {
        let file = input::text(part);
        let read = match import(&file, &kept, &time(9)) {
            Ok(read) => read,
            Err(fault) => {
                is_within(&fault, file.strip_prefix('\u{FEFF}').unwrap_or(&file));
                continue;
            }
        };
        let plan = serde_json::to_string(&read.plan).expect("a plan is JSON");
        serde_json::from_str::<serde_json::Value>(&plan).expect("a plan is JSON");
        assert_eq!(read.pages.len(), read.plan.pages.new + read.plan.pages.changed);
        for page in &read.pages {
            again(page);
            comes_back(page);
        }
        kept.retain(|page| read.pages.iter().all(|new| new.id != page.id));
        kept.extend(read.pages);
        let Import { plan, pages, .. } = import(&file, &kept, &time(10)).expect("it was read before");
        assert_eq!(pages, [], "a second import brings nothing");
        assert_eq!((plan.pages.new, plan.pages.changed), (0, 0));
    }
}

/// What is written is read as it was, whatever the format.
fn comes_back(page: &Page) {
    for format in [Format::Json, Format::JsonLd] {
        let file = write(std::slice::from_ref(page), format);
        let read = import(&file, &[], &time(11)).unwrap_or_else(|fault| panic!("{format:?}: {fault}\n{file}")).pages;
        assert_eq!(write(&read, format), file, "{format:?}");
        if format == Format::Json {
            assert_eq!(read, std::slice::from_ref(page));
        }
        let second = import(&file, &read, &time(12)).expect("it was read before");
        assert_eq!(second.pages, [], "a second import brings nothing");
    }
}
