//! Texts of the pages about webhooks.

use crate::i18n::catalogue::Text;

pub(crate) const WEBHOOKS: Text = Text("admin-webhooks");
pub(crate) const LEAD: Text = Text("admin-webhooks-lead");
pub(crate) const EMPTY: Text = Text("admin-webhooks-empty");
pub(crate) const ALL: Text = Text("admin-webhooks-all");
pub(crate) const NEW: Text = Text("admin-webhook-new");
pub(crate) const CREATE: Text = Text("admin-webhook-create");
pub(crate) const ADDRESS: Text = Text("admin-webhook-address");
pub(crate) const ADDRESS_HINT: Text = Text("admin-webhook-address-hint");
pub(crate) const TYPES: Text = Text("admin-webhook-types");
pub const ADDRESS_WRONG: Text = Text("admin-webhook-address-wrong");
pub const ADDRESS_NOT_ALLOWED: Text = Text("admin-webhook-address-not-allowed");
pub const TYPES_MISSING: Text = Text("admin-webhook-types-missing");
pub const TOO_MANY: Text = Text("admin-webhook-too-many");
pub(crate) const ENABLED: Text = Text("admin-webhook-enabled");
pub(crate) const DISABLED: Text = Text("admin-webhook-disabled");
pub(crate) const DISABLED_GONE: Text = Text("admin-webhook-disabled-gone");
pub(crate) const DISABLED_OVERFLOW: Text = Text("admin-webhook-disabled-overflow");
pub(crate) const DISABLE: Text = Text("admin-webhook-disable");
pub(crate) const SECRET: Text = Text("admin-webhook-secret");
pub(crate) const SECRET_MADE: Text = Text("admin-webhook-secret-made");
pub(crate) const PREVIOUS_UNTIL: Text = Text("admin-webhook-previous-until");
pub(crate) const ROTATE: Text = Text("admin-webhook-rotate");
pub(crate) const ROTATE_HINT: Text = Text("admin-webhook-rotate-hint");
pub(crate) const ENDS_PREVIOUS: Text = Text("admin-webhook-ends-previous");
pub(crate) const TEST: Text = Text("admin-webhook-test");
pub(crate) const TEST_HINT: Text = Text("admin-webhook-test-hint");
pub const TEST_DELIVERED: Text = Text("admin-webhook-test-delivered");
pub const TEST_FAILED: Text = Text("admin-webhook-test-failed");
pub(crate) const DELIVERIES: Text = Text("admin-webhook-deliveries");
pub(crate) const NO_DELIVERIES: Text = Text("admin-webhook-no-deliveries");
pub(crate) const ALL_DELIVERIES: Text = Text("admin-webhook-all-deliveries");
pub(crate) const DEAD_DELIVERIES: Text = Text("admin-webhook-dead-deliveries");
pub(crate) const EVENT: Text = Text("admin-webhook-event");
pub(crate) const ATTEMPTS: Text = Text("admin-webhook-attempts");
pub(crate) const ANSWER: Text = Text("admin-webhook-answer");
pub(crate) const RESEND: Text = Text("admin-webhook-resend");
pub const RESENT: Text = Text("admin-webhook-resent");
pub(crate) const DELETE: Text = Text("admin-webhook-delete");
pub(crate) const DELETE_HINT: Text = Text("admin-webhook-delete-hint");
pub(crate) const DELETE_CONFIRM: Text = Text("admin-webhook-delete-confirm");
pub const NOT_CONFIRMED: Text = Text("admin-webhook-not-confirmed");

/// The name of the state of a delivery.
pub(crate) fn state(state: &str) -> Text {
    match state {
        "blocked" => Text("admin-webhook-state-blocked"),
        "waiting" => Text("admin-webhook-state-waiting"),
        "sending" => Text("admin-webhook-state-sending"),
        "delivered" => Text("admin-webhook-state-delivered"),
        _ => Text("admin-webhook-state-dead"),
    }
}
