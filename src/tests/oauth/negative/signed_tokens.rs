//! Signed tokens of the table: assertions of clients, and forgeries.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Map, Value, json};
use sha2::Sha256;

use super::{
    server::NegativeServer,
    table::{CaseAssertion, NegativeCase},
};
use crate::domain::credentials::jws::{SigningKey, sign};

/// The assertion of a case. Its id is the name of the case.
pub(super) fn assertion(
    server: &NegativeServer<'_>,
    case: &NegativeCase,
    recipe: &CaseAssertion,
) -> String {
    let now = server.app.now().as_millis() / 1_000;
    let mut claims = Map::from_iter([
        ("iss".to_owned(), json!(case.client)),
        ("sub".to_owned(), json!(case.client)),
        ("aud".to_owned(), json!(server.app.origin())),
        ("exp".to_owned(), json!(60)),
        ("jti".to_owned(), json!(case.name)),
    ]);
    claims.extend(recipe.claims.clone());
    claims.retain(|_, value| !value.is_null());

    for name in ["exp", "nbf"] {
        if let Some(from_now) = claims.get(name).and_then(Value::as_i64) {
            claims.insert(name.to_owned(), json!(now + from_now));
        }
    }
    signed(&server.signer, recipe.alg.as_deref().unwrap_or("ES256"), claims)
}

fn signed(key: &SigningKey, algorithm: &str, mut claims: Map<String, Value>) -> String {
    let right = sign(key, "JWT", &claims).unwrap();
    match algorithm {
        "ES256" => right,
        "ES256 of other claims" => {
            claims.insert("exp".to_owned(), json!(0));
            let other = sign(key, "JWT", &claims).unwrap();
            let (text, _) = right.rsplit_once('.').unwrap();
            let (_, signature) = other.rsplit_once('.').unwrap();
            format!("{text}.{signature}")
        }
        "none" => format!("{}.", unsigned("none", &claims)),
        "HS256" => {
            let text = unsigned("HS256", &claims);
            let public = Value::Object(key.public_jwk().clone()).to_string();
            let mac: Hmac<Sha256> = Hmac::new_from_slice(public.as_bytes()).unwrap();
            let mac = mac.chain_update(&text).finalize().into_bytes();
            format!("{text}.{}", BASE64URL.encode(mac))
        }
        other => panic!("{other}"),
    }
}

/// The header and the claims of a token.
fn unsigned(algorithm: &str, claims: &Map<String, Value>) -> String {
    let header = json!({ "alg": algorithm }).to_string();
    let claims = Value::Object(claims.clone()).to_string();
    format!("{}.{}", BASE64URL.encode(header), BASE64URL.encode(claims))
}
