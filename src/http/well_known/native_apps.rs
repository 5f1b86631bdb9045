//! Associations with native applications, by which the systems of phones let them use the site's
//! passkeys and passwords.

use std::{collections::BTreeMap, sync::Arc};

use axum::{Json, extract::State, response::Response};
use serde::Serialize;

use super::respond;
use crate::{domain::AppleApp, http::error::Problem, server::Server};

/// Relations of an application with the site. For passkeys, Android asks for the first as well,
/// though its own purpose is to open links.
const RELATIONS: [&str; 2] =
    ["delegate_permission/common.handle_all_urls", "delegate_permission/common.get_login_creds"];

/// A statement about one application (Digital Asset Links).
#[derive(Debug, Serialize)]
struct AssetStatement<'a> {
    relation: [&'static str; 2],
    target: AndroidTarget<'a>,
}

#[derive(Debug, Serialize)]
struct AndroidTarget<'a> {
    namespace: &'static str,
    package_name: &'a str,
    sha256_cert_fingerprints: Vec<String>,
}

/// Lists the Android applications, each with all of its certificates.
pub async fn show_asset_links(State(server): State<Arc<Server>>) -> Result<Response, Problem> {
    let mut certificates = BTreeMap::<_, Vec<_>>::new();
    for app in &server.config.well_known.android_apps {
        certificates.entry(app.package_name()).or_default().push(app.fingerprint());
    }
    if certificates.is_empty() {
        return respond(None::<()>);
    }

    let statement = |(package_name, sha256_cert_fingerprints)| AssetStatement {
        relation: RELATIONS,
        target: AndroidTarget { namespace: "android_app", package_name, sha256_cert_fingerprints },
    };
    respond(Some(Json(certificates.into_iter().map(statement).collect::<Vec<_>>())))
}

/// The association file of Apple's systems, with the one service that passkeys need.
#[derive(Debug, Serialize)]
struct AppleAssociation<'a> {
    webcredentials: AppleApps<'a>,
}

#[derive(Debug, Serialize)]
struct AppleApps<'a> {
    apps: Vec<&'a str>,
}

/// Lists the applications on Apple's systems. The file has no extension, so its media type says
/// what it is.
pub async fn show_apple_apps(State(server): State<Arc<Server>>) -> Result<Response, Problem> {
    let apps: Vec<_> = server.config.well_known.apple_apps.iter().map(AppleApp::as_str).collect();
    if apps.is_empty() {
        return respond(None::<()>);
    }

    respond(Some(Json(AppleAssociation { webcredentials: AppleApps { apps } })))
}
