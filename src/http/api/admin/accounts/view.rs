//! An account as the administration API shows it.

use std::collections::HashMap;

use axum::http::StatusCode;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, Schema},
};
use uuid::Uuid;

use crate::{
    domain::{AccessLevel, Status},
    http::{api::request::Desk, error::Problem},
    platform::Platform,
    server::Server,
    service::{accounts::details::Details, callbacks::own_id_data, schema},
};

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Account)]
pub struct AccountView {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    #[schema(example = "alice@example.com")]
    login_id: String,
    /// The login id first, if it is one.
    emails: Vec<AddressView>,
    phones: Vec<AddressView>,
    #[schema(value_type = super::openapi::StatusName)]
    status: &'static str,
    roles: Vec<String>,
    /// What the caller may read of it.
    #[schema(value_type = super::openapi::Profile)]
    profile: Map<String, Value>,
    #[schema(format = "date-time")]
    created_at: String,
    #[schema(format = "date-time")]
    updated_at: String,
    #[schema(format = "date-time", required = true)]
    last_login_at: Option<String>,
    /// Null when OwnID's cloud, or another key, keeps the passkeys.
    #[schema(required = true)]
    passkey_count: Option<usize>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Address)]
struct AddressView {
    value: String,
    verified: bool,
}

/// The members to show; all when none are named.
#[derive(Clone, Debug, Default)]
pub struct Fields(Option<Vec<String>>);

/// An account with the members that `fields` names, and always its id.
#[derive(Debug)]
pub struct AccountPart;

impl PartialSchema for AccountPart {
    fn schema() -> RefOr<Schema> {
        let mut schema = AccountView::schema();
        if let RefOr::T(Schema::Object(account)) = &mut schema {
            account.required = vec!["id".to_owned()];
        }
        schema
    }
}

impl ToSchema for AccountPart {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        AccountView::schemas(schemas);
    }
}

/// What [`Fields::parse`] takes: names with commas between them.
#[derive(Debug, ToSchema)]
#[schema(
    example = "loginId,profile.lastName",
    pattern = "^(id|loginId|emails|phones|status|roles|createdAt|updatedAt|lastLoginAt|passkeyCount|profile(\\.[^,\\s]+)?)\
               (,(id|loginId|emails|phones|status|roles|createdAt|updatedAt|lastLoginAt|passkeyCount|profile(\\.[^,\\s]+)?))*$"
)]
#[expect(dead_code, reason = "it describes")]
pub struct FieldNames(String);

const MEMBERS: [&str; 11] = [
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
    /// Reads names with commas between them; of the profile also single members, such as `profile.lastName`.
    ///
    /// # Errors
    /// 422.
    pub fn parse(text: Option<&str>) -> Result<Self, Problem> {
        let Some(text) = text else { return Ok(Self(None)) };
        let names: Vec<_> = text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        let known =
            |name: &str| MEMBERS.contains(&name) || name.strip_prefix("profile.").is_some_and(|f| !f.is_empty());
        match names.iter().find(|name| !known(name)) {
            None if !names.is_empty() => Ok(Self(Some(names))),
            _ => Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid_fields",
                format!("fields names some of {} and profile.<field>, with commas between.", MEMBERS.join(", ")),
            )),
        }
    }

    fn has(&self, member: &str) -> bool {
        self.0.as_ref().is_none_or(|names| names.iter().any(|name| name == member))
    }

    /// Leaves what was asked for, and always the id.
    fn apply(&self, account: Value) -> Value {
        let Some(names) = &self.0 else { return account };
        let Value::Object(mut members) = account else { return account };
        let parts = names.iter().filter_map(|name| name.strip_prefix("profile."));
        let profile = members.get("profile").and_then(Value::as_object).cloned().unwrap_or_default();
        let parts: Map<_, _> = parts.filter_map(|part| Some((part.to_owned(), profile.get(part)?.clone()))).collect();
        if !self.has("profile") && names.iter().any(|name| name.starts_with("profile.")) {
            members.insert("profile".to_owned(), Value::Object(parts));
        } else if !self.has("profile") {
            members.remove("profile");
        }
        members.retain(|name, _| name == "id" || name == "profile" || self.has(name));
        Value::Object(members)
    }
}

/// One account, whole.
pub async fn whole(desk: &Desk, account: &Details) -> Result<Value, Problem> {
    let mut shown = all(desk, std::slice::from_ref(account), &Fields::default()).await?;
    Ok(shown.pop().unwrap_or_default())
}

/// These accounts, with these fields.
pub async fn all(desk: &Desk, accounts: &[Details], fields: &Fields) -> Result<Vec<Value>, Problem> {
    let schema = schema::current(&desk.server).await?.in_force;
    let data = if desk.platform.is_some() && fields.has("passkeyCount") {
        let login_ids: Vec<_> = accounts.iter().map(|account| account.row.login_id.as_str()).collect();
        own_id_data::data_of(&desk.server, &login_ids).await?
    } else {
        HashMap::new()
    };
    let shown = accounts.iter().map(|account| {
        let profile = schema.schema.readable(&account.profile, desk.caller.role());
        let view = AccountView {
            profile: profile.members().clone(),
            passkey_count: passkeys(desk.platform.as_deref(), account, data.get(&account.row.login_id)),
            ..AccountView::of(account)
        };
        serde_json::to_value(view).map(|account| fields.apply(account)).map_err(|error| Problem::failure(&error))
    });
    shown.collect()
}

/// The account as its own person sees it.
pub async fn own(server: &Server, platform: Option<&Platform>, account: &Details) -> Result<AccountView, Problem> {
    let schema = schema::current(server).await?.in_force;
    let data = own_id_data::data_of(server, &[&account.row.login_id]).await?;
    Ok(AccountView {
        profile: schema.schema.readable(&account.profile, AccessLevel::User).members().clone(),
        passkey_count: passkeys(platform, account, data.get(&account.row.login_id)),
        ..AccountView::of(account)
    })
}

fn passkeys(platform: Option<&Platform>, account: &Details, data: Option<&String>) -> Option<usize> {
    let platform = platform?;
    data.map_or(Some(0), |data| platform.count_passkeys(&account.login_id(), data))
}

impl AccountView {
    fn of(account: &Details) -> Self {
        Self {
            id: account.row.id,
            login_id: account.row.login_id.clone(),
            emails: addresses(account, "email"),
            phones: addresses(account, "phone"),
            status: account.status().as_str(),
            roles: account.roles.clone(),
            profile: Map::new(),
            created_at: account.row.created_at.to_rfc3339(),
            updated_at: account.row.updated_at.to_rfc3339(),
            last_login_at: account.row.last_login_at.map(crate::domain::Timestamp::to_rfc3339),
            passkey_count: None,
        }
    }
}

/// The login id, when it is of this kind, and the further addresses.
fn addresses(account: &Details, kind: &str) -> Vec<AddressView> {
    let login_id = (account.login_id().kind().as_str() == kind)
        .then(|| AddressView { value: account.row.login_id.clone(), verified: account.status() != Status::Pending });
    let further = account.addresses.iter().filter(|address| address.kind == kind);
    let further =
        further.map(|address| AddressView { value: address.value.clone(), verified: address.verified_at.is_some() });
    login_id.into_iter().chain(further).collect()
}
