//! Regions and zones.

mod describe_regions;
mod describe_zones;

pub use describe_regions::DescribeRegions;
pub use describe_zones::DescribeZones;

use super::code::Code;
use super::error::ApiError;

/// Checks the language for names; names are in English for every language.
fn check_language(language: Option<&str>) -> Result<(), ApiError> {
    const LANGUAGES: [&str; 7] = ["zh-CN", "zh-TW", "en-US", "ja", "fr", "de", "ko"];
    if language.is_some_and(|language| !LANGUAGES.contains(&language)) {
        return Err(ApiError::new(
            Code::InvalidAcceptLanguageNotFound,
            format!("The specified AcceptLanguage is none of {}.", LANGUAGES.join(", ")),
        ));
    }
    Ok(())
}
