//! Floors of accuracy on annotated corpora, which lie beside the project in `../shared` where they are there at all.
//! Elsewhere each test prints that it is skipped. The floors are what was measured, rounded down.

use serde_json::Value;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Scans `corpora/NAME.jsonl` with the program and scores it; `None`, with a line that says why, where that cannot be done.
fn score(name: &str, options: &[&str]) -> Option<Value> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let (gold, scorer) = (shared.join(format!("corpora/{name}.jsonl")), shared.join("score.py"));
    if !gold.exists() || !scorer.exists() {
        println!("skipped: there is no ../shared/corpora/{name}.jsonl to be measured on");
        return None;
    }
    let found = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.jsonl"));
    let scan = Command::new(env!("CARGO_BIN_EXE_hearsay"))
        .args(["scan", "--input", "jsonl", "--format", "jsonl"])
        .arg(&gold)
        .stdout(File::create(&found).expect("a file for the statements"))
        .status()
        .expect("the program runs");
    assert!(scan.success(), "hearsay scan {name}: {scan}");
    let mut python = Command::new("python3");
    python.arg(scorer).arg("--json").args(options).arg(gold).arg(found).stderr(Stdio::inherit());
    let Ok(output) = python.output() else {
        println!("skipped: there is no python3 to score {name} with");
        return None;
    };
    assert!(output.status.success(), "score.py {name}: {}", output.status);
    Some(serde_json::from_slice(&output.stdout).expect("the scores as JSON"))
}

fn f1(scores: &Value, measure: &str) -> f64 {
    scores[measure]["F1"].as_f64().expect("an F1")
}

/// How many gold statements of a kind came out with the right words and person.
fn right(scores: &Value, kind: &str) -> f64 {
    let of = &scores["by_type_recall"][kind];
    (of["gold"].as_f64().expect("a count") * of["who"].as_f64().expect("a share") / 100.0).round()
}

#[test]
fn news_articles() {
    let Some(scores) = score("polnear-dev", &["--speech"]) else { return };
    for (measure, floor) in [("who0.8", 68.0), ("dice0.8", 77.0), ("cov0.3", 84.0)] {
        assert!(f1(&scores, measure) >= floor, "{measure} F1 is below {floor}: {scores}");
    }
    let sources = scores["dice0.8"]["speaker_acc"].as_f64().expect("a share");
    assert!(sources >= 90.0, "of the matched statements {sources} % have the right source: {scores}");
    let direct = scores["by_type_recall"]["direct"]["who"].as_f64().expect("a share");
    assert!(direct >= 80.0, "of the direct quotations {direct} % have the right words and person: {scores}");
}

#[test]
fn the_first_article() {
    let Some(scores) = score("seed", &[]) else { return };
    let quoted = right(&scores, "direct") + right(&scores, "mixed");
    assert!(quoted >= 13.0, "of 13 direct and mixed statements {quoted} are right: {scores}");
    let reported = right(&scores, "indirect");
    assert!(reported >= 8.0, "of 8 indirect statements {reported} are right: {scores}");
}
