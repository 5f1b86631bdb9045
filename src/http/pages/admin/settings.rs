//! `/admin/settings`: the settings in force.

use std::sync::Arc;

use super::Admin;
use crate::{
    config::{EffectiveSetting, SettingValue},
    http::error::Problem,
    server::Server,
};
use axum::{extract::State, http::StatusCode, response::Response};
use vestibule_app::admin::{AdminSection, Cell, Column, Row, Table, labels};

pub async fn show(State(server): State<Arc<Server>>, admin: Admin) -> Result<Response, Problem> {
    admin.require_section(AdminSection::Settings)?;

    let rows = server.config.effective_settings().into_iter().map(setting_row);
    let table = Table {
        caption: labels::SETTINGS.into(),
        columns: [labels::SETTING, labels::SETTING_VALUE, labels::SETTING_ORIGIN]
            .map(Column::unsorted)
            .into(),
        rows: rows.collect(),
        empty: String::new(),
    };

    let has_mails = admin.platform.is_some();
    Ok(admin
        .render(StatusCode::OK, AdminSection::Settings, move |site| {
            vestibule_app::admin::settings(site, table, has_mails)
        })
        .await)
}

fn setting_row(setting: EffectiveSetting) -> Row {
    let value = match setting.value {
        SettingValue::Text(text) => text,
        SettingValue::Secret => labels::SETTING_SECRET.into(),
        SettingValue::None => String::new(),
    };

    let origin = if setting.given { labels::SETTING_GIVEN } else { labels::SETTING_DEFAULT };
    let texts = [setting.name.to_owned(), value, origin.into()];
    Row { cells: texts.map(Cell::Text).into() }
}
