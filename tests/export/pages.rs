//! Pages with statements in them, made by hand and at random.

use hearsay::{BlockKind, Document, Kind, Rule, Span, Speaker, SpeakerId, SpeakerKind, Stance, Statement, Statements};
use proptest::prelude::*;

/// A page and what is found in it.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) document: Document,
    pub(crate) found: Statements,
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
            "javascript:", "%", "%zz", "://", "[::1]",
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
        Statement { kind, content, cue: source, stance, source, speaker, reported_by, confidence, rule }
    });
    prop::collection::vec(statement, 0..5)
}
