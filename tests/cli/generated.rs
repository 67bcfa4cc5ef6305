//! The man pages in `man/` and the scripts in `completions/` are made from the declarations; this tells
//! when they are stale. `SNAP_UPDATE=1 cargo test --test cli generated` makes them anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use ecs_snap::cli::{Program, complete, tree};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

type Files = BTreeMap<String, Vec<u8>>;

/// Compares the files in a directory with those made now; with `SNAP_UPDATE`, makes them the same.
fn compare(directory: &str, made: Files) {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join(directory);
    if std::env::var_os("SNAP_UPDATE").is_some() {
        let _ = fs::remove_dir_all(&directory);
        fs::create_dir_all(&directory).unwrap();
        for (name, content) in &made {
            fs::write(directory.join(name), content).unwrap();
        }
    }
    let kept = read(&directory);
    let names: std::collections::BTreeSet<&String> = kept.keys().chain(made.keys()).collect();
    let stale: Vec<_> = names.into_iter().filter(|name| kept.get(*name) != made.get(*name)).collect();
    assert!(
        stale.is_empty(),
        "{} is stale: {stale:?}; run `SNAP_UPDATE=1 cargo test --test cli generated`",
        directory.display()
    );
}

fn read(directory: &Path) -> Files {
    let Ok(entries) = fs::read_dir(directory) else { return Files::new() };
    entries
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect()
}

#[test]
fn man_pages_are_current() {
    compare("man", tree::man_pages().into_iter().collect());
}

#[test]
fn completions_are_current() {
    let made = complete::SHELLS.map(|(shell, file, _)| {
        (file.to_owned(), complete::script(Program::Snap, shell).unwrap().into_bytes())
    });
    compare("completions", made.into_iter().collect());
}
