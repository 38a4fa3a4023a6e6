//! Pages with statements in them, made by hand and at random.

use hearsay::record::{Assessment, Origin, Page as Record, Source, State, Status, Time};
use hearsay::{
    BlockKind, Comment, Document, Kind, Rule, Span, Speaker, SpeakerId, SpeakerKind, Stance, Statement, Statements,
};
use proptest::prelude::*;

/// A page and what is found in it.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) document: Document,
    pub(crate) found: Statements,
}

/// When all pages here are kept.
pub(crate) const KEPT: &str = "2026-03-01T09:30:00Z";

pub(crate) fn time(text: &str) -> Time {
    Time::try_from(text).expect("it is a time")
}

impl Page {
    /// The page as it is kept.
    pub(crate) fn record(&self) -> Record {
        Record::of(&self.document, &self.found, &time(KEPT))
    }
}

/// A page with an interrupted quotation, one that looks like a formula, and one that somebody reports.
pub(crate) fn sample() -> Page {
    let document = Document::builder()
        .block(BlockKind::Paragraph, "🙂 “We = ready,” said Ada Brook, “and we go.”")
        .block(BlockKind::Paragraph, "He wrote: “=HYPERLINK(\"https://x.example\",\"me\")”")
        .block(BlockKind::Paragraph, "Brook said that Lind <b>denied</b> it.\nAll of *it*.")
        .title(Some("A *title* <b>".to_owned()))
        .lang(Some("en".to_owned()))
        .url(Some("https://news.example/a?b=c&d=e".to_owned()))
        .build();
    let span = |words: &str| {
        let start = document.text().find(words).expect("the words are in the text");
        Span::new(start, start + words.len())
    };
    let statement = |content: Vec<Span>| Statement {
        kind: Kind::Direct,
        content,
        cue: None,
        stance: Stance::Neutral,
        source: None,
        speaker: None,
        reported_by: Vec::new(),
        confidence: 0.9,
        rule: Rule::QuoteTag,
        comment: None,
    };
    let statements = vec![
        Statement {
            cue: Some(span("said")),
            source: Some(span("Ada Brook")),
            speaker: Some(SpeakerId(0)),
            ..statement(vec![span("We = ready,"), span("and we go.")])
        },
        statement(vec![span("=HYPERLINK(\"https://x.example\",\"me\")")]),
        Statement {
            kind: Kind::Indirect,
            stance: Stance::Denial,
            speaker: Some(SpeakerId(1)),
            reported_by: vec![SpeakerId(0)],
            ..statement(vec![span("<b>denied</b> it.\nAll of *it*.")])
        },
    ];
    let speaker = |id, name: &str, roles: &[&str]| Speaker {
        id: SpeakerId(id),
        name: name.to_owned(),
        kind: SpeakerKind::Person,
        roles: roles.iter().map(|&role| role.to_owned()).collect(),
        mentions: Vec::new(),
    };
    let speakers = vec![speaker(0, "Ada Brook", &["mayor", "chair of the board"]), speaker(1, "Lind", &[])];
    Page { document, found: Statements { statements, speakers } }
}

/// Any text, of words and of all that formats take for syntax.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-cA-C]{1,4}",
        3 => Just(" ".to_owned()),
        3 => prop::sample::select(vec![
            "“", "”", "\"", "'", ",", ";", "\r\n", "\n", "\r", "\t", "=", "+", "-", "@", "＝", "#", "# ", "*", "_", "`", "```", "~~",
            "[", "](", "![", ")", "<", "<b>", "<!--", ">", "&", "&lt;", "|", "\\", "1.", "2) ", "    ", "---", "===", "$", "$$", ":",
            "\u{A0}", "\u{301}", "🙂", "👩\u{200D}👧", "\u{FEFF}", "\0", "\u{1B}", "\u{85}", "\u{2028}", "「", "ß", "İ", "https://x.example",
            "javascript:", "](javascript:", "<javascript:x>", "%", "%zz", "{", "}", "\\input{x}", "@misc{a,", "~", "^",
            "\r\nER  - \r\nTY  - ", "\"><script>x</script>", "' onclick=x ", "&#106;", "\u{202E}", "\u{202B}", "\u{202C}", "\u{2067}", "\u{2069}", "\n---\n", "://", "[::1]",
        ])
        .prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn some_text() -> impl Strategy<Value = Option<String>> {
    prop::option::of(text())
}

fn kind() -> impl Strategy<Value = BlockKind> {
    use BlockKind::{Caption, Heading, ListItem, Other, Paragraph, Quotation};
    prop::sample::select(vec![Heading, Paragraph, Quotation, ListItem, Caption, Other])
}

fn url() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        some_text(),
        text().prop_map(|path| Some(format!("https://news.example/{path}"))),
        text().prop_map(|rest| Some(format!("https://{rest}"))),
    ]
}

