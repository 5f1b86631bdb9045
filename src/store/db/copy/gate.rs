//! The log of changes and the gate that a copy puts into a source that is in use.
//!
//! Triggers of every table write the key of each changed row to a log, in the transaction of the
//! change, and refuse the change once the gate is closed. So it holds for every server at once, and
//! whatever was acknowledged before is in the log.

use sqlx::Sqlite;

use super::{
    CopyError,
    catalog::CopiedTable,
    cells::ColumnKind,
    state::has_table,
    statements::{run, texts},
};
use crate::store::db::{
    By, RawConnection,
    connections::ConnectionPool,
    failure::{DatabaseFailure, Outage},
};

/// The SQLSTATE of a refused write.
pub(in crate::store::db) const MOVED_STATE: &str = "VM001";

/// SQLite's code of an error that a trigger raised: `SQLITE_CONSTRAINT_TRIGGER`.
pub(in crate::store::db) const TRIGGER_RAISED: i32 = 1_811;

/// Returns true if a trigger raised this because the database was moved.
pub(in crate::store::db) fn is_moved(message: &str) -> bool {
    message == MOVED
}

/// The message of a refused write, for the log.
const MOVED: &str = "this database was moved to another one: give the servers the new \
                     database_url, or reopen this one by `vestibule db reopen`";

/// The advisory lock of PostgreSQL that every writing transaction shares, and that closing the gate
/// waits for.
const GATE_LOCK: i64 = 7_521_960_330_246_179;

/// Refuses if the gate is closed. The statement of a health check changes no row, so no trigger of
/// SQLite sees it.
pub(in crate::store::db) async fn check_open(pool: &ConnectionPool<Sqlite>) -> sqlx::Result<()> {
    let exists = "select count(*) from sqlite_schema where name = '_copy_gate'";
    let closed = "select count(*) from _copy_gate";
    for sql in [exists, closed] {
        let found: i64 = sqlx::query_scalar(sql).fetch_one(pool).await?;
        if found == 0 {
            return Ok(());
        }
    }
    Err(Outage::new(DatabaseFailure::Moved, MOVED).into())
}

/// The identity of the copy that follows this database, if there is one.
pub(super) async fn follow_id(source: &mut RawConnection) -> sqlx::Result<Option<String>> {
    if !has_table(source, "_copy_follow").await? {
        return Ok(None);
    }
    Ok(texts(source, "select id from _copy_follow").await?.into_iter().next())
}

pub(super) async fn is_closed(source: &mut RawConnection) -> sqlx::Result<bool> {
    Ok(has_table(source, "_copy_gate").await?
        && !texts(source, "select target from _copy_gate").await?.is_empty())
}

/// Installs the log and the gate, open. The identity is written last: with it, all is there.
pub(super) async fn install(
    source: &mut RawConnection,
    tables: &[CopiedTable],
    id: &str,
) -> Result<(), CopyError> {
    let is_sqlite = matches!(source, By::Sqlite(_));
    let before = if is_sqlite { SQLITE_GATE } else { POSTGRES_GATE };
    let id = format!("insert into _copy_follow (id) values ('{id}')");

    // Of PostgreSQL, each transaction waits for the writers of one table alone.
    let mut transactions: Vec<String> = vec![
        before
            .replace("{moved}", MOVED)
            .replace("{state}", MOVED_STATE)
            .replace("{lock}", &GATE_LOCK.to_string()),
    ];
    transactions.extend(
        tables
            .iter()
            .map(|table| if is_sqlite { sqlite_triggers(table) } else { postgres_triggers(table) }),
    );
    transactions.push(id);
    if is_sqlite {
        transactions = vec![transactions.concat()];
    }

    for statements in transactions {
        let begin = if is_sqlite { "begin immediate" } else { "begin" };
        run(source, &format!("{begin}; {statements}; commit")).await?;
    }
    Ok(())
}

const SQLITE_GATE: &str = "
    create table _copy_follow (id text not null);
    create table _copy_gate (target text not null);";

const POSTGRES_GATE: &str = "
    create table if not exists _copy_follow (id text not null);
    create table if not exists _copy_gate (target text not null);
    create or replace function _copy_gate() returns trigger language plpgsql as $body$
    begin
        perform pg_advisory_xact_lock_shared({lock});
        if exists (select 1 from _copy_gate) then
            raise exception '{moved}' using errcode = '{state}';
        end if;
        return null;
    end $body$";

