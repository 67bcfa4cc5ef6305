//! Local commands: what a machine needs and the service has no operation for.
//!
//! One file is one command: its words, its arguments and its body. [`LOCALS`] lists them.

mod bill;
mod completion;
mod demo;
mod disk_import;
mod disk_path;
mod man;
mod schedule_next;
mod schedule_run;
mod store_reclaim;
mod store_stats;
mod store_verify;
mod task_list;
mod task_run;
mod task_wait;
mod version;

use super::error::{CliError, Exit};
use super::program::Program;
use super::stream::{Paint, complain, paint};
use super::tree::tree;
use crate::ecs::ApiError;
use clap::{ArgMatches, Command};
use std::ffi::OsString;
use std::io;

/// A local command.
#[derive(Clone, Copy, Debug)]
pub struct Local {
    /// The noun and, where it has several, the verb.
    pub words: &'static [&'static str],
    /// What it does, in a line.
    pub about: &'static str,
    /// Adds its arguments.
    pub arguments: fn(Command) -> Command,
    /// Does it.
    pub run: fn(Program, &ArgMatches) -> anyhow::Result<Exit>,
}

/// Every local command, those of one noun together.
pub static LOCALS: &[&Local] = &[
    &disk_path::LOCAL,
    &disk_import::LOCAL,
    &store_verify::LOCAL,
    &store_reclaim::LOCAL,
    &store_stats::LOCAL,
    &schedule_run::LOCAL,
    &schedule_next::LOCAL,
    &bill::LOCAL,
    &task_list::LOCAL,
    &task_wait::LOCAL,
    &task_run::LOCAL,
    &demo::LOCAL,
    &completion::LOCAL,
    &man::LOCAL,
    &version::LOCAL,
];

/// What the nouns are about that have several verbs.
const GROUPS: [(&str, &str); 4] = [
    ("disk", "Disk images on this machine"),
    ("store", "The block stores that hold the snapshots"),
    ("schedule", "What policies and retention have to do"),
    ("task", "Work that goes on in the background"),
];

/// The nouns, each once.
pub fn nouns() -> impl Iterator<Item = &'static str> {
    let first = |local: &&Local| local.words.first().copied();
    LOCALS.iter().enumerate().filter_map(move |(index, local)| {
        let noun = first(local)?;
        let before = index.checked_sub(1).and_then(|index| LOCALS.get(index)).and_then(first);
        (before != Some(noun)).then_some(noun)
    })
}

/// What a noun is about.
pub fn about(noun: &str) -> &'static str {
    let group = GROUPS.iter().find(|(name, _)| *name == noun).map(|(_, about)| *about);
    let alone = || LOCALS.iter().find(|local| local.words == [noun]).map(|local| local.about);
    group.or_else(alone).unwrap_or_default()
}

/// Runs the local command in `words`, whose noun is at `noun`.
///
/// # Errors
/// When standard output cannot be written. What goes wrong in the command is printed here.
pub fn run(program: Program, words: &[OsString], noun: usize) -> Result<Exit, CliError> {
    let (before, command) = words.split_at(noun);
    let asks = |word: &OsString| ["help", "--help", "-h"].iter().any(|help| word == help);
    // `help disk` is `disk --help`; any other word before the noun is clap's to complain about.
    let (before, help) = if !before.is_empty() && before.iter().all(asks) {
        (&[][..], Some("--help".into()))
    } else {
        (before, None)
    };
    let arguments = std::iter::once(OsString::from(program.name()));
    let arguments = arguments.chain(before.iter().cloned()).chain(command.iter().cloned()).chain(help);
    let matches = match tree(program).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            error.print()?;
            return Ok(if error.use_stderr() { Exit::Unknown } else { Exit::Success });
        }
    };
    let Some((local, matches)) = chosen(&matches) else { return Ok(Exit::Unknown) };
    (local.run)(program, matches).or_else(|error| match error.downcast::<io::Error>() {
        Ok(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Success),
        Ok(error) => Ok(failed(&error.into())),
        Err(error) => Ok(failed(&error)),
    })
}

fn failed(error: &anyhow::Error) -> Exit {
    complain(&paint(&io::stderr(), Paint::Red, &format!("ERROR: {error:#}\n")));
    if let Some(hint) = hint(error) {
        complain(&paint(&io::stderr(), Paint::Yellow, &format!("\n{hint}\n")));
    }
    Exit::Failed
}

/// What to do about an error, where it is one of the service's.
fn hint(error: &anyhow::Error) -> Option<&str> {
    error.downcast_ref::<ApiError>()?.hint.as_deref()
}

/// The command that clap found, with its arguments.
fn chosen(matches: &ArgMatches) -> Option<(&'static Local, &ArgMatches)> {
    let (noun, of_noun) = matches.subcommand()?;
    let (words, of_command) = match of_noun.subcommand() {
        Some((verb, of_verb)) => (vec![noun, verb], of_verb),
        None => (vec![noun], of_noun),
    };
    LOCALS.iter().find(|local| local.words == words).map(|local| (*local, of_command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_the_service_keep_their_hints() {
        let error = anyhow::Error::from(ApiError::new("InvalidDiskId.NotFound", "m").hint("look"));
        assert_eq!(hint(&error), Some("look"));
        assert_eq!(hint(&anyhow::anyhow!("m")), None);
    }
}
