//! Time is linear in the text, whatever its shape: each shape here once made, or could make, a rule look at all the text
//! again for each of its words.

use std::time::Duration;

use cpu_time::ThreadTime;
use hearsay::article::{Place, Region};
use hearsay::{BlockKind, Document, Span, Writer, find};

/// A page of `n` parts.
type Shape = fn(usize) -> Document;

fn one(text: &str) -> Document {
    Document::builder().block(BlockKind::Paragraph, text).build()
}

fn blocks(n: usize, text: impl Fn(usize) -> (BlockKind, String)) -> Document {
    (0..n).map(text).fold(Document::builder(), |page, (kind, text)| page.block(kind, &text)).build()
}

fn paragraphs(n: usize, text: impl Fn(usize) -> String) -> Document {
    blocks(n, |i| (BlockKind::Paragraph, text(i)))
}

fn joined(n: usize, text: impl Fn(usize) -> String) -> Document {
    one(&(0..n).map(text).collect::<String>())
}

/// A page with `n` comments, all of them to be read: each in a region that is in the one that `around` says, or in that of all.
fn comments(n: usize, around: impl Fn(usize) -> Option<u32>) -> Document {
    let region = |parent, tag: &str, names: &str| Region { parent, tag: tag.to_owned(), names: names.to_owned() };
    let mut regions =
        vec![region(None, "body", ""), region(Some(0), "article", ""), region(Some(0), "div", "comments")];
    let story =
        "The council of Holt met on Tuesday, for the third time this month, about the bridge, which was closed. ";
    let at = |region| Place { region, linked: 0 };
    let mut page = Document::builder().block_at(BlockKind::Paragraph, &story.repeat(8), at(1));
    let mut writers = Vec::new();
    for i in 0..n {
        let here = around(i).map_or(2, |parent| {
            regions.push(region(Some(parent), "div", "comment"));
            regions.len() as u32 - 1
        });
        let start = page.text().len() + Document::SEPARATOR.len();
        let place = Span::new(start, start + "Bo Lind".len());
        writers.push(Writer { place, name: (i % 3 == 0).then(|| "Cy Dean".to_owned()) });
        page = page.block_at(BlockKind::Paragraph, "Bo Lind", at(here));
        page = page.block_at(BlockKind::Paragraph, "Brook said it fell.", at(here));
    }
    page.regions(regions).writers(Some(writers)).build()
}

/// Letters for a number, that names differ without digits.
fn name(mut i: usize) -> String {
    let mut name = String::from("Q");
    while i > 0 {
        name.push(char::from(b'a' + (i % 26) as u8));
        i /= 26;
    }
    name + "o"
}

