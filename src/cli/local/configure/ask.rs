//! `snap configure`: asks for the settings of a profile.

use super::*;
use std::io::{self, BufRead};

/// The command.
pub static LOCAL: Local = Local {
    words: &[NOUN],
    about: "Asks for the settings of a profile, and saves them",
    arguments: file,
    run: Run::Own(run),
};

/// The settings that are asked for in each mode that has a key; other modes need none here.
const CREDENTIALS: [(&str, &[(&str, &str)]); 3] = [
    ("AK", &[("Access Key Id", keys::KEY_ID), ("Access Key Secret", keys::KEY_SECRET)]),
    (
        "StsToken",
        &[
            ("Access Key Id", keys::KEY_ID),
            ("Access Key Secret", keys::KEY_SECRET),
            ("Sts Token", keys::STS_TOKEN),
        ],
    ),
    (
        "RamRoleArn",
        &[
            ("Access Key Id", keys::KEY_ID),
            ("Access Key Secret", keys::KEY_SECRET),
            ("Ram Role Arn", "ram_role_arn"),
            ("Role Session Name", "ram_session_name"),
        ],
    ),
];

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let path = path(matches)?;
    let config = Config::load(&path)?.unwrap_or_default();
    let name = profile_name(matches, &config);
    let mut profile = config.profile(&name).cloned().unwrap_or_else(|| Profile::new(&name));
    let before = profile.text(keys::MODE).unwrap_or(MODES[0]);
    let mode = mode(value(matches, name::MODE).unwrap_or(before))?;
    profile.set(keys::MODE, mode);
    stream::answer(format!("Configuring profile '{name}' in '{mode}' authenticate mode...\n"))?;
    let asked = CREDENTIALS.iter().find(|(other, _)| *other == mode).map_or(&[][..], |(_, asked)| *asked);
    for (title, key) in asked {
        ask(&mut profile, title, key)?;
    }
    ask(&mut profile, "Default Region Id", keys::REGION)?;
    stream::answer("Default Output Format [json]: json (Only support json)\n")?;
    profile.set(keys::OUTPUT, "json");
    profile.set_default(keys::LANGUAGE, "en");
    ask(&mut profile, "Default Language [zh|en]", keys::LANGUAGE)?;
    profile.set_default(keys::SITE, "china");
    check(&profile)?;
    stream::answer(format!("Saving profile[{name}] ..."))?;
    // The file is read anew: another process can have changed it while the questions were answered.
    profiles::change(&path, |config: Option<Config>| {
        let mut config = config.unwrap_or_default();
        config.put(profile.clone());
        Ok::<_, ProfilesError>(config)
    })?;
    stream::answer("Done.\n\nConfigure Done!!!\n")?;
    Ok(Exit::Success)
}

/// Asks for a setting; an empty line keeps the present value.
fn ask(profile: &mut Profile, title: &str, key: &'static str) -> anyhow::Result<()> {
    let shown = profile.shown(key).unwrap_or_default();
    let kept = if key == keys::LANGUAGE { format!(" {shown}: ") } else { format!(" [{shown}]: ") };
    stream::answer(format!("{title}{kept}"))?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let line = line.trim();
    if !line.is_empty() {
        profile.set(key, line);
    }
    Ok(())
}
