//! Texts of emails and SMS. They are written when the message is requested, in the language of that
//! page.

use crate::i18n::catalogue::{Text, sentence};

/// A sentence with the name or the host of this login.
#[derive(Clone, Copy, Debug)]
pub struct Line(&'static str);

impl Line {
    #[must_use]
    pub fn of(self, name: &str, host: &str) -> String {
        sentence(self.0, [("name", name.into()), ("host", host.into())])
    }
}

pub const CODE_SUBJECT: Line = Line("mail-code-subject");
pub const CODE_VERIFY: Line = Line("mail-code-verify");
pub const CODE_LOGIN: Line = Line("mail-code-login");
pub const CODE_RECOVER: Line = Line("mail-code-recover");
pub const CODE_LINK: Text = Text("mail-code-link");
pub const LINK_VERIFY: Text = Text("mail-link-verify");
pub const LINK_LOGIN: Text = Text("mail-link-login");
pub const LINK_RECOVER: Text = Text("mail-link-recover");
pub const SUPPORT_SUBJECT: Line = Line("mail-support-subject");
pub const SUPPORT: Line = Line("mail-support");
pub const SUPPORT_LINK: Text = Text("mail-support-link");
pub const ADVICE: Text = Text("notice-advice");
pub const REGISTERED_ADVICE: Text = Text("notice-registered-advice");
pub const NEW_DEVICE_SUBJECT: Line = Line("notice-new-device-subject");
pub const NEW_DEVICE_ADVICE: Text = Text("notice-new-device-advice");
pub const SUMMARY_SUBJECT: Line = Line("notice-summary-subject");
pub const SUMMARY: Line = Line("notice-summary");
pub const DELETED_ADVICE: Text = Text("notice-deleted-advice");
pub const NOTICE_LINK: Text = Text("notice-link");

/// The reasons for which a person gets a mail, at its foot: with the host alone.
pub const WHY_CODE: Line = Line("mail-why-code");
pub const WHY_ACCOUNT: Line = Line("mail-why-account");

/// The subject and the first sentence of each notice.
pub const REGISTERED: (Line, Line) = (Line("notice-registered-subject"), Line("notice-registered"));
pub const RECOVERED: (Line, Line) = (Line("notice-recovered-subject"), Line("notice-recovered"));
pub const PASSKEY_ADDED: (Line, Line) =
    (Line("notice-passkey-added-subject"), Line("notice-passkey-added"));
pub const PASSKEY_REMOVED: (Line, Line) =
    (Line("notice-passkey-removed-subject"), Line("notice-passkey-removed"));
pub const PASSWORD_CHANGED: (Line, Line) =
    (Line("notice-password-changed-subject"), Line("notice-password-changed"));
pub const ADDRESSES_CHANGED: (Line, Line) =
    (Line("notice-addresses-changed-subject"), Line("notice-addresses-changed"));
pub const RECOVERY_CODES_MADE: (Line, Line) =
    (Line("notice-recovery-codes-made-subject"), Line("notice-recovery-codes-made"));
pub const RECOVERY_CODE_USED: (Line, Line) =
    (Line("notice-recovery-code-used-subject"), Line("notice-recovery-code-used"));
pub const DELETED: (Line, Line) = (Line("notice-deleted-subject"), Line("notice-deleted"));

#[must_use]
pub fn code_is(code: &str) -> String {
    unmarked(&sentence("mail-code-is", [("code", code.into())]), code)
}

#[must_use]
pub fn sms_code(code: &str, name: &str) -> String {
    unmarked(&sentence("sms-code", [("code", code.into()), ("name", name.into())]), code)
}

/// Returns the sentence without direction marks around its code. They would be copied along with
/// the code, and digits need none.
fn unmarked(sentence: &str, code: &str) -> String {
    sentence.replace(&format!("\u{2068}{code}\u{2069}"), code)
}

#[must_use]
pub fn sms_support_link(url: &str) -> String {
    sentence("sms-support-link", [("url", url.into())])
}

#[must_use]
pub fn new_device(name: &str, device: &str) -> String {
    sentence("notice-new-device", [("name", name.into()), ("device", device.into())])
}

#[must_use]
pub fn place(place: &str) -> String {
    sentence("notice-place", [("place", place.into())])
}

#[must_use]
pub fn happened(when: &str) -> String {
    sentence("notice-when", [("when", when.into())])
}
