//! The one product: Elastic Compute Service.

use super::language::Language;

/// What it is called on the command line, in any case.
pub const CODE: &str = "ecs";
/// Its name.
pub const NAME: &str = "Elastic Compute Service";
/// The version of its API, and how help shows it.
pub const VERSION: &str = "2014-05-26";
/// The versions that a call may ask for.
pub const VERSIONS: [&str; 2] = [VERSION, "2016-03-14"];

/// Whether `word` names it.
pub fn is_named(word: &str) -> bool {
    word.eq_ignore_ascii_case(CODE)
}

/// Its name in a language.
pub fn name(language: Language) -> &'static str {
    language.of(NAME, "云服务器 ECS")
}

/// How help names it.
pub fn title(language: Language) -> String {
    format!("Ecs ({})", name(language))
}
