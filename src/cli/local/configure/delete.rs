//! `snap configure delete`.

use super::*;

/// The command.
pub static LOCAL: Local =
    Local { words: &[NOUN, "delete"], about: "Deletes a profile", arguments: file, run: Run::Own(run) };

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    change_named(matches, |config, name| {
        if config.profile(name).is_none() {
            return Err(Problem::NothingToDelete(name.to_owned()));
        }
        config.profiles.retain(|profile| profile.name() != name);
        if config.current == name {
            let first = config.profiles.first();
            config.current = first.map_or(profiles::DEFAULT_PROFILE, Profile::name).to_owned();
        }
        Ok(())
    })?;
    Ok(Exit::Success)
}
