//! Images: what the disks of new instances begin with.

mod create_image;
mod delete_image;
mod describe_image_from_family;
mod describe_image_share_permission;
mod describe_images;
mod image_answer;
mod making;
mod mapping;
mod modify_image_attribute;
mod modify_image_share_permission;
mod origin;
mod public;
mod words;

pub use create_image::CreateImage;
pub use delete_image::DeleteImage;
pub use describe_image_from_family::DescribeImageFromFamily;
pub use describe_image_share_permission::DescribeImageSharePermission;
pub use describe_images::DescribeImages;
pub use modify_image_attribute::ModifyImageAttribute;
pub use modify_image_share_permission::ModifyImageSharePermission;
pub use origin::Origin;

use super::error::ApiError;
use crate::catalog::Image;
use rusqlite::Connection;

/// The operating system of an image, and `linux` or `windows`; empty if the image is gone.
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
/// `InvalidImageName.Duplicated` if one has.
fn must_be_unnamed(catalog: &Connection, image: &Image) -> Result<(), ApiError> {
    match Image::named(catalog, &image.region, &image.name)? {
        Some(other) if other.id != image.id => Err(ApiError::new(
            "InvalidImageName.Duplicated",
            format!("The image {} has the name \"{}\" already.", other.id, image.name),
        )),
        _ => Ok(()),
    }
}
