//! The command line: the face of `aliyun ecs …`, and a few local commands.
//!
//! ```text
//! words ─ grammar ─► Line ─ call ─► Request ─ ecs::Service ─► answer ─ output ─► standard output
//!            │         ├─ check, parameters, help   ▲           └─ error ─ report ─► standard error
//!            │         ├─ profiles, safety: what counts, what may be done
//!            │         └─ dry: printed instead     pager, waiter: more than one call
//!            └─ a local noun first ─► tree (clap) ─► local
//! ```
//!
//! Nothing is decided here: which operations and parameters there are, which are required and what they
//! are for comes from [`crate::ecs::OPERATIONS`]; the global flags come from [`flags::FLAGS`], the local
//! commands from [`local::all`]. Everything on standard output is the answer; the rest goes to standard
//! error.

mod call;
mod check;
pub mod complete;
mod damage;
mod dry;
mod error;
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
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    sys::limit::fail_instead_of_dying();
    let (own, words) = arguments.split_first().map_or((None, &[][..]), |(own, words)| (Some(own), words));
    let program = Program::new(own.map(OsString::as_os_str));
    let exit = match dispatch(program, words) {
        Ok(exit) => exit,
        Err(error) => report::report(program, &error),
    };
    exit.into()
}

fn dispatch(program: Program, words: &[OsString]) -> Result<Exit, CliError> {
    if let Some(line) = complete::asked() {
        stream::answer(complete::answer(&line))?;
        return Ok(Exit::Success);
    }
    clock::check()?;
    // File names of local commands need not be UTF-8; names and values of parameters must.
    let readable: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    if let Some(noun) = Line::first_positional(&readable)
        && readable.get(noun).is_some_and(|word| local::nouns().any(|other| other == word))
    {
        return local::run(program, words, noun);
    }
    if let Some(word) = words.iter().find(|word| word.to_str().is_none()) {
        return Err(CliError::NotText(word.clone()));
    }
    call::run(program, &Line::read(&readable)?)?;
    Ok(Exit::Success)
}
