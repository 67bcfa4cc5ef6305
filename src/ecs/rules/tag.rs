//! Tags in requests and answers.

use crate::catalog;
use crate::catalog::WriteTx;
use crate::ecs::code::Code;
use crate::ecs::declaration::item;
use crate::ecs::error::ApiError;
use crate::ecs::service::Asked;
use crate::model::ResourceType;
use serde::Serialize;
use std::collections::HashSet;

/// The maximum number of tags that a request can name.
pub const TAGS_PER_REQUEST: usize = 20;

item! {
    /// `Tag.N` of a request.
    TagItem {
        /// The key: 1 to 128 characters, not starting with acs: or aliyun, no address.
        "Key" key: Option<String>,
        /// The value: up to 128 characters, no address.
        "Value" value: Option<String>,
        /// Old spelling of Key.
        "key" old_key: Option<String>,
        /// Old spelling of Value.
        "value" old_value: Option<String>,
    }
}

/// A checked tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTag {
    /// Its key.
    pub key: String,
    /// Its value, or empty.
    pub value: String,
}

impl TagItem {
    fn parts(self) -> (Option<String>, Option<String>) {
        (self.key.or(self.old_key), self.value.or(self.old_value))
    }
}

/// The prefix of the keys of system tags: the service puts them on resources, and nobody may remove them.
const SYSTEM: &str = "acs:";

/// The key of the system tag that names the origin of a snapshot.
pub const CREATED_FROM: &str = "acs:ecs:createFrom";

/// Returns true if the key belongs to a system tag.
pub fn is_system(key: &str) -> bool {
    key.starts_with(SYSTEM)
}

/// Checks the tags of a new resource.
///
/// # Errors
/// The service's error for the first invalid tag.
pub fn new_tags(items: Vec<TagItem>) -> Result<Vec<NewTag>, ApiError> {
    if items.len() > TAGS_PER_REQUEST {
        return Err(ApiError::new(Code::InvalidTagCount, "The number of tags exceeds the limit."));
    }
    let mut tags = Vec::with_capacity(items.len());
    for item in items {
        let (key, value) = item.parts();
        let key = key.unwrap_or_default();
        let value = value.unwrap_or_default();
        let has_address = |text: &str| text.contains("http://") || text.contains("https://");
        if key.is_empty()
            || key.chars().count() > 128
            || is_system(&key)
            || key.starts_with("aliyun")
            || has_address(&key)
        {
            return Err(ApiError::new(Code::InvalidTagKeyMalformed, "The specified Tag.n.Key is not valid."));
        }
        if value.chars().count() > 128 || has_address(&value) {
            return Err(ApiError::new(
                Code::InvalidTagValueMalformed,
                "The specified Tag.n.Value is not valid.",
            ));
        }
        tags.push(NewTag { key, value });
    }
    no_key_twice(tags.iter().map(|tag| tag.key.as_str()))?;
    Ok(tags)
}

/// Checks that a request names each key once.
///
/// # Errors
/// `Duplicate.TagKey`.
pub fn no_key_twice<'a>(keys: impl IntoIterator<Item = &'a str>) -> Result<(), ApiError> {
    let mut seen = HashSet::new();
    match keys.into_iter().find(|key| !seen.insert(*key)) {
        None => Ok(()),
        Some(key) => {
            Err(ApiError::new(Code::DuplicateTagKey, format!("The tag key \"{key}\" is given twice.")))
        }
    }
}

/// Puts tags on a resource.
///
/// # Errors
/// `QuotaExceed.Tags` when the resource would have too many tags, or when the catalog fails.
pub fn put(
    connection: &WriteTx,
    asked: &Asked<'_>,
    kind: ResourceType,
    resource: &str,
    tags: &[NewTag],
) -> Result<(), ApiError> {
    for tag in tags {
        let tag = catalog::Tag { resource: resource.into(), key: tag.key.clone(), value: tag.value.clone() };
        tag.set(connection, &asked.region, kind)?;
    }
    let limit = asked.quotas.tags_per_resource;
    let carried = catalog::Tag::of(connection, resource)?;
    if carried.iter().filter(|tag| !is_system(&tag.key)).count() > limit as usize {
        return Err(ApiError::new(
            Code::QuotaExceedTags,
            format!("The resource {resource} cannot carry more than {limit} tags."),
        ));
    }
    Ok(())
}

/// Removes every tag from a resource except system tags.
///
/// # Errors
/// When the catalog fails.
pub fn take_all(connection: &WriteTx, resource: &str) -> Result<(), ApiError> {
    for tag in catalog::Tag::of(connection, resource)? {
        if !is_system(&tag.key) {
            catalog::Tag::remove(connection, resource, &tag.key)?;
        }
    }
    Ok(())
}

/// The tags that a filter requests: a key, and optionally a value.
#[derive(Clone, Debug, Default)]
pub struct TagFilter(Vec<(String, Option<String>)>);

impl TagFilter {
    /// Reads the filter of a request.
    ///
    /// # Errors
    /// `InvalidTagCount` for too many, `InvalidTag.Mismatch` for a value without a key.
    pub fn new(items: Vec<TagItem>) -> Result<Self, ApiError> {
        if items.len() > TAGS_PER_REQUEST {
            return Err(ApiError::new(Code::InvalidTagCount, "The number of tags exceeds the limit."));
        }
        let pair = |item: TagItem| match item.parts() {
            (Some(key), value) => Ok((key, value)),
            (None, _) => Err(ApiError::new(
                Code::InvalidTagMismatch,
                "The specified Tag.n.Key and Tag.n.Value do not match.",
            )),
        };
        items.into_iter().map(pair).collect::<Result<_, _>>().map(Self)
    }

    /// Returns the keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }

    /// Returns true if a resource with these tags passes: the tags contain every pair of the filter.
    pub fn admits(&self, tags: &[catalog::Tag]) -> bool {
        self.0.iter().all(|(key, value)| {
            tags.iter().any(|tag| tag.key == *key && value.as_ref().is_none_or(|value| tag.value == *value))
        })
    }
}

/// `Tags` of an answer.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Tags {
    tag: Vec<TagAnswer>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct TagAnswer {
    tag_key: String,
    tag_value: String,
}

impl From<&[catalog::Tag]> for Tags {
    fn from(tags: &[catalog::Tag]) -> Self {
        let answer =
            |tag: &catalog::Tag| TagAnswer { tag_key: tag.key.clone(), tag_value: tag.value.clone() };
        Self { tag: tags.iter().map(answer).collect() }
    }
}
