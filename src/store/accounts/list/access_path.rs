//! The choice of an index for a part of a filter.

use super::{
    MIN_SEARCH_CHARACTERS,
    index_query::{push_bound, push_values_query},
    predicate::{SqlDialect, escape_like},
};
use crate::{
    domain::{
        AccountSchema,
        filter::{Attribute, Filter, Operand, Operator},
    },
    store::{
        Database,
        db::{By, sql::Sql},
    },
};

/// An index that finds all accounts that may match a part of a filter, and possibly others.
#[derive(Clone, Debug)]
pub(in crate::store) enum IndexSource<'a> {
    /// One comparison, or alternatives, each of which an index of values answers.
    Values(&'a Filter),
    /// A range of one index: two comparisons of one attribute, both of which must match.
    Range(&'a Filter, &'a Filter),
    /// The trigram index, with the text and the trigrams that SQLite's index is asked for.
    Text(&'a str, String),
}

impl<'a> IndexSource<'a> {
    /// Returns the index for a part of a filter; `None` if no index helps.
    pub(in crate::store) fn of(part: &'a Filter, schema: &AccountSchema) -> Option<Self> {
        let has_index = |part: &Filter| {
            push_values_query(&mut Sql::default(), part) && is_indexed(part, schema)
        };

        if alternatives(part).iter().all(has_index) {
            return Some(Self::Values(part));
        }
        contained_text(part, schema).map(Self::text)
    }

    /// Returns the index for a text that the search text must contain.
    pub(in crate::store) fn text(text: &'a str) -> Self {
        Self::Text(text, match_all(&trigrams(text)))
    }

    /// Drops frequent trigrams of a text, which the comparison of the texts covers: for a trigram
    /// that most accounts have, the index is as long as there are accounts.
    pub(in crate::store) async fn drop_frequent_trigrams(
        &mut self,
        db: &Database,
    ) -> sqlx::Result<()> {
        let (Self::Text(text, parts), By::Sqlite(_)) = (self, &db.read) else { return Ok(()) };
        let mut sql = Sql::default();

        for (at, trigram) in trigrams(text).iter().enumerate() {
            sql.push(if at > 0 { " union all select " } else { "select " }).bind(trigram.as_str());
            sql.push(", (select count(*) from (select 1 from account_trigram");
            sql.push(" where account_trigram match ");
            sql.bind(trigram.as_str()).push(" limit ").bind(FREQUENT_TRIGRAM_ACCOUNTS).push("))");
        }

        let counted: Vec<(String, i64)> = sql.fetch_all(&db.read).await?;
        let rare = counted.into_iter().filter(|(_, count)| *count < FREQUENT_TRIGRAM_ACCOUNTS);
        let rare: Vec<_> = rare.map(|(trigram, _)| trigram).collect();
        if !rare.is_empty() {
            *parts = match_all(&rare);
        }

        Ok(())
    }

    /// Returns true if all found accounts match this part of a filter, so that it need not be
    /// tested again. That holds for the index of fields, which has the accounts' keys; the others
    /// find some more.
    pub(in crate::store) fn answers_exactly(&self, part: &Filter) -> bool {
        let is_of_field = |part: &Filter| {
            matches!(part, Filter::Compare { attribute: Attribute::Profile(_), .. })
        };
        match self {
            Self::Values(own) => *own == part && alternatives(part).iter().all(is_of_field),
            Self::Range(one, other) => (*one == part || *other == part) && is_of_field(part),
            Self::Text(..) => false,
        }
    }

    /// Returns the index range for two parts that bound one attribute from two sides.
    pub(in crate::store) fn range(
        one: &'a Filter,
        other: &'a Filter,
        schema: &AccountSchema,
    ) -> Option<Self> {
        let has_one_value = |attribute: &Attribute| {
            matches!(
                attribute,
                Attribute::Profile(_)
                    | Attribute::CreatedAt
                    | Attribute::LastLoginAt
                    | Attribute::LoginId
            )
        };

        match (one, other) {
            (Filter::Compare { attribute, .. }, Filter::Compare { attribute: same, .. })
                if attribute == same && has_one_value(attribute) =>
            {
                let are_indexed = [one, other].into_iter().all(|part| {
                    Self::of(part, schema).is_some_and(|source| matches!(source, Self::Values(_)))
                });
                if are_indexed { Some(Self::Range(one, other)) } else { None }
            }
            _ => None,
        }
    }

    /// Writes a statement that selects the ids, each once.
    pub(in crate::store) fn push_query(&self, sql: &mut Sql, dialect: SqlDialect) {
        match (self, dialect) {
            (Self::Values(part), _) => {
                for (at, part) in alternatives(part).iter().enumerate() {
                    sql.push(if at > 0 { " union " } else { "" });
                    push_values_query(sql, part);
                }
            }
            (Self::Range(one, other), _) => {
                push_values_query(sql, one);
                if let Filter::Compare { attribute, operator, value } = other {
                    sql.push(" and ");
                    push_bound(sql, attribute, *operator, value);
                }
            }
            (Self::Text(text, parts), SqlDialect::Sqlite) => {
                // A join, because it stops at a limit; `in` would find all of them first.
                sql.push(
                    "select t.account_id as id from account_trigram g cross join account_text t
                      where t.row = g.rowid and g.account_trigram match ",
                );
                sql.bind(parts.as_str()).push(" and instr(t.text, ").bind(*text).push(") > 0");
            }
            (Self::Text(text, _), SqlDialect::Postgres) => {
                sql.push("select account_id as id from account_text where text like ");
                sql.bind(format!("%{}%", escape_like(text))).push(" escape '\\'");
            }
        }
    }

    /// Returns the attributes and operators that would need an index to answer this part of a
    /// filter for many accounts.
    pub(in crate::store) fn missing_indexes(part: &Filter, schema: &AccountSchema) -> Vec<String> {
        match part {
            Filter::And(parts) | Filter::Or(parts) => {
                parts.iter().flat_map(|part| Self::missing_indexes(part, schema)).collect()
            }
            Filter::Not(inner) => Self::missing_indexes(inner, schema),
            leaf if contained_text(leaf, schema).is_some() => Vec::new(),
            Filter::Compare { attribute: Attribute::UpdatedAt, .. } => vec!["updatedAt".to_owned()],
            Filter::Compare {
                attribute,
                operator: operator @ (Operator::Co | Operator::Ew),
                ..
            } => {
                vec![format!("{attribute} {}", operator.as_str())]
            }
            leaf if is_indexed(leaf, schema) => Vec::new(),
            Filter::Compare { attribute, .. } | Filter::Present(attribute) => {
                vec![attribute.to_string()]
            }
        }
    }
}

/// Returns the parts of an `or`, or the part itself.
fn alternatives(part: &Filter) -> &[Filter] {
    match part {
        Filter::Or(parts) => parts,
        other => std::slice::from_ref(other),
    }
}

/// The maximum number of trigrams of a text that the index is asked for; the rest of the text is
/// compared.
const MAX_TRIGRAMS: usize = 32;

/// The number of accounts from which a trigram counts as frequent.
const FREQUENT_TRIGRAM_ACCOUNTS: i64 = 12_000;

/// Returns the trigrams of a text, quoted for FTS5.
fn trigrams(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let quote = |trigram: &[char]| {
        format!("\"{}\"", trigram.iter().collect::<String>().replace('"', "\"\""))
    };
    characters.windows(3).take(MAX_TRIGRAMS).map(quote).collect()
}

/// Returns the FTS5 query for texts with all of these trigrams, at any position: its index has no
/// positions.
fn match_all(trigrams: &[String]) -> String {
    trigrams.join(" ")
}

/// Returns true if the fields of this comparison are indexed. The account's own attributes are,
/// where that is possible.
fn is_indexed(part: &Filter, schema: &AccountSchema) -> bool {
    part.attributes().into_iter().all(|attribute| match attribute {
        Attribute::Profile(name) => schema.field(name).is_some_and(|field| field.indexed),
        _ => true,
    })
}

/// Returns the text that every matching account contains in its search text, if the search covers
/// the attribute.
fn contained_text<'a>(part: &'a Filter, schema: &AccountSchema) -> Option<&'a str> {
    let Filter::Compare {
        attribute,
        operator: Operator::Co | Operator::Ew,
        value: Operand::Key { key, .. },
    } = part
    else {
        return None;
    };
    let is_searched = match attribute {
        Attribute::LoginId | Attribute::Emails | Attribute::Phones => true,
        Attribute::Profile(name) => schema.field(name).is_some_and(|field| field.searchable),
        _ => false,
    };
    if is_searched && key.chars().count() >= MIN_SEARCH_CHARACTERS { Some(key) } else { None }
}
