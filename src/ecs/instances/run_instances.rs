//! `RunInstances`.

use super::disks::{DataDisk, DiskPlan, Place, SystemDisk};
use super::images::{self, Image};
use super::{names, network};
use crate::catalog::{Disk, Instance, Tag};
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::rules::existing::{self, ResourceGroup, shown};
use crate::ecs::rules::name::Description;
use crate::ecs::rules::tag::{self, NewTag, TagItem};
use crate::ecs::service::{Asked, Context};
use crate::ecs::{ids, places};
use crate::model::{DiskStatus, DiskType, InstanceId, InstanceStatus, ResourceType, ZoneId};
use network::{Arn, NetworkInterface};
use rusqlite::Connection;
use serde::Serialize;

operation! {
    /// Makes instances with their disks, and starts them.
    ///
    /// An instance here is what disks are attached to: it has states and no processor. Its system disk
    /// is an empty disk, since the images are blank; data disks are empty or come from snapshots.
    RunInstances in Instances {
        /// How many: 1 to 100, 1 when it is left away.
        "Amount" amount: Option<i64>,
        /// The image, one of the blank ones; blank_x64_20G.vhd when it is left away.
        "ImageId" image_id: Option<String>,
        /// The type, such as ecs.g6.large, which it is when it is left away. It has no effect.
        "InstanceType" instance_type: Option<String>,
        /// The zone; the first of the region when it is left away.
        "ZoneId" zone_id: Option<ZoneId>,
        /// The name, with [begin,digits] in it where it counts; the instance's id when it is left away.
        "InstanceName" instance_name: Option<String>,
        /// The host name, with [begin,digits] in it where it counts.
        "HostName" host_name: Option<String>,
        /// true adds 001, 002 … to the names of several instances.
        "UniqueSuffix" unique_suffix: Option<bool>,
        /// A description: 2 to 256 characters, not beginning with http:// or https://.
        "Description" description: Option<Description>,
        /// The name of a key pair.
        "KeyPairName" key_pair: Option<String>,
        /// true protects the instances from being deleted.
        "DeletionProtection" deletion_protection: Option<bool>,
        /// PostPaid or PrePaid; neither has an effect.
        "InstanceChargeType" charge_type: Option<String>,
        /// The resource group of the instances.
        "ResourceGroupId" resource_group: Option<ResourceGroup>,
        /// The category of the system disk; cloud_essd when it is left away.
        "SystemDisk.Category" system_category: Option<String>,
        /// The size of the system disk in GiB; 20, or the least possible, when it is left away.
        "SystemDisk.Size" system_size: Option<String>,
        /// The performance level of an ESSD system disk: PL0, PL1, PL2 or PL3.
        "SystemDisk.PerformanceLevel" system_level: Option<String>,
        /// The name of the system disk.
        "SystemDisk.DiskName" system_name: Option<crate::ecs::rules::name::DiskName>,
        /// The description of the system disk.
        "SystemDisk.Description" system_description: Option<String>,
        /// Must not be true: disks are not encrypted here.
        "SystemDisk.Encrypted" system_encrypted: Option<bool>,
        /// Data disks, at most 16.
        "DataDisk" data_disk: Vec<DataDisk>,
        /// Tags for the instances and their disks, at most 20.
        "Tag" tag: Vec<TagItem>,
        /// true checks the request and ends with DryRunOperation.
        "DryRun" dry_run: Option<bool>,
    }
    ignored {
        "Affinity": String, "Arn": Vec<Arn>, "AutoPay": bool, "AutoReleaseTime": String, "AutoRenew": bool,
        "AutoRenewPeriod": i64, "ClientToken": String, "ClockOptions.PtpStatus": String,
        "CpuOptions.Core": i64, "CpuOptions.Numa": String, "CpuOptions.ThreadsPerCore": i64,
        "CpuOptions.TopologyType": String, "CreditSpecification": String, "DedicatedHostId": String,
        "DeploymentSetGroupNo": i64, "DeploymentSetId": String, "HibernationOptions.Configured": bool,
        "HostNames": Texts, "HpcClusterId": String, "HttpEndpoint": String, "HttpPutResponseHopLimit": i64,
        "HttpTokens": String, "ImageFamily": String, "ImageOptions.LoginAsNonRoot": bool,
        "InternetChargeType": String, "InternetMaxBandwidthIn": i64, "InternetMaxBandwidthOut": i64,
        "IoOptimized": String, "Ipv6Address": Texts, "Ipv6AddressCount": i64, "Isp": String,
        "LaunchTemplateId": String, "LaunchTemplateName": String, "LaunchTemplateVersion": i64,
        "ManagedHostId": String, "MinAmount": i64, "NetworkInterface": Vec<NetworkInterface>,
        "NetworkInterfaceQueueNumber": i64, "NetworkOptions.BandwidthWeighting": String,
        "NetworkOptions.EnableJumboFrame": bool, "NetworkOptions.EnableNetworkEncryption": bool,
        "Password": String, "PasswordInherit": bool, "Period": i64, "PeriodUnit": String,
        "PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord": bool,
        "PrivateDnsNameOptions.EnableInstanceIdDnsARecord": bool,
        "PrivateDnsNameOptions.EnableIpDnsARecord": bool,
        "PrivateDnsNameOptions.EnableIpDnsPtrRecord": bool, "PrivateDnsNameOptions.HostnameType": String,
        "PrivateIpAddress": String, "PrivatePoolOptions.Id": String,
        "PrivatePoolOptions.MatchCriteria": String, "RamRoleName": String,
        "SchedulerOptions.DedicatedHostClusterId": String, "SecurityEnhancementStrategy": String,
        "SecurityGroupId": String, "SecurityGroupIds": Texts,
        "SecurityOptions.ConfidentialComputingMode": String, "SecurityOptions.TrustedSystemMode": String,
        "SpotDuration": i64, "SpotInterruptionBehavior": String, "SpotPriceLimit": f64,
        "SpotStrategy": String, "StorageSetId": String, "StorageSetPartitionNumber": i64,
        "SystemDisk.AutoSnapshotPolicyId": String, "SystemDisk.BurstingEnabled": bool,
        "SystemDisk.EncryptAlgorithm": String, "SystemDisk.KMSKeyId": String,
        "SystemDisk.ProvisionedIops": i64, "SystemDisk.StorageClusterId": String, "Tenancy": String,
        "UserData": String, "VSwitchId": String,
    }
    errors {
        400 "DryRunOperation" "DryRun is true and every check passed",
        400 "Duplicate.TagKey" "a tag key is given twice",
        400 "InstanceDiskNumber.LimitExceed" "more than 16 data disks",
        400 "InvalidDataDevice.Malformed" "a device name is not /dev/xvdb to /dev/xvdz",
        400 "InvalidDataDiskCategory.ValueNotSupported" "a data disk's category is none of the words",
        400 "InvalidDataDiskSize.ValueNotSupported" "a data disk's size is absent or out of range",
        400 "InvalidDescription.Malformed" "the description breaks the rules",
        403 "InvalidDevice.InUse" "a device name is given twice",
        400 "InvalidDiskDescription.Malformed" "a disk's description breaks the rules",
        400 "InvalidDiskName.Malformed" "a disk's name breaks the rules",
        403 "InvalidDiskSize.TooSmall" "a data disk is smaller than its snapshot",
        400 "InvalidHostName.Malformed" "the host name breaks the rules",
        404 "InvalidImageId.NotFound" "no such image",
        404 "InvalidInstanceChargeType.NotFound" "InstanceChargeType is none of the words",
        400 "InvalidInstanceName.Malformed" "the name breaks the rules",
        400 "InvalidInstanceType.ValueNotSupported" "the type does not look like ecs.g6.large",
        403 "InvalidParam.Amount" "Amount is not 1 to 100",
        400 "InvalidParameter.Conflict" "a performance level for a disk that is no ESSD",
        400 "InvalidParameter.EncryptedNotSupported" "an encrypted disk is asked for",
        404 "InvalidResourceGroup.NotFound" "ResourceGroupId is no id of a resource group",
        403 "InvalidSnapshotId.NotDataDiskSnapshot" "the snapshot is one of a system disk",
        400 "InvalidSnapshotId.NotFound" "no such snapshot in the region",
        403 "InvalidSnapshotId.NotReady" "the snapshot is not accomplished",
        400 "InvalidSystemDiskCategory.ValueNotSupported" "the category cannot be a system disk",
        404 "InvalidSystemDiskSize.LessThanImageSize" "the system disk is smaller than its image",
        404 "InvalidSystemDiskSize.LessThanMinSize" "the system disk is smaller than its category allows",
        400 "InvalidSystemDiskSize.ValueNotSupported" "the system disk's size is no number or too large",
        400 "InvalidTagCount" "more than 20 tags",
        400 "InvalidTagKey.Malformed" "a tag key breaks the rules",
        400 "InvalidTagValue.Malformed" "a tag value breaks the rules",
        404 "InvalidZoneId.NotFound" "the zone is not in the region",
    }
}

