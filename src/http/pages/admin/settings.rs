//! `/admin/settings`

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use vestibule_app::admin::{Cell, Column, Place, Row, Table, words};

use super::Admin;
use crate::{config::Shown, domain::access::scope::Scope, http::error::Problem, server::Server};

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    admin.caller.require(Scope::TokensWrite)?;
    let rows = server.config.in_force().into_iter().map(|setting| {
        let value = match setting.value {
            Shown::Text(text) => text,
            Shown::Secret => words::SETTING_SECRET.into(),
            Shown::None => String::new(),
        };
        let origin = if setting.given { words::SETTING_GIVEN } else { words::SETTING_DEFAULT };
        Row { cells: vec![Cell::Text(setting.name.to_owned()), Cell::Text(value), Cell::Text(origin.into())] }
    });
    let table = Table {
        caption: words::SETTINGS.into(),
        columns: [words::SETTING, words::SETTING_VALUE, words::SETTING_ORIGIN].map(Column::plain).into(),
        rows: rows.collect(),
        empty: String::new(),
    };
    Ok(admin.draw((StatusCode::OK, Place::Settings), |site| vestibule_app::admin::settings(site, table)).await)
}
