//! `--output tree`: draws the chains of DescribeSnapshotLinks. Each chain is a disk with its snapshots, the oldest
//! first. Each snapshot shows the amount of data that it found new on the disk.

use super::ask::ask;
use super::damage;
use super::error::CliError;
use super::fields::word;
use super::flags::{Flag, name};
use super::grammar::Line;
use super::pager::Pager;
use crate::catalog::{CatalogError, Chain, Snapshot};
use crate::ecs::{Parameters, Request, Service};
use crate::model::{BLOCK_SIZE, DiskId, SnapshotId};
use indicatif::BinaryBytes;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

/// The operation whose answer is drawn, and the operation that returns the snapshots.
const OPERATION: &str = "DescribeSnapshotLinks";
const SNAPSHOTS: &str = "DescribeSnapshots";

/// Returns true if the line asks for the tree.
///
/// # Errors
/// When the line asks for the tree where there are no chains.
pub fn asked(line: &Line, operation: &str) -> Result<bool, CliError> {
    let tree = Flag::named(name::OUTPUT).and_then(|flag| word(flag, &line.flags)) == Some("tree");
    if !tree || line.flags.has(name::QUIET) {
        Ok(false)
    } else if operation == OPERATION && !line.flags.has(name::QUERY) {
        Ok(true)
    } else {
        Err(CliError::NoTree)
    }
}

/// Draws the chains in `answer`, which is the answer to `request`.
///
/// # Errors
/// When the service does not return their snapshots.
pub fn render(service: &Service, request: &Request, answer: &Value) -> Result<String, CliError> {
    let mut text = String::new();
    let damaged = damage::known(service, request)?;
    for link in answer["SnapshotLinks"]["SnapshotLink"].as_array().into_iter().flatten() {
        let snapshots = snapshots(service, request, &cell(link, "SourceDiskId"))?;
        let changed = changed(service, &cell(link, "SourceDiskId"))?;
        text.push_str(&draw(link, &snapshots, &changed, &damaged));
    }
    Ok(if text.is_empty() { "(none)\n".to_owned() } else { text })
}

/// Returns the snapshots of a disk, the oldest first.
fn snapshots(service: &Service, request: &Request, disk: &str) -> Result<Vec<Value>, CliError> {
    let mut parameters: Parameters =
        request.parameters.iter().filter(|(name, _)| *name == name::REGION_ID).map(pair).collect();
    parameters.extend([("DiskId".to_owned(), disk.to_owned()), ("PageSize".to_owned(), "100".to_owned())]);
    let all = Pager::default().all(parameters, |parameters| {
        let request = Request {
            operation: SNAPSHOTS.to_owned(),
            parameters: parameters.clone(),
            region: request.region.clone(),
        };
        ask(service, &request)
    })?;
    let mut all = all["Snapshots"]["Snapshot"].as_array().cloned().unwrap_or_default();
    all.reverse();
    Ok(all)
}

fn pair((name, value): (&String, &String)) -> (String, String) {
    (name.clone(), value.clone())
}

/// Returns the amount of data that each snapshot of a disk found new since the previous one, by snapshot id. The unit
/// is bytes of whole blocks. Storing can take less: blocks are compressed, stored as deltas, and stored once. Blocks
/// that became zeros are no data.
fn changed(service: &Service, disk: &str) -> Result<HashMap<String, u64>, CatalogError> {
    let catalog = service.engine().catalog().read();
    let chain = DiskId::parse(disk).map(|disk| Chain::of_disk(&catalog, &disk)).transpose()?.flatten();
    let Some(chain) = chain else { return Ok(HashMap::new()) };
    let added: BTreeMap<_, _> = chain.added(&catalog)?.into_iter().collect();
    let snapshots = Snapshot::of_chain(&catalog, chain.number)?.into_iter();
    let bytes = |snapshot: Snapshot| {
        let blocks = added.get(&snapshot.sequence).copied().unwrap_or_default();
        (snapshot.id.to_string(), blocks.saturating_mul(BLOCK_SIZE as u64))
    };
    Ok(snapshots.map(bytes).collect())
}

fn draw(
    link: &Value,
    snapshots: &[Value],
    changed: &HashMap<String, u64>,
    damaged: &BTreeSet<SnapshotId>,
) -> String {
    let mut text = format!(
        "{} {} {} GiB",
        cell(link, "SourceDiskId"),
        named(&cell(link, "SourceDiskName")),
        cell(link, "SourceDiskSize")
    );
    let instance = cell(link, "InstanceId");
    // Writing to a String cannot fail.
    let _ = if instance.is_empty() { writeln!(text) } else { writeln!(text, " on {instance}") };
    let names: Vec<String> =
        snapshots.iter().map(|snapshot| named(&cell(snapshot, "SnapshotName"))).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
    for (i, (snapshot, name)) in snapshots.iter().zip(&names).enumerate() {
        let branch = if i + 1 == snapshots.len() { "└─" } else { "├─" };
        let id = cell(snapshot, "SnapshotId");
        let status = cell(snapshot, "Status");
        let mut what = match changed.get(&id) {
            Some(bytes) if status == "accomplished" => format!("+{}", BinaryBytes(*bytes)),
            _ => status,
        };
        if SnapshotId::parse(&id).is_some_and(|id| damaged.contains(&id)) {
            what = format!("{what}  {}", damage::MARK);
        }
        let _ = writeln!(text, "{branch} {}  {id}  {name:width$}  {what}", cell(snapshot, "CreationTime"));
    }
    text
}

fn cell(object: &Value, key: &str) -> String {
    match &object[key] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn named(name: &str) -> String {
    if name.is_empty() { "(no name)".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_chain() {
        let link = json!({"SourceDiskId": "d-1", "SourceDiskName": "data", "SourceDiskSize": 20, "InstanceId": "i-1"});
        let snapshot = |id: &str, name: &str, status: &str| json!({"SnapshotId": id, "SnapshotName": name, "Status": status, "CreationTime": "2026-01-01T00:00:00Z"});
        let snapshots = [
            snapshot("s-1", "before", "accomplished"),
            snapshot("s-2", "", "accomplished"),
            snapshot("s-3", "now", "progressing"),
        ];
        let changed = HashMap::from([("s-1".to_owned(), 3 << 20), ("s-2".to_owned(), 64 << 10)]);
        let damaged = BTreeSet::from([SnapshotId::parse("s-2").unwrap()]);
        assert_eq!(
            draw(&link, &snapshots, &changed, &damaged),
            "d-1 data 20 GiB on i-1\n\
             ├─ 2026-01-01T00:00:00Z  s-1  before     +3.00 MiB\n\
             ├─ 2026-01-01T00:00:00Z  s-2  (no name)  +64.00 KiB  damaged\n\
             └─ 2026-01-01T00:00:00Z  s-3  now        progressing\n"
        );
    }
}
