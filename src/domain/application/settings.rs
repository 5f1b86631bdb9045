//! Settings of an application: what OAuth 2.0 calls client metadata (RFC 7591 §2), and the rule of
//! who may enter.

mod consistency;

use std::{collections::BTreeSet, time::Duration};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{kind::ApplicationKind, redirect_uri::RedirectUri};
use crate::domain::{
    access::role_name::RoleName, credentials::jws::SigningAlgorithm, session::AuthMethod,
};

/// Settings of an application, as they are stored, and as the API and the settings file have them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a member of its own in the API")]
pub struct ApplicationSettings {
    /// Addresses to which a browser is sent after a login. Compared as text; the port of a native
    /// application's loopback address may differ.
    #[schema(value_type = Vec<String>, max_items = 20)]
    pub redirect_uris: Vec<RedirectUri>,
    /// Addresses to which a browser may be sent after a logout.
    #[schema(value_type = Vec<String>, max_items = 20)]
    pub post_logout_redirect_uris: Vec<RedirectUri>,
    /// Address that is told when a session ends (OpenID Connect Back-Channel Logout): https, or
    /// http on this machine.
    #[schema(value_type = Option<String>, format = "uri")]
    pub backchannel_logout_uri: Option<RedirectUri>,
    /// Scheme, host and port of a site behind a proxy.
    pub origin: Option<String>,
    pub token_endpoint_auth_method: ClientAuthenticationMethod,
    /// Public keys of an application that authenticates by `private_key_jwt` (RFC 7517).
    pub jwks: Option<Map<String, Value>>,
    /// Scopes that the application may ask for.
    #[schema(value_type = Vec<String>, max_items = 50)]
    pub scopes: BTreeSet<String>,
    pub access_token_format: AccessTokenFormat,
    pub id_token_signed_response_alg: SigningAlgorithm,
    pub subject_type: SubjectType,
    /// True to ask people before they enter for the first time.
    pub third_party: bool,
    /// False only for one that cannot do PKCE (RFC 7636), and has a secret.
    pub require_pkce: bool,
    /// True if people may authorize it for a device on which they cannot log in (RFC 8628), such as
    /// a terminal or a television.
    #[serde(default)]
    #[schema(required = true)]
    pub device_authorization: bool,
    /// Roles of which an account needs one to enter. Every account may if there are none.
    #[schema(value_type = Vec<RoleName>, max_items = 50)]
    pub roles: BTreeSet<RoleName>,
    /// True to admit logins with a passkey only.
    pub require_passkey: bool,
    /// Maximum age of a login, in seconds.
    #[schema(minimum = 60, maximum = 31_536_000)]
    pub max_authentication_age_seconds: Option<u32>,
    /// Page of the application, for people's list of their applications.
    #[schema(value_type = Option<String>, format = "uri")]
    pub home_uri: Option<RedirectUri>,
}

/// Scopes of OpenID Connect and OAuth 2.0 that this server knows.
pub const STANDARD_SCOPES: [&str; 8] =
    ["openid", "profile", "email", "phone", "address", "roles", "groups", "offline_access"];

#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ClientAuthenticationMethod {
    /// A secret, by `client_secret_basic` or `client_secret_post` (RFC 6749 §2.3.1).
    ClientSecret,
    /// A signed assertion (RFC 7523 §2.2).
    PrivateKeyJwt,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum AccessTokenFormat {
    Opaque,
    /// RFC 9068.
    Jwt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum SubjectType {
    Public,
    /// Another `sub` for each application (OpenID Connect Core §8.1).
    Pairwise,
}

/// A mistake in one member of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationMistake {
    /// The name of the member.
    pub member: String,
    /// The end of a sentence about the member.
    pub detail: String,
}

impl ApplicationMistake {
    fn new(member: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { member: member.into(), detail: detail.into() }
    }
}

impl ApplicationSettings {
    pub const MAX_URIS: usize = 20;
    pub const MAX_NAMES: usize = 50;

    /// The settings of a new application of this kind.
    pub fn of_kind(kind: ApplicationKind) -> Self {
        let scopes: &[&str] = if kind.has_redirects() { &STANDARD_SCOPES } else { &[] };
        let token_endpoint_auth_method = if kind.is_confidential() {
            ClientAuthenticationMethod::ClientSecret
        } else {
            ClientAuthenticationMethod::None
        };

        Self {
            redirect_uris: Vec::new(),
            post_logout_redirect_uris: Vec::new(),
            backchannel_logout_uri: None,
            origin: None,
            token_endpoint_auth_method,
            jwks: None,
            scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
            access_token_format: AccessTokenFormat::Opaque,
            id_token_signed_response_alg: SigningAlgorithm::Es256,
            subject_type: SubjectType::Public,
            third_party: false,
            require_pkce: true,
            device_authorization: false,
            roles: BTreeSet::new(),
            require_passkey: false,
            max_authentication_age_seconds: None,
            home_uri: None,
        }
    }

    /// These settings with members of a JSON object in their place. A member that is null returns
    /// to the default of the kind.
    ///
    /// # Errors
    /// Every mistake.
    pub fn merged(
        &self,
        kind: ApplicationKind,
        members: Map<String, Value>,
    ) -> Result<Self, Vec<ApplicationMistake>> {
        let mut mistakes = Vec::new();
        let defaults = Self::of_kind(kind).to_members();
        let mut merged = self.to_members();

        for (name, value) in members {
            let value = match value {
                Value::Null => defaults.get(&name).cloned().unwrap_or(Value::Null),
                value => value,
            };
            // Each member is tried alone, so that every mistake is found at once.
            let mut alone = defaults.clone();
            alone.insert(name.clone(), value.clone());
            match serde_json::from_value::<Self>(Value::Object(alone)) {
                Ok(_) => drop(merged.insert(name, value)),
                Err(error) => mistakes.push(ApplicationMistake::new(name, error.to_string())),
            }
        }

        let settings = serde_json::from_value::<Self>(Value::Object(merged))
            .map_err(|error| vec![ApplicationMistake::new("", error.to_string())])?;
        mistakes.extend(consistency::mistakes(&settings, kind));
        if mistakes.is_empty() { Ok(settings) } else { Err(mistakes) }
    }

    /// All members, by name.
    pub fn to_members(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(members)) => members,
            Ok(_) | Err(_) => Map::new(),
        }
    }

    pub fn to_json(&self) -> String {
        Value::Object(self.to_members()).to_string()
    }

    /// True if an application of this kind may be sent to this address.
    pub fn allows_redirect(&self, requested: &str, kind: ApplicationKind) -> bool {
        self.redirect_uris.iter().any(|uri| uri.matches(requested, kind))
    }

    /// True if a login by this method, of this age, suffices: the one rule of the strength that an
    /// application asks for, however it learns of the login.
    pub fn accepts_login(&self, method: AuthMethod, age: Duration) -> bool {
        let has_passkey = method == AuthMethod::Passkey;
        let max_age = self.max_authentication_age_seconds;
        let is_young = max_age.is_none_or(|seconds| age <= Duration::from_secs(seconds.into()));
        is_young && (has_passkey || !self.require_passkey)
    }

    /// True if an account with these roles may enter.
    pub fn admits(&self, roles: &[String]) -> bool {
        self.roles.is_empty()
            || self.roles.iter().any(|needed| roles.iter().any(|role| role == needed.as_str()))
    }
}

#[cfg(test)]
mod tests;
