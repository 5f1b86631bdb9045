//! What a request to the administration API comes with, besides its body.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Path, Query},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header, request::Parts},
};
use serde::{Deserialize, de::DeserializeOwned};
use url::form_urlencoded;
use uuid::Uuid;

use crate::{
    domain::{access::strength::ProtectedAction, pagination::Limit},
    http::{
        api::entity_tags::EntityTags,
        error::{Mistake, Problem},
        state::AppState,
    },
    platform::Platform,
    server::Server,
    service::{Refusal, caller::Caller},
};

/// What a use case of the API is carried out with.
#[derive(Clone, Debug)]
pub struct Desk {
    pub server: Arc<Server>,
    pub caller: Caller,
    /// In local mode.
    pub platform: Option<Arc<Platform>>,
}

impl Desk {
    /// What destroys, or gives power, asks a person for a login of the last minutes (behaviour b21). A token is always itself.
    ///
    /// # Errors
    /// 403.
    pub fn require(&self, act: ProtectedAction) -> Result<(), Problem> {
        Ok(self.caller.require_strength(act, self.server.clock.now())?)
    }
}

/// A request with the parameters `Q`; others are refused.
#[derive(Debug)]
pub struct Call<Q = Nothing> {
    pub desk: Desk,
    pub query: Q,
    pub if_match: Option<IfMatch>,
    uri: Uri,
}

/// No parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl<Q: DeserializeOwned + Send> FromRequestParts<AppState> for Call<Q> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let server = &state.server;
        let caller = parts.extensions.get::<Caller>().cloned();
        let caller = caller.ok_or_else(|| Problem::of_status(StatusCode::UNAUTHORIZED))?;
        let platform = state.platform.clone();
        Ok(Self {
            desk: Desk { server: Arc::clone(server), caller, platform },
            query: parameters(&parts.uri)?,
            if_match: IfMatch::of(&parts.headers)?,
            uri: parts.uri.clone(),
        })
    }
}

impl<Q> Call<Q> {
    /// The header that names the next page (RFC 8288).
    pub fn link(&self, next: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let Some(next) = next else { return headers };
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in pairs(&self.uri).filter(|(name, _)| name != "cursor") {
            query.append_pair(&name, &value);
        }
        query.append_pair("cursor", next);
        let link = format!("<{}?{}>; rel=\"next\"", self.uri.path(), query.finish());
        headers.extend(HeaderValue::from_str(&link).ok().map(|link| (header::LINK, link)));
        headers
    }
}

/// Cuts off the row that was read only to see whether there is another page, and says where that page begins.
pub fn cut<T>(rows: &mut Vec<T>, most: u32, place: impl FnOnce(&T) -> String) -> Option<String> {
    let more = rows.len() > most as usize;
    rows.truncate(most as usize);
    rows.last().filter(|_| more).map(place)
}

fn pairs(uri: &Uri) -> impl Iterator<Item = (String, String)> {
    let pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    pairs.map(|(name, value)| (name.into_owned(), value.into_owned()))
}

fn parameters<Q: DeserializeOwned>(uri: &Uri) -> Result<Q, Problem> {
    // PostgreSQL has no place for it in a text.
    if pairs(uri).any(|(name, value)| name.contains('\0') || value.contains('\0')) {
        return Err(invalid_query("A parameter holds the character U+0000."));
    }
    let Query(query) = Query::try_from_uri(uri).map_err(|error| invalid_query(format!("{}.", error.body_text())))?;
    Ok(query)
}

pub fn invalid_query(detail: impl Into<Box<str>>) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_query", detail)
}

/// # Errors
/// 422.
pub fn limit(text: Option<&str>) -> Result<Limit, Problem> {
    let limit = text.map(Limit::parse).transpose();
    limit.map(Option::unwrap_or_default).map_err(|error| invalid_query(format!("limit: {error}.")))
}

/// What a cursor says, as the list that made it reads it.
///
/// # Errors
/// 422.
pub fn cursor<T>(text: Option<&str>, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Problem> {
    text.map(|text| parse(text).ok_or_else(|| invalid_query("The cursor is not one of this list."))).transpose()
}

/// Which versions a change may be made from (RFC 9110, section 13.1.1).
#[derive(Clone, Debug)]
pub enum IfMatch {
    Any,
    Versions(Vec<i64>),
}

impl IfMatch {
    /// # Errors
    /// 400 when the header is no text.
    pub fn of(headers: &HeaderMap) -> Result<Option<Self>, Problem> {
        Ok(EntityTags::of(headers, header::IF_MATCH)?.map(Self::naming))
    }

    pub fn parse(text: &str) -> Self {
        Self::naming(EntityTags::parse(text))
    }

    /// An entity tag that is not one of ours matches nothing.
    fn naming(tags: EntityTags) -> Self {
        match tags {
            EntityTags::Any => Self::Any,
            EntityTags::Listed(tags) => Self::Versions(tags.iter().filter_map(|tag| version(tag)).collect()),
        }
    }

    /// The version to change, if it may be.
    ///
    /// # Errors
    /// 428 when the request does not say from which version, 412 when it is another.
    pub fn check(this: Option<&Self>, current: i64) -> Result<i64, Problem> {
        match this {
            None => Err(Problem::new(
                StatusCode::PRECONDITION_REQUIRED,
                "precondition_required",
                "Say with If-Match which version you have read: its ETag, or * for any.",
            )),
            Some(Self::Versions(versions)) if !versions.contains(&current) => Err(super::problem::of(Refusal::Stale)),
            Some(_) => Ok(current),
        }
    }
}

/// The version that an entity tag names.
///
/// A proxy that compresses an answer changes its tag: nginx makes it a weak one (`W/"3"`), Apache and Caddy add the coding
/// (`"3-gzip"`). RFC 9110 lets no weak tag match here, because it may stand for more than one state. Ours cannot: every change counts
/// the version up, so whoever read it compressed has read this very version.
fn version(tag: &str) -> Option<i64> {
    let (number, coding) = tag.split_once('-').unwrap_or((tag, ""));
    let is_ours =
        number.bytes().all(|byte| byte.is_ascii_digit()) && coding.bytes().all(|byte| byte.is_ascii_alphabetic());
    number.parse().ok().filter(|_| is_ours)
}

/// A version as an entity tag.
pub fn etag(version: i64) -> [(HeaderName, String); 1] {
    [(header::ETAG, format!("\"{version}\""))]
}

/// The id in the path. What is no id is nobody's.
#[derive(Clone, Copy, Debug)]
pub struct Id(pub Uuid);

impl FromRequestParts<AppState> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        path.ok().and_then(|Path(text)| parse_id(&text)).map(Self).ok_or_else(|| super::problem::of(Refusal::NotFound))
    }
}

/// An id in the form in which we write them, or in capitals: RFC 9562 (section 4) reads both.
pub fn parse_id(text: &str) -> Option<Uuid> {
    Uuid::try_parse(text).ok().filter(|id| id.to_string().eq_ignore_ascii_case(text))
}

/// 422 with everything that is wrong; nothing when nothing is.
pub fn refuse(mistakes: Vec<Mistake>) -> Result<(), Problem> {
    if mistakes.is_empty() {
        return Ok(());
    }
    let detail = "Something in the request is missing or not what we expect.";
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", detail).with(mistakes))
}
