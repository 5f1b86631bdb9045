//! Applications and their administration.

mod administration;
mod check_proxy;
mod command_line;
mod declared;
mod forward_auth;
mod live_access;
mod pages;
mod races;
mod refusals;
mod secrets;

use crate::{
    domain::{ApplicationId, TokenHash},
    store::applications,
    tests::support::harness::App,
};

/// True if this is a valid secret of the application.
async fn is_valid_secret(app: &App, id: &ApplicationId, secret: &str) -> bool {
    let hash = TokenHash::of(secret.as_bytes());
    let found = applications::authenticating(&app.server.db, id, &hash, app.now()).await;
    found.unwrap().is_some_and(|found| found.has_secret)
}
