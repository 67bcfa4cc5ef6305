//! The grammar of a call: `<product> <Operation> --Param value …` with flags anywhere.
//!
//! The grammar is read by hand, word for word, because no usual option parser reads it. Any unknown `--Name` is a
//! parameter, and `=` and `:` both part a name from its value. A value is any word that does not look like a flag.
//! Some flags take every word up to the next flag.

use super::flags::{Arity, Flag, name};
use std::collections::BTreeMap;

/// The word that asks for help at any position.
pub const HELP_WORD: &str = "help";

/// A command line, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words that belong to no flag, without `help`.
    pub positionals: Vec<String>,
    /// True if the line asks for help, by the word or the flag.
    pub help: bool,
    /// The global flags.
    pub flags: Given,
    /// The parameters in their order; one without a value has the empty text.
    pub parameters: Vec<(String, String)>,
}

/// The global flags on a command line, by name, each with its values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given(BTreeMap<&'static str, Vec<String>>);

impl FromIterator<(&'static str, Vec<String>)> for Given {
    fn from_iter<T: IntoIterator<Item = (&'static str, Vec<String>)>>(flags: T) -> Self {
        Self(flags.into_iter().collect())
    }
}

impl Given {
    /// Returns true if the flag is given.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Returns every flag with its values.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(name, values)| (*name, values.as_slice()))
    }

    /// Returns the values of the flag.
    pub fn values(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Returns the one value of the flag; an empty value counts as omitted.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values(name).first().map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// A command line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{problem}", if *.late { "parse failed " } else { "" })]
pub struct GrammarError {
    /// The problem with the line.
    pub problem: Problem,
    /// True if a positional had been read before; users of `aliyun` know these errors by their prefix.
    pub late: bool,
}

/// A problem with a command line. The wording is `aliyun`'s, slips included: scripts match it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Two dashes alone.
    #[error("not support '--' in command line")]
    Dashes,
    /// A switch with a value.
    #[error("flag --{0} can't be assiged")]
    Switch(&'static str),
    /// A flag without its required value.
    #[error("--{0} must be assigned with value")]
    NoValue(&'static str),
    /// A global flag given twice.
    #[error("--{0} duplicated")]
    FlagTwice(&'static str),
    /// A parameter given twice.
    #[error("flag duplicated --{0}")]
    ParameterTwice(String),
}

impl Line {
    /// Reads the words after the program's name.
    ///
    /// # Errors
    /// The first error of the line.
    pub fn read<S: AsRef<str>>(words: &[S]) -> Result<Self, GrammarError> {
        let mut reader = Reader::default();
        for word in words {
            reader.word(word.as_ref())?;
        }
        Ok(reader.finish())
    }

    /// Returns the number of words up to the first positional that is not `help`, and with it. `None` if there is no
    /// such positional, or an error comes before it.
    pub fn first_positional<S: AsRef<str>>(words: &[S]) -> Option<usize> {
        let mut reader = Reader::default();
        for (index, word) in words.iter().enumerate() {
            reader.word(word.as_ref()).ok()?;
            if reader.line.positionals.last().is_some_and(|last| last != HELP_WORD) {
                return Some(index);
            }
        }
        None
    }
}

/// The kind of a word, without context.
enum Word<'a> {
    Flag(&'static Flag, &'a str),
    Parameter(&'a str, &'a str),
    Value(&'a str),
}

impl<'a> Word<'a> {
    fn new(word: &'a str) -> Result<Self, Problem> {
        let (left, inline) = match word.find(['=', ':']) {
            Some(at) => (&word[..at], &word[at + 1..]),
            None => (word, ""),
        };
        if left == "--" {
            return Err(Problem::Dashes);
        }
        if left.starts_with("---") {
            return Ok(Self::Value(word));
        }
        if let Some(name) = left.strip_prefix("--") {
            return Ok(
                Flag::named(name).map_or(Self::Parameter(name, inline), |flag| Self::Flag(flag, inline))
            );
        }
        let Some(short) = left.strip_prefix('-') else { return Ok(Self::Value(word)) };
        let mut letters = short.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => Ok(Flag::abbreviated(letter)
                .map_or(Self::Parameter(short, inline), |flag| Self::Flag(flag, inline))),
            // For `-1/-1` and the like, `aliyun` silently drops the word; here it is the value it looks like.
            _ => Ok(Self::Value(word)),
        }
    }
}

/// The flag or parameter that waits for a value.
#[derive(Clone, Copy)]
enum Open {
    Flag(&'static Flag),
    Parameter(usize),
}

#[derive(Default)]
struct Reader {
    line: Line,
    open: Option<Open>,
}

impl Reader {
    fn word(&mut self, word: &str) -> Result<(), GrammarError> {
        let late = self.line.positionals.iter().any(|word| word != HELP_WORD);
        let read = match Word::new(word) {
            Ok(Word::Flag(flag, inline)) => self.flag(flag, inline),
            Ok(Word::Parameter(name, inline)) => self.parameter(name, inline),
            Ok(Word::Value(value)) => {
                self.value(value);
                Ok(())
            }
            Err(problem) => Err(problem),
        };
        read.map_err(|problem| GrammarError { problem, late })
    }

    /// Closes the open flag or parameter without a value, since a flag follows.
    fn close(&mut self) -> Result<(), Problem> {
        match self.open.take() {
            Some(Open::Flag(flag)) if flag.arity == Arity::One => Err(Problem::NoValue(flag.name)),
            _ => Ok(()),
        }
    }

    fn flag(&mut self, flag: &'static Flag, inline: &str) -> Result<(), Problem> {
        self.close()?;
        if self.line.flags.has(flag.name) && flag.arity != Arity::Many {
            return Err(Problem::FlagTwice(flag.name));
        }
        if flag.arity == Arity::None && !inline.is_empty() {
            return Err(Problem::Switch(flag.name));
        }
        let values = self.line.flags.0.entry(flag.name).or_default();
        if !inline.is_empty() {
            values.push(inline.to_owned());
        } else if flag.arity != Arity::None {
            self.open = Some(Open::Flag(flag));
        }
        Ok(())
    }

    fn parameter(&mut self, name: &str, inline: &str) -> Result<(), Problem> {
        self.close()?;
        if self.line.parameters.iter().any(|(other, _)| other == name) {
            return Err(Problem::ParameterTwice(name.to_owned()));
        }
        if inline.is_empty() {
            self.open = Some(Open::Parameter(self.line.parameters.len()));
        }
        self.line.parameters.push((name.to_owned(), inline.to_owned()));
        Ok(())
    }

    fn value(&mut self, value: &str) {
        // An empty word keeps an open flag open, and is no positional either.
        if value.is_empty() {
            return;
        }
        match self.open {
            Some(Open::Flag(flag)) => {
                self.line.flags.0.entry(flag.name).or_default().push(value.to_owned());
                if flag.arity != Arity::Many {
                    self.open = None;
                }
            }
            Some(Open::Parameter(index)) => {
                if let Some((_, slot)) = self.line.parameters.get_mut(index) {
                    value.clone_into(slot);
                }
                self.open = None;
            }
            None => self.line.positionals.push(value.to_owned()),
        }
    }

    /// Finishes the line: a flag that is still open counts as given.
    fn finish(mut self) -> Line {
        let words = self.line.positionals.len();
        self.line.positionals.retain(|word| word != HELP_WORD);
        self.line.help = self.line.positionals.len() < words || self.line.flags.has(name::HELP);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line::read(&text.split(' ').collect::<Vec<_>>()).unwrap()
    }

    fn error(text: &str) -> String {
        Line::read(&text.split(' ').collect::<Vec<_>>()).unwrap_err().to_string()
    }

    fn parameters(text: &str) -> Vec<(String, String)> {
        line(text).parameters
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.into(), value.into())
    }

    #[test]
    fn a_value_follows_in_three_ways_and_only_the_first_sign_parts() {
        assert_eq!(
            parameters("ecs X --A 1 --B=2 --C:3 --D=a=b:c --Filter.1.Value=2026-01-01T00:00Z"),
            [
                pair("A", "1"),
                pair("B", "2"),
                pair("C", "3"),
                pair("D", "a=b:c"),
                pair("Filter.1.Value", "2026-01-01T00:00Z")
            ]
        );
        assert_eq!(parameters("ecs X --A= 1 --B --C"), [pair("A", "1"), pair("B", ""), pair("C", "")]);
    }

    #[test]
    fn flags_stand_anywhere() {
        let line = line("--region cn-beijing ecs -q X --force");
        assert_eq!(line.positionals, ["ecs", "X"]);
        assert_eq!(line.flags.value("region"), Some("cn-beijing"));
        assert!(line.flags.has("quiet") && line.flags.has("force"));
    }

    #[test]
    fn many_valued_flags_take_every_word_but_one_inline() {
        let line = line("ecs X --output cols=A rows=B --header a=b --output=num=true Y");
        assert_eq!(line.flags.values("output"), ["cols=A", "rows=B", "num=true"]);
        assert_eq!(line.positionals, ["ecs", "X", "Y"]);
        assert!(self::line("--pager ecs X").positionals.is_empty());
    }

    #[test]
    fn dashes_in_values() {
        assert_eq!(parameters("ecs X --A -abc"), [pair("A", "-abc")]);
        assert_eq!(parameters("ecs X --A -1/-1"), [pair("A", "-1/-1")]);
        assert_eq!(parameters("ecs X --A -ab=c"), [pair("A", "-ab=c")]);
        assert_eq!(parameters("ecs X --A -----BEGIN:"), [pair("A", "-----BEGIN:")]);
        assert_eq!(parameters("ecs X --A -"), [pair("A", "-")]);
        assert_eq!(parameters("ecs X --A -1"), [pair("A", ""), pair("1", "")]);
        assert_eq!(parameters("ecs X --A=-1"), [pair("A", "-1")]);
    }

    #[test]
    fn an_empty_word_leaves_a_flag_open() {
        let words = ["ecs", "X", "--A", "", "v", "--region", ""];
        let line = Line::read(&words).unwrap();
        assert_eq!(line.parameters, [pair("A", "v")]);
        assert!(line.flags.has("region"));
        assert_eq!(line.flags.value("region"), None);
    }

    #[test]
    fn help_in_any_place() {
        for text in ["help ecs X", "ecs help X", "ecs X help", "ecs X --help", "-h ecs X"] {
            let line = line(text);
            assert!(line.help, "{text}");
            assert_eq!(line.positionals, ["ecs", "X"], "{text}");
        }
        assert!(!line("ecs X --A help").help);
    }

    #[test]
    fn errors_before_and_after_the_first_positional() {
        assert_eq!(error("--region --quiet ecs"), "--region must be assigned with value");
        assert_eq!(error("help --region --quiet"), "--region must be assigned with value");
        assert_eq!(error("ecs X --region --quiet"), "parse failed --region must be assigned with value");
        assert_eq!(error("ecs X --"), "parse failed not support '--' in command line");
        assert_eq!(error("ecs X --=a"), "parse failed not support '--' in command line");
        assert_eq!(error("--force=true ecs"), "flag --force can't be assiged");
        assert_eq!(error("ecs X --A 1 --A 2"), "parse failed flag duplicated --A");
        assert_eq!(error("ecs X --region a --region b"), "parse failed --region duplicated");
        assert_eq!(error("ecs X -q --quiet"), "parse failed --quiet duplicated");
        assert!(line("ecs X --region").flags.has("region"));
    }

    #[test]
    fn the_first_positional_is_found_whatever_follows() {
        assert_eq!(Line::first_positional(&["help", "disk", "--", "-x"]), Some(1));
        assert_eq!(Line::first_positional(&["--region", "r", "ecs"]), Some(2));
        assert_eq!(Line::first_positional(&["--region", "r"]), None);
        assert_eq!(Line::first_positional(&["--", "disk"]), None);
    }
}
