//! `snap configure switch`.

use super::*;

/// The command.
pub static LOCAL: Local = Local {
    words: &[NOUN, "switch"],
    about: "Makes a profile the current one",
    arguments: file,
    run: Run::Own(run),
};

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let name = change_named(matches, |config, name| {
        if config.profile(name).is_none() {
            return Err(Problem::Inexistent(name.to_owned()));
        }
        name.clone_into(&mut config.current);
        Ok(())
    })?;
    stream::answer(format!("The default profile is `{name}` now.\n"))?;
    Ok(Exit::Success)
}
