//! SQLite files that several processes use at once.

use super::place::Place;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::io;
use std::thread;
use std::time::{Duration, Instant};

/// How long a process waits for another one's transaction.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long apart the switch to the write-ahead log is tried.
const PAUSE: Duration = Duration::from_millis(2);

/// The files that SQLite keeps beside a database.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A database that cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// One of its files cannot be made, or is not used.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// SQLite refused.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

/// Opens the database at `place`, making it if it is not there, with a write-ahead log: readers and a
/// writer do not wait for each other.
///
/// # Errors
/// When it is no database, cannot be opened, or stays locked.
pub fn open(place: &Place) -> Result<Connection, OpenError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    place.tend(true)?;
    for suffix in BESIDE {
        place.with_suffix(suffix).tend(false)?;
    }
    // SQLite opens by name. With this flag it follows no link, so those on the way to the root are followed here.
    let (path, is_below) = place.resolved()?;
    let no_links = if is_below { OpenFlags::SQLITE_OPEN_NOFOLLOW } else { OpenFlags::empty() };
    let connection = Connection::open_with_flags(path, flags | no_links)?;
    connection.busy_timeout(PATIENCE)?;
    let begun = Instant::now();
    // Where several processes make the file at once, SQLite refuses the switch without waiting.
    while let Err(error) = connection.pragma_update(None, "journal_mode", "WAL") {
        if error.sqlite_error_code() != Some(ErrorCode::DatabaseBusy) || begun.elapsed() > PATIENCE {
            return Err(error.into());
        }
        thread::sleep(PAUSE);
    }
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
