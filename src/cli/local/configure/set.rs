//! `snap configure set`.

use super::*;

/// The command.
pub static LOCAL: Local = Local {
    words: &[NOUN, "set"],
    about: "Sets settings of a profile, which becomes the current one",
    arguments: with_settings,
    run: Run::Own(run),
};

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    profiles::change(&path(matches)?, |config| changed(matches, config.unwrap_or_default()))?;
    Ok(Exit::Success)
}

/// Returns the configuration with the changes of the line.
fn changed(matches: &ArgMatches, mut config: Config) -> anyhow::Result<Config> {
    let name = profile_name(matches, &config);
    let mut profile = config.profile(&name).cloned().unwrap_or_else(|| Profile::new(&name));
    for flag in FLAGS {
        if let (Some(key), Some(value)) = (flag.setting, value(matches, flag.name)) {
            profile.set(key, if key == keys::MODE { mode(value)? } else { value });
        }
    }
    profile.set_default(keys::MODE, MODES[0]);
    profile.set_default(keys::LANGUAGE, "en");
    profile.set(keys::OUTPUT, "json");
    profile.set_default(keys::SITE, "china");
    check(&profile)?;
    config.put(profile);
    Ok(config)
}
