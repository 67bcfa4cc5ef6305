//! The initial content of an instance's disks: an image, public or custom.

use super::public;
use crate::catalog::ReadTx;
use crate::catalog::{Image, ImageDisk, Snapshot};
use crate::ecs::code::Code;
use crate::ecs::error::ApiError;
use crate::ecs::rules::existing;
use crate::model::{ByteSize, DiskType, ImageId, ImageStatus, RegionId};

/// The parts of an image that an instance begins with.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The image's id.
    pub image: String,
    /// The minimum size of the system disk.
    pub size: ByteSize,
    /// The snapshot that the system disk begins with (`None`: empty).
    pub system: Option<Snapshot>,
    /// The data disks.
    pub data: Vec<ImageDisk>,
}

impl Origin {
    /// Returns the image that a request names by its id or as the newest of a family (default: the blank image).
    ///
    /// # Errors
    /// `InvalidImageId.NotFound` if the image does not exist, `OperationDenied.ImageNotValid` if it cannot be used
    /// now.
    pub fn wanted(
        connection: &ReadTx,
        region: &RegionId,
        id: Option<&str>,
        family: Option<&str>,
    ) -> Result<Self, ApiError> {
        match (id, family) {
            (None, None) => Ok(Self::public(&public::BLANK)),
            (Some(id), _) => Self::find(connection, region, id)?.ok_or_else(|| unknown("ImageId", id)),
            (None, Some(family)) => match newest(connection, region, family)? {
                Some(image) => Self::custom(connection, image),
                None => Err(unknown("ImageFamily", family)),
            },
        }
    }

    /// Returns the image with this id, if it exists.
    ///
    /// # Errors
    /// `OperationDenied.ImageNotValid` if the image cannot be used now, or when the catalog fails.
    pub fn find(connection: &ReadTx, region: &RegionId, id: &str) -> Result<Option<Self>, ApiError> {
        if let Some(image) = public::known(id) {
            return Ok(Some(Self::public(image)));
        }
        let Some(id) = ImageId::parse(id) else { return Ok(None) };
        Image::get(connection, region, &id)?.map(|image| Self::custom(connection, image)).transpose()
    }

    fn public(image: &public::PublicImage) -> Self {
        Self {
            image: image.id.to_owned(),
            size: ByteSize::from_gib(image.size),
            system: None,
            data: Vec::new(),
        }
    }

    fn custom(connection: &ReadTx, image: Image) -> Result<Self, ApiError> {
        if !matches!(image.status, ImageStatus::Available | ImageStatus::Deprecated) {
            return Err(ApiError::new(
                Code::OperationDeniedImageNotValid,
                format!("The image {} is {}.", image.id, image.status),
            )
            .hint("It must be Available."));
        }
        let (system, data): (Vec<_>, Vec<_>) =
            image.disks(connection)?.into_iter().partition(|disk| disk.kind == DiskType::System);
        let contradiction = || ApiError::internal(format!("the image {} has no system disk", image.id));
        let disk = system.into_iter().next().ok_or_else(contradiction)?;
        let snapshot = disk.snapshot.ok_or_else(contradiction)?;
        let system = existing::snapshot(connection, &image.region, &snapshot)?;
        Ok(Self { image: image.id.to_string(), size: disk.size, system: Some(system), data })
    }
}

/// Returns the newest Available image of a family.
///
/// # Errors
/// When the catalog fails.
pub fn newest(connection: &ReadTx, region: &RegionId, family: &str) -> Result<Option<Image>, ApiError> {
    let images = Image::of_region(connection, region)?;
    Ok(images.into_iter().find(|image| image.status == ImageStatus::Available && image.family == family))
}

fn unknown(name: &str, value: &str) -> ApiError {
    let names: Vec<&str> = public::all().map(|image| image.id).collect();
    ApiError::new(
        Code::InvalidImageIdNotFound,
        format!("The specified {name} \"{}\" does not exist.", existing::shown(value)),
    )
    .hint(format!("DescribeImages lists the images. The public ones are blank: {}.", names.join(", ")))
}
