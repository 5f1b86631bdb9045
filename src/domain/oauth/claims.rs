//! Claims about an account (OpenID Connect Core §5.1), of its profile and its addresses.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::OAuthScopes;
use crate::domain::{
    AccessLevel, Account, AccountSchema, Address, AddressKind,
    schema::{Field, FieldClaim},
};

/// Members of the profile that are claims without an annotation, with the names of their claims.
const STANDARD_FIELDS: [(&str, &str); 12] = [
    ("firstName", "given_name"),
    ("lastName", "family_name"),
    ("middleName", "middle_name"),
    ("nickname", "nickname"),
    ("dateOfBirth", "birthdate"),
    ("gender", "gender"),
    ("locale", "locale"),
    ("zoneinfo", "zoneinfo"),
    ("website", "website"),
    ("picture", "picture"),
    ("profile", "profile"),
    ("address", "address"),
];

/// Single claims that an application asked for by name.
#[derive(Clone, Copy, Debug)]
pub struct NamedClaims<'a> {
    pub names: &'a BTreeSet<String>,
    /// The scopes whose claims it may ask for in this way.
    pub within: &'a OAuthScopes,
}

impl NamedClaims<'_> {
    fn include(&self, claim: &str, schema: &AccountSchema) -> bool {
        self.names.contains(claim)
            && claim_scope(claim, schema).is_some_and(|scope| self.within.has(&scope))
    }
}

/// The claims that an application may learn about an account: those of its scopes, and those that
/// it asked for by name.
pub fn of_userinfo(
    account: &Account,
    schema: &AccountSchema,
    scopes: &OAuthScopes,
    named: NamedClaims<'_>,
) -> Map<String, Value> {
    let mut claims = all(account, schema);
    claims.retain(|claim, _| {
        claim_scope(claim, schema).is_some_and(|scope| scopes.has(&scope))
            || named.include(claim, schema)
    });
    claims
}

/// The claims that an application asked for by name in the ID token.
pub fn of_id_token(
    account: &Account,
    schema: &AccountSchema,
    named: NamedClaims<'_>,
) -> Map<String, Value> {
    let mut claims = all(account, schema);
    claims.retain(|claim, _| named.include(claim, schema));
    claims
}

/// The claims of these names, whatever their scopes.
pub fn by_name(
    account: &Account,
    schema: &AccountSchema,
    names: &BTreeSet<String>,
) -> Map<String, Value> {
    let mut claims = all(account, schema);
    claims.retain(|claim, _| names.contains(claim));
    claims
}

/// The names of all claims, for the provider's metadata.
pub fn supported(schema: &AccountSchema) -> BTreeSet<String> {
    let own = ["sub", "name", "preferred_username", "updated_at", "email", "email_verified"];
    let more = ["phone_number", "phone_number_verified", "roles", "groups"];
    let fields = STANDARD_FIELDS.iter().map(|(_, claim)| (*claim).to_owned());
    let annotated =
        schema.fields().iter().filter_map(|field| Some(field.claim.as_ref()?.name.clone()));

    own.iter()
        .chain(&more)
        .map(|claim| (*claim).to_owned())
        .chain(fields)
        .chain(annotated)
        .collect()
}

/// Every claim about the account.
fn all(account: &Account, schema: &AccountSchema) -> Map<String, Value> {
    let mut claims = profile_claims(account, schema);

    let name = [claims.get("given_name"), claims.get("family_name")];
    let name: Vec<_> = name.into_iter().flatten().filter_map(Value::as_str).collect();
    if !name.is_empty() {
        claims.insert("name".to_owned(), json!(name.join(" ")));
    }
    claims.insert("preferred_username".to_owned(), json!(account.login_id.as_str()));
    claims.insert("updated_at".to_owned(), json!(account.updated_at.as_millis() / 1_000));
    claims.insert("roles".to_owned(), json!(account.roles));
    claims.insert("groups".to_owned(), json!(account.roles));

    for (kind, claim) in [(AddressKind::Email, "email"), (AddressKind::Phone, "phone_number")] {
        if let Some(address) = main_address(account, kind) {
            claims.insert(format!("{claim}_verified"), json!(address.is_verified));
            claims.insert(claim.to_owned(), json!(address.value));
        }
    }
    claims
}

/// The claims of the profile that its owner may read, or that the schema makes claims.
fn profile_claims(account: &Account, schema: &AccountSchema) -> Map<String, Value> {
    let mut claims = Map::new();

    for (name, claim) in STANDARD_FIELDS {
        let is_renamed = schema.field(name).is_some_and(|field| field.claim.is_some());
        if !is_renamed && schema.may_read(name, AccessLevel::User) && account.profile.has(name) {
            claims.extend(account.profile.get(name).map(|value| (claim.to_owned(), value.clone())));
        }
    }
    for Field { name, claim, .. } in schema.fields() {
        if let (Some(FieldClaim { name: claim, .. }), true) = (claim, account.profile.has(name)) {
            claims.extend(account.profile.get(name).map(|value| (claim.clone(), value.clone())));
        }
    }
    claims
}

/// The scope that releases a claim (OpenID Connect Core §5.4).
fn claim_scope(claim: &str, schema: &AccountSchema) -> Option<String> {
    let mut annotated = schema.fields().iter().filter_map(|field| field.claim.as_ref());
    if let Some(annotated) = annotated.find(|annotated| annotated.name == claim) {
        return Some(annotated.scope.clone());
    }

    let scope = match claim {
        "email" | "email_verified" => "email",
        "phone_number" | "phone_number_verified" => "phone",
        "address" => "address",
        "roles" => "roles",
        "groups" => "groups",
        "name" | "preferred_username" | "updated_at" => "profile",
        _ if STANDARD_FIELDS.iter().any(|(_, standard)| *standard == claim) => "profile",
        _ => return None,
    };
    Some(scope.to_owned())
}

/// An address that stands for its owner.
struct MainAddress<'a> {
    value: &'a str,
    is_verified: bool,
}

/// The login id if it is of this kind, else the first verified address, else the first.
fn main_address(account: &Account, kind: AddressKind) -> Option<MainAddress<'_>> {
    if account.login_id.kind() == kind {
        let is_verified = !account.is_unverified();
        return Some(MainAddress { value: account.login_id.as_str(), is_verified });
    }

    let verified = account.addresses_of(kind).find(|address| address.is_verified());
    let address: &Address = verified.or_else(|| account.addresses_of(kind).next())?;
    Some(MainAddress { value: &address.value, is_verified: address.is_verified() })
}