/// A page whose statements stand anywhere.
pub(crate) fn page() -> impl Strategy<Value = Page> {
    let blocks = prop::collection::vec((kind(), text()), 0..5);
    (blocks, some_text(), some_text(), url())
        .prop_map(|(blocks, title, byline, url)| {
            let builder = blocks.iter().fold(Document::builder(), |builder, (kind, text)| builder.block(*kind, text));
            builder.title(title).byline(byline).url(url).build()
        })
        .prop_flat_map(|document| {
            let speakers = prop::collection::vec(speaker(), 0..3);
            (statements(document.text()), speakers).prop_map(move |(statements, speakers)| {
                let speakers =
                    (0..).zip(speakers).map(|(id, speaker)| Speaker { id: SpeakerId(id), ..speaker }).collect();
                Page { document: document.clone(), found: Statements { statements, speakers } }
            })
        })
}

fn speaker() -> impl Strategy<Value = Speaker> {
    use SpeakerKind::{Anonymous, Document, Group, Organisation, Person, Unknown};
    let kind = prop::sample::select(vec![Person, Organisation, Document, Group, Anonymous, Unknown]);
    (text(), kind, prop::collection::vec(text(), 0..3)).prop_map(|(name, kind, roles)| Speaker {
        id: SpeakerId(0),
        name,
        kind,
        roles,
        mentions: Vec::new(),
    })
}

fn statements(text: &str) -> impl Strategy<Value = Vec<Statement>> + use<> {
    let ends: Vec<usize> = text.char_indices().map(|(offset, _)| offset).chain([text.len()]).collect();
    let offsets = prop::collection::vec(prop::sample::select(ends.clone()), 2..7);
    let pair = prop::option::of((prop::sample::select(ends.clone()), prop::sample::select(ends)));
    let speaker = prop::option::of((0_u32..4).prop_map(SpeakerId));
    let statement = (offsets, pair, speaker, prop::collection::vec((0_u32..4).prop_map(SpeakerId), 0..3), 0_f32..=1.0);
    let statement = statement.prop_map(|(mut offsets, source, speaker, reported_by, confidence)| {
        offsets.sort_unstable();
        let content = offsets.chunks_exact(2).map(|pair| Span::new(pair[0], pair[1])).collect();
        let source = source.map(|(a, b)| Span::new(a.min(b), a.max(b)));
        let (kind, stance, rule) = (Kind::Mixed, Stance::Blame, Rule::QuoteTag);
        let comment = (confidence > 0.5).then(|| Comment { writer: reported_by.first().copied() });
        Statement { kind, content, cue: source, stance, source, speaker, reported_by, confidence, rule, comment }
    });
    prop::collection::vec(statement, 0..5)
}

/// A kept page on which a person has worked.
pub(crate) fn record() -> impl Strategy<Value = Record> {
    let about = (some_text(), prop::option::of(prop_oneof![Just("2026-02-28".to_owned()), text()]), text(), tags());
    (page(), about, prop::collection::vec(work(), 0..5), prop::collection::vec((text(), text()), 0..2)).prop_map(
        |(page, (site, published, note, tags), works, people)| {
            let mut record = page.record();
            (record.site, record.published, record.note, record.tags) = (site, published, note, tags);
            for (statement, work) in record.statements.iter_mut().zip(works) {
                work.apply(statement);
            }
            for (person, (alias, note)) in record.speakers.iter_mut().zip(people) {
                (person.aliases, person.note) = (vec![alias], note);
                person.edited.push("name".to_owned());
            }
            record
        },
    )
}

fn tags() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..3)
}

/// What a person does to a statement.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    note: String,
    tags: Vec<String>,
    assessment: Option<Assessment>,
    state: State,
    origin: Origin,
    without_kind: bool,
    hour: u8,
}

pub(crate) fn work() -> impl Strategy<Value = Work> {
    use prop::sample::select;
    let url = prop_oneof![Just("https://a.example/?b=c&d".to_owned()), text()];
    let source = (url, some_text()).prop_map(|(url, title)| Source { url, title, more: serde_json::Map::new() });
    let verdict = prop_oneof![Just("false".to_owned()), text()];
    let status = select(vec![Status::ToCheck, Status::Checking, Status::Done]);
    let assessment = (verdict, prop::collection::vec(source, 0..3), status)
        .prop_map(|(verdict, sources, status)| Assessment { verdict, sources, status, more: serde_json::Map::new() });
    let state = select(vec![State::Found, State::Confirmed, State::Rejected]);
    let origin = select(vec![Origin::Found, Origin::Added, Origin::Imported]);
    (text(), tags(), prop::option::of(assessment), state, origin, any::<bool>(), 10_u8..20).prop_map(
        |(note, tags, assessment, state, origin, without_kind, hour)| Work {
            note,
            tags,
            assessment,
            state,
            origin,
            without_kind,
            hour,
        },
    )
}

impl Work {
    pub(crate) fn apply(self, statement: &mut hearsay::record::Kept) {
        statement.note = self.note;
        statement.tags = self.tags;
        statement.assessment = self.assessment;
        statement.state = self.state;
        statement.origin = self.origin;
        if self.without_kind {
            statement.kind = None;
            statement.edited.push("kind".to_owned());
        }
        if statement.origin == Origin::Imported {
            statement.creator = Some("acct:ada@notes.example".to_owned());
            statement.via = Some("https://notes.example/a".to_owned());
        }
        statement.modified = time(&format!("2026-03-02T{}:00:00Z", self.hour));
    }
}
