//! The texts of the platform's mails and SMS. Their sentences are in the catalogue of translations,
//! and `mails.rs` makes mails of them.

use super::notifications::{Notice, NoticeKind};
use crate::{
    domain::{
        Timestamp,
        device::Device,
        message::mail::{MailName, MailPlaceholder, MailValue, MailValues},
    },
    platform::{SiteNames, codes::CodePurpose},
};
use vestibule_app::{
    CivilDateTime, Moment,
    i18n::texts::{
        self,
        letters::{self, Line},
    },
};

/// A message without a recipient yet, in the forms of a mail and of an SMS.
#[derive(Debug)]
pub(in crate::platform) struct OutgoingMessage {
    pub name: MailName,
    /// Subject of the mail.
    pub subject: String,
    /// Paragraphs of the mail, in HTML. The first one says the code, if there is one.
    pub paragraphs: Vec<String>,
    /// The one-time code.
    pub code: Option<String>,
    pub link: MessageLink,
    /// The line `@host #code`, from which browsers fill in the code ("origin-bound one-time
    /// codes").
    pub last_line: Option<String>,
    /// Text of the SMS, with typographic apostrophes.
    sms: String,
    /// Values that only templates of this mail have.
    pub values: MailValues,
}

/// The link of a message.
#[derive(Debug)]
pub(in crate::platform) struct MessageLink {
    pub url: String,
    /// Text of the link in a mail.
    pub text: &'static str,
}

impl OutgoingMessage {
    /// The message as an SMS. The alphabet of SMS (GSM 03.38) has no typographic apostrophe: with
    /// one, 70 instead of 160 characters would fit into each paid part.
    pub(in crate::platform) fn text_message(&self) -> String {
        self.sms.replace('\u{2019}', "'")
    }
}

impl SiteNames {
    /// The sentence as plain text.
    fn plain(&self, line: Line) -> String {
        line.of(&self.name, &self.host)
    }

    /// The sentence as HTML, with the site's name escaped.
    fn html(&self, line: Line) -> String {
        line.of(&html_escape::encode_text(&self.name), &self.host)
    }
}

/// The message with a one-time code and its link.
pub(in crate::platform) fn code(
    purpose: CodePurpose,
    code: &str,
    url: String,
    site: &SiteNames,
) -> OutgoingMessage {
    let (name, what, link) = match purpose {
        CodePurpose::Verify => (MailName::VerifyCode, letters::CODE_VERIFY, letters::LINK_VERIFY),
        CodePurpose::Login => (MailName::LoginCode, letters::CODE_LOGIN, letters::LINK_LOGIN),
        CodePurpose::Recover | CodePurpose::Support => {
            (MailName::RecoveryCode, letters::CODE_RECOVER, letters::LINK_RECOVER)
        }
    };
    let last_line = format!("@{} #{code}", site.host);
    OutgoingMessage {
        name,
        subject: site.plain(letters::CODE_SUBJECT),
        code: Some(code.to_owned()),
        values: MailValues::new(),
        paragraphs: vec![
            letters::code_is(&format!("<b>{code}</b>")),
            site.html(what),
            letters::CODE_LINK.into(),
        ],
        link: MessageLink { url, text: link.get() },
        sms: format!("{}\n\n{last_line}", letters::sms_code(code, &site.name)),
        last_line: Some(last_line),
    }
}

/// The message of a recovery that an administrator started: a link for any browser, without a code.
pub(in crate::platform) fn support(url: String, site: &SiteNames) -> OutgoingMessage {
    OutgoingMessage {
        name: MailName::SupportLink,
        code: None,
        values: MailValues::new(),
        subject: site.plain(letters::SUPPORT_SUBJECT),
        sms: format!("{} {}", site.plain(letters::SUPPORT), letters::sms_support_link(&url)),
        paragraphs: vec![site.html(letters::SUPPORT), letters::SUPPORT_LINK.into()],
        link: MessageLink { url, text: letters::LINK_RECOVER.get() },
        last_line: None,
    }
}

/// The message of a notice (`docs/security-behaviours.md` b20).
pub(in crate::platform) fn notice(
    notice: &Notice,
    when: &str,
    site: &SiteNames,
) -> OutgoingMessage {
    if let Notice::NewDevice { device, place, path } = notice {
        let lines = NewDeviceLines { device: *device, place: place.as_deref(), when };
        return new_device(lines, path, site);
    }

    let (subject, what) = sentences(notice.kind());
    let (advice, path) = match notice {
        Notice::Registered => (letters::REGISTERED_ADVICE, "/login"),
        Notice::Deleted(path) => (letters::DELETED_ADVICE, path.as_str()),
        _ => (letters::ADVICE, "/recover"),
    };
    let link = format!("{}{path}", site.origin);
    OutgoingMessage {
        name: notice.kind().mail_name(),
        code: None,
        values: MailValues::from([(MailPlaceholder::When, MailValue::Text(when.to_owned()))]),
        subject: site.plain(subject),
        sms: format!("{} {advice} {link}", site.plain(what)),
        paragraphs: vec![site.html(what), letters::happened(when), advice.into()],
        link: MessageLink { url: link, text: letters::NOTICE_LINK.get() },
        last_line: None,
    }
}

