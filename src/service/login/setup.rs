//! The first administrator: instead of a default account or password, the operator gets a link
//! (`docs/security-behaviours.md` b40).

use std::{net::IpAddr, time::Duration};

use crate::{
    domain::{
        AccountId, LoginId, OwnIdData, Token,
        access::{role_name::RoleName, scope::Scopes},
    },
    server::Server,
    service::{
        Error, Result,
        accounts::{
            NewAccountRequest,
            draft::{self, Draft},
        },
        caller::Caller,
        retries::RetryWindow,
        schema,
    },
    store::{accounts::changes, admin::audit as log, logins::setup_links as store},
};

/// Lifetime of a link.
pub const LIFETIME: Duration = Duration::from_hours(1);

/// Path of the page of a link, which is followed by the token.
pub const PATH: &str = "/setup/";

/// Creates a link, if there is no administrator.
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

/// True when the link can be used.
pub async fn is_open(server: &Server, token: &Token) -> Result<bool> {
    let open = store::is_open(&server.db, &token.hash(), server.clock.now()).await?;
    Ok(open && !changes::has_role(&server.db, RoleName::ADMIN).await?)
}

/// Redeems the link and creates the administrator's account.
///
/// # Errors
/// [`Error::TokenRefused`] when the link is invalid or has expired; [`Error::LoginIdTaken`], after
/// which the link can still be used.
pub async fn enroll(
    server: &Server,
    token: &Token,
    login_id: LoginId,
    data: OwnIdData,
    address: IpAddr,
) -> Result<AccountId> {
    if !is_open(server, token).await? {
        return Err(Error::TokenRefused);
    }
    let caller = Caller { scopes: Scopes::ADMIN, ..Caller::visitor(address) };
    let roles = RoleName::parse(RoleName::ADMIN).into_iter().collect();
    let request =
        NewAccountRequest { own_id_data: Some(data), roles, ..NewAccountRequest::of(login_id) };
    let draft = Draft::new(server, request).await?;
    let window = RetryWindow::start();
    loop {
        if let Some(done) =
            window.unless_schema_changed(redeem(server, &caller, token, &draft).await)
        {
            return done;
        }
    }
}

async fn redeem(
    server: &Server,
    caller: &Caller,
    token: &Token,
    draft: &Draft,
) -> Result<AccountId> {
    let new = draft.prepare(server, &schema::current(server).await?.in_force);
    let mut tx = server.db.begin().await?;
    log::lock_chain(&mut tx).await?;
    if !store::redeem(&mut tx, &token.hash(), RoleName::ADMIN, server.clock.now()).await? {
        return Err(Error::TokenRefused);
    }
    draft::insert(&mut tx, server, caller, &new).await?;
    tx.commit().await?;
    Ok(new.account.id)
}
