//! SQLite files that several processes use at once, also where nothing can be written.

use super::lack::Lack;
use super::place::{Access, Place};
use super::{log_index, random};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// The longest wait of a process for another process's transaction.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The longest wait after a wait in vain: most often the process then ends, in several transactions. The kernel can
/// also lack locks, which SQLite takes for another process in the way.
const PATIENCE_LEFT: Duration = Duration::from_secs(1);

/// The first pause between tries to lock, also between tries to switch to the write-ahead log.
const PAUSE: Duration = Duration::from_millis(2);

/// The longest pause between two tries to lock.
const LONGEST_PAUSE: Duration = Duration::from_millis(100);

/// The state of waiting for one connection.
#[derive(Debug)]
struct Patience {
    /// The longest wait.
    most: Duration,
    /// The start of the current or last wait.
    since: Instant,
}

impl Patience {
    fn new(most: Duration) -> Self {
        Self { most, since: Instant::now() }
    }

    /// Waits a little after SQLite has tried to lock `tries` times. Returns true if SQLite is to try again.
    fn wait(&mut self, tries: i32) -> bool {
        if tries == 0 {
            self.since = Instant::now();
        }
        if self.since.elapsed() >= self.most {
            self.most = self.most.min(PATIENCE_LEFT);
            return false;
        }
        thread::sleep((PAUSE * tries.unsigned_abs().min(100)).clamp(PAUSE, LONGEST_PAUSE));
        true
    }
}

/// The files that SQLite keeps beside a database.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A database that cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A file of the database cannot be made, or is not used.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// SQLite refused.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

/// Opens the database at `place` with a write-ahead log: readers and a writer do not wait for each other. A missing
/// database is made.
///
/// # Errors
/// When the file is no database, cannot be opened, or stays locked.
pub fn open(place: &Place) -> Result<Connection, OpenError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    place.tend(true)?;
    for suffix in BESIDE {
        place.with_suffix(suffix).tend(false)?;
    }
    let _kept = log_index::make_room(&place.with_suffix("-shm"))?;
    // SQLite opens by name. With this flag SQLite follows no link, so links on the way to the root are followed here.
    let (path, is_below) = place.resolved()?;
    let no_links = if is_below { OpenFlags::SQLITE_OPEN_NOFOLLOW } else { OpenFlags::empty() };
    let mut connection = Connection::open_with_flags(path, flags | no_links)?;
    let mut patience = Patience::new(PATIENCE);
    connection.busy_handler(Some(move |tries| patience.wait(tries)))?;
    let begun = Instant::now();
    // SQLite refuses the switch without waiting if several processes make the file at once.
    while let Err(error) = connection.pragma_update(None, "journal_mode", "WAL") {
        if error.sqlite_error_code() != Some(ErrorCode::DatabaseBusy) || begun.elapsed() > PATIENCE {
            return Err(error.into());
        }
        thread::sleep(PAUSE);
    }
    Ok(connection)
}

/// Opens the database at `place` where neither the file nor those beside it can be written. A log with content is read
/// where SQLite can; else a copy is opened, see [`open_copy`].
///
/// # Errors
/// When the file is no database or cannot be opened.
pub fn open_to_read(place: &Place) -> Result<Connection, OpenError> {
    place.tend(false)?;
    for suffix in BESIDE {
        place.with_suffix(suffix).tend(false)?;
    }
    let has_log = place.with_suffix("-wal").length().is_ok_and(|length| length > 0);
    let kept = has_log.then(|| log_index::make_room(&place.with_suffix("-shm"))).transpose();
    if kept.as_ref().is_err_and(|error| Lack::of(error) == Some(Lack::Room)) {
        return open_copy(place);
    }
    let (path, is_below) = place.resolved()?;
    let no_links = if is_below { OpenFlags::SQLITE_OPEN_NOFOLLOW } else { OpenFlags::empty() };
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // Without a log no process is at work, so there is nothing to lock.
    let how = if has_log { "mode=ro" } else { "immutable=1" };
    let name = format!("file:{}?{how}", escaped(&path));
    let opened = Connection::open_with_flags(name, flags | no_links)
        .and_then(|connection| can_be_read(&connection).map(|()| connection));
    drop(kept);
    match opened {
        Err(_) if has_log => open_copy(place),
        other => Ok(other?),
    }
}

