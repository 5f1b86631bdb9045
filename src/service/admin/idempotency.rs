//! Requests that may be sent twice and are carried out once.

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

/// How long an answer is given again.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);
/// After so long a request that has no answer never gets one: its server died.
const UNDER_WAY: Duration = Duration::from_secs(120);

/// A request under its key, with the scopes of its caller.
#[derive(Clone, Debug)]
pub struct Claim {
    key: TokenHash,
    request: TokenHash,
    scopes: Scopes,
}

/// An answer as it is given again.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Answer {
    pub status: u16,
    /// Pairs of a name and a value.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

/// What is to be done with a request.
#[derive(Debug)]
pub enum Found {
    /// Nobody sent it before: carry it out, then [`keep`] the answer or [`release`] the key.
    New,
    /// It was answered before.
    Again(Answer),
    /// It is being carried out.
    UnderWay,
    /// The key belongs to another request.
    Other,
    /// It was answered when the caller might do more than now.
    NotAllowed(Scope),
}

impl Claim {
    /// Keys of one caller are nobody else's. `request` is all that makes it the same request.
    pub fn new(server: &Server, caller: &Caller, key: &str, request: &[&[u8]]) -> Self {
        let whole: Vec<u8> = request
            .iter()
            .flat_map(|part| (part.len() as u64).to_be_bytes().into_iter().chain(part.iter().copied()))
            .collect();
        Self {
            key: TokenHash::of(format!("{}\n{key}", caller.actor).as_bytes()),
            request: TokenHash::from(server.idempotency_keys.requests.hash(&whole)),
            scopes: caller.scopes,
        }
    }
}

pub async fn begin(server: &Server, claim: &Claim) -> Result<Found> {
    let now = server.clock.now();
    let (stale, expired) = (now.minus(UNDER_WAY), now.minus(KEPT));
    let new = NewIdempotencyKey { key: &claim.key, request: &claim.request, scopes: &claim.scopes.to_string() };
    if store::take(&server.db, &new, now, stale, expired).await? {
        return Ok(Found::New);
    }
    Ok(match store::find(&server.db, &claim.key).await? {
        Some(row) if row.request_hash != claim.request => Found::Other,
        Some(row) if row.status != 0 => {
            let needed = Scopes::parse(&row.scopes).unwrap_or_default();
            match needed.iter().find(|scope| !claim.scopes.has(*scope)) {
                Some(missing) => Found::NotAllowed(missing),
                None => Found::Again(opened(server, claim, &row)?),
            }
        }
        // The row may have gone in between, because its request failed: the next try finds out.
        Some(_) | None => Found::UnderWay,
    })
}

fn opened(server: &Server, claim: &Claim, row: &IdempotencyRow) -> Result<Answer> {
    let opened = server.idempotency_keys.responses.decrypt(claim.key.as_str().as_bytes(), &row.body);
    let answer = opened.and_then(|json| serde_json::from_slice(&json).ok());
    answer.ok_or_else(|| Error::Corrupt("a kept answer cannot be opened: the message key was changed".to_owned()))
}

/// Keeps the answer, to be given again.
///
/// # Errors
/// [`Error::Sealing`].
pub async fn keep(server: &Server, claim: &Claim, answer: &Answer) -> Result<()> {
    let json = serde_json::to_vec(answer).map_err(|_| Error::Sealing)?;
    let sealed = server.idempotency_keys.responses.encrypt(server.random.bytes(), claim.key.as_str().as_bytes(), &json);
    let sealed = sealed.ok_or(Error::Sealing)?;
    Ok(store::keep(&server.db, &claim.key, &claim.request, i64::from(answer.status), &sealed).await?)
}

/// Forgets the request, which was not carried out.
pub async fn release(server: &Server, claim: &Claim) -> Result<()> {
    Ok(store::release(&server.db, &claim.key).await?)
}

/// Deletes answers whose time is over, at most `most`. Returns how many.
pub async fn tidy(server: &Server, most: i64) -> Result<u64> {
    Ok(store::forget(&server.db, server.clock.now().minus(KEPT), most).await?)
}
