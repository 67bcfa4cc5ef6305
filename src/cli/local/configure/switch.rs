//! `snap configure switch`.

use super::*;

/// The command.
pub static LOCAL: Local =
    Local { words: &[NOUN, "switch"], about: "Makes a profile the current one", arguments: file, run };

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let (name, path, mut config) = named(matches)?;
    if config.profile(name).is_none() {
        return Err(Problem::Inexistent(name.to_owned()).into());
    }
    name.clone_into(&mut config.current);
    config.save(&path)?;
    stream::answer(format!("The default profile is `{name}` now.\n"))?;
    Ok(Exit::Success)
}
