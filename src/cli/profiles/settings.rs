//! The settings of a call: from the line, else the profile, else the environment, else the default.

use super::{Config, Profile, ProfilesError, keys};
use crate::cli::flags::{FLAGS, name};
use crate::cli::grammar::Given;
use crate::cli::language::Language;

/// The default region.
const DEFAULT_REGION: &str = "cn-hangzhou";

/// The variables that can name the profile; the first that is set counts.
const PROFILE_VARIABLES: [&str; 3] = ["ALIBABACLOUD_PROFILE", "ALIBABA_CLOUD_PROFILE", "ALICLOUD_PROFILE"];

/// The variables that fill an empty setting; the first that is set counts.
const VARIABLES: &[(&str, &[&str])] = &[
    (
        keys::REGION,
        &["ALIBABA_CLOUD_REGION_ID", "ALIBABACLOUD_REGION_ID", "ALICLOUD_REGION_ID", "REGION_ID", "REGION"],
    ),
    (
        keys::KEY_ID,
        &[
            "ALIBABA_CLOUD_ACCESS_KEY_ID",
            "ALIBABACLOUD_ACCESS_KEY_ID",
            "ALICLOUD_ACCESS_KEY_ID",
            "ACCESS_KEY_ID",
        ],
    ),
    (keys::ENDPOINT, &["ALIBABA_CLOUD_ENDPOINT"]),
];

/// The settings of a call.
#[derive(Clone, Debug)]
pub struct Settings {
    profile: Profile,
    /// The region of the call.
    pub region: String,
}

impl Settings {
    /// Returns the settings of a call with these flags.
    ///
    /// # Errors
    /// When the configuration is invalid, the profile unknown, or the region no name.
    pub fn read(flags: &Given) -> Result<Self, ProfilesError> {
        let mut profile = profile(flags)?;
        for flag in FLAGS {
            if let (Some(key), Some(value)) = (flag.setting, flags.value(flag.name)) {
                profile.set(key, value);
            }
        }
        if flags.value(name::REGION).is_none()
            && let Some(region) = flags.value(name::REGION_ID)
        {
            profile.set(keys::REGION, region);
        }
        for (key, variables) in VARIABLES {
            if let Some(value) = variables.iter().find_map(|name| variable(name)) {
                profile.set_default(key, &value);
            }
        }
        let region = profile.text(keys::REGION).unwrap_or(DEFAULT_REGION).to_owned();
        if is_region(&region) { Ok(Self { profile, region }) } else { Err(ProfilesError::Region(region)) }
    }

    /// Returns the host that would be asked.
    pub fn endpoint(&self) -> String {
        let named = self.profile.text(keys::ENDPOINT).map(str::to_owned);
        named.unwrap_or_else(|| format!("ecs.{}.aliyuncs.com", self.region))
    }

    /// Returns the language of the output.
    pub fn language(&self) -> Language {
        Language::named(self.profile.text(keys::LANGUAGE))
    }

    /// Returns the id of the caller's key.
    pub fn key_id(&self) -> Option<&str> {
        self.profile.text(keys::KEY_ID)
    }
}

/// Returns true if a text can be a region.
pub fn is_region(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}

/// Returns the name of the profile that the environment asks for.
pub fn named_by_environment() -> Option<String> {
    PROFILE_VARIABLES.iter().find_map(|name| variable(name))
}

/// Returns the profile as the file has it. Without a file there is one profile: the default, which is empty.
fn profile(flags: &Given) -> Result<Profile, ProfilesError> {
    if std::env::var("ALIBABA_CLOUD_IGNORE_PROFILE").is_ok_and(|value| value == "TRUE") {
        // As with `aliyun`, a region in the environment does not count then.
        let mut profile = Profile::new(super::DEFAULT_PROFILE);
        profile.set(keys::REGION, DEFAULT_REGION);
        return Ok(profile);
    }
    let config = Config::find(flags)?;
    let named = flags.value(name::PROFILE).map(str::to_owned).or_else(named_by_environment);
    let name = named.unwrap_or_else(|| config.current().to_owned());
    match config.profile(&name) {
        Some(profile) => Ok(profile.clone()),
        None if config.profiles.is_empty() && name == super::DEFAULT_PROFILE => Ok(Profile::new(&name)),
        None => Err(ProfilesError::UnknownProfile(name)),
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Returns the language of help, from the current profile of the usual file, else from `LANG`. The line has no say,
/// since `aliyun` reads the file before the line. A file that cannot be read says nothing.
pub fn help_language() -> Language {
    let config = Config::find(&Given::default()).unwrap_or_default();
    Language::named(config.profile(config.current()).and_then(|profile| profile.text(keys::LANGUAGE)))
}
