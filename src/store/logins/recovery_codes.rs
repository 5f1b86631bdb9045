//! Recovery codes, by their hashes.

use crate::{
    domain::{AccountId, LoginId, RecoveryCode, Timestamp},
    on,
    store::{Database, Tx},
};

/// Replaces all codes of the account.
pub async fn replace(
    tx: &mut Tx,
    account_id: AccountId,
    codes: &[RecoveryCode],
) -> sqlx::Result<()> {
    on!(&mut *tx, tx => sqlx::query("delete from recovery_code where account_id = $1")
        .bind(account_id).execute(&mut **tx).await.map(drop))?;
    for code in codes {
        on!(&mut *tx, tx => sqlx::query(
            "insert into recovery_code (account_id, code_hash) values ($1, $2)",
        ).bind(account_id).bind(code.hash()).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

/// Counts the unused codes of the account.
pub async fn count_unused(db: &Database, account_id: AccountId) -> sqlx::Result<i64> {
    on!(&db.read, pool => sqlx::query_scalar(
        "select count(*) from recovery_code where account_id = $1 and used_at is null",
    ).bind(account_id).fetch_one(pool).await)
}

/// Redeems a code, at most once. Returns its account.
pub async fn redeem(
    db: &Database,
    login_id: &LoginId,
    code: &RecoveryCode,
    now: Timestamp,
) -> sqlx::Result<Option<AccountId>> {
    on!(&db.write, pool => sqlx::query_scalar(
        "update recovery_code set used_at = $3
          where code_hash = $2 and used_at is null
            and account_id = (select id from account where login_id = $1 and disabled_at is null)
      returning account_id",
    ).bind(login_id.as_str()).bind(code.hash()).bind(now).fetch_optional(pool).await)
}
