//! Reads JSON into types.
//!
//! Text becomes a [`Value`] first, which each type takes apart by hand: a derived deserialiser is compiled anew for every type
//! and every way to read it, and those of the records were as large as the rules that find statements.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Fault, Time};
use crate::{Kind, SpeakerKind};

/// What is wrong with a value, and where in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Wrong {
    /// A JSON Pointer (RFC 6901), from the value that is read.
    pub path: String,
    pub message: String,
}

impl Wrong {
    pub fn new(message: impl Into<String>) -> Self {
        Self { path: String::new(), message: message.into() }
    }

    /// It is wrong in the field `name`.
    #[must_use]
    pub fn within(mut self, name: &str) -> Self {
        self.path.insert_str(0, &name.replace('~', "~0").replace('/', "~1"));
        self.path.insert(0, '/');
        self
    }

    /// It is wrong in the item at `index`.
    #[must_use]
    pub fn at(self, index: usize) -> Self {
        self.within(&index.to_string())
    }

    /// It is wrong in the value that is all of `json`.
    #[must_use]
    pub fn of(self, json: &str) -> Fault {
        Fault::at(json, &self.path, self.message)
    }
}

/// What can be read from JSON.
pub trait Read: Sized {
    fn read(value: Value) -> Result<Self, Wrong>;
}

/// Reads JSON.
///
/// A string may hold half of a surrogate pair (JavaScript's can); that half is read as U+FFFD.
///
/// # Errors
/// Where `json` is not JSON, or no `T`.
pub fn read<T: Read>(json: &str) -> Result<T, Fault> {
    T::read(parse(json)?).map_err(|wrong| wrong.of(json))
}

/// The value of `json`, no object of which has two fields of one name.
///
/// # Errors
/// Where `json` is not JSON, or nested more deeply than `serde_json` allows.
pub fn parse(json: &str) -> Result<Value, Fault> {
    let json = &whole_characters(json);
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let value = Unambiguous.deserialize(&mut deserializer);
    value.and_then(|value| deserializer.end().map(|()| value)).map_err(|error| Fault::of_form(&error))
}

/// Makes a [`Value`], as that itself does, but of two fields of one name it does not forget one.
#[derive(Clone, Copy)]
struct Unambiguous;

impl<'de> DeserializeSeed<'de> for Unambiguous {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Unambiguous {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            if map.contains_key(&name) {
                return Err(A::Error::custom(format_args!("duplicate field `{}`", shown(&name))));
            }
            map.insert(name, fields.next_value_seed(self)?);
        }
        Ok(Value::Object(map))
    }
}

/// The fields of an object that are not read yet.
pub struct Fields(Map<String, Value>);

impl Fields {
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name)
    }

    fn take_needed(&mut self, name: &str) -> Result<Value, Wrong> {
        self.take(name).ok_or_else(|| Wrong::new(format!("missing field `{name}`")))
    }

    /// # Errors
    /// Where there is no such field, or it is no `T`.
    pub fn needed<T: Read>(&mut self, name: &str) -> Result<T, Wrong> {
        T::read(self.take_needed(name)?).map_err(|wrong| wrong.within(name))
    }

    /// The value of a field, or that of one which is left out.
    ///
    /// # Errors
    /// Where the field is no `T`.
    pub fn or_default<T: Read + Default>(&mut self, name: &str) -> Result<T, Wrong> {
        self.take(name).map_or_else(|| Ok(T::default()), T::read).map_err(|wrong| wrong.within(name))
    }

    /// The value of a field that may be left out, or be `null`.
    ///
    /// # Errors
    /// Where the field is neither `null` nor a `T`.
    pub fn optional<T: Read>(&mut self, name: &str) -> Result<Option<T>, Wrong> {
        let value = self.take(name).filter(|value| !value.is_null());
        value.map(T::read).transpose().map_err(|wrong| wrong.within(name))
    }

    /// Those that nobody has asked for.
    #[must_use]
    pub fn rest(self) -> Map<String, Value> {
        self.0
    }

    /// # Errors
    /// Where there is a field that nobody has asked for.
    pub fn none_left(self) -> Result<(), Wrong> {
        match self.0.keys().next() {
            None => Ok(()),
            Some(name) => Err(Wrong::new(format!("unknown field `{}`", shown(name))).within(name)),
        }
    }
}

impl Read for Value {
    fn read(value: Value) -> Result<Self, Wrong> {
        Ok(value)
    }
}

