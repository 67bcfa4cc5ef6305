//! `ReplaceSystemDisk`.
//!
//! The operation is complete when it answers, in the background too. The old disk is deleted with its automatic
//! snapshots. A caller can rely on the new disk for StartInstance. The real service promises this when the instance
//! has no lock any more; here instances have no such lock.

use super::asked::Extras;
use super::states;
use crate::catalog::ReadTx;
use crate::catalog::{Disk, Group, Snapshot};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::disks::must_not_be_captured;
use crate::ecs::error::ApiError;
use crate::ecs::ids;
use crate::ecs::images::Origin;
use crate::ecs::rules::arn::Arn;
use crate::ecs::rules::password::Password;
use crate::ecs::rules::tag::CREATED_FROM;
use crate::ecs::rules::{existing, release, size};
use crate::ecs::service::Context;
use crate::model::{ByteSize, DiskId, DiskStatus, DiskType, InstanceId, InstanceStatus};

/// The default size of a new system disk in GiB, if its image and the old disk are smaller.
const USUAL_SIZE: u64 = 40;

operation! {
    /// Gives a stopped instance another system disk, made from an image.
    ///
    /// The new disk has an id of its own. The old one is deleted; its manual snapshots stay, local ones
    /// (Category Flash) too. Since they are another disk's, the new disk cannot be rolled back to them; new disks
    /// can still be made from them. Nor does ResetDisks roll back the instance's other disks to groups from before.
    ReplaceSystemDisk in Instances "用镜像更换已停止实例的系统盘。" {
        /// The instance; it must be Stopped.
        "InstanceId" instance_id: InstanceId,
        /// The image: a custom one (m-…) or one of the blank public ones.
        "ImageId" image_id: Option<String>,
        /// The size in GiB: at least that of the image and of the old disk. When it is left away it is
        /// 40, or more if they are larger.
        "SystemDisk.Size" size: Option<i64>,
        /// A password: 8 to 30 characters of three kinds. It has no effect.
        "Password" password: Option<Password>,
        /// Whether the image's password is to be kept; then there must be no Password.
        "PasswordInherit" password_inherit: Option<bool>,
        /// Must not be true: disks are not encrypted here.
        "Encrypted" encrypted: Option<bool>,
        /// Not to be given, since disks are not encrypted here.
        "EncryptAlgorithm" encrypt_algorithm: Option<String>,
        /// Not to be given, since disks are not encrypted here.
        "KMSKeyId" key: Option<String>,
    }
    common { CLIENT_TOKEN }
    ignored {
        "Architecture": String, "Arn": Vec<Arn>, "DiskId": String, "KeyPairName": String,
        "Platform": String, "SecurityEnhancementStrategy": String, "UseAdditionalService": bool,
    }
    errors {
        IdempotentParameterMismatch, IncorrectInstanceStatus, InvalidInstanceNotFoundSystemDisk,
        InvalidParameterEncryptedIllegal, InvalidParameterEncryptedNotSupported, InvalidPasswordMalformed,
        InvalidPasswordParamMismatch, InvalidSystemDiskSizeMoreThanMaxSize, OperationDeniedImageNotValid,
        DiskCreatingSnapshot "a snapshot of the old system disk is progressing",
        IncorrectDiskStatus "the old system disk is busy",
        InvalidImageIdNotFound "no such image",
        InvalidParameterAllEmpty "no image is given",
        InvalidSystemDiskSizeLessThanImageSize "the size is less than the image's",
        InvalidSystemDiskSizeLessThanMinSize "the size is less than the old disk's or the category's least",
    }
}

impl Operation for ReplaceSystemDisk {
    type Answer = Field<DiskId>;

    fn run(self, context: &Context<'_>) -> Result<Self::Answer, ApiError> {
        self.check_parameters()?;
        let asked = context.asked();
        let old = old_disk(&context.catalog(), context, &self.instance_id)?;
        let image = self.image_id.as_deref().ok_or_else(|| {
            ApiError::new(Code::InvalidParameterAllEmpty, "ImageId is not supplied.")
                .hint("DescribeImages lists the images.")
        })?;
        let origin = Origin::wanted(&context.catalog(), &context.region, Some(image), None)?;
        let new = self.new_disk(context, &old, &origin)?;
        let Some(_old_lock) = context.engine.lock(old.id.as_str())? else {
            must_not_be_captured(&context.catalog(), &old.id, Code::DiskCreatingSnapshot)?;
            return Err(busy(&old));
        };
        let Some(_new_lock) = context.engine.lock(new.id.as_str())? else {
            return Err(ApiError::internal(format!("{} is locked", new.id)));
        };
        let answer = Field("DiskId", new.id.clone());
        context.engine.catalog().write(|catalog| {
            still_there(catalog, &new, origin.system.as_ref())?;
            new.insert(catalog)?;
            asked.keep_answer(catalog, &answer)
        })?;
        let filled = match &origin.system {
            None => context.engine.create_image(&new),
            Some(snapshot) => context.engine.restore(snapshot, &new),
        };
        let released = filled.map_err(ApiError::from).and_then(|()| {
            let region = context.region.clone();
            let now = context.now;
            context.engine.catalog().write(|catalog| {
                let mut instance = existing::instance(catalog, &region, &self.instance_id)?;
                let current = check(catalog, &instance)?;
                if current.id != old.id {
                    return Err(busy(&old));
                }
                // Another process can have changed the row while the disk was filled.
                let new = existing::disk(catalog, &region, &new.id)?;
                let attached = Disk {
                    status: DiskStatus::InUse,
                    instance: Some(instance.id.clone()),
                    origin_instance: Some(instance.id.clone()),
                    device: current.device.clone(),
                    attached: Some(now),
                    ever_attached: true,
                    // From now on the image names the initial content of the disk.
                    source_snapshot: None,
                    worker: None,
                    ..new
                };
                attached.update(catalog)?;
                instance.image.clone_from(&origin.image);
                instance.update(catalog)?;
                Group::outlive_system(catalog, &instance.id, CREATED_FROM)?;
                release::forget(catalog, current, now)
            })
        });
        match released {
            Ok(released) => {
                release::free(context, released);
                Ok(answer)
            }
            Err(error) => {
                // If this fails too, the row stays Creating with a free lock, and the next run cleans up.
                let _ = context.engine.remove_image(&new);
                let _ = context.engine.catalog().write(|catalog| {
                    new.delete(catalog)?;
                    asked.forget_answer(catalog)
                });
                Err(error)
            }
        }
    }
}

