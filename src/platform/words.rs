//! The mails and SMS that the platform sends; their sentences are in the catalogue.

use vestibule_app::{Moment, texts, texts::letters};

use super::{codes::Purpose, notices::Notice};
use crate::domain::{Timestamp, device::Device};

/// A message before it has an address: the words of an SMS, or a mail's subject and paragraphs.
#[derive(Debug)]
pub(super) struct Letter {
    pub subject: String,
    pub paragraphs: Vec<String>,
    /// An address of our own, with the words that lead there.
    pub link: (String, &'static str),
    /// What a browser reads the code from: `@host #code`, the last line of the message.
    pub last_line: Option<String>,
    pub sms: String,
}

impl Letter {
    /// The body of a mail. Its words are our own, and hold nothing that HTML would take for a tag.
    pub(super) fn html(&self) -> String {
        let link = format!("<a href=\"{}\">{}</a>", self.link.0, self.link.1);
        let lines: Vec<_> = self.paragraphs.iter().cloned().chain([link]).chain(self.last_line.clone()).collect();
        format!("<p>{}</p>\n", lines.join("</p>\n<p>"))
    }
}

/// A one-time code; `url` is its link.
pub(super) fn code(purpose: Purpose, (code, url, host): (&str, String, &str)) -> Letter {
    let (what, link) = match purpose {
        Purpose::Verify => (letters::CODE_VERIFY, letters::LINK_VERIFY),
        Purpose::Login => (letters::CODE_LOGIN, letters::LINK_LOGIN),
        Purpose::Recover | Purpose::Support => (letters::CODE_RECOVER, letters::LINK_RECOVER),
    };
    let last_line = format!("@{host} #{code}");
    Letter {
        subject: letters::CODE_SUBJECT.at(host),
        paragraphs: vec![letters::code_is(&format!("<b>{code}</b>")), what.at(host), letters::CODE_LINK.into()],
        link: (url, link.get()),
        sms: format!("{}\n\n{last_line}", letters::sms_code(code, host)),
        last_line: Some(last_line),
    }
}

/// A recovery that an administrator started: a link for any browser, and no code.
pub(super) fn support(url: String, host: &str) -> Letter {
    let words = letters::SUPPORT.at(host);
    Letter {
        subject: letters::SUPPORT_SUBJECT.at(host),
        sms: format!("{words} {}", letters::sms_support_link(&url)),
        paragraphs: vec![words, letters::SUPPORT_LINK.into()],
        link: (url, letters::LINK_RECOVER.get()),
        last_line: None,
    }
}

/// What the owner of an account is told after something happened to it (behaviour b20).
pub(super) fn notice(notice: &Notice, (when, origin, host): (&str, &str, &str)) -> Letter {
    let (subject, what) = match notice {
        Notice::Registered => letters::REGISTERED,
        Notice::Recovered => letters::RECOVERED,
        Notice::PasskeyAdded => letters::PASSKEY_ADDED,
        Notice::PasskeyRemoved => letters::PASSKEY_REMOVED,
        Notice::PasswordChanged => letters::PASSWORD_CHANGED,
        Notice::AddressesChanged => letters::ADDRESSES_CHANGED,
        Notice::RecoveryCodesMade => letters::RECOVERY_CODES_MADE,
        Notice::RecoveryCodeUsed => letters::RECOVERY_CODE_USED,
        Notice::Deleted(_) => letters::DELETED,
        Notice::NewDevice { device, place, path } => {
            return new_device((device, place.as_deref(), path), (when, origin, host));
        }
    };
    let (advice, link) = match notice {
        Notice::Registered => (letters::REGISTERED_ADVICE, format!("{origin}/login")),
        Notice::Deleted(path) => (letters::DELETED_ADVICE, format!("{origin}{path}")),
        _ => (letters::ADVICE, format!("{origin}/recover")),
    };
    let (what, advice) = (what.at(host), advice.get().to_owned());
    Letter {
        subject: subject.at(host),
        sms: format!("{what} {advice} {link}"),
        paragraphs: vec![what, letters::happened(when), advice],
        link: (link, letters::NOTICE_LINK.get()),
        last_line: None,
    }
}

fn new_device(
    (device, place, path): (&Device, Option<&str>, &str),
    (when, origin, host): (&str, &str, &str),
) -> Letter {
    let (what, link) = (letters::new_device(host, &self::device(*device)), format!("{origin}{path}"));
    let (when, place) = (letters::happened(when), place.map(letters::place));
    let advice = letters::NEW_DEVICE_ADVICE.get().to_owned();
    let lines: Vec<_> = [Some(what), Some(when), place, Some(advice)].into_iter().flatten().collect();
    Letter {
        subject: letters::NEW_DEVICE_SUBJECT.at(host),
        sms: format!("{} {link}", lines.join(" ")),
        // The names of places are somebody else's words.
        paragraphs: lines.iter().map(|line| line.replace('&', "&amp;").replace('<', "&lt;")).collect(),
        link: (link, letters::NOTICE_LINK.get()),
        last_line: None,
    }
}

/// A browser and its machine in the language that is spoken.
pub fn device(device: Device) -> String {
    let browser =
        device.browser().map(|browser| if browser == Device::APP { texts::DEVICE_APP.get() } else { browser });
    texts::device(browser, device.system())
}

/// A point in time in the language that is spoken.
pub fn moment(at: Timestamp) -> Moment {
    let moment = at.civil();
    let number = |number: i8| u8::try_from(number).unwrap_or_default();
    let date = (i32::from(moment.year()), number(moment.month()), number(moment.day()));
    Moment::at(date, (number(moment.hour()), number(moment.minute())), at.to_rfc3339())
}
