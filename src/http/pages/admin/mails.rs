//! `/admin/mails`: every mail of the platform in every language, with made-up values, as the
//! branding and the operator's templates make it.

use std::sync::Arc;

use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde::Deserialize;
use vestibule_app::{
    Language,
    admin::{AdminSection, MailChoice, MailPage},
    i18n::texts::mails as labels,
};

use super::{Admin, with_query};
use crate::{
    config::{Branding, mail_templates::MailTemplate},
    domain::{branding::accent::ColourScheme, message::mail::MailName},
    http::{error::Problem, middleware::headers::Frames},
    platform::Platform,
    server::Server,
};

/// The mail to show; without one, that with a code to log in, in the language of the page.
#[derive(Debug, Deserialize)]
pub struct MailQuery {
    mail: Option<String>,
    language: Option<String>,
}

/// The HTML of a mail, to be framed.
#[derive(Debug, Deserialize)]
pub struct MailSampleQuery {
    mail: MailName,
    language: String,
    scheme: ColourScheme,
}

pub async fn show(admin: Admin, Query(query): Query<MailQuery>) -> Result<Response, Problem> {
    admin.require_section(AdminSection::Settings)?;

    let platform = admin.platform.as_deref().ok_or_else(written_elsewhere)?;
    let mail = query.mail.and_then(|mail| mail.parse().ok()).unwrap_or(MailName::LoginCode);
    let language = query.language.and_then(|tag| Language::find(&tag));
    let page = mail_page(platform, mail, language.unwrap_or_else(Language::spoken));
    let response = admin
        .render(StatusCode::OK, AdminSection::Settings, |site| {
            vestibule_app::admin::mails(site, page)
        })
        .await;
    Ok(with_frames(response, Frames::Shows))
}

/// The HTML of a mail, as a mailbox shows it in the light or in the dark.
pub async fn sample(
    State(server): State<Arc<Server>>,
    admin: Admin,
    query: Result<Query<MailSampleQuery>, QueryRejection>,
) -> Result<Response, Problem> {
    admin.require_section(AdminSection::Settings)?;

    let Query(query) = query.map_err(|rejection| Problem::of_status(rejection.status()))?;
    let platform = admin.platform.as_deref().ok_or_else(written_elsewhere)?;
    let language = Language::find(&query.language).unwrap_or_else(Language::spoken);
    let mail = platform.sample_mail(query.mail, language, None);
    Ok(framed(&mail.html, query.scheme, &server.config.branding))
}

/// OwnID's cloud writes its mails itself.
fn written_elsewhere() -> Problem {
    Problem::of_status(StatusCode::NOT_FOUND)
}

fn mail_page(platform: &Platform, mail: MailName, language: Language) -> MailPage {
    let rendered = platform.sample_mail(mail, language, None);
    let choices = MailName::ALL.iter().map(|name| MailChoice {
        value: name.as_str(),
        label: platform.sample_mail(*name, Language::spoken(), None).subject,
        is_chosen: *name == mail,
    });
    let url = |scheme: ColourScheme| {
        let pairs =
            [("mail", mail.as_str()), ("language", language.tag()), ("scheme", scheme.as_str())];
        with_query("/admin/mails/sample", &pairs)
    };
    let own_parts = rendered.own_parts.iter();
    MailPage {
        mails: choices.collect(),
        language,
        text: rendered.plain_text().trim().to_owned(),
        frames: vec![
            (labels::LIGHT, url(ColourScheme::Light)),
            (labels::DARK, url(ColourScheme::Dark)),
        ],
        own_files: own_parts
            .map(|part| MailTemplate { mail, language, part: *part }.file_name())
            .collect(),
        subject: rendered.subject,
    }
}

/// The HTML of a mail as a response to be framed: in one colour scheme regardless of the browser's
/// preference, and with its logos inside.
pub(super) fn framed(html: &str, scheme: ColourScheme, branding: &Branding) -> Response {
    let dark_if = if scheme == ColourScheme::Dark { "@media all" } else { "@media not all" };
    let mut html = html
        .replace("@media (prefers-color-scheme:dark)", dark_if)
        .replace("@media (prefers-color-scheme: dark)", dark_if)
        .replace("color-scheme:light dark", &format!("color-scheme:{}", scheme.as_str()));
    for logo in branding.mail_logo().into_iter().chain(branding.mail_logo_dark()) {
        let content = BASE64_STANDARD.encode(&logo.file.bytes);
        let url = format!("data:{};base64,{content}", logo.file.media_type);
        html = html.replace(&format!("cid:{}", logo.content_id), &url);
    }
    let response = ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response();
    with_frames(response, Frames::ShowsMail)
}

fn with_frames(mut response: Response, frames: Frames) -> Response {
    response.extensions_mut().insert(frames);
    response
}
