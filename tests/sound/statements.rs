//! Everything that must hold of the statements of any document.

use std::collections::HashSet;

use hearsay::article::{Part, parts};
use hearsay::{BlockKind, Document, Kind, Rule, Span, Statement, Statements, quotes};

/// # Panics
/// Where `found` in `document` is not what it is said to be.
pub fn check(document: &Document, found: &Statements) {
    let quotations = quotations(document);
    let mut speaking = HashSet::new();
    for statement in &found.statements {
        let rule = statement.rule.name();
        assert!(!statement.content.is_empty(), "{rule} has no content");
        for span in statement.content.iter().chain(&statement.cue).chain(&statement.source) {
            assert!(is_of(document, *span), "{rule} has an empty or broken span {span:?}: {statement:?}");
        }
        assert!(is_in_order(&statement.content), "{rule} has its content out of order: {statement:?}");
        assert!((0.0..=1.0).contains(&statement.confidence), "{rule} has confidence {}", statement.confidence);
        assert!(!rule.is_empty());
        for id in statement.speaker.iter().chain(&statement.reported_by) {
            assert!(id.index() < found.speakers.len(), "{rule} names a speaker that is none");
            speaking.insert(id.index());
        }
        if let Some(comment) = statement.comment {
            let reporter = statement.reported_by.first().or(statement.speaker.as_ref());
            assert!(comment.writer.is_none_or(|writer| reporter == Some(&writer)), "not its writer's: {statement:?}");
            // The marks of a comment are those of its text alone.
            continue;
        }
        let quoted: Vec<_> = statement.content.iter().map(|&span| is_quoted(&quotations, span)).collect();
        match statement.kind {
            Kind::Direct => assert!(
                quoted.iter().all(|&(inside, touches)| inside || touches) || is_verbatim(document, statement),
                "direct without marks: {statement:?}"
            ),
            Kind::Mixed => {
                assert!(quoted.iter().any(|&(_, touches)| touches), "mixed without marks: {statement:?}");
            }
            Kind::Indirect => {
                assert!(!quoted.iter().any(|&(_, touches)| touches), "indirect with marks: {statement:?}");
            }
        }
    }
    let order = |s: &Statement| (s.content[0].start(), std::cmp::Reverse(s.content[s.content.len() - 1].end()));
    assert!(found.statements.windows(2).all(|pair| order(&pair[0]) <= order(&pair[1])), "statements out of order");
    for (index, speaker) in found.speakers.iter().enumerate() {
        assert_eq!(speaker.id.index(), index);
        assert!(speaking.contains(&index), "{} says nothing", speaker.name);
        assert!(!speaker.name.trim().is_empty(), "a speaker without a name: {speaker:?}");
        assert!(speaker.mentions.is_sorted(), "mentions out of order: {speaker:?}");
        for mention in &speaker.mentions {
            assert!(is_of(document, *mention), "a mention that is none: {speaker:?}");
        }
    }
}

/// The quotations of the blocks of `document` that are read, where they stand in it.
fn quotations(document: &Document) -> Vec<Span> {
    let parts = parts(document);
    let is_read = |part: &Part| matches!(part, Part::Article | Part::Caption);
    let read: Vec<_> = document.blocks().iter().zip(&parts).filter(|(_, part)| is_read(part)).collect();
    let alone = read
        .iter()
        .fold(Document::builder(), |builder, (block, _)| builder.block(block.kind, document.slice(block.span)));
    let alone = alone.lang(document.lang.clone()).build();
    // Neither begins nor ends a quotation between two blocks.
    let there = |offset: usize| {
        let index = alone.blocks().partition_point(|block| block.span.end() < offset);
        offset - alone.blocks()[index].span.start() + read[index].0.span.start()
    };
    quotes::find(&alone).iter().map(|found| Span::new(there(found.span.start()), there(found.span.end()))).collect()
}

/// `span` holds something of the text, at `char` boundaries.
fn is_of(document: &Document, span: Span) -> bool {
    !span.is_empty() && document.text().get(span.range()).is_some_and(|text| !text.trim().is_empty())
}

/// The content spans are in order and have nothing in common.
fn is_in_order(content: &[Span]) -> bool {
    content.windows(2).all(|pair| pair[0].end() <= pair[1].start())
}

/// Whether `span` stands inside quotation marks, or covers a quotation with its marks.
fn is_quoted(found: &[Span], span: Span) -> (bool, bool) {
    let inside = found.iter().any(|quotation| quotation.covers(span));
    let touches = found.iter().any(|quotation| quotation.overlaps(span));
    (inside, touches)
}

/// Whether `statement` gives words as spoken though no marks say so: a line that a name or a dash introduces, a block set
/// apart.
fn is_verbatim(document: &Document, statement: &Statement) -> bool {
    let set_apart = |span: &Span| {
        document.blocks().iter().any(|block| block.kind == BlockKind::Quotation && block.span.covers(*span))
    };
    let rule = statement.rule.name();
    rule.starts_with("named.") || rule == Rule::ForeignDash.name() || statement.content.iter().all(set_apart)
}
