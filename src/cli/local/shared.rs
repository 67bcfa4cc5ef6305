//! The words of commands that `aliyun` has too, checked before clap reads them: what is unknown is told as it
//! tells it.

use super::super::error::CliError;
use super::super::flags::{Flag, name::HELP};
use super::super::grammar::Line;
use super::super::suggest::nearest;
use super::{find, following};
use clap::{Arg, Command};

/// Checks that the words are a command and the flags are its own.
///
/// # Errors
/// The first word or flag that is not known.
pub fn check(line: &Line) -> Result<(), CliError> {
    let words: Vec<&str> = line.positionals.iter().map(String::as_str).collect();
    let mut count = words.len();
    let local = loop {
        let Some(known) = words.get(..count) else { return Ok(()) };
        match find(known) {
            Some(local) => break local,
            None if count == 0 => return Ok(()),
            None => count -= 1,
        }
    };
    let command = (local.arguments)(Command::new(""));
    if let Some(word) = words.get(count)
        && command.get_positionals().next().is_none()
    {
        return Err(CliError::UnknownCommand {
            name: (*word).to_owned(),
            known: following(local.words).collect(),
        });
    }
    let given = line.flags.names().chain(line.parameters.iter().map(|(name, _)| name.as_str()));
    match given.into_iter().find(|name| !takes(&command, name)) {
        Some(name) => Err(invalid(&command, name)),
        None => Ok(()),
    }
}

fn takes(command: &Command, name: &str) -> bool {
    let own = |argument: &Arg| {
        let aliases = argument.get_all_aliases().unwrap_or_default();
        argument.get_long() == Some(name) || aliases.iter().any(|alias| *alias == name)
    };
    name == HELP || command.get_arguments().any(own)
}

fn invalid(command: &Command, name: &str) -> CliError {
    let dashed =
        |name: &str| if name.chars().count() == 1 { format!("-{name}") } else { format!("--{name}") };
    let names = || command.get_arguments().filter_map(Arg::get_long).chain([HELP]);
    let all = names().flat_map(|name| {
        let short = Flag::named(name).and_then(|flag| flag.shorthand).map(|letter| format!("-{letter}"));
        short.into_iter().chain([format!("--{name}")])
    });
    CliError::InvalidFlag {
        name: dashed(name),
        near: nearest(name, names()).into_iter().map(dashed).collect(),
        available: all.collect(),
    }
}
