//! `snap configure get`.

use super::*;

/// The command.
pub static LOCAL: Local = Local {
    words: &[NOUN, "get"],
    about: "Prints settings of a profile, secrets by their ends",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    let names = Arg::new("setting").value_name("setting").num_args(0..).help("The settings; all without");
    file(command.arg(names))
}

fn run(program: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let config = Config::load(&path(matches)?)?.ok_or(Problem::NotSetUp(program))?;
    let name = profile_name(matches, &config);
    let profile = config.profile(&name).ok_or(Problem::NotFound(name))?;
    let mut settings = matches.get_many::<String>("setting").into_iter().flatten().peekable();
    let mut text = if settings.peek().is_none() { output::json(&profile.masked())? } else { String::new() };
    for setting in settings {
        let key = if setting == name::PROFILE { Some(keys::NAME) } else { profiles::key_of(setting) };
        let Some(key) = key else { continue };
        let shown = profile.shown(key).unwrap_or_default();
        // The region stands alone, so `$(configure get region)` is a region.
        text += &if key == keys::REGION { shown } else { format!("{setting}={shown}\n") };
    }
    stream::answer(text + "\n")?;
    Ok(Exit::Success)
}
