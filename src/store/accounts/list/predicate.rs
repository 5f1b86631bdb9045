//! A filter as SQL: what a row is asked.

use crate::{
    domain::{
        Status,
        filter::{Attribute, Filter, Operand, Operator},
    },
    store::{
        Db,
        db::{By, sql::Sql},
    },
};

/// Which database's words to use where the two differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    pub(in crate::store) fn of(db: &Db) -> Self {
        match db {
            By::Sqlite(_) => Self::Sqlite,
            By::Postgres(_) => Self::Postgres,
        }
    }

    /// Compares texts by their bytes, as SQLite does anyway.
    pub(in crate::store) fn by_bytes(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " collate \"C\"",
        }
    }
}

/// Whether the account `a` fulfils the filter; never null.
pub(in crate::store) fn holds(sql: &mut Sql, filter: &Filter, dialect: Dialect) {
    match filter {
        Filter::And(parts) => joined(sql, parts, " and ", dialect),
        Filter::Or(parts) => joined(sql, parts, " or ", dialect),
        Filter::Not(inner) => {
            sql.push("not (");
            holds(sql, inner, dialect);
            sql.push(")");
        }
        Filter::Present(attribute) => present(sql, attribute, dialect),
        Filter::Compare { attribute, operator: Operator::Ne, value } => {
            sql.push("not (");
            compare(sql, attribute, (Operator::Eq, value), dialect);
            sql.push(")");
        }
        Filter::Compare { attribute, operator, value } => compare(sql, attribute, (*operator, value), dialect),
    }
}

fn joined(sql: &mut Sql, parts: &[Filter], word: &'static str, dialect: Dialect) {
    sql.push("(");
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            sql.push(word);
        }
        holds(sql, part, dialect);
    }
    sql.push(")");
}

fn present(sql: &mut Sql, attribute: &Attribute, dialect: Dialect) {
    match attribute {
        Attribute::Id | Attribute::LoginId | Attribute::Status | Attribute::CreatedAt | Attribute::UpdatedAt => {
            sql.push("1 = 1");
        }
        Attribute::LastLoginAt => {
            sql.push("a.last_login_at is not null");
        }
        Attribute::Roles => {
            sql.push("exists (select 1 from account_role r where r.account_id = a.id)");
        }
        Attribute::Emails => {
            sql.push("exists (select 1 from account_address d where d.account_id = a.id and d.kind = 'email')");
        }
        Attribute::Phones => {
            sql.push("exists (select 1 from account_address d where d.account_id = a.id and d.kind = 'phone')");
        }
        Attribute::Profile(field) => {
            key(sql, field, dialect);
            sql.push(" <> ''");
        }
    }
}

/// The key of a profile's field; empty text when it has none.
pub(in crate::store) fn key(sql: &mut Sql, field: &str, dialect: Dialect) {
    sql.push("coalesce(a.keys ->> ").bind(field).push(", '')").push(dialect.by_bytes());
}

fn compare(sql: &mut Sql, attribute: &Attribute, (operator, value): (Operator, &Operand), dialect: Dialect) {
    match (attribute, value) {
        (_, Operand::Status(status)) => {
            sql.push(status_is(*status));
        }
        (attribute, Operand::Time(time)) => {
            let column = match attribute {
                Attribute::CreatedAt => "a.created_at",
                Attribute::UpdatedAt => "a.updated_at",
                _ => "coalesce(a.last_login_at, 0) > 0 and a.last_login_at",
            };
            sql.push("(").push(column).push(sign(operator)).bind(time.as_millis()).push(")");
        }
        (Attribute::Profile(field), Operand::Key { key: wanted, .. }) => {
            sql.push("(");
            // What is below something may be nothing; what is or contains something is not.
            if wanted.is_empty() || matches!(operator, Operator::Lt | Operator::Le) {
                key(sql, field, dialect);
                sql.push(" <> '' and ");
            }
            text(sql, &|sql| key(sql, field, dialect), (operator, wanted));
            sql.push(")");
        }
        (Attribute::Id, Operand::Key { key: wanted, .. }) => match uuid::Uuid::parse_str(wanted) {
            Ok(id) if operator == Operator::Eq => {
                sql.push("a.id = ").bind(id);
            }
            _ => {
                sql.push("1 = 0");
            }
        },
        (Attribute::Roles, Operand::Key { key: wanted, .. }) => {
            sql.push("exists (select 1 from account_role r where r.account_id = a.id and ");
            text(
                sql,
                &|sql| {
                    sql.push("r.role").push(dialect.by_bytes());
                },
                (operator, wanted),
            );
            sql.push(")");
        }
        (Attribute::Emails, Operand::Key { key: wanted, .. }) => address(sql, "d.kind = 'email'", (operator, wanted)),
        (Attribute::Phones, Operand::Key { key: wanted, .. }) => address(sql, "d.kind = 'phone'", (operator, wanted)),
        (_, Operand::Key { key: wanted, .. }) => text(
            sql,
            &|sql| {
                sql.push("a.login_id");
            },
            (operator, wanted),
        ),
    }
}

