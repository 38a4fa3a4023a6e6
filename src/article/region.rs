//! The elements around the blocks of a page.

/// An element that has blocks of text in it, and what its markup says of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Region {
    /// The index of the region around it, which is less than its own; none for the outermost.
    pub parent: Option<u32>,
    /// The element's name, in lower case.
    pub tag: String,
    /// Its classes, `id`, `role` and `itemprop`, in any case and order.
    pub names: String,
}

/// Where a block stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The index of its region.
    pub region: u32,
    /// How many of its characters are in links.
    pub linked: u32,
}
