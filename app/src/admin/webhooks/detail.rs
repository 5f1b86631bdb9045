//! `/admin/webhooks/{id}`: one webhook.

use leptos::prelude::*;

use super::{WebhookForm, fields};
use crate::{
    Moment,
    admin::{
        AdminSite, Cell, Column, Row, Table, applications::snippet_list::copy_button, document,
        labels, notice, table::table,
    },
    i18n::{
        moment::time,
        texts::{self, webhooks as words},
    },
    ui::form_owner::owner_field,
};

#[derive(Clone, Debug)]
pub struct WebhookPage {
    /// The path of the page.
    pub path: String,
    /// The version that the forms are based on.
    pub version: i64,
    pub address: String,
    pub form: WebhookForm,
    /// The name of the reason why it is disabled, such as `gone`.
    pub disabled: Option<&'static str>,
    pub created_at: Moment,
    /// The end of the previous secret, while two sign.
    pub previous_until: Option<Moment>,
    /// The new secret, which is shown only once.
    pub new_secret: Option<String>,
    pub deliveries: Vec<WebhookDeliveryRow>,
    /// The URL of the next page of deliveries, if there are more.
    pub next: Option<String>,
    /// Set if only deliveries that were given up are listed.
    pub only_dead: bool,
    /// The outcome of the last action; the flag is true for success.
    pub notice: Option<(String, bool)>,
    /// Set if the administrator may change it.
    pub may_write: bool,
}

/// A delivery, for the list.
#[derive(Clone, Debug)]
pub struct WebhookDeliveryRow {
    /// The id of the event.
    pub id: String,
    pub event_type: String,
    pub created_at: Moment,
    /// The name of the state, such as `dead`.
    pub state: &'static str,
    pub attempts: i64,
    /// The status and the beginning of the answer, or the reason why there was none.
    pub answer: String,
}

#[must_use]
pub fn webhook(admin: AdminSite, page: &WebhookPage) -> impl IntoView + use<> {
    let secret = page.new_secret.clone().map(new_secret);
    let acts = page.may_write.then(|| {
        view! {
            {rotation(page)}
            {deletion(page)}
        }
    });

    let body = view! {
        <p>
            <a href="/admin/webhooks">{words::ALL}</a>
        </p>
        <h1>
            <bdi>{page.address.clone()}</bdi>
        </h1>
        {notice(page.notice.clone())}
        {secret}
        {facts(page)}
        {deliveries(page)}
        {settings(page)}
        {acts}
    };
    document(admin, words::WEBHOOKS, body)
}

fn new_secret(secret: String) -> impl IntoView {
    view! {
        <div class="made" role="status">
            <p>{words::SECRET_MADE}</p>
            <code id="new-secret">{secret}</code>
            " "
            {copy_button("new-secret".to_owned())}
        </div>
    }
}

