//! Events as endpoints receive them, and those that an audited act is.

use serde_json::{Map, Value, json};

use super::event_type::EventType;
use crate::domain::{AccountId, Status, Timestamp};

/// An event, before it has an id.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEvent {
    /// The name of its type.
    pub event_type: &'static str,
    /// The account that it is about. Its events arrive in order.
    pub account_id: Option<AccountId>,
    /// Members beside the id of the account.
    pub data: Map<String, Value>,
}

impl NewEvent {
    pub fn new(
        event_type: EventType,
        account_id: Option<AccountId>,
        data: impl IntoIterator<Item = (&'static str, Value)>,
    ) -> Self {
        let members = data.into_iter().map(|(name, value)| (name.to_owned(), value));
        Self { event_type: event_type.as_str(), account_id, data: members.collect() }
    }

    /// Returns the body that is sent.
    pub fn body(&self, at: Timestamp) -> String {
        let mut data = self.data.clone();
        if let Some(id) = self.account_id {
            data.insert("accountId".to_owned(), json!(id));
        }
        json!({ "type": self.event_type, "timestamp": at.to_rfc3339(), "data": data }).to_string()
    }
}

/// An act as the audit log records it.
#[derive(Clone, Copy, Debug)]
pub struct AuditedAct<'a> {
    pub action: &'static str,
    pub actor: &'a str,
    pub account_id: Option<AccountId>,
    /// The login id of the account, or the name of another object.
    pub target: &'a str,
    /// `{"field": [before, after]}`.
    pub changes: &'a Map<String, Value>,
}

impl AuditedAct<'_> {
    /// Returns the types of the events that the act is.
    pub fn types(&self) -> Vec<EventType> {
        let mut types = match self.action {
            "account_created" => vec![EventType::AccountCreated],
            "login_id_verified" => vec![EventType::AccountVerified],
            "account_changed" | "login_id_rewritten" => self.types_of_change(),
            "account_deleted" => vec![EventType::AccountDeleted],
            "account_restored" => vec![EventType::AccountRestored],
            "account_erased" | "pending_account_erased" => vec![EventType::AccountErased],
            "account_recovered" => vec![EventType::AccountRecovered],
            "passkey_added" => vec![EventType::PasskeyAdded],
            "passkey_removed" => vec![EventType::PasskeyRemoved],
            _ => Vec::new(),
        };
        types.push(EventType::AuditRecorded);
        types
    }

    /// A change of the status alone is no other change.
    fn types_of_change(&self) -> Vec<EventType> {
        let before = self.changes.get("status").map(|status| &status[0]);
        let to = match (before, self.status()) {
            (_, Some(Status::Disabled)) => Some(EventType::AccountDisabled),
            (Some(before), Some(Status::Active)) if *before == Status::Pending.as_str() => {
                Some(EventType::AccountVerified)
            }
            _ => None,
        };
        let is_more = self.changes.len() > usize::from(to.is_some());
        let updated = if is_more { Some(EventType::AccountUpdated) } else { None };
        to.into_iter().chain(updated).collect()
    }

    /// Returns the status of the account after the act, if the act changed it.
    fn status(&self) -> Option<Status> {
        self.changes.get("status").and_then(|status| Status::parse(status[1].as_str()?))
    }

    /// Returns the event of this type. Names of changed fields are told, never their values: what
    /// may be read of a profile is for the API to decide.
    pub fn event(&self, event_type: EventType) -> NewEvent {
        let mut data = vec![("actor", json!(self.actor))];
        if let Some(status) = self.status() {
            data.push(("status", json!(status.as_str())));
        }
        let changed: Vec<_> = self.changes.keys().collect();
        match event_type {
            EventType::AuditRecorded => {
                data.push(("action", json!(self.action)));
                data.push(("target", json!(self.target)));
                data.push(("changed", json!(changed)));
            }
            EventType::AccountUpdated => {
                data.push(("loginId", json!(self.target)));
                data.push(("changed", json!(changed)));
            }
            // The owner must be forgotten.
            EventType::AccountErased => {}
            _ => data.push(("loginId", json!(self.target))),
        }
        NewEvent::new(event_type, self.account_id, data)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types_of(action: &'static str, changes: Value) -> Vec<&'static str> {
        let Value::Object(changes) = changes else { panic!("an object") };
        let act =
            AuditedAct { action, actor: "server", account_id: None, target: "", changes: &changes };
        act.types().into_iter().map(EventType::as_str).collect()
    }

    #[test]
    fn a_change_is_told_by_what_it_changes() {
        for (changes, types) in [
            (json!({}), vec!["audit.recorded"]),
            (json!({ "profile.name": ["a", "b"] }), vec!["account.updated", "audit.recorded"]),
            (
                json!({ "status": ["active", "disabled"] }),
                vec!["account.disabled", "audit.recorded"],
            ),
            (
                json!({ "status": ["disabled", "active"] }),
                vec!["account.updated", "audit.recorded"],
            ),
            (
                json!({ "status": ["pending", "active"] }),
                vec!["account.verified", "audit.recorded"],
            ),
            (
                json!({ "status": ["active", "disabled"], "roles": [[], ["admin"]] }),
                vec!["account.disabled", "account.updated", "audit.recorded"],
            ),
        ] {
            assert_eq!(types_of("account_changed", changes.clone()), types, "{changes}");
        }
        assert_eq!(types_of("token_created", json!({})), ["audit.recorded"]);
    }

    #[test]
    fn b66_an_event_tells_names_of_fields_and_no_values() {
        let Value::Object(changes) =
            json!({ "profile.name": ["Ada", "Grace"], "status": ["active", "disabled"] })
        else {
            panic!("an object")
        };
        let act = AuditedAct {
            action: "account_changed",
            actor: "command-line",
            account_id: Some(AccountId::MIN),
            target: "ada@example.com",
            changes: &changes,
        };
        for event_type in act.types() {
            let body = act.event(event_type).body(Timestamp::from_millis(0));
            assert!(!body.contains("Ada") && !body.contains("Grace"), "{body}");
            let body: Value = serde_json::from_str(&body).unwrap();
            assert_eq!(body["data"]["accountId"], json!(AccountId::MIN));
            assert_eq!(
                (&body["data"]["status"], &body["data"]["actor"]),
                (&json!("disabled"), &json!("command-line"))
            );
            assert_eq!(body["timestamp"], "1970-01-01T00:00:00Z");
        }

        let erased = act.event(EventType::AccountErased).body(Timestamp::from_millis(0));
        assert!(!erased.contains("ada@example.com"), "{erased}");
    }
}
