//! An application in the responses of the administration API.

use serde::Serialize;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, Schema},
};

use super::openapi::{SettingsMembers, beside_settings};
use crate::{
    domain::{Application, ApplicationKind, Timestamp, application::settings::ApplicationSettings},
    service::applications::ClientSecret,
};

/// An application: its settings, and what identifies it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ApplicationView {
    #[serde(flatten)]
    identity: ApplicationIdentity,
    #[serde(flatten)]
    settings: ApplicationSettings,
}

/// Members of an application other than its settings.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ApplicationIdentity {
    /// The `client_id`.
    #[schema(pattern = "^([a-z0-9][a-z0-9-]{0,62}|https?://[!-~]{1,505})$", example = "wiki")]
    id: String,
    #[schema(example = "Wiki")]
    name: String,
    kind: ApplicationKind,
    /// True if the settings file declares it: it is read-only here.
    declared: bool,
    /// True if nobody registered it: the metadata document at its id describes it, and it can only
    /// be deleted here.
    unregistered: bool,
    #[schema(format = "date-time")]
    created_at: String,
    #[schema(format = "date-time")]
    updated_at: String,
    /// The times of the secrets that are valid, the newest first. Not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<SecretTimes>, required = false)]
    secrets: Option<Vec<SecretTimes>>,
    /// The secret, only in the response to its creation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    client_secret: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SecretTimes {
    #[schema(format = "date-time")]
    created_at: String,
    /// Null until another secret has replaced it.
    #[schema(format = "date-time", required = true)]
    expires_at: Option<String>,
}

impl ApplicationView {
    pub fn of(application: Application) -> Self {
        let identity = ApplicationIdentity {
            id: application.id.to_string(),
            name: application.name.to_string(),
            kind: application.kind,
            declared: application.is_declared,
            unregistered: application.id.is_document_url(),
            created_at: application.created_at.to_rfc3339(),
            updated_at: application.updated_at.to_rfc3339(),
            secrets: None,
            client_secret: None,
        };
        Self { identity, settings: application.settings }
    }

    #[must_use]
    pub fn with_secrets(mut self, secrets: Vec<ClientSecret>) -> Self {
        let times = secrets.into_iter().map(|secret| SecretTimes {
            created_at: secret.created_at.to_rfc3339(),
            expires_at: secret.expires_at.map(Timestamp::to_rfc3339),
        });
        self.identity.secrets = Some(times.collect());
        self
    }

    pub(super) fn with_client_secret(mut self, client_secret: Option<String>) -> Self {
        self.identity.client_secret = client_secret;
        self
    }
}

impl PartialSchema for ApplicationView {
    fn schema() -> RefOr<Schema> {
        beside_settings(ApplicationIdentity::schema(), SettingsMembers::Present)
    }
}

impl ToSchema for ApplicationView {
    fn name() -> std::borrow::Cow<'static, str> {
        "Application".into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        ApplicationIdentity::schemas(schemas);
        ApplicationSettings::schemas(schemas);
    }
}
