//! `snap configure switch`.

use super::*;

/// The command.
pub static LOCAL: Local = Local {
    words: &[NOUN, "switch"],
    about: "Makes a profile the current one",
    arguments: |command: Command| with(command, &[name::PROFILE, name::CONFIG_PATH]),
    run,
};

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let name = value(matches, name::PROFILE).ok_or(Problem::NoProfile)?;
    let path = path(matches)?;
    let mut config = Config::load(&path)?.ok_or_else(|| Problem::NoFile(path.clone()))?;
    if config.profile(name).is_none() {
        return Err(Problem::Inexistent(name.to_owned()).into());
    }
    name.clone_into(&mut config.current);
    config.save(&path)?;
    stream::answer(format!("The default profile is `{name}` now.\n"))?;
    Ok(Exit::Success)
}
