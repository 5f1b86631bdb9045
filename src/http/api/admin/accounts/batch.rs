//! Many changes in one request: `/api/admin/accounts:batch`.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value, json};

use super::{openapi::Batch, operations, view};
use crate::{
    domain::access::scope::Scope,
    http::{
        api::{
            body::{Body, Members},
            idempotency::{self, Passing},
            openapi::{BatchResults, BodyRefusals, Refusals},
            parameters::IdempotencyKey,
            request::{Call, Desk, IfMatch, parse_id},
        },
        error::{self, Problem},
    },
    service::accounts::details::Details,
};

/// The most operations of one request.
const MOST: usize = 100;

/// Carry out up to 100 operations, each by itself: one that fails does not undo the others.
#[utoipa::path(
    post,
    path = "/api/admin/accounts:batch",
    operation_id = "batchAccounts",
    tag = "administration",
    security(("bearer" = []), ("session" = [])),
    params(IdempotencyKey),
    request_body(content = Batch, example = json!({"operations": [
        {"op": "create", "account": {"loginId": "bob@example.com", "profile": {"firstName": "Bob"}}},
        {"op": "delete", "id": "01890000-0000-7000-8000-000000000000", "ifMatch": "*"},
    ]})),
    responses(
        (status = 200, description = "What became of each operation, in their order.", body = BatchResults),
        Refusals,
        BodyRefusals,
    ),
)]
pub async fn run(call: Call, Body(body): Body) -> Result<Response, Problem> {
    call.desk.caller.require(Scope::AccountsSupport)?;
    let mut members = Members::of(body);
    let operations = members.list("operations", MOST);
    let operations = members.required("operations", operations).unwrap_or_default();
    members.finish()?;
    let mut results = Vec::with_capacity(operations.len());
    let mut all_pass = !operations.is_empty();
    for operation in operations {
        let done = one(&call.desk, operation).await;
        all_pass &= done.as_ref().is_err_and(|problem| idempotency::passes(problem.status));
        results.push(result(&call.desk, done).await);
    }
    let mut answer = Json(json!({ "results": results })).into_response();
    if all_pass {
        answer.extensions_mut().insert(Passing);
    }
    Ok(answer)
}

type Done = Result<(StatusCode, Option<Details>), Problem>;

/// What became of one operation: `status`, then `account` and `etag`, or `problem`.
async fn result(desk: &Desk, done: Done) -> Value {
    match done {
        Ok((status, None)) => json!({ "status": status.as_u16() }),
        Ok((status, Some(account))) => match view::whole(desk, &account).await {
            Ok(shown) => {
                json!({ "status": status.as_u16(), "etag": format!("\"{}\"", account.row.version), "account": shown })
            }
            Err(problem) => told(desk, problem),
        },
        Err(problem) => told(desk, problem),
    }
}

/// A failure of ours goes to the log here: the answer as a whole is none.
fn told(desk: &Desk, problem: Problem) -> Value {
    let body = json!({ "status": problem.status.as_u16(), "problem": problem });
    if problem.status.is_server_error() {
        error::identify(&mut problem.into_response(), &desk.server.random);
    }
    body
}

async fn one(desk: &Desk, operation: Value) -> Done {
    let Value::Object(operation) = operation else {
        return Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY));
    };
    let mut members = Members::of(operation);
    let kind = members.parsed("op", kind);
    let kind = members.required("op", kind);
    let id = members.parsed("id", |text| parse_id(text).ok_or("is no id"));
    let if_match = members.parsed("ifMatch", |text| Ok::<_, &str>(IfMatch::parse(text)));
    let account = object(&mut members, "account");
    let id = if kind == Some(Kind::Create) { None } else { members.required("id", id) };
    members.finish()?;
    let account = account.unwrap_or_default();
    match (kind, id) {
        (Some(Kind::Create), _) => Ok((StatusCode::CREATED, Some(operations::create(desk, account).await?))),
        (Some(kind @ (Kind::Patch | Kind::Replace)), Some(id)) => {
            let whole = kind == Kind::Replace;
            let changed = operations::change(desk, (id, if_match.as_ref()), account, whole).await?;
            Ok((StatusCode::OK, Some(changed)))
        }
        (Some(Kind::Delete), Some(id)) => {
            operations::delete(desk, (id, if_match.as_ref())).await?;
            Ok((StatusCode::NO_CONTENT, None))
        }
        (None, _) | (_, None) => Err(Problem::of_status(StatusCode::UNPROCESSABLE_ENTITY)),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Create,
    Replace,
    Patch,
    Delete,
}

fn kind(name: &str) -> Result<Kind, &'static str> {
    match name {
        "create" => Ok(Kind::Create),
        "replace" => Ok(Kind::Replace),
        "patch" => Ok(Kind::Patch),
        "delete" => Ok(Kind::Delete),
        _ => Err("must be create, replace, patch or delete"),
    }
}

fn object(members: &mut Members, name: &'static str) -> Option<Map<String, Value>> {
    if let Value::Object(object) = members.take(name)? {
        return Some(object);
    }
    members.wrong(name, "wrong_type", "must be an object");
    None
}
