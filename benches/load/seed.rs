//! A database of the requested size, created once and kept for the next run.

use std::{path::Path, time::Duration};

use vestibule::{
    config::DatabaseUrl,
    store::{Database, Tx, db::By},
};

/// Accounts in one transaction.
const CHUNK_ROWS: u64 = 20_000;

/// Ensures that there are this many accounts, each with 5,000 characters of `ownIdData`.
pub async fn ensure(folder: &Path, accounts: u64) {
    std::fs::create_dir_all(folder).unwrap();
    let db = Database::open(&DatabaseUrl::Sqlite(folder.join("vestibule.db"))).await.unwrap();
    let By::Sqlite(pool) = &db.write else { return };

    for leftovers in [
        "delete from handoff",
        "delete from outbox",
        "delete from id_document_decision",
        "delete from application",
        "delete from session",
    ] {
        sqlx::query(leftovers).execute(pool).await.unwrap();
    }

    let there: i64 =
        sqlx::query_scalar("select count(*) from account").fetch_one(pool).await.unwrap();
    let mut next = u64::try_from(there).unwrap();

    while next < accounts {
        let end = (next + CHUNK_ROWS).min(accounts);
        let By::Sqlite(mut tx) = db.begin().await.unwrap() else { return };

        // The ids resemble UUID version 7: they grow with time.
        for statement in [
            r#"insert into account (id, login_id, profile, created_at, updated_at)
             select unhex(printf('%012x7abc8000%012x', 1700000000000 + i, i)),
                    'user' || i || '@example.com',
                    '{"firstName":"Erika","lastName":"Mustermann",'
                        || '"dateOfBirth":"1964-08-12","nationality":"DEU"}',
                    1700000000000 + i, 1700000000000 + i
               from (with recursive n(i) as (select $1
                                              union all
                                             select i + 1 from n where i + 1 < $2)
                     select i from n)"#,
            "insert into own_id_data (login_id, data, signed_at)
             select 'user' || i || '@example.com', lower(hex(randomblob(2500))), 0
               from (with recursive n(i) as (select $1
                                              union all
                                             select i + 1 from n where i + 1 < $2)
                     select i from n)",
        ] {
            let (first, last) = (i64::try_from(next).unwrap(), i64::try_from(end).unwrap());
            let query = sqlx::query(statement).bind(first).bind(last);
            query.execute(&mut *tx).await.unwrap();
        }
        Tx::Sqlite(tx).commit().await.unwrap();
        next = end;
        if next.is_multiple_of(100_000) {
            eprintln!("seeded {next} of {accounts} accounts");
        }
    }

    db.close().await;
}

/// Waits until the server has indexed the accounts by the account schema, which it does once, in
/// the background.
pub async fn wait_until_indexed(folder: &Path) {
    let db = Database::open(&DatabaseUrl::Sqlite(folder.join("vestibule.db"))).await.unwrap();
    loop {
        let (newest, indexed) = vestibule::store::accounts::schemas::versions(&db).await.unwrap();
        if newest.is_some() && newest == indexed {
            break;
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    db.close().await;
}

/// Reads the file once, so that a case finds it in the system's page cache.
pub fn warm_page_cache(folder: &Path) {
    let mut file = std::fs::File::open(folder.join("vestibule.db")).unwrap();
    std::io::copy(&mut file, &mut std::io::sink()).unwrap();
}
