//! Many operations in one request: `/api/admin/accounts:batch`.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::{
    openapi::Batch,
    operations::{self, RequestedChange},
    view::{self, AccountResponse},
};
use crate::{
    domain::{Account, access::scope::Scope},
    http::{
        api::{
            body::{JsonObject, Members},
            idempotency::{self, RetryableBatch},
            openapi::{BodyRefusals, Refusals},
            parameters::IdempotencyKey,
            request::{AdminContext, AdminRequest, IfMatch, parse_id},
        },
        error::{self, Problem},
    },
};

/// Limit of operations in one request.
const MAX_OPERATIONS: usize = 100;

/// Carry out up to 100 operations, each independently: a failed one does not undo the others.
#[utoipa::path(
    post,
    path = "/api/admin/accounts:batch",
    operation_id = "batchAccounts",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(IdempotencyKey),
    request_body(content = Batch, example = json!({"operations": [
        {
            "op": "create",
            "account": {"loginId": "bob@example.com", "profile": {"firstName": "Bob"}},
        },
        {"op": "delete", "id": "01890000-0000-7000-8000-000000000000", "ifMatch": "*"},
    ]})),
    responses(
        (
            status = 200, description = "The result of each operation, in their order.",
            body = BatchResults
        ),
        Refusals,
        BodyRefusals,
    ),
)]
pub async fn run(request: AdminRequest, JsonObject(body): JsonObject) -> Result<Response, Problem> {
    request.context.caller.require(Scope::AccountsSupport)?;

    let mut members = Members::new(body);
    let operations = members.take_list("operations", MAX_OPERATIONS);
    let operations = members.require("operations", operations).unwrap_or_default();
    members.finish()?;

    let mut results = Vec::with_capacity(operations.len());
    let mut all_retryable = !operations.is_empty();

    for operation in operations {
        let done = carry_out(&request.context, operation).await;
        all_retryable &=
            done.as_ref().is_err_and(|problem| idempotency::is_retryable(problem.status));
        results.push(BatchResult::of(&request.context, done).await);
    }

    let mut response = Json(BatchResults { results }).into_response();
    if all_retryable {
        response.extensions_mut().insert(RetryableBatch);
    }

    Ok(response)
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BatchResults {
    results: Vec<BatchResult>,
}

#[derive(Debug, Serialize, ToSchema)]
struct BatchResult {
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    etag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<AccountResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<Problem>,
}

type OperationResult = Result<(StatusCode, Option<Account>), Problem>;

impl BatchResult {
    /// Result of one operation.
    async fn of(context: &AdminContext, done: OperationResult) -> Self {
        match done {
            Ok((status, None)) => {
                Self { status: status.as_u16(), etag: None, account: None, problem: None }
            }
            Ok((status, Some(account))) => match view::whole(context, &account).await {
                Ok(view) => {
                    let etag = format!("\"{}\"", account.version);
                    Self {
                        status: status.as_u16(),
                        etag: Some(etag),
                        account: Some(view),
                        problem: None,
                    }
                }
                Err(problem) => Self::of_problem(context, problem),
            },
            Err(problem) => Self::of_problem(context, problem),
        }
    }

    /// Result of a failed operation. A server error is logged here, because the response as a whole
    /// is not one.
    fn of_problem(context: &AdminContext, problem: Problem) -> Self {
        if problem.status.is_server_error() {
            error::identify(&mut problem.clone().into_response(), &context.server.random);
        }
        Self { status: problem.status.as_u16(), etag: None, account: None, problem: Some(problem) }
    }
}

/// Reads and carries out one operation.
async fn carry_out(context: &AdminContext, operation: Value) -> OperationResult {
    let Value::Object(operation) = operation else {
        return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY));
    };

    let mut members = Members::new(operation);
    let operation = members.take_parsed("op", parse_operation);
    let operation = members.require("op", operation);
    let id = members.take_parsed("id", |text| parse_id(text).ok_or("is not an id"));
    let if_match = members.take_parsed("ifMatch", |text| Ok::<_, &str>(IfMatch::parse(text)));
    let account = take_object(&mut members, "account");
    let id =
        if operation == Some(OperationName::Create) { None } else { members.require("id", id) };
    members.finish()?;

    let account = account.unwrap_or_default();

    match (operation, id) {
        (Some(OperationName::Create), _) => {
            Ok((StatusCode::CREATED, Some(operations::create(context, account).await?)))
        }
        (Some(operation @ (OperationName::Patch | OperationName::Replace)), Some(id)) => {
            let whole = operation == OperationName::Replace;
            let requested =
                RequestedChange { id, if_match: if_match.as_ref(), body: account, whole };
            let changed = operations::change(context, requested).await?;
            Ok((StatusCode::OK, Some(changed)))
        }
        (Some(OperationName::Delete), Some(id)) => {
            operations::delete(context, id, if_match.as_ref()).await?;
            Ok((StatusCode::NO_CONTENT, None))
        }
        (None, _) | (_, None) => Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY)),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ToSchema)]
#[schema(rename_all = "lowercase")]
pub(super) enum OperationName {
    Create,
    Replace,
    Patch,
    Delete,
}

fn parse_operation(name: &str) -> Result<OperationName, &'static str> {
    match name {
        "create" => Ok(OperationName::Create),
        "replace" => Ok(OperationName::Replace),
        "patch" => Ok(OperationName::Patch),
        "delete" => Ok(OperationName::Delete),
        _ => Err("must be create, replace, patch or delete"),
    }
}

fn take_object(members: &mut Members, name: &'static str) -> Option<Map<String, Value>> {
    if let Value::Object(object) = members.take(name)? {
        return Some(object);
    }

    members.add_mistake(name, "wrong_type", "must be an object");
    None
}