/// The answer.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Ran {
    instance_id_sets: InstanceIdSets,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct InstanceIdSets {
    instance_id_set: Vec<InstanceId>,
}

impl Operation for RunInstances {
    type Answer = Ran;

    fn run(self, context: &mut Context<'_>) -> Result<Ran, ApiError> {
        let dry_run = self.dry_run;
        let plan = self.plan(context)?;
        context.stop_if_dry(dry_run)?;
        let batch = plan.batch(context)?;

        // The lock says that somebody is at work on the rows until all of them are ready.
        let Some(_lock) = context.engine.lock(batch.worker())? else {
            return Err(ApiError::internal(format!("{} is locked", batch.worker())));
        };
        let asked = context.asked();
        let answer = batch.answer();
        context.engine.catalog_mut().write(|catalog| {
            batch.insert(catalog, &plan.tags)?;
            asked.keep_answer(catalog, &answer)
        })?;
        let made = batch
            .fill(context)
            .and_then(|()| context.engine.catalog_mut().write(|catalog| batch.finish(catalog, &asked)));
        match made {
            Ok(()) => Ok(answer),
            Err(error) => {
                // If this fails too, the rows stay Pending with a free lock, and the next run clears up.
                let _ = batch.undo(context, &asked);
                Err(error)
            }
        }
    }
}

