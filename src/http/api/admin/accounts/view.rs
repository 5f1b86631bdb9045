//! An account in the responses of the administration API.

use std::{collections::HashMap, slice, sync::Arc};

use axum::http::StatusCode;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, Schema},
};

use crate::{
    domain::{AccessLevel, Account, AccountId, AddressKind, Profile, Status},
    http::{api::request::AdminContext, error::Problem},
    platform::Platform,
    runtime::schema_cache::NumberedSchema,
    server::Server,
    service::{callbacks::own_id_data, schema},
};

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Account)]
pub struct AccountResponse {
    #[schema(value_type = String, format = "uuid")]
    id: AccountId,
    #[schema(example = "alice@example.com")]
    login_id: String,
    /// The login id first, if it is an email address.
    emails: Vec<AddressView>,
    phones: Vec<AddressView>,
    #[schema(value_type = Status)]
    status: &'static str,
    roles: Vec<String>,
    /// The fields that the caller may read.
    #[schema(value_type = Profile)]
    profile: Map<String, Value>,
    #[schema(format = "date-time")]
    created_at: String,
    #[schema(format = "date-time")]
    updated_at: String,
    #[schema(format = "date-time", required = true)]
    last_login_at: Option<String>,
    /// Null when another platform has the passkeys, or they were encrypted with another key.
    #[schema(required = true)]
    passkey_count: Option<usize>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Address)]
struct AddressView {
    value: String,
    verified: bool,
}

/// Members to include, separated by commas; all if none are named.
#[derive(Clone, Debug, Default, ToSchema)]
#[schema(
    value_type = String,
    example = "loginId,profile.lastName",
    pattern = "^(id|loginId|emails|phones|status|roles|createdAt|updatedAt|lastLoginAt|\
               passkeyCount|profile(\\.[^,\\s]+)?)\
               (,(id|loginId|emails|phones|status|roles|createdAt|updatedAt|lastLoginAt|\
               passkeyCount|profile(\\.[^,\\s]+)?))*$"
)]
pub struct Fields(Option<Vec<String>>);

/// An account with the members that `fields` names, and its id.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct AccountPart(Map<String, Value>);

impl PartialSchema for AccountPart {
    fn schema() -> RefOr<Schema> {
        let mut schema = AccountResponse::schema();
        if let RefOr::T(Schema::Object(account)) = &mut schema {
            account.required = vec!["id".to_owned()];
        }
        schema
    }
}

impl ToSchema for AccountPart {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        AccountResponse::schemas(schemas);
    }
}

const ACCOUNT_MEMBERS: [&str; 11] = [
    "id",
    "loginId",
    "emails",
    "phones",
    "status",
    "roles",
    "profile",
    "createdAt",
    "updatedAt",
    "lastLoginAt",
    "passkeyCount",
];

impl Fields {
    /// Parses names separated by commas. Single members of the profile are named like
    /// `profile.lastName`.
    ///
    /// # Errors
    /// 422 for an unknown name, or none.
    pub fn parse(text: Option<&str>) -> Result<Self, Problem> {
        let Some(text) = text else { return Ok(Self(None)) };

        let names: Vec<_> = text
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect();
        let known = |name: &str| {
            ACCOUNT_MEMBERS.contains(&name)
                || name.strip_prefix("profile.").is_some_and(|f| !f.is_empty())
        };

        match names.iter().find(|name| !known(name)) {
            None if !names.is_empty() => Ok(Self(Some(names))),
            _ => Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid_fields",
                format!(
                    "fields must be a list of {} and profile.<field>, separated by commas.",
                    ACCOUNT_MEMBERS.join(", ")
                ),
            )),
        }
    }

    fn has(&self, member: &str) -> bool {
        self.0.as_ref().is_none_or(|names| names.iter().any(|name| name == member))
    }

    /// Keeps the members that are included.
    fn apply(&self, mut members: Map<String, Value>) -> AccountPart {
        let Some(names) = &self.0 else { return AccountPart(members) };

        let parts = names.iter().filter_map(|name| name.strip_prefix("profile."));
        let profile =
            members.get("profile").and_then(Value::as_object).cloned().unwrap_or_default();
        let parts: Map<_, _> =
            parts.filter_map(|part| Some((part.to_owned(), profile.get(part)?.clone()))).collect();

        if !self.has("profile") && names.iter().any(|name| name.starts_with("profile.")) {
            members.insert("profile".to_owned(), Value::Object(parts));
        } else if !self.has("profile") {
            members.remove("profile");
        }

        members.retain(|name, _| name == "id" || name == "profile" || self.has(name));
        AccountPart(members)
    }
}