/// The subject and the first sentence of a notice. The sentence for a new browser names the
/// browser, so for that kind the subject is returned twice.
fn sentences(kind: NoticeKind) -> (Line, Line) {
    match kind {
        NoticeKind::Registered => letters::REGISTERED,
        NoticeKind::Recovered => letters::RECOVERED,
        NoticeKind::PasskeyAdded => letters::PASSKEY_ADDED,
        NoticeKind::PasskeyRemoved => letters::PASSKEY_REMOVED,
        NoticeKind::PasswordChanged => letters::PASSWORD_CHANGED,
        NoticeKind::AddressesChanged => letters::ADDRESSES_CHANGED,
        NoticeKind::RecoveryCodesMade => letters::RECOVERY_CODES_MADE,
        NoticeKind::RecoveryCodeUsed => letters::RECOVERY_CODE_USED,
        NoticeKind::Deleted => letters::DELETED,
        NoticeKind::NewDevice => (letters::NEW_DEVICE_SUBJECT, letters::NEW_DEVICE_SUBJECT),
    }
}

/// The summary of notices that were not sent one by one, with the number of each kind.
pub(in crate::platform) fn summary(
    counts: &[(NoticeKind, i64)],
    site: &SiteNames,
) -> OutgoingMessage {
    let link = format!("{}/recover", site.origin);
    let lines = counts.iter().map(|(kind, count)| (count, sentences(*kind).0));
    let plain: Vec<_> =
        lines.clone().map(|(count, line)| format!("{count} × {}", site.plain(line))).collect();
    let html = lines.map(|(count, line)| format!("{count} × {}", site.html(line)));
    OutgoingMessage {
        name: MailName::Summary,
        code: None,
        values: MailValues::from([(MailPlaceholder::Changes, MailValue::Lines(plain.clone()))]),
        subject: site.plain(letters::SUMMARY_SUBJECT),
        sms: format!(
            "{} {}. {} {link}",
            site.plain(letters::SUMMARY),
            plain.join("; "),
            letters::ADVICE
        ),
        paragraphs: std::iter::once(site.html(letters::SUMMARY))
            .chain(html)
            .chain([letters::ADVICE.into()])
            .collect(),
        link: MessageLink { url: link, text: letters::NOTICE_LINK.get() },
        last_line: None,
    }
}

/// The variable parts of a notice about a new browser.
struct NewDeviceLines<'a> {
    device: Device,
    place: Option<&'a str>,
    when: &'a str,
}

fn new_device(
    NewDeviceLines { device, place, when }: NewDeviceLines<'_>,
    path: &str,
    site: &SiteNames,
) -> OutgoingMessage {
    let device = self::device(device);
    let values = [
        (MailPlaceholder::Device, device.clone()),
        (MailPlaceholder::When, when.to_owned()),
        (MailPlaceholder::Place, place.unwrap_or_default().to_owned()),
    ];
    let what = letters::new_device(&site.name, &device);
    let when = letters::happened(when);
    let place = place.map(letters::place);
    let advice = letters::NEW_DEVICE_ADVICE.get().to_owned();
    let lines: Vec<_> =
        [Some(what), Some(when), place, Some(advice)].into_iter().flatten().collect();

    let link = format!("{}{path}", site.origin);
    OutgoingMessage {
        name: MailName::NewBrowser,
        code: None,
        values: values.map(|(placeholder, text)| (placeholder, MailValue::Text(text))).into(),
        subject: site.plain(letters::NEW_DEVICE_SUBJECT),
        sms: format!("{}\n{link}", lines.join("\n")),
        // The names of places come from a third party's database.
        paragraphs: lines.iter().map(|line| html_escape::encode_text(line).into_owned()).collect(),
        link: MessageLink { url: link, text: letters::NOTICE_LINK.get() },
        last_line: None,
    }
}

/// A browser and its operating system, in the current language.
pub fn device(device: Device) -> String {
    let browser = device
        .browser()
        .map(|browser| if browser == Device::APP { texts::DEVICE_APP.get() } else { browser });
    texts::device(browser, device.system())
}

/// A point in time, in the current language.
pub fn moment(at: Timestamp) -> Moment {
    let moment = at.civil();
    let number = |number: i8| u8::try_from(number).unwrap_or_default();
    let civil = CivilDateTime {
        year: i32::from(moment.year()),
        month: number(moment.month()),
        day: number(moment.day()),
        hour: number(moment.hour()),
        minute: number(moment.minute()),
    };
    Moment::at(civil, at.to_rfc3339())
}
