//! Unfinished flows of an account: the platform's ceremonies and codes, pending registrations, and
//! session tokens. They end together, in the transaction that revokes the credential behind them.

use crate::{
    domain::{AccountId, TokenHash},
    on,
    store::Tx,
};

/// Ends all unfinished flows of the account, except for those of the session to keep.
pub async fn end(tx: &mut Tx, id: AccountId, keep: Option<&TokenHash>) -> sqlx::Result<()> {
    on!(&mut *tx, tx => sqlx::query(
        "delete from platform_ceremony
          where login_id = (select login_id from account where id = $1)
            and ($2 is null or session_hash is null or session_hash <> $2)",
    ).bind(id).bind(keep).execute(&mut **tx).await.map(drop))?;

    for statement in [
        "delete from platform_code where login_id = (select login_id from account where id = $1)",
        "delete from registration where login_id = (select login_id from account where id = $1)",
        // Session tokens carry the previous epoch and become invalid.
        "update account set login_epoch = login_epoch + 1 where id = $1",
    ] {
        on!(&mut *tx, tx => sqlx::query(statement).bind(id).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}
