//! Client tokens: a repeated request with its token gets the first answer, and does nothing.

use super::code::Code;
use super::error::ApiError;
use super::service::Asked;
use crate::catalog::{Catalog, UsedToken};
use crate::catalog::{ReadTx, WriteTx};
use serde_json::Value;

/// The codes for a client token that was used with other parameters; CreateImage has a code of its own.
const MISMATCH: [Code; 2] = [Code::IdempotentParameterMismatch, Code::IdempotenceParamNotMatch];

impl Asked<'_> {
    fn token(&self) -> Option<&str> {
        self.parameters.get("ClientToken").map(String::as_str).filter(|token| !token.is_empty())
    }

    /// Returns a hash of everything except the token: it must be equal for the answer to be equal.
    fn without_token(&self) -> Vec<u8> {
        hash(self.parameters.iter().filter(|(name, _)| *name != "ClientToken")).as_bytes().to_vec()
    }

    /// Returns a hash of the operation, the region and the parameters, except the parameters in `but`.
    pub(super) fn fingerprint(&self, but: &[&str]) -> blake3::Hash {
        let rest = self.parameters.iter().filter(|(name, _)| !but.contains(&name.as_str()));
        let (operation, region) = (self.declaration.name.to_owned(), self.region.to_string());
        hash(std::iter::once((&operation, &region)).chain(rest))
    }

    /// Returns the answer that was given under the request's client token, if any.
    ///
    /// # Errors
    /// When the token is malformed, or was used with other parameters.
    pub(super) fn look_up_token(&self, connection: &ReadTx) -> Result<Option<Value>, ApiError> {
        let Some(token) = self.token() else { return Ok(None) };
        if token.len() > 64 || !token.is_ascii() {
            return Err(ApiError::new(
                Code::InvalidClientTokenMalformed,
                "The specified ClientToken is not valid: at most 64 ASCII characters.",
            ));
        }
        match Catalog::token(connection, &self.region, self.declaration.name, token)? {
            None => Ok(None),
            Some(used) if used.fingerprint == self.without_token() => {
                serde_json::from_str(&used.answer).map(Some).map_err(ApiError::internal)
            }
            Some(_) => Err(ApiError::new(
                MISMATCH.into_iter().find(|code| self.declaration.declares(*code)).unwrap_or(MISMATCH[0]),
                "The request uses the same client token as a previous, but non-identical request.",
            )),
        }
    }

    /// Records `answer` under the request's client token, if it has one. The caller must be in the deciding
    /// transaction, so that a repeated request finds the answer or nothing.
    ///
    /// # Errors
    /// `IdempotentProcessing` when another request with the token came first.
    pub fn keep_answer(&self, transaction: &WriteTx, answer: &impl serde::Serialize) -> Result<(), ApiError> {
        let Some(token) = self.token() else { return Ok(()) };
        if self.look_up_token(transaction)?.is_some() {
            return Err(ApiError::new(
                Code::IdempotentProcessing,
                "The previous idempotent request(s) is still processing.",
            ));
        }
        let used = UsedToken {
            fingerprint: self.without_token(),
            answer: serde_json::to_string(answer).map_err(ApiError::internal)?,
        };
        Catalog::keep_token(transaction, &self.region, self.declaration.name, token, &used, self.now)?;
        Ok(())
    }

    /// Deletes the answer again, when the promised resource could not be made.
    ///
    /// # Errors
    /// When the catalog fails.
    pub fn forget_answer(&self, transaction: &WriteTx) -> Result<(), ApiError> {
        match self.token() {
            Some(token) => {
                Ok(Catalog::forget_token(transaction, &self.region, self.declaration.name, token)?)
            }
            None => Ok(()),
        }
    }
}

fn hash<'a>(pairs: impl Iterator<Item = (&'a String, &'a String)>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for text in pairs.flat_map(|(name, value)| [name, value]) {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    hasher.finalize()
}
