//! `/brand/…`: the logo, the accent colours and the stylesheet of the settings.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use vestibule_app::{Brand, Logo};

use crate::{
    config::{Branding, branding::BrandingFile},
    domain::{Accent, Accents},
    http::error::Problem,
    server::Server,
};

/// Serves a file of the branding. Its URL changes with its content, so browsers may cache it for
/// ever. The headers of every response keep the scripts of an SVG from running if it is opened by
/// itself.
pub async fn show(
    State(server): State<Arc<Server>>,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    let branding = &server.config.branding;
    if let (Some(accents), "accent.css") = (&branding.accents, name.as_str()) {
        return Ok(immutable_response("text/css; charset=utf-8", tokens(accents)));
    }

    let file = branding.files().find(|file| file.name == name);
    let file = file.ok_or_else(|| Problem::of_status(StatusCode::NOT_FOUND))?;
    Ok(immutable_response(file.media_type, file.bytes.to_vec()))
}

/// The branding of the pages.
pub fn brand(branding: &Branding) -> Brand {
    let url = |file: &BrandingFile| format!("/brand/{}?v={}", file.name, file.version);

    Brand {
        name: branding.name().to_owned(),
        logo: branding
            .logo
            .as_ref()
            .map(|logo| Logo { url: url(logo), dark_url: branding.logo_dark.as_ref().map(url) }),
        accent_url: branding.accents.map(|accents| {
            let [light, dark] =
                [accents.light, accents.dark].map(|accent| accent.colour.to_string());
            format!("/brand/accent.css?v={}{}", &light[1..], &dark[1..])
        }),
        css_url: branding.css.as_ref().map(url),
        terms_url: branding.terms_url.clone(),
        privacy_url: branding.privacy_url.clone(),
    }
}

/// Design tokens of the accent colours, as CSS.
pub fn tokens(Accents { light, dark }: &Accents) -> String {
    let own = |accent: &Accent| {
        format!(":root{{--accent:{};--accent-pressed:{}}}", accent.colour, accent.pressed())
    };

    // Twice, as in our stylesheet: for browsers without light-dark().
    format!(
        "{}@media (prefers-color-scheme: dark){{{}}}@supports (color: light-dark(red, red)){{\
         :root{{--accent:light-dark({},{});--accent-pressed:light-dark({},{})}}}}",
        own(light),
        own(dark),
        light.colour,
        dark.colour,
        light.pressed(),
        dark.pressed()
    )
}

fn immutable_response(media_type: &'static str, content: impl IntoResponse) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, content).into_response()
}
