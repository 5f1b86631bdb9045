//! `/admin/branding`: how people see this login, in samples that are framed, and how they would with another accent. Nothing here
//! changes what is in force.

use std::sync::Arc;

use super::{Admin, with_query};
use crate::{
    config::ownid::Mode,
    domain::{
        Accent, Accents, Colour, Password,
        access::scope::Scope,
        branding::accent::{AccentUse, ColourScheme},
    },
    http::{assets::branding, error::Problem, middleware::headers::Frames, session::SignedInAs},
    server::Server,
};
use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use vestibule_app::{
    LoginView, Mistakes, RegisterView, Text,
    admin::{AdminSection, BrandingPage, ContrastRow, SchemePage},
    i18n::texts::{self, branding as words},
};

/// The accents that somebody would like to see.
#[derive(Debug, Deserialize)]
pub struct Typed {
    #[serde(default)]
    accent: String,
    #[serde(default)]
    accent_dark: String,
}

/// One sample, and the colours that it is drawn with.
#[derive(Debug, Deserialize)]
pub struct Wanted {
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

/// The colours of a sample's stylesheet.
#[derive(Debug, Deserialize)]
pub struct Colours {
    scheme: ColourScheme,
    accent: String,
    accent_dark: String,
}

pub async fn show(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Query(typed): Query<Typed>,
) -> Result<Response, Problem> {
    admin.caller.require(Scope::TokensWrite)?;
    let (light, dark) = (read(&typed.accent), read(&typed.accent_dark));
    let wrong = |read: &Result<_, Text>| read.as_ref().err().map(|words| String::from(*words));
    let tried = match (&light, &dark) {
        (Ok(light), Ok(dark)) if light.is_some() || dark.is_some() => Some((*light, *dark)),
        _ => None,
    };
    let in_force = server.config.branding.accents;
    let accents = match tried {
        None => in_force.unwrap_or_else(|| Accents::of(None, None)),
        // A dark one that is tried alone is seen beside the light one in force.
        Some((light, dark)) => Accents::of(light.or(in_force.map(|accents| accents.light.colour)), dark),
    };
    let page = BrandingPage {
        tried: tried.is_some(),
        schemes: [accents.light, accents.dark].map(|accent| scheme(accents, accent, admin.platform.is_some())).into(),
        accent: (typed.accent, wrong(&light)),
        accent_dark: (typed.accent_dark, wrong(&dark)),
    };
    let status = if light.is_ok() && dark.is_ok() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let drawn = admin.draw((status, AdminSection::Settings), |site| vestibule_app::admin::branding(site, page)).await;
    Ok(with_frames(drawn, Frames::Shows))
}

/// A page as people see it, to be framed.
pub async fn sample(
    State(server): State<Arc<Server>>,
    admin: Admin,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Response, Problem> {
    admin.caller.require(Scope::TokensWrite)?;
    let Query(wanted) = wanted.map_err(|rejection| Problem::of_status(rejection.status()))?;
    let Admin { page, platform, .. } = admin;
    let (mut site, mut widget) = (page.site(SignedInAs(None)), page.widget());
    (site.is_preview, widget.is_preview) = (true, true);
    site.brand.accent_url = Some(with_query(
        "/admin/branding/accent.css",
        &[("scheme", wanted.scheme.as_str()), ("accent", &wanted.accent), ("accent_dark", &wanted.accent_dark)],
    ));
    if let Some(logo) = &mut site.brand.logo {
        let dark = logo.dark_url.take().filter(|_| wanted.scheme == ColourScheme::Dark);
        logo.url = dark.unwrap_or_else(|| logo.url.clone());
    }
    let ok = StatusCode::OK;
    let drawn = match (wanted.page, platform) {
        (Sample::Login, _) => {
            let view = login(server.config.ownid.mode);
            page.render(ok, || vestibule_app::login(site, widget, view)).await
        }
        (Sample::Mistake, _) => {
            let view = mistake(server.config.passwords.min_length);
            page.render(ok, || vestibule_app::register(site, widget, view)).await
        }
        (Sample::Buttons, _) => page.render(ok, || vestibule_app::admin::buttons(site)).await,
        (Sample::Mail, Some(platform)) => {
            let mail = platform.sample_mail();
            page.render(ok, move || vestibule_app::admin::mail(&site, mail.subject, mail.paragraphs)).await
        }
        (Sample::Mail, None) => return Err(Problem::of_status(StatusCode::NOT_FOUND)),
    };
    Ok(with_frames(drawn, Frames::IsShown))
}

/// The stylesheet of a sample: its accents, on light pages or on dark ones whatever the browser prefers.
pub async fn accent(admin: Admin, colours: Result<Query<Colours>, QueryRejection>) -> Result<Response, Problem> {
    admin.caller.require(Scope::TokensWrite)?;
    let Query(colours) = colours.map_err(|rejection| Problem::of_status(rejection.status()))?;
    let [light, dark] = [&colours.accent, &colours.accent_dark].map(|text| Colour::parse(text).ok());
    if light.is_none() || dark.is_none() {
        return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY));
    }
    let tokens = branding::tokens(&Accents::of(light, dark));
    let style = format!("{tokens}:root{{color-scheme:{}}}", colours.scheme.as_str());
    Ok(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], style).into_response())
}