impl Read for Fields {
    fn read(value: Value) -> Result<Self, Wrong> {
        Map::read(value).map(Self)
    }
}

impl Read for Map<String, Value> {
    fn read(value: Value) -> Result<Self, Wrong> {
        match value {
            Value::Object(fields) => Ok(fields),
            other => Err(mistaken(&other, "an object")),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Value) -> Result<Self, Wrong> {
        let Value::Array(items) = value else { return Err(mistaken(&value, "a list")) };
        let read = |(index, item)| T::read(item).map_err(|wrong| wrong.at(index));
        items.into_iter().enumerate().map(read).collect()
    }
}

impl Read for String {
    fn read(value: Value) -> Result<Self, Wrong> {
        match value {
            Value::String(text) => Ok(text),
            other => Err(mistaken(&other, "a string")),
        }
    }
}

impl Read for bool {
    fn read(value: Value) -> Result<Self, Wrong> {
        value.as_bool().ok_or_else(|| mistaken(&value, "`true` or `false`"))
    }
}

impl Read for f64 {
    fn read(value: Value) -> Result<Self, Wrong> {
        value.as_f64().ok_or_else(|| mistaken(&value, "a number"))
    }
}

impl Read for u32 {
    fn read(value: Value) -> Result<Self, Wrong> {
        whole(&value)
    }
}

impl Read for u64 {
    fn read(value: Value) -> Result<Self, Wrong> {
        whole(&value)
    }
}

impl Read for usize {
    fn read(value: Value) -> Result<Self, Wrong> {
        whole(&value)
    }
}

fn whole<T: TryFrom<u64>>(value: &Value) -> Result<T, Wrong> {
    let number = value.as_u64().and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| mistaken(value, &format!("a whole number of {} bits", 8 * size_of::<T>())))
}

impl Read for Uuid {
    fn read(value: Value) -> Result<Self, Wrong> {
        let text = String::read(value)?;
        Self::try_parse(&text).map_err(|_| Wrong::new(format!("`{}` is no identifier (a UUID)", shown(&text))))
    }
}

impl Read for Time {
    fn read(value: Value) -> Result<Self, Wrong> {
        Self::try_from(String::read(value)?).map_err(Wrong::new)
    }
}

impl Read for Kind {
    fn read(value: Value) -> Result<Self, Wrong> {
        named(value, &[Self::Direct, Self::Mixed, Self::Indirect].map(|kind| (kind.name(), kind)))
    }
}

impl Read for SpeakerKind {
    fn read(value: Value) -> Result<Self, Wrong> {
        let kinds = [Self::Person, Self::Organisation, Self::Document, Self::Group, Self::Anonymous, Self::Unknown];
        named(value, &kinds.map(|kind| (kind.name(), kind)))
    }
}

/// The one of `all` whose name `value` is.
pub fn named<T: Copy>(value: Value, all: &[(&str, T)]) -> Result<T, Wrong> {
    let name = String::read(value)?;
    let named = all.iter().find(|(known, _)| *known == name);
    named.map(|(_, it)| *it).ok_or_else(|| unknown(&name, &all.iter().map(|(known, _)| *known).collect::<Vec<_>>()))
}

/// `name` is none of `names`.
#[must_use]
pub fn unknown(name: &str, names: &[&str]) -> Wrong {
    Wrong::new(format!("unknown variant `{}`, expected one of `{}`", shown(name), names.join("`, `")))
}

/// `value` is not what is `expected`.
fn mistaken(value: &Value, expected: &str) -> Wrong {
    let found = match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => format!("boolean `{value}`"),
        Value::Number(number) if number.is_f64() => format!("number `{number}`"),
        Value::Number(number) => format!("integer `{number}`"),
        Value::String(text) => format!("string `{}`", shown(text)),
        Value::Array(_) => "list".to_owned(),
        Value::Object(_) => "object".to_owned(),
    };
    Wrong::new(format!("invalid type: {found}, expected {expected}"))
}

/// As much of `text` as a message holds.
#[must_use]
pub fn shown(text: &str) -> &str {
    text.char_indices().nth(40).map_or(text, |(end, _)| &text[..end])
}

