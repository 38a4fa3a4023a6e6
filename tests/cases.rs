//! Runs the case files: every `tests/cases/*.toml` describes one construct, and every case in it is a test of its own,
//! named `file::case name`.
//!
//! ```text
//! cargo test --test cases                      all of them
//! cargo test --test cases tag-inverted         those of one file
//! cargo test --test cases "surname after"      some, by name
//! cargo test --test cases -- --list            their names
//! ```
//!
//! The format and its conventions are in `tests/cases/README.md`.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use hearsay::article::{Place, Region};
use hearsay::{BlockKind, Document, Kind, Span, SpeakerKind, Stance, Statement, Statements, Writer, find};
use libtest_mimic::{Arguments, Trial};
use serde::Deserialize;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    match trials(&folder) {
        Ok(trials) if trials.is_empty() => {
            eprintln!("{}: no case files", folder.display());
            ExitCode::FAILURE
        }
        Ok(trials) => libtest_mimic::run(&arguments, trials).exit_code(),
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

/// One trial a case; a file that is not as the format says is one failing trial.
fn trials(folder: &Path) -> io::Result<Vec<Trial>> {
    let mut trials = Vec::new();
    for path in case_files(folder)? {
        let file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match read(&fs::read_to_string(&path)?) {
            Ok(cases) => {
                let trial = |case: Case| Trial::test(format!("{file}::{}", case.name), move || Ok(check(&case)?));
                trials.extend(cases.into_iter().map(trial));
            }
            Err(error) => trials.push(Trial::test(format!("{file}::(the file)"), move || Err(error.into()))),
        }
    }
    Ok(trials)
}

fn case_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    Ok(paths)
}

// The format.

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    construct: String,
    #[serde(rename = "case")]
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: Option<String>,
    blocks: Option<Vec<CaseBlock>>,
    title: Option<String>,
    byline: Option<String>,
    lang: Option<String>,
    #[serde(default)]
    regions: Vec<CaseRegion>,
    writers: Option<Vec<String>>,
    #[serde(default, rename = "statement")]
    statements: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseBlock {
    #[serde(with = "BlockKindName")]
    kind: BlockKind,
    text: String,
    #[serde(default)]
    region: u32,
    #[serde(default)]
    linked: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseRegion {
    parent: Option<u32>,
    tag: String,
    #[serde(default)]
    names: String,
}

/// A statement that must be found. What is `None` is not checked; an empty string means “must be absent”.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    content: Vec<String>,
    kind: Option<KindName>,
    cue: Option<String>,
    stance: Option<StanceName>,
    source: Option<String>,
    speaker: Option<String>,
    r#type: Option<SpeakerKindName>,
    role: Option<String>,
    reported_by: Option<Vec<String>>,
    mentions: Option<Vec<String>>,
    comment: Option<String>,
}

#[derive(Deserialize)]
#[serde(remote = "BlockKind", rename_all = "kebab-case")]
enum BlockKindName {
    Heading,
    Paragraph,
    Bold,
    Quotation,
    ListItem,
    Caption,
    Other,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct KindName(Kind);

impl TryFrom<String> for KindName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let known = [Kind::Direct, Kind::Mixed, Kind::Indirect];
        let kind = known.into_iter().find(|kind| kind.name() == name);
        kind.map(Self).ok_or_else(|| format!("“{name}” is no kind of statement"))
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct StanceName(Stance);

impl TryFrom<String> for StanceName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        use Stance::{Assertive, Blame, Denial, Hedge, Neutral, Praise, Question, Request};
        let known = [Neutral, Assertive, Denial, Hedge, Question, Request, Praise, Blame];
        let stance = known.into_iter().find(|stance| stance.name() == name);
        stance.map(Self).ok_or_else(|| format!("“{name}” is no stance"))
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
struct SpeakerKindName(SpeakerKind);

impl TryFrom<String> for SpeakerKindName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        let known = [
            SpeakerKind::Person,
            SpeakerKind::Organisation,
            SpeakerKind::Document,
            SpeakerKind::Group,
            SpeakerKind::Anonymous,
            SpeakerKind::Unknown,
        ];
        let kind = known.into_iter().find(|kind| kind.name() == name);
        kind.map(Self).ok_or_else(|| format!("“{name}” is no type of speaker"))
    }
}

/// Reads a case file and makes sure that its cases can be met at all.
fn read(toml: &str) -> Result<Vec<Case>, String> {
    let file: CaseFile = toml::from_str(toml).map_err(|error| error.to_string())?;
    let mut faults = Vec::new();
    if file.construct.trim().is_empty() {
        faults.push("`construct` is empty".to_owned());
    }
    let mut names = BTreeSet::new();
    for case in &file.cases {
        if !names.insert(&case.name) {
            faults.push(format!("two cases are named “{}”", case.name));
        }
        faults.extend(case.faults().into_iter().map(|fault| format!("case “{}”: {fault}", case.name)));
    }
    if faults.is_empty() { Ok(file.cases) } else { Err(faults.join("\n")) }
}

