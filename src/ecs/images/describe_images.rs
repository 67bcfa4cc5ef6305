//! `DescribeImages`.

use super::image_answer::{self, Details, Listed};
use super::public::{self, PublicImage};
use super::words::os_type;
use crate::catalog::ReadTx;
use crate::catalog::{Image, ImageDisk, Tag};
use crate::ecs::answer::Field;
use crate::ecs::code::Code;
use crate::ecs::declaration::{Operation, item, operation};
use crate::ecs::error::ApiError;
use crate::ecs::rules::filter::{self, Created};
use crate::ecs::rules::name::{is_instance_type, wrong_instance_type};
use crate::ecs::rules::paging::{PageFields, Paging};
use crate::ecs::rules::tag::{TagFilter, TagItem};
use crate::ecs::service::Context;
use crate::model::{ImageStatus, RegionId, ResourceType, Time};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

operation! {
    /// Lists images, custom and public ones, newest first.
    ///
    /// All filters must hold. Only images that are Available are listed, unless Status says otherwise.
    DescribeImages in Images "查询自定义镜像和公共镜像，最新的在前。" {
        /// Only these images: at most 100 ids with commas between them.
        "ImageId" image_id: Option<String>,
        /// Only images with this name; * in it stands for any characters.
        "ImageName" name: Option<String>,
        /// Only images of this family.
        "ImageFamily" family: Option<String>,
        /// Only public images (system), own ones (self), or those of others or of the marketplace, of
        /// which there are none here.
        "ImageOwnerAlias" owner: Option<String>,
        /// Only images of this account; there are no accounts here.
        "ImageOwnerId" owner_id: Option<i64>,
        /// true asks for own images that everybody may use.
        "IsPublic" is_public: Option<bool>,
        /// Only images with one of these states, with commas between them: Creating, Waiting, Available,
        /// UnAvailable, CreateFailed, Deprecated or ALL; Available when it is left away.
        "Status" status: Option<String>,
        /// Only images that hold this snapshot.
        "SnapshotId" snapshot_id: Option<String>,
        /// Only images that instances were made from (instance) or not (none).
        "Usage" usage: Option<String>,
        /// Only images for these processors: i386, x86_64 or arm64.
        "Architecture" architecture: Option<String>,
        /// Only images with this operating system: linux or windows.
        "OSType" os_type: Option<String>,
        /// What the images are to be used for: CreateEcs or ChangeOS. Every image can be used for both.
        "ActionType" action: Option<String>,
        /// Only images that instances of this type can be made from: here every image fits every type.
        "InstanceType" instance_type: Option<String>,
        /// true asks for images that support cloud-init, false for the others.
        "IsSupportCloudinit" cloudinit: Option<bool>,
        /// true asks for images that support I/O optimized instances, as all do, false for the others.
        "IsSupportIoOptimized" io_optimized: Option<bool>,
        /// true asks for images that instances can be made from, false for the others, which Status must let in.
        "Usable" usable: Option<bool>,
        /// Only images of this resource group.
        "ResourceGroupId" resource_group: Option<String>,
        /// CreationStartTime or CreationEndTime, and a time.
        "Filter" filter: Vec<FilterItem>,
        /// Only images with all these tags.
        "Tag" tag: Vec<TagItem>,
        /// The page, from 1.
        "PageNumber" page_number: Option<i64>,
        /// Images on a page: 1 to 100, 10 without.
        "PageSize" page_size: Option<i64>,
    }
    common { REGION_ID, DRY_RUN }
    ignored { "ShowExpired": bool }
    errors {
        InvalidArchitecture, InvalidFilterKeyNotFound, InvalidImageOwnerAliasValueNotSupported,
        InvalidInstanceTypeValueNotSupported, InvalidOSType, InvalidTagMismatch, InvalidTagCount,
        InvalidUsage,
    }
}

item! {
    /// `Filter.N` of a request.
    FilterItem {
        /// CreationStartTime or CreationEndTime.
        "Key" key: Option<String>,
        /// The time: yyyy-MM-ddTHH:mmZ.
        "Value" value: Option<String>,
    }
}

/// The answer.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Images {
    images: Field<Vec<Listed>>,
    region_id: RegionId,
    #[serde(flatten)]
    page: PageFields,
}

