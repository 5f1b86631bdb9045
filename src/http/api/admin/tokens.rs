//! API tokens: `/api/admin/tokens`.

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
        access::scope::{Scope, Scopes},
        credentials::api_token::{self, TokenName},
    },
    http::{
        api::{
            body::{JsonObject, Members},
            idempotency::ReplayBody,
            list_response::ListResponse,
            openapi::{BodyRefusals, NotFound, Refusals},
            parameters::{IdempotencyKey, OneId},
            request::{
                AdminContext, AdminRequest, PageResponse, PathId, parse_cursor, parse_id,
                parse_limit, truncate_page,
            },
        },
        error::Problem,
    },
    service::admin::api_tokens::{self, ApiToken, NewApiToken},
};

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Token)]
pub struct TokenView {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    name: String,
    scopes: Vec<String>,
    /// The actor who made it, as in the audit log.
    created_by: String,
    #[schema(format = "date-time")]
    created_at: String,
    #[schema(format = "date-time", required = true)]
    expires_at: Option<String>,
    /// Precise to the minute.
    #[schema(format = "date-time", required = true)]
    last_used_at: Option<String>,
    #[schema(format = "date-time", required = true)]
    revoked_at: Option<String>,
    /// The secret token, only in the response to its creation.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TokenListQuery {
    /// The nextCursor of the previous page.
    #[param(format = "uuid")]
    cursor: Option<String>,
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50)]
    limit: Option<String>,
}

/// List tokens, the newest first, including those that have ended.
#[utoipa::path(
    get,
    path = "/api/admin/tokens",
    operation_id = "listTokens",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(TokenListQuery),
    responses(
        (
            status = 200, description = "The tokens, the newest first.",
            body = ListResponse<TokenView>
        ),
        Refusals,
    ),
)]
pub async fn list(
    request: AdminRequest<TokenListQuery>,
) -> Result<PageResponse<TokenView>, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    let before = parse_cursor(request.query.cursor.as_deref(), parse_id)?;
    let limit = parse_limit(request.query.limit.as_deref())?.get();

    let mut rows = api_tokens::page(server, caller, before, i64::from(limit) + 1).await?;
    let next = truncate_page(&mut rows, limit, |row| row.id.to_string());

    Ok(request.page(rows.into_iter().map(TokenView::of), next))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "describes the members that `create` reads")]
pub struct NewToken {
    /// Without control characters.
    #[schema(
        min_length = 1,
        max_length = 64,
        pattern = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$",
        example = "nightly import"
    )]
    name: String,
    #[schema(value_type = Vec<Scope>, min_items = 1, max_items = 14)]
    scopes: Vec<String>,
    /// A number and m, h, d or y; at most ten years. Without it, the token does not expire.
    #[schema(
        pattern = "^([1-9][0-9]{0,5}m|[1-9][0-9]{0,3}h|[1-9][0-9]{0,2}d|[1-9]y|10y)$",
        example = "90d"
    )]
    expires_in: Option<String>,
}

/// Create a token. Its secret is in this response only, not even in the one to the same request
/// sent again.
#[utoipa::path(
    post,
    path = "/api/admin/tokens",
    operation_id = "createToken",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(IdempotencyKey),
    request_body(
        content = NewToken,
        example = json!({
            "name": "nightly import", "scopes": ["accounts:read"], "expiresIn": "90d",
        }),
    ),
    responses(
        (
            status = 201, description = "The token, with its secret in the member token.",
            body = TokenView
        ),
        Refusals,
        BodyRefusals,
    ),
)]
pub async fn create(
    request: AdminRequest,
    JsonObject(body): JsonObject,
) -> Result<Response, Problem> {
    let AdminContext { server, caller, .. } = &request.context;
    caller.require(Scope::TokensWrite)?;

    let mut members = Members::new(body);
    let name = members.take_parsed("name", TokenName::parse);
    let name = members.require("name", name);
    let scopes = take_scopes(&mut members);
    let scopes = members.require("scopes", scopes);
    let lifetime = members.take_parsed("expiresIn", api_token::parse_lifetime);
    members.finish()?;

    let (Some(name), Some(scopes)) = (name, scopes) else {
        return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY));
    };

    let (token, secret) =
        api_tokens::create(server, caller, NewApiToken { name, scopes, lifetime }).await?;

    let view = TokenView::of(token);
    let replay_body = ReplayBody(json!(view).to_string());
    let response = TokenView { token: Some(api_token::reveal(&secret)), ..view };
    Ok((StatusCode::CREATED, Extension(replay_body), Json(response)).into_response())
}

/// Revoke a token immediately.
#[utoipa::path(
    delete,
    path = "/api/admin/tokens/{id}",
    operation_id = "revokeToken",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses(
        (status = 204, description = "The token was revoked."),
        Refusals,
        NotFound,
    ),
)]
pub async fn revoke(
    request: AdminRequest,
    PathId(id): PathId<Uuid>,
) -> Result<StatusCode, Problem> {
    api_tokens::revoke(&request.context.server, &request.context.caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn take_scopes(members: &mut Members) -> Option<Scopes> {
    let items = members.take_list("scopes", Scope::ALL.len())?;

    let names: Vec<_> = items.iter().filter_map(Value::as_str).collect();
    if names.len() < items.len() {
        members.add_mistake("scopes", "wrong_type", "must be a list of names");
        return None;
    }

    let scopes = Scopes::parse(&names.join(" "));
    scopes.map_err(|error| members.add_mistake("scopes", "not_allowed", error.to_string())).ok()
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
