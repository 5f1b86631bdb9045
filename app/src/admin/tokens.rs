//! `/admin/tokens`: the API tokens.

use leptos::prelude::*;

use super::{AdminSite, Cell, Column, Row, Table, document, notice, table::table};
use crate::{Moment, i18n::texts, ui::form_owner::owner_field};

#[derive(Clone, Debug)]
pub struct TokensPage {
    pub rows: Vec<TokenRow>,
    /// The new token, which is shown only once.
    pub made: Option<String>,
    pub mistake: Option<String>,
    /// All scopes.
    pub scopes: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct TokenRow {
    pub id: String,
    pub name: String,
    pub scopes: String,
    pub created_at: Moment,
    pub expires_at: Option<Moment>,
    pub last_used_at: Option<Moment>,
    /// Set if the token has expired or was revoked.
    pub ended: bool,
}

#[must_use]
pub fn tokens(admin: AdminSite, page: TokensPage) -> impl IntoView {
    let TokensPage { rows, made, mistake, scopes } = page;
    let made = made.map(|token| {
        view! {
            <div class="made" role="status">
                <p>{texts::ADMIN_TOKEN_MADE}</p>
                <code>{token}</code>
            </div>
        }
    });

    let scopes = scopes
        .into_iter()
        .map(|scope| {
            let id = format!("scope-{scope}");
            view! {
                <div class="field check">
                    <input id=id.clone() name="scopes" type="checkbox" value=scope.clone() />
                    <label for=id>{scope}</label>
                </div>
            }
        })
        .collect_view();

    let body = view! {
        <h1>{texts::ADMIN_TOKENS}</h1>
        <p class="hint">{texts::ADMIN_TOKENS_LEAD}</p>
        {notice(mistake.map(|words| (words, false)))}
        {made}
        {table(list(rows))}
        <section aria-labelledby="new-token">
            <h2 id="new-token">{texts::ADMIN_NEW_TOKEN}</h2>
            <form method="post" action="/admin/tokens">
                {owner_field()}
                <div class="field">
                    <label for="name">{texts::ADMIN_TOKEN_NAME}</label>
                    <input id="name" name="name" type="text" required=true autocomplete="off" />
                </div>
                <fieldset>
                    <legend>{texts::ADMIN_TOKEN_SCOPES}</legend>
                    {scopes}
                </fieldset>
                <div class="field">
                    <label for="expires">{texts::ADMIN_TOKEN_EXPIRES}</label>
                    <p class="hint" id="expires-hint">{texts::ADMIN_TOKEN_EXPIRES_HINT}</p>
                    <input
                        id="expires" name="expires" type="text" value="90d"
                        aria-describedby="expires-hint" autocapitalize="none"
                    />
                </div>
                <button class="button">{texts::ADMIN_MAKE_TOKEN}</button>
            </form>
        </section>
    };

    document(admin, texts::ADMIN_TOKENS, body)
}

fn list(rows: Vec<TokenRow>) -> Table {
    let rows = rows.into_iter().map(|row| Row {
        cells: vec![
            Cell::Text(row.name),
            Cell::Text(row.scopes),
            Cell::Time(Some(row.created_at)),
            Cell::Time(row.expires_at),
            Cell::Time(row.last_used_at),
            if row.ended {
                Cell::State(texts::ADMIN_ENDED.into(), false)
            } else {
                Cell::Button(texts::ADMIN_REVOKE.into(), "/admin/tokens/revoke".to_owned(), row.id)
            },
        ],
    });

    let columns = [
        texts::ADMIN_TOKEN_NAME,
        texts::ADMIN_TOKEN_SCOPES,
        texts::ADMIN_CREATED,
        texts::ADMIN_EXPIRES,
        texts::ADMIN_LAST_USED,
        texts::ADMIN_REVOKE,
    ];

    Table {
        caption: texts::ADMIN_TOKENS.into(),
        columns: columns.map(Column::unsorted).into(),
        rows: rows.collect(),
        empty: texts::ADMIN_TOKENS_EMPTY.into(),
    }
}