/// The shapes, each with the number of parts that gives some hundred kilobytes.
const SHAPES: &[(&str, usize, Shape)] = &[
    ("said", 8000, |n| one(&"he said ".repeat(n))),
    ("said that", 8000, |n| one(&"he said that it is ".repeat(n))),
    ("said, said", 8000, |n| one(&"Brook said it fell, ".repeat(n))),
    ("split quotation", 8000, |n| one(&"A slump, Hale said, “could help.” ".repeat(n))),
    ("verbs", 16000, |n| one(&"said told wrote denied ".repeat(n))),
    ("verbs with names", 8000, |n| one(&"Brook said Hale told Ames that ".repeat(n))),
    ("participles", 8000, |n| one(&"saying it adding that calling ".repeat(n))),
    ("infinitives", 8000, |n| one(&"to say to deny to tell them to ".repeat(n))),
    ("finite verbs", 16000, |n| one(&"is was were has goes ".repeat(n))),
    ("commas", 40000, |n| one(&", ".repeat(n))),
    ("names and commas", 8000, |n| one(&format!("{} said so.", "Ada Brook, ".repeat(n)))),
    ("and", 40000, |n| one(&"and ".repeat(n))),
    ("names and and", 8000, |n| one(&format!("{} said so.", "Brook and ".repeat(n)))),
    ("of", 8000, |n| one(&format!("The {} said so.", "mayor of ".repeat(n)))),
    ("of said", 4000, |n| one(&"said the mayor of the town of the mayor of ".repeat(n))),
    ("possessives", 8000, |n| one(&format!("The {} aide said so.", "mayor's ".repeat(n)))),
    ("possessive names", 8000, |n| one(&format!("{} aide said so.", "Brook's ".repeat(n)))),
    ("adjectives", 16000, |n| one(&format!("The {} mayor said so.", "old new ".repeat(n)))),
    ("one name", 16000, |n| one(&"Brook ".repeat(n))),
    ("numbers", 16000, |n| one(&"Brook 1 2 Monday ".repeat(n))),
    ("stops", 40000, |n| one(&"! ".repeat(n))),
    ("glued stops", 40000, |n| one(&format!("{} so", "!".repeat(n)))),
    ("ellipses", 40000, |n| one(&"... ".repeat(n))),
    ("dashes", 20000, |n| one(&"Brook — said — ".repeat(n))),
    ("openers", 40000, |n| one(&"“".repeat(n))),
    ("closers", 40000, |n| one(&"”".repeat(n))),
    ("straight", 40000, |n| one(&"\" ".repeat(n))),
    ("apostrophes", 40000, |n| one(&"'".repeat(n))),
    ("nested marks", 8000, |n| one(&"“a ‘b ".repeat(n))),
    ("quoted words", 8000, |n| one(&"“go” ".repeat(n))),
    ("quoted words in a sentence", 8000, |n| one(&"he said “go” and ".repeat(n))),
    ("inner quotations", 8000, |n| one(&format!("“{}” said Brook.", "he said, ‘Go,’ and went. ".repeat(n)))),
    ("inner names", 8000, |n| one(&format!("“{}” said Brook.", "Go to ‘him,’ he says. ".repeat(n)))),
    ("parentheses", 40000, |n| one(&"(".repeat(n))),
    ("parentheses behind names", 8000, |n| one(&"Brook (D) (D said ".repeat(n))),
    ("opened parentheses", 8000, |n| one(&"Brook (the mayor said ".repeat(n))),
    ("according to", 8000, |n| one(&"according to ".repeat(n))),
    ("according to names", 8000, |n| one(&"it fell according to Brook, ".repeat(n))),
    ("according to sentences", 4000, |n| one(&"According to Brook, it fell. ".repeat(n))),
    ("colon lines", 4000, |n| paragraphs(n, |_| "Xyx: it is so.".into())),
    ("named lines", 4000, |n| paragraphs(n, |i| format!("{}: it is so.", name(i)))),
    ("two-name lines", 4000, |n| paragraphs(n, |i| format!("Ada {}: it is so.", name(i)))),
    ("transcript", 4000, |n| paragraphs(n, |_| "BROOK: It is so, and Hale said it would be.".into())),
    ("colons in a line", 20000, |n| one(&"X: ".repeat(n))),
    ("introduced blocks", 3000, |n| {
        blocks(n, |i| {
            if i % 2 == 0 {
                (BlockKind::Paragraph, "This is the plan of Brook:".into())
            } else {
                (BlockKind::Paragraph, "“We will go to the bridge now,” he said, and Hale said so.".into())
            }
        })
    }),
    ("introduced bare blocks", 3000, |n| {
        blocks(n, |i| {
            let text = ["Hale said it. Brook said it. A plan:", "“We will go to the bridge now.”"][i % 2];
            (BlockKind::Paragraph, text.into())
        })
    }),
    ("block quotations", 4000, |n| blocks(n, |_| (BlockKind::Quotation, "We will go to the bridge now.".into()))),
    ("long block quotation", 8000, |n| {
        blocks(1, |_| (BlockKind::Quotation, "We will go to the bridge now, he said. ".repeat(n)))
    }),
    ("pull quotes", 4000, |n| {
        blocks(n, |i| {
            if i < 24 {
                (BlockKind::Quotation, "we".into())
            } else {
                (BlockKind::Paragraph, "Hale said we go. So we sat where we were.".into())
            }
        })
    }),
    ("bare quotations", 4000, |n| paragraphs(n, |_| "“We will go to the bridge now.”".into())),
    ("re-opened quotations", 4000, |n| paragraphs(n, |_| "“We will go to the bridge now.".into())),
    ("tags", 4000, |n| joined(n, |_| "“We go now,” said Brook. ".into())),
    ("same surname", 4000, |n| joined(n, |i| format!("{} Brook said it fell. ", name(i)))),
    ("growing names", 4000, |n| {
        joined(n, |i| format!("{0} Brook said it fell. {0} Maria Brook said it fell. ", name(i)))
    }),
    ("surname alone", 8000, |n| joined(n, |i| format!("{} Brook came. Brook said it fell. ", name(i / 2)))),
    ("same role", 4000, |n| joined(n, |i| format!("{} Hale, the mayor, said it fell. ", name(i)))),
    ("many roles", 4000, |n| {
        joined(n, |i| format!("Ada Brook, the {} mayor, came. The mayor said it fell. ", name(i).to_lowercase()))
    }),
    ("joint speakers", 3000, |n| joined(n, |i| format!("Ada Brook and Ada {} said it fell. ", name(i)))),
    ("offices", 4000, |n| {
        joined(n, |i| format!("Ada{} Putin came. The Russian president said it fell. ", name(i).to_lowercase()))
    }),
    ("pronouns", 16000, |n| joined(n, |_| "He said it fell. She said they fell. ".into())),
    ("pronouns in a row", 40000, |n| one(&"he she they ".repeat(n))),
    ("relative pronouns", 16000, |n| one(&"Brook who said who ".repeat(n))),
    ("descriptions", 4000, |n| joined(n, |i| format!("The {} spokesman said it fell. ", name(i).to_lowercase()))),
    ("anonymity", 8000, |n| joined(n, |_| "An official, who asked not to be named, said so. ".into())),
    ("long words", 400_000, |n| one(&"x".repeat(n))),
    ("dotted word", 100_000, |n| one(&"x.".repeat(n))),
    ("apostrophes in a word", 100_000, |n| one(&"x'".repeat(n))),
    ("combining marks", 100_000, |n| one(&"\u{301}".repeat(n))),
    ("emoji", 40000, |n| one(&"🙂 ".repeat(n))),
    ("empty blocks", 20000, |n| paragraphs(n, |_| String::new())),
    ("lines", 8000, |n| Document::from_text("“We go\n".repeat(n))),
    ("French tags", 4000, |n| {
        let mut page = joined(n, |_| "« On y va », a déclaré Claire Morel. ".into());
        page.lang = Some("fr".into());
        page
    }),
    ("French names", 8000, |n| {
        let mut page = one(&"Claire Morel dit ".repeat(n));
        page.lang = Some("fr".into());
        page
    }),
    ("comments", 8000, |n| comments(n, |_| Some(2))),
    ("comments on comments", 8000, |n| comments(n, |i| Some(2 + i as u32))),
    ("comments in one region", 8000, |n| comments(n, |_| None)),
];

