//! Which index finds the accounts that a part of a filter means.

use super::{
    account_conditions::{Dialect, escaped, sign, text},
    account_list::SHORTEST_SEARCH,
    sql::Sql,
};
use crate::domain::{
    AccountSchema, Status, Timestamp, account_id,
    filter::{Attribute, Filter, Operand, Operator},
};

/// An index that finds all accounts that may fulfil a part of a filter, and perhaps some more.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source<'a> {
    /// Each of these, an alternative of the others, is answered by an index of values.
    Values(&'a [Filter]),
    /// A stretch of one index: two comparisons of one attribute, of which an account fulfils both.
    Stretch(&'a Filter, &'a Filter),
    /// The index of parts of texts.
    Text(&'a str),
}

impl<'a> Source<'a> {
    /// None when no index helps.
    pub(super) fn of(part: &'a Filter, schema: &AccountSchema) -> Option<Self> {
        let parts = match part {
            Filter::Or(parts) => &parts[..],
            other => std::slice::from_ref(other),
        };
        let has_index = |part: &Filter| by_value(&mut Sql::default(), part) && reads_indexed(part, schema);
        parts.iter().all(has_index).then_some(Self::Values(parts)).or_else(|| text_within(part, schema).map(Self::Text))
    }

    /// What finds the accounts that fulfil both parts, when they limit one attribute from two sides.
    pub(super) fn stretch(one: &'a Filter, other: &'a Filter, schema: &AccountSchema) -> Option<Self> {
        let single = |attribute: &Attribute| {
            matches!(
                attribute,
                Attribute::Profile(_) | Attribute::CreatedAt | Attribute::LastLoginAt | Attribute::LoginId
            )
        };
        match (one, other) {
            (Filter::Compare { attribute, .. }, Filter::Compare { attribute: same, .. })
                if attribute == same && single(attribute) =>
            {
                let helps = [one, other]
                    .into_iter()
                    .all(|part| Self::of(part, schema).is_some_and(|source| matches!(source, Self::Values(_))));
                helps.then_some(Self::Stretch(one, other))
            }
            _ => None,
        }
    }

    /// Writes a statement whose rows are the ids, each once.
    pub(super) fn write(&self, sql: &mut Sql, dialect: Dialect) {
        match (self, dialect) {
            (Self::Values(parts), _) => {
                for (at, part) in parts.iter().enumerate() {
                    sql.push(if at > 0 { " union " } else { "" });
                    by_value(sql, part);
                }
            }
            (Self::Stretch(one, other), _) => {
                by_value(sql, one);
                if let Filter::Compare { attribute, operator, value } = other {
                    sql.push(" and ");
                    limit(sql, attribute, (*operator, value));
                }
            }
            (Self::Text(text), Dialect::Sqlite) => {
                // A join, because it stops at a limit; `in` would first find them all.
                sql.push(
                    "select t.account_id as id from account_trigram g cross join account_text t
                      where t.row = g.rowid and g.account_trigram match ",
                );
                sql.bind(trigrams(text)).push(" and instr(t.text, ").bind(*text).push(") > 0");
            }
            (Self::Text(text), Dialect::Postgres) => {
                sql.push("select account_id as id from account_text where text like ");
                sql.bind(format!("%{}%", escaped(text))).push(" escape '\\'");
            }
        }
    }

    /// What is to be indexed so that this part of a filter can be answered for many accounts.
    pub(super) fn unanswered(part: &Filter, schema: &AccountSchema) -> Vec<String> {
        match part {
            Filter::And(parts) | Filter::Or(parts) => {
                parts.iter().flat_map(|part| Self::unanswered(part, schema)).collect()
            }
            Filter::Not(inner) => Self::unanswered(inner, schema),
            leaf if text_within(leaf, schema).is_some() => Vec::new(),
            Filter::Compare { attribute: Attribute::UpdatedAt, .. } => vec!["updatedAt".to_owned()],
            Filter::Compare { attribute, operator: operator @ (Operator::Co | Operator::Ew), .. } => {
                vec![format!("{attribute} {}", operator.as_str())]
            }
            leaf if reads_indexed(leaf, schema) => Vec::new(),
            Filter::Compare { attribute, .. } | Filter::Present(attribute) => vec![attribute.to_string()],
        }
    }
}

/// The most trigrams of a text that its rows are looked for by; what follows is compared.
const MOST_TRIGRAMS: usize = 32;

/// Each three characters of a text in a row, as FTS5 asks for all of them. Its index does not know where in a text they stand.
fn trigrams(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let quoted = |three: &[char]| format!("\"{}\"", three.iter().collect::<String>().replace('"', "\"\""));
    characters.windows(3).take(MOST_TRIGRAMS).map(quoted).collect::<Vec<_>>().join(" ")
}

/// Whether the fields of this comparison are indexed; the account's own attributes are, as far as they can be.
fn reads_indexed(part: &Filter, schema: &AccountSchema) -> bool {
    part.attributes().into_iter().all(|attribute| match attribute {
        Attribute::Profile(name) => schema.field(name).is_some_and(|field| field.indexed),
        _ => true,
    })
}

/// The text that every account has which fulfils this comparison, if a search looks into the attribute.
fn text_within<'a>(part: &'a Filter, schema: &AccountSchema) -> Option<&'a str> {
    let Filter::Compare { attribute, operator: Operator::Co | Operator::Ew, value: Operand::Key { key, .. } } = part
    else {
        return None;
    };
    let searched = match attribute {
        Attribute::LoginId | Attribute::Emails | Attribute::Phones => true,
        Attribute::Profile(name) => schema.field(name).is_some_and(|field| field.searchable),
        _ => false,
    };
    (searched && key.chars().count() >= SHORTEST_SEARCH).then_some(key)
}

