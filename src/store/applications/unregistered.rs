//! Rows of applications that nobody registered: what consents and grants hang on.

use crate::{domain::Application, on, store::Database};

/// Brings the row of an application up to its metadata document, if there is a row.
pub async fn refresh(db: &Database, application: &Application) -> sqlx::Result<()> {
    let Application { id, name, settings, updated_at, .. } = application;

    on!(&db.write, pool => sqlx::query(
        "update application set name = $2, settings = $3, updated_at = $4, version = version + 1
          where id = $1 and (name <> $2 or settings <> $3)",
    ).bind(id).bind(name).bind(settings).bind(updated_at).execute(pool).await.map(drop))
}