fn facts(page: &WebhookPage) -> impl IntoView + use<> {
    let state = match page.disabled {
        None => words::ENABLED,
        Some("gone") => words::DISABLED_GONE,
        Some("overflow") => words::DISABLED_OVERFLOW,
        Some(_) => words::DISABLED,
    };
    let previous = page.previous_until.clone().map(|until| {
        view! {
            <div>
                <dt>{words::PREVIOUS_UNTIL}</dt>
                <dd>{time(until)}</dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            <div>
                <dt>{texts::ADMIN_STATUS}</dt>
                <dd>{state}</dd>
            </div>
            {previous}
            <div>
                <dt>{texts::ADMIN_CREATED}</dt>
                <dd>{time(page.created_at.clone())}</dd>
            </div>
        </dl>
    }
}

fn deliveries(page: &WebhookPage) -> impl IntoView + use<> {
    let next = page.next.clone().map(|href| {
        view! {
            <p>
                <a href=href rel="next">{texts::ADMIN_NEXT_PAGE}</a>
            </p>
        }
    });
    let test = page.may_write.then(|| {
        view! {
            <form method="post" action=format!("{}/test", page.path)>
                {owner_field()}
                <p class="hint">{words::TEST_HINT}</p>
                <button class="button second">{words::TEST}</button>
            </form>
        }
    });
    let current = |is_current: bool| is_current.then_some("page");
    view! {
        <section aria-labelledby="deliveries">
            <h2 id="deliveries">{words::DELIVERIES}</h2>
            {test}
            <p>
                <a href=page.path.clone() aria-current=current(!page.only_dead)>
                    {words::ALL_DELIVERIES}
                </a>
                " · "
                <a href=format!("{}?state=dead", page.path) aria-current=current(page.only_dead)>
                    {words::DEAD_DELIVERIES}
                </a>
            </p>
            {table(delivery_table(page))}
            {next}
        </section>
    }
}

fn delivery_table(page: &WebhookPage) -> Table {
    let mut columns =
        vec![texts::ADMIN_WHEN, words::EVENT, labels::STATE, words::ATTEMPTS, words::ANSWER];
    if page.may_write {
        columns.push(words::RESEND);
    }
    let rows = page.deliveries.iter().map(|row| delivery_row(page, row));
    Table {
        caption: words::DELIVERIES.into(),
        columns: columns.into_iter().map(Column::unsorted).collect(),
        rows: rows.collect(),
        empty: words::NO_DELIVERIES.into(),
    }
}

fn delivery_row(page: &WebhookPage, row: &WebhookDeliveryRow) -> Row {
    let mut cells = vec![
        Cell::Time(Some(row.created_at.clone())),
        Cell::Text(row.event_type.clone()),
        Cell::State(words::state(row.state).into(), row.state == "dead"),
        Cell::Text(row.attempts.to_string()),
        Cell::Text(row.answer.clone()),
    ];
    if page.may_write {
        cells.push(if ["waiting", "delivered", "dead"].contains(&row.state) {
            Cell::Button(words::RESEND.into(), format!("{}/resend", page.path), row.id.clone())
        } else {
            Cell::Text(String::new())
        });
    }
    Row { cells }
}

fn settings(page: &WebhookPage) -> impl IntoView + use<> {
    let is_disabled = page.disabled.is_some();
    let save = page.may_write.then(|| {
        view! { <button class="button" data-busy=texts::SAVING>{texts::SAVE}</button> }
    });
    view! {
        <section aria-labelledby="settings">
            <h2 id="settings">{labels::SETTINGS}</h2>
            {notice(page.form.mistake.clone().map(|mistake| (mistake, false)))}
            <form method="post" action=page.path.clone()>
                {owner_field()}
                <input type="hidden" name="version" value=page.version />
                <fieldset class="plain" disabled=!page.may_write>
                    <legend class="unseen">{labels::SETTINGS}</legend>
                    {fields(page.form.clone())}
                    <div class="field check">
                        <input
                            id="disabled" name="disabled" type="checkbox" value="true"
                            checked=is_disabled
                        />
                        <label for="disabled">{words::DISABLE}</label>
                    </div>
                </fieldset>
                {save}
            </form>
        </section>
    }
}

fn rotation(page: &WebhookPage) -> impl IntoView + use<> {
    view! {
        <section aria-labelledby="secret">
            <h2 id="secret">{words::SECRET}</h2>
            <form method="post" action=format!("{}/secret", page.path)>
                {owner_field()}
                <p class="hint">{words::ROTATE_HINT}</p>
                <div class="field check">
                    <input id="endsPrevious" name="endsPrevious" type="checkbox" value="true" />
                    <label for="endsPrevious">{words::ENDS_PREVIOUS}</label>
                </div>
                <button class="button second">{words::ROTATE}</button>
            </form>
        </section>
    }
}

fn deletion(page: &WebhookPage) -> impl IntoView + use<> {
    view! {
        <section aria-labelledby="deletion">
            <h2 id="deletion">{words::DELETE}</h2>
            <form method="post" action=format!("{}/delete", page.path)>
                {owner_field()}
                <input type="hidden" name="version" value=page.version />
                <p class="hint">{words::DELETE_HINT}</p>
                <div class="field check">
                    <input
                        id="confirm" name="confirm" type="checkbox" value="true" required=true
                    />
                    <label for="confirm">{words::DELETE_CONFIRM}</label>
                </div>
                <button class="button danger">{words::DELETE}</button>
            </form>
        </section>
    }
}
