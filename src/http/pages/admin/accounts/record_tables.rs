//! Tables of the latest messages and documents of an account, on its page.

use vestibule_app::{
    admin::{Cell, Row, Table, labels},
    i18n::texts,
};

use super::relations::table;
use crate::{
    domain::{Account, AccountId, message::MessageState},
    http::{
        error::Problem,
        pages::{admin::Admin, moment},
    },
    server::Server,
    service::callbacks::{id_documents, messages},
};

/// Limit of messages and documents that are shown, each.
const LATEST_ENTRIES: u32 = 10;

pub(super) async fn message_table(server: &Server, details: &Account) -> Result<Table, Problem> {
    let rows = messages::to(server, details.all_addresses(), LATEST_ENTRIES)
        .await?
        .into_iter()
        .map(|row| Row {
            cells: vec![
                Cell::Time(Some(moment(row.created_at))),
                Cell::Text(row.channel.as_str().to_owned()),
                Cell::Text(row.recipient),
                Cell::State(row.state.as_str().to_owned(), row.state == MessageState::Failed),
                Cell::Text(row.reason.unwrap_or_default()),
            ],
        });

    let columns =
        [texts::ADMIN_WHEN, labels::CHANNEL, labels::TO, texts::ADMIN_STATUS, labels::REASON];
    Ok(table(labels::MESSAGES, labels::NO_MESSAGES, &columns, rows))
}

pub(super) async fn document_table(
    server: &Server,
    admin: &Admin,
    id: AccountId,
) -> Result<Table, Problem> {
    let rows = id_documents::page(server, &admin.caller, Some(id), None, LATEST_ENTRIES)
        .await?
        .into_iter()
        .map(|record| Row {
            cells: vec![
                Cell::Time(Some(moment(record.decided_at))),
                Cell::Text(record.document_type.as_str().to_owned()),
                Cell::Text(record.number_end),
                Cell::State(
                    id_documents::outcome(record.reason).to_owned(),
                    record.reason.is_some(),
                ),
            ],
        });

    let columns = [texts::ADMIN_WHEN, labels::DOCUMENT_TYPE, labels::NUMBER_END, labels::OUTCOME];
    Ok(table(labels::DOCUMENTS, labels::NO_DOCUMENTS, &columns, rows))
}
