//! Local commands: what a machine needs and the service has no operation for.
//!
//! One file is one command: its words, its arguments and its body. [`all`] lists them.

mod auto_completion;
mod bill;
mod completion;
mod configure;
mod demo;
mod disk_cancel_rollback;
mod disk_import;
mod disk_keep_clone;
mod disk_path;
mod disk_refresh;
mod disk_relocate;
mod globals;
mod link;
mod man;
mod restore;
mod schedule_next;
mod schedule_run;
mod shared;
mod store_reclaim;
mod store_recover;
mod store_stats;
mod store_verify;
mod task_list;
mod task_run;
mod task_wait;
mod version;

use super::call;
use super::error::{CliError, Exit};
use super::flags::name::QUIET;
use super::grammar::Line;
use super::profiles::ProfilesError;
use super::program::Program;
use super::stream::{self, Paint, complain, paint};
use super::tree::local_tree;
use crate::ecs::ApiError;
use crate::engine::EngineError;
use crate::sys::lack::told;
use clap::{ArgMatches, Command};
use std::ffi::OsString;
use std::io;

/// A local command.
#[derive(Clone, Copy, Debug)]
pub struct Local {
    /// The noun and, where it has several, the verb, and what follows it.
    pub words: &'static [&'static str],
    /// What it does, in a line.
    pub about: &'static str,
    /// Adds its arguments.
    pub arguments: fn(Command) -> Command,
    /// Does it.
    pub run: fn(Program, &ArgMatches) -> anyhow::Result<Exit>,
}

/// Every local command, by families; those of one noun together.
static LOCALS: [&[&Local]; 3] = [
    &[
        &disk_path::LOCAL,
        &disk_import::LOCAL,
        &disk_refresh::LOCAL,
        &disk_relocate::LOCAL,
        &disk_cancel_rollback::LOCAL,
        &disk_keep_clone::LOCAL,
        &restore::LOCAL,
        &store_verify::LOCAL,
        &store_reclaim::LOCAL,
        &store_recover::LOCAL,
        &store_stats::LOCAL,
        &schedule_run::LOCAL,
        &schedule_next::LOCAL,
        &bill::LOCAL,
        &task_list::LOCAL,
        &task_wait::LOCAL,
        &task_run::LOCAL,
    ],
    configure::LOCALS,
    &[&demo::LOCAL, &link::LOCAL, &completion::LOCAL, &auto_completion::LOCAL, &man::LOCAL, &version::LOCAL],
];

/// Every local command.
pub fn all() -> impl Iterator<Item = &'static Local> {
    LOCALS.iter().copied().flatten().copied()
}

/// The nouns that `aliyun` has too. Their lines are written as it takes them: flags anywhere, each in three
/// ways.
const SHARED: [&str; 3] = [configure::NOUN, auto_completion::NOUN, version::NOUN];

/// What the words are about that others follow, and that are no command themselves.
const GROUPS: [(&[&str], &str); 5] = [
    (&["disk"], "Disk images on this machine"),
    (&["store"], "The block stores that hold the snapshots"),
    (&["schedule"], "What policies and retention have to do"),
    (&["task"], "Work that goes on in the background"),
    (&["link"], "Other names of the program"),
];

/// What the nouns are about, in Chinese.
const CHINESE: [(&str, &str); 13] = [
    ("disk", "本机上的磁盘镜像"),
    ("restore", "将快照恢复为一个新的镜像文件"),
    ("store", "保存快照数据的块存储"),
    ("schedule", "自动快照策略和保留时间到期后要做的事"),
    ("bill", "打印快照一个月的费用：按快照链和地域，以服务的价格计"),
    ("task", "在后台进行的工作"),
    (configure::NOUN, "询问并保存配置集的设置"),
    ("demo", "演示云盘的快照、修改、回滚和克隆，在临时目录中进行"),
    ("link", "本程序的其他名称"),
    ("completion", "打印 shell 的补全脚本"),
    (auto_completion::NOUN, "在 .bashrc 和 .zshrc 中设置补全"),
    ("man", "打印手册页，或全部写入一个目录"),
    (version::NOUN, "打印程序版本"),
];

/// What a noun is about, in Chinese.
pub fn in_chinese(noun: &str) -> &'static str {
    CHINESE.iter().find(|(word, _)| *word == noun).map_or("", |(_, about)| about)
}

/// The nouns, each once.
pub fn nouns() -> impl Iterator<Item = &'static str> {
    following(&[])
}

/// What words are about.
pub fn about(words: &[&str]) -> &'static str {
    let group = GROUPS.iter().find(|(group, _)| *group == words).map(|(_, about)| *about);
    let alone = || find(words).map(|local| local.about);
    group.or_else(alone).unwrap_or_default()
}

/// The command of exactly these words.
pub fn find(words: &[&str]) -> Option<&'static Local> {
    all().find(|local| local.words == words)
}

/// A command's arguments with the global flags.
pub fn with_arguments(local: &Local, command: Command) -> Command {
    globals::add((local.arguments)(command))
}

