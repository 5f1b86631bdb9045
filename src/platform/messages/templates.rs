//! The mails and SMS that the platform sends; their sentences are in the catalogue.

use super::notifications::{Event, Notice};
use crate::{
    domain::{Timestamp, device::Device},
    platform::{Site, codes::Purpose},
};
use vestibule_app::{
    Language, Moment,
    i18n::texts::{
        self,
        letters::{self, Line},
    },
};

/// A message before it has an address: the words of an SMS, or a mail's subject and paragraphs.
#[derive(Debug)]
pub(in crate::platform) struct Letter {
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
    pub(in crate::platform) fn mail(self) -> Mail {
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
    pub(in crate::platform) fn html(&self) -> String {
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
pub(in crate::platform) fn code(purpose: Purpose, (code, url): (&str, String), site: &Site) -> Letter {
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
pub(in crate::platform) fn sample(site: &Site) -> Mail {
    code(Purpose::Login, ("123456", format!("{}/login", site.origin)), site).mail()
}

/// A recovery that an administrator started: a link for any browser, and no code.
pub(in crate::platform) fn support(url: String, site: &Site) -> Letter {
    Letter {
        subject: site.plain(letters::SUPPORT_SUBJECT),
        sms: format!("{} {}", site.plain(letters::SUPPORT), letters::sms_support_link(&url)),
        paragraphs: vec![site.html(letters::SUPPORT), letters::SUPPORT_LINK.into()],
        link: (url, letters::LINK_RECOVER.get()),
        last_line: None,
    }
}

/// What the owner of an account is told after something happened to it (behaviour b20).
pub(in crate::platform) fn notice(notice: &Notice, when: &str, site: &Site) -> Letter {
    if let Notice::NewDevice { device, place, path } = notice {
        return new_device((*device, place.as_deref(), path), when, site);
    }
    let (subject, what) = sentences(notice.event());
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

/// The subject and the first sentence of a notice; of a new browser, whose sentence names it, the subject twice.
fn sentences(event: Event) -> (Line, Line) {
    match event {
        Event::Registered => letters::REGISTERED,
        Event::Recovered => letters::RECOVERED,
        Event::PasskeyAdded => letters::PASSKEY_ADDED,
        Event::PasskeyRemoved => letters::PASSKEY_REMOVED,
        Event::PasswordChanged => letters::PASSWORD_CHANGED,
        Event::AddressesChanged => letters::ADDRESSES_CHANGED,
        Event::RecoveryCodesMade => letters::RECOVERY_CODES_MADE,
        Event::RecoveryCodeUsed => letters::RECOVERY_CODE_USED,
        Event::Deleted => letters::DELETED,
        Event::NewDevice => (letters::NEW_DEVICE_SUBJECT, letters::NEW_DEVICE_SUBJECT),
    }
}

/// What happened to an account, and how often, that its owner was not told of one by one.
pub(in crate::platform) fn summary(counts: &[(Event, i64)], site: &Site) -> Letter {
    let link = format!("{}/recover", site.origin);
    let lines = counts.iter().map(|(event, count)| (count, sentences(*event).0));
    let plain: Vec<_> = lines.clone().map(|(count, line)| format!("{count} × {}", site.plain(line))).collect();
    let html = lines.map(|(count, line)| format!("{count} × {}", site.html(line)));
    Letter {
        subject: site.plain(letters::SUMMARY_SUBJECT),
        sms: format!("{} {}. {} {link}", site.plain(letters::SUMMARY), plain.join("; "), letters::ADVICE),
        paragraphs: std::iter::once(site.html(letters::SUMMARY)).chain(html).chain([letters::ADVICE.into()]).collect(),
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
