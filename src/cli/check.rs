//! The checks of flags that need no operation.

use super::error::CliError;
use super::fields::{Fields, word};
use super::flags::{FLAGS, Flag, Standing, name};
use super::grammar::Line;
use super::program::Program;

/// Checks flag by flag, in their order: the fields of each flag, then the flags that exclude it.
///
/// # Errors
/// The first error.
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

/// Checks the flags that `--estimate-cost` needs.
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

/// Refuses flags that must not be ignored.
///
/// # Errors
/// `Absent` for the first such flag.
pub fn available(line: &Line) -> Result<(), CliError> {
    let absent = |flag: &&Flag| flag.standing == Standing::Absent && line.flags.has(flag.name);
    FLAGS.iter().find(absent).map_or(Ok(()), |flag| Err(CliError::Absent(flag.name)))
}

/// Checks the form of every `--header`.
///
/// # Errors
/// When a header has no `=`.
pub fn headers(line: &Line) -> Result<(), CliError> {
    let bad = line.flags.values(name::HEADER).iter().find(|header| !header.contains('='));
    bad.map_or(Ok(()), |header| Err(CliError::Header(header.clone())))
}

/// Checks `--method`.
///
/// # Errors
/// When the method is neither `GET` nor `POST`.
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
