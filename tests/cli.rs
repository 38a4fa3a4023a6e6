//! The program `hearsay`, as its users run it.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A text in which there is something to be found, if anything is.
const SAID: &str = "🙂 “We are ready,” said Ada Brook.";

fn hearsay(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hearsay"));
    command.arg("scan").args(arguments).stdin(Stdio::null());
    command
}

/// Runs `hearsay scan` with `arguments` on `input`.
fn scan(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    assert_cmd::Command::from_std(hearsay(arguments)).write_stdin(input.as_ref()).output().expect("the program runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the output is UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the errors are UTF-8")
}

fn lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// A file of its own for each test.
struct File {
    path: PathBuf,
    _folder: TempDir,
}

impl File {
    fn new(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let folder = TempDir::new().expect("there is a folder for temporary files");
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("the file can be written");
        Self { path, _folder: folder }
    }

    fn name(&self) -> &str {
        self.path.to_str().expect("the path is UTF-8")
    }
}

#[test]
fn each_line_of_json_gives_one_in_order() {
    let input = [
        json!({ "id": "a", "text": SAID }),
        json!({ "id": 7, "text": "" }),
        json!({ "id": ["b"], "text": "x", "more": 1 }),
    ];
    let input = input.map(|line| line.to_string()).join("\r\n\n");
    let output = scan(&["--format", "jsonl"], input);
    assert!(output.status.success(), "{}", stderr(&output));
    let lines = lines(&output);
    assert_eq!(lines.iter().map(|line| &line["id"]).collect::<Vec<_>>(), [&json!("a"), &json!(7), &json!(["b"])]);
    for line in lines {
        let keys: Vec<_> = line.as_object().expect("an object").keys().cloned().collect();
        assert_eq!(keys, ["id", "speakers", "statements"]);
    }
}

#[test]
fn a_statement_is_written_with_offsets_in_code_points() {
    let output = scan(&["--format", "jsonl"], json!({ "id": "a", "text": SAID }).to_string());
    assert_eq!(
        lines(&output)[0]["statements"][0].as_object().map(|statement| {
            let mut statement = statement.clone();
            assert!(
                statement.remove("confidence").is_some_and(|confidence| confidence.as_f64().is_some_and(|c| c <= 1.0))
            );
            assert!(statement.remove("rule").is_some_and(|rule| rule.is_string()));
            Value::Object(statement)
        }),
        Some(json!({
            "kind": "direct",
            "spans": [{ "start": 3, "end": 16 }],
            "text": "We are ready,",
            "cue": { "start": 18, "end": 22, "text": "said" },
            "stance": "neutral",
            "source": { "start": 23, "end": 32, "text": "Ada Brook" },
            "speaker": { "id": 0, "name": "Ada Brook", "type": "person", "role": null },
            "reported_by": [],
        }))
    );
    assert_eq!(lines(&output)[0]["speakers"][0]["mentions"], json!([{ "start": 23, "end": 32 }]));
}

#[test]
fn a_line_of_json_may_say_the_language_and_the_writer() {
    let text = "«On y va», dit Claire Morel.";
    let first = |line: Value| lines(&scan(&["--format", "jsonl"], line.to_string()))[0]["statements"][0].clone();
    assert_eq!(first(json!({ "id": 1, "text": text, "lang": "fr" }))["speaker"]["name"], "Claire Morel");
    assert_eq!(first(json!({ "id": 1, "text": text, "lang": "sv" }))["speaker"], Value::Null);
    let text = "I said that the bridge was shut.";
    assert_eq!(first(json!({ "id": 1, "text": text, "byline": "By Ada Brook" }))["speaker"]["name"], "Ada Brook");
    assert_eq!(first(json!({ "id": 1, "text": text, "byline": null }))["speaker"]["name"], "I");
}

