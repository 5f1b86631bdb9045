//! The mails and SMS that the platform sends; their sentences are in the catalogue.

use vestibule_app::texts::letters::{self as texts, Line};

use super::{Site, codes::Purpose, notices::Notice};

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
}

impl Letter {
    /// The letter as a mail. The words around the paragraphs are our own, and hold nothing that HTML would take for a tag.
    pub(super) fn mail(self) -> Mail {
        let link = format!("<a href=\"{}\">{}</a>", self.link.0, self.link.1);
        let paragraphs = self.paragraphs.into_iter().chain([link]).chain(self.last_line).collect();
        Mail { subject: self.subject, paragraphs }
    }
}

impl Mail {
    pub(super) fn html(&self) -> String {
        format!("<p>{}</p>\n", self.paragraphs.join("</p>\n<p>"))
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
        Purpose::Verify => (texts::CODE_VERIFY, texts::LINK_VERIFY),
        Purpose::Login => (texts::CODE_LOGIN, texts::LINK_LOGIN),
        Purpose::Recover | Purpose::Support => (texts::CODE_RECOVER, texts::LINK_RECOVER),
    };
    let last_line = format!("@{} #{code}", site.host);
    Letter {
        subject: site.plain(texts::CODE_SUBJECT),
        paragraphs: vec![texts::code_is(&format!("<b>{code}</b>")), site.html(what), texts::CODE_LINK.into()],
        link: (url, link.get()),
        sms: format!("{}\n\n{last_line}", texts::sms_code(code, &site.name)),
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
        subject: site.plain(texts::SUPPORT_SUBJECT),
        sms: format!("{} {}", site.plain(texts::SUPPORT), texts::sms_support_link(&url)),
        paragraphs: vec![site.html(texts::SUPPORT), texts::SUPPORT_LINK.into()],
        link: (url, texts::LINK_RECOVER.get()),
        last_line: None,
    }
}

/// What the owner of an account is told after something happened to it (behaviour b20).
pub(super) fn notice(notice: &Notice, when: &str, site: &Site) -> Letter {
    let (subject, what) = match notice {
        Notice::Registered => texts::REGISTERED,
        Notice::Recovered => texts::RECOVERED,
        Notice::PasskeyAdded => texts::PASSKEY_ADDED,
        Notice::PasskeyRemoved => texts::PASSKEY_REMOVED,
        Notice::PasswordChanged => texts::PASSWORD_CHANGED,
        Notice::RecoveryCodesMade => texts::RECOVERY_CODES_MADE,
        Notice::RecoveryCodeUsed => texts::RECOVERY_CODE_USED,
        Notice::Deleted(_) => texts::DELETED,
    };
    let (advice, path) = match notice {
        Notice::Registered => (texts::REGISTERED_ADVICE, "/login"),
        Notice::Deleted(path) => (texts::DELETED_ADVICE, path.as_str()),
        _ => (texts::ADVICE, "/recover"),
    };
    let link = format!("{}{path}", site.origin);
    Letter {
        subject: site.plain(subject),
        sms: format!("{} {advice} {link}", site.plain(what)),
        paragraphs: vec![site.html(what), texts::happened(when), advice.into()],
        link: (link, texts::NOTICE_LINK.get()),
        last_line: None,
    }
}