fn address(sql: &mut Sql, kind: &'static str, (operator, wanted): (Operator, &str)) {
    sql.push("exists (select 1 from account_address d where d.account_id = a.id and ").push(kind).push(" and ");
    text(
        sql,
        &|sql| {
            sql.push("d.value");
        },
        (operator, wanted),
    );
    sql.push(")");
}

/// Compares a text by its bytes.
pub(in crate::store) fn text(sql: &mut Sql, column: &dyn Fn(&mut Sql), (operator, wanted): (Operator, &str)) {
    let like = |sql: &mut Sql, pattern: String| {
        column(sql);
        sql.push(" like ").bind(pattern).push(" escape '\\'");
    };
    match operator {
        Operator::Co => like(sql, format!("%{}%", escaped(wanted))),
        Operator::Ew => like(sql, format!("%{}", escaped(wanted))),
        Operator::Sw => range(sql, column, wanted),
        _ => {
            column(sql);
            sql.push(sign(operator)).bind(wanted);
        }
    }
}

/// Everything that begins with the text, as a range that an index can give.
fn range(sql: &mut Sql, column: &dyn Fn(&mut Sql), start: &str) {
    column(sql);
    sql.push(" >= ").bind(start);
    if let Some(end) = successor(start) {
        sql.push(" and ");
        column(sql);
        sql.push(" < ").bind(end);
    }
}

/// The least text behind all that begin with this one; none when there is none.
fn successor(start: &str) -> Option<String> {
    let mut letters: Vec<char> = start.chars().collect();
    while let Some(last) = letters.pop() {
        // The surrogates are no characters.
        let next = if last == '\u{d7ff}' { Some('\u{e000}') } else { char::from_u32(u32::from(last) + 1) };
        if let Some(next) = next {
            letters.push(next);
            return Some(letters.into_iter().collect());
        }
    }
    None
}

/// A text as `like` finds it, whatever signs are in it.
pub(in crate::store) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

pub(in crate::store) fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Ne => " <> ",
        Operator::Gt => " > ",
        Operator::Ge => " >= ",
        Operator::Lt => " < ",
        Operator::Le => " <= ",
        Operator::Eq | Operator::Co | Operator::Sw | Operator::Ew => " = ",
    }
}

fn status_is(status: Status) -> &'static str {
    // In words that no index answers: which index to take was decided before.
    match status {
        Status::Active => "coalesce(a.disabled_at, a.pending_since, -1) = -1",
        Status::Disabled => "coalesce(a.disabled_at, -1) <> -1",
        Status::Pending => "(coalesce(a.disabled_at, -1) = -1 and coalesce(a.pending_since, -1) <> -1)",
    }
}

/// Whether the account `a` has the text in what a search looks into.
pub(in crate::store) fn contains(sql: &mut Sql, text: &str) {
    sql.push("exists (select 1 from account_text t where t.account_id = a.id and t.text like ");
    sql.bind(format!("%{}%", escaped(text))).push(" escape '\\')");
}
