//! Events in the form of the Open Cybersecurity Schema Framework, version 1.3 (schema.ocsf.io).

use serde_json::{Map, Value, json};

use super::export::ExportedEvent;

/// The version of the schema.
const SCHEMA_VERSION: &str = "1.3.0";
/// The category Identity & Access Management.
const IDENTITY_CATEGORY: i64 = 3;
/// The activity that has no number of its own: `activity_name` says it.
const OTHER: i64 = 99;

/// The classes that are used, with their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OcsfClass {
    Base = 0,
    AccountChange = 3001,
    Authentication = 3002,
    EntityManagement = 3004,
}

/// The classes and activities of actions. What is not listed is another activity of an account, or
/// of an entity if no account is named.
const ACTIVITIES: &[(&str, OcsfClass, i64)] = &[
    ("login", OcsfClass::Authentication, 1),
    ("login_refused", OcsfClass::Authentication, 1),
    ("passkey_login", OcsfClass::Authentication, OTHER),
    ("passkey_refused", OcsfClass::Authentication, 1),
    ("sign_count_went_back", OcsfClass::Authentication, 1),
    ("session_refused", OcsfClass::Authentication, 1),
    ("session_ended", OcsfClass::Authentication, 2),
    ("sessions_ended", OcsfClass::Authentication, 2),
    ("code_sent", OcsfClass::Authentication, OTHER),
    ("code_not_sent", OcsfClass::Authentication, OTHER),
    ("code_redeemed", OcsfClass::Authentication, OTHER),
    ("code_refused", OcsfClass::Authentication, OTHER),
    ("codes_locked", OcsfClass::Authentication, OTHER),
    ("user_code_refused", OcsfClass::Authentication, OTHER),
    ("recovery_code_refused", OcsfClass::Authentication, OTHER),
    ("recovery_code_used", OcsfClass::Authentication, OTHER),
    ("new_device", OcsfClass::Authentication, OTHER),
    ("application_authorized", OcsfClass::Authentication, OTHER),
    ("application_entered", OcsfClass::Authentication, OTHER),
    ("account_created", OcsfClass::AccountChange, 1),
    ("password_set", OcsfClass::AccountChange, 3),
    ("account_recovered", OcsfClass::AccountChange, 4),
    ("account_deleted", OcsfClass::AccountChange, 6),
    ("account_erased", OcsfClass::AccountChange, 6),
    ("pending_account_erased", OcsfClass::AccountChange, 6),
    ("passkey_added", OcsfClass::AccountChange, 10),
    ("passkey_removed", OcsfClass::AccountChange, 11),
    ("application_created", OcsfClass::EntityManagement, 1),
    ("application_changed", OcsfClass::EntityManagement, 3),
    ("application_deleted", OcsfClass::EntityManagement, 4),
    ("application_inspected", OcsfClass::EntityManagement, 2),
    ("accounts_exported", OcsfClass::EntityManagement, 2),
    ("accounts_imported", OcsfClass::EntityManagement, 1),
    ("schema_set", OcsfClass::EntityManagement, 3),
    ("signing_key_created", OcsfClass::EntityManagement, 1),
    ("token_created", OcsfClass::EntityManagement, 1),
    ("token_revoked", OcsfClass::EntityManagement, 4),
    ("audit_log_cut", OcsfClass::EntityManagement, 4),
];

/// Ends of the names of actions that did not succeed.
const FAILURES: [&str; 11] = [
    "_refused",
    "_failed",
    "_denied",
    "_locked",
    "_capped",
    "_dropped",
    "_reused",
    "_not_sent",
    "_not_told",
    "_went_back",
    "_of_two_accounts",
];

/// True for an action that was refused, or failed, or points to an attack.
pub fn is_failure(action: &str) -> bool {
    FAILURES.iter().any(|end| action.ends_with(end))
}