/// A checked request.
#[derive(Debug)]
struct Plan {
    zone: ZoneId,
    image: &'static Image,
    instance_type: String,
    /// One for each instance; empty where the id is the name.
    names: Vec<String>,
    host_names: Vec<String>,
    description: String,
    key_pair: String,
    resource_group: String,
    deletion_protection: bool,
    /// The system disk first.
    disks: Vec<DiskPlan>,
    tags: Vec<NewTag>,
}

impl RunInstances {
    fn plan(self, context: &Context<'_>) -> Result<Plan, ApiError> {
        let amount = self.amount.unwrap_or(1);
        let count =
            u32::try_from(amount).ok().filter(|count| (1..=100).contains(count)).ok_or_else(|| {
                ApiError::new(
                    "InvalidParam.Amount",
                    format!("The specified Amount {amount} is not 1 to 100."),
                )
            })?;
        let image = images::wanted(self.image_id.as_deref())?;
        let zone = match self.zone_id {
            Some(zone) => places::zone(&context.region, &zone).map(|()| zone)?,
            None => places::zones(&context.region)
                .next()
                .ok_or_else(|| ApiError::internal(format!("{} has no zone", context.region)))?,
        };
        check_charge_type(self.charge_type.as_deref())?;
        let unique = self.unique_suffix == Some(true);
        let system = SystemDisk {
            category: self.system_category,
            size: self.system_size,
            level: self.system_level,
            name: self.system_name,
            description: self.system_description,
            encrypted: self.system_encrypted,
        };
        let mut disks = vec![DiskPlan::system(system, image.size)?];
        disks.extend(DiskPlan::data(context, self.data_disk)?);
        Ok(Plan {
            zone,
            image,
            instance_type: instance_type(self.instance_type)?,
            names: names::of_instances(self.instance_name.as_deref(), count, unique)?,
            host_names: names::of_hosts(self.host_name.as_deref(), count, unique)?,
            description: self.description.map(|description| description.0).unwrap_or_default(),
            key_pair: key_pair(self.key_pair)?,
            resource_group: self.resource_group.map(|group| group.0).unwrap_or_default(),
            deletion_protection: self.deletion_protection == Some(true),
            disks,
            tags: tag::new_tags(self.tag)?,
        })
    }
}

fn instance_type(text: Option<String>) -> Result<String, ApiError> {
    let Some(text) = text else { return Ok("ecs.g6.large".to_owned()) };
    let tail = text.strip_prefix("ecs.").unwrap_or_default();
    let is_type = (1..=60).contains(&tail.len())
        && tail.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || b".-".contains(&c));
    if !is_type {
        return Err(ApiError::new(
            "InvalidInstanceType.ValueNotSupported",
            format!("The specified InstanceType \"{}\" is not valid.", shown(&text)),
        )
        .hint("It looks like ecs.g6.large."));
    }
    Ok(text)
}

fn key_pair(text: Option<String>) -> Result<String, ApiError> {
    match text {
        Some(text) if !crate::ecs::rules::name::is_name(&text) => Err(ApiError::invalid("KeyPairName")),
        text => Ok(text.unwrap_or_default()),
    }
}

fn check_charge_type(text: Option<&str>) -> Result<(), ApiError> {
    match text {
        None | Some("PostPaid" | "PrePaid") => Ok(()),
        Some(other) => Err(ApiError::new(
            "InvalidInstanceChargeType.NotFound",
            format!("The specified InstanceChargeType \"{}\" does not exist.", shown(other)),
        )
        .hint("It can be PostPaid or PrePaid.")),
    }
}

/// An instance of the batch with its disks, each with its plan.
struct Made<'a> {
    instance: Instance,
    disks: Vec<(Disk, &'a DiskPlan)>,
}

/// The instances of one request.
struct Batch<'a>(Vec<Made<'a>>);

