//! Idempotency keys: requests that may be sent twice and are carried out once.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        TokenHash,
        access::scope::{Scope, Scopes},
    },
    server::Server,
    service::{Error, Result, caller::Caller},
    store::admin::idempotency::{self as store, IdempotencyRow, NewIdempotencyKey},
};

/// Time for which a response is stored and repeated.
const RESPONSE_RETENTION: Duration = Duration::from_hours(24);
/// Time after which a request without a response is considered dead, because its server must have
/// stopped.
const MAX_PROCESSING_TIME: Duration = Duration::from_mins(2);

/// A request with its idempotency key, and the scopes of its caller.
#[derive(Clone, Debug)]
pub struct Claim {
    key: TokenHash,
    request: TokenHash,
    scopes: Scopes,
}

/// A stored response.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct StoredResponse {
    pub status: u16,
    /// Names and values of headers.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

/// The state of a request with an idempotency key.
#[derive(Debug)]
pub enum Found {
    /// The request is new: carry it out, then [`keep`] the response or [`release`] the key.
    New,
    /// The request was carried out before. Holds the stored response.
    Again(StoredResponse),
    /// The request is being carried out.
    UnderWay,
    /// The key was used for another request.
    Other,
    /// The response needs a scope that the caller does not have any more.
    NotAllowed(Scope),
}

impl Claim {
    /// Creates a claim. Keys are separate per caller. `request` holds the parts that identify the
    /// request.
    pub fn new(server: &Server, caller: &Caller, key: &str, request: &[&[u8]]) -> Self {
        let whole: Vec<u8> = request
            .iter()
            .flat_map(|part| {
                (part.len() as u64).to_be_bytes().into_iter().chain(part.iter().copied())
            })
            .collect();
        Self {
            key: TokenHash::of(format!("{}\n{key}", caller.actor).as_bytes()),
            request: TokenHash::from(server.idempotency_keys.requests.hash(&whole)),
            scopes: caller.scopes,
        }
    }
}

/// Claims the key for the request, if it is free.
pub async fn begin(server: &Server, claim: &Claim) -> Result<Found> {
    let now = server.clock.now();
    let stale = now.minus(MAX_PROCESSING_TIME);
    let expired = now.minus(RESPONSE_RETENTION);
    let new = NewIdempotencyKey {
        key: &claim.key,
        request: &claim.request,
        scopes: &claim.scopes.to_string(),
    };
    if store::take(&server.db, &new, now, stale, expired).await? {
        return Ok(Found::New);
    }
    Ok(match store::find(&server.db, &claim.key).await? {
        Some(row) if row.request_hash != claim.request => Found::Other,
        Some(row) if row.status != 0 => {
            let needed = Scopes::parse(&row.scopes).unwrap_or_default();
            match needed.iter().find(|scope| !claim.scopes.has(*scope)) {
                Some(missing) => Found::NotAllowed(missing),
                None => Found::Again(decrypt_response(server, claim, &row)?),
            }
        }
        // The row may be gone, because its request failed in the meantime. The next attempt will
        // tell.
        Some(_) | None => Found::UnderWay,
    })
}

fn decrypt_response(
    server: &Server,
    claim: &Claim,
    row: &IdempotencyRow,
) -> Result<StoredResponse> {
    let opened =
        server.idempotency_keys.responses.decrypt(claim.key.as_str().as_bytes(), &row.body);
    let answer = opened.and_then(|json| serde_json::from_slice(&json).ok());
    answer.ok_or_else(|| {
        Error::Corrupt(
            "a stored response cannot be decrypted: the message key was changed".to_owned(),
        )
    })
}

/// Stores the response, to be repeated.
///
/// # Errors
/// [`Error::Sealing`].
pub async fn keep(server: &Server, claim: &Claim, answer: &StoredResponse) -> Result<()> {
    let json = serde_json::to_vec(answer).map_err(|_| Error::Sealing)?;
    let sealed = server.idempotency_keys.responses.encrypt(
        server.random.bytes(),
        claim.key.as_str().as_bytes(),
        &json,
    );
    let sealed = sealed.ok_or(Error::Sealing)?;
    Ok(store::keep(&server.db, &claim.key, &claim.request, i64::from(answer.status), &sealed)
        .await?)
}

/// Frees the key of a request that was not carried out.
pub async fn release(server: &Server, claim: &Claim) -> Result<()> {
    Ok(store::release(&server.db, &claim.key).await?)
}

/// Deletes at most `limit` responses past their retention. Returns the number of deleted rows.
pub async fn tidy(server: &Server, limit: i64) -> Result<u64> {
    Ok(store::forget(&server.db, server.clock.now().minus(RESPONSE_RETENTION), limit).await?)
}