/// `json` with every escape of half a surrogate pair (`\ud83d` alone) replaced by that of U+FFFD, which is as long.
fn whole_characters(json: &str) -> Cow<'_, str> {
    let bytes = json.as_bytes();
    let unit = |at: usize| {
        let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let mut out = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(found) = json.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        match unit(at) {
            Some(0xD800..=0xDBFF) if unit(at + 6).is_some_and(|low| (0xDC00..=0xDFFF).contains(&low)) => at += 12,
            Some(0xD800..=0xDFFF) => {
                out.push_str(&json[copied..at]);
                out.push_str("\\ufffd");
                at += 6;
                copied = at;
            }
            Some(_) => at += 6,
            // Whatever is escaped, be it a backslash, is passed over.
            None => at += 1 + json[at + 1..].chars().next().map_or(0, char::len_utf8),
        }
    }
    if copied == 0 {
        return json.into();
    }
    out.push_str(&json[copied..]);
    out.into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told<T: Read + fmt::Debug>(json: &str) -> String {
        read::<T>(json).expect_err(json).to_string()
    }

    #[test]
    fn half_a_surrogate_pair_is_replaced() {
        for (json, read_as) in [
            (r#""\ud83d\ude42""#, "🙂"),
            (r#""\ud83d""#, "\u{FFFD}"),
            (r#""\ude42\ud83d\ud83d\ude42""#, "\u{FFFD}\u{FFFD}🙂"),
            (r#""\\ud83d \n\u00e9é\"""#, "\\ud83d \néé\""),
        ] {
            assert_eq!(read::<String>(json).as_deref(), Ok(read_as), "{json}");
        }
        assert!(parse("\"\\").is_err());
        assert!(parse("\"\\é").is_err());
    }

    #[test]
    fn any_value_is_read() {
        let json = r#"{"a": [null, true, 1, -1, 1.5, 1e300, "b\n"], "c": {"d": {}}}"#;
        assert_eq!(parse(json), Ok(json!({"a": [null, true, 1, -1, 1.5, 1e300, "b\n"], "c": {"d": {}}})));
    }

    #[test]
    fn what_is_not_json_is_told_with_its_place() {
        assert_eq!(told::<u32>("{\"a\": [1, }"), "1:11: expected value");
        assert_eq!(told::<u32>("1 2"), "1:3: trailing characters");
        assert_eq!(told::<u32>("{\"a\": 1,\n\"a\": 2}"), "2:3: duplicate field `a`");
        let deep = "[".repeat(1000);
        assert!(told::<u32>(&deep).ends_with("recursion limit exceeded"));
    }

    #[test]
    fn what_is_not_of_its_type_is_told_with_its_place() {
        for (json, message) in [
            ("null", "1:1: invalid type: null, expected a list"),
            ("[\n [1, {}]]", "2:6: /0/1: invalid type: object, expected a whole number of 32 bits"),
            ("[[4294967296]]", "1:3: /0/0: invalid type: integer `4294967296`, expected a whole number of 32 bits"),
            ("[[1.5]]", "1:3: /0/0: invalid type: number `1.5`, expected a whole number of 32 bits"),
            ("[\"é\"]", "1:2: /0: invalid type: string `é`, expected a list"),
        ] {
            assert_eq!(told::<Vec<Vec<u32>>>(json), message);
        }
        let long = format!("[{:?}]", "é".repeat(50));
        assert_eq!(
            told::<Vec<Kind>>(&long),
            format!("1:2: /0: unknown variant `{}`, expected one of `direct`, `mixed`, `indirect`", "é".repeat(40))
        );
        assert_eq!(told::<Vec<Uuid>>("[\"1\"]"), "1:2: /0: `1` is no identifier (a UUID)");
    }

    #[test]
    fn fields_are_read_by_name() {
        let mut fields = Fields::read(json!({"a": 1, "n": null, "l": [], "x/y": [true]})).expect("an object");
        assert_eq!(fields.needed("a"), Ok(1_u32));
        assert_eq!(fields.needed::<u32>("a"), Err(Wrong::new("missing field `a`")));
        assert_eq!(fields.optional::<u32>("n"), Ok(None));
        assert_eq!(fields.optional::<u32>("a"), Ok(None));
        assert_eq!(fields.or_default::<String>("a"), Ok(String::new()));
        let wrong = fields.needed::<Vec<String>>("x/y").expect_err("no list of strings");
        assert_eq!(wrong.path, "/x~1y/0");
        assert_eq!(fields.none_left().expect_err("there is one").message, "unknown field `l`");
    }
}
