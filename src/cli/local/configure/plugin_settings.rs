//! `snap configure plugin-settings …`: the address from which `aliyun` gets its plugins. There are none here, so the
//! setting is only kept, for both names of the program.

use super::*;
use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

/// The second word.
const VERB: &str = "plugin-settings";
/// The argument of the address.
const SOURCE: &str = "source-base";
/// The variable that replaces the setting.
const VARIABLE: &str = "ALIBABA_CLOUD_CLI_PLUGIN_SOURCE_BASE";

/// Prints the setting.
pub static BARE: Local =
    Local { words: &[NOUN, VERB], about: "Where plugins come from (without effect here)", ..SHOW };
/// Prints the setting, by its full name.
pub static SHOW: Local = Local {
    words: &[NOUN, VERB, "show"],
    about: "Prints where plugins come from",
    arguments: file,
    run: Run::Own(|_, matches| show(&beside(matches, FILE)?)),
};
/// Sets the address.
pub static SET: Local = Local {
    words: &[NOUN, VERB, "set"],
    about: "Sets where plugins come from",
    arguments: |command: Command| {
        file(command).arg(Arg::new(SOURCE).long(SOURCE).value_name("url").help("The address of the plugins"))
    },
    run: Run::Own(set),
};
/// Resets the address.
pub static CLEAR: Local = Local {
    words: &[NOUN, VERB, "clear"],
    about: "Lets plugins come from where they come from by themselves",
    arguments: file,
    run: Run::Own(|_, matches| save(&beside(matches, FILE)?, "")),
};

/// The name of the file.
const FILE: &str = "plugin-settings.json";

/// The content of the file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Settings {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    source_base: String,
}

fn set(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let given = matches.get_one::<String>(SOURCE).context("missing --source-base <url>")?.trim();
    if given.is_empty() {
        bail!("source-base must not be empty (use 'configure plugin-settings clear' to reset)");
    }
    let lower = given.to_lowercase();
    if !lower.starts_with("http://") && !lower.starts_with("https://") {
        bail!("source-base must start with http:// or https://");
    }
    save(&beside(matches, FILE)?, given.trim_end_matches('/'))
}

fn save(path: &Path, source_base: &str) -> anyhow::Result<Exit> {
    // There is only one setting, so the previous content does not count.
    profiles::change(path, |_| Ok::<_, ProfilesError>(Settings { source_base: source_base.to_owned() }))?;
    show(path)
}

fn show(path: &Path) -> anyhow::Result<Exit> {
    let settings: Settings = profiles::read(path)?.unwrap_or_default();
    let variable = std::env::var(VARIABLE).unwrap_or_default();
    let variable = variable.trim();
    let effective = if variable.is_empty() { settings.source_base.as_str() } else { variable };
    let shown = serde_json::json!({
        "config_file": path,
        "env_override": variable,
        "source_base": settings.source_base.trim(),
        "source_base_effective": effective.trim().trim_end_matches('/'),
    });
    stream::answer(serde_json::to_string_pretty(&shown)? + "\n")?;
    Ok(Exit::Success)
}
