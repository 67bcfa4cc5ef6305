//! Local commands: the commands that a machine needs and the service has no operation for.
//!
//! One file is one command: its words, its arguments and its body. [`all`] lists the commands.

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

pub use globals::given;
pub use shared::words as shared_words;

use super::error::Exit;
use super::program::Program;
use clap::{ArgMatches, Command};

/// A local command.
#[derive(Clone, Copy, Debug)]
pub struct Local {
    /// The noun, the verb if the noun has several, and the words after it.
    pub words: &'static [&'static str],
    /// The command's purpose, in a line.
    pub about: &'static str,
    /// Adds the command's arguments.
    pub arguments: fn(Command) -> Command,
    /// Runs the command.
    pub run: Run,
}

/// A man page: the name of its file, and its content.
pub type Page = (String, Vec<u8>);

/// The function that runs a local command.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    /// A function of its own.
    Own(fn(Program, &ArgMatches) -> anyhow::Result<Exit>),
    /// A function of its own, which is given the man pages of the whole command line.
    WithPages(fn(Vec<Page>, &ArgMatches) -> anyhow::Result<Exit>),
}

/// All local commands, by families; those of one noun together.
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

/// Returns all local commands.
pub fn all() -> impl Iterator<Item = &'static Local> {
    LOCALS.iter().copied().flatten().copied()
}

/// The nouns that `aliyun` has too. Their lines have its grammar: flags anywhere, each in three ways.
pub const SHARED: [&str; 3] = [configure::NOUN, auto_completion::NOUN, version::NOUN];

/// The purposes of the words that others follow, and that are no command themselves.
const GROUPS: [(&[&str], &str); 5] = [
    (&["disk"], "Disk images on this machine"),
    (&["store"], "The block stores that hold the snapshots"),
    (&["schedule"], "What policies and retention have to do"),
    (&["task"], "Work that goes on in the background"),
    (&["link"], "Other names of the program"),
];

/// The purposes of the nouns, in Chinese.
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

/// Returns the purpose of a noun, in Chinese.
pub fn in_chinese(noun: &str) -> &'static str {
    CHINESE.iter().find(|(word, _)| *word == noun).map_or("", |(_, about)| about)
}

/// Returns the nouns, each once.
pub fn nouns() -> impl Iterator<Item = &'static str> {
    following(&[])
}

/// Returns the purpose of words.
pub fn about(words: &[&str]) -> &'static str {
    let group = GROUPS.iter().find(|(group, _)| *group == words).map(|(_, about)| *about);
    let alone = || find(words).map(|local| local.about);
    group.or_else(alone).unwrap_or_default()
}

/// Returns the command of exactly these words.
pub fn find(words: &[&str]) -> Option<&'static Local> {
    all().find(|local| local.words == words)
}

/// Adds a command's arguments and the global flags.
pub fn with_arguments(local: &Local, command: Command) -> Command {
    globals::add((local.arguments)(command))
}

/// Returns the words that can follow these, each once.
pub fn following<'a>(words: &'a [&'a str]) -> impl Iterator<Item = &'static str> + use<'a> {
    let longer = all().filter(move |local| local.words.starts_with(words));
    let mut last = None;
    longer
        .filter_map(|local| local.words.get(words.len()).copied())
        .filter(move |word| last.replace(*word) != Some(*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_noun_has_its_chinese() {
        assert!(nouns().map(in_chinese).all(|about| !about.is_empty()));
        assert_eq!(nouns().count(), CHINESE.len());
    }
}
