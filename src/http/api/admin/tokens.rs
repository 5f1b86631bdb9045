//! `/api/admin/tokens`

use axum::{
    Extension, Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    domain::{
        Timestamp,
        access::{
            scope::{Scope, Scopes},
            strength::ProtectedAction,
        },
        credentials::api_token::{self, TokenName},
    },
    http::{
        api::{
            body::{Body, Members},
            idempotency::Kept,
            openapi::{BodyRefusals, NotFound, Page, Refusals},
            parameters::{IdempotencyKey, OneId},
            request::{Call, Desk, Id, cursor, cut, limit, parse_id},
        },
        error::Problem,
    },
    service::admin::api_tokens::{self, ApiToken},
};

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Token)]
pub struct TokenView {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    name: String,
    scopes: Vec<String>,
    /// Who made it, as the audit log names them.
    created_by: String,
    #[schema(format = "date-time")]
    created_at: String,
    #[schema(format = "date-time", required = true)]
    expires_at: Option<String>,
    /// To the minute.
    #[schema(format = "date-time", required = true)]
    last_used_at: Option<String>,
    #[schema(format = "date-time", required = true)]
    revoked_at: Option<String>,
    /// The token itself, only in the answer to its making.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct List {
    /// The nextCursor of the page before.
    #[param(format = "uuid")]
    cursor: Option<String>,
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

/// List tokens, the newest first; those that have ended too.
#[utoipa::path(
    get,
    path = "/api/admin/tokens",
    operation_id = "listTokens",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(List),
    responses(
        (status = 200, description = "The tokens, the newest first.", body = Page<TokenView>),
        Refusals,
    ),
)]
pub async fn list(call: Call<List>) -> Result<Response, Problem> {
    let Desk { server, caller, .. } = &call.desk;
    let before = cursor(call.query.cursor.as_deref(), parse_id)?;
    let most = limit(call.query.limit.as_deref())?.get();
    let mut rows = api_tokens::page(server, caller, before, i64::from(most) + 1).await?;
    let next = cut(&mut rows, most, |row| row.id.to_string());
    let items: Vec<_> = rows.into_iter().map(TokenView::of).collect();
    Ok((call.link(next.as_deref()), Json(json!({ "items": items, "nextCursor": next }))).into_response())
}

/// What [`Scope`] parses; the domain knows no OpenAPI.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = "accounts:read")]
enum ScopeName {
    #[serde(rename = "accounts:read")]
    AccountsRead,
    #[serde(rename = "accounts:support")]
    AccountsSupport,
    #[serde(rename = "accounts:write")]
    AccountsWrite,
    #[serde(rename = "schema:read")]
    SchemaRead,
    #[serde(rename = "schema:write")]
    SchemaWrite,
    #[serde(rename = "audit:read")]
    AuditRead,
    #[serde(rename = "messages:read")]
    MessagesRead,
    #[serde(rename = "id-documents:read")]
    IdDocumentsRead,
    #[serde(rename = "tokens:read")]
    TokensRead,
    #[serde(rename = "tokens:write")]
    TokensWrite,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `create` reads member by member")]
pub struct NewToken {
    /// Without control characters.
    #[schema(
        min_length = 1,
        max_length = 64,
        pattern = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$",
        example = "nightly import"
    )]
    name: String,
    #[schema(min_items = 1, max_items = 10)]
    scopes: Vec<ScopeName>,
    /// A number and m, h, d or y; at most ten years. Without it the token does not expire.
    #[schema(pattern = "^([1-9][0-9]{0,5}m|[1-9][0-9]{0,3}h|[1-9][0-9]{0,2}d|[1-9]y|10y)$", example = "90d")]
    expires_in: Option<String>,
}

/// Make a token. Its secret is in this answer and nowhere else, not even in the answer to the same request sent again.
#[utoipa::path(
    post,
    path = "/api/admin/tokens",
    operation_id = "createToken",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(IdempotencyKey),
    request_body(
        content = NewToken,
        example = json!({"name": "nightly import", "scopes": ["accounts:read"], "expiresIn": "90d"}),
    ),
    responses(
        (status = 201, description = "The token, with its secret in the member token.", body = TokenView),
        Refusals,
        BodyRefusals,
    ),
)]
pub async fn create(call: Call, Body(body): Body) -> Result<Response, Problem> {
    let Desk { server, caller, .. } = &call.desk;
    caller.require(Scope::TokensWrite)?;
    call.desk.require(ProtectedAction::MakeToken)?;
    let mut members = Members::of(body);
    let name = members.parsed("name", TokenName::parse);
    let name = members.required("name", name);
    let scopes = scopes(&mut members);
    let scopes = members.required("scopes", scopes);
    let lifetime = members.parsed("expiresIn", api_token::parse_lifetime);
    members.finish()?;
    let (Some(name), Some(scopes)) = (name, scopes) else {
        return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY));
    };
    let (token, secret) = api_tokens::create(server, caller, (name, scopes, lifetime)).await?;
    let view = TokenView::of(token);
    let kept = Kept(json!(view).to_string());
    let shown = TokenView { token: Some(api_token::reveal(&secret)), ..view };
    Ok((StatusCode::CREATED, Extension(kept), Json(shown)).into_response())
}

/// End a token at once.
#[utoipa::path(
    delete,
    path = "/api/admin/tokens/{id}",
    operation_id = "revokeToken",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses(
        (status = 204, description = "The token is worth nothing any more."),
        Refusals,
        NotFound,
    ),
)]
pub async fn revoke(call: Call, Id(id): Id) -> Result<StatusCode, Problem> {
    api_tokens::revoke(&call.desk.server, &call.desk.caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn scopes(members: &mut Members) -> Option<Scopes> {
    let items = members.list("scopes", Scope::ALL.len())?;
    let names: Vec<_> = items.iter().filter_map(Value::as_str).collect();
    if names.len() < items.len() {
        members.wrong("scopes", "wrong_type", "must be a list of names");
        return None;
    }
    let scopes = Scopes::parse(&names.join(" "));
    scopes.map_err(|error| members.wrong("scopes", "not_allowed", error.to_string())).ok()
}

impl TokenView {
    fn of(token: ApiToken) -> Self {
        Self {
            id: token.id,
            name: token.name,
            scopes: token.scopes.split(' ').map(str::to_owned).collect(),
            created_by: token.created_by,
            created_at: token.created_at.to_rfc3339(),
            expires_at: token.expires_at.map(Timestamp::to_rfc3339),
            last_used_at: token.last_used_at.map(Timestamp::to_rfc3339),
            revoked_at: token.revoked_at.map(Timestamp::to_rfc3339),
            token: None,
        }
    }
}