impl Plan {
    fn batch(&self, context: &Context<'_>) -> Result<Batch<'_>, ApiError> {
        let mut batch = Vec::with_capacity(self.names.len());
        let mut worker = None;
        for (name, host_name) in self.names.iter().zip(&self.host_names) {
            let id = ids::instance(&context.region)?;
            let worker: &String = worker.get_or_insert_with(|| id.to_string());
            let or = |name: &String, other: String| if name.is_empty() { other } else { name.clone() };
            let place = Place {
                region: &context.region,
                zone: &self.zone,
                image: self.image.id,
                now: context.now,
                worker,
            };
            let disk = |plan| Ok((DiskPlan::row(plan, ids::disk(&context.region)?, &place), plan));
            let disks = self.disks.iter().map(disk).collect::<Result<_, ApiError>>()?;
            let instance = Instance {
                region: context.region.clone(),
                zone: self.zone.clone(),
                status: InstanceStatus::Pending,
                name: or(name, id.to_string()),
                description: self.description.clone(),
                host_name: or(host_name, format!("iZ{}Z", id.tail())),
                image: self.image.id.to_owned(),
                instance_type: self.instance_type.clone(),
                key_pair: self.key_pair.clone(),
                resource_group: self.resource_group.clone(),
                deletion_protection: self.deletion_protection,
                stopped_mode: super::states::NOT_STOPPED.to_owned(),
                created: context.now,
                started: None,
                worker: Some(worker.clone()),
                id,
            };
            batch.push(Made { instance, disks });
        }
        Ok(Batch(batch))
    }
}

impl Batch<'_> {
    /// The lock of the batch: the id of its first instance.
    fn worker(&self) -> &str {
        self.0.first().map_or("", |made| made.instance.id.as_str())
    }

    fn answer(&self) -> Ran {
        let ids = self.0.iter().map(|made| made.instance.id.clone());
        Ran { instance_id_sets: InstanceIdSets { instance_id_set: ids.collect() } }
    }

    fn insert(&self, catalog: &Connection, tags: &[NewTag]) -> Result<(), ApiError> {
        for Made { instance, disks } in &self.0 {
            instance.insert(catalog)?;
            tag::put(catalog, &instance.region, ResourceType::Instance, instance.id.as_str(), tags)?;
            for (disk, plan) in disks {
                // Once more, since it could have gone since the plan.
                if let Some(snapshot) = &plan.snapshot {
                    existing::snapshot(catalog, &disk.region, &snapshot.id)?;
                }
                disk.insert(catalog)?;
                tag::put(catalog, &disk.region, ResourceType::Disk, disk.id.as_str(), tags)?;
            }
        }
        Ok(())
    }

    /// Makes the images.
    fn fill(&self, context: &mut Context<'_>) -> Result<(), ApiError> {
        for (disk, plan) in self.0.iter().flat_map(|made| &made.disks) {
            match &plan.snapshot {
                None => context.engine.create_image(disk)?,
                Some(snapshot) => {
                    let _lock = context.engine.lock(disk.id.as_str())?;
                    context.engine.restore(snapshot, disk)?;
                }
            }
        }
        Ok(())
    }

    /// Attaches the disks and says that the instances run.
    fn finish(&self, catalog: &Connection, asked: &Asked<'_>) -> Result<(), ApiError> {
        for Made { instance, disks } in &self.0 {
            let mut instance = existing::instance(catalog, &asked.region, &instance.id)?;
            instance.status = InstanceStatus::Running;
            instance.started = Some(asked.now);
            instance.worker = None;
            instance.update(catalog)?;
            for (disk, plan) in disks {
                let mut disk = existing::disk(catalog, &asked.region, &disk.id)?;
                disk.status = DiskStatus::InUse;
                disk.instance = Some(instance.id.clone());
                disk.origin_instance = (disk.kind == DiskType::System).then(|| instance.id.clone());
                disk.device.clone_from(&plan.device);
                disk.attached = Some(asked.now);
                disk.ever_attached = true;
                disk.worker = None;
                disk.update(catalog)?;
            }
        }
        Ok(())
    }

    /// Takes everything back.
    fn undo(&self, context: &mut Context<'_>, asked: &Asked<'_>) -> Result<(), ApiError> {
        for (disk, _) in self.0.iter().flat_map(|made| &made.disks) {
            context.engine.remove_image(disk)?;
        }
        context.engine.catalog_mut().write(|catalog| {
            for Made { instance, disks } in &self.0 {
                for (disk, _) in disks {
                    Tag::remove_all(catalog, disk.id.as_str())?;
                    disk.delete(catalog)?;
                }
                Tag::remove_all(catalog, instance.id.as_str())?;
                instance.delete(catalog)?;
            }
            asked.forget_answer(catalog)
        })
    }
}
