//! The playground's state, and all that can be done to it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::JsFuture;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, Node, ScrollToOptions};

use super::detail::{Detail, citation};
use super::dom::{Outcome, by_id, once, say, window};
use super::export::{self, Format};
use super::files::Opened;
use super::listing::{Listing, quoted};
use super::painting;
use super::settings;
use super::sheet::Sheet;
use crate::reading::{KINDS, Reading, Shown};
use crate::words::{self, LONGEST_TEXT, Problem};
use hearsay::Document;

/// An analysis that took longer to make and to show, in milliseconds, waits for a pause in the typing the next time.
const SLOW: f64 = 12.0;
/// That pause, in milliseconds.
const PAUSE: i32 = 200;

/// What is on the sheet, or was before something else took its place.
#[derive(Clone, Debug)]
enum Content {
    /// A text that the reader types or pastes: it stands in the text area.
    Text(String),
    /// A page from an HTML file, which is read as it is.
    Page { name: String, document: Document },
}

/// The way by which a statement was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// In the text.
    Text,
    /// In the list.
    List,
    /// With the keys or buttons for the next and the previous one.
    Step,
}

/// What changes.
#[derive(Debug)]
struct State {
    sheet: Sheet,
    listing: Listing,
    reading: Reading,
    /// The page on the sheet; none while the sheet is the text area's.
    page: Option<(String, Document)>,
    /// What the last replacement took away.
    undo: Option<Content>,
    chosen: Option<usize>,
    shown: Shown,
    /// How long the last analysis took to make and to show, in milliseconds.
    took: f64,
    /// Whether a frame is asked for.
    frame: bool,
    /// The timer of the analysis to come.
    timer: Option<i32>,
}

/// The playground. It lives as long as its page.
#[derive(Debug)]
pub(super) struct App {
    /// How many colours the style sheet has for speakers.
    colours: usize,
    main: HtmlElement,
    text: HtmlTextAreaElement,
    summary: HtmlElement,
    speed: HtmlElement,
    notice: HtmlElement,
    notice_text: HtmlElement,
    undo: HtmlElement,
    problem: HtmlElement,
    origin: HtmlElement,
    origin_name: HtmlElement,
    announce: HtmlElement,
    list: HtmlElement,
    detail: Detail,
    state: RefCell<State>,
}

impl App {
    /// The playground on this page, which has `colours` colours for speakers.
    ///
    /// # Errors
    /// When the page lacks one of its elements.
    pub(super) fn new(colours: usize) -> Outcome<Rc<Self>> {
        let list: HtmlElement = by_id("speakers")?;
        let state = State {
            sheet: Sheet::new(by_id("view")?),
            listing: Listing::new(list.clone()),
            reading: Reading::default(),
            page: None,
            undo: None,
            chosen: None,
            shown: settings::shown(),
            took: 0.0,
            frame: false,
            timer: None,
        };
        Ok(Rc::new(Self {
            colours,
            main: by_id("playground")?,
            text: by_id("text")?,
            summary: by_id("summary")?,
            speed: by_id("speed")?,
            notice: by_id("notice")?,
            notice_text: by_id("notice-text")?,
            undo: by_id("undo")?,
            problem: by_id("problem")?,
            origin: by_id("origin")?,
            origin_name: by_id("origin-name")?,
            announce: by_id("announce")?,
            list,
            detail: Detail::new()?,
            state: RefCell::new(state),
        }))
    }

    /// The text area.
    pub(super) fn text(&self) -> &HtmlTextAreaElement {
        &self.text
    }

    /// The kinds shown.
    pub(super) fn shown(&self) -> Shown {
        self.state.borrow().shown
    }

    /// Whether a page is on the sheet, not the text area.
    pub(super) fn has_page(&self) -> bool {
        self.state.borrow().page.is_some()
    }

    /// Takes note that the reader changed the text: the sheet follows with the next frame.
    pub(super) fn changed(self: &Rc<Self>) -> Outcome {
        if std::mem::replace(&mut self.state.borrow_mut().frame, true) {
            return Ok(());
        }
        let app = Rc::clone(self);
        window()?.request_animation_frame(&once(move || app.follow()))?;
        Ok(())
    }

