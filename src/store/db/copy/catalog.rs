//! The tables of a database, read from the database itself, so that none can be forgotten.

use super::{CopyError, cells::ColumnKind};
use crate::{
    on,
    store::db::{RawConnection, values::from_row},
};

/// A table that is copied. Names are quoted where they are used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CopiedTable {
    pub(super) name: String,
    /// In alphabetical order: the columns of two databases may have been added in another one.
    pub(super) columns: Vec<CopiedColumn>,
    /// The places of the columns by which a row is found; none if only the whole table is.
    pub(super) key: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CopiedColumn {
    pub(super) name: String,
    pub(super) kind: ColumnKind,
}

/// A column that one database numbers by itself, and the column by which rows are found instead.
const NUMBERED: (&str, &str, &str) = ("account_text", "row", "account_id");

impl CopiedTable {
    /// True for the texts that SQLite indexes in a table beside them.
    pub(super) fn is_search_text(&self) -> bool {
        self.name == NUMBERED.0
    }

    pub(super) fn kinds(&self) -> Vec<ColumnKind> {
        self.columns.iter().map(|column| column.kind).collect()
    }

    pub(super) fn key_kinds(&self) -> Vec<ColumnKind> {
        self.key.iter().map(|at| self.columns[*at].kind).collect()
    }

    /// The names of all columns, or of those of the key, quoted and with this in front.
    pub(super) fn names(&self, of_key: bool, before: &str) -> String {
        let all: Vec<usize> = (0..self.columns.len()).collect();
        let places = if of_key { &self.key } else { &all };
        let names = places.iter().map(|at| format!("{before}\"{}\"", self.columns[*at].name));
        names.collect::<Vec<_>>().join(", ")
    }
}

/// A column as a database declares it.
#[derive(Debug)]
struct DeclaredColumn {
    table: String,
    column: String,
    declared: String,
    /// The place in the primary key, or a negative number.
    place: i64,
}

from_row!(DeclaredColumn { table, column, declared, place });

/// Virtual tables and theirs are made from others. Names with an underscore are those of tools.
const SQLITE_COLUMNS: &str = r#"
    select t.name as "table", c.name as "column", c.type as declared, c.pk - 1 as place
      from pragma_table_list t join pragma_table_info(t.name) c
     where t.schema = 'main' and t.type = 'table'
       and t.name not like 'sqlite\_%' escape '\' and t.name not like '\_%' escape '\'
     order by 1, 2"#;

const POSTGRES_COLUMNS: &str = r#"
    select t.relname::text as "table", c.attname::text as "column",
           format_type(c.atttypid, c.atttypmod) as declared,
           coalesce(array_position(k.indkey::int2[], c.attnum), -1)::bigint as place
      from pg_class t
      join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
      left join pg_index k on k.indrelid = t.oid and k.indisprimary
     where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p')
       and t.relname not like '\_%'
     order by t.relname::text collate "C", c.attname::text collate "C""#;

/// Reads the tables.
pub(super) async fn read(database: &mut RawConnection) -> Result<Vec<CopiedTable>, CopyError> {
    let sql = match database {
        RawConnection::Sqlite(_) => SQLITE_COLUMNS,
        RawConnection::Postgres(_) => POSTGRES_COLUMNS,
    };
    let columns: Vec<DeclaredColumn> =
        on!(database, connection => sqlx::query_as(sql).fetch_all(&mut *connection).await)?;

    columns.chunk_by(|one, two| one.table == two.table).map(table).collect()
}

fn table(declared: &[DeclaredColumn]) -> Result<CopiedTable, CopyError> {
    let name = declared.first().map(|column| column.table.clone()).unwrap_or_default();
    let (numbered_table, number, found_by) = NUMBERED;
    let is_numbered = name == numbered_table;

    let mut columns = Vec::new();
    let mut key = Vec::new();
    for column in declared {
        if is_numbered && column.column == number {
            continue;
        }
        let kind = ColumnKind::of(&column.declared).ok_or_else(|| {
            CopyError::Refused(format!(
                "the column {name}.{} has the type {}, which is not copied",
                column.column, column.declared
            ))
        })?;
        let in_key = if is_numbered { column.column == found_by } else { column.place >= 0 };
        if in_key {
            key.push((column.place, columns.len()));
        }
        columns.push(CopiedColumn { name: column.column.clone(), kind });
    }

    key.sort_unstable();
    Ok(CopiedTable { name, columns, key: key.into_iter().map(|(_, at)| at).collect() })
}

/// Joins what two databases say of the same tables.
pub(super) fn common(
    from: Vec<CopiedTable>,
    to: &[CopiedTable],
) -> Result<Vec<CopiedTable>, CopyError> {
    let differ = |what: &str| {
        CopyError::Refused(format!("the two databases do not have the same tables: {what}"))
    };
    if let Some(table) = to.iter().find(|table| from.iter().all(|one| one.name != table.name)) {
        return Err(differ(&format!("only the target has {}", table.name)));
    }

    let mut tables = Vec::with_capacity(from.len());
    for mut table in from {
        let name = table.name.clone();
        let other = to.iter().find(|other| other.name == name);
        let other = other.ok_or_else(|| differ(&format!("only the source has {name}")))?;
        if other.columns.len() != table.columns.len() || other.key != table.key {
            return Err(differ(&format!("{name} has other columns or another key")));
        }
        for (column, other) in table.columns.iter_mut().zip(&other.columns) {
            let kind = column.kind.common(other.kind).filter(|_| column.name == other.name);
            column.kind = kind.ok_or_else(|| differ(&format!("{name}.{}", column.name)))?;
        }
        tables.push(table);
    }
    Ok(tables)
}
