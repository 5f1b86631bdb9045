//! The change of a login id to another form. The platform's data follows, because a user document
//! is bound to its login id.

use super::DocumentMac;
use crate::{
    config,
    domain::{LoginId, OwnIdData, TokenHash, identity::login_id::LoginIdChange},
    on,
    platform::codes::keys::CodeKeys,
    store::Tx,
};

/// Moves the platform's data from one form of a login id to another.
#[derive(Debug)]
pub struct LoginIdRename {
    document_mac: DocumentMac,
    codes: CodeKeys,
}

impl LoginIdRename {
    pub fn new(config: &config::PlatformConfig) -> Self {
        Self { document_mac: DocumentMac::new(&config.key), codes: CodeKeys::new(&config.key) }
    }

    /// Returns the document, written for the new login id. Returns `None` if this platform did not
    /// write it for the old one.
    pub fn own_id_data(&self, form: &LoginIdChange, data: &str) -> Option<OwnIdData> {
        let document = self.document_mac.verify(&form.before, data).ok()?;
        self.document_mac.sign(&form.after, &document).ok()
    }

    /// Updates the platform's own tables: owners of credentials, flows, counts of wrong codes, and
    /// pending notices.
    ///
    /// # Errors
    /// That of the database.
    pub async fn rename(
        &self,
        tx: &mut Tx,
        LoginIdChange { before, after }: &LoginIdChange,
    ) -> sqlx::Result<()> {
        on!(&mut *tx, tx => sqlx::query(
            "update platform_credential set login_id = $2 where login_id = $1",
        ).bind(before.as_str()).bind(after.as_str()).execute(&mut **tx).await.map(drop))?;
        let keys = self.codes.login_keys(before).into_iter().zip(self.codes.login_keys(after));
        for (old_key, new_key) in keys {
            on!(&mut *tx, tx => sqlx::query(
                "update platform_code set login_id = $2, login_key = $4
                  where login_id = $1 and login_key = $3",
            ).bind(before.as_str()).bind(after.as_str()).bind(&old_key).bind(&new_key)
                .execute(&mut **tx).await.map(drop))?;
            move_failures(tx, &old_key, &new_key).await?;
        }
        move_pending_notices(tx, before, after).await
    }
}

/// Adds the pending notices of the old form to those of the new one.
async fn move_pending_notices(tx: &mut Tx, before: &LoginId, after: &LoginId) -> sqlx::Result<()> {
    on!(&mut *tx, tx => sqlx::query(
        "insert into platform_untold (login_id, event, count, language, due_at)
         select $2, event, count, language, due_at from platform_untold where login_id = $1
             on conflict (login_id, event) do update
             set count = platform_untold.count + excluded.count",
    ).bind(before.as_str()).bind(after.as_str()).execute(&mut **tx).await.map(drop))?;
    on!(tx, tx => sqlx::query("delete from platform_untold where login_id = $1")
        .bind(before.as_str()).execute(&mut **tx).await.map(drop))
}

/// Adds the count of wrong codes of the old form to that of the new one.
async fn move_failures(tx: &mut Tx, old: &TokenHash, new: &TokenHash) -> sqlx::Result<()> {
    on!(&mut *tx, tx => sqlx::query(
        "insert into platform_code_failure (login_key, failures, last_at, ends_at)
         select $2, failures, last_at, ends_at from platform_code_failure where login_key = $1
             on conflict (login_key) do update
             set failures = platform_code_failure.failures + excluded.failures",
    ).bind(old).bind(new).execute(&mut **tx).await.map(drop))?;
    on!(tx, tx => sqlx::query("delete from platform_code_failure where login_key = $1")
        .bind(old).execute(&mut **tx).await.map(drop))
}
