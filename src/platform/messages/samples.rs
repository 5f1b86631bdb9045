//! Mails with made-up values, for the previews of administrators.

use vestibule_app::Language;

use super::{
    mails::{MailSettings, RenderedMail},
    notifications::{Notice, NoticeKind},
    templates::{self, OutgoingMessage},
};
use crate::{
    domain::{Accents, Timestamp, device::UserAgent, message::mail::MailName},
    platform::{Platform, SiteNames, codes::CodePurpose},
};

impl Platform {
    /// A mail with made-up values. `accents` are those in force if there are none.
    pub fn sample_mail(
        &self,
        name: MailName,
        language: Language,
        accents: Option<Accents>,
    ) -> RenderedMail {
        let mut mails: MailSettings = self.mails.clone();
        mails.accents = accents.unwrap_or(mails.accents);
        language.speak(|| mails.render(&message(name, &self.site, self.clock.now()), &self.site))
    }
}

fn message(name: MailName, site: &SiteNames, now: Timestamp) -> OutgoingMessage {
    let url = |path: &str| format!("{}{path}/made-up-for-the-preview", site.origin);
    let code = |purpose| templates::code(purpose, "123456", url("/link"), site);
    let notice = |notice: Notice| templates::notice(&notice, &templates::moment(now).text, site);
    match name {
        MailName::VerifyCode => code(CodePurpose::Verify),
        MailName::LoginCode => code(CodePurpose::Login),
        MailName::RecoveryCode => code(CodePurpose::Recover),
        MailName::SupportLink => templates::support(url("/link"), site),
        MailName::Registered => notice(Notice::Registered),
        MailName::Recovered => notice(Notice::Recovered),
        MailName::PasskeyAdded => notice(Notice::PasskeyAdded),
        MailName::PasskeyRemoved => notice(Notice::PasskeyRemoved),
        MailName::PasswordChanged => notice(Notice::PasswordChanged),
        MailName::AddressesChanged => notice(Notice::AddressesChanged),
        MailName::RecoveryCodesMade => notice(Notice::RecoveryCodesMade),
        MailName::RecoveryCodeUsed => notice(Notice::RecoveryCodeUsed),
        MailName::NewBrowser => notice(Notice::NewDevice {
            device: UserAgent::read(b"Windows NT 10.0 Firefox/150.0").device(),
            place: Some("Zürich".to_owned()),
            path: "/not-me/made-up-for-the-preview".to_owned(),
        }),
        MailName::Deleted => notice(Notice::Deleted("/undo/made-up-for-the-preview".to_owned())),
        MailName::Summary => templates::summary(
            &[(NoticeKind::RecoveryCodesMade, 4), (NoticeKind::PasskeyAdded, 2)],
            site,
        ),
    }
}
