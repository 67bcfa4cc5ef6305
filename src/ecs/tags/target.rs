//! What tags are put on: one kind of resource, and ids of that kind.

use crate::catalog::{Disk, Instance, Policy, Snapshot};
use crate::ecs::declaration::Kind;
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{Decoder, Parameter, Texts};
use crate::ecs::rules::existing;
use crate::model::{DiskId, InstanceId, PolicyId, RegionId, ResourceType, SnapshotId};
use rusqlite::Connection;

/// How many resources a request can name.
const RESOURCES: usize = 50;

/// `ResourceType`, whose absence has an error of its own.
#[derive(Clone, Copy, Debug)]
pub struct TaggedType(pub ResourceType);

impl Parameter for TaggedType {
    const KIND: Kind = Kind::String;
    const REQUIRED: bool = true;

    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError> {
        let Some(text) = decoder.text(name) else {
            return Err(ApiError::new(
                "MissingParameter.ResourceType",
                format!("The {name} is not supplied."),
            )
            .hint("It can be instance, disk, snapshot or snapshotpolicy."));
        };
        ResourceType::parse(text).map(Self).ok_or_else(|| {
            ApiError::new(
                "InvalidResourceType.NotFound",
                format!("The specified {name} \"{}\" is not one that is tagged here.", existing::shown(text)),
            )
            .hint("It can be instance, disk, snapshot or snapshotpolicy.")
        })
    }
}

/// `ResourceId.N`: 1 to 50 of them.
#[derive(Clone, Debug)]
pub struct ResourceIds(pub Vec<String>);

impl Parameter for ResourceIds {
    const KIND: Kind = Kind::RepeatList;
    const REQUIRED: bool = true;

    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError> {
        let ids = Texts::decode(decoder, name)?.0;
        if ids.is_empty() {
            return Err(ApiError::missing(name));
        }
        not_too_many(&ids)?;
        Ok(Self(ids))
    }
}

/// Checks the number of resources in a request.
///
/// # Errors
/// `NumberExceed.ResourceIds` for more than 50.
pub fn not_too_many(ids: &[String]) -> Result<(), ApiError> {
    if ids.len() > RESOURCES {
        return Err(ApiError::new(
            "NumberExceed.ResourceIds",
            format!("The request names {} resources; {RESOURCES} is the limit.", ids.len()),
        ));
    }
    Ok(())
}

/// Checks that every id is one of an existing resource of this kind.
///
/// # Errors
/// `InvalidResourceId.NotFound` for the first that is none.
pub fn all_exist(
    catalog: &Connection,
    region: &RegionId,
    kind: ResourceType,
    ids: &[String],
) -> Result<(), ApiError> {
    for id in ids {
        if !exists(catalog, region, kind, id)? {
            return Err(ApiError::new(
                "InvalidResourceId.NotFound",
                format!("The specified {kind} \"{}\" does not exist in {region}.", existing::shown(id)),
            ));
        }
    }
    Ok(())
}

fn exists(catalog: &Connection, region: &RegionId, kind: ResourceType, id: &str) -> Result<bool, ApiError> {
    Ok(match kind {
        ResourceType::Disk => match DiskId::parse(id) {
            Some(id) => Disk::get(catalog, region, &id)?.is_some(),
            None => false,
        },
        ResourceType::Snapshot => match SnapshotId::parse(id) {
            Some(id) => Snapshot::get(catalog, region, &id)?.is_some(),
            None => false,
        },
        ResourceType::Instance => match InstanceId::parse(id) {
            Some(id) => Instance::get(catalog, region, &id)?.is_some(),
            None => false,
        },
        ResourceType::Policy => match PolicyId::parse(id) {
            Some(id) => Policy::get(catalog, region, &id)?.is_some(),
            None => false,
        },
    })
}
