//! The targets of tags: ids of one kind of resource.

use crate::catalog::ReadTx;
use crate::catalog::{Disk, Group, Image, Instance, Policy, Snapshot};
use crate::ecs::code::Code;
use crate::ecs::declaration::{Kind, Need};
use crate::ecs::error::ApiError;
use crate::ecs::parameter::{Decoder, Parameter, Texts};
use crate::ecs::quotas::Quotas;
use crate::ecs::rules::existing;
use crate::model::{DiskId, GroupId, ImageId, InstanceId, PolicyId, RegionId, ResourceType, SnapshotId};

/// `ResourceType`, whose absence has an error of its own.
#[derive(Clone, Copy, Debug)]
pub struct TaggedType(pub ResourceType);

impl Parameter for TaggedType {
    const KIND: Kind = Kind::String;
    const NEED: Need = Need::Required;

    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError> {
        let Some(text) = decoder.text(name) else {
            return Err(ApiError::new(
                Code::MissingParameterResourceType,
                format!("The {name} is not supplied."),
            )
            .hint("It can be instance, disk, snapshot, image, snapshotgroup or snapshotpolicy."));
        };
        ResourceType::parse(text).map(Self).ok_or_else(|| {
            ApiError::new(
                Code::InvalidResourceTypeNotFound,
                format!("The specified {name} \"{}\" is not one that is tagged here.", existing::shown(text)),
            )
            .hint("It can be instance, disk, snapshot, image, snapshotgroup or snapshotpolicy.")
        })
    }
}

/// `ResourceId.N`: at least one.
#[derive(Clone, Debug)]
pub struct ResourceIds(pub Vec<String>);

impl Parameter for ResourceIds {
    const KIND: Kind = Kind::RepeatList;
    const NEED: Need = Need::Required;

    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, ApiError> {
        let ids = Texts::decode(decoder, name)?.0;
        if ids.is_empty() {
            return Err(ApiError::missing(name));
        }
        Ok(Self(ids))
    }
}

/// Checks the number of resources in a request.
///
/// # Errors
/// `NumberExceed.ResourceIds` for too many.
pub fn not_too_many(ids: &[String], quotas: &Quotas) -> Result<(), ApiError> {
    let limit = quotas.resources_per_tagging;
    if ids.len() > limit as usize {
        return Err(ApiError::new(
            Code::NumberExceedResourceIds,
            format!("The request names {} resources; {limit} is the limit.", ids.len()),
        ));
    }
    Ok(())
}

/// Checks that every id belongs to an existing resource of this kind.
///
/// # Errors
/// `InvalidResourceId.NotFound` for the first other id.
pub fn all_exist(
    catalog: &ReadTx,
    region: &RegionId,
    kind: ResourceType,
    ids: &[String],
) -> Result<(), ApiError> {
    for id in ids {
        if !exists(catalog, region, kind, id)? {
            return Err(ApiError::new(
                Code::InvalidResourceIdNotFound,
                format!("The specified {kind} \"{}\" does not exist in {region}.", existing::shown(id)),
            ));
        }
    }
    Ok(())
}

fn exists(catalog: &ReadTx, region: &RegionId, kind: ResourceType, id: &str) -> Result<bool, ApiError> {
    Ok(match kind {
        ResourceType::Disk => match DiskId::parse(id) {
            Some(id) => Disk::get(catalog, region, &id)?.is_some(),
            None => false,
        },
        ResourceType::Snapshot => match SnapshotId::parse(id) {
            Some(id) => Snapshot::get(catalog, region, &id)?.is_some(),
            None => false,
        },
        ResourceType::SnapshotGroup => match GroupId::parse(id) {
            Some(id) => Group::get(catalog, region, &id)?.is_some(),
            None => false,
        },
        ResourceType::Instance => match InstanceId::parse(id) {
            Some(id) => Instance::get(catalog, region, &id)?.is_some(),
            None => false,
        },
        ResourceType::Image => match ImageId::parse(id) {
            Some(id) => Image::get(catalog, region, &id)?.is_some(),
            None => false,
        },
        ResourceType::Policy => match PolicyId::parse(id) {
            Some(id) => Policy::get(catalog, region, &id)?.is_some(),
            None => false,
        },
    })
}

/// Returns the kinds of resources that an old request names (default: all). The list is empty for a kind that only
/// the service has.
///
/// # Errors
/// `InvalidResourceType.NotFound` for a word that the service does not know.
pub fn kinds(text: Option<&str>) -> Result<Vec<ResourceType>, ApiError> {
    const ELSEWHERE: [&str; 8] = [
        "securitygroup",
        "volume",
        "eni",
        "ddh",
        "keypair",
        "launchtemplate",
        "reservedinstance",
        "ddhcluster",
    ];
    match text {
        None => Ok(ResourceType::ALL.to_vec()),
        Some(text) => match ResourceType::parse(text) {
            Some(kind) => Ok(vec![kind]),
            None if ELSEWHERE.contains(&text) => Ok(Vec::new()),
            None => Err(ApiError::new(
                Code::InvalidResourceTypeNotFound,
                format!("The specified ResourceType \"{}\" does not exist.", existing::shown(text)),
            )),
        },
    }
}
