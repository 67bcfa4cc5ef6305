//! The one product: Elastic Compute Service.

/// What it is called on the command line, in any case.
pub const CODE: &str = "ecs";
/// How help names it.
pub const TITLE: &str = "Ecs (Elastic Compute Service)";
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
