//! Filters of accounts: the grammar of SCIM (RFC 7644, section 3.4.2.2) over accounts and their
//! profiles.

mod parse;
#[cfg(test)]
mod tests;
mod typed;

use std::fmt;

use serde_json::Value;

use super::{AccountSchema, Status, Timestamp};

/// A valid filter: its attributes exist, and its values have the attributes' types.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// Two parts or more.
    And(Vec<Self>),
    /// Two parts or more.
    Or(Vec<Self>),
    Not(Box<Self>),
    /// True if one value of the attribute compares so. Only `Ne` is the negation of `Eq`: it is
    /// true if no value is equal, also if there is none.
    Compare {
        attribute: Attribute,
        operator: Operator,
        value: Operand,
    },
    /// The attribute has a value.
    Present(Attribute),
}

/// An attribute that filters compare.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Attribute {
    Id,
    LoginId,
    Status,
    Roles,
    /// The values of the further addresses.
    Emails,
    Phones,
    CreatedAt,
    UpdatedAt,
    LastLoginAt,
    /// A field of the account schema, by its exact name.
    Profile(String),
}

/// A comparison operator of RFC 7644.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "lowercase", ascii_case_insensitive)]
pub enum Operator {
    Eq,
    Ne,
    /// Contains.
    Co,
    /// Starts with.
    Sw,
    /// Ends with.
    Ew,
    Gt,
    Ge,
    Lt,
    Le,
}

/// The value that an attribute is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// For all attributes but times and the status: the literal as written, and the key that stored
    /// keys are compared with, folded as they are.
    Key {
        literal: Value,
        key: String,
    },
    Time(Timestamp),
    Status(Status),
}

/// A syntax or type error in a filter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at character {at}: {what}")]
pub struct InvalidFilter {
    /// The number of characters before the error.
    pub at: usize,
    pub what: String,
}

impl Filter {
    /// The maximum length, in characters.
    pub const MAX_CHARACTERS: usize = 4000;

    /// The maximum nesting of parentheses.
    pub const MAX_DEPTH: usize = 16;

    pub const MAX_COMPARISONS: usize = 50;

    /// Parses a filter over accounts whose profiles follow the schema. Keywords and attribute names
    /// are case-insensitive.
    ///
    /// # Errors
    /// [`InvalidFilter`] with the first error and its position.
    pub fn parse(text: &str, schema: &AccountSchema) -> Result<Self, InvalidFilter> {
        parse::filter(text, schema)
    }

    /// Returns an equivalent filter with `not` only directly before comparisons, no `and` in an
    /// `and`, no `or` in an `or`, and at least two parts in each. `not` remains before order
    /// comparisons: an account without the attribute matches `not (lastLoginAt gt …)`, but not
    /// `lastLoginAt le …`.
    #[must_use]
    pub fn normalised(&self) -> Self {
        self.with_negation(false)
    }

    /// Returns all attributes in the order of the text, possibly repeated, so that the caller can
    /// refuse attributes that it may not read or that have no index.
    pub fn attributes(&self) -> Vec<&Attribute> {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Self::attributes).collect(),
            Self::Not(inner) => inner.attributes(),
            Self::Compare { attribute, .. } | Self::Present(attribute) => vec![attribute],
        }
    }

    /// Moves a negation inward by De Morgan's laws.
    fn with_negation(&self, negate: bool) -> Self {
        match (self, negate) {
            (Self::Not(inner), _) => inner.with_negation(!negate),
            (Self::And(parts), false) | (Self::Or(parts), true) => {
                let parts = parts.iter().map(|part| part.with_negation(negate));
                Self::flattened(parts, Self::And, |part| match part {
                    Self::And(parts) => Ok(parts),
                    other => Err(other),
                })
            }
            (Self::Or(parts), false) | (Self::And(parts), true) => {
                let parts = parts.iter().map(|part| part.with_negation(negate));
                Self::flattened(parts, Self::Or, |part| match part {
                    Self::Or(parts) => Ok(parts),
                    other => Err(other),
                })
            }
            (Self::Compare { attribute, operator, value }, true)
                if operator.opposite().is_some() =>
            {
                Self::Compare {
                    attribute: attribute.clone(),
                    operator: operator.opposite().unwrap_or(*operator),
                    value: value.clone(),
                }
            }
            (leaf @ (Self::Compare { .. } | Self::Present(_)), true) => {
                Self::Not(Box::new(leaf.clone()))
            }
            (leaf @ (Self::Compare { .. } | Self::Present(_)), false) => leaf.clone(),
        }
    }

    /// Joins the parts, merging nested ones of the same operator.
    fn flattened(
        parts: impl Iterator<Item = Self>,
        join: fn(Vec<Self>) -> Self,
        split: fn(Self) -> Result<Vec<Self>, Self>,
    ) -> Self {
        let mut flat: Vec<_> =
            parts.flat_map(|part| split(part).unwrap_or_else(|part| vec![part])).collect();
        if flat.len() == 1 { flat.remove(0) } else { join(flat) }
    }
}

impl Operator {
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the operator that is true exactly if this one is false, also for attributes without
    /// a value.
    fn opposite(self) -> Option<Self> {
        match self {
            Self::Eq => Some(Self::Ne),
            Self::Ne => Some(Self::Eq),
            Self::Co | Self::Sw | Self::Ew | Self::Gt | Self::Ge | Self::Lt | Self::Le => None,
        }
    }
}

/// Formats the filter in the grammar, with no more parentheses than necessary. Parsing the text
/// yields the same filter.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::And(parts) => {
                write_joined(f, parts, " and ", |part| matches!(part, Self::And(_) | Self::Or(_)))
            }
            Self::Or(parts) => write_joined(f, parts, " or ", |part| matches!(part, Self::Or(_))),
            Self::Not(inner) => match inner.as_ref() {
                Self::Present(attribute) => write!(f, "{attribute} eq null"),
                other => write!(f, "not ({other})"),
            },
            Self::Compare { attribute, operator, value } => {
                write!(f, "{attribute} {} {value}", operator.as_str())
            }
            Self::Present(attribute) => write!(f, "{attribute} pr"),
        }
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id => f.write_str("id"),
            Self::LoginId => f.write_str("loginId"),
            Self::Status => f.write_str("status"),
            Self::Roles => f.write_str("roles"),
            Self::Emails => f.write_str("emails"),
            Self::Phones => f.write_str("phones"),
            Self::CreatedAt => f.write_str("createdAt"),
            Self::UpdatedAt => f.write_str("updatedAt"),
            Self::LastLoginAt => f.write_str("lastLoginAt"),
            Self::Profile(field) => write!(f, "profile.{field}"),
        }
    }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key { literal, .. } => write!(f, "{literal}"),
            Self::Time(time) => write!(f, "\"{}\"", time.to_rfc3339()),
            Self::Status(status) => write!(f, "\"{status}\""),
        }
    }
}

/// Writes parts with a separator, enclosing those for which `needs_parentheses` is true.
fn write_joined(
    f: &mut fmt::Formatter<'_>,
    parts: &[Filter],
    separator: &str,
    needs_parentheses: fn(&Filter) -> bool,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(separator)?;
        }
        if needs_parentheses(part) {
            write!(f, "({part})")?;
        } else {
            write!(f, "{part}")?;
        }
    }
    Ok(())
}
