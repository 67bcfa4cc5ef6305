//! The resources of the home, for completion. A missing home is not made.

use super::grammar::Given;
use super::profiles::Settings;
use crate::catalog::ReadTx;
use crate::catalog::{Catalog, Chain, Disk, Group, Image, Instance, Policy, Result, Snapshot, Task};
use crate::home::Home;
use crate::model::RegionId;

/// An id and the name of its resource.
pub type Named = (String, String);

/// A function that lists the resources of one kind in a region.
type List = fn(&ReadTx, &RegionId) -> Result<Vec<Named>>;

/// Returns the rows of a type, each by its id and its description.
macro_rules! rows {
    ($row:ty, $about:expr) => {
        |catalog, region| {
            let about: fn(&$row) -> String = $about;
            let rows = <$row>::of_region(catalog, region)?.into_iter();
            Ok(rows.map(|row| (row.id.to_string(), about(&row))).collect())
        }
    };
}

/// The endings of the names of parameters that hold an id, in any case, and the source of the ids.
const KINDS: [(&str, List); 8] = [
    ("DiskId", rows!(Disk, |disk| disk.name.clone())),
    ("SnapshotId", rows!(Snapshot, |snapshot| snapshot.name.clone())),
    ("SnapshotLinkId", rows!(Chain, |chain| chain.id.disk().to_string())),
    ("SnapshotGroupId", rows!(Group, |group| group.name.clone())),
    ("SnapshotPolicyId", rows!(Policy, |policy| policy.name.clone())),
    ("InstanceId", rows!(Instance, |instance| instance.name.clone())),
    ("ImageId", rows!(Image, |image| image.name.clone())),
    ("TaskId", rows!(Task, |task| task.action.clone())),
];

/// Returns the possible ids for the parameter `name`, in the region that the flags ask for; none after any error.
pub fn ids(name: &str, flags: &Given) -> Vec<Named> {
    // An item of a list is named like the list: `DiskId.1`.
    let name = name.split('.').rfind(|part| part.parse::<u32>().is_err()).unwrap_or(name);
    let name = name.to_ascii_lowercase();
    let list = KINDS.iter().find(|(end, _)| name.ends_with(&end.to_ascii_lowercase()));
    list.and_then(|(_, list)| look(*list, flags)).unwrap_or_default()
}

fn look(list: List, flags: &Given) -> Option<Vec<Named>> {
    let path = Home::find().ok()?.catalog();
    if !path.length().is_ok_and(|length| length > 0) {
        return None;
    }
    let region = RegionId::parse(&Settings::read(flags).ok()?.region)?;
    let catalog = Catalog::open(&path).ok()?;
    list(&catalog.read(), &region).ok()
}
