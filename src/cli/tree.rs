//! The whole command line as one clap tree: operations and their parameters, global flags and local commands. Local
//! commands are read with it, and man pages are made from it. Calls are not read with it: their grammar is not clap's,
//! see `grammar`.

use super::flags::{Arity, FLAGS, Flag, Standing, name};
use super::help::{ENVIRONMENT, errors, prose};
use super::local;
use super::parameters::spellings;
use super::product;
use super::program::Program;
use crate::ecs::{Declaration, Effect, Kind, Need, OPERATIONS};
use clap::{Arg, ArgAction, Command};
use clap_mangen::Man;

/// Returns the tree.
pub fn tree(program: Program) -> Command {
    with_locals(root(program).subcommand(ecs()))
}

/// Returns the part of the tree that local commands are read with: building all operations takes time.
pub fn local_tree(program: Program) -> Command {
    with_locals(root(program))
}

fn root(program: Program) -> Command {
    Command::new(program.name())
        .version(env!("CARGO_PKG_VERSION"))
        .about("The Alibaba Cloud ECS snapshot service on one machine")
        // The flag `--version` asks for a version of the API.
        .disable_version_flag(true)
        .after_help(ENVIRONMENT)
        .subcommand_required(true)
}

fn with_locals(root: Command) -> Command {
    local::nouns().fold(root, |root, noun| root.subcommand(local_command(&[noun])))
}

/// Returns all man pages: the name and content of each file.
pub fn man_pages() -> Vec<(String, Vec<u8>)> {
    let mut root = tree(Program::Snap).disable_help_subcommand(true);
    root.build();
    let mut pages = Vec::new();
    add_pages(&root, &mut pages);
    pages
}

fn add_pages(command: &Command, pages: &mut Vec<(String, Vec<u8>)>) {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    let man = Man::new(command.clone()).source(concat!("snap ", env!("CARGO_PKG_VERSION"))).manual("snap");
    let mut page = Vec::new();
    // Writing to memory does not fail; a missing page would be seen as stale.
    if man.render(&mut page).is_ok() {
        pages.push((format!("{name}.1"), page));
    }
    for child in command.get_subcommands().filter(|child| !child.is_hide_set()) {
        add_pages(child, pages);
    }
}

fn ecs() -> Command {
    let shown = FLAGS.iter().filter(|flag| {
        // clap has its own `--help`.
        flag.standing == Standing::Works && !flag.hidden && flag.name != name::HELP
    });
    Command::new(product::CODE)
        .about("Calls an operation of the service")
        .subcommand_required(true)
        .args(shown.map(flag_argument))
        .subcommands(OPERATIONS.iter().map(|entry| operation(entry.declaration)))
}

fn flag_argument(flag: &'static Flag) -> Arg {
    let argument = Arg::new(flag.name).long(flag.name).help(flag.help).global(true);
    // After the parameters of the operation.
    let argument = argument.help_heading("Flags of every operation").display_order(1000);
    let argument = match flag.shorthand {
        Some(letter) => argument.short(letter),
        None => argument,
    };
    match flag.arity {
        Arity::None => argument.action(ArgAction::SetTrue),
        Arity::One | Arity::Optional => argument.value_name("value"),
        Arity::Many => argument.value_name("value").num_args(1..).action(ArgAction::Append),
    }
}

fn operation(declaration: &'static Declaration) -> Command {
    let arguments = spellings(declaration.parameters, "1").into_iter().map(|(name, parameter)| {
        // clap keeps only borrowed names; the tree is made once in a run, and lives as long.
        let name: &'static str = name.leak();
        let argument = Arg::new(name)
            .long(name)
            .help(prose(parameter.help))
            .value_name(parameter.kind.word())
            .required(parameter.need != Need::Optional && parameter.name != name::REGION_ID)
            .hide(parameter.effect != Effect::Full);
        if parameter.kind == Kind::Boolean { argument.value_parser(["true", "false"]) } else { argument }
    });
    let command = Command::new(declaration.name)
        .about(declaration.summary())
        .long_about(prose(declaration.help))
        .args(arguments);
    let errors = errors(declaration);
    if errors.is_empty() { command } else { command.after_help(errors) }
}

/// Returns the local command of these words, with the commands below it.
fn local_command(words: &[&'static str]) -> Command {
    let command = Command::new(*words.last().unwrap_or(&"")).about(local::about(words));
    let own = local::find(words);
    let command = own.map_or(command.clone(), |local| local::with_arguments(local, command));
    let mut following = local::following(words).peekable();
    let command = command.subcommand_required(own.is_none() && following.peek().is_some());
    following.fold(command, |command, word| command.subcommand(local_command(&[words, &[word]].concat())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clap_finds_nothing_wrong_with_the_tree() {
        tree(Program::Snap).debug_assert();
    }

    #[test]
    fn every_operation_and_local_command_has_a_page() {
        let names: Vec<String> = man_pages().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names[0], "snap.1");
        for entry in OPERATIONS {
            assert!(names.contains(&format!("snap-ecs-{}.1", entry.declaration.name)));
        }
        for local in local::all() {
            assert!(names.contains(&format!("snap-{}.1", local.words.join("-"))));
        }
    }
}
