//! Entity tags, as `If-Match` and `If-None-Match` list them (RFC 9110, sections 8.8.3 and 13.1).

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::http::error::Problem;

/// The states that a precondition names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntityTags {
    /// `*`: any state.
    Any,
    /// The tags without their quotation marks, and without the mark of weak ones.
    Listed(Vec<String>),
}

impl EntityTags {
    /// The tags of a header, which may stand there more than once; none without it.
    ///
    /// # Errors
    /// 400 when the header is no text.
    pub fn of(headers: &HeaderMap, name: HeaderName) -> Result<Option<Self>, Problem> {
        let values: Result<Vec<_>, _> = headers.get_all(name).iter().map(HeaderValue::to_str).collect();
        let values = values.map_err(|_| Problem::of_status(StatusCode::BAD_REQUEST))?;
        Ok((!values.is_empty()).then(|| Self::parse(&values.join(","))))
    }

    /// Leaves out what is no entity tag. A comma may stand within a tag, but not in ours: a tag with one comes apart into pieces
    /// that have a quotation mark on one side only, and are no tags.
    pub fn parse(text: &str) -> Self {
        if text.trim() == "*" { Self::Any } else { Self::Listed(text.split(',').filter_map(opaque).collect()) }
    }

    /// True when this tag is among them, weak or strong.
    pub fn name(&self, tag: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Listed(tags) => opaque(tag).is_some_and(|tag| tags.contains(&tag)),
        }
    }
}

fn opaque(tag: &str) -> Option<String> {
    let tag = tag.trim();
    Some(tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"')?.to_owned())
}
