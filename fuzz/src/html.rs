//! Any text as a web page: its blocks stand where they are said to, and its statements are sound.

use hearsay::{cli, find};

use super::{find as of_find, input, sound};

/// Runs the target.
pub fn run(data: &[u8]) {
    let html = input::text(data);
    let page = cli::page(&html);
    let (blocks, places, regions) = (page.blocks(), page.places(), page.regions());
    assert!(places.len() == blocks.len() || regions.is_empty());
    for (index, region) in regions.iter().enumerate() {
        assert!(region.parent.is_none_or(|parent| (parent as usize) < index), "a region is in an earlier one");
    }
    for (block, place) in blocks.iter().zip(places) {
        let text = page.slice(block.span);
        assert_eq!(text.len(), block.span.len(), "blocks are at characters");
        assert!(!text.trim_matches(|c: char| c.is_ascii_whitespace()).is_empty(), "no block is blank");
        assert!((place.region as usize) < regions.len(), "the region is there");
        assert!(place.linked as usize <= text.chars().count(), "no more is in links than there is");
    }
    let found = find(&page);
    sound::statements::check(&page, &found);
    of_find::units(&page, &found);
    assert_eq!(find(&cli::page(&html)), found, "the same page gives the same statements");
}
