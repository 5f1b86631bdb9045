//! `/admin/accounts/{id}`: one account.

use leptos::prelude::*;

use super::relations::{AccountParts, parts};
use crate::{
    Moment,
    admin::{AdminSite, Table, document, notice, table::table},
    i18n::{moment::time, texts},
    pages::profile_form::{ProfileField, profile_field},
    ui::form_owner::owner_field,
};

#[derive(Clone, Debug)]
pub struct AccountPage {
    pub id: String,
    pub login_id: String,
    /// The account version that the forms are based on.
    pub version: i64,
    pub status: String,
    /// Set if the profile does not conform to the schema.
    pub needs_attention: bool,
    pub created_at: Moment,
    pub last_login_at: Option<Moment>,
    pub fields: Vec<ProfileField>,
    /// The roles, separated by spaces.
    pub roles: String,
    pub identifiers: Vec<Identifier>,
    pub parts: AccountParts,
    pub audit: Option<Table>,
    /// The outcome of the last action; the flag is true for success.
    pub notice: Option<(String, bool)>,
    /// Set if the administrator may change everything, rather than only disable and enable.
    pub may_write: bool,
    /// Set if this server can start recoveries.
    pub may_recover: bool,
    /// The login id, if codes are locked for it.
    pub locked: Option<String>,
}

/// An address of the account.
#[derive(Clone, Debug)]
pub struct Identifier {
    pub value: String,
    pub verified: bool,
}

#[must_use]
pub fn account(admin: AdminSite, page: &AccountPage) -> impl IntoView + use<> {
    let heading = page.login_id.clone();
    let body = view! {
        <p>
            <a href="/admin/accounts">{texts::ADMIN_ALL_ACCOUNTS}</a>
        </p>
        <h1>
            <bdi>{page.login_id.clone()}</bdi>
        </h1>
        {notice(page.notice.clone())}
        {page.needs_attention.then(|| {
            view! { <p class="notice">{texts::ADMIN_NEEDS_ATTENTION}</p> }
        })}
        {facts(page)}
        {profile(page)}
        {status(page)}
        {page.may_recover.then(|| recovery(page))}
        {page.locked.clone().map(code_lock)}
        {parts(&format!("/admin/accounts/{}", page.id), page.version, page.parts.clone())}
        {page
            .audit
            .clone()
            .map(|audit| {
                view! {
                    <section aria-labelledby="trail">
                        <h2 id="trail">{texts::ADMIN_TRAIL}</h2>
                        {table(audit)}
                    </section>
                }
            })}
        {page.may_write.then(|| deletion(page))}
    };

    document(admin, heading, body)
}

fn facts(page: &AccountPage) -> impl IntoView + use<> {
    let identifiers = page
        .identifiers
        .iter()
        .cloned()
        .map(|Identifier { value, verified }| {
            let word = if verified { texts::ADMIN_VERIFIED } else { texts::ADMIN_NOT_VERIFIED };
            view! {
                <dd>
                    <bdi>{value}</bdi>
                    " "
                    <span class="hint">{word}</span>
                </dd>
            }
        })
        .collect_view();

    let last = page
        .last_login_at
        .clone()
        .map_or_else(|| texts::ADMIN_NEVER.get().into_any(), |at| time(at).into_any());
    view! {
        <dl class="facts">
            <div>
                <dt>{texts::ADMIN_STATUS}</dt>
                <dd>{page.status.clone()}</dd>
            </div>
            <div>
                <dt>{texts::LOGIN_ID}</dt>
                {identifiers}
            </div>
            <div>
                <dt>{texts::MEMBER_SINCE}</dt>
                <dd>{time(page.created_at.clone())}</dd>
            </div>
            <div>
                <dt>{texts::LAST_LOGIN}</dt>
                <dd>{last}</dd>
            </div>
            <div>
                <dt>{texts::ADMIN_ID}</dt>
                <dd>
                    <code>{page.id.clone()}</code>
                </dd>
            </div>
        </dl>
    }
}

fn profile(page: &AccountPage) -> impl IntoView + use<> {
    let fields = page.fields.iter().cloned().map(profile_field).collect_view();
    let action = format!("/admin/accounts/{}", page.id);

    let roles = page.may_write.then(|| {
        view! {
            <div class="field">
                <label for="roles">{texts::ADMIN_ROLES}</label>
                <p class="hint" id="roles-hint">{texts::ADMIN_ROLES_HINT}</p>
                <input
                    id="roles" name="roles" type="text" value=page.roles.clone()
                    aria-describedby="roles-hint" autocapitalize="none"
                />
            </div>
        }
    });

    let save = page
        .may_write
        .then(|| view! { <button class="button" data-busy=texts::SAVING>{texts::SAVE}</button> });
    view! {
        <section aria-labelledby="profile">
            <h2 id="profile">{texts::ADMIN_PROFILE}</h2>
            <form method="post" action=action>
                {owner_field()}
                <input type="hidden" name="version" value=page.version />
                {fields}
                {roles}
                {save}
            </form>
        </section>
    }
}

fn status(page: &AccountPage) -> impl IntoView + use<> {
    let (action, label, hint) = if page.status == "disabled" {
        ("enable", texts::ADMIN_ENABLE, texts::ADMIN_ENABLE_HINT)
    } else {
        ("disable", texts::ADMIN_DISABLE, texts::ADMIN_DISABLE_HINT)
    };

    view! {
        <section aria-labelledby="access">
            <h2 id="access">{texts::ADMIN_ACCESS}</h2>
            <form method="post" action=format!("/admin/accounts/{}/{action}", page.id)>
                {owner_field()}
                <input type="hidden" name="version" value=page.version />
                <p class="hint">{hint}</p>
                <button class="button second">{label}</button>
            </form>
        </section>
    }
}

fn recovery(page: &AccountPage) -> impl IntoView + use<> {
    view! {
        <section aria-labelledby="recovery">
            <h2 id="recovery">{texts::ADMIN_RECOVERY}</h2>
            <form method="post" action=format!("/admin/accounts/{}/recovery", page.id)>
                {owner_field()}
                <p class="hint">{texts::ADMIN_RECOVER_HINT}</p>
                <button class="button second">{texts::ADMIN_RECOVER}</button>
            </form>
        </section>
    }
}

/// Renders the notice about a login id whose codes are locked, with the button that unlocks them.
pub(in crate::admin) fn code_lock(login_id: String) -> impl IntoView {
    view! {
        <form method="post" action="/admin/code-locks">
            {owner_field()}
            <p class="hint">{texts::ADMIN_CODES_LOCKED}</p>
            <input type="hidden" name="loginId" value=login_id />
            <button class="button second">{texts::ADMIN_UNLOCK_CODES}</button>
        </form>
    }
}

fn deletion(page: &AccountPage) -> impl IntoView + use<> {
    view! {
        <section aria-labelledby="deletion">
            <h2 id="deletion">{texts::ADMIN_DELETE}</h2>
            <form method="post" action=format!("/admin/accounts/{}/delete", page.id)>
                {owner_field()}
                <input type="hidden" name="version" value=page.version />
                <div class="field">
                    <label for="confirm">{texts::ADMIN_DELETE_LABEL}</label>
                    <p class="hint" id="confirm-hint">{texts::ADMIN_DELETE_HINT}</p>
                    <input
                        id="confirm" name="confirm" type="text" required=true autocomplete="off"
                        autocapitalize="none" aria-describedby="confirm-hint"
                    />
                </div>
                <button class="button danger">{texts::ADMIN_DELETE}</button>
            </form>
        </section>
    }
}
