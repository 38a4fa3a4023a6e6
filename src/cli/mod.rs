//! The command-line program: reads files, has the core find the statements, writes them in the format asked for.
//!
//! Everything goes through in order and is written as soon as it is found. What cannot be read is told on standard
//! error, the rest is still done, and the exit status is then 1 (2 for wrong arguments).

mod html;
mod input;
mod jsonl;
mod output;
mod records;
mod shallow;
mod table;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use jiff::{Timestamp, Unit};
use output::Output;

use crate::record::Time;
use crate::{Ablation, Part};

/// Finds every quoted and attributed statement in a text, and who said it.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Finds the statements in files, or in standard input
    Scan(Scan),
    /// Writes kept pages, and what is found in articles, as one file
    Export(records::Export),
    /// Says what is in files of kept pages, or what is wrong with them and where
    Check(records::Check),
}

#[derive(Args, Debug)]
struct Scan {
    /// The files to read; none, or `-`, is standard input
    files: Vec<PathBuf>,

    /// What the files are [default: guessed from the file's extension, or else from its first line]
    #[arg(long, value_name = "KIND")]
    input: Option<InputKind>,

    /// What to write
    #[arg(long, default_value = "table")]
    format: Format,

    /// Reads what readers wrote below an article, too
    #[arg(long)]
    comments: bool,

    /// Leaves a part of the core out, to measure what it is worth; may change at any time
    #[arg(long, value_name = "PART", hide = true)]
    without: Vec<Part>,
}

/// What an input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum InputKind {
    /// Plain text in UTF-8, a paragraph a line
    Text,
    /// A web page
    Html,
    /// JSON Lines: one object `{"id", "text"}` a line
    Jsonl,
}

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Who, how, and what they said, for people
    Table,
    /// JSON Lines: one object a text, with offsets in Unicode code points
    Jsonl,
    /// W3C Web Annotations: one `AnnotationCollection` a text
    Jsonld,
    /// A table for spreadsheets
    Csv,
    /// Quotations with their speakers and links to the very place
    Md,
}

/// A page in HTML as the program reads it.
#[must_use]
pub fn page(html: &str) -> crate::Document {
    html::document(html, false)
}

/// As [`page`], with its comments to be read, too.
#[must_use]
pub fn page_with_comments(html: &str) -> crate::Document {
    html::document(html, true)
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let done = match Program::parse().command {
        Command::Scan(arguments) => scan(&arguments),
        Command::Export(arguments) => records::export(&arguments),
        Command::Check(arguments) => records::check(&arguments),
    };
    match done {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        // Whoever reads the output has seen enough (`hearsay scan … | head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            report(&format_args!("cannot write: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Writes everything found in the files; gives back how many inputs or lines could not be read.
///
/// # Errors
/// Where the output cannot be written.
fn scan(arguments: &Scan) -> io::Result<usize> {
    let paths = input::paths(&arguments.files);
    let mut output = Output::new(arguments.format, Ablation::of(&arguments.without), arguments.comments);
    let mut errors = 0;
    for path in &paths {
        for input in input::read(path, arguments.input, arguments.comments) {
            match input {
                Ok(input) => output.write(&input, paths.len() > 1 || input.kind == InputKind::Jsonl)?,
                Err(error) => {
                    errors += 1;
                    report(&error);
                }
            }
        }
    }
    output.finish()?;
    Ok(errors)
}

/// The time, in UTC, to the second.
fn now() -> Time {
    let now = Timestamp::now();
    let now = now.round(Unit::Second).unwrap_or(now).to_string();
    Time::try_from(now).unwrap_or_else(|error| unreachable!("{error}"))
}

/// Tells an error on standard error. That nobody reads there is no reason to stop.
fn report(error: &dyn std::fmt::Display) {
    let _ = writeln!(io::stderr(), "hearsay: {error}");
}
