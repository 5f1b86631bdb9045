//! Parts of a request to the administration API other than its body.

use std::sync::Arc;

use axum::{
    Json,
    extract::{FromRequestParts, Path, Query},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header, request::Parts},
};
use serde::{Deserialize, de::DeserializeOwned};
use url::form_urlencoded;
use uuid::Uuid;

use crate::{
    domain::{AccountId, pagination::Limit},
    http::{
        api::{entity_tags::EntityTags, list_response::ListResponse},
        error::{Problem, RequestMistake},
        state::AppState,
    },
    platform::Platform,
    server::Server,
    service::{Refusal, caller::Caller},
};

/// Per-request context of the admin API: server, caller, local platform.
#[derive(Clone, Debug)]
pub struct AdminContext {
    pub server: Arc<Server>,
    pub caller: Caller,
    /// `None` with OwnID's cloud.
    pub platform: Option<Arc<Platform>>,
}

/// A request with the query parameters `Q`; unknown parameters are refused.
#[derive(Debug)]
pub struct AdminRequest<Q = NoQuery> {
    pub context: AdminContext,
    pub query: Q,
    pub if_match: Option<IfMatch>,
    uri: Uri,
}

/// Query without parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoQuery {}

impl<Q: DeserializeOwned + Send> FromRequestParts<AppState> for AdminRequest<Q> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let server = &state.server;
        let caller = parts.extensions.get::<Caller>().cloned();
        let caller = caller.ok_or_else(|| Problem::of_status(StatusCode::UNAUTHORIZED))?;
        let platform = state.platform.clone();

        Ok(Self {
            context: AdminContext { server: Arc::clone(server), caller, platform },
            query: parse_query(&parts.uri)?,
            if_match: IfMatch::from_headers(&parts.headers)?,
            uri: parts.uri.clone(),
        })
    }
}

/// A page of a list, with a `Link` to the next.
pub type PageResponse<T> = (HeaderMap, Json<ListResponse<T>>);

impl<Q> AdminRequest<Q> {
    /// Responds with a page of a list.
    pub fn page<T>(
        &self,
        items: impl IntoIterator<Item = T>,
        next_cursor: Option<String>,
    ) -> PageResponse<T> {
        let items = items.into_iter().collect();
        (self.link(next_cursor.as_deref()), Json(ListResponse { items, next_cursor }))
    }

    /// `Link` header to the next page (RFC 8288).
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

/// Cuts off the row that was read only to detect another page, and returns the cursor of that page.
pub fn truncate_page<T>(
    rows: &mut Vec<T>,
    limit: u32,
    to_cursor: impl FnOnce(&T) -> String,
) -> Option<String> {
    let has_more = rows.len() > limit as usize;
    rows.truncate(limit as usize);

    if has_more { rows.last().map(to_cursor) } else { None }
}

fn pairs(uri: &Uri) -> impl Iterator<Item = (String, String)> {
    let pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    pairs.map(|(name, value)| (name.into_owned(), value.into_owned()))
}

fn parse_query<Q: DeserializeOwned>(uri: &Uri) -> Result<Q, Problem> {
    // PostgreSQL cannot store this character in text.
    if pairs(uri).any(|(name, value)| name.contains('\0') || value.contains('\0')) {
        return Err(invalid_query("A parameter contains the character U+0000."));
    }

    let Query(query) = Query::try_from_uri(uri)
        .map_err(|error| invalid_query(format!("{}.", error.body_text())))?;
    Ok(query)
}

pub fn invalid_query(detail: impl Into<Box<str>>) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_query", detail)
}

/// Parses the page size.
///
/// # Errors
/// 422 for one that is not allowed.
pub fn parse_limit(text: Option<&str>) -> Result<Limit, Problem> {
    let limit = text.map(Limit::parse).transpose();

    limit.map(Option::unwrap_or_default).map_err(|error| invalid_query(format!("limit: {error}.")))
}

