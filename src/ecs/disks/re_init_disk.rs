//! `ReInitDisk`.

use super::{lock, must_not_be_captured, rollback, wrong_instance_status, wrong_status};
use crate::catalog::ReadTx;
use crate::catalog::{Disk, Snapshot};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Empty, Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::images::Origin;
use crate::ecs::instances::{StartInstance, states};
use crate::ecs::rules::existing;
use crate::ecs::rules::password::Password;
use crate::ecs::service::Context;
use crate::home::Home;
use crate::model::{DiskId, DiskStatus, DiskType, SnapshotId, SnapshotStatus};

operation! {
    /// Brings a disk back to how it began.
    ///
    /// A system disk becomes what its image holds, which is nothing if that is a public one; a data disk
    /// becomes empty or what its source snapshot holds. What was written since is lost.
    ///
    /// Snapshots of the disk stay. Local ones (Category Flash) taken before cannot roll the disk back any more;
    /// new disks can still be made from them. An image that is missing is made anew.
    ReInitDisk in Disks "重新初始化云盘。" {
        /// The disk; it must be In_use on a Stopped instance.
        "DiskId" disk: DiskId,
        /// `true` starts the instance afterwards.
        "AutoStartInstance" start: Option<bool>,
        /// The password of a system disk: 8 to 30 characters of three kinds.
        "Password" _password: Option<Password>,
    }
    ignored { "KeyPairName": String, "SecurityEnhancementStrategy": String }
    errors {
        DiskCreatingSnapshot, DiskHasSnapshotsWithInstantAccessEnabledOperationNotSupported,
        IncorrectDiskStatus, InvalidDiskIdOperationNotSupported, InvalidPasswordMalformed,
        InvalidSourceSnapshot,
        DiskError "the instance to start has no system disk",
        IncorrectInstanceStatus "the instance is not Stopped, or was never started",
        OperationDeniedImageNotValid "the image cannot be used now",
    }
}

impl Operation for ReInitDisk {
    type Answer = Empty;

    fn run(self, context: &Context<'_>) -> Result<Empty, ApiError> {
        let disk = existing::disk(&context.catalog(), &context.region, &self.disk)?;
        let starts = self.start == Some(true);
        let home = context.engine.home().clone();
        let check = |connection: &ReadTx, disk: &Disk| check(connection, &home, disk, starts);
        check(&context.catalog(), &disk)?;
        let lock = lock(context, &self.disk, Code::DiskCreatingSnapshot, Code::IncorrectDiskStatus)?;
        // An instance starts only after its disk is complete.
        let context = &context.with_background(context.in_background() && !starts);
        rollback::run(context, &self.disk, lock, check)?;
        if let (true, Some(instance)) = (starts, &disk.instance) {
            StartInstance { instance_id: instance.clone() }.run(context)?;
        }
        Ok(Empty {})
    }
}

/// Returns the snapshot that the image of a system disk begins with.
fn of_image(connection: &ReadTx, disk: &Disk) -> Result<Option<SnapshotId>, ApiError> {
    if disk.image.is_empty() {
        return Ok(None);
    }
    match Origin::find(connection, &disk.region, &disk.image)? {
        Some(origin) => Ok(origin.system.map(|snapshot| snapshot.id)),
        None => Err(ApiError::new(
            Code::InvalidDiskIdOperationNotSupported,
            format!("The image {} that the disk {} was made from is gone.", disk.image, disk.id),
        )
        .hint("ReplaceSystemDisk gives the instance a system disk from another image.")),
    }
}

/// Returns the snapshot that the disk goes back to, after all rules, including the rules for starting its instance.
fn check(
    connection: &ReadTx,
    home: &Home,
    disk: &Disk,
    starts: bool,
) -> Result<Option<SnapshotId>, ApiError> {
    let instance = match rollback::holder(connection, disk)? {
        Some(instance) if matches!(disk.status, DiskStatus::InUse | DiskStatus::ReIniting) => instance,
        _ => return Err(wrong_status(connection, disk, "In_use on a Stopped instance")),
    };
    rollback::must_be_stopped(&instance, "")?;
    if instance.started.is_none() {
        return Err(wrong_instance_status(&instance, "Stopped after it was started at least once"));
    }
    let target = match disk.kind {
        DiskType::System => of_image(connection, disk)?,
        DiskType::Data => disk.source_snapshot.clone(),
    };
    if starts {
        states::has_system_disk(connection, &instance)?;
        let others = Disk::of_instance(connection, &instance.id)?;
        others
            .iter()
            .filter(|other| other.id != disk.id)
            .try_for_each(|other| states::is_whole(connection, home, other))?;
    }
    must_not_be_captured(connection, &disk.id, Code::DiskCreatingSnapshot)?;
    if let Some(snapshot) =
        Snapshot::of_disk(connection, &disk.id)?.iter().find(|snapshot| snapshot.instant_access)
    {
        return Err(ApiError::new(
            Code::DiskHasSnapshotsWithInstantAccessEnabledOperationNotSupported,
            format!("The snapshot {} of the disk {} has instant access on.", snapshot.id, disk.id),
        )
        .hint("ModifySnapshotAttribute --DisableInstantAccess true switches it off."));
    }
    if let Some(id) = &target {
        let source = Snapshot::get(connection, &disk.region, id)?;
        if source.is_none_or(|source| source.status != SnapshotStatus::Accomplished) {
            return Err(ApiError::new(
                Code::InvalidSourceSnapshot,
                format!("The snapshot {id} that the disk {} was made from is gone.", disk.id),
            ));
        }
    }
    Ok(target)
}