impl CaseRegion {
    fn region(&self) -> Region {
        Region { parent: self.parent, tag: self.tag.clone(), names: self.names.clone() }
    }
}

/// Writers whose `names` stand in `text`, each behind the one before.
fn writers(text: &str, names: &[String]) -> Vec<Writer> {
    let mut behind = 0;
    let place = |name: &String| {
        let start = behind + text[behind..].find(name.as_str())?;
        behind = start + name.len();
        Some(Writer { place: Span::new(start, behind), name: None })
    };
    names.iter().map_while(place).collect()
}

impl Case {
    fn document(&self) -> Document {
        let mut document = match (&self.text, &self.blocks) {
            (Some(text), _) => Document::from_text(text.as_str()),
            (None, blocks) => blocks
                .iter()
                .flatten()
                .fold(Document::builder(), |builder, block| {
                    builder.block_at(block.kind, &block.text, Place { region: block.region, linked: block.linked })
                })
                .regions(self.regions.iter().map(CaseRegion::region).collect())
                .build(),
        };
        document.writers = self.writers.as_deref().map(|names| writers(document.text(), names));
        document.title.clone_from(&self.title);
        document.byline.clone_from(&self.byline);
        document.lang.clone_from(&self.lang);
        document
    }

    /// Why no implementation could meet this case.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if self.text.is_some() == self.blocks.is_some() {
            faults.push("needs either `text` or `blocks`".to_owned());
        }
        let document = self.document();
        if document.writers.as_ref().map(Vec::len) != self.writers.as_ref().map(Vec::len) {
            faults.push("the `writers` do not occur in the text in this order".to_owned());
        }
        for expected in &self.statements {
            if expected.content.is_empty() || expected.content.iter().any(String::is_empty) {
                faults.push("a `content` is empty".to_owned());
            }
            for words in expected.content.iter().chain(&expected.cue).chain(&expected.source) {
                if !document.text().contains(words.as_str()) {
                    faults.push(format!("“{words}” does not occur in the text"));
                }
            }
            let no_speaker = expected.speaker.as_deref() == Some("");
            if no_speaker && (expected.r#type.is_some() || expected.role.is_some()) {
                faults.push(format!("“{}” has a `type` or `role` but no speaker", expected.content.join(" … ")));
            }
        }
        faults
    }
}

// The comparison.

/// A statement that was found, in the terms of the format.
struct Found<'f> {
    statement: &'f Statement,
    content: Vec<&'f str>,
    cue: &'f str,
    source: &'f str,
    speaker: &'f str,
    speaker_kind: Option<SpeakerKind>,
    roles: &'f [String],
    reported_by: Vec<&'f str>,
    mentions: Vec<&'f str>,
    comment: &'f str,
}

impl<'f> Found<'f> {
    fn new(document: &'f Document, found: &'f Statements, statement: &'f Statement) -> Self {
        let speaker = found.speaker_of(statement);
        Self {
            statement,
            content: statement.content.iter().map(|&span| document.slice(span)).collect(),
            cue: statement.cue.map_or("", |span| document.slice(span)),
            source: statement.source.map_or("", |span| document.slice(span)),
            speaker: speaker.map_or("", |speaker| &speaker.name),
            speaker_kind: speaker.map(|speaker| speaker.kind),
            roles: speaker.map_or(&[], |speaker| &speaker.roles),
            comment: statement.comment.map_or("", |comment| {
                let writer = comment.writer.and_then(|id| found.speakers.get(id.index()));
                writer.map_or("nobody", |writer| &writer.name)
            }),
            mentions: speaker.iter().flat_map(|s| &s.mentions).map(|&span| document.slice(span)).collect(),
            reported_by: statement
                .reported_by
                .iter()
                .map(|id| found.speakers.get(id.index()).map_or("(nobody)", |speaker| &speaker.name))
                .collect(),
        }
    }