/// An image that can be listed.
#[derive(Debug)]
enum Found {
    Public(&'static PublicImage),
    Custom(Box<Image>, Vec<ImageDisk>),
}

/// The filters, checked; `None` lets everything through.
#[derive(Debug)]
struct Wanted {
    ids: Option<HashSet<String>>,
    name: Option<String>,
    family: Option<String>,
    owner: Option<&'static str>,
    is_public: bool,
    states: Option<Vec<ImageStatus>>,
    snapshot: Option<String>,
    usage: Option<&'static str>,
    architecture: Option<&'static str>,
    os_type: Option<&'static str>,
    cloudinit: Option<bool>,
    usable: Option<bool>,
    resource_group: Option<String>,
    created: Created,
    tags: TagFilter,
    /// True if the request asks for a property that no image here has.
    impossible: bool,
}

impl Operation for DescribeImages {
    type Answer = Images;

    fn run(self, context: &Context<'_>) -> Result<Images, ApiError> {
        let paging = Paging::numbered(self.page_number, self.page_size)?;
        let wanted = self.wanted()?;
        context.stop_if_dry()?;

        let catalog = &context.catalog();
        let used = Image::instances(catalog, &context.region)?;
        let mut tags = Tag::by_resource(catalog, &context.region, ResourceType::Image)?;
        let mut images = found(catalog, &context.region)?;
        images.retain(|image| {
            let tags = tags.get(image.id()).map_or(&[][..], Vec::as_slice);
            wanted.admits(image, tags, used.contains_key(image.id()))
        });
        let order = Image::order(catalog, &context.region)?;
        let page = paging.cut(images, |image| order.position(image.id()));
        let fields = page.fields();
        let image = page.items.into_iter().map(|image| answer(catalog, image, &used, &mut tags));
        Ok(Images {
            images: Field("Image", image.collect::<Result<_, _>>()?),
            region_id: context.region.clone(),
            page: fields,
        })
    }
}

fn found(catalog: &ReadTx, region: &RegionId) -> Result<Vec<Found>, ApiError> {
    let mut images: Vec<Found> = public::all().map(Found::Public).collect();
    for image in Image::of_region(catalog, region)? {
        let disks = image.disks(catalog)?;
        images.push(Found::Custom(Box::new(image), disks));
    }
    Ok(images)
}

fn answer(
    catalog: &ReadTx,
    image: Found,
    used: &HashMap<String, u64>,
    tags: &mut HashMap<String, Vec<Tag>>,
) -> Result<Listed, ApiError> {
    let is_used = used.contains_key(image.id());
    Ok(match image {
        Found::Public(image) => image_answer::listed_public(image, is_used),
        Found::Custom(image, disks) => {
            let tags = tags.remove(image.id.as_str()).unwrap_or_default();
            let is_shared = !image.shares(catalog)?.is_empty();
            let progress = image_answer::progress(catalog, &image)?;
            let details = Details { disks, tags: tags.as_slice().into(), is_used, is_shared, progress };
            image_answer::listed(&image, details)
        }
    })
}

impl Found {
    fn id(&self) -> &str {
        match self {
            Self::Public(image) => image.id,
            Self::Custom(image, _) => image.id.as_str(),
        }
    }

