//! The two pagings: by page number, and by token.

use crate::ecs::error::ApiError;
use crate::ecs::service::Context;
use crate::model::Time;
use serde::Serialize;
use std::cmp::Reverse;

/// The requested part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paging {
    /// A numbered page.
    Number {
        /// From 1.
        number: u64,
        /// The number of items on a page.
        size: u64,
    },
    /// The page after a token. The answer carries the next token.
    Token {
        /// The end of the page before.
        after: Option<Position>,
        /// The number of items on a page.
        size: u64,
        /// The list that the tokens belong to.
        list: ListId,
    },
}

/// The identity of a list: the operation, the region and the filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListId(String);

/// The parameters that choose a page of a list.
const PAGING: [&str; 4] = ["MaxResults", "NextToken", "PageNumber", "PageSize"];

/// A place in a list that is sorted newest first: a time, and a text that breaks ties.
pub type Position = (Reverse<Time>, String);

/// A page.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The items on it.
    pub items: Vec<T>,
    /// The beginning of the next page; empty for the last page and for numbered pages.
    pub next_token: String,
    /// The page's number (1 with tokens).
    pub page_number: u64,
    /// The number of items on a full page.
    pub page_size: u64,
    /// The number of items on all pages.
    pub total_count: u64,
}

/// The paging fields of an answer with numbered pages.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct PageFields {
    page_number: u64,
    page_size: u64,
    total_count: u64,
}

/// The paging fields of an answer with numbered pages or tokens: the same for both.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct TokenFields {
    next_token: String,
    #[serde(flatten)]
    page: PageFields,
}

impl<T> Page<T> {
    /// Returns the paging fields of an answer without tokens.
    pub fn fields(&self) -> PageFields {
        PageFields { page_number: self.page_number, page_size: self.page_size, total_count: self.total_count }
    }

    /// Returns the paging fields of an answer that also knows tokens.
    pub fn token_fields(&self) -> TokenFields {
        TokenFields { next_token: self.next_token.clone(), page: self.fields() }
    }
}

impl Context<'_> {
    /// Reads the paging parameters of a request for a list that also knows tokens. A token or `MaxResults` requests
    /// paging by token. `MaxResults` below 10 counts as 10, above `maximum` as `maximum`.
    ///
    /// # Errors
    /// `InvalidParameter` for a page number below 1, a page size outside 1 to 100, or a token of another list.
    pub fn paging(
        &self,
        page_number: Option<i64>,
        page_size: Option<i64>,
        next_token: Option<&str>,
        max_results: Option<i64>,
        maximum: u64,
    ) -> Result<Paging, ApiError> {
        if next_token.is_some() || max_results.is_some() {
            let list = ListId(self.asked().fingerprint(&PAGING).to_hex().chars().take(16).collect());
            Paging::by_token(list, next_token, max_results, maximum)
        } else {
            Paging::numbered(page_number, page_size)
        }
    }
}

impl Paging {
    fn by_token(
        list: ListId,
        next_token: Option<&str>,
        max_results: Option<i64>,
        maximum: u64,
    ) -> Result<Self, ApiError> {
        let size = u64::try_from(max_results.unwrap_or(10)).unwrap_or(0).clamp(10, maximum);
        let wrong = || {
            ApiError::invalid("NextToken")
                .hint("Give the NextToken of the page before, with the same operation, region and filters.")
        };
        let after = next_token.map(|token| read_token(token, &list).ok_or_else(wrong)).transpose()?;
        Ok(Self::Token { after, size, list })
    }

