//! Client tokens: a repeated request with the same token gets the same answer as the first request.

use super::{Catalog, Result};
use crate::catalog::{ReadTx, WriteTx};
use crate::model::{RegionId, Time};
use rusqlite::OptionalExtension;

/// The use of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedToken {
    /// A hash of the request's other parameters.
    pub fingerprint: Vec<u8>,
    /// The answer, as JSON.
    pub answer: String,
}

impl Catalog {
    /// Returns the use of `token` with `operation` in a region.
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

    /// Records the use of a token.
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

    /// Deletes the use of a token.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn forget_token(connection: &WriteTx, region: &RegionId, operation: &str, token: &str) -> Result<()> {
        connection
            .prepare_cached("DELETE FROM client_token WHERE region = ?1 AND operation = ?2 AND token = ?3")?
            .execute((region, operation, token))?;
        Ok(())
    }

    /// Deletes every answer that names a resource which was never completed. The same request is then carried out anew.
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