    fn created(&self) -> Time {
        match self {
            Self::Public(_) => public::CREATED,
            Self::Custom(image, _) => image.created,
        }
    }
}

impl DescribeImages {
    fn wanted(self) -> Result<Wanted, ApiError> {
        let word = |text: Option<&str>, words: &'static [&'static str], code, name| {
            filter::word(text, |text| words.iter().copied().find(|word| *word == text), code, name)
        };
        let os_type = self.os_type.map(|text| text.to_ascii_lowercase());
        let ids =
            self.image_id.map(|ids| ids.split(',').map(|id| id.trim().to_owned()).collect::<HashSet<_>>());
        if ids.as_ref().is_some_and(|ids| ids.len() > 100) {
            return Err(ApiError::new(
                Code::InvalidParameter,
                "The specified ImageId holds more than 100 ids.",
            ));
        }
        word(self.action.as_deref(), &["CreateEcs", "ChangeOS"], Code::InvalidParameter, "ActionType")?;
        if let Some(text) = self.instance_type.as_deref().filter(|text| !is_instance_type(text)) {
            return Err(wrong_instance_type(text));
        }
        let owner = word(
            self.owner.as_deref(),
            &["system", "self", "others", "marketplace"],
            Code::InvalidImageOwnerAliasValueNotSupported,
            "ImageOwnerAlias",
        )?;
        Ok(Wanted {
            ids,
            name: self.name,
            family: self.family,
            owner,
            is_public: self.is_public == Some(true),
            states: states(self.status.as_deref())?,
            snapshot: self.snapshot_id,
            usage: word(self.usage.as_deref(), &["instance", "none"], Code::InvalidUsage, "Usage")?,
            architecture: word(
                self.architecture.as_deref(),
                &["i386", "x86_64", "arm64"],
                Code::InvalidArchitecture,
                "Architecture",
            )?,
            os_type: word(os_type.as_deref(), &["linux", "windows"], Code::InvalidOSType, "OSType")?,
            cloudinit: self.cloudinit,
            usable: self.usable,
            resource_group: self.resource_group,
            created: Created::new(self.filter.into_iter().map(|item| (item.key, item.value)))?,
            tags: TagFilter::new(self.tag)?,
            impossible: self.owner_id.is_some() || self.io_optimized == Some(!image_answer::IS_IO_OPTIMIZED),
        })
    }
}

/// Returns the requested states; `None` for all states.
fn states(text: Option<&str>) -> Result<Option<Vec<ImageStatus>>, ApiError> {
    let Some(text) = text else { return Ok(Some(vec![ImageStatus::Available])) };
    let mut states = Vec::new();
    for word in text.split(',').map(str::trim) {
        match filter::word(Some(word), ImageStatus::parse, Code::InvalidParameter, "Status")? {
            Some(status) => states.push(status),
            None => return Ok(None),
        }
    }
    Ok(Some(states))
}

impl Wanted {
    fn admits(&self, image: &Found, tags: &[Tag], is_used: bool) -> bool {
        !self.impossible
            && self.ids.as_ref().is_none_or(|ids| ids.contains(image.id()))
            && self.usage.is_none_or(|usage| (usage == "instance") == is_used)
            && self.created.admits(image.created())
            && self.tags.admits(tags)
            && match image {
                Found::Public(image) => self.admits_public(image),
                Found::Custom(image, disks) => self.admits_custom(image, disks),
            }
    }

    fn admits_public(&self, image: &PublicImage) -> bool {
        let nothing = |wanted: &Option<String>| wanted.is_none();
        !self.is_public
            && nothing(&self.family)
            && nothing(&self.snapshot)
            && nothing(&self.resource_group)
            && self.name.as_ref().is_none_or(|pattern| filter::matches(pattern, image.id))
            && self.owner.is_none_or(|owner| owner == "system")
            && self.states.as_ref().is_none_or(|states| states.contains(&ImageStatus::Available))
            && filter::admits(self.usable.as_ref(), &image_answer::is_usable(ImageStatus::Available))
            && filter::admits(self.cloudinit.as_ref(), &image_answer::PUBLIC_HAS_CLOUDINIT)
            && self.architecture.is_none_or(|architecture| architecture == "x86_64")
            && self.os_type.is_none_or(|kind| kind == os_type(image.platform))
    }

    fn admits_custom(&self, image: &Image, disks: &[ImageDisk]) -> bool {
        let holds = |id: &String| {
            disks.iter().filter_map(|disk| disk.snapshot.as_ref()).any(|snapshot| snapshot.as_str() == id)
        };
        (!self.is_public || image.is_public)
            && filter::admits(self.family.as_ref(), &image.family)
            && self.snapshot.as_ref().is_none_or(holds)
            && filter::admits(self.resource_group.as_ref(), &image.resource_group)
            && self.name.as_ref().is_none_or(|pattern| filter::matches(pattern, &image.name))
            && self.owner.is_none_or(|owner| owner == "self")
            && self.states.as_ref().is_none_or(|states| states.contains(&image.status))
            && filter::admits(self.usable.as_ref(), &image_answer::is_usable(image.status))
            && filter::admits(self.cloudinit.as_ref(), &image_answer::CUSTOM_HAS_CLOUDINIT)
            && self.architecture.is_none_or(|architecture| architecture == image.architecture)
            && self.os_type.is_none_or(|kind| kind == os_type(&image.platform))
    }
}
