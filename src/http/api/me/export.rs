//! `/api/account/data`: everything that is stored about a user, for the user (GDPR, articles 15 and
//! 20).

use axum::{
    Json,
    http::header,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{request::OwnRequest, session_view::SessionView};
use crate::{
    domain::{Account, Rfc3339},
    http::{
        api::admin::{
            accounts::{
                applications::AccountApplicationView,
                view::{self, AccountResponse},
            },
            records::{DocumentDecision, MessageView},
        },
        error::Problem,
        openapi::SessionRefusals,
    },
    platform::{self, Passkey, Platform},
    service::{
        accounts::details,
        admin::audit,
        applications::account_access,
        callbacks::{id_documents, messages},
        caller::Caller,
        login::{devices, sessions},
    },
};

/// Limit of documents, messages and acts in the export, each: the latest.
const MAX_ENTRIES: u32 = 1_000;

/// Everything that is stored about a user, except passwords and keys.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnData {
    account: AccountResponse,
    sessions: Vec<SessionView>,
    /// Applications that have access to the account.
    applications: Vec<AccountApplicationView>,
    /// Browsers in which a login sends no notification.
    browsers: Vec<KnownBrowser>,
    /// Passkeys of the local platform; empty with OwnID's cloud.
    passkeys: Vec<Passkey>,
    id_documents: Vec<DocumentDecision>,
    /// Messages to any of the account's addresses, without their texts.
    messages: Vec<MessageView>,
    /// Administrative acts on the account.
    history: Vec<Deed>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct KnownBrowser {
    #[schema(value_type = String, format = "date-time")]
    last_used_at: Rfc3339,
}

#[derive(Debug, Serialize, ToSchema)]
struct Deed {
    #[schema(value_type = String, format = "date-time")]
    at: Rfc3339,
    action: String,
    /// The IP address, if the act came over the network.
    address: String,
}

/// Download everything that is stored about the account.
#[utoipa::path(
    get,
    path = "/api/account/data",
    operation_id = "downloadOwnData",
    tag = "account",
    security(("session" = [])),
    responses(
        (status = 200, description = "The data, as a file.", body = OwnData), SessionRefusals,
    ),
)]
pub async fn download(request: OwnRequest) -> Result<Response, Problem> {
    let data = collect(&request).await?;

    let head = [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_DISPOSITION, "attachment; filename=account.json"),
    ];
    Ok((head, Json(data)).into_response())
}

async fn collect(request: &OwnRequest) -> Result<OwnData, Problem> {
    let OwnRequest { server, platform, current, .. } = request;
    let id = current.account_id;
    let account = details::own(server, id).await?;

    let query = audit::AuditQuery {
        account_id: Some(id),
        limit: i64::from(MAX_ENTRIES),
        ..Default::default()
    };
    let deeds = audit::list(server, &Caller::server(), &query).await?.into_iter();
    let sessions = sessions::list(server, id).await?.into_iter();
    let documents = id_documents::page(server, &Caller::server(), Some(id), None, MAX_ENTRIES)
        .await?
        .into_iter();
    let messages = messages::to(server, account.all_addresses(), MAX_ENTRIES).await?.into_iter();
    let applications = account_access::list(server, id).await?.into_iter();
    let browsers = devices::known(server, id).await?.into_iter();

    Ok(OwnData {
        account: view::own(server, platform.as_deref(), &account).await?,
        sessions: sessions
            .map(|session| super::session_view::to_view(server, session, current))
            .collect(),
        applications: applications.map(AccountApplicationView::of).collect(),
        browsers: browsers.map(|at| KnownBrowser { last_used_at: Rfc3339(at) }).collect(),
        passkeys: match platform.as_deref() {
            Some(platform) => passkeys(platform, &account).await?,
            None => Vec::new(),
        },
        id_documents: documents.map(DocumentDecision::of).collect(),
        messages: messages.map(MessageView::of).collect(),
        history: deeds
            .map(|row| Deed { at: Rfc3339(row.at), action: row.action, address: row.address })
            .collect(),
    })
}

async fn passkeys(platform: &Platform, account: &Account) -> Result<Vec<Passkey>, Problem> {
    match platform.passkeys(&account.login_id).await {
        // Another platform has them.
        Err(platform::Error::OwnIdDataInvalid(_)) => Ok(Vec::new()),
        passkeys => Ok(passkeys?),
    }
}