impl ReplaceSystemDisk {
    fn check_parameters(&self) -> Result<(), ApiError> {
        if self.password.is_some() && self.password_inherit == Some(true) {
            return Err(ApiError::new(
                Code::InvalidPasswordParamMismatch,
                "Password cannot be given when PasswordInherit is true.",
            ));
        }
        let extras = Extras {
            encrypted: self.encrypted,
            encrypt_algorithm: self.encrypt_algorithm.clone(),
            key: self.key.clone(),
            ..Extras::default()
        };
        extras.must_not_encrypt("the system disk")
    }

    /// Builds the row of the new disk in progress: like the old row, with another content.
    fn new_disk(&self, context: &Context<'_>, old: &Disk, origin: &Origin) -> Result<Disk, ApiError> {
        let id = ids::disk(&context.region)?;
        Ok(Disk {
            status: DiskStatus::Creating,
            size: ByteSize::from_gib(self.new_size(old, origin)?),
            image: origin.image.clone(),
            source_snapshot: origin.system.as_ref().map(|snapshot| snapshot.id.clone()),
            instance: None,
            device: String::new(),
            origin_instance: None,
            ever_attached: false,
            created: context.now,
            attached: None,
            detached: None,
            adopted: None,
            rollback_to: None,
            worker: Some(id.to_string()),
            stamp: None,
            seen: None,
            begun_after: None,
            id,
            ..old.clone()
        })
    }

    fn new_size(&self, old: &Disk, origin: &Origin) -> Result<u64, ApiError> {
        let range = size::system_range(old.category, old.performance_level);
        let image = origin.size.gib();
        let least = old.size.gib().max(*range.start());
        let Some(gib) = self.size else { return Ok(USUAL_SIZE.max(image).max(least)) };
        let code = match u64::try_from(gib) {
            Ok(gib) if gib >= image && gib >= least && gib <= *range.end() => return Ok(gib),
            Ok(gib) if gib > *range.end() => Code::InvalidSystemDiskSizeMoreThanMaxSize,
            Ok(gib) if gib >= least => Code::InvalidSystemDiskSizeLessThanImageSize,
            _ => Code::InvalidSystemDiskSizeLessThanMinSize,
        };
        Err(ApiError::new(code, format!("The specified SystemDisk.Size {gib} is not valid.")).hint(format!(
            "It can be {} to {} GiB.",
            least.max(image),
            range.end()
        )))
    }
}

/// Returns the system disk to be replaced, after all rules.
fn old_disk(catalog: &ReadTx, context: &Context<'_>, id: &InstanceId) -> Result<Disk, ApiError> {
    check(catalog, &existing::instance(catalog, &context.region, id)?)
}

fn check(catalog: &ReadTx, instance: &crate::catalog::Instance) -> Result<Disk, ApiError> {
    states::must_be(instance, InstanceStatus::Stopped)?;
    let disks = Disk::of_instance(catalog, &instance.id)?;
    let Some(disk) = disks.into_iter().find(|disk| disk.kind == DiskType::System) else {
        return Err(ApiError::new(
            Code::InvalidInstanceNotFoundSystemDisk,
            format!("The instance {} has no system disk.", instance.id),
        ));
    };
    if disk.status != DiskStatus::InUse {
        return Err(busy(&disk));
    }
    must_not_be_captured(catalog, &disk.id, Code::DiskCreatingSnapshot)?;
    Ok(disk)
}

fn busy(disk: &Disk) -> ApiError {
    ApiError::new(Code::IncorrectDiskStatus, format!("The disk {} is {} and busy.", disk.id, disk.status))
        .hint("Try again when it is ready.")
}

/// Checks the snapshot again, since it can have been deleted after the look-up of the image.
fn still_there(catalog: &ReadTx, new: &Disk, snapshot: Option<&Snapshot>) -> Result<(), ApiError> {
    match snapshot {
        Some(snapshot) => existing::snapshot(catalog, &new.region, &snapshot.id).map(|_| ()),
        None => Ok(()),
    }
}
