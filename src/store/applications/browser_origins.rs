//! Origins of the web pages to which applications are redirected: browsers may call this server
//! from them.

use std::collections::BTreeSet;

use crate::{
    domain::{Application, application::redirect_uri::RedirectUri},
    on,
    store::{Database, Tx},
};

/// Replaces the origins of an application by those of its settings.
pub async fn replace(tx: &mut Tx, application: &Application) -> sqlx::Result<()> {
    let id = &application.id;
    on!(&mut *tx, tx => sqlx::query("delete from browser_origin where application_id = $1")
        .bind(id).execute(&mut **tx).await.map(drop))?;

    let uris = application.settings.redirect_uris.iter().filter(|uri| uri.is_web());
    let origins: BTreeSet<String> = uris.map(RedirectUri::origin).collect();
    for origin in origins {
        on!(&mut *tx, tx => sqlx::query(
            "insert into browser_origin (origin, application_id) values ($1, $2)",
        ).bind(origin).bind(id).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

/// Returns true for the origin of an application.
pub async fn is_registered(db: &Database, origin: &str) -> sqlx::Result<bool> {
    on!(&db.read, pool => sqlx::query("select 1 from browser_origin where origin = $1 limit 1")
        .bind(origin).fetch_optional(pool).await.map(|row| row.is_some()))
}
