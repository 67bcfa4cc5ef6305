//! `snap disk import`.

use super::super::profiles::Settings;
use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, globals};
use crate::ecs::{Import, Imported};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::PathBuf;

/// The command.
pub static LOCAL: Local = Local {
    words: &["disk", "import"],
    about: "Makes an image a data disk, by copying it or in place, and prints its id as JSON",
    arguments,
    run: Run::Own(run),
};

fn arguments(command: Command) -> Command {
    command
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help("The image: a raw, qcow2 or VHD file, or a block device"),
        )
        .arg(
            Arg::new("adopt")
                .long("adopt")
                .action(ArgAction::SetTrue)
                .help("Use the image where it is; it is not copied, and never removed"),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("raw|qcow2|vhd")
                .help("The format of the image; recognised if it is not given"),
        )
        .arg(Arg::new("region").long("region").value_name("RegionId").help("The region of the disk"))
        .arg(Arg::new("name").long("name").value_name("DiskName").help("The name of the disk"))
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let file: &PathBuf = matches.get_one("file").ok_or_else(|| anyhow::anyhow!("no file is named"))?;
    let import = Import {
        file: file.clone(),
        format: matches.get_one("format").cloned(),
        adopt: matches.get_flag("adopt"),
        region: Settings::read(&globals::given(matches))?.region,
        name: matches.get_one("name").cloned(),
    };
    let service = open::service()?;
    open::tell_exposures(&service);
    let Imported { disk, format } = service.import(&import)?;
    let image = service.engine().image_path(&disk);
    let answer = serde_json::json!({
        "Adopted": disk.adopted.is_some(),
        "DiskId": disk.id,
        "DiskName": disk.name,
        "Format": format.name(),
        "ImagePath": image.to_string_lossy(),
        "RegionId": disk.region,
        "Size": disk.size.gib(),
        "ZoneId": disk.zone,
    });
    if disk.adopted.is_none() && !stream::is_quiet() {
        stream::complain(&format!(
            "note: {} was copied to {}. What changes in it from now on is not in the disk until: snap disk refresh {}\n",
            file.display(),
            image.display(),
            disk.id
        ));
    }
    stream::answer(output::json(&answer)?)?;
    Ok(Exit::Success)
}