/// None was typed, or one that can be drawn.
fn read(typed: &str) -> Result<Option<Colour>, Text> {
    let typed = typed.trim();
    if typed.is_empty() { Ok(None) } else { Colour::parse(typed).map(Some).map_err(|_| words::NO_COLOUR) }
}

fn scheme(accents: Accents, accent: Accent, mails: bool) -> SchemePage {
    let samples = [
        (words::SAMPLE_LOGIN, "login"),
        (words::SAMPLE_MISTAKE, "mistake"),
        (words::SAMPLE_BUTTONS, "buttons"),
        (words::SAMPLE_MAIL, "mail"),
    ];
    let [light, dark] = [accents.light, accents.dark].map(|accent| accent.colour.to_string());
    let url = |page: &str| {
        let scheme = accent.scheme.as_str();
        let pairs = [("page", page), ("scheme", scheme), ("accent", &light), ("accent_dark", &dark)];
        with_query("/admin/branding/sample", &pairs)
    };
    SchemePage {
        name: match accent.scheme {
            ColourScheme::Light => words::LIGHT,
            ColourScheme::Dark => words::DARK,
        },
        colour: accent.colour.to_string(),
        contrasts: AccentUse::ALL.map(|of| contrast(accent, of)).into(),
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
    let (found, needed) = (accent.contrast(of), of.required_contrast());
    let words = match of {
        AccentUse::OnGround => words::ON_GROUND,
        AccentUse::OnSurface => words::ON_SURFACE,
        AccentUse::Button => words::ON_BUTTON,
        AccentUse::PressedButton => words::ON_PRESSED,
        AccentUse::Edges => words::EDGES,
    };
    ContrastRow { of: words, found: found.to_string(), needed: needed.to_string(), enough: found >= needed }
}

fn login(mode: Mode) -> LoginView {
    let mistakes = Mistakes::default();
    LoginView { login_id: String::new(), country: None, next: None, again: false, mistakes, codes: mode == Mode::Local }
}

fn mistake(password_min: usize) -> RegisterView {
    let mistakes = Mistakes { login_id: Some(texts::LOGIN_ID_INVALID.into()), ..Mistakes::default() };
    RegisterView {
        login_id: "ada@".to_owned(),
        country: None,
        next: None,
        mistakes,
        password_min,
        password_max: Password::MAX_CHARACTERS,
    }
}

fn with_frames(mut response: Response, frames: Frames) -> Response {
    response.extensions_mut().insert(frames);
    response
}
