//! `/admin/applications/{id}`: one application.

use leptos::prelude::*;

use super::{
    access::{AccessList, access_list},
    kind_words,
    settings_form::{ApplicationForm, settings_fields},
    snippet_list::{Snippet, copy_button, snippet_list},
};
use crate::{
    Moment,
    admin::{AdminSite, Cell, Column, Row, Table, document, labels, notice, table::table},
    i18n::{
        moment::time,
        texts::{self, applications as words},
    },
    ui::form_owner::owner_field,
};

#[derive(Clone, Debug)]
pub struct ApplicationPage {
    pub id: String,
    /// The URL of the page.
    pub url: String,
    pub name: String,
    /// The version that the forms are based on.
    pub version: i64,
    pub created_at: Moment,
    /// The URL of the discovery document, for an application that uses OpenID Connect.
    pub discovery_url: Option<String>,
    /// The settings, with the kind.
    pub form: ApplicationForm,
    /// The new secret, which is shown only once.
    pub new_secret: Option<String>,
    /// The times at which each valid secret was created and expires. None for an application that
    /// has no secret.
    pub secrets: Option<Vec<(Moment, Option<Moment>)>>,
    pub snippets: Vec<Snippet>,
    /// The people who are logged in there. None if the administrator may not see them, or for an
    /// application that acts for itself.
    pub access: Option<AccessList>,
    /// The outcome of the last action; the flag is true for success.
    pub notice: Option<(String, bool)>,
    /// Set if the settings file declares the application.
    pub is_declared: bool,
    /// Set if nobody registered it: its metadata document describes it.
    pub is_unregistered: bool,
    /// Set if the administrator may change it.
    pub may_write: bool,
}

#[must_use]
pub fn application(admin: AdminSite, page: &ApplicationPage) -> impl IntoView + use<> {
    let may_delete = page.may_write && !page.is_declared;
    let may_change = may_delete && !page.is_unregistered;
    let heading = page.name.clone();
    let secret = page.new_secret.clone().map(new_secret);
    let secrets = page.secrets.clone().map(|times| secrets(page, times, may_change));
    let access = page.access.clone().map(|list| access_list(&page.url, list));
    let declared = page.is_declared.then(|| view! { <p class="notice calm">{words::DECLARED}</p> });
    let unregistered =
        page.is_unregistered.then(|| view! { <p class="notice calm">{words::UNREGISTERED}</p> });

    let body = view! {
        <p>
            <a href="/admin/applications">{words::ALL}</a>
        </p>
        <h1>
            <bdi>{page.name.clone()}</bdi>
        </h1>
        {notice(page.notice.clone())}
        {declared}
        {unregistered}
        {secret}
        {facts(page)}
        {snippet_list(page.snippets.clone())}
        {settings(page, may_change)}
        {secrets}
        {access}
        {may_delete.then(|| deletion(page))}
    };
    document(admin, heading, body)
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

fn facts(page: &ApplicationPage) -> impl IntoView + use<> {
    let discovery = page.discovery_url.clone().map(|url| {
        view! {
            <div>
                <dt>{words::DISCOVERY_URL}</dt>
                <dd>
                    <code id="discovery-url">{url}</code>
                    " "
                    {copy_button("discovery-url".to_owned())}
                </dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            <div>
                <dt>{words::CLIENT_ID}</dt>
                <dd>
                    <code id="client-id">{page.id.clone()}</code>
                    " "
                    {copy_button("client-id".to_owned())}
                </dd>
            </div>
            <div>
                <dt>{labels::KIND}</dt>
                <dd>{kind_words(&page.form.kind).0}</dd>
            </div>
            {discovery}
            <div>
                <dt>{texts::ADMIN_CREATED}</dt>
                <dd>{time(page.created_at.clone())}</dd>
            </div>
        </dl>
    }
}

fn settings(page: &ApplicationPage, may_change: bool) -> impl IntoView + use<> {
    let ApplicationForm { fields, mistake, .. } = page.form.clone();
    let save = may_change
        .then(|| view! { <button class="button" data-busy=texts::SAVING>{texts::SAVE}</button> });
    view! {
        <section aria-labelledby="settings">
            <h2 id="settings">{labels::SETTINGS}</h2>
            {notice(mistake.map(|words| (words, false)))}
            <form method="post" action=page.url.clone()>
                {owner_field()}
                <input type="hidden" name="version" value=page.version />
                <fieldset class="plain" disabled=!may_change>
                    <legend class="unseen">{labels::SETTINGS}</legend>
                    {settings_fields(fields)}
                </fieldset>
                {save}
            </form>
        </section>
    }
}

fn secrets(
    page: &ApplicationPage,
    times: Vec<(Moment, Option<Moment>)>,
    may_change: bool,
) -> impl IntoView + use<> {
    let rows = times.into_iter().map(|(created_at, expires_at)| Row {
        cells: vec![Cell::Time(Some(created_at)), Cell::Time(expires_at)],
    });
    let list = Table {
        caption: words::SECRET.into(),
        columns: [texts::ADMIN_CREATED, texts::ADMIN_EXPIRES].map(Column::unsorted).into(),
        rows: rows.collect(),
        empty: words::NO_SECRET.into(),
    };

    let rotation = may_change.then(|| {
        view! {
            <form method="post" action=format!("{}/secret", page.url)>
                {owner_field()}
                <p class="hint">{words::ROTATE_HINT}</p>
                <div class="field check">
                    <input id="endsPrevious" name="endsPrevious" type="checkbox" value="true" />
                    <label for="endsPrevious">{words::ENDS_PREVIOUS}</label>
                </div>
                <button class="button second">{words::ROTATE}</button>
            </form>
        }
    });
    view! {
        <section aria-labelledby="secret">
            <h2 id="secret">{words::SECRET}</h2>
            {table(list)}
            {rotation}
        </section>
    }
}

fn deletion(page: &ApplicationPage) -> impl IntoView + use<> {
    view! {
        <section aria-labelledby="deletion">
            <h2 id="deletion">{words::DELETE}</h2>
            <form method="post" action=format!("{}/delete", page.url)>
                {owner_field()}
                <input type="hidden" name="version" value=page.version />
                <div class="field">
                    <label for="confirm">{words::DELETE_LABEL}</label>
                    <p class="hint" id="confirm-hint">{words::DELETE_HINT}</p>
                    <input
                        id="confirm" name="confirm" type="text" required=true autocomplete="off"
                        autocapitalize="none" aria-describedby="confirm-hint"
                    />
                </div>
                <button class="button danger">{words::DELETE}</button>
            </form>
        </section>
    }
}
