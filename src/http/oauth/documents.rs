//! The provider's documents, as they are sent: they are the same for everybody, asked for by every
//! verifier of a token, and seldom change.

use std::sync::{Arc, PoisonError, RwLock};

use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use sha2::{Digest, Sha256};

use super::metadata;
use crate::{
    domain::{Timestamp, credentials::jws::KeySet},
    http::{api::entity_tags::EntityTags, error::Problem},
    runtime::signing_keys::REFRESH_INTERVAL,
    server::Server,
    service::oauth::signing_keys,
};

/// Time for which clients may keep the documents. A key is published a day before it signs.
const CACHE_CONTROL: &str = "public, max-age=300";

/// The documents that this process has prepared last.
#[derive(Clone, Debug)]
pub struct PreparedDocuments {
    server: Arc<Server>,
    keys: Arc<RwLock<Option<PreparedKeys>>>,
    metadata: Arc<RwLock<Option<PreparedMetadata>>>,
}

#[derive(Clone, Debug)]
struct PreparedKeys {
    keys: Arc<KeySet>,
    document: PreparedDocument,
}

#[derive(Clone, Debug)]
struct PreparedMetadata {
    prepared_at: Timestamp,
    document: PreparedDocument,
}

impl PreparedDocuments {
    pub fn new(server: &Arc<Server>) -> Self {
        Self { server: Arc::clone(server), keys: Arc::default(), metadata: Arc::default() }
    }

    /// The keys as a JWK Set, of the key set that this process has read last.
    async fn keys(&self) -> Result<PreparedDocument, Problem> {
        let keys = signing_keys::published(&self.server).await?;
        {
            let known = self.keys.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(known) = known.as_ref().filter(|known| Arc::ptr_eq(&known.keys, &keys)) {
                return Ok(known.document.clone());
            }
        }

        let document = PreparedDocument::new(keys.to_json().to_owned());
        let prepared = PreparedKeys { keys, document: document.clone() };
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Some(prepared);
        Ok(document)
    }

    /// The metadata. They name the claims of the account schema, which is read again after
    /// [`REFRESH_INTERVAL`].
    async fn metadata(&self) -> Result<PreparedDocument, Problem> {
        let now = self.server.clock.now();
        {
            let known = self.metadata.read().unwrap_or_else(PoisonError::into_inner);
            let is_recent =
                |known: &&PreparedMetadata| now.distance(known.prepared_at) < REFRESH_INTERVAL;
            if let Some(known) = known.as_ref().filter(is_recent) {
                return Ok(known.document.clone());
            }
        }

        let document = PreparedDocument::new(metadata::current(&self.server).await?.to_string());
        let prepared = PreparedMetadata { prepared_at: now, document: document.clone() };
        *self.metadata.write().unwrap_or_else(PoisonError::into_inner) = Some(prepared);
        Ok(document)
    }
}

/// Shows the metadata.
pub async fn show_metadata(
    State(documents): State<PreparedDocuments>,
    request: Request,
) -> Result<Response, Problem> {
    Ok(documents.metadata().await?.respond(request.headers()))
}

/// Shows the keys.
pub async fn show_keys(
    State(documents): State<PreparedDocuments>,
    request: Request,
) -> Result<Response, Problem> {
    Ok(documents.keys().await?.respond(request.headers()))
}

/// A document with the tag of its bytes (RFC 9110 §8.8.3).
#[derive(Clone, Debug)]
struct PreparedDocument {
    json: Bytes,
    etag: HeaderValue,
}

impl PreparedDocument {
    fn new(json: String) -> Self {
        let tag = format!("\"{}\"", BASE64URL.encode(&Sha256::digest(&json)[..12]));
        let etag = HeaderValue::from_str(&tag);
        Self { json: json.into(), etag: etag.unwrap_or(HeaderValue::from_static("\"\"")) }
    }

    /// Answers a request with the document, or with 304 if the client has it.
    fn respond(self, headers: &HeaderMap) -> Response {
        let is_known = headers.contains_key(header::IF_NONE_MATCH) && self.is_known(headers);

        let mut response = Response::new(Body::empty());
        let head = response.headers_mut();
        head.insert(header::CACHE_CONTROL, HeaderValue::from_static(CACHE_CONTROL));
        head.insert(header::ETAG, self.etag);
        if is_known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else {
            head.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            *response.body_mut() = Body::from(self.json);
        }
        response
    }

    fn is_known(&self, headers: &HeaderMap) -> bool {
        let known = EntityTags::from_headers(headers, header::IF_NONE_MATCH).ok().flatten();
        let tag = self.etag.to_str().unwrap_or_default();
        known.is_some_and(|known| known.contains(tag))
    }
}
