//! Images: the initial content of the disks of new instances.

mod cancel_copy_image;
mod copy_image;
mod create_image;
mod delete_image;
mod describe_image_from_family;
mod describe_image_share_permission;
mod describe_images;
mod export_image;
mod image_answer;
mod import_image;
mod making;
mod mapping;
mod modify_image_attribute;
mod modify_image_share_permission;
mod origin;
mod public;
mod words;

pub use cancel_copy_image::CancelCopyImage;
pub use copy_image::CopyImage;
pub use create_image::CreateImage;
pub use delete_image::DeleteImage;
pub use describe_image_from_family::DescribeImageFromFamily;
pub use describe_image_share_permission::DescribeImageSharePermission;
pub use describe_images::DescribeImages;
pub use export_image::ExportImage;
pub use import_image::ImportImage;
pub use modify_image_attribute::ModifyImageAttribute;
pub use modify_image_share_permission::ModifyImageSharePermission;
pub use origin::Origin;

use super::code::Code;
use super::error::ApiError;
use super::rules::existing::shown;
use super::service::Context;
use crate::catalog::Image;
use crate::catalog::ReadTx;
use crate::disk::format::Format;

/// Returns the operating system of an image, and `linux` or `windows` (empty if the image is deleted).
pub fn operating_system(custom: &[Image], id: &str) -> (String, &'static str) {
    if let Some(image) = public::known(id) {
        return (image.os.to_owned(), words::os_type(image.platform));
    }
    match custom.iter().find(|image| image.id.as_str() == id) {
        Some(image) => (image.platform.clone(), words::os_type(&image.platform)),
        None => (String::new(), ""),
    }
}

/// Checks that no other image of the region has the image's name.
///
/// # Errors
/// `InvalidImageName.Duplicated` if another image has the name.
fn must_be_unnamed(catalog: &ReadTx, image: &Image) -> Result<(), ApiError> {
    match Image::named(catalog, &image.region, &image.name)? {
        Some(other) if other.id != image.id => Err(ApiError::new(
            Code::InvalidImageNameDuplicated,
            format!("The image {} has the name \"{}\" already.", other.id, image.name),
        )),
        _ => Ok(()),
    }
}

/// Returns the format of image files that a word names.
///
/// # Errors
/// `InvalidImageFormat.Malformed` for a format that is not read and written here.
fn image_format(word: &str) -> Result<Format, ApiError> {
    word.parse().map_err(|_| {
        ApiError::new(
            Code::InvalidImageFormatMalformed,
            format!("The specified image format \"{}\" is not valid here.", shown(word)),
        )
        .hint("It can be RAW, VHD or QCOW2.")
    })
}

fn no_bucket(context: &Context<'_>, name: &str) -> ApiError {
    ApiError::new(
        Code::InvalidOSSBucketNotFound,
        format!("The specified OSSBucket \"{}\" does not exist.", shown(name)),
    )
    .hint(format!(
        "A bucket is a directory in {} (no link), with a name of 3 to 63 lower-case letters, digits and hyphens.",
        context.engine.home().buckets().display()
    ))
}
