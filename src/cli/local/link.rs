//! `snap link aliyun`.

use super::super::stream::{self, complain};
use super::{Exit, Local, Program, Run};
use anyhow::{Context, bail};
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The command.
pub static LOCAL: Local = Local {
    words: &["link", "aliyun"],
    about: "Lets `aliyun` be this program, by a link in a directory of the path",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command.arg(
        Arg::new("dir")
            .long("dir")
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf))
            .help("The directory of the link; ~/.local/bin without"),
    )
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let directory = match matches.get_one::<PathBuf>("dir") {
        Some(directory) => std::path::absolute(directory)?,
        None => Path::new(&env::var_os("HOME").context("no home directory: set HOME, or say --dir")?)
            .join(".local/bin"),
    };
    let program = env::current_exe().context("cannot tell where this program is")?;
    fs::create_dir_all(&directory).with_context(|| format!("cannot make {}", directory.display()))?;
    let link = directory.join(Program::Aliyun.name());
    if !place(&link, &program)? {
        bail!("{} is there already, and is not a link to this program", link.display());
    }
    stream::answer(format!("{} -> {}\n", link.display(), program.display()))?;
    if let Some(note) = note(&directory, &link) {
        complain(&note);
    }
    Ok(Exit::Success)
}

/// Makes the link. Returns true if it exists now. Any other file of that name is kept.
fn place(link: &Path, program: &Path) -> anyhow::Result<bool> {
    match std::os::unix::fs::symlink(program, link) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Ok(fs::read_link(link).is_ok_and(|target| target == program))
        }
        Err(error) => Err(error).with_context(|| format!("cannot make {}", link.display())),
    }
}

/// Returns a note on the reason why `aliyun` is not the link yet.
fn note(directory: &Path, link: &Path) -> Option<String> {
    let path = env::var_os("PATH").unwrap_or_default();
    let same = |other: &Path| {
        other == directory
            || fs::canonicalize(other).ok().zip(fs::canonicalize(directory).ok()).is_some_and(|(a, b)| a == b)
    };
    let first = env::split_paths(&path).find(|other| same(other) || other.join("aliyun").is_file());
    match first {
        Some(first) if same(&first) => None,
        Some(first) => {
            Some(format!("note: {} comes first in PATH\n", first.join(link.file_name()?).display()))
        }
        None => Some(format!(
            "note: {0} is not in PATH; add it with: export PATH=\"{0}:$PATH\"\n",
            directory.display()
        )),
    }
}
