//! Transactions: [`ReadTx`] reads one state of the catalog, and [`WriteTx`] changes it.
//!
//! A function's signature says which of the two the function needs. No other module sees SQL. A process has any number
//! of readers at once and one writer; each uses its own connection of the [`Pool`].

use super::{CatalogError, Result, Unwritable};
use crate::sys::place::Place;
use rusqlite::{CachedStatement, Connection, Params, Statement};
use std::cell::OnceCell;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The number of unused connections that stay open.
const MOST_IDLE: usize = 8;

/// The connections of a process to one catalog.
#[derive(Debug)]
pub(super) struct Pool {
    pub(super) place: Place,
    /// The reason why the catalog is only read, and the directory of the catalog (`None` if it can be changed).
    pub(super) read_only: Option<(Unwritable, PathBuf)>,
    connect: Connect,
    idle: Mutex<Vec<Connection>>,
    writing: Mutex<()>,
}

/// Opens another connection, with the schema of this program.
pub(super) type Connect = fn(&Arc<Pool>) -> Result<Connection>;

impl Pool {
    /// Returns a pool without open connections.
    pub(super) fn new(
        place: &Place,
        read_only: Option<(Unwritable, PathBuf)>,
        connect: Connect,
    ) -> Arc<Self> {
        let (idle, writing) = (Mutex::default(), Mutex::default());
        Arc::new(Self { place: place.clone(), read_only, connect, idle, writing })
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns an unused open connection.
    pub(super) fn take(self: &Arc<Self>) -> Result<Connection> {
        let idle = self.idle().pop();
        idle.map_or_else(|| (self.connect)(self), Ok)
    }

    /// Keeps a connection for the next transaction.
    pub(super) fn give(&self, connection: Connection) {
        let mut idle = self.idle();
        if idle.len() < MOST_IDLE {
            idle.push(connection);
        }
    }

    /// Waits until no other thread of this process writes.
    pub(super) fn writing(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One state of the catalog, from the first statement on, even if other writers commit in the meantime.
#[derive(Debug)]
pub struct ReadTx {
    pool: Arc<Pool>,
    /// The connection, which is taken with the first statement.
    connection: OnceCell<Connection>,
    /// Whether the connection goes back to the pool.
    is_lent: bool,
}

impl ReadTx {
    pub(super) fn new(pool: &Arc<Pool>) -> Self {
        Self { pool: Arc::clone(pool), connection: OnceCell::new(), is_lent: true }
    }

    fn connection(&self) -> Result<&Connection> {
        if let Some(connection) = self.connection.get() {
            return Ok(connection);
        }
        let connection = self.pool.take()?;
        connection.execute_batch("BEGIN")?;
        Ok(self.connection.get_or_init(|| connection))
    }

    /// Returns a prepared statement.
    pub(super) fn prepare_cached(&self, sql: &str) -> Result<CachedStatement<'_>> {
        Ok(self.connection()?.prepare_cached(sql)?)
    }

    /// Returns a statement that is not kept prepared.
    pub(super) fn prepare(&self, sql: &str) -> Result<Statement<'_>> {
        Ok(self.connection()?.prepare(sql)?)
    }

    /// Calls `each` for every row that a pragma about a table returns.
    pub(super) fn pragma(
        &self,
        pragma: &str,
        table: &str,
        each: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        Ok(self.connection()?.pragma(None, pragma, table, each)?)
    }

    /// Calls `each` for every row that a pragma returns.
    pub(super) fn pragma_query(
        &self,
        pragma: &str,
        each: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        Ok(self.connection()?.pragma_query(None, pragma, each)?)
    }
}

impl Drop for ReadTx {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        let ended = connection.is_autocommit() || connection.execute_batch("ROLLBACK").is_ok();
        if self.is_lent && ended && connection.pragma_update(None, "query_only", true).is_ok() {
            self.pool.give(connection);
        }
    }
}

/// A change of the catalog. It holds the write lock from its start, so the rows that it reads stay valid until it
/// commits. Without a commit, nothing is changed.
#[derive(Debug)]
pub struct WriteTx {
    state: ReadTx,
}

impl WriteTx {
    pub(super) fn begin(pool: &Arc<Pool>) -> Result<Self> {
        Self::on(pool, pool.take()?, true)
    }

    /// Begins a transaction on a connection that does not go back to the pool. The caller has set up that connection in
    /// another way.
    pub(super) fn over(pool: &Arc<Pool>, connection: Connection) -> Result<Self> {
        Self::on(pool, connection, false)
    }

    fn on(pool: &Arc<Pool>, connection: Connection, is_lent: bool) -> Result<Self> {
        connection.pragma_update(None, "query_only", false)?;
        let state = ReadTx { pool: Arc::clone(pool), connection: OnceCell::from(connection), is_lent };
        state.connection()?.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self { state })
    }

    /// Commits, and returns the connection.
    pub(super) fn commit(mut self) -> Result<Connection> {
        let connection = self.connection()?;
        connection.execute_batch("COMMIT")?;
        connection.pragma_update(None, "query_only", true)?;
        self.state
            .connection
            .take()
            .ok_or_else(|| CatalogError::Inconsistent("a change without a connection".into()))
    }

    /// Calls `work` with the connection itself.
    pub(super) fn with_connection<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T> {
        Ok(work(self.connection()?)?)
    }

    /// Runs one statement, and returns the number of rows that it changed.
    pub(super) fn execute(&self, sql: &str, values: impl Params) -> Result<usize> {
        Ok(self.connection()?.execute(sql, values)?)
    }

    /// Runs statements that return no rows.
    pub(super) fn execute_batch(&self, sql: &str) -> Result<()> {
        Ok(self.connection()?.execute_batch(sql)?)
    }

    /// Returns the number of the row that was added last.
    pub(super) fn last_insert_rowid(&self) -> Result<i64> {
        Ok(self.connection()?.last_insert_rowid())
    }
}

impl Deref for WriteTx {
    type Target = ReadTx;

    fn deref(&self) -> &ReadTx {
        &self.state
    }
}
