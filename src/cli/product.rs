//! The one product: Elastic Compute Service.

use super::language::Language;

/// The product's code on the command line, in any case.
pub const CODE: &str = "ecs";
/// The product's name.
pub const NAME: &str = "Elastic Compute Service";
/// The version of the product's API, as help shows it.
pub const VERSION: &str = "2014-05-26";
/// The versions that a call can ask for.
pub const VERSIONS: [&str; 2] = [VERSION, "2016-03-14"];

/// Returns true if `word` names the product.
pub fn is_named(word: &str) -> bool {
    word.eq_ignore_ascii_case(CODE)
}

/// Returns the product's name in a language.
pub fn name(language: Language) -> &'static str {
    language.of(NAME, "云服务器 ECS")
}

/// Returns the product's title in help.
pub fn title(language: Language) -> String {
    format!("Ecs ({})", name(language))
}
