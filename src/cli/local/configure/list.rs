//! `snap configure list`.

use super::*;

/// The command.
pub static LOCAL: Local =
    Local { words: &[NOUN, "list"], about: "Lists the profiles", arguments: file, run: Run::Own(run) };

/// The columns, and the least width of each in characters.
const COLUMNS: [(&str, usize); 5] =
    [("Profile", 9), ("Credential", 18), ("Valid", 7), ("Region", 16), ("Language", 8)];

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let path = path(matches)?;
    let config = Config::load(&path)?.ok_or(Problem::NoFile(path))?;
    let mut lines = vec![
        COLUMNS.iter().map(|(title, _)| (*title).to_owned()).collect(),
        COLUMNS.iter().map(|(_, width)| "-".repeat(*width)).collect(),
    ];
    lines.extend(config.profiles.iter().map(|profile| row(profile, config.current())));
    stream::answer(table::layout(&lines))?;
    Ok(Exit::Success)
}

fn row(profile: &Profile, current: &str) -> Vec<String> {
    let mark = if profile.name() == current { " *" } else { "" };
    let setting = |key| profile.text(key).unwrap_or_default().to_owned();
    let end = profile.shown(keys::KEY_ID).unwrap_or_default();
    let valid = if check(profile).is_ok() { "Valid" } else { "Invalid" };
    vec![
        format!("{}{mark}", profile.name()),
        format!("{}:***{}", profile.text(keys::MODE).unwrap_or(MODES[0]), end.trim_start_matches('*')),
        valid.to_owned(),
        setting(keys::REGION),
        setting(keys::LANGUAGE),
    ]
}
