//! What readers wrote below an article, read comment by comment: the quotations and attributions in each, reported by its
//! writer.
//!
//! What a comment says of its own is no statement, as with the writer of an article. Who is meant in it is told by it alone:
//! each is read as a text of its own, so that no “he” of one means somebody of another, or of the article, and nobody of the
//! article is one who is quoted or writes below it, whatever they are called. Within the comments a name in full is one
//! person's.

mod header;
mod split;

use rustc_hash::FxHashMap;

use crate::ablation::Ablation;
use crate::article::Part;
use crate::text::Span;
use crate::{
    Comment, Document, Kind, Rule, Speaker, SpeakerId, SpeakerKind, Statement, Statements, Writer, attribution,
};
use split::Piece;

/// Adds to what was `found` in the article of `document` what is said in its comments.
pub(crate) fn add(found: &mut Statements, document: &Document, parts: &[Part], writers: &[Writer], ablation: Ablation) {
    let mut people = People(FxHashMap::default());
    for Piece { blocks, start, writer } in split::pieces(document, parts, writers) {
        let mut text = document.excerpt(blocks, start);
        text.byline = writer.map(str::to_owned);
        let mut said = attribution::find(&text, ablation, None);
        let mut ids: Vec<Option<SpeakerId>> = vec![None; said.speakers.len()];
        for mut statement in said.statements {
            if !is_passed_on(&text, &statement) {
                continue;
            }
            let writer = writer.map(|name| people.writer(&mut found.speakers, name));
            let mut known = |id: &mut SpeakerId| {
                let index = id.index();
                let speaker = &mut said.speakers[index];
                // “I”
                let me = writer.filter(|_| text.byline.as_deref() == Some(&speaker.name));
                *id = ids[index].or(me).unwrap_or_else(|| people.quoted(&mut found.speakers, speaker, start));
                ids[index] = Some(*id);
            };
            statement.speaker.iter_mut().for_each(&mut known);
            statement.reported_by.iter_mut().for_each(known);
            if let Some(writer) = writer
                && statement.speaker != Some(writer)
                && !statement.reported_by.contains(&writer)
            {
                statement.reported_by.insert(0, writer);
            }
            for span in &mut statement.content {
                *span = shifted(*span, start);
            }
            statement.cue = statement.cue.map(|span| shifted(span, start));
            statement.source = statement.source.map(|span| shifted(span, start));
            statement.comment = Some(Comment { writer });
            found.statements.push(statement);
        }
    }
    found.sort();
}

/// Whether a comment passes on what somebody said: what its writer thinks, and whom they talk to, is no statement.
fn is_passed_on(text: &Document, statement: &Statement) -> bool {
    let is_me = |span| ["I", "we"].iter().any(|me| text.slice(span).eq_ignore_ascii_case(me));
    let is_own = statement.kind == Kind::Indirect && statement.source.is_some_and(is_me);
    let is_address = matches!(
        statement.rule,
        Rule::NamedLine | Rule::NamedTranscript | Rule::NamedInterview | Rule::NamedLetter | Rule::NamedHeadline
    );
    !is_own && !is_address
}

/// A span of a text that begins at byte `start` of a document.
#[inline(never)]
fn shifted(span: Span, start: usize) -> Span {
    Span::new(span.start() + start, span.end() + start)
}

/// Those who are known by a name: writers of comments by themselves, whoever else by that which they are called.
struct People(FxHashMap<String, usize>);

impl People {
    /// The one who is called `speaker` in a text that begins at byte `start`, added to `all` where they are not known.
    fn quoted(&mut self, all: &mut Vec<Speaker>, speaker: &mut Speaker, start: usize) -> SpeakerId {
        let key = if is_full(speaker) { speaker.name.clone() } else { String::new() };
        let (name, roles) = (std::mem::take(&mut speaker.name), std::mem::take(&mut speaker.roles));
        let id = self.known(all, key, name, speaker.kind, roles);
        for &mention in &speaker.mentions {
            all[id.index()].mentions.push(shifted(mention, start));
        }
        id
    }

    /// The writer of that `name`.
    fn writer(&mut self, all: &mut Vec<Speaker>, name: &str) -> SpeakerId {
        self.known(all, format!("\n{name}"), name.to_owned(), SpeakerKind::Person, Vec::new())
    }

    /// The one of `all` who is known by `key`, or else a new one; whose key is empty is not known again.
    fn known(
        &mut self,
        all: &mut Vec<Speaker>,
        key: String,
        name: String,
        kind: SpeakerKind,
        roles: Vec<String>,
    ) -> SpeakerId {
        if let Some(&index) = self.0.get(&key) {
            return SpeakerId(index as u32);
        }
        let id = SpeakerId(all.len() as u32);
        all.push(Speaker { id, name, kind, roles, mentions: Vec::new() });
        if !key.is_empty() {
            self.0.insert(key, id.index());
        }
        id
    }
}

/// Whether a speaker has a name that hardly another has: a surname alone may be another's.
fn is_full(speaker: &Speaker) -> bool {
    let is_name = speaker.name.chars().next().is_some_and(char::is_uppercase);
    match speaker.kind {
        SpeakerKind::Person => is_name && speaker.name.contains(' '),
        SpeakerKind::Organisation => is_name,
        _ => false,
    }
}
