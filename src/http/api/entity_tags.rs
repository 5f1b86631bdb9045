//! Entity tags in `If-Match` and `If-None-Match` (RFC 9110 §8.8.3 and §13.1).
//!
//! Not by the crate `headers`: its `If-Match` compares strongly and gives no tag out, so that
//! neither `W/"3"` nor `"3-gzip"` could name version 3.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::http::error::Problem;

/// Entity tags of a precondition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntityTags {
    /// `*`: any state.
    Any,
    /// The opaque tags: without quotation marks, and without the prefix of weak tags.
    Listed(Vec<String>),
}

impl EntityTags {
    /// Reads a header, which may occur several times. Returns `None` without it.
    ///
    /// # Errors
    /// 400 when the header is not text.
    pub fn from_headers(headers: &HeaderMap, name: HeaderName) -> Result<Option<Self>, Problem> {
        let values: Result<Vec<_>, _> =
            headers.get_all(name).iter().map(HeaderValue::to_str).collect();
        let values = values.map_err(|_| Problem::of_status(StatusCode::BAD_REQUEST))?;

        if values.is_empty() {
            return Ok(None);
        }

        Ok(Some(Self::parse(&values.join(","))))
    }

    /// Parses a list, and skips what is not an entity tag. A comma is allowed inside a tag, but not
    /// in ours: a tag with one falls into pieces with a quotation mark on one side only, which are
    /// skipped.
    pub fn parse(text: &str) -> Self {
        if text.trim() == "*" {
            Self::Any
        } else {
            Self::Listed(text.split(',').filter_map(opaque_tag).collect())
        }
    }

    /// True when this tag is in the list, by weak comparison (RFC 9110 §8.8.3.2).
    pub fn contains(&self, tag: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Listed(tags) => opaque_tag(tag).is_some_and(|tag| tags.contains(&tag)),
        }
    }
}

fn opaque_tag(tag: &str) -> Option<String> {
    let tag = tag.trim();
    Some(tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"')?.to_owned())
}
