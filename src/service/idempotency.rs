//! Requests that may be sent twice and are carried out once.

use std::time::Duration;

use super::{Result, caller::Caller};
use crate::{domain::TokenHash, server::Server, store::idempotency as store};

pub use crate::store::idempotency::Row as Answer;

/// How long an answer is given again.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);
/// After so long a request that has no answer never gets one: its server died.
const UNDER_WAY: Duration = Duration::from_secs(120);

/// A request under its key.
#[derive(Clone, Debug)]
pub struct Claim {
    key: TokenHash,
    request: TokenHash,
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
}

impl Claim {
    /// Keys of one caller are nobody else's. `request` is all that makes it the same request.
    pub fn new(caller: &Caller, key: &str, request: &[&[u8]]) -> Self {
        let whole: Vec<u8> = request
            .iter()
            .flat_map(|part| (part.len() as u64).to_be_bytes().into_iter().chain(part.iter().copied()))
            .collect();
        Self { key: TokenHash::of(format!("{}\n{key}", caller.actor).as_bytes()), request: TokenHash::of(&whole) }
    }
}

pub async fn begin(server: &Server, claim: &Claim) -> Result<Found> {
    let now = server.clock.now();
    let bounds = (now.minus(UNDER_WAY), now.minus(KEPT));
    if store::take(&server.db, (&claim.key, &claim.request), now, bounds).await? {
        return Ok(Found::New);
    }
    Ok(match store::find(&server.db, &claim.key).await? {
        Some(row) if row.request_hash != claim.request => Found::Other,
        Some(row) if row.status != 0 => Found::Again(row),
        // The row may have gone in between, because its request failed: the next try finds out.
        Some(_) | None => Found::UnderWay,
    })
}

/// Keeps the answer, to be given again: status, headers as JSON, body.
pub async fn keep(server: &Server, claim: &Claim, (status, headers, body): (u16, String, String)) -> Result<()> {
    let row = Answer { request_hash: claim.request.clone(), status: i64::from(status), headers, body };
    Ok(store::keep(&server.db, &claim.key, &row).await?)
}

/// Forgets the request, which was not carried out.
pub async fn release(server: &Server, claim: &Claim) -> Result<()> {
    Ok(store::release(&server.db, &claim.key).await?)
}

/// Deletes answers whose time is over, at most `most`. Returns how many.
pub async fn tidy(server: &Server, most: i64) -> Result<u64> {
    Ok(store::forget(&server.db, server.clock.now().minus(KEPT), most).await?)
}
