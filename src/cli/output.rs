//! Prints an answer, or the requested part of it: as JSON in the form of `aliyun`, as columns, or as a table for
//! people.

use super::error::CliError;
use super::fields::{Fields, word};
use super::flags::{Flag, name};
use super::grammar::Line;
use super::query::Query;
use super::{overview, table};
use crate::sys::terminal;
use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};
use std::io::{self, Write};

/// Returns the text that is printed for an answer; empty with the flag `--quiet`.
///
/// # Errors
/// When the requested part or columns are missing or invalid.
pub fn render(line: &Line, answer: &Value) -> Result<String, CliError> {
    if line.flags.has(name::QUIET) {
        return Ok(String::new());
    }
    let found = match line.flags.value(name::QUERY) {
        Some(query) => Some(Query::new(query)?.apply(answer)?),
        None => None,
    };
    let answer = found.as_ref().unwrap_or(answer);
    match Flag::named(name::OUTPUT).filter(|flag| line.flags.has(flag.name)) {
        None => Ok(json(answer)?),
        Some(flag) => match word(flag, &line.flags) {
            Some("json") => Ok(json(answer)?),
            Some(_) => Ok(overview::render(answer, terminal::width())),
            None => Ok(table::render(&Fields::read(flag, &line.flags)?, answer)?),
        },
    }
}

/// Returns the printed share of the answer's list, if a part is missing, in a form for people: they do not look for
/// its `TotalCount`.
pub fn part(line: &Line, answer: &Value) -> Option<String> {
    let word = Flag::named(name::OUTPUT).and_then(|flag| word(flag, &line.flags));
    let shows_list = match line.flags.value(name::QUERY) {
        Some(query) => {
            Query::new(query).and_then(|query| query.apply(answer)).is_ok_and(|found| found.is_array())
        }
        None => true,
    };
    let is_told = shows_list && !line.flags.has(name::QUIET) && matches!(word, Some("table" | "tree"));
    is_told.then(|| overview::part(answer)).flatten()
}

/// Formats JSON with a TAB for each level and a newline at the end. The keys of a [`Value`] are sorted.
pub(super) fn json(answer: &impl Serialize) -> io::Result<String> {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Tabbed(PrettyFormatter::with_indent(b"\t")));
    answer.serialize(&mut serializer)?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// The layout; it escapes the two separators that JSON allows and JavaScript did not.
struct Tabbed(PrettyFormatter<'static>);

impl Formatter for Tabbed {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(['\u{2028}', '\u{2029}']) {
            let (plain, separator) = rest.split_at(at);
            writer.write_all(plain.as_bytes())?;
            let escape: &[u8] = if separator.starts_with('\u{2028}') { b"\\u2028" } else { b"\\u2029" };
            writer.write_all(escape)?;
            rest = separator.get('\u{2028}'.len_utf8()..).unwrap_or_default();
        }
        writer.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_as_aliyun_prints_it() {
        let answer = serde_json::json!({"b": 1.0, "a": {"z": "<&>é\u{2028}x\u{2029}\n\u{1}", "e": [], "o": {}}, "B": [1, "x"]});
        assert_eq!(
            json(&answer).unwrap(),
            "{\n\t\"B\": [\n\t\t1,\n\t\t\"x\"\n\t],\n\t\"a\": {\n\t\t\"e\": [],\n\t\t\"o\": {},\n\t\t\"z\": \"<&>é\\u2028x\\u2029\\n\\u0001\"\n\t},\n\t\"b\": 1.0\n}\n"
        );
    }
}
