//! `snap configure delete`.

use super::*;

/// The command.
pub static LOCAL: Local =
    Local { words: &[NOUN, "delete"], about: "Deletes a profile", arguments: file, run };

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let (name, path, mut config) = named(matches)?;
    if config.profile(name).is_none() {
        return Err(Problem::NothingToDelete(name.to_owned()).into());
    }
    config.profiles.retain(|profile| profile.name() != name);
    if config.current == name {
        config.current = config.profiles.first().map_or(profiles::DEFAULT_PROFILE, Profile::name).to_owned();
    }
    config.save(&path)?;
    Ok(Exit::Success)
}
