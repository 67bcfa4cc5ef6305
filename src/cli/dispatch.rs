//! Runs a local command: reads its line, runs it, and tells its errors.

use super::error::{CliError, Exit};
use super::flags::name::QUIET;
use super::grammar::Line;
use super::local::{self, Local, Run};
use super::profiles::ProfilesError;
use super::program::Program;
use super::stream::{self, Paint, WriteError, complain, paint};
use super::tree::{local_tree, man_pages};
use super::{advice, call};
use crate::ecs::ApiError;
use crate::engine::EngineError;
use crate::sys::lack::told;
use clap::ArgMatches;
use std::ffi::OsString;
use std::io;

/// Runs the local command in `words`, whose noun is at `noun`.
///
/// # Errors
/// When standard output cannot be written. Errors of the command are printed here.
pub fn run(program: Program, words: &[OsString], noun: usize) -> Result<Exit, CliError> {
    if words.get(noun).is_some_and(|word| local::SHARED.iter().any(|shared| word == shared)) {
        let readable: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
        let line = Line::read(&readable)?;
        let mut read = local::shared_words(&line)?;
        read.extend(line.help.then(|| "--help".to_owned()));
        return parsed(program, read.into_iter().map(OsString::from));
    }
    let (before, command) = words.split_at(noun);
    let (command, after) = command.split_at(named(command));
    // Flags can come first, as with operations; `help disk` is `disk --help`.
    let flags = before.iter().map(|word| if word == "help" { "--help".into() } else { word.clone() });
    parsed(program, command.iter().cloned().chain(flags).chain(after.iter().cloned()))
}

/// Returns the number of these words that are the name of a command, or the beginning of one.
fn named(words: &[OsString]) -> usize {
    let common =
        |local: &Local| local.words.iter().zip(words).take_while(|(name, word)| *word == *name).count();
    local::all().map(common).max().unwrap_or(0)
}

/// Runs the command in words that clap can read.
fn parsed(program: Program, words: impl Iterator<Item = OsString>) -> Result<Exit, CliError> {
    let words = std::iter::once(OsString::from(program.name())).chain(words);
    let matches = match local_tree(program).try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(error) => {
            error.print()?;
            return Ok(if error.use_stderr() { Exit::Unknown } else { Exit::Success });
        }
    };
    let Some((local, matches)) = chosen(&matches) else { return Ok(Exit::Unknown) };
    if local::given(matches).has(QUIET) {
        stream::hush();
    }
    let done = match local.run {
        Run::Own(run) => run(program, matches),
        Run::WithPages(run) => run(man_pages(), matches),
    };
    done.or_else(|error| {
        let error = match error.downcast::<ProfilesError>() {
            Ok(error) => call::setup(program, error).into(),
            Err(error) => error,
        };
        Ok(failed(program, &error))
    })
}

fn failed(program: Program, error: &anyhow::Error) -> Exit {
    // A reader that has gone away has read enough.
    if error.downcast_ref::<WriteError>().is_some_and(WriteError::has_no_reader)
        || error.downcast_ref::<CliError>().is_some_and(|error| error.exit() == Exit::Success)
    {
        return Exit::Success;
    }
    complain(&paint(&io::stderr(), Paint::Red, &format!("ERROR: {}\n", whole(error))));
    if let Some(hint) = hint(program, error) {
        complain(&paint(&io::stderr(), Paint::Yellow, &format!("\n{hint}\n")));
    }
    Exit::Failed
}

/// Returns an error with its causes, each told once: many messages tell their cause already.
fn whole(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in error.chain() {
        // Errors of the machine are told in words.
        let cause = match cause.downcast_ref::<io::Error>() {
            Some(error) => told(error, "").to_string(),
            None if cause.is::<rusqlite::ffi::Error>() => continue,
            None => cause.to_string(),
        };
        if text.is_empty() {
            text = cause;
        } else if !text.contains(&cause) {
            text = format!("{text}: {cause}");
        }
    }
    text
}

/// Returns the remedy for an error, where it is known.
fn hint(program: Program, error: &anyhow::Error) -> Option<String> {
    if let Some(error) = error.downcast_ref::<CliError>() {
        return advice::tip(error, program);
    }
    if let Some(error) = error.downcast_ref::<EngineError>() {
        return error.hint().map(|hint| program.in_its_words(&hint));
    }
    let hint = error.downcast_ref::<ApiError>()?.hint.as_deref()?;
    Some(program.in_its_words(hint))
}

/// Returns the command that clap found, with its arguments.
fn chosen(matches: &ArgMatches) -> Option<(&'static Local, &ArgMatches)> {
    let (mut words, mut found) = (Vec::new(), matches);
    while let Some((word, of_word)) = found.subcommand() {
        words.push(word);
        found = of_word;
    }
    local::find(&words).map(|local| (local, found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ecs::Code;

    #[test]
    fn a_cause_is_told_once() {
        let cause = || io::Error::other("the cause");
        let told = |error: anyhow::Error| whole(&error);
        assert_eq!(told(anyhow::Error::from(cause()).context("cannot do it")), "cannot do it: the cause");
        assert_eq!(
            told(anyhow::Error::from(cause()).context("cannot do it: the cause")),
            "cannot do it: the cause"
        );
    }

    #[test]
    fn errors_of_the_service_keep_their_hints() {
        let error = anyhow::Error::from(ApiError::new(Code::InvalidDiskIdNotFound, "m").hint("look"));
        assert_eq!(hint(Program::Snap, &error).as_deref(), Some("look"));
        assert_eq!(hint(Program::Snap, &anyhow::anyhow!("m")), None);
    }
}
