//! The command line: the face of `aliyun ecs …`, and a few local commands.
//!
//! ```text
//! words ─ grammar ─► Line ─ call ─► Request ─ ecs::Service ─► answer ─ output ─► standard output
//!            │         ├─ check, parameters, help   ▲           └─ error ─ report ─► standard error
//!            │         ├─ profiles, safety: the settings that count, the calls that may be made
//!            │         └─ dry: printed instead     pager, waiter: more than one call
//!            └─ a local noun first ─► tree (clap) ─► local
//! ```
//!
//! Nothing is decided here. Operations and parameters, with their requirements and help, come from
//! [`crate::ecs::OPERATIONS`]. The global flags come from [`flags::FLAGS`], the local commands from [`local::all`].
//! Standard output holds only the answer; everything else goes to standard error.

mod advice;
mod ask;
mod call;
mod check;
pub mod complete;
mod damage;
mod dispatch;
mod dry;
mod error;
mod fields;
pub mod flags;
mod grammar;
mod help;
mod hint;
mod language;
mod lineage;
mod live;
pub mod local;
mod open;
mod output;
mod overview;
mod pager;
mod parameters;
mod product;
mod profiles;
mod program;
pub mod progress;
mod query;
mod report;
mod safety;
mod stream;
mod suggest;
mod table;
pub mod tree;
mod waiter;

pub use error::{CliError, Exit};
pub use program::Program;

use crate::sys::{self, clock};
use grammar::Line;
use std::borrow::Cow;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    sys::limit::fail_instead_of_dying();
    let (own, words) = arguments.split_first().map_or((None, &[][..]), |(own, words)| (Some(own), words));
    let program = Program::new(own.map(OsString::as_os_str));
    let exit = match carry_out(program, words) {
        Ok(exit) => exit,
        Err(error) => report::report(program, &error),
    };
    exit.into()
}

fn carry_out(program: Program, words: &[OsString]) -> Result<Exit, CliError> {
    if let Some(line) = complete::asked() {
        stream::answer(complete::answer(&line))?;
        return Ok(Exit::Success);
    }
    // File names of local commands can be other than UTF-8; names and values of parameters must be UTF-8.
    let readable: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let noun = Line::first_positional(&readable)
        .filter(|noun| readable.get(*noun).is_some_and(|word| local::nouns().any(|other| other == word)));
    if !is_about_the_program(&readable, noun) {
        clock::check()?;
    }
    if let Some(noun) = noun {
        return dispatch::run(program, words, noun);
    }
    if let Some(word) = words.iter().find(|word| word.to_str().is_none()) {
        return Err(CliError::NotText(word.clone()));
    }
    call::run(program, &Line::read(&readable)?)?;
    Ok(Exit::Success)
}

/// Returns true if these words ask about the program itself, which needs no clock.
fn is_about_the_program(words: &[Cow<'_, str>], noun: Option<usize>) -> bool {
    let Some(noun) = noun else {
        return Line::read(words).is_ok_and(|line| line.help || line.positionals.is_empty());
    };
    let (before, command) = words.split_at(noun);
    command.first().is_some_and(|word| ["version", "completion"].contains(&&**word))
        || before.iter().any(|word| word == grammar::HELP_WORD)
        || words.iter().any(|word| word == "--help" || word == "-h")
}
