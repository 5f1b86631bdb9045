//! Filters as SQL predicates.

use crate::{
    domain::{
        AccountId, Status,
        filter::{Attribute, Filter, Operand, Operator},
    },
    store::{
        Db,
        db::{By, sql::Sql},
    },
};

/// The SQL dialect, where the two databases differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum SqlDialect {
    Sqlite,
    Postgres,
}

impl SqlDialect {
    pub(in crate::store) fn of(db: &Db) -> Self {
        match db {
            By::Sqlite(_) => Self::Sqlite,
            By::Postgres(_) => Self::Postgres,
        }
    }

    /// Returns the collation that compares texts by their bytes, as SQLite does anyway.
    pub(in crate::store) fn byte_collation(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " collate \"C\"",
        }
    }
}

/// Writes the condition that the account `a` matches the filter; it is never null.
pub(in crate::store) fn push_filter(sql: &mut Sql, filter: &Filter, dialect: SqlDialect) {
    match filter {
        Filter::And(parts) => push_joined(sql, parts, " and ", dialect),
        Filter::Or(parts) => push_joined(sql, parts, " or ", dialect),
        Filter::Not(inner) => {
            sql.push("not (");
            push_filter(sql, inner, dialect);
            sql.push(")");
        }
        Filter::Present(attribute) => push_presence(sql, attribute, dialect),
        Filter::Compare { attribute, operator: Operator::Ne, value } => {
            sql.push("not (");
            push_comparison(sql, attribute, Operator::Eq, value, dialect);
            sql.push(")");
        }
        Filter::Compare { attribute, operator, value } => {
            push_comparison(sql, attribute, *operator, value, dialect);
        }
    }
}

fn push_joined(sql: &mut Sql, parts: &[Filter], word: &'static str, dialect: SqlDialect) {
    sql.push("(");
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            sql.push(word);
        }
        push_filter(sql, part, dialect);
    }
    sql.push(")");
}

fn push_presence(sql: &mut Sql, attribute: &Attribute, dialect: SqlDialect) {
    match attribute {
        Attribute::Id
        | Attribute::LoginId
        | Attribute::Status
        | Attribute::CreatedAt
        | Attribute::UpdatedAt => {
            sql.push("1 = 1");
        }
        Attribute::LastLoginAt => {
            sql.push("a.last_login_at is not null");
        }
        Attribute::Roles => {
            sql.push("exists (select 1 from account_role r where r.account_id = a.id)");
        }
        Attribute::Emails => {
            sql.push("exists (select 1 from account_address d");
            sql.push(" where d.account_id = a.id and d.kind = 'email')");
        }
        Attribute::Phones => {
            sql.push("exists (select 1 from account_address d");
            sql.push(" where d.account_id = a.id and d.kind = 'phone')");
        }
        Attribute::Profile(field) => {
            push_field_key(sql, field, dialect);
            sql.push(" <> ''");
        }
    }
}

/// Writes the key of a profile's field; empty text without a value.
pub(in crate::store) fn push_field_key(sql: &mut Sql, field: &str, dialect: SqlDialect) {
    sql.push("coalesce(a.keys ->> ").bind(field).push(", '')").push(dialect.byte_collation());
}

