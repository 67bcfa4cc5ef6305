//! `snap bill`.

use super::super::{open, output, stream};
use super::{Exit, Local, Program, Run, globals};
use crate::ecs::price::Bill;
use crate::sys::terminal;
use clap::{Arg, ArgMatches, Command};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{ColumnConstraint, ContentArrangement, Table};
use std::io::{IsTerminal, stdout};

/// The command.
pub static LOCAL: Local = Local {
    words: &["bill"],
    about: "Prints what the snapshots would cost in a month: by chain and region, at the service's prices",
    arguments,
    run: Run::Own(run),
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

/// Formats the bill for people, no wider than a width in characters: the chain of each disk and region, and a line of
/// sums.
fn table(bill: &Bill, width: Option<usize>) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED);
    if let Some(width) = width {
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table.set_header(["Region", "Disk", "Snapshots", "GiB", "Instant access GiB", "uses", "USD a month"]);
    let gib = |bytes: u64| format!("{:.3}", bytes as f64 / f64::from(1 << 30));
    for region in &bill.regions {
        for chain in &region.chains {
            table.add_row([
                region.region_id.to_string(),
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
            region.chains.iter().map(|chain| chain.snapshot_count).sum::<u64>().to_string(),
            format!("{} ({} free)", gib(region.size), gib(region.free_size)),
            gib(region.instant_access_size),
            region.instant_access_uses.to_string(),
            format!("{:.4}", region.price),
        ]);
    }
    // A wrapped id cannot be copied.
    for column in [0, 1] {
        if let Some(column) = table.column_mut(column) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    format!("{table}\nTotal: {:.4} {} a month\n", bill.price, bill.currency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ecs::price::{ChainBill, RegionBill};
    use crate::model::RegionId;

    #[test]
    fn eighty_characters_keep_ids_whole() {
        let disk = "d-bp1gxv66h2xc2udw3k8x";
        let chain = ChainBill {
            snapshot_link_id: "sl-bp1gxv66h2xc2udw3k8x".to_owned(),
            source_disk_id: disk.to_owned(),
            snapshot_count: 1000,
            size: 40 << 40,
            instant_access_size: 40 << 40,
        };
        let region = RegionBill {
            region_id: RegionId::parse("cn-zhangjiakou").unwrap(),
            chains: vec![chain],
            size: 40 << 40,
            free_size: 50 << 30,
            standard_price: 800.0,
            instant_access_size: 40 << 40,
            instant_access_price: 800.0,
            instant_access_uses: 1000,
            instant_access_uses_price: 141.5,
            price: 1741.5,
        };
        let bill = Bill { currency: "USD", price: 1741.5, regions: vec![region] };
        let text = table(&bill, Some(80));
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        assert!(text.contains(disk) && text.matches("cn-zhangjiakou").count() == 2, "{text}");
    }
}
