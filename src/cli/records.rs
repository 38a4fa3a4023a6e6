//! Files of kept pages: reads them, merges them, writes them in any format.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::input::{self, InputError};
use super::{InputKind, now, report};
use crate::export::{self, Format};
use crate::import::{Import, import};
use crate::record::Page;

#[derive(Args, Debug)]
pub(super) struct Export {
    /// Files of kept pages (.json, .jsonld) or articles; none, or `-`, is an article on standard input
    files: Vec<PathBuf>,

    /// What the articles are [default: guessed from the file's extension, or else from its first line]
    #[arg(long, value_name = "KIND")]
    input: Option<InputKind>,

    /// What to write
    #[arg(long, default_value = "json")]
    format: ExportFormat,

    /// Reads what readers wrote below the articles, too
    #[arg(long)]
    comments: bool,
}

#[derive(Args, Debug)]
pub(super) struct Check {
    /// The files to check
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// W3C Web Annotations, for annotation tools and servers; can be imported again
    Jsonld,
    /// The records themselves, with nothing left out; can be imported again
    Json,
    /// A table for spreadsheets: a row a statement
    Csv,
    /// Notes for Obsidian and other editors: quotations with speakers and links
    Md,
    /// A report to be read, printed or sent
    Html,
    /// References for LaTeX, with the quotations as annotation
    Bibtex,
    /// References for citation processors (CSL-JSON)
    Csl,
    /// References with the quotations as notes, for Zotero and other reference managers
    Ris,
    /// The assessed claims as schema.org's `ClaimReview`, for fact-checkers' sites
    Claimreview,
}

impl From<ExportFormat> for Format {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Jsonld => Self::JsonLd,
            ExportFormat::Json => Self::Json,
            ExportFormat::Csv => Self::Csv,
            ExportFormat::Md => Self::Markdown,
            ExportFormat::Html => Self::Html,
            ExportFormat::Bibtex => Self::BibTex,
            ExportFormat::Csl => Self::CslJson,
            ExportFormat::Ris => Self::Ris,
            ExportFormat::Claimreview => Self::ClaimReview,
        }
    }
}

/// Writes the pages of all files as one; gives back how many files could not be read. A page that is in several is one: what
/// each says of it is merged.
///
/// # Errors
/// Where the output cannot be written.
pub(super) fn export(arguments: &Export) -> io::Result<usize> {
    let mut pages: Vec<Page> = Vec::new();
    let mut errors = 0;
    for path in input::paths(&arguments.files) {
        if is_records(&path) {
            match read(&path, &pages) {
                Ok(import) => import.pages.into_iter().for_each(|page| put(&mut pages, page)),
                Err(error) => {
                    errors += 1;
                    report(&error);
                }
            }
            continue;
        }
        for input in input::read(&path, arguments.input, arguments.comments) {
            match input {
                Ok(input) => add(&mut pages, &input.document),
                Err(error) => {
                    errors += 1;
                    report(&error);
                }
            }
        }
    }
    let mut stdout = io::stdout().lock();
    stdout.write_all(export::write(&pages, arguments.format.into()).as_bytes())?;
    stdout.flush()?;
    Ok(errors)
}

/// Says what is in each file, or what is wrong with it; gives back how many are wrong.
///
/// # Errors
/// Where the output cannot be written.
pub(super) fn check(arguments: &Check) -> io::Result<usize> {
    let mut errors = 0;
    let mut stdout = io::stdout().lock();
    for path in &arguments.files {
        match read(path, &[]) {
            Ok(Import { plan, .. }) => {
                let format = match plan.format {
                    crate::import::Origin::Hearsay if plan.settings => "Hearsay's JSON with settings",
                    crate::import::Origin::Hearsay => "Hearsay's JSON",
                    crate::import::Origin::JsonLd => "Hearsay's JSON-LD",
                    crate::import::Origin::Hypothesis => "Hypothesis' JSON",
                };
                let count = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
                let (pages, statements) = (count(plan.pages.new, "page"), count(plan.statements.new, "statement"));
                writeln!(stdout, "{}: {format}, {pages}, {statements}", path.display())?;
                for skipped in &plan.skipped {
                    writeln!(stdout, "{}:{skipped} (left out)", path.display())?;
                }
            }
            Err(error) => {
                errors += 1;
                report(&error);
            }
        }
    }
    Ok(errors)
}

fn is_records(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| ["json", "jsonld"].iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

fn read(path: &Path, kept: &[Page]) -> Result<Import, InputError> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| InputError::new(&name, &error))?;
    let text = std::str::from_utf8(&bytes).map_err(|error| InputError::utf8(&name, 1, &bytes, error))?;
    import(text, kept, &now()).map_err(|fault| {
        let message = match fault.path.as_str() {
            "" => fault.message,
            path => format!("{path}: {}", fault.message),
        };
        InputError::new(format!("{name}:{}:{}", fault.line, fault.column), &message)
    })
}

/// Adds `document`, or brings its record up to date.
fn add(pages: &mut Vec<Page>, document: &crate::Document) {
    let found = crate::find(document);
    let page = Page::of(document, &found, &now());
    match pages.iter_mut().find(|known| known.id == page.id) {
        Some(known) => {
            known.update(document, &found, &now());
        }
        None => pages.push(page),
    }
}

/// Puts `page` in the place of its former record.
fn put(pages: &mut Vec<Page>, page: Page) {
    match pages.iter_mut().find(|known| known.id == page.id) {
        Some(known) => *known = page,
        None => pages.push(page),
    }
}
