//! The mails and SMS that the platform sends; their sentences are in the catalogue.

use vestibule_app::texts::letters as texts;

use super::{codes::Purpose, notices::Notice};

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
        Purpose::Verify => (texts::CODE_VERIFY, texts::LINK_VERIFY),
        Purpose::Login => (texts::CODE_LOGIN, texts::LINK_LOGIN),
        Purpose::Recover | Purpose::Support => (texts::CODE_RECOVER, texts::LINK_RECOVER),
    };
    let last_line = format!("@{host} #{code}");
    Letter {
        subject: texts::CODE_SUBJECT.at(host),
        paragraphs: vec![texts::code_is(&format!("<b>{code}</b>")), what.at(host), texts::CODE_LINK.into()],
        link: (url, link.get()),
        sms: format!("{}\n\n{last_line}", texts::sms_code(code, host)),
        last_line: Some(last_line),
    }
}

/// A recovery that an administrator started: a link for any browser, and no code.
pub(super) fn support(url: String, host: &str) -> Letter {
    let words = texts::SUPPORT.at(host);
    Letter {
        subject: texts::SUPPORT_SUBJECT.at(host),
        sms: format!("{words} {}", texts::sms_support_link(&url)),
        paragraphs: vec![words, texts::SUPPORT_LINK.into()],
        link: (url, texts::LINK_RECOVER.get()),
        last_line: None,
    }
}

/// What the owner of an account is told after something happened to it (behaviour b20).
pub(super) fn notice(notice: &Notice, (when, origin, host): (&str, &str, &str)) -> Letter {
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
    let (advice, link) = match notice {
        Notice::Registered => (texts::REGISTERED_ADVICE, format!("{origin}/login")),
        Notice::Deleted(path) => (texts::DELETED_ADVICE, format!("{origin}{path}")),
        _ => (texts::ADVICE, format!("{origin}/recover")),
    };
    let (what, advice) = (what.at(host), advice.get().to_owned());
    Letter {
        subject: subject.at(host),
        sms: format!("{what} {advice} {link}"),
        paragraphs: vec![what, texts::happened(when), advice],
        link: (link, texts::NOTICE_LINK.get()),
        last_line: None,
    }
}
