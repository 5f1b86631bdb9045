//! Passkeys of an account: `/api/admin/accounts/{id}/passkeys`. In cloud mode, OwnID manages them.

use axum::{Json, extract::Path, http::StatusCode};
use serde::Deserialize;

use crate::{
    http::{
        api::{
            list_response::ListResponse,
            openapi::{NotFound, Refusals},
            parameters::OneId,
            request::{AdminContext, AdminRequest, NoQuery, PathId, parse_id},
        },
        error::Problem,
    },
    journeys::{
        self,
        passkeys::{self, Removal},
    },
    platform::{self, Passkey},
    service::{Refusal, accounts::details},
};

/// List the passkeys of an account.
#[utoipa::path(
    get,
    path = "/api/admin/accounts/{id}/passkeys",
    operation_id = "listPasskeys",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(OneId),
    responses(
        (status = 200, description = "The passkeys.", body = ListResponse<Passkey>),
        Refusals,
        NotFound,
    ),
)]
pub async fn list(
    request: AdminRequest<NoQuery>,
    PathId(id): PathId,
) -> Result<Json<ListResponse<Passkey>>, Problem> {
    let AdminContext { server, caller, platform } = &request.context;
    let account = details::get(server, caller, id).await?;

    let platform = platform.as_ref().ok_or(journeys::Error::PasskeysElsewhere)?;
    let items = passkeys::list(server, platform, &account).await.map_err(to_problem)?;
    Ok(ListResponse::whole(items))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RemovePasskeyQuery {
    /// Remove the passkey even if it is the owner's last credential.
    #[param(example = true)]
    force: Option<bool>,
}

/// Remove a passkey.
#[utoipa::path(
    delete,
    path = "/api/admin/accounts/{id}/passkeys/{passkey}",
    operation_id = "removePasskey",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(
        OneId, ("passkey" = String, Path, description = "The id of the credential."),
        RemovePasskeyQuery,
    ),
    responses(
        (status = 204, description = "The passkey was removed."),
        Refusals,
        NotFound,
        (
            status = 409,
            description = "It is the owner's last credential. Use force to remove it.",
            body = Problem, content_type = "application/problem+json"
        ),
    ),
)]
pub async fn remove(
    request: AdminRequest<RemovePasskeyQuery>,
    Path((id, passkey)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    let AdminContext { server, caller, platform } = &request.context;
    let account_id =
        parse_id(&id).ok_or(Refusal::NotFound).map_err(crate::http::api::problem::of)?;

    let forced = request.query.force.unwrap_or(false);
    let removal = Removal { caller, account_id, passkey: &passkey, forced };
    passkeys::remove(server, platform.as_ref(), removal).await.map_err(to_problem)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Data that another key encrypted is another platform's, and not a failure: `passkeyCount` is null
/// then.
fn to_problem(error: journeys::Error) -> Problem {
    match error {
        journeys::Error::Platform(platform::Error::OwnIdDataInvalid(_)) => {
            let detail = "Another platform manages the passkeys of this account.";
            Problem::new(StatusCode::NOT_FOUND, "passkeys_elsewhere", detail)
        }
        error => error.into(),
    }
}
