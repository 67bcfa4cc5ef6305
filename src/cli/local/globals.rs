//! The global flags of local commands: flags of operations that also have a meaning here, and flags that have no
//! effect here anyway. A command's own flag of the same name comes first.

use super::super::flags::{Arity, FLAGS, Flag, Standing, name};
use super::super::grammar::Given;
use super::super::stream;
use crate::ecs::{ApiError, Code};
use crate::model::RegionId;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};

/// The flags with the effect that their help tells; the first ones are shown in the help of each command.
const SHOWN: [&str; 3] = [name::REGION, name::PROFILE, name::QUIET];
const KNOWN: [&str; 4] = [name::REGION_ID, name::CONFIG_PATH, name::LANGUAGE, name::YES];

fn flags() -> impl Iterator<Item = &'static Flag> {
    FLAGS.iter().filter(|flag| {
        let works = SHOWN.contains(&flag.name) || KNOWN.contains(&flag.name);
        works || flag.standing == Standing::Harmless
    })
}

/// Adds the global flags that the command does not have itself.
pub fn add(command: Command) -> Command {
    let own: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    let missing = flags().filter(|flag| !own.iter().any(|name| name == flag.name));
    missing.fold(command, |command, flag| command.arg(argument(flag)))
}

fn argument(flag: &'static Flag) -> Arg {
    let argument = Arg::new(flag.name)
        .long(flag.name)
        .help(flag.help)
        .help_heading("Flags of every command")
        .hide(!SHOWN.contains(&flag.name))
        .display_order(1000);
    let argument = flag.shorthand.into_iter().fold(argument, Arg::short);
    let argument = flag.alias.into_iter().fold(argument, Arg::alias);
    match flag.arity {
        Arity::None => argument.action(ArgAction::SetTrue),
        Arity::Optional => argument.value_name("value").num_args(0..=1),
        Arity::One | Arity::Many => argument.value_name("value"),
    }
}

/// Returns the global flags on the line.
pub fn given(matches: &ArgMatches) -> Given {
    let on_the_line = |flag: &&Flag| {
        // A flag that a command does not have cannot be queried.
        matches.try_contains_id(flag.name).unwrap_or(false)
            && matches.value_source(flag.name) == Some(ValueSource::CommandLine)
    };
    let values = |flag: &'static Flag| {
        let values = matches.try_get_many::<String>(flag.name).ok().flatten();
        (flag.name, values.into_iter().flatten().cloned().collect())
    };
    flags().filter(on_the_line).map(values).collect()
}

/// Returns the region that the line names, for commands whose default is all regions.
///
/// # Errors
/// `InvalidRegionId.NotFound` if there is no such region.
pub fn region(matches: &ArgMatches) -> Result<Option<RegionId>, ApiError> {
    let given = given(matches);
    let named = given.value(name::REGION).or_else(|| given.value(name::REGION_ID));
    named.map(crate::ecs::places::region).transpose()
}

/// Checks that a command's resource lies in the region that the line names, if it names one. Ids are unique over
/// regions.
///
/// # Errors
/// `code` when the resource lies in another region, `InvalidRegionId.NotFound` if there is no such region.
pub fn must_be_in(matches: &ArgMatches, its: &RegionId, code: Code, what: &str) -> Result<(), ApiError> {
    match region(matches)? {
        Some(region) if region != *its => {
            Err(ApiError::new(code, format!("there is no {what} in {region}, but in {its}")))
        }
        _ => Ok(()),
    }
}

/// Tells on standard error that a command is about all regions, if the line names one.
///
/// # Errors
/// `InvalidRegionId.NotFound` if there is no such region.
pub fn all_regions(matches: &ArgMatches, command: &str) -> Result<(), ApiError> {
    if region(matches)?.is_some() {
        stream::complain(&format!("note: `{command}` is about all regions, whatever --region says\n"));
    }
    Ok(())
}
