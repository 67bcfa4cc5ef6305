//! Marks snapshots that are known to be damaged, for people. The answers of the service have no word for damage.

use super::error::CliError;
use super::fields::word;
use super::flags::{Flag, name};
use super::grammar::Line;
use crate::catalog::KnownDamage;
use crate::ecs::{Request, Service};
use crate::model::{RegionId, SnapshotId};
use serde_json::Value;
use std::collections::BTreeSet;

/// The mark after the status of a damaged snapshot.
pub const MARK: &str = "damaged";

/// Returns the snapshots in the region of a request that are known to be damaged.
///
/// # Errors
/// When the catalog fails.
pub fn known(service: &Service, request: &Request) -> Result<BTreeSet<SnapshotId>, CliError> {
    let named = request.parameters.get(name::REGION_ID).unwrap_or(&request.region);
    let Some(region) = RegionId::parse(named) else { return Ok(BTreeSet::new()) };
    let catalog = service.engine().catalog().read();
    Ok(KnownDamage::of_region(&catalog, &region)?.snapshots(&catalog)?)
}

/// Marks the damaged snapshots in an answer that is to be a table.
///
/// # Errors
/// When the catalog fails.
pub fn marked(
    line: &Line,
    service: &Service,
    request: &Request,
    mut answer: Value,
) -> Result<Value, CliError> {
    let is_table = Flag::named(name::OUTPUT).and_then(|flag| word(flag, &line.flags)) == Some("table");
    if !is_table {
        return Ok(answer);
    }
    let Some(snapshots) = answer["Snapshots"]["Snapshot"].as_array_mut() else { return Ok(answer) };
    let damaged = known(service, request)?;
    for snapshot in snapshots {
        let id = snapshot["SnapshotId"].as_str().and_then(SnapshotId::parse);
        if id.is_some_and(|id| damaged.contains(&id)) {
            let status = snapshot["Status"].as_str().unwrap_or_default();
            snapshot["Status"] = format!("{status}, {MARK}").into();
        }
    }
    Ok(answer)
}