#[test]
fn a_bad_line_is_told_and_the_rest_is_done() {
    let mut input =
        b"{\"id\":1,\"text\":\"One.\"}\n{\"id\":2}\nnonsense\n{\"id\":4,\"text\":5}\n{\"id\":5,\"text\":\"".to_vec();
    input.extend(b"a\xFF\"}\n{\"id\":6,\"text\":\"Six.\"}");
    let file = File::new("texts.jsonl", input);
    let output = scan(&["--format", "jsonl", file.name()], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).iter().map(|line| &line["id"]).collect::<Vec<_>>(), [1, 6]);
    let name = file.name();
    let expected = [
        format!("hearsay: {name}:2:8: missing field `text`"),
        format!("hearsay: {name}:3:2: expected ident"),
        format!("hearsay: {name}:4:16: invalid type: integer `5`, expected a string"),
        format!("hearsay: {name}:5:18: not UTF-8: byte 0xFF"),
    ];
    assert_eq!(stderr(&output).lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_line_is_answered_before_the_next_is_read() {
    let mut program = hearsay(&["--input", "jsonl", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = program.stdin.take().expect("it has an input");
    let mut output = BufReader::new(program.stdout.take().expect("it has an output"));
    for id in 0..3 {
        writeln!(input, "{}", json!({ "id": id, "text": "One." })).expect("it reads");
        let mut line = String::new();
        output.read_line(&mut line).expect("it writes");
        assert_eq!(serde_json::from_str::<Value>(&line).expect("each line is JSON")["id"], id);
    }
    drop(input);
    assert!(program.wait().expect("it ends").success());
}

#[test]
fn whoever_stops_reading_makes_no_error() {
    let mut program = hearsay(&["--input", "jsonl", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(program.stdout.take());
    let mut input = program.stdin.take().expect("it has an input");
    // The program may be gone already: then writing to it fails, as it should.
    let _ = writeln!(input, "{}", json!({ "id": 1, "text": "One." }));
    drop(input);
    let output = program.wait_with_output().expect("it ends");
    assert!(output.status.success());
    assert_eq!(stderr(&output), "");
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_rest_is_done() {
    let (latin, good) = (File::new("latin.txt", b"caf\xE9 \n"), File::new("good.txt", SAID));
    let folder = TempDir::new().expect("there is a folder for temporary files");
    let folder_name = folder.path().to_str().expect("the path is UTF-8");
    let output = scan(&["--format", "jsonl", "none.txt", latin.name(), folder_name, good.name()], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 1);
    let stderr = stderr(&output);
    let errors: Vec<_> = stderr.lines().collect();
    assert!(errors[0].starts_with("hearsay: none.txt: "), "{stderr}");
    assert_eq!(errors[1], format!("hearsay: {}:1:4: not UTF-8: byte 0xE9", latin.name()));
    assert!(errors[2].starts_with(&format!("hearsay: {folder_name}: ")), "{stderr}");
    assert_eq!(errors.len(), 3);
}

#[test]
fn an_empty_input_has_no_statements() {
    let output = scan(&["--format", "jsonl"], "");
    assert_eq!(lines(&output), [json!({ "id": "standard input", "statements": [], "speakers": [] })]);
    assert_eq!(stdout(&scan(&[], "")), "No statements found.\n");
    let file = File::new("empty.jsonl", "");
    for format in ["table", "jsonl", "jsonld", "md"] {
        let output = scan(&["--format", format, file.name()], "");
        assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(), "{format}");
    }
    assert_eq!(stdout(&scan(&["--format", "csv", file.name()], "")).lines().count(), 1);
}

#[test]
fn what_an_input_is_is_guessed() {
    let html = "<!doctype html><title>T</title><p>“We are <b>ready</b>,” said Ada&nbsp;Brook.";
    let text_of = |output: &Output| lines(output)[0]["text"].clone();
    let expected = json!("“We are ready,” said Ada\u{A0}Brook.");
    assert_eq!(text_of(&scan(&["--format", "jsonl"], html)), expected);
    assert_eq!(text_of(&scan(&["--format", "jsonl"], format!("\u{FEFF}\n \n{html}"))), expected);
    assert_eq!(text_of(&scan(&["--format", "jsonl", File::new("page.HTM", html).name()], "")), expected);
    // A text is the text of its offsets already.
    assert_eq!(text_of(&scan(&["--format", "jsonl", "--input", "text"], html)), Value::Null);
    assert_eq!(text_of(&scan(&["--format", "jsonl"], "< 5 “a”")), Value::Null);
    assert_eq!(lines(&scan(&["--format", "jsonl"], "{braces}"))[0]["id"], "standard input");
    assert_eq!(lines(&scan(&["--format", "jsonl", "-"], r#"{"id":1,"text":"a"}"#))[0]["id"], 1);
}

#[test]
fn the_table_says_who_how_and_what() {
    let output = scan(&[], "“We\tare \u{1B}[31mready,” said Ada Brook.\n\nBo Lind said: “No.”");
    assert_eq!(
        stdout(&output),
        "WHO        KIND      WHAT THEY SAID\n\
         Ada Brook  direct    We are \u{FFFD}[31mready,\n\
         Bo Lind    direct    No.\n"
    );
}

#[test]
fn several_tables_have_titles() {
    let (one, two) = (File::new("one.txt", "Nothing."), File::new("two.txt", "Nothing."));
    let output = scan(&[one.name(), two.name()], "");
    let expected = [&one, &two].map(|file| format!("{}\nNo statements found.\n\n", file.name()));
    assert_eq!(stdout(&output), expected.concat());
}

#[test]
fn the_other_formats_are_files() {
    let page = File::new(
        "page.html",
        "<title>Brook &amp; Lind</title><link rel=canonical href=https://news.example/a><p>“We are ready,” said Ada Brook.",
    );
    let run = |format| stdout(&scan(&["--format", format, page.name()], ""));
    let collection: Value = serde_json::from_str(&run("jsonld")).expect("it is JSON");
    assert_eq!(collection["label"], "Brook & Lind");
    assert_eq!(collection["first"]["items"][0]["target"][0]["source"], "https://news.example/a");
    let created = collection["created"].as_str().expect("a string").to_owned();
    assert!(created.len() == 20 && created.ends_with('Z'), "{created}");
    let csv = run("csv");
    let mut rows = csv::Reader::from_reader(csv.as_bytes()).into_records();
    assert_eq!(&rows.next().expect("a row").expect("it is CSV")[0], "Ada Brook");
    let markdown = run("md");
    assert!(markdown.starts_with("---\ntitle: \"Brook & Lind\"\n"), "{markdown}");
    assert!(markdown.contains("\n# Brook &amp; Lind\n"), "{markdown}");
    assert!(markdown.contains("#:~:text=We%20are%20ready%2C"), "{markdown}");
}

#[test]
fn comments_are_read_when_asked_for() {
    let html = format!(
        "<!doctype html><article>{}</article><div id=comments><p class=comment><b class=commenter>Bo Lind</b>: Tom Reed said that it was late.</p></div>",
        "<p>The council met on Tuesday, for the third time this month, about the bridge, which has been closed since May.</p>"
            .repeat(4)
    );
    assert_eq!(lines(&scan(&["--format", "jsonl"], &html))[0]["statements"], json!([]));
    let statement = &lines(&scan(&["--format", "jsonl", "--comments"], &html))[0]["statements"][0];
    assert_eq!(statement["comment"], json!("Bo Lind"));
    assert_eq!(statement["speaker"]["name"], json!("Tom Reed"));
    assert_eq!(statement["reported_by"], json!(["Bo Lind"]));
    let csv = stdout(&scan(&["--format", "csv", "--comments"], &html));
    assert!(csv.lines().next().is_some_and(|header| header.ends_with(",part,commenter")), "{csv}");
    assert!(csv.ends_with(",comment,Bo Lind\r\n"), "{csv}");
}

#[test]
fn several_texts_are_one_file_of_each_format() {
    let input = [1, 2].map(|id| json!({ "id": id, "text": SAID }).to_string()).join("\n");
    let run = |format| scan(&["--format", format], &input);
    assert_eq!(lines(&run("jsonld")).len(), 2);
    let csv = stdout(&run("csv"));
    // For other programs, line by line: what a file begins with would be part of the first column's name.
    assert!(csv.starts_with("speaker,"), "{csv}");
    assert_eq!(csv.lines().filter(|line| line.starts_with("speaker,")).count(), 1);
    assert_eq!(csv.lines().count(), 3);
    assert_eq!(stdout(&run("md")).lines().filter(|line| line.starts_with("# ")).count(), 2);
}

#[test]
fn wrong_arguments_are_told() {
    let output = scan(&["--format", "xml"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("table, jsonl, jsonld, csv, md"), "{}", stderr(&output));
}

/// Runs `hearsay` with `arguments`.
fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hearsay"));
    command.args(arguments).stdin(Stdio::null()).output().expect("the program runs")
}

const PAGE: &str =
    "<title>Bridge</title><link rel=canonical href=https://news.example/a><p>“We are ready,” said Ada Brook.";

#[test]
fn articles_are_exported_in_every_format() {
    let page = File::new("page.html", PAGE);
    for (format, start) in [
        ("jsonld", "{\n  \"@context\""),
        ("json", "{\n  \"hearsay\": 1,\n  \"pages\": ["),
        ("csv", "\u{FEFF}speaker,"),
        ("md", "---\ntitle: \"Bridge\"\n"),
        ("html", "<!doctype html>\n"),
        ("bibtex", "@misc{newsexample-"),
        ("csl", "[\n  {\n    \"id\": \"urn:uuid:"),
        ("ris", "TY  - ELEC\r\n"),
        ("claimreview", "{\n  \"@context\": \"https://schema.org\""),
    ] {
        let output = run(&["export", "--format", format, page.name()]);
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(stdout(&output).starts_with(start), "{format}: {}", stdout(&output));
    }
}

#[test]
fn kept_pages_are_exported_as_they_are_and_with_what_an_article_has_more() {
    let page = File::new("page.html", PAGE);
    let json = stdout(&run(&["export", page.name()]));
    let noted = json.replacen("\"note\": \"\"", "\"note\": \"Mine.\"", 1);
    let kept = File::new("kept.json", &noted);
    assert_eq!(stdout(&run(&["export", kept.name()])), noted);
    let jsonld = File::new("kept.jsonld", stdout(&run(&["export", "--format", "jsonld", kept.name()])));
    assert_eq!(stdout(&run(&["export", jsonld.name()])), noted);
    let longer = File::new("longer.html", format!("{PAGE}</p><p>“Or not,” said Bo Lind."));
    let both: Value = serde_json::from_str(&stdout(&run(&["export", kept.name(), longer.name()]))).expect("it is JSON");
    assert_eq!(both["pages"].as_array().map(Vec::len), Some(1));
    assert_eq!(both["pages"][0]["statements"].as_array().map(Vec::len), Some(2));
    assert!(both.to_string().contains("Mine."));
}

#[test]
fn files_of_kept_pages_are_checked() {
    let page = File::new("page.html", PAGE);
    let kept = File::new("kept.json", run(&["export", page.name()]).stdout);
    let output = run(&["check", kept.name()]);
    assert_eq!(stdout(&output), format!("{}: Hearsay's JSON, 1 page, 1 statement\n", kept.name()));
    assert!(output.status.success());
    let broken = File::new("broken.json", "{\n  \"hearsay\": 1,\n  \"pages\": 5\n}");
    let output = run(&["check", broken.name(), kept.name()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        format!("hearsay: {}:3:12: /pages: invalid type: integer `5`, expected a list\n", broken.name())
    );
    assert!(stdout(&output).contains("1 page, 1 statement"), "the others are still read");
    assert_eq!(run(&["export", broken.name()]).status.code(), Some(1));
}