/// How many times longer a text is than the small one of its shape.
const GROWTH: usize = 16;

/// How many times longer it may take: growth with the square would be 256.
const MOST: f64 = 40.0;

/// A machine that is busy makes one measurement long, but hardly all of them.
const ATTEMPTS: usize = 8;

/// The processor's time, which others that run have no part in.
fn time(document: &Document) -> Duration {
    let start = ThreadTime::now();
    std::hint::black_box(find(document));
    start.elapsed()
}

/// How many times longer the long text of a shape takes than the short one, by the shortest times of each.
fn ratio(n: usize, shape: Shape) -> f64 {
    let (short, long) = (shape(n / GROWTH), shape(n));
    let (mut least, mut most) = (Duration::MAX, Duration::MAX);
    let ratio = |least: Duration, most: Duration| most.as_secs_f64() / least.as_secs_f64().max(1e-4);
    for _ in 0..ATTEMPTS {
        least = (0..3).map(|_| time(&short)).fold(least, Duration::min);
        most = most.min(time(&long));
        if ratio(least, most) <= MOST {
            break;
        }
    }
    ratio(least, most)
}

#[test]
fn time_is_linear_in_the_text() {
    // What is read once from the tables of words is no part of any text's time.
    let _ = find(&Document::from_text("“We are ready,” said the mayor, Ada Brook."));
    let slow: Vec<String> = SHAPES
        .iter()
        .map(|&(name, n, shape)| (name, ratio(n, shape)))
        .filter(|&(_, ratio)| ratio > MOST)
        .map(|(name, ratio)| format!("{name}: {GROWTH} times the text, {ratio:.0} times the time"))
        .collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
