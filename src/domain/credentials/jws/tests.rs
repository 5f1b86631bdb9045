use serde_json::{Map, Value, json};

use super::*;

fn object(value: Value) -> Map<String, Value> {
    let Value::Object(members) = value else { panic!("an object") };
    members
}

fn p256_key() -> SigningKey {
    let pkcs8 = SigningKey::generate(SigningAlgorithm::Es256).unwrap();
    SigningKey::from_pkcs8(SigningAlgorithm::Es256, &pkcs8).unwrap()
}

/// RFC 7515, appendix A.3.
#[test]
fn the_example_of_the_specification_verifies() {
    let key = PublicKey::from_jwk(&object(json!({
        "kty": "EC", "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    })));
    let token = [
        "eyJhbGciOiJFUzI1NiJ9",
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt\
         cGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSA\
         pmWQxfKTUJqPP3-Kg6NU1Q",
    ]
    .join(".");

    let claims: Value = verify(&token, &[key.unwrap()]).unwrap();
    assert_eq!(claims["iss"], "joe");
}

/// RFC 7638, section 3.1.
#[test]
fn the_id_of_a_key_is_its_thumbprint() {
    let modulus = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1\
                   L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4\
                   QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbO\
                   pbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csF\
                   Cur-kEgU8awapJzKnqDKgw";
    let modulus = Engine::decode(&BASE64URL, modulus).unwrap();
    let jwk = jwk::of_rsa(&modulus, &[1, 0, 1]);
    assert_eq!(jwk["kid"], "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
}

#[test]
fn only_an_unchanged_token_of_the_key_verifies() {
    let (key, other) = (p256_key(), p256_key());
    let keys = [key.public_key().unwrap()];
    let token = sign(&key, "JWT", &json!({ "sub": "a" })).unwrap();
    assert_eq!(verify::<Value>(&token, &keys), Some(json!({ "sub": "a" })));

    let parts: Vec<_> = token.split('.').collect();
    let encode = |value: Value| BASE64URL.encode(value.to_string());
    let [id, other_id] = [key.id(), other.id()];
    let forged = |header: Value, claims: &str| format!("{}.{claims}.{}", encode(header), parts[2]);
    for wrong in [
        String::new(),
        "..".to_owned(),
        format!("{}.{}", parts[0], parts[1]),
        format!("{}.{}.", parts[0], parts[1]),
        format!("{}.{}.{}", parts[0], encode(json!({ "sub": "b" })), parts[2]),
        format!("{}.{}.{}=", parts[0], parts[1], parts[2]),
        forged(json!({ "alg": "none", "kid": id }), parts[1]),
        forged(json!({ "alg": "HS256", "kid": id }), parts[1]),
        forged(json!({ "alg": "RS256", "kid": id }), parts[1]),
        forged(json!({ "alg": "ES256", "kid": id, "crit": ["exp"] }), parts[1]),
        forged(json!({ "alg": "ES256", "kid": other_id }), parts[1]),
        sign(&other, "JWT", &json!({ "sub": "a" })).unwrap(),
    ] {
        assert_eq!(verify::<Value>(&wrong, &keys), None, "{wrong}");
    }
}

#[test]
fn private_symmetric_and_unknown_keys_are_not_read() {
    let public = p256_key().public_jwk().clone();
    assert!(PublicKey::from_jwk(&public).is_some());

    for (member, value) in [
        ("d", json!("AQ")),
        ("kty", json!("oct")),
        ("crv", json!("secp256k1")),
        ("use", json!("enc")),
        ("alg", json!("RS256")),
        ("x", json!("AQ")),
        ("x", json!(1)),
    ] {
        let mut changed = public.clone();
        changed.insert(member.to_owned(), value);
        assert!(PublicKey::from_jwk(&changed).is_none(), "{changed:?}");
    }

    let set = object(json!({ "keys": [public, { "kty": "oct", "k": "AQ" }, 1] }));
    assert_eq!(PublicKey::from_jwk_set(&set).len(), 1);
}