    /// Shows the text as it is now, and analyses it: at once when that is quick, else in the next pause.
    fn follow(self: &Rc<Self>) -> Outcome {
        let took = {
            let mut state = self.state.borrow_mut();
            state.frame = false;
            if state.page.is_none() && self.text.text_length() <= LONGEST_TEXT {
                state.sheet.show_lines(&self.text.value())?;
            }
            if let Some(timer) = state.timer.take() {
                window()?.clear_timeout_with_handle(timer);
            }
            state.took
        };
        if took <= SLOW {
            return self.analyse();
        }
        let app = Rc::clone(self);
        let task = once(move || app.analyse());
        let timer = window()?.set_timeout_with_callback_and_timeout_and_arguments_0(&task, PAUSE)?;
        self.state.borrow_mut().timer = Some(timer);
        Ok(())
    }

    /// Finds the statements of what is on the sheet, and shows them.
    pub(super) fn analyse(&self) -> Outcome {
        let mut state = self.state.borrow_mut();
        let state = &mut *state;
        state.timer = None;
        let document = match &state.page {
            Some((_, document)) => document.clone(),
            None if self.text.text_length() > LONGEST_TEXT => {
                state.sheet.clear();
                self.complain(&Problem::LongText(self.text.text_length() as usize));
                return self.show_nothing(state, "too-large");
            }
            None => {
                let text = self.text.value();
                state.sheet.show_lines(&text)?;
                Document::from_text(text)
            }
        };
        self.problem.set_hidden(true);
        if document.blocks().is_empty() {
            return self.show_nothing(state, "empty");
        }

        let before = state.chosen.take().and_then(|index| {
            let statement = state.reading.statement(index)?;
            Some((state.reading.words(statement), statement.content.first()?.start()))
        });
        let clock = window()?.performance();
        let now = || clock.as_ref().map_or(0.0, web_sys::Performance::now);
        let start = now();
        state.reading = Reading::of(document, self.colours);
        let milliseconds = now() - start;
        say(&self.speed, &words::speed(state.reading.count_words(), milliseconds));
        state.chosen = before.and_then(|(words, start)| state.reading.same(&words, start));
        self.draw(state)?;
        state.took = now() - start;
        Ok(())
    }

    /// Shows what the last analysis found, of the kinds that are shown.
    fn draw(&self, state: &mut State) -> Outcome {
        let State { reading, listing, sheet, shown, chosen, .. } = state;
        reading.lay_out(*shown);
        let all = &reading.found.statements;
        *chosen = chosen.filter(|&index| all.get(index).is_some_and(|statement| shown.has(statement.kind)));
        listing.show(reading, *shown)?;
        listing.mark(reading, None, *chosen)?;
        painting::statements(reading, sheet, self.colours);
        painting::current(reading, sheet, *chosen);
        for kind in KINDS {
            let count = all.iter().filter(|statement| statement.kind == kind).count();
            say(&by_id::<Element>(&format!("count-{}", kind.name()))?, &words::number(count));
        }
        match *chosen {
            Some(index) => self.detail.show(reading, index)?,
            None => self.detail.hide(),
        }
        let speakers = all.iter().filter_map(|statement| statement.speaker);
        let speakers = speakers.collect::<std::collections::BTreeSet<_>>().len();
        let (name, summary) = match all.len() {
            0 => ("nothing", "No statements".to_owned()),
            _ if reading.layers.is_empty() => ("filtered", words::found(all.len(), speakers)),
            _ => ("found", words::found(all.len(), speakers)),
        };
        say(&self.summary, &summary);
        self.main.set_attribute("data-state", name)
    }

    /// Shows no statements, for the reason that the state's `name` gives.
    fn show_nothing(&self, state: &mut State, name: &str) -> Outcome {
        state.reading = Reading::default();
        state.chosen = None;
        state.took = 0.0;
        state.listing.clear();
        painting::statements(&state.reading, &state.sheet, self.colours);
        painting::current(&state.reading, &state.sheet, None);
        self.detail.hide();
        say(&self.summary, "Statements");
        say(&self.speed, "");
        self.main.set_attribute("data-state", name)
    }

    /// What is on the sheet.
    fn content(&self) -> Content {
        match &self.state.borrow().page {
            Some((name, document)) => Content::Page { name: name.clone(), document: document.clone() },
            None => Content::Text(self.text.value()),
        }
    }

