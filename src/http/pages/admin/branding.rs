//! `/admin/branding`: the branding in force, in framed samples, and a trial with other accent
//! colours. Nothing here changes the settings.

use std::sync::Arc;

use super::{Admin, mails, with_query};
use crate::{
    config::{Branding, ownid::OwnIdMode},
    domain::{
        Accent, Accents, Colour,
        branding::accent::{AccentUse, ColourScheme},
        message::mail::MailName,
    },
    http::{
        assets::branding, error::Problem, middleware::headers::Frames, pages::Page,
        session::SignedInAs,
    },
    platform::Platform,
    server::Server,
};
use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use vestibule_app::{
    Language, LoginIdForm, LoginView, Mistakes, RegisterView, Site, Text, Widget,
    admin::{AdminSection, BrandingPage, ContrastRow, SchemePage},
    i18n::texts::{self, branding as labels},
};

/// Accent colours to try.
#[derive(Debug, Deserialize)]
pub struct AccentQuery {
    #[serde(default)]
    accent: String,
    #[serde(default)]
    accent_dark: String,
}

/// One sample, and its colours.
#[derive(Debug, Deserialize)]
pub struct SampleQuery {
    page: Sample,
    scheme: ColourScheme,
    accent: String,
    accent_dark: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sample {
    Login,
    Mistake,
    Buttons,
    Mail,
}

/// Colours of a sample's stylesheet.
#[derive(Debug, Deserialize)]
pub struct SampleColours {
    scheme: ColourScheme,
    accent: String,
    accent_dark: String,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Query(typed): Query<AccentQuery>,
) -> Result<Response, Problem> {
    admin.require_section(AdminSection::Settings)?;

    let light = parse_colour(&typed.accent);
    let dark = parse_colour(&typed.accent_dark);
    let mistake = |parsed: &Result<_, Text>| parsed.as_ref().err().map(|text| String::from(*text));

    let tried = match (&light, &dark) {
        (Ok(light), Ok(dark)) => accents_to_try(server.config.branding.accents, *light, *dark),
        _ => None,
    };
    let in_force = || server.config.branding.accents.unwrap_or_else(|| Accents::of(None, None));
    let accents = tried.unwrap_or_else(in_force);

    let with_mail = admin.platform.is_some();
    let schemes = [accents.light, accents.dark].map(|accent| scheme(accents, accent, with_mail));
    let page = BrandingPage {
        tried: tried.is_some(),
        schemes: schemes.into(),
        accent: (typed.accent, mistake(&light)),
        accent_dark: (typed.accent_dark, mistake(&dark)),
    };

    let is_valid = light.is_ok() && dark.is_ok();
    let status = if is_valid { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };

    let response = admin
        .render(status, AdminSection::Settings, |site| vestibule_app::admin::branding(site, page))
        .await;
    Ok(with_frames(response, Frames::Shows))
}

/// Accents of the typed colours, if there are any. A dark colour that is tried alone is shown
/// beside the light one in force.
fn accents_to_try(
    in_force: Option<Accents>,
    light: Option<Colour>,
    dark: Option<Colour>,
) -> Option<Accents> {
    if light.is_none() && dark.is_none() {
        return None;
    }
    Some(Accents::of(light.or(in_force.map(|accents| accents.light.colour)), dark))
}

/// A page of this login, to be framed.
pub async fn sample(
    State(server): State<Arc<Server>>,
    admin: Admin,
    query: Result<Query<SampleQuery>, QueryRejection>,
) -> Result<Response, Problem> {
    admin.require_section(AdminSection::Settings)?;

    let Query(query) = query.map_err(|rejection| Problem::of_status(rejection.status()))?;

    let Admin { page, platform, .. } = admin;
    let site = preview_site(&page, &query);
    let widget = Widget { is_preview: true, ..page.widget() };

    let ok = StatusCode::OK;
    let response = match (query.page, platform) {
        (Sample::Login, _) => {
            let view = sample_login(server.config.ownid.mode);
            page.render(ok, || vestibule_app::login(site, widget, view)).await
        }
        (Sample::Mistake, _) => {
            let view = sample_register(server.config.passwords.min_length);
            page.render(ok, || vestibule_app::register(site, widget, view)).await
        }
        (Sample::Buttons, _) => page.render(ok, || vestibule_app::admin::buttons(site)).await,
        (Sample::Mail, Some(platform)) => {
            return Ok(sample_mail(&platform, &query, &server.config.branding));
        }
        (Sample::Mail, None) => return Err(Problem::of_status(StatusCode::NOT_FOUND)),
    };
    Ok(with_frames(response, Frames::IsShown))
}

/// A mail with a code, in the colours of a sample.
fn sample_mail(platform: &Platform, query: &SampleQuery, branding: &Branding) -> Response {
    let [light, dark] = [&query.accent, &query.accent_dark].map(|text| Colour::parse(text).ok());
    let accents = Accents::of(light, dark);
    let mail = platform.sample_mail(MailName::LoginCode, Language::spoken(), Some(accents));
    mails::framed(&mail.html, query.scheme, branding)
}

/// The site in the colours and with the logo of a sample.
fn preview_site(page: &Page, query: &SampleQuery) -> Site {
    let mut site = page.site(SignedInAs(None));
    site.is_preview = true;
    site.brand.accent_url = Some(with_query(
        "/admin/branding/accent.css",
        &[
            ("scheme", query.scheme.as_str()),
            ("accent", &query.accent),
            ("accent_dark", &query.accent_dark),
        ],
    ));

    if let Some(logo) = &mut site.brand.logo {
        let is_dark = query.scheme == ColourScheme::Dark;
        if is_dark && let Some(dark_url) = logo.dark_url.take() {
            logo.url = dark_url;
        }
        logo.dark_url = None;
    }
    site
}

/// Stylesheet of a sample: its accent colours, in a light or a dark scheme regardless of the
/// browser's preference.
pub async fn accent(
    admin: Admin,
    colours: Result<Query<SampleColours>, QueryRejection>,
) -> Result<Response, Problem> {
    admin.require_section(AdminSection::Settings)?;

    let Query(colours) = colours.map_err(|rejection| Problem::of_status(rejection.status()))?;
    let [light, dark] =
        [&colours.accent, &colours.accent_dark].map(|text| Colour::parse(text).ok());
    if light.is_none() || dark.is_none() {
        return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY));
    }

    let tokens = branding::tokens(&Accents::of(light, dark));
    let style = format!("{tokens}:root{{color-scheme:{}}}", colours.scheme.as_str());
    Ok(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], style).into_response())
}