/// Parses a cursor with the function of the list that made it.
///
/// # Errors
/// 422 for one of another list.
pub fn parse_cursor<T>(
    text: Option<&str>,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Problem> {
    text.map(|text| {
        parse(text).ok_or_else(|| invalid_query("The cursor does not belong to this list."))
    })
    .transpose()
}

/// Versions from which a change may be made (RFC 9110 §13.1.1).
#[derive(Clone, Debug)]
pub enum IfMatch {
    Any,
    Versions(Vec<i64>),
}

impl IfMatch {
    /// Reads the header; `None` without it.
    ///
    /// # Errors
    /// 400 when the header is not text.
    pub fn from_headers(headers: &HeaderMap) -> Result<Option<Self>, Problem> {
        Ok(EntityTags::from_headers(headers, header::IF_MATCH)?.map(Self::from_tags))
    }

    pub fn parse(text: &str) -> Self {
        Self::from_tags(EntityTags::parse(text))
    }

    /// Reads the versions in our entity tags. Other tags match nothing.
    fn from_tags(tags: EntityTags) -> Self {
        match tags {
            EntityTags::Any => Self::Any,
            EntityTags::Listed(tags) => {
                Self::Versions(tags.iter().filter_map(|tag| version(tag)).collect())
            }
        }
    }

    /// Returns the version to change.
    ///
    /// # Errors
    /// 428 when the request names no version, 412 when it names another.
    pub fn check(this: Option<&Self>, current: i64) -> Result<i64, Problem> {
        match this {
            None => Err(Problem::new(
                StatusCode::PRECONDITION_REQUIRED,
                "precondition_required",
                "Send the ETag of the version that you have read as If-Match, or * for any \
                 version.",
            )),
            Some(Self::Versions(versions)) if !versions.contains(&current) => {
                Err(super::problem::of(Refusal::Stale))
            }
            Some(_) => Ok(current),
        }
    }
}

/// Version in an entity tag.
///
/// A proxy that compresses a response changes its tag: nginx makes it weak (`W/"3"`), Apache and
/// Caddy append the coding (`"3-gzip"`). RFC 9110 §13.1.1 requires strong comparison for
/// `If-Match`, because a weak tag may stand for several states. Ours stands for one: every change
/// increments the version, so a client that read it compressed has read this very version.
fn version(tag: &str) -> Option<i64> {
    let (number, coding) = tag.split_once('-').unwrap_or((tag, ""));
    let is_ours = number.bytes().all(|byte| byte.is_ascii_digit())
        && coding.bytes().all(|byte| byte.is_ascii_alphabetic());

    if is_ours { number.parse().ok() } else { None }
}

/// A version as an entity tag.
pub fn etag(version: i64) -> [(HeaderName, String); 1] {
    [(header::ETAG, format!("\"{version}\""))]
}

/// The id in the path: of an account, or a UUID. Text that is not an id is not found.
#[derive(Clone, Copy, Debug)]
pub struct PathId<T = AccountId>(pub T);

impl<T: From<Uuid>> FromRequestParts<AppState> for PathId<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        path.ok()
            .and_then(|Path(text)| parse_id(&text))
            .map(Self)
            .ok_or_else(|| super::problem::of(Refusal::NotFound))
    }
}

/// Parses an id in the form in which we write it, or in capitals: RFC 9562 §4 allows both.
pub fn parse_id<T: From<Uuid>>(text: &str) -> Option<T> {
    Uuid::try_parse(text).ok().filter(|id| id.to_string().eq_ignore_ascii_case(text)).map(T::from)
}

/// Rejects a request with mistakes.
///
/// # Errors
/// 422 with every mistake, if there are any.
pub fn reject(mistakes: Vec<RequestMistake>) -> Result<(), Problem> {
    if mistakes.is_empty() {
        return Ok(());
    }
    let detail = "A part of the request is missing or invalid.";
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", detail).with(mistakes))
}