    /// Puts `content` on the sheet. What was there can be brought back.
    fn replace(&self, content: Content, notice: &str) -> Outcome {
        let before = match self.content() {
            Content::Text(text) if text.trim().is_empty() => None,
            content => Some(content),
        };
        {
            let mut state = self.state.borrow_mut();
            self.undo.set_hidden(before.is_none());
            state.undo = before;
            state.chosen = None;
            match content {
                Content::Text(text) => {
                    state.page = None;
                    self.text.set_value(&text);
                }
                Content::Page { name, document } => {
                    say(&self.origin_name, &title(&name, &document));
                    self.text.set_value("");
                    state.sheet.show_blocks(&document)?;
                    state.page = Some((name, document));
                }
            }
            let is_page = state.page.is_some();
            self.origin.set_hidden(!is_page);
            self.text.set_hidden(is_page);
            by_id::<Element>("view")?.set_attribute("aria-hidden", if is_page { "false" } else { "true" })?;
            self.main.set_attribute("data-mode", if is_page { "page" } else { "text" })?;
            if !is_page {
                // The lines of a text share nothing with the blocks of a page.
                state.sheet.clear();
            }
        }
        self.analyse()?;
        say(&self.notice_text, notice);
        self.notice.set_hidden(false);
        let found = self.state.borrow().reading.found.statements.len();
        let summary = if found > 0 { self.summary.text_content() } else { None };
        self.tell(&format!("{notice} {}", summary.unwrap_or_default()));
        Ok(())
    }

    /// Puts `text` on the sheet.
    pub(super) fn load_text(&self, text: &str, notice: &str) -> Outcome {
        self.replace(Content::Text(text.to_owned()), notice)
    }

    /// Puts the content of the file `name` on the sheet, unless it is too long.
    pub(super) fn load(&self, name: String, opened: Opened) -> Outcome {
        let text = match &opened {
            Opened::Text(text) => text,
            Opened::Page(document) => document.text(),
        };
        let length = text.encode_utf16().count();
        if length > LONGEST_TEXT as usize {
            self.complain(&Problem::LongText(length));
            return Ok(());
        }
        let notice = format!("Opened “{name}”.");
        match opened {
            Opened::Text(text) => self.replace(Content::Text(text), &notice),
            Opened::Page(document) => self.replace(Content::Page { name, document }, &notice),
        }
    }

    /// Makes the page on the sheet a text that can be edited.
    pub(super) fn edit(&self) -> Outcome {
        let text = match self.content() {
            Content::Page { document, .. } => document.text().to_owned(),
            Content::Text(text) => text,
        };
        self.load_text(&text, "Now a text that you can edit.")?;
        self.text.focus()
    }

    /// Empties the sheet.
    pub(super) fn clear(&self) -> Outcome {
        self.load_text("", "Cleared.")?;
        self.text.focus()
    }

    /// Brings back what the last replacement took away; doing so again changes the two about.
    pub(super) fn undo(&self) -> Outcome {
        let Some(before) = self.state.borrow_mut().undo.take() else { return Ok(()) };
        self.replace(before, "Brought back.")?;
        if self.has_page() { by_id::<HtmlElement>("edit")?.focus() } else { self.text.focus() }
    }

    /// Tells what is wrong.
    pub(super) fn complain(&self, problem: &Problem) {
        say(&self.problem, &problem.text());
        self.problem.set_hidden(false);
    }

    /// Tells those who hear the page.
    fn tell(&self, text: &str) {
        say(&self.announce, text);
    }

    /// Shows or hides one kind of statement, and remembers it.
    pub(super) fn toggle(&self, kind: usize, on: bool) -> Outcome {
        let mut state = self.state.borrow_mut();
        state.shown.kinds[kind] = on;
        settings::remember(state.shown);
        if state.reading.found.statements.is_empty() { Ok(()) } else { self.draw(&mut state) }
    }

    /// Chooses the statement at `index`, or none.
    pub(super) fn choose(&self, index: Option<usize>, by: By) -> Outcome {
        let mut state = self.state.borrow_mut();
        let State { reading, listing, sheet, chosen, .. } = &mut *state;
        let before = std::mem::replace(chosen, index);
        let button = listing.mark(reading, before, index)?;
        painting::current(reading, sheet, index);
        let Some((index, statement)) = index.and_then(|index| Some((index, reading.statement(index)?))) else {
            self.detail.hide();
            return Ok(());
        };
        self.detail.show(reading, index)?;
        if by != By::List {
            if let Some(button) = button {
                let middle = (self.list.client_height() - button.offset_height()) / 2;
                self.list.set_scroll_top(button.offset_top() - middle);
            }
            let speaker = reading.speaker(statement).map_or(words::NOBODY, |speaker| &speaker.name);
            self.tell(&format!("{speaker}: {}. {}", quoted(reading, statement, 300), words::kind(statement.kind)));
        }
        if by != By::Text
            && let Some((top, bottom)) = statement.content.first().and_then(|&span| sheet.extent(&reading.units, span))
        {
            let window = window()?;
            let height = window.inner_height()?.as_f64().unwrap_or_default();
            if top < height * 0.1 || bottom > height * 0.6 {
                let place = ScrollToOptions::new();
                place.set_top(window.scroll_y()? + top - height * 0.25);
                window.scroll_to_with_scroll_to_options(&place);
            }
        }
        Ok(())
    }

