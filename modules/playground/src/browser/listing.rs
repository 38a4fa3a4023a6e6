//! The list of speakers, each with what they said. Highlights are silent to screen readers: this list is the way in for
//! everyone who does not see them.

use web_sys::HtmlElement;

use super::dom::{self, Outcome, element};
use crate::reading::{Reading, Shown};
use crate::words;
use hearsay::{Kind, Speaker, Statement};

/// The statements of one speaker that are listed before the reader asks for the rest.
const FIRST: usize = 40;
/// The characters of a statement that the list gives. The details give more.
const EXCERPT: usize = 240;

/// One speaker's part of the list.
#[derive(Debug)]
struct Group {
    statements: Vec<usize>,
    list: HtmlElement,
    /// The button that lists the rest.
    more: Option<HtmlElement>,
}

/// The list.
#[derive(Debug)]
pub(super) struct Listing {
    view: HtmlElement,
    groups: Vec<Group>,
    /// The button of each statement that is listed.
    buttons: Vec<Option<HtmlElement>>,
    /// The one button that the Tab key reaches; the arrow keys go on from there.
    stop: Option<usize>,
}

impl Listing {
    /// An empty list in `view`.
    pub(super) fn new(view: HtmlElement) -> Self {
        Self { view, groups: Vec::new(), buttons: Vec::new(), stop: None }
    }

    /// Lists the statements of the kinds `shown`, by speaker, in the order in which the speakers first speak.
    ///
    /// # Errors
    /// When the browser refuses an element.
    pub(super) fn show(&mut self, reading: &Reading, shown: Shown) -> Outcome {
        let statements = &reading.found.statements;
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut group_of: Vec<Option<usize>> = vec![None; reading.found.speakers.len()];
        let mut unnamed = Vec::new();
        for (index, statement) in statements.iter().enumerate().filter(|(_, statement)| shown.has(statement.kind)) {
            let Some(group) = statement.speaker.and_then(|id| group_of.get_mut(id.index())) else {
                unnamed.push(index);
                continue;
            };
            let group = *group.get_or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[group].push(index);
        }
        groups.extend((!unnamed.is_empty()).then_some(unnamed));

        self.clear();
        self.buttons.resize(statements.len(), None);
        for (number, statements) in groups.into_iter().enumerate() {
            let group = self.group(reading, number, statements)?;
            self.groups.push(group);
            self.extend(reading, number, FIRST)?;
        }
        self.set_stop(self.first());
        Ok(())
    }

    /// Lists nothing.
    pub(super) fn clear(&mut self) {
        self.view.replace_children_with_node_0();
        self.groups.clear();
        self.buttons.clear();
        self.stop = None;
    }

    /// The heading and empty list of one speaker.
    fn group(&self, reading: &Reading, number: usize, statements: Vec<usize>) -> Outcome<Group> {
        let first = statements.first().and_then(|&index| reading.statement(index));
        let speaker = first.and_then(|statement| reading.speaker(statement));
        let slot = first.map_or(0, |statement| reading.slot(statement));

        let section = element("section", &format!("speaker slot-{slot}"), "")?;
        let heading = element("h3", "", "")?;
        heading.set_id(&format!("speaker-{number}"));
        section.set_attribute("aria-labelledby", &heading.id())?;
        let name = speaker.map_or(words::NOBODY, |speaker| speaker.name.as_str());
        heading.append_child(&*element("span", "name", name)?)?;
        let count = element("span", "count", &words::number(statements.len()))?;
        let unit = if statements.len() == 1 { " statement" } else { " statements" };
        count.append_child(&*element("span", "visually-hidden", unit)?)?;
        heading.append_child(&count)?;
        section.append_child(&heading)?;
        if let Some(speaker) = speaker {
            section.append_child(&*element("p", "role", &about(speaker))?)?;
        }
        let list = element("ol", "", "")?;
        section.append_child(&list)?;
        let more = if statements.len() > FIRST {
            let more = element("button", "more quiet", &format!("Show all {}", words::number(statements.len())))?;
            more.set_attribute("type", "button")?;
            more.set_attribute("data-group", &number.to_string())?;
            section.append_child(&more)?;
            Some(more)
        } else {
            None
        };
        self.view.append_child(&section)?;
        Ok(Group { statements, list, more })
    }

    /// Lists the statements of a group up to `limit`.
    fn extend(&mut self, reading: &Reading, group: usize, limit: usize) -> Outcome {
        let Some(group) = self.groups.get(group) else { return Ok(()) };
        for &index in group.statements.iter().take(limit) {
            let (Some(statement), Some(slot @ None)) = (reading.statement(index), self.buttons.get_mut(index)) else {
                continue;
            };
            let button = button(reading, index, statement)?;
            let item = element("li", "", "")?;
            item.append_child(&button)?;
            group.list.append_child(&item)?;
            *slot = Some(button);
        }
        Ok(())
    }

