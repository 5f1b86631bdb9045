//! The live access of an application, on its page: its grants, or its sessions if it is behind a
//! proxy.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;
use uuid::Uuid;
use vestibule_app::{
    Text,
    admin::{AccessList, Cell, Column, Row, Table, labels},
    i18n::texts::{self, applications as words},
};

use super::{detail, page_url, redirect_to};
use crate::{
    domain::{
        AccountId, Application, ApplicationId, ApplicationKind, TokenHash, access::scope::Scope,
        session::AuthMethod,
    },
    http::{
        api::{
            admin::applications::sessions::{parse_session_position, to_cursor},
            request::{parse_id, truncate_page},
        },
        error::Problem,
        pages::{
            admin::{Admin, with_query},
            moment,
        },
    },
    server::Server,
    service::{
        Error, Refusal,
        applications::{
            self,
            live_access::{self, LiveApplicationSession, LiveGrant},
        },
    },
};

/// Grants or sessions on a page.
const PAGE_LENGTH: u32 = 50;

/// The value that ends all.
const ALL: &str = "all";

/// The live access that follows `after`. `None` if the administrator may not see the accounts, or
/// for a kind that has none.
pub(super) async fn list(
    server: &Server,
    admin: &Admin,
    application: &Application,
    after: &str,
) -> Result<Option<AccessList>, Problem> {
    let caller = &admin.caller;
    let has_access = application.kind != ApplicationKind::Service;
    if !has_access || !caller.scopes.has(Scope::AccountsRead) {
        return Ok(None);
    }

    let (id, limit) = (&application.id, i64::from(PAGE_LENGTH) + 1);
    let drawing = AccessDrawing {
        action: format!("{}/access", page_url(id)),
        may_end: caller.scopes.has(Scope::ApplicationsWrite),
    };
    let (columns, rows, next) = if application.kind == ApplicationKind::Proxy {
        let after = parse_session_position(after);
        let mut found = live_access::sessions(server, caller, id, after.as_ref(), limit).await?;
        let next = truncate_page(&mut found, PAGE_LENGTH, to_cursor);
        let rows: Vec<_> = found.into_iter().map(|session| drawing.session(session)).collect();
        (drawing.columns(&[]), rows, next)
    } else {
        let before = parse_id(after);
        let mut found = live_access::grants(server, caller, id, before, limit).await?;
        let next = truncate_page(&mut found, PAGE_LENGTH, |grant| grant.id.to_string());
        let rows: Vec<_> = found.into_iter().map(|grant| drawing.grant(grant)).collect();
        (drawing.columns(&[words::SCOPES]), rows, next)
    };

    let next =
        next.map(|after| format!("{}#access", with_query(&page_url(id), &[("after", &after)])));
    let (caption, empty) = (words::ACCESS.into(), words::NO_ACCESS.into());
    let table = Table { caption, columns, rows, empty };
    Ok(Some(AccessList { table, next, may_end: drawing.may_end }))
}

/// The way in which the rows are drawn.
struct AccessDrawing {
    /// The URL to which the buttons post.
    action: String,
    may_end: bool,
}

impl AccessDrawing {
    fn columns(&self, more: &[Text]) -> Vec<Column> {
        let first = [words::ACCOUNT, labels::BY, labels::SINCE, texts::ADMIN_LAST_USED];
        let end: &[Text] = if self.may_end { &[labels::END] } else { &[] };
        first.iter().chain(more).chain(end).map(|label| Column::unsorted(*label)).collect()
    }

    fn grant(&self, grant: LiveGrant) -> Row {
        let mut cells = account_cells(grant.account_id, grant.login_id, grant.method);
        cells.push(Cell::Time(Some(moment(grant.created_at))));
        cells.push(Cell::Time(Some(moment(grant.last_used_at))));
        cells.push(Cell::Text(grant.scopes.to_string()));
        self.with_button(cells, grant.id.to_string())
    }

    fn session(&self, session: LiveApplicationSession) -> Row {
        let mut cells = account_cells(session.account_id, session.login_id, session.method);
        cells.push(Cell::Time(Some(moment(session.created_at))));
        cells.push(Cell::Time(Some(moment(session.last_used_at))));
        self.with_button(cells, session.token_hash.as_str().to_owned())
    }

    fn with_button(&self, mut cells: Vec<Cell>, id: String) -> Row {
        if self.may_end {
            cells.push(Cell::Button(labels::END.into(), self.action.clone(), id));
        }
        Row { cells }
    }
}

fn account_cells(id: AccountId, login_id: String, method: AuthMethod) -> Vec<Cell> {
    let account = Cell::Link(login_id, format!("/admin/accounts/{id}"));
    vec![account, Cell::Text(method.as_str().to_owned())]
}

#[derive(Debug, Deserialize)]
pub struct EndAccessForm {
    /// The id of a grant or of a session, or [`ALL`].
    id: String,
}

/// Ends one grant or session, or all. One that has already ended is not an error.
pub async fn end(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Path(id): Path<String>,
    Form(form): Form<EndAccessForm>,
) -> Result<Response, Problem> {
    let id = detail::parse_application_id(&admin, &id)?;
    let application = applications::get(&server, &admin.caller, &id).await?;

    let done = if form.id == ALL {
        end_all(&server, &admin, &application).await
    } else {
        end_one(&server, &admin, &id, &form.id).await
    };
    match done {
        Ok(()) | Err(Error::Refused(Refusal::NotFound)) => Ok(redirect_to(&id)),
        Err(error) => Err(error.into()),
    }
}

async fn end_all(server: &Server, admin: &Admin, application: &Application) -> Result<(), Error> {
    if application.kind == ApplicationKind::Proxy {
        live_access::end_sessions(server, &admin.caller, &application.id).await?;
    } else {
        live_access::end_grants(server, &admin.caller, &application.id).await?;
    }
    Ok(())
}

async fn end_one(
    server: &Server,
    admin: &Admin,
    application: &ApplicationId,
    id: &str,
) -> Result<(), Error> {
    if let Some(session) = TokenHash::parse(id) {
        return live_access::end_session(server, &admin.caller, application, &session).await;
    }

    let grant = parse_id(id).unwrap_or(Uuid::nil());
    live_access::end_grant(server, &admin.caller, application, grant).await
}
