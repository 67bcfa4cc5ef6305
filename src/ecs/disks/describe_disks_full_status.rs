//! `DescribeDisksFullStatus`.

use super::describe_disks::shown;
use super::half_written;
use crate::catalog::ReadTx;
use crate::catalog::{Disk, Tag};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, operation};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::Texts;
use crate::ecs::rules::filter;
use crate::ecs::rules::paging::{PageFields, Paging};
use crate::ecs::rules::tag::{TagFilter, TagItem};
use crate::ecs::service::Context;
use crate::model::{DiskId, DiskStatus, InstanceId, ResourceType, Time};
use serde::Serialize;

operation! {
    /// Lists disks with their health, newest first.
    ///
    /// There are no events here: filters on events match no disk.
    DescribeDisksFullStatus in Disks "查询云盘及其健康状态，最新的在前。" {
        /// Only these disks, at most 100.
        "DiskId" disk_ids: Texts,
        /// Only disks with these events; none has.
        "EventId" event_ids: Texts,
        /// Only disks with an event after this time; none has.
        "EventTime.Start" event_start: Option<String>,
        /// Only disks with an event before this time; none has.
        "EventTime.End" event_end: Option<String>,
        /// Degraded, SeverelyDegraded, Stalled or ErrorDetected; no disk is.
        "EventType" event_type: Option<String>,
        /// Impaired, Warning, Initializing, InsufficientData or NotApplicable. Disks that are being made are
        /// Initializing; disks whose image is missing, or whose rollback failed half way, are Impaired.
        "HealthStatus" health: Option<String>,
        /// Only disks with this status, such as In_use.
        "Status" status: Option<String>,
        /// Only disks of this resource group.
        "ResourceGroupId" resource_group: Option<String>,
        /// Only disks with all these tags.
        "Tag" tag: Vec<TagItem>,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Disks on a page: 1 to 100, 10 without.
        "PageSize" page_size: Option<i64>,
    }
    common { REGION_ID }
    errors {
        DiskIdLimitExceeded, EventIdLimitExceeded, InvalidParameterTimeEndBeforeStart, InvalidTagMismatch,
        InvalidTagCount,
        403 InvalidParameter "a value is none of the words, or no time",
        404 MissingParameter,
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct FullStatuses {
    disk_full_status_set: Field<Vec<FullStatus>>,
    #[serde(flatten)]
    page: PageFields,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct FullStatus {
    device: String,
    disk_event_set: Field<[String; 0]>,
    disk_id: DiskId,
    health_status: Coded,
    instance_id: String,
    status: Coded,
}

/// A word with its number.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Coded {
    code: u8,
    name: &'static str,
}

/// Returns a status with its number. The service's numbers of Available and Impaired are known; the other numbers are
/// ours.
fn coded_status(status: DiskStatus) -> Coded {
    let code = match status {
        DiskStatus::InUse => 128,
        DiskStatus::Available => 129,
        DiskStatus::Attaching => 130,
        DiskStatus::Detaching => 131,
        DiskStatus::Creating => 132,
        DiskStatus::ReIniting => 133,
        DiskStatus::Unavailable => 134,
    };
    Coded { code, name: status.as_str() }
}

const OK: &str = "Ok";
const IMPAIRED: &str = "Impaired";
const INITIALIZING: &str = "Initializing";

fn health(catalog: &ReadTx, disk: &Disk) -> Result<&'static str, ApiError> {
    Ok(match disk.status {
        DiskStatus::Creating => INITIALIZING,
        DiskStatus::Unavailable => IMPAIRED,
        _ if half_written(catalog, disk)?.is_some() => IMPAIRED,
        _ => OK,
    })
}

impl Operation for DescribeDisksFullStatus {
    type Answer = FullStatuses;

    fn run(self, context: &Context<'_>) -> Result<FullStatuses, ApiError> {
        let paging = Paging::numbered(self.page_number, self.page_size)?;
        let most = context.quotas.ids_per_describe as usize;
        for (ids, code) in
            [(&self.disk_ids, Code::DiskIdLimitExceeded), (&self.event_ids, Code::EventIdLimitExceeded)]
        {
            if ids.0.len() > most {
                return Err(ApiError::new(
                    code,
                    format!("The request names {} ids; {most} is the limit.", ids.0.len()),
                ));
            }
        }
        let wants_events = self.wants_events()?;
        let status =
            filter::word(self.status.as_deref(), DiskStatus::parse, Code::InvalidParameter, "Status")?;
        let wanted_health = one_of(
            self.health.as_deref(),
            &[IMPAIRED, "Warning", INITIALIZING, "InsufficientData", "NotApplicable", OK],
            "HealthStatus",
        )?;
        let tags = TagFilter::new(self.tag)?;

        let catalog = &context.catalog();
        let by_disk = Tag::by_resource(catalog, &context.region, ResourceType::Disk)?;
        let mut disks = Vec::new();
        for disk in Disk::of_region(catalog, &context.region)? {
            let disk = shown(context, disk);
            let id = disk.id.as_str();
            let health = health(catalog, &disk)?;
            if !wants_events
                && (self.disk_ids.0.is_empty() || self.disk_ids.0.iter().any(|wanted| wanted == id))
                && filter::admits(status.as_ref(), &disk.status)
                && filter::admits(wanted_health, health)
                && filter::admits(self.resource_group.as_ref(), &disk.resource_group)
                && tags.admits(by_disk.get(id).map_or(&[], Vec::as_slice))
            {
                disks.push((disk, health));
            }
        }
        let order = Disk::order(catalog, &context.region)?;
        let page = paging.cut(disks, |(disk, _)| order.position(disk.id.as_str()));
        let fields = page.fields();
        let rows = page.items.into_iter().map(answer).collect();
        Ok(FullStatuses { disk_full_status_set: Field("DiskFullStatusType", rows), page: fields })
    }
}

impl DescribeDisksFullStatus {
    fn wants_events(&self) -> Result<bool, ApiError> {
        let kind = one_of(
            self.event_type.as_deref(),
            &["Degraded", "SeverelyDegraded", "Stalled", "ErrorDetected"],
            "EventType",
        )?;
        let time = |text: &Option<String>, name| match text {
            None => Ok(None),
            Some(text) => Time::parse(text).map(Some).ok_or_else(|| ApiError::invalid(name)),
        };
        let (start, end) =
            (time(&self.event_start, "EventTime.Start")?, time(&self.event_end, "EventTime.End")?);
        if start.zip(end).is_some_and(|(start, end)| end < start) {
            return Err(ApiError::new(
                Code::InvalidParameterTimeEndBeforeStart,
                "The specified EventTime.End is before EventTime.Start.",
            ));
        }
        Ok(kind.is_some() || start.is_some() || end.is_some() || !self.event_ids.0.is_empty())
    }
}

/// Returns the requested word.
fn one_of(
    text: Option<&str>,
    words: &'static [&'static str],
    name: &str,
) -> Result<Option<&'static str>, ApiError> {
    filter::word(text, |text| words.iter().copied().find(|word| *word == text), Code::InvalidParameter, name)
}

fn answer((disk, health): (Disk, &'static str)) -> FullStatus {
    let code = match health {
        OK => 0,
        IMPAIRED => 128,
        _ => 130,
    };
    FullStatus {
        disk_event_set: Field("DiskEventType", []),
        health_status: Coded { code, name: health },
        instance_id: disk.instance.as_ref().map(InstanceId::to_string).unwrap_or_default(),
        status: coded_status(disk.status),
        device: disk.device,
        disk_id: disk.id,
    }
}
