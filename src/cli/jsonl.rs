//! JSON Lines: texts in, statements out, a line each.

use std::io::{self, BufRead};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::InputKind;
use super::input::{Input, InputError, TOO_LONG, without_mark};
use crate::export::words;
use crate::text::CodePoints;
use crate::{Document, Span, Speaker, SpeakerId, Statement, Statements};

/// The texts of a file of JSON Lines, read one at a time. Blank lines are passed over.
pub(super) struct Records<R> {
    name: String,
    reader: R,
    line: Vec<u8>,
    /// The number of lines read so far.
    count: usize,
    failed: bool,
}

impl<R: BufRead> Records<R> {
    pub(super) fn new(name: String, reader: R) -> Self {
        Self { name, reader, line: Vec::new(), count: 0, failed: false }
    }

    fn parse(&self) -> Result<Input, InputError> {
        let line = match self.count {
            1 => without_mark(&self.line),
            _ => &self.line,
        };
        let text = std::str::from_utf8(line).map_err(|error| InputError::utf8(&self.name, self.count, line, error))?;
        let record: Record = serde_json::from_str(text).map_err(|error| self.error(&error))?;
        if u32::try_from(record.text.len()).is_err() {
            return Err(InputError::new(format!("{}:{}", self.name, self.count), &TOO_LONG));
        }
        let mut document = Document::from_text(record.text);
        (document.lang, document.byline) = (record.lang, record.byline);
        Ok(Input { id: record.id, document, kind: InputKind::Jsonl })
    }

    fn error(&self, error: &serde_json::Error) -> InputError {
        let message = error.to_string();
        // The place stands before the message, where every other error has it.
        let message = message.split(" at line ").next().unwrap_or_default();
        InputError::new(format!("{}:{}:{}", self.name, self.count, error.column()), &message)
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Input, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.failed {
            self.line.clear();
            self.count += 1;
            match self.reader.read_until(b'\n', &mut self.line) {
                Ok(0) => return None,
                Ok(_) if self.line.trim_ascii().is_empty() => {}
                Ok(_) => return Some(self.parse()),
                Err(error) => {
                    self.failed = true;
                    return Some(Err(InputError::new(format!("{}:{}", self.name, self.count), &error)));
                }
            }
        }
        None
    }
}

/// A line of the input. Other fields than these are passed over.
#[derive(Deserialize)]
struct Record {
    id: Value,
    text: String,
    /// The language of the text as a BCP 47 tag.
    lang: Option<String>,
    byline: Option<String>,
}

/// Writes what was found in `input` as one line.
pub(super) fn write(output: &mut impl io::Write, input: &Input, found: &Statements) -> io::Result<()> {
    serde_json::to_writer(&mut *output, &Line::new(input, found))?;
    output.write_all(b"\n")
}

/// A line of the output. Offsets count Unicode code points.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a Value,
    /// The text that the offsets count in, where the input is not itself that text.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    statements: Vec<StatementLine<'a>>,
    speakers: Vec<SpeakerLine<'a>>,
}

#[derive(Serialize)]
struct StatementLine<'a> {
    kind: &'static str,
    spans: Vec<Range>,
    text: String,
    cue: Option<Excerpt<'a>>,
    stance: &'static str,
    source: Option<Excerpt<'a>>,
    speaker: Option<SpeakerOfLine<'a>>,
    reported_by: Vec<&'a str>,
    confidence: f32,
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<&'a str>,
}

#[derive(Serialize)]
struct SpeakerOfLine<'a> {
    id: u32,
    name: &'a str,
    r#type: &'static str,
    role: Option<&'a str>,
}

#[derive(Serialize)]
struct SpeakerLine<'a> {
    id: u32,
    name: &'a str,
    r#type: &'static str,
    roles: &'a [String],
    mentions: Vec<Range>,
}

#[derive(Serialize)]
struct Range {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Excerpt<'a> {
    #[serde(flatten)]
    range: Range,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn new(input: &'a Input, found: &'a Statements) -> Self {
        let document = &input.document;
        let points = CodePoints::new(document.text());
        Self {
            id: &input.id,
            text: (input.kind == InputKind::Html).then(|| document.text()),
            statements: found
                .statements
                .iter()
                .map(|statement| StatementLine::new(document, &points, found, statement))
                .collect(),
            speakers: found.speakers.iter().map(|speaker| SpeakerLine::new(&points, speaker)).collect(),
        }
    }
}

impl<'a> StatementLine<'a> {
    fn new(document: &'a Document, points: &CodePoints, found: &'a Statements, statement: &'a Statement) -> Self {
        let name = |id: &SpeakerId| found.speakers.get(id.index()).map(|speaker| speaker.name.as_str());
        let excerpt = |span| Excerpt { range: Range::new(points, span), text: document.slice(span) };
        Self {
            kind: statement.kind.name(),
            spans: statement.content.iter().map(|&span| Range::new(points, span)).collect(),
            text: words(document, statement),
            cue: statement.cue.map(excerpt),
            stance: statement.stance.name(),
            source: statement.source.map(excerpt),
            speaker: found.speaker_of(statement).map(|speaker| SpeakerOfLine {
                id: speaker.id.0,
                name: &speaker.name,
                r#type: speaker.kind.name(),
                role: speaker.roles.first().map(String::as_str),
            }),
            reported_by: statement.reported_by.iter().filter_map(name).collect(),
            confidence: statement.confidence,
            rule: statement.rule.name(),
            comment: statement.comment.map(|comment| comment.writer.as_ref().and_then(name).unwrap_or_default()),
        }
    }
}

impl<'a> SpeakerLine<'a> {
    fn new(points: &CodePoints, speaker: &'a Speaker) -> Self {
        Self {
            id: speaker.id.0,
            name: &speaker.name,
            r#type: speaker.kind.name(),
            roles: &speaker.roles,
            mentions: speaker.mentions.iter().map(|&span| Range::new(points, span)).collect(),
        }
    }
}

impl Range {
    fn new(points: &CodePoints, span: Span) -> Self {
        Self { start: points.at(span.start()), end: points.at(span.end()) }
    }
}
