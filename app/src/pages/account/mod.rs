//! `/account`: the account page of the signed-in owner.

pub(crate) mod applications;
pub(crate) mod delete;
pub(crate) mod disown_device;
pub(crate) mod passkey_list;
pub(crate) mod recovery_codes;
pub(crate) mod security;
pub(crate) mod sessions;

use leptos::prelude::*;

use crate::{
    Moment, Site,
    i18n::{moment::time, texts},
    pages::{
        account::{
            applications::APPLICATIONS,
            security::SECURITY,
            sessions::{SessionEntry, session_list},
        },
        profile_form::{ProfileField, profile_field},
    },
    ui::{form_owner::owner_field, layout::document},
};

/// The content of the account page.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// The login id of the account, up to 254 characters.
    pub login_id: String,
    /// The first name from the profile.
    pub name: Option<String>,
    /// The time of the account's creation.
    pub created_at: Moment,
    /// The time of the latest recorded login.
    pub last_login_at: Option<Moment>,
    /// The fields of the profile that the owner may read.
    pub fields: Vec<ProfileField>,
    /// The account version that the form is based on.
    pub version: i64,
    /// The outcome of the last change; the flag is true for success.
    pub notice: Option<(String, bool)>,
    /// Set if the owner may create recovery codes.
    pub recovery_codes: bool,
    /// The owner's sessions, in display order.
    pub sessions: Vec<SessionEntry>,
}

/// Renders the account page.
#[must_use]
pub fn account(site: Site, view: AccountView) -> impl IntoView {
    let heading =
        view.name.as_deref().map_or_else(|| texts::ACCOUNT_HEADING.into(), texts::account_greeting);
    let last = view
        .last_login_at
        .map_or_else(|| texts::FIRST_LOGIN.get().into_any(), |moment| time(moment).into_any());
    let recovery_codes = view
        .recovery_codes
        .then(|| view! { <a href="/account/recovery-codes">{texts::RECOVERY_CODES}</a> });

    let body = view! {
        <h1 dir="auto">{heading}</h1>
        <dl>
            <dt>{texts::LOGIN_ID}</dt>
            <dd>
                <bdi>{view.login_id}</bdi>
            </dd>
            <dt>{texts::MEMBER_SINCE}</dt>
            <dd>{time(view.created_at)}</dd>
            <dt>{texts::LAST_LOGIN}</dt>
            <dd>{last}</dd>
        </dl>
        <p class="links">
            <a href=SECURITY>{texts::SECURITY_HEADING}</a>
            {recovery_codes}
            <a href=APPLICATIONS>{texts::ACCESS_HEADING}</a>
        </p>
        <form method="post" action="/logout">
            {owner_field()}
            <button class="button second" data-busy=texts::LOGGING_OUT>
                {texts::LOG_OUT}
            </button>
        </form>
        {profile_form(view.fields, view.version, view.notice)}
        {session_list(view.sessions)}
    };

    document(site, texts::ACCOUNT_HEADING, None, body)
}

/// Renders the profile as a form, if it has fields.
fn profile_form(
    fields: Vec<ProfileField>,
    version: i64,
    notice: Option<(String, bool)>,
) -> Option<impl IntoView> {
    let writable = fields.iter().any(|field| !field.read_only);
    let save = writable.then(
        || view! { <button class="button second" data-busy=texts::SAVING>{texts::SAVE}</button> },
    );

    let notice = notice.map(|(words, calm)| {
        let class = if calm { "notice calm" } else { "notice" };
        view! { <p class=class role="status">{words}</p> }
    });

    let shown = !fields.is_empty();
    let fields = fields.into_iter().map(profile_field).collect_view();

    shown.then(|| {
        view! {
            <section aria-labelledby="details">
                <h2 id="details">{texts::YOUR_DETAILS}</h2>
                <form
                    method="post" action="/account" data-gone=texts::LOGGED_OUT_MEANWHILE
                    data-log-in=texts::LOG_IN
                >
                    {owner_field()}
                    {notice}
                    <input type="hidden" name="version" value=version />
                    {fields}
                    {save}
                </form>
            </section>
        }
    })
}
