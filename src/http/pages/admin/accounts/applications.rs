//! Applications with access to an account, on its page.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;
use vestibule_app::{
    admin::{Cell, Row, Table, labels},
    i18n::texts,
};

use super::relations::{redirect_to_account, table};
use crate::{
    domain::{AccountId, ApplicationId, access::scope::Scope},
    http::{
        error::Problem,
        pages::{
            admin::{Admin, applications::page_url},
            moment,
        },
    },
    server::Server,
    service::{admin::account_applications, applications::account_access::ApplicationAccess},
};

/// The applications, with their buttons.
pub(super) async fn application_table(
    server: &Server,
    admin: &Admin,
    id: AccountId,
) -> Result<Table, Problem> {
    let found = account_applications::list(server, &admin.caller, id).await?;
    let may_see = admin.caller.scopes.has(Scope::ApplicationsRead);

    let rows = found.into_iter().map(|access| {
        let ApplicationAccess { application, scopes, since, last_used_at } = access;
        let name = application.name.to_string();
        let name =
            if may_see { Cell::Link(name, page_url(&application.id)) } else { Cell::Text(name) };
        let action = format!("/admin/accounts/{id}/applications");
        let cells = vec![
            name,
            Cell::Text(scopes.to_string()),
            Cell::Time(Some(moment(since))),
            Cell::Time(last_used_at.map(moment)),
            Cell::Button(labels::END.into(), action, application.id.to_string()),
        ];
        Row { cells }
    });

    let columns = [
        labels::APPLICATION,
        texts::applications::SCOPES,
        labels::SINCE,
        texts::ADMIN_LAST_USED,
        labels::END,
    ];
    Ok(table(labels::APPLICATIONS, labels::NO_APPLICATIONS, &columns, rows))
}

#[derive(Debug, Deserialize)]
pub struct EndApplicationsForm {
    /// An application's id, or `*` for all.
    id: String,
}

/// Ends the access of one application or of all. One that has none any more is not an error.
pub async fn end(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(account_id): Path<AccountId>,
    Form(form): Form<EndApplicationsForm>,
) -> Result<Response, Problem> {
    let application = ApplicationId::parse(&form.id).ok();
    if application.is_some() || form.id == "*" {
        let application = application.as_ref();
        account_applications::end(&server, &admin.caller, account_id, application).await?;
    }
    Ok(redirect_to_account(account_id))
}
