//! `/admin/settings`: the settings in force.

use std::sync::Arc;

use super::Admin;
use crate::{config::SettingValue, http::error::Problem, server::Server};
use axum::{extract::State, http::StatusCode, response::Response};
use vestibule_app::admin::{AdminSection, Cell, Column, Row, Table, labels};

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    admin.require_section(AdminSection::Settings)?;

    let rows = server.config.effective_settings().into_iter().map(|setting| {
        let value = match setting.value {
            SettingValue::Text(text) => text,
            SettingValue::Secret => labels::SETTING_SECRET.into(),
            SettingValue::None => String::new(),
        };

        let origin = if setting.given { labels::SETTING_GIVEN } else { labels::SETTING_DEFAULT };
        Row {
            cells: vec![
                Cell::Text(setting.name.to_owned()),
                Cell::Text(value),
                Cell::Text(origin.into()),
            ],
        }
    });

    let table = Table {
        caption: labels::SETTINGS.into(),
        columns: [labels::SETTING, labels::SETTING_VALUE, labels::SETTING_ORIGIN]
            .map(Column::unsorted)
            .into(),
        rows: rows.collect(),
        empty: String::new(),
    };

    Ok(admin
        .render(StatusCode::OK, AdminSection::Settings, |site| {
            vestibule_app::admin::settings(site, table)
        })
        .await)
}
