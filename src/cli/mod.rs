//! The command line.

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(_arguments: Vec<OsString>) -> ExitCode {
    ExitCode::SUCCESS
}
