//! What is in the home, for completion. It is only looked at: a home that is not there is not made.

use super::grammar::Given;
use super::profiles::Settings;
use crate::catalog::{Catalog, Chain, Disk, Instance, Result, Snapshot};
use crate::home::Home;
use crate::model::RegionId;
use rusqlite::Connection;

/// An id, and what people call what has it.
pub type Named = (String, String);

/// Lists what there is of one kind in a region.
type List = fn(&Connection, &RegionId) -> Result<Vec<Named>>;

/// How the names of parameters end that hold an id, and where the ids come from.
const KINDS: [(&str, List); 4] = [
    ("DiskId", |catalog, region| {
        Ok(Disk::of_region(catalog, region)?
            .into_iter()
            .map(|disk| (disk.id.to_string(), disk.name))
            .collect())
    }),
    ("SnapshotId", |catalog, region| {
        let all = Snapshot::of_region(catalog, region)?.into_iter();
        Ok(all.map(|snapshot| (snapshot.id.to_string(), snapshot.name)).collect())
    }),
    ("InstanceId", |catalog, region| {
        let all = Instance::of_region(catalog, region)?.into_iter();
        Ok(all.map(|instance| (instance.id.to_string(), instance.name)).collect())
    }),
    ("SnapshotLinkId", |catalog, region| {
        let all = Chain::of_region(catalog, region)?.into_iter();
        Ok(all.map(|chain| (chain.id.to_string(), chain.id.disk().to_string())).collect())
    }),
];

/// The ids that may be the value of the parameter `name`, in the region that the flags ask; none when
/// anything is in the way.
pub fn ids(name: &str, flags: &Given) -> Vec<Named> {
    // An item of a list is named like the list: `DiskId.1`.
    let name = name.split('.').rfind(|part| part.parse::<u32>().is_err()).unwrap_or(name);
    let list = KINDS.iter().find(|(end, _)| name.ends_with(end)).map(|(_, list)| list);
    list.and_then(|list| look(*list, flags)).unwrap_or_default()
}

fn look(list: List, flags: &Given) -> Option<Vec<Named>> {
    let path = Home::find().ok()?.catalog();
    if !path.is_file() {
        return None;
    }
    let region = RegionId::parse(&Settings::read(flags).ok()?.region)?;
    let catalog = Catalog::open(&path).ok()?;
    list(catalog.read(), &region).ok()
}