    /// Reads the paging parameters of a request for a list with numbered pages.
    ///
    /// # Errors
    /// `InvalidParameter` for a page number below 1 or a page size outside 1 to 100.
    pub fn numbered(page_number: Option<i64>, page_size: Option<i64>) -> Result<Self, ApiError> {
        let in_range = |value: Option<i64>, default: u64, maximum: u64, name| match value {
            None => Ok(default),
            Some(value) => u64::try_from(value)
                .ok()
                .filter(|value| (1..=maximum).contains(value))
                .ok_or_else(|| ApiError::invalid(name)),
        };
        Ok(Self::Number {
            number: in_range(page_number, 1, u64::MAX, "PageNumber")?,
            size: in_range(page_size, 10, 100, "PageSize")?,
        })
    }

    /// Sorts `items` newest first, ties by the text that `position` returns, and cuts out the page.
    pub fn cut<T>(&self, mut items: Vec<T>, position: impl Fn(&T) -> (Time, String)) -> Page<T> {
        let key = |item: &T| {
            let (time, tie) = position(item);
            (Reverse(time), tie)
        };
        items.sort_by_cached_key(key);
        let total_count = items.len() as u64;
        match self {
            Self::Number { number, size } => {
                let skip = usize::try_from((number - 1).saturating_mul(*size)).unwrap_or(usize::MAX);
                let take = usize::try_from(*size).unwrap_or(usize::MAX);
                let items = items.into_iter().skip(skip).take(take).collect();
                Page { items, next_token: String::new(), page_number: *number, page_size: *size, total_count }
            }
            Self::Token { after, size, list } => {
                let start =
                    after.as_ref().map_or(0, |after| items.partition_point(|item| key(item) <= *after));
                let mut rest = items.split_off(start);
                let take = usize::try_from(*size).unwrap_or(usize::MAX);
                let more = rest.len() > take;
                rest.truncate(take);
                let next_token = match rest.last() {
                    Some(last) if more => write_token(&key(last), list),
                    _ => String::new(),
                };
                Page { items: rest, next_token, page_number: 1, page_size: *size, total_count }
            }
        }
    }
}

fn write_token((Reverse(time), tie): &Position, list: &ListId) -> String {
    format!("{} {} {tie}", list.0, time.0).bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn read_token(token: &str, list: &ListId) -> Option<Position> {
    let digits: Option<Vec<u8>> = token.chars().map(|c| c.to_digit(16).map(|digit| digit as u8)).collect();
    let bytes: Vec<u8> =
        digits?.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect();
    let text = String::from_utf8(bytes).ok()?;
    let (time, tie) = text.strip_prefix(&list.0)?.strip_prefix(' ')?.split_once(' ')?;
    Some((Reverse(Time(time.parse().ok()?)), tie.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list(id: &str) -> ListId {
        ListId(id.to_owned())
    }

    proptest! {
        #[test]
        fn tokens_bring_every_item_once(times in prop::collection::vec(0i64..5, 0..60)) {
            let items: Vec<(Time, String)> =
                times.iter().enumerate().map(|(n, time)| (Time(*time), format!("s-{n:03}"))).collect();
            let mut seen = Vec::new();
            let mut token: Option<String> = None;
            loop {
                let paging = Paging::by_token(list("a"), token.as_deref(), Some(10), 100).unwrap();
                let page = paging.cut(items.clone(), Clone::clone);
                prop_assert!(page.items.len() <= 10);
                seen.extend(page.items);
                if page.next_token.is_empty() {
                    break;
                }
                token = Some(page.next_token);
            }
            let whole = Paging::Number { number: 1, size: 100 }.cut(items, Clone::clone);
            prop_assert_eq!(seen, whole.items);
        }
    }

    #[test]
    fn limits_are_kept() {
        assert!(Paging::numbered(Some(0), None).is_err());
        assert!(Paging::numbered(None, Some(101)).is_err());
        assert!(Paging::by_token(list("a"), Some("zz"), None, 100).is_err());
        let size = |asked, maximum| match Paging::by_token(list("a"), None, Some(asked), maximum).unwrap() {
            Paging::Token { after: None, size, .. } => size,
            other => panic!("{other:?}"),
        };
        assert_eq!((size(-5, 100), size(900, 500)), (10, 500));
    }
}
