//! Buckets: directories of the home, where image files come from and go to.
//!
//! Names of buckets and objects come from anywhere: what they name lies in the bucket, or is not there.

use super::Engine;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

impl Engine {
    /// The directory of a bucket, if there is one with that name.
    pub fn bucket(&self, name: &str) -> Option<PathBuf> {
        let is_end = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        let is_name = (3..=63).contains(&name.len())
            && name.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-')
            && is_end(name.chars().next())
            && is_end(name.chars().next_back());
        let path = self.home().buckets().join(name);
        // A link to elsewhere is no bucket.
        let is_directory = || path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
        (is_name && is_directory()).then_some(path)
    }
}

/// Opens an object of a bucket; `None` if it is no file in there.
///
/// # Errors
/// When it is one and cannot be opened.
pub fn open_object(bucket: &Path, object: &str) -> io::Result<Option<File>> {
    let is_plain = object.len() <= 1023
        && !object.contains('\0')
        && object.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    if !is_plain {
        return Ok(None);
    }
    let (Ok(root), Ok(path)) = (bucket.canonicalize(), bucket.join(object).canonicalize()) else {
        return Ok(None);
    };
    if !path.starts_with(&root) || !path.is_file() {
        return Ok(None);
    }
    File::open(path).map(Some)
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
            assert_eq!(engine.bucket(name), None, "{name:?}");
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
