//! The words of commands that `aliyun` has too, checked before clap reads them: the error of an unknown word is the
//! one of `aliyun`.

use super::super::error::CliError;
use super::super::flags::{Flag, name::HELP};
use super::super::grammar::Line;
use super::super::suggest::nearest;
use super::{find, following, with_arguments};
use clap::{Arg, Command};

/// Returns the words of a line in a form that clap reads: the command, then its flags, each with its value. A value
/// can be empty.
///
/// # Errors
/// The first unknown word or flag.
pub fn words(line: &Line) -> Result<Vec<String>, CliError> {
    let words: Vec<&str> = line.positionals.iter().map(String::as_str).collect();
    let known = |count: &usize| find(words.get(..*count).unwrap_or_default());
    let Some((count, local)) = (1..=words.len()).rev().find_map(|count| Some((count, known(&count)?))) else {
        return Ok(line.positionals.clone());
    };
    let command = with_arguments(local, Command::new(""));
    if let Some(word) = words.get(count)
        && command.get_positionals().next().is_none()
    {
        let known = following(local.words).collect();
        return Err(CliError::UnknownCommand { name: (*word).to_owned(), known });
    }
    let mut read = line.positionals.clone();
    let flags = line.flags.all().filter(|(name, _)| *name != HELP);
    let flags = flags.map(|(name, values)| (name, values.first().map_or("", String::as_str)));
    for (name, value) in
        flags.chain(line.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    {
        let argument = argument(&command, name).ok_or_else(|| invalid(&command, name))?;
        let takes = argument.get_action().takes_values();
        read.push(if takes { format!("--{name}={value}") } else { format!("--{name}") });
    }
    Ok(read)
}

/// Returns the argument of a command that a name means.
fn argument<'a>(command: &'a Command, name: &str) -> Option<&'a Arg> {
    command.get_arguments().find(|argument| {
        let aliases = argument.get_all_aliases().unwrap_or_default();
        argument.get_long() == Some(name) || aliases.contains(&name)
    })
}

fn invalid(command: &Command, name: &str) -> CliError {
    let dashed =
        |name: &str| if name.chars().count() == 1 { format!("-{name}") } else { format!("--{name}") };
    let shown = || command.get_arguments().filter(|argument| !argument.is_hide_set());
    let names = || shown().filter_map(Arg::get_long).chain([HELP]);
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
