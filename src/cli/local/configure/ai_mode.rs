//! `snap configure ai-mode …`: the text that `aliyun` adds to its User-Agent when an agent calls. No request is sent
//! from here, so the setting is only kept, for both names of the program.

use super::*;
use anyhow::Context;
use serde::{Deserialize, Serialize};

/// The second word.
const VERB: &str = "ai-mode";
/// The argument of the added text.
const USER_AGENT: &str = "user-agent";

/// The default of the added text, and the text before it.
const DEFAULT: &str = "AlibabaCloud-Agent-Skills";
const MARK: &str = "AlibabaCloud-AIMode/enabled";

/// Prints the settings.
pub static BARE: Local = Local {
    words: &[NOUN, VERB],
    about: "What is added to the User-Agent when an agent calls (without effect here)",
    ..SHOW
};
/// Prints the settings, by its full name.
pub static SHOW: Local = Local {
    words: &[NOUN, VERB, "show"],
    about: "Prints whether AI mode is on, and what it adds to the User-Agent",
    arguments: file,
    run: Run::Own(show),
};
/// Switches AI mode on.
pub static ENABLE: Local = Local {
    words: &[NOUN, VERB, "enable"],
    about: "Switches AI mode on",
    arguments: file,
    run: Run::Own(|_, matches| change(matches, |mode| mode.enabled = true)),
};
/// Switches AI mode off.
pub static DISABLE: Local = Local {
    words: &[NOUN, VERB, "disable"],
    about: "Switches AI mode off",
    arguments: file,
    run: Run::Own(|_, matches| change(matches, |mode| mode.enabled = false)),
};
/// Sets the added text.
pub static SET: Local = Local {
    words: &[NOUN, VERB, "set-user-agent"],
    about: "Sets what AI mode adds to the User-Agent",
    arguments: |command: Command| {
        file(command).arg(Arg::new(USER_AGENT).long(USER_AGENT).value_name("text").help("What is added"))
    },
    run: Run::Own(|_, matches| {
        let text = value(matches, USER_AGENT).context("--user-agent is required for set-user-agent")?;
        change(matches, |mode| text.clone_into(&mut mode.user_agent))
    }),
};
/// Resets the added text.
pub static RESET: Local = Local {
    words: &[NOUN, VERB, "reset-user-agent"],
    about: "Lets AI mode add what it adds by itself",
    arguments: file,
    run: Run::Own(|_, matches| change(matches, |mode| mode.user_agent.clear())),
};

/// The content of the file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct AiMode {
    #[serde(default)]
    enabled: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    user_agent: String,
}

/// The fields that `show` prints, in this order.
#[derive(Serialize)]
struct Shown<'a> {
    enabled: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    user_agent: &'a str,
    effective_user_agent: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_user_agent_suffix: Option<String>,
    config_file: PathBuf,
}

fn show(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let path = beside(matches, "ai-mode.json")?;
    let mode: AiMode = profiles::read(&path)?.unwrap_or_default();
    let effective = if mode.user_agent.is_empty() { DEFAULT } else { &mode.user_agent };
    let shown = Shown {
        enabled: mode.enabled,
        user_agent: &mode.user_agent,
        effective_user_agent: effective,
        request_user_agent_suffix: mode.enabled.then(|| format!("{MARK} {effective}")),
        config_file: path,
    };
    stream::answer(serde_json::to_string_pretty(&shown)? + "\n")?;
    Ok(Exit::Success)
}

fn change(matches: &ArgMatches, change: impl Fn(&mut AiMode)) -> anyhow::Result<Exit> {
    profiles::change(&beside(matches, "ai-mode.json")?, |mode: Option<AiMode>| {
        let mut mode = mode.unwrap_or_default();
        change(&mut mode);
        Ok::<_, ProfilesError>(mode)
    })?;
    Ok(Exit::Success)
}
