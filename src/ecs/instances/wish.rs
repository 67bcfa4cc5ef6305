//! The values of a request for new instances.

use super::asked::{Extras, SystemDisk};
use super::attributes::{self, place};
use super::batch::Plan;
use super::disks::DiskPlan;
use super::names;
use super::network;
use super::new_instance::NewInstance;
use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::ecs::images::Origin;
use crate::ecs::places;
use crate::ecs::rules::name::{is_instance_type, is_name, wrong_instance_type};
use crate::ecs::rules::tag;
use crate::ecs::service::Context;
use crate::model::{Attributes, PolicyId, Time};
use serde_json::Value;

/// The requested instances.
#[derive(Debug)]
pub struct Wish {
    /// The number of instances.
    pub count: u32,
    /// The type.
    pub instance_type: Option<String>,
    /// True if the names get numbers.
    pub unique_suffix: bool,
    /// One host name per instance, or none.
    pub host_names: Vec<String>,
    /// The parameters that both operations share.
    pub new: NewInstance,
    /// The other requested properties of the system disk.
    pub system: Extras,
    /// The automatic snapshot policy of the system disk.
    pub system_policy: Option<PolicyId>,
    /// The attributes that are only shown again.
    pub attributes: Attributes,
}

impl Wish {
    /// Builds a request for one instance with only these values.
    pub fn of_one(new: NewInstance, attributes: Attributes) -> Self {
        Self {
            count: 1,
            instance_type: None,
            unique_suffix: false,
            host_names: Vec::new(),
            new,
            system: Extras::default(),
            system_policy: None,
            attributes,
        }
    }

    /// Checks the whole request, and makes the plan.
    ///
    /// # Errors
    /// The service's error for the first broken rule.
    pub fn plan(self, context: &Context<'_>) -> Result<Plan, ApiError> {
        let Self { count, new, unique_suffix: unique, mut attributes, .. } = self;
        let origin = Origin::wanted(
            &context.catalog(),
            &context.region,
            new.image_id.as_deref(),
            new.image_family.as_deref(),
        )?;
        let zone = match new.zone_id {
            Some(zone) => places::zone(&context.region, &zone).map(|()| zone)?,
            None => places::first_zone(&context.region)?,
        };
        must_go_together(&attributes)?;
        must_be_a_period(&attributes)?;
        set_release(&mut attributes, context.now)?;
        if new.storage_set.is_some() || new.storage_set_partitions.is_some() {
            return Err(ApiError::new(
                Code::InvalidStorageSetIdNotFound,
                "The specified StorageSetId does not exist: there are no storage sets here.",
            ));
        }
        let system = SystemDisk {
            category: new.system_category,
            size: new.system_size,
            level: new.system_level,
            name: new.system_name,
            description: new.system_description,
            extras: Extras { cluster: new.system_cluster, ..self.system },
            policy: self.system_policy,
        };
        let mut disks = vec![DiskPlan::system(context, system, &origin)?];
        disks.extend(DiskPlan::data(context, new.data_disk, &origin)?);
        let host_name = new.host_name.as_deref();
        Ok(Plan {
            zone,
            image: origin.image,
            instance_type: instance_type(self.instance_type)?,
            names: names::of_instances(new.instance_name.as_deref(), count, unique)?,
            host_names: match self.host_names {
                given if given.is_empty() => names::of_hosts(host_name, count, unique)?,
                given => names::each_of_hosts(given, host_name, count)?,
            },
            description: new.description.map(|description| description.0).unwrap_or_default(),
            key_pair: key_pair(new.key_pair)?,
            resource_group: new.resource_group.map(|group| group.0).unwrap_or_default(),
            deletion_protection: new.deletion_protection == Some(true),
            attributes: network::of_each(&attributes, count)?,
            disks,
            tags: tag::new_tags(new.tag)?,
        })
    }
}

/// Checks the rules between attributes.
fn must_go_together(attributes: &Attributes) -> Result<(), ApiError> {
    let shown = |place| attributes::effective(attributes, place);
    if shown("SpotStrategy") != "NoSpot" && shown(place::CHARGE_TYPE) != "PostPaid" {
        return Err(ApiError::new(
            Code::InvalidSpotPrepaid,
            "The specified SpotStrategy is for instances that are PostPaid.",
        ));
    }
    if shown(place::POOL_CRITERIA) == "Target" && attributes.get(place::POOL).is_none() {
        return Err(ApiError::new(
            Code::MissingParameterPrivatePoolOptionsId,
            "PrivatePoolOptions.MatchCriteria is Target, which needs PrivatePoolOptions.Id.",
        ));
    }
    Ok(())
}

/// Checks the prepaid period.
fn must_be_a_period(attributes: &Attributes) -> Result<(), ApiError> {
    let Some(period) = attributes.get(place::PERIOD).and_then(Value::as_i64) else { return Ok(()) };
    let is_week = attributes::effective(attributes, place::PERIOD_UNIT) == "Week";
    let fits =
        if is_week { (1..=4).contains(&period) } else { matches!(period, 1..=9 | 12 | 24 | 36 | 48 | 60) };
    if fits {
        return Ok(());
    }
    Err(ApiError::new(Code::InvalidPeriod, format!("The specified Period {period} is not valid."))
        .hint("It can be 1 to 4 weeks, or 1 to 9, 12, 24, 36, 48 or 60 months."))
}

/// Checks the release time of the instance, and rounds it down to the minute.
fn set_release(attributes: &mut Attributes, now: Time) -> Result<(), ApiError> {
    let Some(asked) = attributes.text(place::AUTO_RELEASE).and_then(Time::parse) else { return Ok(()) };
    if attributes::effective(attributes, place::CHARGE_TYPE) == "PrePaid" {
        return Err(ApiError::new(
            Code::InvalidParameterConflict,
            "AutoReleaseTime is for instances that are PostPaid.",
        ));
    }
    let minute = |time: Time| Time(time.0 - time.0.rem_euclid(60));
    let (earliest, latest) = (minute(now.plus_seconds(30 * 60)), now.plus_months(36));
    let release = minute(asked);
    if release < earliest || release > latest {
        return Err(ApiError::new(
            Code::InvalidAutoReleaseTimeMalformed,
            format!("The specified AutoReleaseTime {} is not valid.", asked.to_seconds()),
        )
        .hint("It can be half an hour to three years from now."));
    }
    attributes.set(place::AUTO_RELEASE, release.to_seconds().into());
    Ok(())
}

fn instance_type(text: Option<String>) -> Result<String, ApiError> {
    let Some(text) = text else { return Ok("ecs.g6.large".to_owned()) };
    if is_instance_type(&text) { Ok(text) } else { Err(wrong_instance_type(&text)) }
}

fn key_pair(text: Option<String>) -> Result<String, ApiError> {
    match text {
        Some(text) if !is_name(&text) => Err(ApiError::invalid("KeyPairName")),
        text => Ok(text.unwrap_or_default()),
    }
}
