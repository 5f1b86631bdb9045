//! Codes that wait to be exchanged.

use std::{path::Path, sync::Mutex};

use futures::future::join_all;
use vestibule::{
    config::DatabaseUrl,
    domain::{AccountId, LoginId, Timestamp, TokenHash, oauth::OAuthScopes, session::AuthMethod},
    runtime::{clock::Clock, random::Random},
    store::{
        Database, accounts,
        oauth::{
            grant_writes::{self, NewAuthorizationGrant},
            grants::{AuthorizationGrant, NewAuthorizationCode},
        },
    },
};

use crate::provider::{self, Provider, REDIRECT_URI};

/// Codes made for a second of a run: more than are exchanged in it.
pub const CODES_PER_SECOND: u64 = 15_000;

/// Time within which a code may be redeemed, in milliseconds: the whole run.
const CODE_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// Number of codes that are made at once.
const CHUNK_CODES: usize = 1_024;

#[derive(Default)]
pub struct Codes(Mutex<Vec<String>>);

impl Codes {
    pub fn new(codes: Vec<String>) -> Self {
        Self(Mutex::new(codes))
    }

    /// Takes a code that nobody else takes.
    pub fn take(&self) -> String {
        let code = self.0.lock().unwrap().pop();
        code.unwrap_or_else(|| panic!("there are too few codes for a run on this machine"))
    }

    fn replace(&self, codes: Vec<String>) {
        *self.0.lock().unwrap() = codes;
    }
}

/// Makes as many codes of the provider's people, as the server makes them.
pub async fn replace(provider: &Provider, folder: &Path, count: u64) {
    let db = Database::open(&DatabaseUrl::Sqlite(folder.join("vestibule.db"))).await.unwrap();
    let mut owners = Vec::new();
    for number in 0..provider.sessions.len() {
        let login_id = LoginId::parse(&provider::login_id(number)).unwrap();
        owners.push(accounts::by_login_id(&db, &login_id).await.unwrap().unwrap().id);
    }

    let numbers: Vec<_> = (0..usize::try_from(count).unwrap()).collect();
    let mut codes = Vec::with_capacity(numbers.len());
    for chunk in numbers.chunks(CHUNK_CODES) {
        let created = chunk.iter().map(|number| {
            let owner = number % owners.len();
            let new = new_grant(provider, owners[owner], &provider.sessions[owner]);
            create(&db, new)
        });
        codes.extend(join_all(created).await);
    }
    db.close().await;
    provider.codes.replace(codes);
}

/// A grant whose code is yet to be made.
fn new_grant(provider: &Provider, account_id: AccountId, cookie: &str) -> AuthorizationGrant {
    let now = Clock::Real.now();
    let (_, session) = cookie.split_once('=').unwrap();
    let session_hash = TokenHash::of(session.as_bytes());

    AuthorizationGrant {
        id: Random::Real.uuid(now),
        application_id: provider.client_id.clone().try_into().unwrap(),
        account_id,
        session_id: session_hash.as_str().to_owned(),
        session_hash: Some(session_hash),
        scopes: OAuthScopes::parse("openid"),
        request: r#"{"nonce":"the nonce of the bench"}"#.to_owned(),
        method: AuthMethod::Passkey,
        authenticated_at: now,
        offline_at: None,
        created_at: now,
        expires_at: Timestamp::from_millis(now.as_millis() + CODE_MILLIS),
    }
}

async fn create(db: &Database, grant: AuthorizationGrant) -> String {
    let code = Random::Real.token();
    let new = NewAuthorizationCode {
        code_hash: code.hash(),
        redirect_uri: REDIRECT_URI.to_owned(),
        code_challenge: Some(provider::challenge()),
        expires_at: grant.expires_at,
    };

    let is_created = grant_writes::create(db, NewAuthorizationGrant { grant, code: new }).await;
    assert!(is_created.unwrap(), "the session has ended");
    code.reveal().to_owned()
}
