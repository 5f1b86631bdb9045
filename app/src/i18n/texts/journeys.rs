//! Texts of the pages for codes, recovery and recovery codes.

use crate::i18n::catalogue::{Text, sentence};

pub(crate) const PHONE_NUMBER: Text = Text("phone-number");
pub(crate) const COUNTRY: Text = Text("country");
pub(crate) const COUNTRY_NONE: Text = Text("country-none");
pub(crate) const USE_PHONE: Text = Text("use-phone");
pub(crate) const USE_EMAIL: Text = Text("use-email");
pub(crate) const SEND_CODE: Text = Text("send-code");
pub(crate) const SENDING_CODE: Text = Text("sending-code");
pub(crate) const LOGIN_CODE_HEADING: Text = Text("login-code-heading");
pub(crate) const LOGIN_CODE_LEAD: Text = Text("login-code-lead");
pub(crate) const OTHER_WAY: Text = Text("other-way");
pub const CODE_HEADING: Text = Text("code-heading");
pub(crate) const CODE_HEADING_EMAIL: Text = Text("code-heading-email");
pub(crate) const CODE: Text = Text("code");
pub(crate) const CODE_HINT: Text = Text("code-hint");
pub(crate) const CODE_LATE: Text = Text("code-late");
pub(crate) const NEW_CODE: Text = Text("new-code");
pub(crate) const CHECKING_CODE: Text = Text("checking-code");
pub const CODE_WRONG: Text = Text("code-wrong");
pub const CODE_MALFORMED: Text = Text("code-malformed");
pub const CODE_OVER: Text = Text("code-over");
pub const CODE_LOCKED: Text = Text("code-locked");
pub const CODE_SENT: Text = Text("code-sent");
pub const CODES_SENT: Text = Text("codes-sent");
pub const CODE_HELD: Text = Text("code-held");
pub(crate) const LINK_HEADING: Text = Text("link-heading");
pub(crate) const LINK_LEAD: Text = Text("link-lead");
pub(crate) const LINK_ELSEWHERE_HEADING: Text = Text("link-elsewhere-heading");
pub(crate) const LINK_ELSEWHERE: Text = Text("link-elsewhere");
pub(crate) const LINK_SUPPORT_HEADING: Text = Text("link-support-heading");
pub(crate) const NOT_ME_HEADING: Text = Text("not-me-heading");
pub(crate) const NOT_ME_LEAD: Text = Text("not-me-lead");
pub(crate) const NOT_ME_BUTTON: Text = Text("not-me-button");
pub(crate) const RECOVER_OR_CODE: Text = Text("recover-or-code");
pub(crate) const RECOVER_CODE_LEAD: Text = Text("recover-code-lead");
pub(crate) const USE_RECOVERY_CODE: Text = Text("use-recovery-code");
pub(crate) const RECOVERY_CODE_HEADING: Text = Text("recovery-code-heading");
pub(crate) const RECOVERY_CODE: Text = Text("recovery-code");
pub(crate) const RECOVERY_CODE_HINT: Text = Text("recovery-code-hint");
pub const RECOVERY_CODE_WRONG: Text = Text("recovery-code-wrong");
pub const RECOVERY_CODE_MALFORMED: Text = Text("recovery-code-malformed");
pub(crate) const NEW_WAY_HEADING: Text = Text("new-way-heading");
pub(crate) const NEW_WAY_LEAD: Text = Text("new-way-lead");
pub(crate) const OR_NEW_PASSWORD: Text = Text("or-new-password");
pub(crate) const CONTINUE: Text = Text("continue");
pub(crate) const DROP_OTHER_WAYS: Text = Text("drop-other-ways");
pub(crate) const CONTINUE_WITHOUT: Text = Text("continue-without");
pub const NEW_WAY_MISSING: Text = Text("new-way-missing");
pub(crate) const DOCUMENT_FIRST_HEADING: Text = Text("document-first-heading");
pub(crate) const DOCUMENT_FIRST_LEAD: Text = Text("document-first-lead");
pub(crate) const DOCUMENT_FIRST_ASK: Text = Text("document-first-ask");
pub(crate) const DOCUMENT_FIRST_SHOW: Text = Text("document-first-show");
pub(crate) const DOCUMENT_FIRST_DONE: Text = Text("document-first-done");
pub(crate) const CONFIRM_HEADING: Text = Text("confirm-heading");
pub(crate) const CONFIRM_LEAD: Text = Text("confirm-lead");
pub(crate) const RECOVERY_CODES: Text = Text("recovery-codes");
pub(crate) const RECOVERY_CODES_LEAD: Text = Text("recovery-codes-lead");
pub(crate) const RECOVERY_CODES_ONCE: Text = Text("recovery-codes-once");
pub(crate) const RECOVERY_CODES_NONE: Text = Text("recovery-codes-none");
pub(crate) const MAKE_RECOVERY_CODES: Text = Text("make-recovery-codes");
pub(crate) const MAKE_NEW_RECOVERY_CODES: Text = Text("make-new-recovery-codes");
pub(crate) const MAKING_RECOVERY_CODES: Text = Text("making-recovery-codes");
pub(crate) const NEW_CODES_REPLACE: Text = Text("new-codes-replace");
pub(crate) const DOWNLOAD: Text = Text("download");
pub(crate) const PRINT: Text = Text("print");

/// Describes where a code was sent, in the same words whether the address has an account or not.
pub(crate) fn code_lead(login_id: &str, is_phone: bool) -> String {
    let login_id = [("login-id", login_id.into())];
    if is_phone {
        sentence("code-lead-phone", login_id)
    } else {
        sentence("code-lead-email", login_id)
    }
}

pub(crate) fn recovery_codes_left(left: usize) -> String {
    sentence("recovery-codes-left", [("left", left.into())])
}

/// Describes when the next code may be requested.
#[must_use]
pub fn next_code(minutes: u64) -> String {
    sentence("next-code", [("minutes", minutes.into())])
}

/// Describes when to try again.
#[must_use]
pub fn try_again_in(minutes: u64) -> String {
    sentence("try-again-in", [("minutes", minutes.into())])
}
