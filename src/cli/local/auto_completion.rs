//! `snap auto-completion`: puts completion in the start-up files of bash and zsh.

use super::super::stream;
use super::{Exit, Local, Program, Run};
use crate::sys;
use crate::sys::file::sync_directory;
use anyhow::{Context, bail};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, fchown};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The noun.
pub const NOUN: &str = "auto-completion";

/// The command.
pub static LOCAL: Local = Local {
    words: &[NOUN],
    about: "Sets up completion in .bashrc and .zshrc",
    arguments,
    run: Run::Own(run),
};

/// The start-up files of bash, of which the first that exists counts; and that of zsh.
const BASH: [&str; 4] = [".bashrc", ".bash_profile", ".bash_login", ".profile"];
const ZSH: [&str; 1] = [".zshrc"];

fn arguments(command: Command) -> Command {
    let help = "Takes it out again";
    command.arg(Arg::new("uninstall").long("uninstall").action(ArgAction::SetTrue).help(help))
}

fn run(program: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let home = PathBuf::from(env::var_os("HOME").context("no home directory: set HOME")?);
    let own = env::current_exe().context("cannot tell where this program is")?;
    let bash = vec![format!("complete -o default -C {} {program}", own.display())];
    let zsh = vec![
        "autoload -U +X compinit && compinit".to_owned(),
        "autoload -U +X bashcompinit && bashcompinit".to_owned(),
        format!("complete -o nospace -o default -C {} {program}", own.display()),
    ];
    let mut found = false;
    for (names, lines) in [(&BASH[..], bash), (&ZSH[..], zsh)] {
        if let Some(file) = first(&home, names)? {
            found = true;
            if matches.get_flag("uninstall") { remove(&file, &lines)? } else { add(&file, &lines)? }
        }
    }
    if !found {
        bail!("there is neither a {} nor a {} in {}", BASH[0], ZSH[0], home.display());
    }
    Ok(Exit::Success)
}

/// Returns the first file that exists; prints each file that is looked for.
fn first(home: &Path, names: &[&str]) -> anyhow::Result<Option<PathBuf>> {
    for name in names {
        let path = home.join(name);
        stream::answer(format!("{}\n", path.display()))?;
        if path.is_file() {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

fn add(file: &Path, lines: &[String]) -> anyhow::Result<()> {
    let text = read(file)?;
    if lines.last().is_some_and(|last| text.lines().any(|line| line == last)) {
        bail!("already installed in {}", file.display());
    }
    let mut added = String::from(if text.is_empty() || text.ends_with('\n') { "" } else { "\n" });
    for line in lines.iter().filter(|line| !text.lines().any(|other| other == *line)) {
        added += &format!("{line}\n");
    }
    let append = || fs::OpenOptions::new().append(true).open(file)?.write_all(added.as_bytes());
    append().with_context(|| format!("cannot write {}", file.display()))
}

/// Removes the last of the lines; the others serve other programs too.
fn remove(file: &Path, lines: &[String]) -> anyhow::Result<()> {
    let text = read(file)?;
    let own = |line: &&str| lines.last().is_some_and(|last| last == line);
    if !text.lines().any(|line| own(&line)) {
        bail!("does not installed in {}", file.display());
    }
    let kept: String = text.split_inclusive('\n').filter(|line| !own(&line.trim_end_matches('\n'))).collect();
    replace(file, &kept).with_context(|| format!("cannot write {}", file.display()))
}

fn read(file: &Path) -> anyhow::Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// Replaces the content of a file by a text, atomically. The file can be a link, and keeps owner and permissions.
fn replace(file: &Path, text: &str) -> io::Result<()> {
    let file = file.canonicalize()?;
    let directory = file.parent().unwrap_or(Path::new("/"));
    let before = file.metadata()?;
    let mut draft = tempfile::NamedTempFile::new_in(directory)?;
    draft.write_all(text.as_bytes())?;
    fchown(draft.as_file(), Some(before.uid()), Some(before.gid()))?;
    draft.as_file().set_permissions(before.permissions())?;
    sys::file::sync(draft.as_file())?;
    draft.persist(&file)?;
    sync_directory(directory)
}
