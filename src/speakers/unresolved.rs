//! Speakers without coreference, for the ablation: each source's own words are the speaker.

use super::{Evidence, Resolution};
use crate::attribution::Draft;
use crate::reading::Reading;
use crate::{Speaker, SpeakerId, SpeakerKind};

/// Makes the words of each source among `drafts` a speaker; what goes on with a statement has that one's.
pub(crate) fn verbatim(reading: &Reading, drafts: &[Draft]) -> Resolution {
    let mut resolution = Resolution::default();
    for draft in drafts {
        let found = match (&draft.source, draft.speaker_of) {
            (Some(source), _) => {
                let id = SpeakerId(resolution.speakers.len() as u32);
                resolution.speakers.push(Speaker {
                    id,
                    name: reading.text(source.tokens.clone()).to_owned(),
                    kind: SpeakerKind::Unknown,
                    roles: Vec::new(),
                    mentions: vec![reading.span(source.tokens.clone())],
                });
                Some((id, Evidence::Name))
            }
            (None, Some(other)) => resolution.of_draft.get(other).copied().flatten(),
            (None, None) => None,
        };
        resolution.of_draft.push(found);
    }
    resolution
}
