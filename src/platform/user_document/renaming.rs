//! A user's login id takes another form, and what the platform keeps about them follows: their document is bound to it.

use super::Seal;
use crate::{
    config,
    domain::{LoginId, OwnIdData, TokenHash, identity::login_id::LoginIdChange},
    on,
    platform::codes::keys::Codes,
    store::Tx,
};

/// The keys that a login id goes into.
#[derive(Debug)]
pub struct Renaming {
    seal: Seal,
    codes: Codes,
}

impl Renaming {
    pub fn new(config: &config::Platform) -> Self {
        Self { seal: Seal::new(&config.key), codes: Codes::new(&config.key) }
    }

    /// The same document, written for the new login id; none when it is not one that this platform wrote for the old.
    pub fn own_id_data(&self, form: &LoginIdChange, data: &str) -> Option<OwnIdData> {
        let document = self.seal.open(&form.before, data).ok()?;
        self.seal.close(&form.after, &document).ok()
    }

    /// Brings the platform's own tables along: whose a passkey is, codes under way, the count of wrong ones, and what the
    /// user was not told of yet.
    ///
    /// # Errors
    /// The database's.
    pub async fn rename(&self, tx: &mut Tx, LoginIdChange { before, after }: &LoginIdChange) -> sqlx::Result<()> {
        on!(&mut *tx, tx => sqlx::query("update platform_credential set login_id = $2 where login_id = $1")
            .bind(before.as_str()).bind(after.as_str()).execute(&mut **tx).await.map(drop))?;
        let keys = self.codes.login_keys(before).into_iter().zip(self.codes.login_keys(after));
        for (old_key, new_key) in keys {
            on!(&mut *tx, tx => sqlx::query(
                "update platform_code set login_id = $2, login_key = $4 where login_id = $1 and login_key = $3",
            ).bind(before.as_str()).bind(after.as_str()).bind(&old_key).bind(&new_key)
                .execute(&mut **tx).await.map(drop))?;
            move_failures(tx, &old_key, &new_key).await?;
        }
        move_untold(tx, before, after).await
    }
}

/// Tells in one message what was left untold under both forms.
async fn move_untold(tx: &mut Tx, before: &LoginId, after: &LoginId) -> sqlx::Result<()> {
    on!(&mut *tx, tx => sqlx::query(
        "insert into platform_untold (login_id, event, count, language, due_at)
         select $2, event, count, language, due_at from platform_untold where login_id = $1
             on conflict (login_id, event) do update set count = platform_untold.count + excluded.count",
    ).bind(before.as_str()).bind(after.as_str()).execute(&mut **tx).await.map(drop))?;
    on!(tx, tx => sqlx::query("delete from platform_untold where login_id = $1")
        .bind(before.as_str()).execute(&mut **tx).await.map(drop))
}

/// Wrong codes count on, together with those that were typed for the new form.
async fn move_failures(tx: &mut Tx, old: &TokenHash, new: &TokenHash) -> sqlx::Result<()> {
    on!(&mut *tx, tx => sqlx::query(
        "insert into platform_code_failure (login_key, failures, last_at, ends_at)
         select $2, failures, last_at, ends_at from platform_code_failure where login_key = $1
             on conflict (login_key) do update set failures = platform_code_failure.failures + excluded.failures",
    ).bind(old).bind(new).execute(&mut **tx).await.map(drop))?;
    on!(tx, tx => sqlx::query("delete from platform_code_failure where login_key = $1")
        .bind(old).execute(&mut **tx).await.map(drop))
}
