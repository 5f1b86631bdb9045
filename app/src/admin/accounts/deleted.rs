//! `/admin/deleted`: deleted accounts that can be restored.

use leptos::prelude::*;

use crate::{
    Moment,
    admin::{AdminSite, Cell, Column, Row, Table, document, notice, table::table},
    i18n::texts,
};

#[derive(Clone, Debug)]
pub struct DeletedAccountRow {
    pub id: String,
    pub login_id: String,
    pub deleted_at: Moment,
    /// The time of the final erasure.
    pub erased_at: Moment,
}

#[must_use]
pub fn deleted_accounts(
    admin: AdminSite,
    rows: Vec<DeletedAccountRow>,
    words: Option<(String, bool)>,
) -> impl IntoView {
    let rows = rows.into_iter().map(|row| Row {
        cells: vec![
            Cell::Text(row.login_id),
            Cell::Time(Some(row.deleted_at)),
            Cell::Time(Some(row.erased_at)),
            Cell::Button(texts::ADMIN_RESTORE.into(), "/admin/deleted".to_owned(), row.id),
        ],
    });

    let columns =
        [texts::LOGIN_ID, texts::ADMIN_DELETED_AT, texts::ADMIN_ERASED_AT, texts::ADMIN_RESTORE];
    let rows = Table {
        caption: texts::ADMIN_DELETED.into(),
        columns: columns.map(Column::unsorted).into(),
        rows: rows.collect(),
        empty: texts::ADMIN_DELETED_EMPTY.into(),
    };

    let body = view! {
        <h1>{texts::ADMIN_DELETED}</h1>
        <p class="hint">{texts::ADMIN_DELETED_LEAD}</p>
        {notice(words)}
        {table(rows)}
    };

    document(admin, texts::ADMIN_DELETED, body)
}
