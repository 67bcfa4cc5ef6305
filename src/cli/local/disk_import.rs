//! `snap disk import`.

use super::{Exit, Local, Program};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::PathBuf;

/// The command.
pub static LOCAL: Local = Local {
    words: &["disk", "import"],
    about: "Makes a raw image a data disk, and prints its id as JSON",
    arguments,
    run,
};

/// What is asked for.
#[derive(Debug)]
struct Import {
    /// The image.
    file: PathBuf,
    /// Whether it is used where it is, and not copied.
    adopt: bool,
    /// The region of the disk; that of the environment if it is not named.
    region: Option<String>,
    /// The name of the disk.
    name: Option<String>,
}

fn arguments(command: Command) -> Command {
    command
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help("The image: a raw file"),
        )
        .arg(
            Arg::new("adopt")
                .long("adopt")
                .action(ArgAction::SetTrue)
                .help("Use the file where it is; it is not copied, and never removed"),
        )
        .arg(Arg::new("region").long("region").value_name("RegionId").help("The region of the disk"))
        .arg(Arg::new("name").long("name").value_name("DiskName").help("The name of the disk"))
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let file: &PathBuf = matches.get_one("file").ok_or_else(|| anyhow::anyhow!("no file is named"))?;
    import(Import {
        file: file.clone(),
        adopt: matches.get_flag("adopt"),
        region: matches.get_one("region").cloned(),
        name: matches.get_one("name").cloned(),
    })
}

fn import(asked: Import) -> anyhow::Result<Exit> {
    let Import { file, adopt, region, name } = asked;
    let _ = (adopt, region, name);
    anyhow::bail!("`disk import` is not available yet: {}", file.display())
}
