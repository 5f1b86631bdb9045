//! The types of events, by which an endpoint chooses. docs/webhooks.md documents them, and a test
//! compares the two.

use std::fmt;

use strum::VariantArray;

/// The type of an event.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    utoipa::ToSchema,
)]
#[schema(as = WebhookEventType, example = "account.created")]
pub enum EventType {
    #[strum(serialize = "account.created")]
    #[schema(rename = "account.created")]
    AccountCreated,
    #[strum(serialize = "account.verified")]
    #[schema(rename = "account.verified")]
    AccountVerified,
    #[strum(serialize = "account.updated")]
    #[schema(rename = "account.updated")]
    AccountUpdated,
    #[strum(serialize = "account.disabled")]
    #[schema(rename = "account.disabled")]
    AccountDisabled,
    #[strum(serialize = "account.deleted")]
    #[schema(rename = "account.deleted")]
    AccountDeleted,
    #[strum(serialize = "account.restored")]
    #[schema(rename = "account.restored")]
    AccountRestored,
    #[strum(serialize = "account.erased")]
    #[schema(rename = "account.erased")]
    AccountErased,
    #[strum(serialize = "account.recovered")]
    #[schema(rename = "account.recovered")]
    AccountRecovered,
    #[strum(serialize = "session.started")]
    #[schema(rename = "session.started")]
    SessionStarted,
    #[strum(serialize = "session.ended")]
    #[schema(rename = "session.ended")]
    SessionEnded,
    #[strum(serialize = "passkey.added")]
    #[schema(rename = "passkey.added")]
    PasskeyAdded,
    #[strum(serialize = "passkey.removed")]
    #[schema(rename = "passkey.removed")]
    PasskeyRemoved,
    #[strum(serialize = "message.failed")]
    #[schema(rename = "message.failed")]
    MessageFailed,
    /// Every entry of the audit log.
    #[strum(serialize = "audit.recorded")]
    #[schema(rename = "audit.recorded")]
    AuditRecorded,
}

/// The type of the event that tests an endpoint. No endpoint chooses it.
pub const TEST: &str = "webhook.test";

impl EventType {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A set of types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct EventTypes(u16);

impl EventTypes {
    /// Parses names.
    ///
    /// # Errors
    /// [`InvalidEventTypes`] when a name is unknown or there is none.
    pub fn parse<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Self, InvalidEventTypes> {
        let types = names
            .into_iter()
            .map(|name| name.parse().map_err(|_| InvalidEventTypes::Unknown(name.to_owned())))
            .collect::<Result<Self, _>>()?;

        if types == Self::default() { Err(InvalidEventTypes::None) } else { Ok(types) }
    }

    /// Reads the stored names. Those of a newer version are left out.
    pub fn from_database(text: &str) -> Self {
        text.split_whitespace().filter_map(|name| name.parse::<EventType>().ok()).collect()
    }

    pub fn has(self, event_type: EventType) -> bool {
        self.0 & bit(event_type) != 0
    }

    /// Returns the types that are in either set.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn iter(self) -> impl Iterator<Item = EventType> {
        EventType::ALL.iter().copied().filter(move |event_type| self.has(*event_type))
    }

    pub fn names(self) -> Vec<&'static str> {
        self.iter().map(EventType::as_str).collect()
    }
}

fn bit(event_type: EventType) -> u16 {
    1 << event_type as u16
}

impl FromIterator<EventType> for EventTypes {
    fn from_iter<T: IntoIterator<Item = EventType>>(types: T) -> Self {
        Self(types.into_iter().map(bit).fold(0, |all, bit| all | bit))
    }
}

/// Formats the set as it is stored: a space before and behind each name, so that a name is found
/// as a whole.
impl fmt::Display for EventTypes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " {} ", self.names().join(" "))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidEventTypes {
    #[error("unknown type {0}")]
    Unknown(String),
    #[error("must name at least one type")]
    None,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_read_as_they_are_written() {
        let types = EventTypes::parse(["session.ended", "account.created"]).unwrap();
        assert_eq!(types.to_string(), " account.created session.ended ");
        assert_eq!(EventTypes::from_database(&types.to_string()), types);
        assert_eq!(EventTypes::from_database(" account.created of.tomorrow ").iter().count(), 1);
        assert!(types.has(EventType::SessionEnded) && !types.has(EventType::SessionStarted));

        assert_eq!(EventTypes::parse([]), Err(InvalidEventTypes::None));
        let unknown = InvalidEventTypes::Unknown("account.*".to_owned());
        assert_eq!(EventTypes::parse(["account.*"]), Err(unknown));
    }
}