/// The event as OCSF has it.
pub fn event(event: &ExportedEvent) -> Value {
    let (class, activity) = classify(event);
    let (class_uid, category_uid) =
        (class as i64, if class == OcsfClass::Base { 0 } else { IDENTITY_CATEGORY });
    let failed = is_failure(&event.action);
    let mut all = Map::new();
    for (name, value) in [
        ("activity_id", json!(activity)),
        ("activity_name", json!(event.action)),
        ("category_uid", json!(category_uid)),
        ("class_uid", json!(class_uid)),
        ("type_uid", json!(class_uid * 100 + activity)),
        ("severity_id", json!(if failed { 2 } else { 1 })),
        ("time", json!(event.at.as_millis())),
        ("metadata", metadata(event)),
        ("status_id", json!(if failed { 2 } else { 1 })),
        ("status", json!(if failed { "Failure" } else { "Success" })),
    ] {
        all.insert(name.to_owned(), value);
    }
    if let Some(actor) = &event.actor {
        all.insert("actor".to_owned(), party(actor));
    }
    if let Some(address) = &event.address {
        all.insert("src_endpoint".to_owned(), json!({ "ip": address }));
    }
    if class == OcsfClass::Authentication {
        all.insert("service".to_owned(), json!({ "name": "vestibule" }));
    }
    let (subject, subject_value) = subject(event, class);
    all.insert(subject.to_owned(), subject_value);

    let mut unmapped = event.details.clone();
    if let Some(link) = &event.link {
        unmapped.insert("chain_hash".to_owned(), json!(link.hash));
    }
    all.insert("unmapped".to_owned(), Value::Object(unmapped));
    Value::Object(all)
}

fn classify(event: &ExportedEvent) -> (OcsfClass, i64) {
    let listed = ACTIVITIES.iter().find(|(action, ..)| *action == event.action);
    match listed {
        Some((_, class, activity)) => (*class, *activity),
        None if event.account.is_some() => (OcsfClass::AccountChange, OTHER),
        None if event.link.is_some() => (OcsfClass::EntityManagement, OTHER),
        None => (OcsfClass::Base, OTHER),
    }
}

fn metadata(event: &ExportedEvent) -> Value {
    let mut metadata = json!({
        "version": SCHEMA_VERSION,
        "product": {
            "name": "Vestibule", "vendor_name": "Vestibule", "version": env!("CARGO_PKG_VERSION"),
        },
        "uid": event.id,
        "event_code": event.action,
        "log_name": "security",
    });
    if let Some(link) = &event.link {
        metadata["log_name"] = json!("audit");
        metadata["sequence"] = json!(link.sequence);
    }
    metadata
}

/// The party that acted: the owner of an account or a token by its id, others by their name.
fn party(actor: &str) -> Value {
    match actor.split_once(':') {
        Some((kind, id)) => json!({ "user": { "uid": id, "type": kind } }),
        None => json!({ "user": { "name": actor, "type": "system" } }),
    }
}

/// The person or the thing that the event is about.
fn subject(event: &ExportedEvent, class: OcsfClass) -> (&'static str, Value) {
    let mut subject = Map::new();
    if let Some(account) = &event.account {
        subject.insert("uid".to_owned(), json!(account));
    }
    if let Some(target) = event.target.as_ref().filter(|target| !target.is_empty()) {
        subject.insert("name".to_owned(), json!(target));
    }
    let name = if class == OcsfClass::EntityManagement { "entity" } else { "user" };
    (name, Value::Object(subject))
}

#[cfg(test)]
mod tests {
    use super::{super::export::tests::sample, *};

    #[test]
    fn a_refused_login_is_an_authentication_that_failed() {
        let found = event(&sample("login_refused", "a@example.com", "disabled"));
        assert_eq!(
            found,
            json!({
                "activity_id": 1, "activity_name": "login_refused", "category_uid": 3,
                "class_uid": 3002, "type_uid": 300_201, "severity_id": 2,
                "time": 1_767_225_600_123_i64, "status_id": 2, "status": "Failure",
                "metadata": {
                    "version": "1.3.0", "uid": "7", "event_code": "login_refused",
                    "log_name": "audit", "sequence": 7,
                    "product": {
                        "name": "Vestibule", "vendor_name": "Vestibule",
                        "version": env!("CARGO_PKG_VERSION"),
                    },
                },
                "actor": { "user": { "name": "visitor", "type": "system" } },
                "src_endpoint": { "ip": "192.0.2.1" }, "service": { "name": "vestibule" },
                "user": { "name": "a@example.com" },
                "unmapped": { "reason": "disabled", "chain_hash": "k.abc" },
            })
        );
    }

    #[test]
    fn actions_that_are_not_listed_are_of_an_account_or_of_an_entity() {
        let class = |event: &ExportedEvent| super::event(event)["class_uid"].clone();
        let mut sample = sample("device_disowned", "x", "");
        assert_eq!(class(&sample), 3004);
        sample.account = Some("0197".to_owned());
        assert_eq!(class(&sample), 3001);
        (sample.account, sample.link) = (None, None);
        assert_eq!(class(&sample), 0);
    }
}