    /// Chooses the statement at the caret of the text area, or none where there is none.
    pub(super) fn choose_at_caret(&self) -> Outcome {
        let (start, end) = (self.text.selection_start()?, self.text.selection_end()?);
        if start != end {
            return Ok(());
        }
        let found = start.and_then(|offset| self.state.borrow().reading.at(offset));
        self.choose(found, By::Text)
    }

    /// Chooses the statement at a place of the page on the sheet.
    pub(super) fn choose_at(&self, node: &Node, offset: u32) -> Outcome {
        let found = {
            let state = self.state.borrow();
            let byte = state.sheet.byte(&state.reading.units, node, offset);
            byte.and_then(|byte| crate::layers::at(&state.reading.layers, byte))
        };
        self.choose(found, By::Text)
    }

    /// Chooses the next statement that is shown, or the previous one; after the last comes the first.
    pub(super) fn step(&self, forward: bool) -> Outcome {
        let next = {
            let state = self.state.borrow();
            let all = state.reading.found.statements.iter().enumerate();
            let shown: Vec<usize> =
                all.filter(|(_, statement)| state.shown.has(statement.kind)).map(|(index, _)| index).collect();
            if shown.is_empty() {
                return Ok(());
            }
            let place = state.chosen.and_then(|index| shown.iter().position(|&other| other == index));
            let place = match (place, forward) {
                (Some(place), true) => (place + 1) % shown.len(),
                (Some(place), false) => (place + shown.len() - 1) % shown.len(),
                (None, true) => 0,
                (None, false) => shown.len() - 1,
            };
            shown[place]
        };
        self.choose(Some(next), By::Step)
    }

    /// Closes the details. Whether they were open.
    pub(super) fn close(&self) -> Outcome<bool> {
        let Some(index) = self.state.borrow().chosen else { return Ok(false) };
        let had_focus = self.detail.has_focus();
        self.choose(None, By::List)?;
        if had_focus {
            by_id::<HtmlElement>(&format!("statement-{index}"))?.focus()?;
        }
        Ok(true)
    }

    /// Lists all statements of a speaker.
    pub(super) fn expand(&self, group: usize) -> Outcome {
        let mut state = self.state.borrow_mut();
        let State { reading, listing, .. } = &mut *state;
        // The focus was on the button that is gone: it goes on with the first of the statements that it brought.
        listing.expand(reading, group)?.map_or(Ok(()), |button| button.focus())
    }

    /// Moves the focus in the list. Whether `key` was one that does so.
    pub(super) fn list_key(&self, from: usize, key: &str) -> Outcome<bool> {
        self.state.borrow_mut().listing.key(from, key)
    }

    /// Saves what was found.
    pub(super) fn save(&self, format: Format) -> Outcome {
        let name = export::save(&self.state.borrow().reading, format)?;
        self.tell(&format!("Saved {name}."));
        Ok(())
    }

    /// Copies the chosen statement with its speaker.
    pub(super) async fn copy(self: Rc<Self>) -> Outcome {
        let text = {
            let state = self.state.borrow();
            state.chosen.and_then(|index| Some(citation(&state.reading, state.reading.statement(index)?)))
        };
        let Some(text) = text else { return Ok(()) };
        // Browsers have a clipboard only on https and localhost.
        let clipboard = window()?.navigator().clipboard();
        let copied = !JsValue::is_undefined(clipboard.as_ref())
            && JsFuture::from(clipboard.write_text(&text).unchecked_into::<js_sys::Promise>()).await.is_ok();
        let answer =
            if copied { "Copied." } else { "This browser does not let the page copy. Select the words instead." };
        say(&by_id::<Element>("copied")?, answer);
        Ok(())
    }
}

/// What the page from file `name` is called.
fn title(name: &str, document: &Document) -> String {
    let heading = document.blocks().iter().find(|block| block.kind == hearsay::BlockKind::Heading);
    let title = document.title.as_deref().or_else(|| heading.map(|block| document.slice(block.span)));
    title.map_or_else(|| name.to_owned(), |title| format!("{title} · {name}"))
}
