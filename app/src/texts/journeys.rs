//! The words of codes, recovery and recovery codes.

pub(crate) const PHONE_NUMBER: &str = "Phone number";
pub(crate) const COUNTRY: &str = "Country";
pub(crate) const COUNTRY_NONE: &str = "In the number";
pub(crate) const USE_PHONE: &str = "Use a phone number";
pub(crate) const USE_EMAIL: &str = "Use an email address";
pub(crate) const SEND_CODE: &str = "Send me a code";
pub(crate) const SENDING_CODE: &str = "Sending a code…";
pub(crate) const LOGIN_CODE_HEADING: &str = "Log in with a code";
pub(crate) const LOGIN_CODE_LEAD: &str = "We send a code to your email address or phone.";
pub(crate) const OTHER_WAY: &str = "Use another way";

pub(crate) const CODE_HEADING: &str = "Enter your code";
pub(crate) const CODE: &str = "Code";
pub(crate) const CODE_HINT: &str = "Six digits. They work for ten minutes.";
pub(crate) const CODE_LATE: &str = "It can take a minute. Look among unwanted mail too.";
pub(crate) const NEW_CODE: &str = "Send a new code";
pub(crate) const CHECKING_CODE: &str = "Checking the code…";
pub const CODE_WRONG: &str = "That code is not right, or not any more. Check it, or ask for a new one.";
pub const CODE_OVER: &str = "These codes do not work any more. Start again to get a new one.";
pub const CODE_LOCKED: &str =
    "There were too many wrong codes. Log in with your passkey, or ask the administrator for help.";
pub const CODE_SENT: &str = "We sent a new code. The one before does not work any more.";
pub const CODES_SENT: &str = "We cannot send more codes here. Use the last one, or start again.";

pub(crate) const LINK_HEADING: &str = "Continue here";
pub(crate) const LINK_LEAD: &str = "One press, and the link is used up.";
pub(crate) const LINK_ELSEWHERE_HEADING: &str = "Your code";
pub(crate) const LINK_ELSEWHERE: &str = "You asked for it in another browser. Type it there.";
pub(crate) const LINK_SUPPORT_HEADING: &str = "Get back into your account";

pub(crate) const RECOVER_OR_CODE: &str = "or with a code";
pub(crate) const RECOVER_CODE_LEAD: &str = "With a code you can then make a new passkey, or choose a new password.";
pub(crate) const USE_RECOVERY_CODE: &str = "Use a recovery code";
pub(crate) const RECOVERY_CODE_HEADING: &str = "Use a recovery code";
pub(crate) const RECOVERY_CODE: &str = "Recovery code";
pub(crate) const RECOVERY_CODE_HINT: &str = "One of the ten that you kept.";
pub const RECOVERY_CODE_WRONG: &str = "That login and recovery code do not belong together. Try again.";

pub(crate) const NEW_WAY_HEADING: &str = "Welcome back";
pub(crate) const NEW_WAY_LEAD: &str = "Make a passkey on this device, so that you can log in with it from now on.";
pub(crate) const OR_NEW_PASSWORD: &str = "or choose a new password";
pub(crate) const NEW_PASSWORD: &str = "New password";
pub(crate) const SET_PASSWORD: &str = "Set password";
pub(crate) const END_OTHERS: &str = "Log out everywhere else";
pub(crate) const CONTINUE_WITHOUT: &str = "Continue without";
pub const NEW_WAY_MISSING: &str = "Make a passkey, or choose a password.";

pub(crate) const DOCUMENT_FIRST_HEADING: &str = "Your identity document";
pub(crate) const DOCUMENT_FIRST_LEAD: &str =
    "Your code was right. To get back into your account, your identity document is needed too.";
pub(crate) const DOCUMENT_FIRST_ASK: &str =
    "Ask the administrator how to show it, then come back to this page within a quarter of an hour.";
pub(crate) const DOCUMENT_FIRST_SHOW: &str = "Show the document";
pub(crate) const DOCUMENT_FIRST_DONE: &str = "I have shown it";

pub(crate) const CONFIRM_HEADING: &str = "Your account is made";
pub(crate) const CONFIRM_LEAD: &str = "Log in once to show that the address is yours. Then it is ready.";

pub(crate) const RECOVERY_CODES: &str = "Recovery codes";
pub(crate) const RECOVERY_CODES_LEAD: &str =
    "Ten codes to keep on paper. Each gets you back into your account once, without email or phone.";
pub(crate) const RECOVERY_CODES_ONCE: &str =
    "They are shown only now. Print or download them, and keep them where you keep important papers.";
pub(crate) const RECOVERY_CODES_NONE: &str = "You have none yet.";
pub(crate) const MAKE_RECOVERY_CODES: &str = "Make recovery codes";
pub(crate) const MAKE_NEW_RECOVERY_CODES: &str = "Make new codes";
pub(crate) const MAKING_RECOVERY_CODES: &str = "Making codes…";
pub(crate) const NEW_CODES_REPLACE: &str = "New codes take the place of the old ones.";
pub(crate) const DOWNLOAD: &str = "Download";
pub(crate) const PRINT: &str = "Print";

pub const ADMIN_RECOVERY: &str = "Recovery";
pub const ADMIN_RECOVER: &str = "Start a recovery";
pub const ADMIN_RECOVER_HINT: &str =
    "The person gets a link that works for an hour, once. Be sure who you are talking to.";
pub const ADMIN_RECOVERY_STARTED: &str = "The person was sent a link.";

/// Where a code went. It says so whether anybody has the address or not.
pub(crate) fn code_lead(login_id: &str, is_phone: bool) -> String {
    if is_phone {
        format!("If {login_id} can be used here, a code is on its way to it.")
    } else {
        format!("If {login_id} can be used here, a mail with a code is on its way.")
    }
}

pub(crate) fn recovery_codes_left(left: usize) -> String {
    match left {
        1 => "You have 1 code left.".to_owned(),
        left => format!("You have {left} codes left."),
    }
}
