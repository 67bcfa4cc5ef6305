//! `snap configure delete`.

use super::*;

/// The command.
pub static LOCAL: Local = Local {
    words: &[NOUN, "delete"],
    about: "Deletes a profile",
    arguments: |command: Command| with(command, &[name::PROFILE, name::CONFIG_PATH]),
    run,
};

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let name = value(matches, name::PROFILE).ok_or(Problem::NoProfile)?;
    let path = path(matches)?;
    let mut config = Config::load(&path)?.ok_or_else(|| Problem::NoFile(path.clone()))?;
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
