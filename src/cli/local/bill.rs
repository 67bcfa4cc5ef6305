//! `snap bill`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, globals};
use crate::ecs::price::Bill;
use crate::sys::terminal;
use clap::{Arg, ArgMatches, Command};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{ContentArrangement, Table};
use std::io::{IsTerminal, stdout};

/// The command.
pub static LOCAL: Local = Local {
    words: &["bill"],
    about: "Prints what the snapshots would cost in a month: by chain and region, at the service's prices",
    arguments,
    run,
};

fn arguments(command: Command) -> Command {
    command.arg(
        Arg::new("output")
            .long("output")
            .value_parser(["json", "table"])
            .help("The form of the bill; a table on a terminal, else JSON"),
    )
}

fn run(_: Program, matches: &ArgMatches) -> anyhow::Result<Exit> {
    let bill = open::service()?.bill(globals::region(matches)?.as_ref())?;
    let is_table = match matches.get_one::<String>("output") {
        Some(form) => form == "table",
        None => stdout().is_terminal(),
    };
    stream::answer(if is_table {
        table(&bill, terminal::width())
    } else {
        output::json(&serde_json::to_value(&bill)?)?
    })?;
    Ok(Exit::Success)
}

/// The bill for people, no wider than a width in characters: the chains of each region, and a line below them that sums up.
fn table(bill: &Bill, width: Option<usize>) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED);
    if let Some(width) = width {
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table.set_header([
        "Region",
        "Chain",
        "Disk",
        "Snapshots",
        "GiB",
        "Instant access GiB",
        "uses",
        "USD a month",
    ]);
    let gib = |bytes: u64| format!("{:.3}", bytes as f64 / f64::from(1 << 30));
    for region in &bill.regions {
        for chain in &region.chains {
            table.add_row([
                region.region_id.to_string(),
                chain.snapshot_link_id.clone(),
                chain.source_disk_id.clone(),
                chain.snapshot_count.to_string(),
                gib(chain.size),
                gib(chain.instant_access_size),
                String::new(),
                String::new(),
            ]);
        }
        table.add_row([
            region.region_id.to_string(),
            "all".to_owned(),
            String::new(),
            region.chains.iter().map(|chain| chain.snapshot_count).sum::<u64>().to_string(),
            format!("{} ({} free)", gib(region.size), gib(region.free_size)),
            gib(region.instant_access_size),
            region.instant_access_uses.to_string(),
            format!("{:.4}", region.price),
        ]);
    }
    format!("{table}\nTotal: {:.4} {} a month\n", bill.price, bill.currency)
}