/// One account with all members.
pub async fn whole(context: &AdminContext, account: &Account) -> Result<AccountResponse, Problem> {
    let sources = ViewSources::read(context, slice::from_ref(account), &Fields::default()).await?;
    Ok(sources.view(context, account))
}

/// One account with the included members.
pub async fn part(
    context: &AdminContext,
    account: &Account,
    fields: &Fields,
) -> Result<AccountPart, Problem> {
    let sources = ViewSources::read(context, slice::from_ref(account), fields).await?;
    sources.part(context, account, fields)
}

/// Accounts with the included members.
pub async fn parts(
    context: &AdminContext,
    accounts: &[Account],
    fields: &Fields,
) -> Result<Vec<AccountPart>, Problem> {
    let sources = ViewSources::read(context, accounts, fields).await?;
    accounts.iter().map(|account| sources.part(context, account, fields)).collect()
}

/// Everything that the views of some accounts are made of besides their rows.
struct ViewSources {
    schema: Arc<NumberedSchema>,
    /// The platform's data by login id, if passkeys are to be counted.
    own_id_data: HashMap<String, String>,
}

impl ViewSources {
    async fn read(
        context: &AdminContext,
        accounts: &[Account],
        fields: &Fields,
    ) -> Result<Self, Problem> {
        let schema = schema::current(&context.server).await?.in_force;

        let own_id_data = if context.platform.is_some() && fields.has("passkeyCount") {
            let login_ids: Vec<_> =
                accounts.iter().map(|account| account.login_id.as_str()).collect();
            own_id_data::data_of(&context.server, &login_ids).await?
        } else {
            HashMap::new()
        };

        Ok(Self { schema, own_id_data })
    }

    fn view(&self, context: &AdminContext, account: &Account) -> AccountResponse {
        let profile = self.schema.schema.readable(&account.profile, context.caller.role());
        let data = self.own_id_data.get(account.login_id.as_str());

        AccountResponse {
            profile: profile.members().clone(),
            passkey_count: count_passkeys(context.platform.as_deref(), account, data),
            ..AccountResponse::without_profile(account)
        }
    }

    fn part(
        &self,
        context: &AdminContext,
        account: &Account,
        fields: &Fields,
    ) -> Result<AccountPart, Problem> {
        match serde_json::to_value(self.view(context, account))
            .map_err(|error| Problem::failure(&error))?
        {
            Value::Object(members) => Ok(fields.apply(members)),
            _ => Ok(AccountPart(Map::new())),
        }
    }
}

/// The account for its owner.
pub async fn own(
    server: &Server,
    platform: Option<&Platform>,
    account: &Account,
) -> Result<AccountResponse, Problem> {
    let schema = schema::current(server).await?.in_force;
    let data = own_id_data::data_of(server, &[account.login_id.as_str()]).await?;

    Ok(AccountResponse {
        profile: schema.schema.readable(&account.profile, AccessLevel::User).members().clone(),
        passkey_count: count_passkeys(platform, account, data.get(account.login_id.as_str())),
        ..AccountResponse::without_profile(account)
    })
}

fn count_passkeys(
    platform: Option<&Platform>,
    account: &Account,
    data: Option<&String>,
) -> Option<usize> {
    let platform = platform?;

    data.map_or(Some(0), |data| platform.count_passkeys(&account.login_id, data))
}

impl AccountResponse {
    fn without_profile(account: &Account) -> Self {
        Self {
            id: account.id,
            login_id: account.login_id.to_string(),
            emails: address_views(account, AddressKind::Email),
            phones: address_views(account, AddressKind::Phone),
            status: account.status().as_str(),
            roles: account.roles.clone(),
            profile: Map::new(),
            created_at: account.created_at.to_rfc3339(),
            updated_at: account.updated_at.to_rfc3339(),
            last_login_at: account.last_login_at.map(crate::domain::Timestamp::to_rfc3339),
            passkey_count: None,
        }
    }
}

/// The login id, if it is of this kind, and the further addresses.
fn address_views(account: &Account, kind: AddressKind) -> Vec<AddressView> {
    let mut views = Vec::new();
    if account.login_id.kind() == kind {
        let is_verified = account.status() != Status::Pending;
        views.push(AddressView { value: account.login_id.to_string(), verified: is_verified });
    }

    views.extend(account.addresses_of(kind).map(|address| AddressView {
        value: address.value.clone(),
        verified: address.is_verified(),
    }));
    views
}
