//! The provider's metadata (OpenID Connect Discovery §3, RFC 8414) and its keys (RFC 7517).

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    Json,
    extract::State,
    http::{HeaderName, header},
    response::IntoResponse,
};
use serde_json::{Value, json};

use crate::{
    domain::{
        application::settings::STANDARD_SCOPES,
        credentials::jws::jwk::VERIFIED_ALGORITHMS,
        oauth::{
            Prompts, claims,
            subject::{ACR_BASIC, ACR_PASSKEY},
        },
    },
    http::error::Problem,
    server::Server,
    service::{
        oauth::{device_authorizations, signing_keys},
        schema,
    },
};

/// Time for which clients may keep the documents. A key is published a day before it signs.
const CACHE_CONTROL: (HeaderName, &str) = (header::CACHE_CONTROL, "public, max-age=300");

const GRANT_TYPES: [&str; 4] = [
    "authorization_code",
    "refresh_token",
    "client_credentials",
    device_authorizations::GRANT_TYPE,
];

pub async fn show(State(server): State<Arc<Server>>) -> Result<impl IntoResponse, Problem> {
    let schema = schema::current(&server).await?.in_force;
    let claims = claims::supported(&schema.schema);
    Ok(([CACHE_CONTROL], Json(document(&server, &claims))))
}

fn document(server: &Server, claims: &BTreeSet<String>) -> Value {
    let issuer = &server.config.openid.issuer;
    let endpoint = |path: &str| format!("{}oauth2/{path}", server.config.web.public_url);
    let client_authentication =
        ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"];
    json!({
        "issuer": issuer,
        "authorization_endpoint": endpoint("authorize"),
        "token_endpoint": endpoint("token"),
        "userinfo_endpoint": endpoint("userinfo"),
        "jwks_uri": endpoint("jwks.json"),
        "introspection_endpoint": endpoint("introspect"),
        "revocation_endpoint": endpoint("revoke"),
        "device_authorization_endpoint": endpoint("device_authorization"),
        "pushed_authorization_request_endpoint": endpoint("par"),
        "end_session_endpoint": endpoint("logout"),
        "scopes_supported": STANDARD_SCOPES,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query", "form_post"],
        "grant_types_supported": GRANT_TYPES,
        "acr_values_supported": [ACR_PASSKEY, ACR_BASIC],
        "subject_types_supported": ["public", "pairwise"],
        "id_token_signing_alg_values_supported": ["ES256", "RS256"],
        "token_endpoint_auth_methods_supported": client_authentication,
        "token_endpoint_auth_signing_alg_values_supported": VERIFIED_ALGORITHMS,
        "introspection_endpoint_auth_methods_supported": client_authentication,
        "introspection_endpoint_auth_signing_alg_values_supported": VERIFIED_ALGORITHMS,
        "revocation_endpoint_auth_methods_supported": client_authentication,
        "revocation_endpoint_auth_signing_alg_values_supported": VERIFIED_ALGORITHMS,
        "code_challenge_methods_supported": ["S256"],
        "claim_types_supported": ["normal"],
        "claims_supported": claims,
        "claims_parameter_supported": true,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
        "require_request_uri_registration": false,
        "prompt_values_supported": Prompts::SUPPORTED,
        "authorization_response_iss_parameter_supported": true,
        "backchannel_logout_supported": true,
        "backchannel_logout_session_supported": true,
    })
}

pub async fn show_keys(State(server): State<Arc<Server>>) -> Result<impl IntoResponse, Problem> {
    let keys = signing_keys::published(&server).await?;
    let media_type = (header::CONTENT_TYPE, "application/json");
    Ok(([media_type, CACHE_CONTROL], keys.to_json().to_owned()))
}