    /// Adds a line for each field that is not as expected.
    fn compare(&self, expected: &Expected, report: &mut String) {
        let mut field = |name: &str, expected: Option<&str>, found: &str| {
            if let Some(expected) = expected.filter(|&expected| expected != found) {
                let _ = writeln!(report, "  {name}: expected {}, found {}", Words(expected), Words(found));
            }
        };
        field("kind", expected.kind.map(|kind| kind.0.name()), self.statement.kind.name());
        field("cue", expected.cue.as_deref(), self.cue);
        field("stance", expected.stance.map(|stance| stance.0.name()), self.statement.stance.name());
        field("source", expected.source.as_deref(), self.source);
        field("speaker", expected.speaker.as_deref(), self.speaker);
        field("type", expected.r#type.map(|kind| kind.0.name()), self.speaker_kind.map_or("", SpeakerKind::name));
        field("comment", expected.comment.as_deref(), self.comment);
        if expected.role.as_ref().is_some_and(|role| !self.roles.contains(role)) {
            field("role", expected.role.as_deref(), &self.roles.join(" · "));
        }
        let reporters = expected.reported_by.as_ref().map(|names| names.join(" · "));
        field("reported_by", reporters.as_deref(), &self.reported_by.join(" · "));
        let mentions = expected.mentions.as_ref().map(|words| words.join(" · "));
        field("mentions", mentions.as_deref(), &self.mentions.join(" · "));
    }
}

/// Compares what [`find`] gives with what the case expects; the error names every difference.
fn check(case: &Case) -> Result<(), String> {
    let document = case.document();
    let result = find(&document);
    let found: Vec<_> = result.statements.iter().map(|statement| Found::new(&document, &result, statement)).collect();

    let mut report = String::new();
    let mut taken = vec![false; found.len()];
    let mut places = Vec::new();
    for expected in &case.statements {
        let fits = |&place: &usize| !taken[place] && found[place].content == expected.content;
        let Some(place) = (0..found.len()).find(fits) else {
            let _ = writeln!(report, "missing:\n{expected}");
            continue;
        };
        taken[place] = true;
        places.push(place);
        let mut fields = String::new();
        found[place].compare(expected, &mut fields);
        if !fields.is_empty() {
            let _ = write!(
                report,
                "wrong ({}): {}\n{fields}",
                found[place].statement.rule.name(),
                Contents(&expected.content)
            );
        }
    }
    for (found, _) in found.iter().zip(&taken).filter(|(_, taken)| !**taken) {
        let _ = writeln!(report, "not expected:\n{found}");
    }
    if !places.is_sorted() {
        let _ = writeln!(report, "the statements are not in the order expected");
    }
    broken_guarantees(&document, &result, &mut report);
    if report.is_empty() { Ok(()) } else { Err(format!("in:\n  {}\n{report}", document.text().trim())) }
}

/// Adds what holds for every result on every text, and does not for this one.
fn broken_guarantees(document: &Document, found: &Statements, report: &mut String) {
    let starts: Vec<_> =
        found.statements.iter().filter_map(|statement| Some(statement.content.first()?.start())).collect();
    if starts.len() < found.statements.len() {
        let _ = writeln!(report, "guarantee broken: a statement without content");
    }
    if !starts.is_sorted() {
        let _ = writeln!(report, "guarantee broken: the statements are not in the order of their first content");
    }
    for statement in &found.statements {
        if statement.content.windows(2).any(|pair| pair[0].end() > pair[1].start()) {
            let _ = writeln!(report, "guarantee broken: the content spans of one statement overlap");
        }
        let ids = statement.speaker.iter().chain(&statement.reported_by);
        if ids.into_iter().any(|id| id.index() >= found.speakers.len()) {
            let _ = writeln!(report, "guarantee broken: a speaker id that names no speaker");
        }
        if !(0.0..=1.0).contains(&statement.confidence) {
            let _ = writeln!(report, "guarantee broken: a confidence of {}", statement.confidence);
        }
        let spans = statement.content.iter().chain(&statement.cue).chain(&statement.source);
        if spans.into_iter().any(|span| document.slice(*span).is_empty()) {
            let _ = writeln!(report, "guarantee broken: a span that holds no text of the document");
        }
    }
    if found.speakers.iter().enumerate().any(|(place, speaker)| speaker.id.index() != place) {
        let _ = writeln!(report, "guarantee broken: a speaker is not at the place that its id says");
    }
}

// How the two are shown.

/// Words in marks of their own, or “nothing”.
struct Words<'w>(&'w str);

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { f.write_str("nothing") } else { write!(f, "[{}]", self.0) }
    }
}

struct Contents<'c, S>(&'c [S]);

impl<S: AsRef<str>> fmt::Display for Contents<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, content) in self.0.iter().enumerate() {
            write!(f, "{}[{}]", if i == 0 { "" } else { " … " }, content.as_ref())?;
        }
        Ok(())
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  content {}", Contents(&self.content))?;
        let fields = [
            ("kind", self.kind.map(|kind| kind.0.name())),
            ("cue", self.cue.as_deref()),
            ("source", self.source.as_deref()),
            ("speaker", self.speaker.as_deref()),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                write!(f, "\n  {name} {}", Words(value))?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  content {}", Contents(&self.content))?;
        write!(f, "\n  kind [{}]\n  cue {}", self.statement.kind.name(), Words(self.cue))?;
        write!(f, "\n  source {}\n  speaker {}", Words(self.source), Words(self.speaker))?;
        write!(f, "\n  rule [{}]", self.statement.rule.name())
    }
}