/// Parses an accent colour that was typed; `None` for an empty text.
fn parse_colour(typed: &str) -> Result<Option<Colour>, Text> {
    let typed = typed.trim();

    if typed.is_empty() {
        Ok(None)
    } else {
        Colour::parse(typed).map(Some).map_err(|_| labels::NO_COLOUR)
    }
}

fn scheme(accents: Accents, accent: Accent, mails: bool) -> SchemePage {
    let samples = [
        (labels::SAMPLE_LOGIN, "login"),
        (labels::SAMPLE_MISTAKE, "mistake"),
        (labels::SAMPLE_BUTTONS, "buttons"),
        (labels::SAMPLE_MAIL, "mail"),
    ];
    let [light, dark] = [accents.light, accents.dark].map(|accent| accent.colour.to_string());
    let url = |page: &str| {
        let scheme = accent.scheme.as_str();
        let pairs =
            [("page", page), ("scheme", scheme), ("accent", &light), ("accent_dark", &dark)];
        with_query("/admin/branding/sample", &pairs)
    };
    SchemePage {
        name: match accent.scheme {
            ColourScheme::Light => labels::LIGHT,
            ColourScheme::Dark => labels::DARK,
        },
        colour: accent.colour.to_string(),
        contrasts: AccentUse::ALL.iter().map(|of| contrast(accent, *of)).collect(),
        instead: accent.check().err().map(|insufficient| insufficient.nearest.to_string()),
        // With OwnID's cloud the codes are its own to send.
        samples: samples
            .into_iter()
            .filter(|(_, page)| mails || *page != "mail")
            .map(|(name, page)| (name, page, url(page)))
            .collect(),
    }
}

fn contrast(accent: Accent, of: AccentUse) -> ContrastRow {
    let found = accent.contrast(of);
    let needed = of.required_contrast();

    let label = match of {
        AccentUse::OnGround => labels::ON_GROUND,
        AccentUse::OnSurface => labels::ON_SURFACE,
        AccentUse::Button => labels::ON_BUTTON,
        AccentUse::PressedButton => labels::ON_PRESSED,
        AccentUse::Edges => labels::EDGES,
    };
    ContrastRow {
        of: label,
        found: found.to_string(),
        needed: needed.to_string(),
        enough: found >= needed,
    }
}

fn sample_login(mode: OwnIdMode) -> LoginView {
    LoginView { form: LoginIdForm::default(), again: false, codes: mode == OwnIdMode::Local }
}

fn sample_register(password_min: usize) -> RegisterView {
    let mistakes =
        Mistakes { login_id: Some(texts::LOGIN_ID_INVALID.into()), ..Mistakes::default() };
    let form = LoginIdForm { login_id: "ada@".to_owned(), mistakes, ..LoginIdForm::default() };
    RegisterView { form, again: false, password_min }
}

fn with_frames(mut response: Response, frames: Frames) -> Response {
    response.extensions_mut().insert(frames);
    response
}
