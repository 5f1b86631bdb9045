//! Locks of access that is about to end.

use crate::{
    domain::{AccountId, ApplicationId},
    store::{Tx, db::By},
};

/// Locks the access of an application, or to an account, or both, until the transaction ends: the
/// sessions here on which it hangs, and then the grants, each in the order of their keys. So two
/// transactions that end the same access wait for each other in one direction only. SQLite has one
/// writer, and needs no lock.
pub(super) async fn lock(
    tx: &mut Tx,
    account_id: Option<AccountId>,
    application_id: Option<&ApplicationId>,
) -> sqlx::Result<()> {
    let By::Postgres(tx) = tx else { return Ok(()) };

    let statements = [
        "select token_hash from session
          where ($1 is null or account_id = $1)
            and ($2 is null
                 or token_hash in (select session_hash from authorization_grant
                                    where application_id = $2)
                 or token_hash in (select session_hash from application_session
                                    where application_id = $2))
          order by token_hash for key share",
        "select id from authorization_grant
          where ($1 is null or account_id = $1) and ($2 is null or application_id = $2)
          order by id for update",
    ];
    for statement in statements {
        let query = sqlx::query(statement).bind(account_id).bind(application_id);
        query.execute(&mut **tx).await?;
    }
    Ok(())
}
