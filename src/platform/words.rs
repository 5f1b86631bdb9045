//! The mails and SMS that the platform sends; their sentences are in the catalogue.

use vestibule_app::{
    Language, Moment, texts,
    texts::letters::{self, Line},
};

use super::{Site, codes::Purpose, notices::Notice};
use crate::domain::{Timestamp, device::Device};

/// A message before it has an address: the words of an SMS, or a mail's subject and paragraphs.
#[derive(Debug)]
pub(super) struct Letter {
    pub subject: String,
    /// In HTML.
    pub paragraphs: Vec<String>,
    /// An address of our own, with the words that lead there.
    pub link: (String, &'static str),
    /// What a browser reads the code from: `@host #code`, the last line of the message.
    pub last_line: Option<String>,
    pub sms: String,
}

/// A mail: its subject, and its paragraphs in HTML.
#[derive(Debug)]
pub struct Mail {
    pub subject: String,
    pub paragraphs: Vec<String>,
    pub language: Language,
}

impl Letter {
    /// The letter as a mail. The words around the paragraphs are our own, and hold nothing that HTML would take for a tag.
    pub(super) fn mail(self) -> Mail {
        let url = html_escape::encode_double_quoted_attribute(&self.link.0);
        let link = format!("<a href=\"{url}\">{}</a>", html_escape::encode_text(self.link.1));
        // What browsers read is for them alone, and runs from left to right in every language.
        let last_line =
            self.last_line.map(|line| format!("<bdi dir=\"ltr\">{}</bdi>", html_escape::encode_text(&line)));
        let paragraphs = self.paragraphs.into_iter().chain([link]).chain(last_line).collect();
        Mail { subject: self.subject, paragraphs, language: Language::spoken() }
    }
}

impl Mail {
    /// The whole body: programs for mail take away what stands around it, so the language and its direction are said inside.
    pub(super) fn html(&self) -> String {
        let (tag, direction) = (self.language.tag(), self.language.direction());
        let paragraphs = self.paragraphs.join("</p>\n<p>");
        format!("<div lang=\"{tag}\" dir=\"{direction}\">\n<p>{paragraphs}</p>\n</div>\n")
    }
}

impl Site {
    /// The sentence as plain text.
    fn plain(&self, line: Line) -> String {
        line.of(&self.name, &self.host)
    }

    /// The sentence as HTML: the name is an operator's own words.
    fn html(&self, line: Line) -> String {
        line.of(&html_escape::encode_text(&self.name), &self.host)
    }
}

/// A one-time code; `url` is its link.
pub(super) fn code(purpose: Purpose, (code, url): (&str, String), site: &Site) -> Letter {
    let (what, link) = match purpose {
        Purpose::Verify => (letters::CODE_VERIFY, letters::LINK_VERIFY),
        Purpose::Login => (letters::CODE_LOGIN, letters::LINK_LOGIN),
        Purpose::Recover | Purpose::Support => (letters::CODE_RECOVER, letters::LINK_RECOVER),
    };
    let last_line = format!("@{} #{code}", site.host);
    Letter {
        subject: site.plain(letters::CODE_SUBJECT),
        paragraphs: vec![letters::code_is(&format!("<b>{code}</b>")), site.html(what), letters::CODE_LINK.into()],
        link: (url, link.get()),
        sms: format!("{}\n\n{last_line}", letters::sms_code(code, &site.name)),
        last_line: Some(last_line),
    }
}

/// A mail with a code that belongs to nobody.
pub(super) fn sample(site: &Site) -> Mail {
    code(Purpose::Login, ("123456", format!("{}/login", site.origin)), site).mail()
}

/// A recovery that an administrator started: a link for any browser, and no code.
pub(super) fn support(url: String, site: &Site) -> Letter {
    Letter {
        subject: site.plain(letters::SUPPORT_SUBJECT),
        sms: format!("{} {}", site.plain(letters::SUPPORT), letters::sms_support_link(&url)),
        paragraphs: vec![site.html(letters::SUPPORT), letters::SUPPORT_LINK.into()],
        link: (url, letters::LINK_RECOVER.get()),
        last_line: None,
    }
}

/// What the owner of an account is told after something happened to it (behaviour b20).
pub(super) fn notice(notice: &Notice, when: &str, site: &Site) -> Letter {
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
            return new_device((*device, place.as_deref(), path), when, site);
        }
    };
    let (advice, path) = match notice {
        Notice::Registered => (letters::REGISTERED_ADVICE, "/login"),
        Notice::Deleted(path) => (letters::DELETED_ADVICE, path.as_str()),
        _ => (letters::ADVICE, "/recover"),
    };
    let link = format!("{}{path}", site.origin);
    Letter {
        subject: site.plain(subject),
        sms: format!("{} {advice} {link}", site.plain(what)),
        paragraphs: vec![site.html(what), letters::happened(when), advice.into()],
        link: (link, letters::NOTICE_LINK.get()),
        last_line: None,
    }
}

fn new_device((device, place, path): (Device, Option<&str>, &str), when: &str, site: &Site) -> Letter {
    let what = letters::new_device(&site.name, &self::device(device));
    let (when, place) = (letters::happened(when), place.map(letters::place));
    let advice = letters::NEW_DEVICE_ADVICE.get().to_owned();
    let lines: Vec<_> = [Some(what), Some(when), place, Some(advice)].into_iter().flatten().collect();
    let link = format!("{}{path}", site.origin);
    Letter {
        subject: site.plain(letters::NEW_DEVICE_SUBJECT),
        sms: format!("{} {link}", lines.join(" ")),
        // The names of places are somebody else's words.
        paragraphs: lines.iter().map(|line| html_escape::encode_text(line).into_owned()).collect(),
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
