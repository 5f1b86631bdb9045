//! Which index finds the accounts that a part of a filter means.

use super::{
    SHORTEST_SEARCH,
    predicate::{Dialect, escaped, sign, text},
};
use crate::{
    domain::{
        AccountSchema, Status, Timestamp,
        account::id,
        filter::{Attribute, Filter, Operand, Operator},
        pagination::SortBy,
    },
    store::{
        Database,
        db::{By, sql::Sql},
    },
};

/// An index that finds all accounts that may fulfil a part of a filter, and perhaps some more.
#[derive(Clone, Debug)]
pub(in crate::store) enum IndexSource<'a> {
    /// One comparison, or alternatives, each of which is answered by an index of values.
    Values(&'a Filter),
    /// A stretch of one index: two comparisons of one attribute, of which an account fulfils both.
    Stretch(&'a Filter, &'a Filter),
    /// The index of parts of texts, and the parts that SQLite's is asked for.
    Text(&'a str, String),
}

impl<'a> IndexSource<'a> {
    /// None when no index helps.
    pub(in crate::store) fn of(part: &'a Filter, schema: &AccountSchema) -> Option<Self> {
        let has_index = |part: &Filter| by_value(&mut Sql::default(), part) && reads_indexed(part, schema);
        let by_values = alternatives(part).iter().all(has_index).then_some(Self::Values(part));
        by_values.or_else(|| text_within(part, schema).map(Self::text))
    }

    /// What finds the accounts with this text in what a search looks into.
    pub(in crate::store) fn text(text: &'a str) -> Self {
        Self::Text(text, all_of(&trigrams(text)))
    }

    /// Leaves frequent parts of a text to the comparison of the texts: of a part that most accounts have, the index is as long as
    /// they are many.
    pub(in crate::store) async fn prepare(&mut self, db: &Database) -> sqlx::Result<()> {
        let (Self::Text(text, parts), By::Sqlite(_)) = (self, &db.read) else { return Ok(()) };
        let mut sql = Sql::default();
        for (at, trigram) in trigrams(text).iter().enumerate() {
            sql.push(if at > 0 { " union all select " } else { "select " }).bind(trigram.as_str());
            sql.push(", (select count(*) from (select 1 from account_trigram where account_trigram match ");
            sql.bind(trigram.as_str()).push(" limit ").bind(FREQUENT).push("))");
        }
        let counted: Vec<(String, i64)> = sql.fetch_all(&db.read).await?;
        let rare = counted.into_iter().filter(|(_, count)| *count < FREQUENT);
        let rare: Vec<_> = rare.map(|(trigram, _)| trigram).collect();
        if !rare.is_empty() {
            *parts = all_of(&rare);
        }
        Ok(())
    }

    /// Whether all that it finds fulfil this part of a filter, so that they need not be asked again. The index of fields has the
    /// keys that the accounts have; the others find some more.
    pub(in crate::store) fn settles(&self, part: &Filter) -> bool {
        let of_field = |part: &Filter| matches!(part, Filter::Compare { attribute: Attribute::Profile(_), .. });
        match self {
            Self::Values(own) => *own == part && alternatives(part).iter().all(of_field),
            Self::Stretch(one, other) => (*one == part || *other == part) && of_field(part),
            Self::Text(..) => false,
        }
    }

    /// What finds the accounts that fulfil both parts, when they limit one attribute from two sides.
    pub(in crate::store) fn stretch(one: &'a Filter, other: &'a Filter, schema: &AccountSchema) -> Option<Self> {
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
    pub(in crate::store) fn write(&self, sql: &mut Sql, dialect: Dialect) {
        match (self, dialect) {
            (Self::Values(part), _) => {
                for (at, part) in alternatives(part).iter().enumerate() {
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
            (Self::Text(text, parts), Dialect::Sqlite) => {
                // A join, because it stops at a limit; `in` would first find them all.
                sql.push(
                    "select t.account_id as id from account_trigram g cross join account_text t
                      where t.row = g.rowid and g.account_trigram match ",
                );
                sql.bind(parts.as_str()).push(" and instr(t.text, ").bind(*text).push(") > 0");
            }
            (Self::Text(text, _), Dialect::Postgres) => {
                sql.push("select account_id as id from account_text where text like ");
                sql.bind(format!("%{}%", escaped(text))).push(" escape '\\'");
            }
        }
    }

    /// What is to be indexed so that this part of a filter can be answered for many accounts.
    pub(in crate::store) fn unanswered(part: &Filter, schema: &AccountSchema) -> Vec<String> {
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

/// The parts of an "or", or the one part that it is.
fn alternatives(part: &Filter) -> &[Filter] {
    match part {
        Filter::Or(parts) => parts,
        other => std::slice::from_ref(other),
    }
}

/// The most trigrams of a text that its rows are looked for by; what follows is compared.
const MOST_TRIGRAMS: usize = 32;

/// From so many accounts on, a trigram is frequent.
const FREQUENT: i64 = 12_000;

/// Each three characters of a text in a row, as FTS5 quotes them.
fn trigrams(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let quoted = |three: &[char]| format!("\"{}\"", three.iter().collect::<String>().replace('"', "\"\""));
    characters.windows(3).take(MOST_TRIGRAMS).map(quoted).collect()
}

/// FTS5's words for texts that have all of these, wherever: its index does not know the places.
fn all_of(trigrams: &[String]) -> String {
    trigrams.join(" ")
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

/// Limits a walk in this order to the stretch of its index that a comparison of the same attribute leaves.
pub(in crate::store) fn limit_walk(sql: &mut Sql, part: &Filter, by: &SortBy) {
    let Filter::Compare { attribute, operator, value } = part else { return };
    let along = match (attribute, by) {
        (Attribute::CreatedAt, SortBy::CreatedAt)
        | (Attribute::LastLoginAt, SortBy::LastLoginAt)
        | (Attribute::LoginId, SortBy::LoginId) => true,
        (Attribute::Profile(field), SortBy::Profile(order)) => field == order,
        _ => false,
    };
    if along && !matches!(operator, Operator::Ne | Operator::Co | Operator::Ew) {
        sql.push(" and ");
        limit(sql, attribute, (*operator, value));
    }
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
    let (first, last) = (id::first(time), id::last(time));
    match operator {
        Operator::Gt => sql.push("id > ").bind(last),
        Operator::Ge => sql.push("id >= ").bind(first),
        Operator::Lt => sql.push("id < ").bind(first),
        Operator::Le => sql.push("id <= ").bind(last),
        _ => sql.push("id >= ").bind(first).push(" and id <= ").bind(last),
    };
}
