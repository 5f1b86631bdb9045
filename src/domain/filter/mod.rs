//! Which accounts are meant: the filter grammar of SCIM (RFC 7644, section 3.4.2.2) over accounts and their profiles.

mod parse;
#[cfg(test)]
mod tests;
mod typed;

use std::fmt;

use serde_json::Value;

use super::{AccountSchema, Status, Timestamp};

/// A filter whose attributes exist and whose values have their attributes' types.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// At least two.
    And(Vec<Self>),
    /// At least two.
    Or(Vec<Self>),
    Not(Box<Self>),
    /// True when one value of the attribute compares so. `Ne` alone is true when none is equal, so also when there is none:
    /// it is the opposite of `Eq`.
    Compare {
        attribute: Attribute,
        operator: Operator,
        value: Operand,
    },
    /// The attribute has a value.
    Present(Attribute),
}

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
    /// A field of the schema, by the name that the schema gives it.
    Profile(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// What an attribute is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// For all but times and the status: the literal as it was written, and the text that stored keys are compared with,
    /// folded as they are.
    Key {
        literal: Value,
        key: String,
    },
    Time(Timestamp),
    Status(Status),
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at character {at}: {what}")]
pub struct InvalidFilter {
    /// How many characters stand before the mistake.
    pub at: usize,
    pub what: String,
}

impl Filter {
    /// The longest filter, in characters.
    pub const MAX_CHARACTERS: usize = 4000;

    /// How deep parentheses may be nested.
    pub const MAX_DEPTH: usize = 16;

    pub const MAX_COMPARISONS: usize = 50;

    /// Parses a filter over accounts whose profiles follow the schema. Keywords and attribute names are read without regard
    /// to capitals.
    ///
    /// # Errors
    /// [`InvalidFilter`] with the first mistake and its place.
    pub fn parse(text: &str, schema: &AccountSchema) -> Result<Self, InvalidFilter> {
        parse::filter(text, schema)
    }

    /// The same filter with `not` only directly before comparisons, no `and` in an `and`, no `or` in an `or`, and neither of
    /// them with fewer than two parts. `not` remains before order comparisons: an account without the attribute fulfils
    /// `not (lastLoginAt gt …)`, but not `lastLoginAt le …`.
    #[must_use]
    pub fn normalised(&self) -> Self {
        self.pushed(false)
    }

    /// All attributes it asks about, in the order of the text, some perhaps more than once: so that the caller can refuse
    /// those that the asking role may not read or that no index answers.
    pub fn attributes(&self) -> Vec<&Attribute> {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Self::attributes).collect(),
            Self::Not(inner) => inner.attributes(),
            Self::Compare { attribute, .. } | Self::Present(attribute) => vec![attribute],
        }
    }

    fn pushed(&self, negate: bool) -> Self {
        match (self, negate) {
            (Self::Not(inner), _) => inner.pushed(!negate),
            (Self::And(parts), false) | (Self::Or(parts), true) => {
                let parts = parts.iter().map(|part| part.pushed(negate));
                Self::joined(parts, Self::And, |part| match part {
                    Self::And(parts) => Ok(parts),
                    other => Err(other),
                })
            }
            (Self::Or(parts), false) | (Self::And(parts), true) => {
                let parts = parts.iter().map(|part| part.pushed(negate));
                Self::joined(parts, Self::Or, |part| match part {
                    Self::Or(parts) => Ok(parts),
                    other => Err(other),
                })
            }
            (Self::Compare { attribute, operator, value }, true) if operator.opposite().is_some() => Self::Compare {
                attribute: attribute.clone(),
                operator: operator.opposite().unwrap_or(*operator),
                value: value.clone(),
            },
            (leaf @ (Self::Compare { .. } | Self::Present(_)), true) => Self::Not(Box::new(leaf.clone())),
            (leaf @ (Self::Compare { .. } | Self::Present(_)), false) => leaf.clone(),
        }
    }

    /// Joins the parts, taking apart those that are joined in the same way.
    fn joined(
        parts: impl Iterator<Item = Self>,
        join: fn(Vec<Self>) -> Self,
        apart: fn(Self) -> Result<Vec<Self>, Self>,
    ) -> Self {
        let mut flat: Vec<_> = parts.flat_map(|part| apart(part).unwrap_or_else(|part| vec![part])).collect();
        if flat.len() == 1 { flat.remove(0) } else { join(flat) }
    }
}

impl Operator {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Eq => "eq",
            Self::Ne => "ne",
            Self::Co => "co",
            Self::Sw => "sw",
            Self::Ew => "ew",
            Self::Gt => "gt",
            Self::Ge => "ge",
            Self::Lt => "lt",
            Self::Le => "le",
        }
    }

    /// The operator that is true exactly when this one is not, for attributes without a value too.
    fn opposite(self) -> Option<Self> {
        match self {
            Self::Eq => Some(Self::Ne),
            Self::Ne => Some(Self::Eq),
            Self::Co | Self::Sw | Self::Ew | Self::Gt | Self::Ge | Self::Lt | Self::Le => None,
        }
    }
}

/// As the grammar writes it, with no more parentheses than it takes: parsing it gives the same filter.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::And(parts) => write_all(f, parts, " and ", |part| matches!(part, Self::And(_) | Self::Or(_))),
            Self::Or(parts) => write_all(f, parts, " or ", |part| matches!(part, Self::Or(_))),
            Self::Not(inner) => match inner.as_ref() {
                Self::Present(attribute) => write!(f, "{attribute} eq null"),
                other => write!(f, "not ({other})"),
            },
            Self::Compare { attribute, operator, value } => write!(f, "{attribute} {} {value}", operator.as_str()),
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

fn write_all(
    f: &mut fmt::Formatter<'_>,
    parts: &[Filter],
    between: &str,
    enclosed: fn(&Filter) -> bool,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        if enclosed(part) {
            write!(f, "({part})")?;
        } else {
            write!(f, "{part}")?;
        }
    }
    Ok(())
}
