//! The first administrator: no default account, no default password, but a link for whoever runs the server (behaviour b40).

use std::{net::IpAddr, time::Duration};

use sqlx::types::Uuid;

use crate::{
    domain::{
        LoginId, OwnIdData, Token,
        access::{role_name::RoleName, scope::Scopes},
    },
    server::Server,
    service::{
        Error, Result,
        accounts::{
            Beginning,
            draft::{self, Draft},
        },
        caller::Caller,
        overtaken_changes::Tries,
        schema,
    },
    store::{accounts::changes, admin::audit as log, logins::setup_links as store},
};

/// How long a link works.
pub const LIFETIME: Duration = Duration::from_secs(60 * 60);

/// The path of the page that a link leads to; the token follows.
pub const PATH: &str = "/setup/";

/// Makes a link, as long as there is no administrator; none otherwise.
pub async fn link(server: &Server) -> Result<Option<String>> {
    if changes::has_role(&server.db, RoleName::ADMIN).await? {
        return Ok(None);
    }
    let token = server.random.token();
    let now = server.clock.now();
    store::forget(&server.db, now).await?;
    store::create(&server.db, &token.hash(), now.plus(LIFETIME)).await?;
    let origin = server.config.web.origin().ascii_serialization();
    Ok(Some(format!("{origin}{PATH}{}", token.reveal())))
}

/// Whether the link still works.
pub async fn is_open(server: &Server, token: &Token) -> Result<bool> {
    let open = store::is_open(&server.db, &token.hash(), server.clock.now()).await?;
    Ok(open && !changes::has_role(&server.db, RoleName::ADMIN).await?)
}

/// Uses the link up and makes the administrator's account.
///
/// # Errors
/// [`Error::TokenRefused`] when the link does not work any more; [`Error::LoginIdTaken`], and then it still does.
pub async fn enrol(
    server: &Server,
    token: &Token,
    (login_id, data): (LoginId, OwnIdData),
    address: IpAddr,
) -> Result<Uuid> {
    if !is_open(server, token).await? {
        return Err(Error::TokenRefused);
    }
    let caller = Caller { scopes: Scopes::ADMIN, ..Caller::visitor(address) };
    let roles = RoleName::parse(RoleName::ADMIN).into_iter().collect();
    let beginning = Beginning { own_id_data: Some(data), roles, ..Beginning::of(login_id) };
    let draft = Draft::new(server, beginning).await?;
    let tries = Tries::begin();
    loop {
        if let Some(done) = tries.unless_schema_changed(redeem(server, &caller, token, &draft).await) {
            return done;
        }
    }
}

async fn redeem(server: &Server, caller: &Caller, token: &Token, draft: &Draft) -> Result<Uuid> {
    let new = draft.prepare(server, &schema::current(server).await?.in_force);
    let mut tx = server.db.begin().await?;
    log::lock_chain(&mut tx).await?;
    if !store::redeem(&mut tx, &token.hash(), RoleName::ADMIN, server.clock.now()).await? {
        return Err(Error::TokenRefused);
    }
    draft::insert(&mut tx, server, caller, &new).await?;
    tx.commit().await?;
    Ok(new.id)
}