/// Writes a statement whose rows are the ids of the accounts that an index of values finds. False when there is no such index.
fn by_value(sql: &mut Sql, part: &Filter) -> bool {
    match part {
        Filter::Compare { attribute, operator, value } => by_index(sql, attribute, (*operator, value)),
        Filter::Present(Attribute::Roles) => {
            sql.push("select distinct account_id as id from account_role");
            true
        }
        Filter::And(_) | Filter::Or(_) | Filter::Not(_) | Filter::Present(_) => false,
    }
}

fn by_index(sql: &mut Sql, attribute: &Attribute, (operator, value): (Operator, &Operand)) -> bool {
    if matches!(operator, Operator::Ne | Operator::Co | Operator::Ew) {
        return false;
    }
    let begun = begin(sql, attribute, (operator, value));
    if begun {
        limit(sql, attribute, (operator, value));
    }
    begun
}

/// Writes the statement up to what limits the index's values. False when there is no such index.
fn begin(sql: &mut Sql, attribute: &Attribute, (operator, value): (Operator, &Operand)) -> bool {
    match (attribute, value) {
        (_, Operand::Status(Status::Disabled)) => sql.push("select id from account where disabled_at is not null"),
        (_, Operand::Status(Status::Pending)) => sql.push("select id from account where pending_since is not null"),
        (Attribute::CreatedAt, Operand::Time(_)) | (Attribute::LoginId, Operand::Key { .. }) => {
            sql.push("select id from account where ")
        }
        (Attribute::LastLoginAt, Operand::Time(_)) => {
            sql.push("select id from account where coalesce(last_login_at, 0) > 0 and ")
        }
        (Attribute::Profile(field), Operand::Key { .. }) => {
            sql.push("select account_id as id from account_field where field = ").bind(field.as_str());
            sql.push(" and value <> '' and ")
        }
        (Attribute::Id, Operand::Key { .. }) if operator == Operator::Eq => sql.push("select id from account where "),
        (Attribute::Roles, Operand::Key { .. }) if operator == Operator::Eq => {
            sql.push("select account_id as id from account_role where ")
        }
        (Attribute::Emails, Operand::Key { .. }) => {
            sql.push("select distinct account_id as id from account_address where kind = 'email' and ")
        }
        (Attribute::Phones, Operand::Key { .. }) => {
            sql.push("select distinct account_id as id from account_address where kind = 'phone' and ")
        }
        _ => return false,
    };
    true
}

/// Writes which of the index's values are meant.
fn limit(sql: &mut Sql, attribute: &Attribute, (operator, value): (Operator, &Operand)) {
    let column = |sql: &mut Sql, name: &'static str, key: &str| {
        text(
            sql,
            &|sql| {
                sql.push(name);
            },
            (operator, key),
        );
    };
    match (attribute, value) {
        (Attribute::CreatedAt, Operand::Time(time)) => made(sql, operator, *time),
        (_, Operand::Time(time)) => {
            sql.push("coalesce(last_login_at, 0)").push(sign(operator)).bind(time.as_millis());
        }
        (Attribute::Id, Operand::Key { key, .. }) => {
            sql.push("id = ").bind(uuid::Uuid::parse_str(key).unwrap_or_default());
        }
        (Attribute::Roles, Operand::Key { key, .. }) => column(sql, "role", key),
        (Attribute::LoginId, Operand::Key { key, .. }) => column(sql, "login_id", key),
        (_, Operand::Key { key, .. }) => column(sql, "value", key),
        (_, Operand::Status(_)) => {}
    }
}

/// The accounts made before, at or after this time: an id begins with the time at which its account was made.
fn made(sql: &mut Sql, operator: Operator, time: Timestamp) {
    let (first, last) = (account_id::first(time), account_id::last(time));
    match operator {
        Operator::Gt => sql.push("id > ").bind(last),
        Operator::Ge => sql.push("id >= ").bind(first),
        Operator::Lt => sql.push("id < ").bind(first),
        Operator::Le => sql.push("id <= ").bind(last),
        _ => sql.push("id >= ").bind(first).push(" and id <= ").bind(last),
    };
}