fn push_comparison(
    sql: &mut Sql,
    attribute: &Attribute,
    operator: Operator,
    value: &Operand,
    dialect: SqlDialect,
) {
    match (attribute, value) {
        (_, Operand::Status(status)) => {
            sql.push(status_condition(*status));
        }
        (attribute, Operand::Time(time)) => {
            let column = match attribute {
                Attribute::CreatedAt => "a.created_at",
                Attribute::UpdatedAt => "a.updated_at",
                _ => "coalesce(a.last_login_at, 0) > 0 and a.last_login_at",
            };
            sql.push("(")
                .push(column)
                .push(operator_sign(operator))
                .bind(time.as_millis())
                .push(")");
        }
        (Attribute::Profile(field), Operand::Key { key: wanted, .. }) => {
            sql.push("(");
            // A missing value sorts below every value, but does not match.
            if wanted.is_empty() || matches!(operator, Operator::Lt | Operator::Le) {
                push_field_key(sql, field, dialect);
                sql.push(" <> '' and ");
            }
            push_text_condition(sql, &|sql| push_field_key(sql, field, dialect), operator, wanted);
            sql.push(")");
        }
        (Attribute::Id, Operand::Key { key: wanted, .. }) => match wanted.parse::<AccountId>() {
            Ok(id) if operator == Operator::Eq => {
                sql.push("a.id = ").bind(id);
            }
            _ => {
                sql.push("1 = 0");
            }
        },
        (Attribute::Roles, Operand::Key { key: wanted, .. }) => {
            sql.push("exists (select 1 from account_role r where r.account_id = a.id and ");
            push_text_condition(
                sql,
                &|sql| {
                    sql.push("r.role").push(dialect.byte_collation());
                },
                operator,
                wanted,
            );
            sql.push(")");
        }
        (Attribute::Emails, Operand::Key { key: wanted, .. }) => {
            push_address_condition(sql, "d.kind = 'email'", operator, wanted);
        }
        (Attribute::Phones, Operand::Key { key: wanted, .. }) => {
            push_address_condition(sql, "d.kind = 'phone'", operator, wanted);
        }
        (_, Operand::Key { key: wanted, .. }) => push_text_condition(
            sql,
            &|sql| {
                sql.push("a.login_id");
            },
            operator,
            wanted,
        ),
    }
}

fn push_address_condition(sql: &mut Sql, kind: &'static str, operator: Operator, wanted: &str) {
    sql.push("exists (select 1 from account_address d where d.account_id = a.id and ")
        .push(kind)
        .push(" and ");
    push_text_condition(
        sql,
        &|sql| {
            sql.push("d.value");
        },
        operator,
        wanted,
    );
    sql.push(")");
}

/// Writes the comparison of a text by its bytes.
pub(in crate::store) fn push_text_condition(
    sql: &mut Sql,
    column: &dyn Fn(&mut Sql),
    operator: Operator,
    wanted: &str,
) {
    let like = |sql: &mut Sql, pattern: String| {
        column(sql);
        sql.push(" like ").bind(pattern).push(" escape '\\'");
    };

    match operator {
        Operator::Co => like(sql, format!("%{}%", escape_like(wanted))),
        Operator::Ew => like(sql, format!("%{}", escape_like(wanted))),
        Operator::Sw => push_prefix_range(sql, column, wanted),
        _ => {
            column(sql);
            sql.push(operator_sign(operator)).bind(wanted);
        }
    }
}

/// Writes the range of the texts that begin with this one, which an index can answer.
fn push_prefix_range(sql: &mut Sql, column: &dyn Fn(&mut Sql), start: &str) {
    column(sql);
    sql.push(" >= ").bind(start);
    if let Some(end) = prefix_end(start) {
        sql.push(" and ");
        column(sql);
        sql.push(" < ").bind(end);
    }
}

/// Returns the smallest text after all that begin with this one; `None` if there is none.
fn prefix_end(start: &str) -> Option<String> {
    let mut letters: Vec<char> = start.chars().collect();
    while let Some(last) = letters.pop() {
        // Surrogates are not characters.
        let next =
            if last == '\u{d7ff}' { Some('\u{e000}') } else { char::from_u32(u32::from(last) + 1) };
        if let Some(next) = next {
            letters.push(next);
            return Some(letters.into_iter().collect());
        }
    }
    None
}

/// Escapes a text for `like`.
pub(in crate::store) fn escape_like(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

pub(in crate::store) fn operator_sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Ne => " <> ",
        Operator::Gt => " > ",
        Operator::Ge => " >= ",
        Operator::Lt => " < ",
        Operator::Le => " <= ",
        Operator::Eq | Operator::Co | Operator::Sw | Operator::Ew => " = ",
    }
}

fn status_condition(status: Status) -> &'static str {
    // Written so that no index answers it: the index was chosen before.
    match status {
        Status::Active => "coalesce(a.disabled_at, a.pending_since, -1) = -1",
        Status::Disabled => "coalesce(a.disabled_at, -1) <> -1",
        Status::Pending => {
            "(coalesce(a.disabled_at, -1) = -1 and coalesce(a.pending_since, -1) <> -1)"
        }
    }
}

/// Writes the condition that the search text of the account `a` contains the text.
pub(in crate::store) fn push_search(sql: &mut Sql, text: &str) {
    sql.push("exists (select 1 from account_text t where t.account_id = a.id and t.text like ");
    sql.bind(format!("%{}%", escape_like(text))).push(" escape '\\')");
}
