//! Buckets: directories of the home that image files are read from and written to.
//!
//! Names of buckets and objects are not trusted: each name leads to a file inside the bucket, or to none.

use super::Engine;
use crate::sys::place::{Access, Place, Refused};
use std::fs::File;
use std::io;

impl Engine {
    /// Returns the directory of the bucket with that name, if it exists.
    pub fn bucket(&self, name: &str) -> Option<Place> {
        let is_end = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        let is_name = (3..=63).contains(&name.len())
            && name.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
            && is_end(name.chars().next())
            && is_end(name.chars().next_back());
        let place = self.home().buckets().join(name);
        // A link to another directory is no bucket.
        (is_name && place.is_directory().is_ok_and(|is_there| is_there)).then_some(place)
    }
}

/// Opens an object of a bucket; returns `None` if the bucket has no file with that name.
///
/// # Errors
/// When the file exists and cannot be opened.
pub fn open_object(bucket: &Place, object: &str) -> io::Result<Option<File>> {
    let is_plain = object.len() <= 1023
        && !object.contains('\0')
        && object.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    if !is_plain {
        return Ok(None);
    }
    match bucket.join(object).open(Access::Read) {
        Err(error) if is_none(&error) => Ok(None),
        opened => opened.map(Some),
    }
}

/// Returns true if the error says that the bucket has no such file: none exists, the name is invalid, or it is no file.
/// A wrong owner or missing permission is an error instead.
fn is_none(error: &io::Error) -> bool {
    match Refused::of(error) {
        Some(refused) => matches!(refused, Refused::Link(_) | Refused::NoFile(_) | Refused::NoDirectory(_)),
        None => matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidFilename),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::home::Home;

    #[test]
    fn hostile_names_stay_inside() {
        let directory = tempfile::tempdir().unwrap();
        let engine = Engine::open(Home::new(directory.path())).unwrap();
        let bucket = engine.home().buckets().join("images");
        std::fs::create_dir_all(bucket.join("deep")).unwrap();
        std::fs::write(bucket.join("deep/disk.img"), b"disk").unwrap();
        std::fs::write(engine.home().buckets().join("outside"), b"secret").unwrap();
        std::os::unix::fs::symlink("../outside", bucket.join("link")).unwrap();
        std::os::unix::fs::symlink("..", engine.home().buckets().join("linked")).unwrap();
        let long = "x".repeat(1 << 20);
        for name in
            ["", "..", "../locks", "images/deep", "a\0b", "Images", "-images", "none", "linked", &long]
        {
            assert!(engine.bucket(name).is_none(), "{name:?}");
        }
        let bucket = engine.bucket("images").unwrap();
        assert!(open_object(&bucket, "deep/disk.img").unwrap().is_some());
        for name in
            ["", ".", "..", "../outside", "/etc/passwd", "deep/../../outside", "link", "deep", "a\0", &long]
        {
            assert!(open_object(&bucket, name).unwrap().is_none(), "{name:?}");
        }
    }
}
