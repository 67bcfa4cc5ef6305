//! The checks of flags that need no operation.

use super::error::CliError;
use super::flags::{FLAGS, Flag, Standing, name};
use super::grammar::{Given, Line};
use super::program::Program;
use std::collections::BTreeMap;

/// The `key=value` words of a flag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields<'a>(BTreeMap<&'static str, &'a str>);

impl<'a> Fields<'a> {
    /// Reads them; words of other keys, or without a key, are passed over.
    ///
    /// # Errors
    /// When one is there twice, or missing.
    pub fn read(flag: &'static Flag, given: &'a Given) -> Result<Self, CliError> {
        let mut fields = BTreeMap::new();
        for word in given.values(flag.name) {
            let Some((key, value)) = word.split_once('=') else { continue };
            let Some(field) = flag.fields.iter().find(|field| field.key == key) else { continue };
            if fields.insert(field.key, value).is_some() {
                return Err(CliError::FieldTwice { flag: flag.name, key: field.key });
            }
        }
        match flag.fields.iter().find(|field| field.required && !fields.contains_key(field.key)) {
            Some(field) => Err(CliError::FieldMissing { flag: flag.name, key: field.key }),
            None => Ok(Self(fields)),
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&'a str> {
        self.0.get(key).copied()
    }
}

/// The single word of the flag, if it is there with nothing else.
pub fn word(flag: &Flag, given: &Given) -> Option<&'static str> {
    flag.words.iter().find(|word| given.values(flag.name) == [**word]).copied()
}

/// Checks flag by flag, in their order: its fields, then the flags that cannot stand beside it.
///
/// # Errors
/// The first thing wrong.
pub fn flags(line: &Line) -> Result<(), CliError> {
    for flag in FLAGS.iter().filter(|flag| line.flags.has(flag.name)) {
        if word(flag, &line.flags).is_none() {
            Fields::read(flag, &line.flags)?;
        }
        if let Some(other) = flag.exclusive_with.iter().find(|other| line.flags.has(other)) {
            return Err(CliError::Exclusive(flag.name, other));
        }
    }
    Ok(())
}

/// Checks what `--estimate-cost` needs beside it.
///
/// # Errors
/// When there is no operation to estimate, or only its context is given.
pub fn estimate(program: Program, line: &Line) -> Result<(), CliError> {
    let estimate = line.flags.has(name::ESTIMATE_COST);
    if line.help {
        Ok(())
    } else if estimate && line.positionals.len() < 2 {
        Err(CliError::NothingToEstimate(program))
    } else if !estimate && line.flags.has(name::ESTIMATE_COST_CONTEXT) {
        Err(CliError::ContextAlone(program))
    } else {
        Ok(())
    }
}

/// Refuses flags that would be ignored to the caller's harm.
///
/// # Errors
/// `Absent` for the first.
pub fn available(line: &Line) -> Result<(), CliError> {
    let absent = |flag: &&Flag| flag.standing == Standing::Absent && line.flags.has(flag.name);
    FLAGS.iter().find(absent).map_or(Ok(()), |flag| Err(CliError::Absent(flag.name)))
}

/// Checks the form of every `--header`.
///
/// # Errors
/// When one has no `=`.
pub fn headers(line: &Line) -> Result<(), CliError> {
    let bad = line.flags.values(name::HEADER).iter().find(|header| !header.contains('='));
    bad.map_or(Ok(()), |header| Err(CliError::Header(header.clone())))
}

/// Checks `--method`.
///
/// # Errors
/// When it is neither `GET` nor `POST`.
pub fn method(line: &Line) -> Result<(), CliError> {
    match line.flags.value(name::METHOD) {
        None | Some("GET" | "POST") => Ok(()),
        Some(other) => Err(CliError::Method(other.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> String {
        let line = Line::read(&text.split(' ').collect::<Vec<_>>()).unwrap();
        flags(&line).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn fields() {
        assert_eq!(check("--output text"), "bad flag format --output with field cols= required");
        assert_eq!(check("--output json"), "");
        assert_eq!(check("--output rows=a x=y"), "bad flag format --output with field cols= required");
        assert_eq!(check("--output cols=a cols=b"), "bad flag format --output with field cols= duplicated");
        assert_eq!(check("--output cols=a rows=b whatever"), "");
        assert_eq!(check("--output table"), "");
        assert_eq!(check("--output tree"), "");
        assert_eq!(check("--output table rows=a"), "bad flag format --output with field cols= required");
        assert_eq!(check("--waiter to=a"), "bad flag format --waiter with field expr= required");
    }

    #[test]
    fn exclusive_flags() {
        assert_eq!(check("--waiter expr=a to=b --pager"), "flag --pager is exclusive with --waiter");
        assert_eq!(check("--waiter --pager"), "flag --pager is exclusive with --waiter");
        assert_eq!(check("--pager --dryrun"), "flag --dryrun is exclusive with --pager");
        assert_eq!(check("--dryrun --quiet"), "flag --quiet is exclusive with --dryrun");
    }
}
