//! The state of a copy, which its target keeps: the source, and how far each table has come. It is
//! written in the transactions that write the rows, so a copy that is killed goes on where it was.

use super::{
    CopyError, CopyRequest,
    catalog::CopiedTable,
    cells::CellRow,
    statements::{number, run, texts},
};
use crate::{
    on,
    store::db::{By, RawConnection, SharedConnection, postgres, values::from_row},
};

/// A copy as its target knows it.
#[derive(Clone, Debug)]
pub(super) struct CopyState {
    /// The source, without a password.
    pub(super) source: String,
    /// The identity of the copy, which the source has, too, while it is followed; empty otherwise.
    pub(super) follow_id: String,
    pub(super) is_finished: bool,
}

/// The progress of one table.
#[derive(Clone, Debug, Default)]
pub(super) struct TableState {
    pub(super) rows: u64,
    /// The key of the last row.
    pub(super) position: Option<CellRow>,
    pub(super) is_done: bool,
}

#[derive(Debug)]
struct StoredState {
    source: String,
    follow_id: String,
    is_finished: i64,
}

from_row!(StoredState { source, follow_id, is_finished });

#[derive(Debug)]
struct StoredTableState {
    copied: i64,
    position: String,
    is_done: i64,
}

from_row!(StoredTableState { copied, position, is_done });

/// True for a database into which a copy has not ended: its tables are incomplete.
pub(in crate::store::db) async fn is_unfinished(
    database: &mut SharedConnection<'_>,
) -> sqlx::Result<bool> {
    let count = |sql: &'static str| sqlx::raw_sql(sql);
    let exists = match database {
        By::Sqlite(_) => "select count(*) from sqlite_schema where name = '_copy_state'",
        By::Postgres(_) => "select count(to_regclass('_copy_state'))",
    };
    let unfinished = "select count(*) from _copy_state where is_finished = 0";

    for sql in [exists, unfinished] {
        let found: i64 = on!(&mut *database, connection => {
            sqlx::Row::try_get(&count(sql).fetch_one(&mut **connection).await?, 0)
        })?;
        if found == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// True if the database has a table of this name.
pub(super) async fn has_table(database: &mut RawConnection, name: &str) -> sqlx::Result<bool> {
    let sql = match database {
        By::Sqlite(_) => format!("select count(*) from sqlite_schema where name = '{name}'"),
        By::Postgres(_) => format!("select count(to_regclass('{name}'))"),
    };
    Ok(number(database, &sql).await? > 0)
}

/// Reads the state of the copy into this database, if there was one.
pub(super) async fn read(target: &mut RawConnection) -> sqlx::Result<Option<CopyState>> {
    if !has_table(target, "_copy_state").await? {
        return Ok(None);
    }
    let sql = "select source, follow_id, is_finished from _copy_state";
    let stored: Option<StoredState> =
        on!(target, connection => sqlx::query_as(sql).fetch_optional(&mut *connection).await)?;
    Ok(stored.map(|stored| CopyState {
        source: stored.source,
        follow_id: stored.follow_id,
        is_finished: stored.is_finished != 0,
    }))
}

/// Makes an empty database the target of a copy. What its migrations inserted is removed, and so
/// are the foreign keys of PostgreSQL until the end, because rows are copied table by table.
pub(super) async fn begin(
    target: &mut RawConnection,
    tables: &[CopiedTable],
    request: &CopyRequest,
) -> Result<CopyState, CopyError> {
    run(target, "begin").await?;
    for statement in [
        "create table _copy_state (source text not null, follow_id text not null,
                                   is_finished bigint not null)",
        "create table _copy_position (table_name text not null primary key, copied bigint not null,
                                      position text not null, is_done bigint not null)",
        "create table _copy_constraint (table_name text not null, name text not null,
                                        definition text not null)",
    ] {
        run(target, statement).await?;
    }

    if let By::Postgres(_) = target {
        run(
            target,
            "insert into _copy_constraint (table_name, name, definition)
             select t.relname, c.conname, pg_get_constraintdef(c.oid)
               from pg_constraint c join pg_class t on t.oid = c.conrelid
              where c.contype = 'f' and t.relnamespace = current_schema()::regnamespace
                and t.relname not like '\\_%'",
        )
        .await?;
        let drops = "select format('alter table %I drop constraint %I', table_name, name)
                       from _copy_constraint";
        for statement in texts(target, drops).await? {
            run(target, &statement).await?;
        }
    }
    for table in tables {
        run(target, &format!("delete from \"{}\"", table.name)).await?;
    }

    let state = CopyState {
        source: request.source_name(),
        follow_id: if request.follow { request.id.clone() } else { String::new() },
        is_finished: false,
    };
    on!(&mut *target, connection => sqlx::query(
        "insert into _copy_state (source, follow_id, is_finished) values ($1, $2, 0)",
    ).bind(&state.source).bind(&state.follow_id).execute(&mut *connection).await.map(drop))?;
    run(target, "commit").await?;
    Ok(state)
}

