//! Checks of one-time codes to a phone and to a mailbox (`docs/protocol.md` §2 and §3). The
//! messages are real, so only the recipients on the command line get one.

use clap::Args;
use serde_json::json;
use url::Url;

use super::{
    BackEndRequest, CheckEntry, Finding, Kind, NoAnswer, REFUSED, Subject, Test, finding,
    signatures::forged, source,
};
use crate::{
    cli::{
        Error,
        back_end::{self, BackEnd},
    },
    domain::EmailAddress,
};

#[derive(Debug, Args)]
pub(crate) struct MessageArguments {
    /// A phone of your own: sendSms is asked to send it messages. Without one, those checks are
    /// skipped.
    #[arg(long, value_name = "+NUMBER", value_parser = parse_number)]
    sms_to: Option<String>,
    /// The URL of sendSms, if it is not below BASE-URL.
    #[arg(long, value_name = "URL", requires = "sms_to")]
    sms_url: Option<String>,
    /// A mailbox of your own: sendEmail is asked to send it messages. Without one, those checks are
    /// skipped.
    #[arg(long, value_name = "ADDRESS", value_parser = parse_address)]
    email_to: Option<String>,
    /// The URL of sendEmail, if it is not below BASE-URL.
    #[arg(long, value_name = "URL", requires = "email_to")]
    email_url: Option<String>,
}

/// The recipient of a kind of message, and the URL that sends it.
#[derive(Clone, Debug)]
pub(super) struct Recipient {
    /// The recipient. Without one, nothing is sent.
    pub(super) to: Option<String>,
    url: Url,
}

impl MessageArguments {
    /// The recipients of SMS and of mails.
    ///
    /// # Errors
    /// [`Error::Usage`] for an invalid URL.
    pub(super) fn recipients(self, back_end: &BackEnd) -> Result<[Recipient; 2], Error> {
        let recipient = |to, url: Option<String>, endpoint| {
            let url =
                url.map_or_else(|| Ok(back_end.url(endpoint)), |url| back_end::parse_base(&url));
            url.map(|url| Recipient { to, url })
        };
        Ok([
            recipient(self.sms_to, self.sms_url, "sendSms")?,
            recipient(self.email_to, self.email_url, "sendEmail")?,
        ])
    }
}

fn parse_number(text: &str) -> Result<String, &'static str> {
    let digits = text.strip_prefix('+').filter(|digits| (7..=15).contains(&digits.len()));
    let number = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    number
        .map(|_| text.to_owned())
        .ok_or("must be a plus sign, the country code and the number, such as +14155552671")
}

fn parse_address(text: &str) -> Result<String, &'static str> {
    if EmailAddress::parse(text).is_ok() {
        Ok(text.to_owned())
    } else {
        Err("must be an address, such as me@example.com")
    }
}

pub(super) const SMS: &[CheckEntry] = &[
    CheckEntry {
        name: "sms-accepted",
        kind: Kind::Protocol,
        source: source::SMS,
        says: "sendSms answers 202.",
        test: Test::Steps(|subject| Box::pin(accepted(subject, sms(subject)))),
    },
    CheckEntry {
        name: "sms-replayed",
        kind: Kind::Advice,
        source: source::REPLAY,
        says: "The same signed sendSms again is answered with 202 too.",
        test: Test::Steps(|subject| Box::pin(replayed(subject, sms(subject)))),
    },
    CheckEntry {
        name: "sms-number-malformed",
        kind: Kind::Advice,
        source: source::UNPROCESSABLE,
        says: "A phoneNumber that is none is refused with 422.",
        test: Test::Status(|subject| sms_to(subject, "not a number"), &[422]),
    },
    CheckEntry {
        name: "sms-signature-wrong",
        kind: Kind::Protocol,
        source: source::SIGNATURE,
        says: "A sendSms with a signature of another secret is refused.",
        test: Test::Status(|subject| forged(sms(subject)), REFUSED),
    },
];

pub(super) const EMAIL: &[CheckEntry] = &[
    CheckEntry {
        name: "email-accepted",
        kind: Kind::Protocol,
        source: source::EMAIL,
        says: "sendEmail answers 202.",
        test: Test::Steps(|subject| Box::pin(accepted(subject, email(subject)))),
    },
    CheckEntry {
        name: "email-replayed",
        kind: Kind::Advice,
        source: source::REPLAY,
        says: "The same signed sendEmail again is answered with 202 too.",
        test: Test::Steps(|subject| Box::pin(replayed(subject, email(subject)))),
    },
    CheckEntry {
        name: "email-address-malformed",
        kind: Kind::Advice,
        source: source::UNPROCESSABLE,
        says: "An email that is no address is refused with 422.",
        test: Test::Status(|subject| email_to(subject, "not an address"), &[422]),
    },
    CheckEntry {
        name: "email-signature-wrong",
        kind: Kind::Protocol,
        source: source::EMAIL,
        says: "A sendEmail with a signature of another secret is refused.",
        test: Test::Status(|subject| forged(email(subject)), REFUSED),
    },
];

/// The text of the messages, which tells their recipient what they are.
const TEXT: &str = "A test message of vestibule check. It logs nobody in: 000000";

fn sms(subject: &Subject) -> BackEndRequest {
    sms_to(subject, subject.people.phone.to.as_deref().unwrap_or_default())
}

fn sms_to(subject: &Subject, number: &str) -> BackEndRequest {
    let body = json!({ "phoneNumber": number, "messageText": TEXT, "code": "000000" });
    subject.request_to(subject.people.phone.url.clone(), &body)
}

fn email(subject: &Subject) -> BackEndRequest {
    email_to(subject, subject.people.mailbox.to.as_deref().unwrap_or_default())
}

fn email_to(subject: &Subject, address: &str) -> BackEndRequest {
    let body = json!({ "email": address, "subject": "A test", "body": format!("<p>{TEXT}</p>") });
    subject.request_to(subject.people.mailbox.url.clone(), &body)
}

async fn accepted(subject: &Subject, request: BackEndRequest) -> Result<Finding, NoAnswer> {
    let answer = subject.send(request).await?;
    Ok(Finding::when(
        answer.status == 202 && !finding::hides_an_error(&answer),
        finding::describe(&answer),
    ))
}

/// Sends the same request twice. Only the recipient can tell if the second message was delivered as
/// well.
async fn replayed(subject: &Subject, request: BackEndRequest) -> Result<Finding, NoAnswer> {
    let first = subject.send(request.clone()).await?;
    let second = subject.send(request).await?;
    let came = format!("{}; then {}", finding::describe(&first), finding::describe(&second));
    Ok(Finding::when([first, second].iter().all(|answer| answer.status == 202), came))
}
