//! Accounts in requests, as the OpenAPI document describes them; `body` and `batch` read them.

use serde::Deserialize;
use serde_json::Value;
use utoipa::{
    ToSchema,
    openapi::{Ref, schema::AnyOfBuilder},
};

use super::batch::OperationName;
use crate::domain::{Profile, Status, access::role_name::RoleName};

/// An account to be created. The times and the passkey count of another account may be included;
/// they are ignored.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "describes members that are read one by one")]
pub struct NewAccount {
    /// An email address, or a phone number with its country code.
    #[schema(format = "login-id", example = "alice@example.com")]
    login_id: String,
    /// Further addresses. The login id among them is ignored.
    #[schema(value_type = Option<HashSet<EmailInput>>, max_items = 32)]
    emails: Option<Vec<EmailInput>>,
    #[schema(value_type = Option<HashSet<PhoneInput>>, max_items = 32)]
    phones: Option<Vec<PhoneInput>>,
    #[schema(value_type = Option<Status>)]
    status: Option<String>,
    #[schema(value_type = Option<Vec<RoleName>>, max_items = 32)]
    roles: Option<Vec<String>>,
    /// Conforms to the account schema.
    #[schema(value_type = Option<Profile>)]
    profile: Option<Value>,
    /// Never returned. The server's settings determine the minimum length.
    #[schema(
        value_type = String, required = false, format = Password, min_length = 8, max_length = 256,
        write_only
    )]
    password: Option<String>,
    /// The platform's data about the user: opaque, never returned, at most 64 KiB.
    #[schema(value_type = String, required = false, max_length = 65536, write_only)]
    own_id_data: Option<String>,
    #[schema(read_only)]
    created_at: Option<String>,
    #[schema(read_only)]
    updated_at: Option<String>,
    #[schema(read_only)]
    last_login_at: Option<String>,
    #[schema(read_only)]
    passkey_count: Option<u64>,
}

/// The new state of an account. A response can be sent back: read-only members must then have their
/// current values.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "describes members that are read one by one")]
pub struct AccountChange {
    #[schema(read_only)]
    id: Option<String>,
    #[schema(read_only)]
    login_id: Option<String>,
    /// Further addresses. The login id among them is ignored.
    #[schema(value_type = Option<HashSet<EmailInput>>, max_items = 32)]
    emails: Option<Vec<EmailInput>>,
    #[schema(value_type = Option<HashSet<PhoneInput>>, max_items = 32)]
    phones: Option<Vec<PhoneInput>>,
    #[schema(value_type = Option<Status>)]
    status: Option<String>,
    #[schema(value_type = Option<Vec<RoleName>>, max_items = 32)]
    roles: Option<Vec<String>>,
    /// Conforms to the account schema. In a PATCH, a JSON Merge Patch.
    #[schema(value_type = Option<Profile>)]
    profile: Option<Value>,
    /// Never returned. The server's settings determine the minimum length.
    #[schema(
        value_type = String, required = false, format = Password, min_length = 8, max_length = 256,
        write_only
    )]
    password: Option<String>,
    /// The platform's data about the user: opaque, never returned, at most 64 KiB.
    #[schema(value_type = String, required = false, max_length = 65536, write_only)]
    own_id_data: Option<String>,
    #[schema(read_only)]
    created_at: Option<String>,
    #[schema(read_only)]
    updated_at: Option<String>,
    #[schema(read_only)]
    last_login_at: Option<String>,
    #[schema(read_only)]
    passkey_count: Option<u64>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes members that are read one by one")]
struct EmailInput {
    #[schema(format = "email", example = "alice@example.org")]
    value: String,
    verified: Option<bool>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes members that are read one by one")]
struct PhoneInput {
    #[schema(format = "e164", example = "+14155552671")]
    value: String,
    verified: Option<bool>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes members that are read one by one")]
pub struct Batch {
    #[schema(max_items = 100)]
    operations: Vec<Operation>,
}

/// One operation of a batch. If it is invalid, its result says so, and the others are carried out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "describes members that are read one by one")]
struct Operation {
    #[schema(value_type = OperationName)]
    op: String,
    /// Required by all but create.
    #[schema(format = "uuid")]
    id: Option<String>,
    /// An entity tag or *, required by all but create.
    if_match: Option<String>,
    #[schema(schema_with = written_account, required = false)]
    account: Option<Value>,
}

/// The account of an operation.
fn written_account() -> AnyOfBuilder {
    AnyOfBuilder::new()
        .item(Ref::from_schema_name("NewAccount"))
        .item(Ref::from_schema_name("AccountChange"))
        .description(Some("The same as in a create, a replace or a patch of its own."))
}
