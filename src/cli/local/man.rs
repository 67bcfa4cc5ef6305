//! `snap man`.

use super::super::stream;
use super::{Exit, Local, Page, Run};
use anyhow::Context;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::fs;
use std::path::{Path, PathBuf};

/// The command.
pub static LOCAL: Local = Local {
    words: &["man"],
    about: "Prints the program's man page, or writes all of them to a directory",
    arguments,
    run: Run::WithPages(run),
};

fn arguments(command: Command) -> Command {
    command.arg(
        Arg::new("dir")
            .long("dir")
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf))
            .help("Write every page to this directory, which is made if need be"),
    )
}

fn run(pages: Vec<Page>, matches: &ArgMatches) -> anyhow::Result<Exit> {
    match matches.get_one::<PathBuf>("dir") {
        Some(directory) => write(directory, pages)?,
        None => {
            let first = pages.into_iter().next();
            stream::answer(first.map(|(_, page)| page).unwrap_or_default())?;
        }
    }
    Ok(Exit::Success)
}

fn write(directory: &Path, pages: Vec<Page>) -> anyhow::Result<()> {
    fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
    for (name, page) in pages {
        let path = directory.join(name);
        fs::write(&path, page).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
