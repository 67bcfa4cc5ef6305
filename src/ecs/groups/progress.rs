//! How far an operation on several resources came with each.

use crate::ecs::error::ApiError;
use serde::Serialize;

/// `OperationProgressSet` of an answer.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Progresses {
    operation_progress: Vec<Progress>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Progress {
    error_code: &'static str,
    error_msg: String,
    operation_status: &'static str,
    related_item_set: RelatedItems,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct RelatedItems {
    related_item: [RelatedItem; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct RelatedItem {
    name: &'static str,
    value: String,
}

impl Progresses {
    /// Adds what came of the operation on one resource, which a parameter of this name would name.
    pub fn add(&mut self, name: &'static str, id: &str, outcome: Result<(), ApiError>) {
        let (operation_status, error_code, error_msg) = match outcome {
            Ok(()) => ("Success", "", String::new()),
            Err(error) => ("Failed", error.code.as_str(), error.message),
        };
        let related_item_set = RelatedItems { related_item: [RelatedItem { name, value: id.to_owned() }] };
        self.operation_progress.push(Progress { error_code, error_msg, operation_status, related_item_set });
    }
}

/// The answer.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Done {
    /// How far it came with each.
    pub operation_progress_set: Progresses,
}