/// The log of a table and its triggers, for SQLite, where one transaction writes at a time.
fn sqlite_triggers(table: &CopiedTable) -> String {
    let (name, keys) = (&table.name, table.names(true, ""));
    let (new, old) = (table.names(true, "new."), table.names(true, "old."));
    let insert = format!("insert into \"_copy_log_{name}\"");
    let log = |values: String| {
        if table.key.is_empty() {
            format!("{insert} (seq) values (null)")
        } else {
            format!("{insert} ({keys}) {values}")
        }
    };

    let logs = [
        ("insert", log(format!("values ({new})"))),
        ("update", log(format!("select {old} union select {new}"))),
        ("delete", log(format!("values ({old})"))),
    ];
    let triggers = logs.map(|(event, log)| {
        format!(
            "create trigger \"_copy_{name}_{event}\" after {event} on \"{name}\" begin
                 select raise(abort, '{MOVED}') from _copy_gate;
                 {log};
             end;"
        )
    });
    log_table(table, "integer primary key") + &triggers.concat()
}

/// The log of a table and its triggers, for PostgreSQL: before each statement the gate, before any
/// row is locked, and after each row the log.
fn postgres_triggers(table: &CopiedTable) -> String {
    let (name, keys) = (&table.name, table.names(true, ""));
    let (new, old) = (table.names(true, "new."), table.names(true, "old."));
    let insert = format!("insert into \"_copy_log_{name}\"");
    let body = if table.key.is_empty() {
        format!("{insert} default values;")
    } else {
        format!(
            "if tg_op <> 'DELETE' then {insert} ({keys}) values ({new}); end if;
             if tg_op = 'DELETE' then {insert} ({keys}) values ({old}); end if;
             if tg_op = 'UPDATE' then
                 if row({old}) is distinct from row({new}) then
                     {insert} ({keys}) values ({old});
                 end if;
             end if;"
        )
    };

    let created = log_table(table, "bigint generated always as identity primary key");
    format!(
        "{created}
         create or replace function \"_copy_log_{name}\"() returns trigger language plpgsql
         as $body$ begin {body} return null; end $body$;
         drop trigger if exists _copy_gate on \"{name}\";
         create trigger _copy_gate before insert or update or delete on \"{name}\"
             for each statement execute function _copy_gate();
         drop trigger if exists _copy_log on \"{name}\";
         create trigger _copy_log after insert or update or delete on \"{name}\"
             for each row execute function \"_copy_log_{name}\"();"
    )
}

fn log_table(table: &CopiedTable, sequence: &str) -> String {
    let is_sqlite = sequence.starts_with("integer");
    let keys = table.key.iter().map(|at| {
        let column = &table.columns[*at];
        let declared = match column.kind {
            ColumnKind::Integer => "bigint",
            ColumnKind::Text | ColumnKind::Json => "text",
            ColumnKind::Bytes | ColumnKind::Uuid if is_sqlite => "blob",
            ColumnKind::Bytes => "bytea",
            ColumnKind::Uuid => "uuid",
        };
        format!(", \"{}\" {declared} not null", column.name)
    });
    format!(
        "create table if not exists \"_copy_log_{}\" (seq {sequence}{});\n",
        table.name,
        keys.collect::<String>()
    )
}

/// Closes the gate. Every transaction that wrote before has ended when this returns, and every
/// later write is refused.
pub(super) async fn close(source: &mut RawConnection, target: &str) -> Result<(), CopyError> {
    let begin = match source {
        By::Sqlite(_) => "begin immediate".to_owned(),
        By::Postgres(_) => format!("begin; select pg_advisory_xact_lock({GATE_LOCK})"),
    };
    let target = target.replace('\'', "''");
    let insert = format!("insert into _copy_gate (target) values ('{target}')");
    Ok(run(source, &format!("{begin}; {insert}; commit")).await?)
}

/// Opens the gate again after a failure.
pub(super) async fn open(source: &mut RawConnection) -> sqlx::Result<()> {
    run(source, "delete from _copy_gate").await
}

/// Removes the log and the gate.
pub(super) async fn remove(database: &mut RawConnection) -> Result<(), CopyError> {
    let statements = match database {
        By::Sqlite(_) => {
            "select 'drop ' || type || ' \"' || name || '\"' from sqlite_schema
              where (type = 'trigger' and name like '\\_copy\\_%' escape '\\')
                 or (type = 'table' and (name in ('_copy_follow', '_copy_gate')
                                         or name like '\\_copy\\_log\\_%' escape '\\'))
              order by type desc, name desc"
        }
        By::Postgres(_) => {
            "select format('drop function %I() cascade', proname) from pg_proc
              where pronamespace = current_schema()::regnamespace and proname like '\\_copy\\_%'
             union all
             select format('drop table %I', relname) from pg_class
              where relnamespace = current_schema()::regnamespace and relkind = 'r'
                and (relname in ('_copy_follow', '_copy_gate') or relname like '\\_copy\\_log\\_%')"
        }
    };
    for statement in texts(database, statements).await? {
        run(database, &statement).await?;
    }
    Ok(())
}