    /// Lists all statements of a group. Gives the button of the first that was not listed before.
    ///
    /// # Errors
    /// When the browser refuses an element.
    pub(super) fn expand(&mut self, reading: &Reading, group: usize) -> Outcome<Option<HtmlElement>> {
        self.extend(reading, group, usize::MAX)?;
        let Some(group) = self.groups.get_mut(group) else { return Ok(None) };
        if let Some(more) = group.more.take() {
            more.remove();
        }
        Ok(group.statements.get(FIRST).and_then(|&index| self.buttons.get(index)?.clone()))
    }

    /// Marks `chosen` as the current statement, and the one before no longer. Gives its button.
    ///
    /// # Errors
    /// When the browser refuses an attribute.
    pub(super) fn mark(
        &mut self,
        reading: &Reading,
        before: Option<usize>,
        chosen: Option<usize>,
    ) -> Outcome<Option<HtmlElement>> {
        if let Some(button) = before.and_then(|index| self.button(index)) {
            button.remove_attribute("aria-current")?;
        }
        let Some(index) = chosen else { return Ok(None) };
        if self.button(index).is_none()
            && let Some(group) = self.groups.iter().position(|group| group.statements.contains(&index))
        {
            self.expand(reading, group)?;
        }
        let button = self.button(index).cloned();
        if let Some(button) = &button {
            button.set_attribute("aria-current", "true")?;
            self.set_stop(Some(index));
        }
        Ok(button)
    }

    /// The button of a statement.
    fn button(&self, index: usize) -> Option<&HtmlElement> {
        self.buttons.get(index)?.as_ref()
    }

    /// The statement listed first.
    fn first(&self) -> Option<usize> {
        self.groups.first()?.statements.first().copied()
    }

    /// Lets the Tab key reach this statement of the list.
    fn set_stop(&mut self, stop: Option<usize>) {
        if let Some(button) = self.stop.and_then(|index| self.button(index)) {
            button.set_tab_index(-1);
        }
        if let Some(button) = stop.and_then(|index| self.button(index)) {
            button.set_tab_index(0);
        }
        self.stop = stop;
    }

    /// Moves the focus in the list, from the statement `from`, as the key says. Whether it was a key of the list.
    ///
    /// # Errors
    /// When the browser refuses the focus.
    pub(super) fn key(&mut self, from: usize, key: &str) -> Outcome<bool> {
        let order: Vec<usize> = self.groups.iter().flat_map(|group| group.statements.iter().copied()).collect();
        let listed: Vec<usize> = order.into_iter().filter(|&index| self.button(index).is_some()).collect();
        let Some(place) = listed.iter().position(|&index| index == from) else { return Ok(false) };
        let to = match key {
            "ArrowDown" => (place + 1).min(listed.len() - 1),
            "ArrowUp" => place.saturating_sub(1),
            "Home" => 0,
            "End" => listed.len() - 1,
            _ => return Ok(false),
        };
        self.set_stop(Some(listed[to]));
        self.button(listed[to]).map_or(Ok(()), HtmlElement::focus)?;
        Ok(true)
    }
}

/// What is known of a speaker: “mayor · person”.
pub(super) fn about(speaker: &Speaker) -> String {
    let kind = words::speaker_kind(speaker.kind);
    speaker.roles.iter().map(String::as_str).chain([kind]).collect::<Vec<_>>().join(" · ")
}

/// The words of a statement as the page quotes them: at most `limit` characters, direct ones in quotation marks.
pub(super) fn quoted(reading: &Reading, statement: &Statement, limit: usize) -> String {
    let words = reading.words(statement);
    let mut short: String = words.chars().take(limit).collect();
    if short.len() < words.len() {
        short.truncate(short.trim_end().len());
        short.push('…');
    }
    if statement.kind == Kind::Direct { format!("“{short}”") } else { short }
}

/// The button of a statement.
fn button(reading: &Reading, index: usize, statement: &Statement) -> Outcome<HtmlElement> {
    let button = element("button", &format!("statement {}", statement.kind.name()), "")?;
    button.set_id(&format!("statement-{index}"));
    button.set_attribute("type", "button")?;
    button.set_attribute("data-statement", &index.to_string())?;
    button.set_tab_index(-1);
    button.append_child(&*element("span", "words", &quoted(reading, statement, EXCERPT))?)?;
    button.append_child(&dom::document()?.create_text_node(" "))?;
    button.append_child(&*element("span", "kind", words::kind(statement.kind))?)?;
    Ok(button)
}
