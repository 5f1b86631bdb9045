//! Every sentence of the mails and SMS that the platform sends, in one place, so that a catalogue can take over later.

use super::{codes::Purpose, notices::Notice};

/// A message before it has an address: the words of an SMS, or a mail's subject and paragraphs.
#[derive(Debug)]
pub(super) struct Letter {
    pub subject: String,
    pub paragraphs: Vec<String>,
    /// An address of our own, with the words that lead there.
    pub link: Option<(String, &'static str)>,
    /// What a browser reads the code from: `@host #code`, the last line of the message.
    pub last_line: Option<String>,
    pub sms: String,
}

impl Letter {
    /// The body of a mail. Its words are our own, and hold nothing that HTML would take for a tag.
    pub(super) fn html(&self) -> String {
        let link = self.link.iter().map(|(url, words)| format!("<a href=\"{url}\">{words}</a>"));
        let lines: Vec<_> = self.paragraphs.iter().cloned().chain(link).chain(self.last_line.clone()).collect();
        format!("<p>{}</p>\n", lines.join("</p>\n<p>"))
    }
}

/// A one-time code; `url` is its link.
pub(super) fn code(purpose: Purpose, (code, url, host): (&str, String, &str)) -> Letter {
    let (what, link) = match purpose {
        Purpose::Verify => ("to finish your account", "Finish your account"),
        Purpose::Login => ("to log in", "Log in"),
        Purpose::Recover | Purpose::Support => ("to get back into your account", "Get back into your account"),
    };
    let last_line = format!("@{host} #{code}");
    Letter {
        subject: format!("Your code for {host}"),
        paragraphs: vec![
            format!("Your code is <b>{code}</b>."),
            format!(
                "Use it at {host} {what}. It works for ten minutes, once. Nobody from {host} will ever ask you for it."
            ),
            "Or open this link in the browser in which you asked for it:".to_owned(),
        ],
        link: Some((url, link)),
        sms: format!("Your code for {host} is {code}. It works for ten minutes. Do not share it.\n\n{last_line}"),
        last_line: Some(last_line),
    }
}

/// A recovery that an administrator started: a link for any browser, and no code.
pub(super) fn support(url: String, host: &str) -> Letter {
    let words = format!("An administrator of {host} started a recovery of your account, because you asked for help.");
    Letter {
        subject: format!("Get back into your account at {host}"),
        sms: format!("{words} Open this link within the hour: {url}"),
        paragraphs: vec![
            words,
            "Open this link within the hour. It works once. If you did not ask for help, leave it alone.".to_owned(),
        ],
        link: Some((url, "Get back into your account")),
        last_line: None,
    }
}

/// What the owner of an account is told after something happened to it (behaviour b20).
pub(super) fn notice(notice: Notice, (when, origin, host): (&str, &str, &str)) -> Letter {
    let (subject, what) = match notice {
        Notice::Registered => (
            format!("You already have an account at {host}"),
            format!(
                "Somebody, perhaps you, tried to make an account at {host} with this address. You have one already."
            ),
        ),
        Notice::Recovered => (
            format!("Your account at {host} was recovered"),
            format!("Somebody got back into your account at {host} with a code."),
        ),
        Notice::PasskeyAdded => (
            format!("A passkey was added to your account at {host}"),
            format!("A new passkey can log in to your account at {host}."),
        ),
        Notice::PasskeyRemoved => (
            format!("A passkey was removed from your account at {host}"),
            format!("A passkey can no longer log in to your account at {host}."),
        ),
        Notice::PasswordChanged => {
            (format!("Your password at {host} was changed"), format!("Your account at {host} has a new password."))
        }
        Notice::RecoveryCodesMade => (
            format!("New recovery codes for your account at {host}"),
            format!("Your account at {host} has new recovery codes. The ones before do not work any more."),
        ),
        Notice::RecoveryCodeUsed => (
            format!("A recovery code was used at {host}"),
            format!("Somebody used a recovery code of your account at {host}."),
        ),
    };
    let (advice, link) = match notice {
        Notice::Registered => ("To log in, or if you cannot, open this link.", format!("{origin}/login")),
        _ => ("If this was not you, open this link and take your account back.", format!("{origin}/recover")),
    };
    Letter {
        subject,
        sms: format!("{what} {advice} {link}"),
        paragraphs: vec![what, format!("That was on {when}."), advice.to_owned()],
        link: Some((link.clone(), "Open the page")),
        last_line: None,
    }
}
