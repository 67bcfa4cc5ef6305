//! Client tokens: what makes a repeated request answer as the first one did.

use super::{Catalog, Result};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{RegionId, Time};
use rusqlite::OptionalExtension;

/// What a token was used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedToken {
    /// A hash of the request's other parameters.
    pub fingerprint: Vec<u8>,
    /// The answer, as JSON.
    pub answer: String,
}

impl Catalog {
    /// What `token` was used for with `operation` in a region.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn token(
        connection: &ReadTx,
        region: &RegionId,
        operation: &str,
        token: &str,
    ) -> Result<Option<UsedToken>> {
        let mut statement = connection.prepare_cached(
            "SELECT fingerprint, answer FROM client_token
             WHERE region = ?1 AND operation = ?2 AND token = ?3",
        )?;
        let used = statement
            .query_row((region, operation, token), |row| {
                Ok(UsedToken { fingerprint: row.get(0)?, answer: row.get(1)? })
            })
            .optional()?;
        Ok(used)
    }

    /// Remembers what a token was used for.
    ///
    /// # Errors
    /// When the token is taken or the catalog fails.
    pub fn keep_token(
        connection: &WriteTx,
        region: &RegionId,
        operation: &str,
        token: &str,
        used: &UsedToken,
        now: Time,
    ) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO client_token (region, operation, token, fingerprint, answer, created)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((region, operation, token, &used.fingerprint, &used.answer, now))?;
        Ok(())
    }

    /// Forgets what a token was used for.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn forget_token(connection: &WriteTx, region: &RegionId, operation: &str, token: &str) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM client_token WHERE region = ?1 AND operation = ?2 AND token = ?3")?
            .execute((region, operation, token))?;
        Ok(())
    }

    /// Forgets every answer that names a resource which was never finished: the request is to be done
    /// anew.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn forget_answers(connection: &WriteTx, resource: &str) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM client_token WHERE instr(answer, '\"' || ?1 || '\"') > 0")?
            .execute([resource])?;
        Ok(())
    }
}
