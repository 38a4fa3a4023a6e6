//! Trains the part-of-speech tagger on treebanks and measures it on their test sets.
//!
//! ```text
//! cargo run --release --features train --bin train-tagger -- ../shared/treebanks src/tagger/weights.bin
//! ```
//!
//! The same treebanks give the same file. Without a second argument, the weights in use are measured.

use std::path::Path;
use std::process::ExitCode;

use hearsay::tagger::training::{self, evaluation, headlines, treebank};

/// The treebanks, as their files are named.
const TREEBANKS: [&str; 2] = ["en_ewt", "en_gum"];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match &arguments[..] {
        [folder] => measure(Path::new(folder), evaluation::WEIGHTS),
        [folder, output] => train(Path::new(folder), Path::new(output)),
        _ => Err("usage: train-tagger TREEBANKS [OUTPUT]".to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train-tagger: {error}");
            ExitCode::FAILURE
        }
    }
}

fn train(folder: &Path, output: &Path) -> Result<(), String> {
    let mut sentences = Vec::new();
    for name in TREEBANKS {
        sentences.extend(treebank::read(&folder.join(format!("{name}-train.conllu")))?);
    }
    let file = training::train(&sentences, |line| println!("{line}"));
    std::fs::write(output, &file).map_err(|error| format!("{}: {error}", output.display()))?;
    println!("{} bytes to {}", file.len(), output.display());
    measure(folder, &file)
}

fn measure(folder: &Path, file: &[u8]) -> Result<(), String> {
    for name in TREEBANKS {
        for part in ["dev", "test"] {
            let sentences = treebank::read(&folder.join(format!("{name}-{part}.conllu")))?;
            println!("{name} {part}\n{}", evaluation::evaluate(file, &sentences));
            for (form, sentences) in
                [("Titles", headlines::titles(&sentences)), ("CAPITALS", headlines::capitals(&sentences))]
            {
                let report = evaluation::evaluate(file, &sentences);
                println!("  as {form}: part of speech {}, names {}", report.upos, report.name_recall);
            }
        }
    }
    Ok(())
}
