//! `snap configure …`: the profiles, as `aliyun configure …` keeps them.

mod ai_mode;
mod ask;
mod delete;
mod get;
mod list;
mod plugin_settings;
mod safety_policy;
mod set;
mod switch;

use super::super::flags::{Arity, FLAGS, Flag, name};
use super::super::profiles::{self, Config, Profile, ProfilesError, keys};
use super::super::{output, stream, table};
use super::{Exit, Local, Program, Run};
use clap::{Arg, ArgMatches, Command};
use std::path::{Path, PathBuf};

/// The noun.
pub const NOUN: &str = "configure";

/// The commands of the noun, those of one word together.
pub const LOCALS: &[&Local] = &[
    &ask::LOCAL,
    &set::LOCAL,
    &get::LOCAL,
    &list::LOCAL,
    &switch::LOCAL,
    &delete::LOCAL,
    &safety_policy::BARE,
    &safety_policy::SHOW,
    &safety_policy::LIST,
    &safety_policy::ENABLE,
    &safety_policy::DISABLE,
    &safety_policy::ADD,
    &safety_policy::REMOVE,
    &ai_mode::BARE,
    &ai_mode::SHOW,
    &ai_mode::ENABLE,
    &ai_mode::DISABLE,
    &ai_mode::SET,
    &ai_mode::RESET,
    &plugin_settings::BARE,
    &plugin_settings::SHOW,
    &plugin_settings::SET,
    &plugin_settings::CLEAR,
];

/// The ways to sign in that a profile can name.
const MODES: [&str; 14] = [
    "AK",
    "StsToken",
    "RamRoleArn",
    "EcsRamRole",
    "RsaKeyPair",
    "RamRoleArnWithRoleName",
    "External",
    "CredentialsURI",
    "OIDC",
    "ChainableRamRoleArn",
    "CloudSSO",
    "OAuth",
    "BearerToken",
    "Anonymous",
];

/// A configuration that a command cannot work with.
#[derive(Debug, thiserror::Error)]
enum Problem {
    #[error("fail to set configuration: {0}")]
    Set(&'static str),
    #[error("fail to set configuration: invalid region {0}")]
    Region(String),
    #[error("invalid mode: {0}")]
    Mode(String),
    #[error("load configuration failed. Run `{0} configure` to set up")]
    NotSetUp(Program),
    #[error("load configure failed: stat {}: no such file or directory", .0.display())]
    NoFile(PathBuf),
    #[error("profile {0} not found")]
    NotFound(String),
    #[error("the --profile <profileName> is required")]
    NoProfile,
    #[error("the profile `{0}` is inexist")]
    Inexistent(String),
    #[error("error: configuration profile `{0}` not found")]
    NothingToDelete(String),
}

fn argument(flag: &'static Flag) -> Arg {
    let argument = Arg::new(flag.name)
        .long(flag.name)
        .aliases(flag.alias)
        .help(flag.help)
        .value_name("value")
        .allow_hyphen_values(true)
        .num_args(if flag.arity == Arity::Optional { 0..=1 } else { 1..=1 });
    match flag.shorthand {
        Some(letter) => argument.short(letter),
        None => argument,
    }
}

/// Adds the flags of these names.
fn with(command: Command, names: &[&str]) -> Command {
    command.args(FLAGS.iter().filter(|flag| names.contains(&flag.name)).map(argument))
}

/// Adds a flag for each setting, and the names of the profile and the file.
fn with_settings(command: Command) -> Command {
    let settings = FLAGS.iter().filter(|flag| flag.setting.is_some()).map(argument);
    with(command.args(settings), &[name::PROFILE, name::CONFIG_PATH])
}

/// Adds the flags that every command here takes.
fn file(command: Command) -> Command {
    with(command, &[name::MODE, name::PROFILE, name::CONFIG_PATH])
}

/// Returns the path of a file beside that of the profiles.
fn beside(matches: &ArgMatches, name: &str) -> Result<PathBuf, ProfilesError> {
    Ok(path(matches)?.with_file_name(name))
}

/// Returns the value of a flag that the command has, if it is given and not empty.
fn value<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    let value = matches.try_get_one::<String>(name).ok().flatten();
    value.map(String::as_str).filter(|value| !value.is_empty())
}

/// Returns the file that the command is about.
fn path(matches: &ArgMatches) -> Result<PathBuf, ProfilesError> {
    profiles::path(value(matches, name::CONFIG_PATH))
}

/// Returns the name of the profile that the command is about.
fn profile_name(matches: &ArgMatches, config: &Config) -> String {
    let named = value(matches, name::PROFILE).map(str::to_owned);
    named.or_else(profiles::named_by_environment).unwrap_or_else(|| config.current().to_owned())
}

/// Changes the file in which the command names a profile. Returns the profile's name.
fn change_named(
    matches: &ArgMatches,
    change: impl Fn(&mut Config, &str) -> Result<(), Problem>,
) -> anyhow::Result<&str> {
    let name = value(matches, name::PROFILE).ok_or(Problem::NoProfile)?;
    let path = path(matches)?;
    profiles::change(&path, |config: Option<Config>| -> anyhow::Result<Config> {
        let mut config = config.ok_or_else(|| Problem::NoFile(path.clone()))?;
        change(&mut config, name)?;
        Ok(config)
    })?;
    Ok(name)
}

/// Returns the way to sign in, in its usual spelling.
fn mode(text: &str) -> Result<&'static str, Problem> {
    let mode = MODES.iter().find(|mode| mode.eq_ignore_ascii_case(text));
    mode.copied().ok_or_else(|| Problem::Mode(text.to_owned()))
}

/// Checks a profile that is to be saved.
fn check(profile: &Profile) -> Result<(), Problem> {
    match profile.text(keys::REGION) {
        None => Err(Problem::Set("region can't be empty")),
        Some(region) if !profiles::is_region(region) => Err(Problem::Region(region.to_owned())),
        Some(_) => Ok(()),
    }
}