/// The words that may follow these, each once.
pub fn following<'a>(words: &'a [&'a str]) -> impl Iterator<Item = &'static str> + use<'a> {
    let longer = all().filter(move |local| local.words.starts_with(words));
    let mut last = None;
    longer
        .filter_map(|local| local.words.get(words.len()).copied())
        .filter(move |word| last.replace(*word) != Some(*word))
}

/// Runs the local command in `words`, whose noun is at `noun`.
///
/// # Errors
/// When standard output cannot be written. What goes wrong in the command is printed here.
pub fn run(program: Program, words: &[OsString], noun: usize) -> Result<Exit, CliError> {
    if words.get(noun).is_some_and(|word| SHARED.iter().any(|shared| word == shared)) {
        let readable: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
        let line = Line::read(&readable)?;
        let mut read = shared::words(&line)?;
        read.extend(line.help.then(|| "--help".to_owned()));
        return parsed(program, read.into_iter().map(OsString::from));
    }
    let (before, command) = words.split_at(noun);
    let (command, after) = command.split_at(named(command));
    // Flags may come first, as with operations; `help disk` is `disk --help`.
    let flags = before.iter().map(|word| if word == "help" { "--help".into() } else { word.clone() });
    parsed(program, command.iter().cloned().chain(flags).chain(after.iter().cloned()))
}

/// How many of these words are the name of a command, or the beginning of one.
fn named(words: &[OsString]) -> usize {
    let common =
        |local: &Local| local.words.iter().zip(words).take_while(|(name, word)| *word == *name).count();
    all().map(common).max().unwrap_or(0)
}

/// Runs the command in words that clap can read.
fn parsed(program: Program, words: impl Iterator<Item = OsString>) -> Result<Exit, CliError> {
    let words = std::iter::once(OsString::from(program.name())).chain(words);
    let matches = match local_tree(program).try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(error) => {
            error.print()?;
            return Ok(if error.use_stderr() { Exit::Unknown } else { Exit::Success });
        }
    };
    let Some((local, matches)) = chosen(&matches) else { return Ok(Exit::Unknown) };
    if globals::given(matches).has(QUIET) {
        stream::hush();
    }
    (local.run)(program, matches).or_else(|error| {
        let error = match error.downcast::<ProfilesError>() {
            Ok(error) => call::setup(program, error).into(),
            Err(error) => error,
        };
        Ok(failed(program, &error))
    })
}

fn failed(program: Program, error: &anyhow::Error) -> Exit {
    // Whoever reads the answer has read enough.
    if error.downcast_ref::<CliError>().is_some_and(|error| error.exit() == Exit::Success) {
        return Exit::Success;
    }
    complain(&paint(&io::stderr(), Paint::Red, &format!("ERROR: {}\n", whole(error))));
    if let Some(hint) = hint(program, error) {
        complain(&paint(&io::stderr(), Paint::Yellow, &format!("\n{hint}\n")));
    }
    Exit::Failed
}

/// An error with its causes, each told once: many a message tells its cause already.
fn whole(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for cause in error.chain() {
        // Those of the machine in words.
        let cause = match cause.downcast_ref::<io::Error>() {
            Some(error) => told(error, "").to_string(),
            None if cause.is::<rusqlite::ffi::Error>() => continue,
            None => cause.to_string(),
        };
        if text.is_empty() {
            text = cause;
        } else if !text.contains(&cause) {
            text = format!("{text}: {cause}");
        }
    }
    text
}

/// What to do about an error, where that is known.
fn hint(program: Program, error: &anyhow::Error) -> Option<String> {
    if let Some(error) = error.downcast_ref::<CliError>() {
        return error.tip(program);
    }
    if let Some(error) = error.downcast_ref::<EngineError>() {
        return error.hint().map(|hint| program.in_its_words(&hint));
    }
    let hint = error.downcast_ref::<ApiError>()?.hint.as_deref()?;
    Some(program.in_its_words(hint))
}

/// The command that clap found, with its arguments.
fn chosen(matches: &ArgMatches) -> Option<(&'static Local, &ArgMatches)> {
    let (mut words, mut found) = (Vec::new(), matches);
    while let Some((word, of_word)) = found.subcommand() {
        words.push(word);
        found = of_word;
    }
    find(&words).map(|local| (local, found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ecs::Code;

    #[test]
    fn every_noun_has_its_chinese() {
        assert!(nouns().map(in_chinese).all(|about| !about.is_empty()));
        assert_eq!(nouns().count(), CHINESE.len());
    }

    #[test]
    fn a_cause_is_told_once() {
        let cause = || io::Error::other("the cause");
        let told = |error: anyhow::Error| whole(&error);
        assert_eq!(told(anyhow::Error::from(cause()).context("cannot do it")), "cannot do it: the cause");
        assert_eq!(
            told(anyhow::Error::from(cause()).context("cannot do it: the cause")),
            "cannot do it: the cause"
        );
    }

    #[test]
    fn errors_of_the_service_keep_their_hints() {
        let error = anyhow::Error::from(ApiError::new(Code::InvalidDiskIdNotFound, "m").hint("look"));
        assert_eq!(hint(Program::Snap, &error).as_deref(), Some("look"));
        assert_eq!(hint(Program::Snap, &anyhow::anyhow!("m")), None);
    }
}