/// True if no table is begun.
pub(super) async fn is_fresh(target: &mut RawConnection) -> sqlx::Result<bool> {
    Ok(number(target, "select count(*) from _copy_position").await? == 0)
}

/// Reads the progress of a table.
pub(super) async fn of_table(
    target: &mut RawConnection,
    table: &CopiedTable,
) -> Result<TableState, CopyError> {
    let sql = "select copied, position, is_done from _copy_position where table_name = $1";
    let stored: Option<StoredTableState> = on!(target, connection => {
        sqlx::query_as(sql).bind(&table.name).fetch_optional(&mut *connection).await
    })?;
    let Some(stored) = stored else { return Ok(TableState::default()) };

    let position = serde_json::from_str(&stored.position)
        .map_err(|_| CopyError::Refused("the state of the copy cannot be read".to_owned()))?;
    Ok(TableState {
        rows: u64::try_from(stored.copied).unwrap_or_default(),
        position,
        is_done: stored.is_done != 0,
    })
}

/// Records the progress of a table, in the transaction that writes its rows.
pub(super) async fn record(
    target: &mut RawConnection,
    table: &CopiedTable,
    state: &TableState,
) -> Result<(), CopyError> {
    let position = serde_json::to_string(&state.position)
        .map_err(|error| CopyError::Refused(error.to_string()))?;
    let copied = i64::try_from(state.rows).unwrap_or(i64::MAX);
    on!(target, connection => sqlx::query(
        "insert into _copy_position (table_name, copied, position, is_done)
         values ($1, $2, $3, $4)
         on conflict (table_name) do update
            set copied = excluded.copied, position = excluded.position,
                is_done = excluded.is_done",
    ).bind(&table.name).bind(copied).bind(position).bind(i64::from(state.is_done))
        .execute(&mut *connection).await.map(drop))?;
    Ok(())
}

/// Makes the target a database like any other, durably. Foreign keys hold for every write from now
/// on; the rows that are there are checked by [`settle`].
pub(super) async fn finish(target: &mut RawConnection) -> Result<(), CopyError> {
    // The commit below writes to the disk whatever was not written so far.
    match target {
        By::Sqlite(_) => run(target, "pragma synchronous = full").await?,
        By::Postgres(_) => run(target, "set synchronous_commit = on").await?,
    }

    run(target, "begin").await?;
    let adds = "select format('alter table %I add constraint %I %s not valid', table_name, name,
                              definition) from _copy_constraint";
    if let By::Postgres(_) = target {
        for statement in texts(target, adds).await? {
            run(target, &statement).await?;
        }
    }
    if let By::Postgres(session) = target {
        postgres::advance_identities(session).await?;
    }
    for statement in [
        "update _copy_state set is_finished = 1",
        "drop table _copy_position",
        "drop table _copy_constraint",
        "commit",
    ] {
        run(target, statement).await?;
    }
    Ok(())
}

/// Checks the foreign keys of the rows that were copied, and has PostgreSQL count them for its
/// plans. It can be repeated, and servers may run meanwhile.
pub(super) async fn settle(target: &mut RawConnection) -> Result<(), CopyError> {
    if let By::Sqlite(connection) = target {
        let wrong = sqlx::query("pragma foreign_key_check").fetch_optional(connection).await?;
        let Some(row) = wrong else { return Ok(()) };
        let table: String = sqlx::Row::try_get(&row, 0)?;
        return Err(CopyError::Different(table));
    }

    let validates = "select format('alter table %I validate constraint %I', t.relname, c.conname)
                       from pg_constraint c join pg_class t on t.oid = c.conrelid
                      where c.contype = 'f' and not c.convalidated
                        and t.relnamespace = current_schema()::regnamespace";
    for statement in texts(target, validates).await? {
        run(target, &statement).await?;
    }
    run(target, "analyze").await?;
    Ok(())
}

/// The name of the first table with a row, of those that a new database has empty.
pub(super) async fn occupied(
    target: &mut RawConnection,
    tables: &[CopiedTable],
) -> sqlx::Result<Option<String>> {
    // Rows that a migration inserts have no key.
    for table in tables.iter().filter(|table| !table.key.is_empty()) {
        let sql = format!("select count(*) from (select 1 from \"{}\" limit 1) found", table.name);
        if number(target, &sql).await? > 0 {
            return Ok(Some(table.name.clone()));
        }
    }
    Ok(None)
}
