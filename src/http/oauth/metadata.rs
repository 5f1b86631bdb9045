//! The provider's metadata (OpenID Connect Discovery §3, RFC 8414).

use std::collections::BTreeSet;

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
    server::Server,
    service::{Result, oauth::device_authorizations, schema},
};

const GRANT_TYPES: [&str; 4] = [
    "authorization_code",
    "refresh_token",
    "client_credentials",
    device_authorizations::GRANT_TYPE,
];

/// The metadata by the account schema in force.
pub(super) async fn current(server: &Server) -> Result<Value> {
    let schema = schema::current(server).await?.in_force;
    Ok(document(server, &claims::supported(&schema.schema)))
}

fn document(server: &Server, claims: &BTreeSet<String>) -> Value {
    let issuer = &server.config.openid.issuer;
    let endpoint = |path: &str| format!("{}oauth2/{path}", server.config.web.public_url);
    let confidential = ["client_secret_basic", "client_secret_post", "private_key_jwt"];
    let client_authentication = [&confidential[..], &["none"]].concat();
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
        "introspection_endpoint_auth_methods_supported": confidential,
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
        "client_id_metadata_document_supported": server.config.openid.client_id_metadata_documents,
        "backchannel_logout_supported": true,
        "backchannel_logout_session_supported": true,
    })
}