/// Opens a copy of the database at `place` and of its log, in the directory for temporary files. The copy can be
/// written, and is removed when it is closed.
///
/// # Errors
/// When the database cannot be copied or opened.
pub fn open_copy(place: &Place) -> Result<Connection, OpenError> {
    let directory = Place::root(std::env::temp_dir().join(format!("snap-{}", random::uuid()?)), false);
    let opened = directory.make_directories().map_err(OpenError::from).and_then(|()| {
        let copy = directory.join("copy.db");
        copy_file(place, &copy)?;
        match copy_file(&place.with_suffix("-wal"), &copy.with_suffix("-wal")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        let connection = open(&copy)?;
        // A single file can be unlinked while it is open.
        connection.pragma_update(None, "journal_mode", "DELETE")?;
        can_be_read(&connection)?;
        Ok(connection)
    });
    let removed = std::fs::remove_dir_all(&directory);
    let connection = opened?;
    removed?;
    Ok(connection)
}

fn can_be_read(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))
}

fn copy_file(from: &Place, to: &Place) -> io::Result<()> {
    let mut from = from.open(Access::Read)?;
    io::copy(&mut from, &mut to.open(Access::New)?).map(drop)
}

/// Returns a path as part of a URI.
fn escaped(path: &Path) -> String {
    let mut text = String::new();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                text.push(char::from(*byte))
            }
            other => text.push_str(&format!("%{other:02X}")),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waited_in_vain_gives_up_soon_the_next_time() {
        let directory = tempfile::tempdir().unwrap();
        let path = Place::root(directory.path(), false).join("new.db");
        let (one, mut other) = (open(&path).unwrap(), open(&path).unwrap());
        one.execute_batch("CREATE TABLE t (x); BEGIN IMMEDIATE").unwrap();
        let mut patience = Patience::new(2 * PATIENCE_LEFT);
        other.busy_handler(Some(move |tries| patience.wait(tries))).unwrap();
        let waited = || {
            let begun = Instant::now();
            let error = other.execute_batch("INSERT INTO t VALUES (1)").unwrap_err();
            assert_eq!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy));
            begun.elapsed()
        };
        assert!(waited() >= 2 * PATIENCE_LEFT);
        assert!(waited() < 2 * PATIENCE_LEFT);
        one.execute_batch("COMMIT").unwrap();
        other.execute_batch("INSERT INTO t VALUES (1)").unwrap();
    }

    #[test]
    fn many_open_a_new_file_at_once() {
        for _ in 0..20 {
            let directory = tempfile::tempdir().unwrap();
            let path = Place::root(directory.path(), false).join("new.db");
            let use_it = || {
                let connection = open(&path).unwrap();
                connection
                    .execute_batch("CREATE TABLE IF NOT EXISTS t (x); INSERT INTO t VALUES (1)")
                    .unwrap();
            };
            thread::scope(|scope| {
                for _ in 0..8 {
                    scope.spawn(use_it);
                }
            });
            let count: u32 =
                open(&path).unwrap().query_row("SELECT count(*) FROM t", [], |row| row.get(0)).unwrap();
            assert_eq!(count, 8);
        }
    }

    /// The last connection removes the files beside the database while other threads open it.
    #[test]
    fn threads_that_open_and_close_disturb_no_other() {
        let directory = tempfile::tempdir().unwrap();
        let path = Place::root(directory.path(), false).join("new.db");
        open(&path).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
        let use_it = || {
            for _ in 0..150 {
                open(&path).unwrap().execute_batch("INSERT INTO t VALUES (1)").unwrap();
            }
        };
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(use_it);
            }
        });
        let count: u32 =
            open(&path).unwrap().query_row("SELECT count(*) FROM t", [], |row| row.get(0)).unwrap();
        assert_eq!(count, 8 * 150);
    }
}
