//! `/account/security`: the credentials of an account, and other settings that need a recent login.

use leptos::prelude::*;

use super::passkey_list::{PasskeyList, PasskeyView, passkey_list};
use crate::{
    Site, Widget,
    i18n::{catalogue::Text, texts},
    ui::{
        form::{FormField, log_out_elsewhere, with_next},
        form_owner::owner_field,
        layout::document,
    },
};

/// The path of the page.
pub const SECURITY: &str = "/account/security";

/// The content of the page.
#[derive(Clone, Debug)]
pub struct SecurityView {
    pub login_id: String,
    /// The owner's passkeys; `None` if they are managed elsewhere, such as by `OwnID`'s cloud.
    pub passkeys: Option<Vec<PasskeyView>>,
    /// The passkeys as JSON for the browser's password manager (WebAuthn signal methods).
    pub known: String,
    pub has_password: bool,
    /// The minimum length of a password, in characters.
    pub password_min: usize,
    /// The reason why this login permits no changes.
    pub locked: Option<Text>,
    /// The outcome of the last action; the flag is true for success.
    pub notice: Option<(String, bool)>,
    /// The message about the new password.
    pub password_mistake: Option<String>,
}

/// Renders the page.
#[must_use]
pub fn security(site: Site, widget: Widget, view: SecurityView) -> impl IntoView {
    let SecurityView { has_password, locked, .. } = view;
    let may_change = locked.is_none();

    let notice = view.notice.map(|(words, is_success)| {
        let class = if is_success { "notice calm" } else { "notice" };
        view! { <p class=class role="status">{words}</p> }
    });

    let log_in_again = locked.map(|words| {
        view! {
            <p>{words}</p>
            <a class="button" href=with_next("/login?again=1", Some(SECURITY))>
                {texts::LOG_IN_AGAIN}
            </a>
        }
    });

    let is_last_credential =
        !has_password && view.passkeys.as_ref().is_some_and(|passkeys| passkeys.len() < 2);
    let has_passkey_list = view.passkeys.is_some();
    let is_removable = view.passkeys.as_ref().is_none_or(|passkeys| !passkeys.is_empty());
    let login_id = view.login_id.clone();
    let passkeys = view.passkeys.map(|passkeys| {
        passkey_list(PasskeyList {
            passkeys,
            may_change,
            is_last_credential,
            widget: &widget,
            login_id: view.login_id,
            known: view.known,
        })
    });
    let password = PasswordSection {
        login_id,
        has_password,
        may_change,
        is_removable,
        min_length: view.password_min,
        mistake: view.password_mistake,
    };

    let body = view! {
        <h1>{texts::SECURITY_HEADING}</h1>
        {notice}
        {log_in_again}
        {passkeys}
        {password_section(password)}
        <section class="sessions" aria-labelledby="data">
            <h2 id="data">{texts::YOUR_DATA}</h2>
            <p class="links">
                <a href="/api/account/data" download="account.json">
                    {texts::DOWNLOAD_DATA}
                </a>
                <a href="/account/delete">{texts::DELETE_ACCOUNT}</a>
            </p>
        </section>
        <p class="links">
            <a href="/account">{texts::TO_ACCOUNT}</a>
        </p>
    };

    document(site, texts::SECURITY_HEADING, has_passkey_list.then_some(widget), body)
}

/// The content of the section of the password.
struct PasswordSection {
    login_id: String,
    has_password: bool,
    /// Set if this login permits changes.
    may_change: bool,
    /// Set if the account has other credentials, so that the password can be removed.
    is_removable: bool,
    /// The minimum length, in characters.
    min_length: usize,
    mistake: Option<String>,
}

fn password_section(section: PasswordSection) -> impl IntoView {
    let PasswordSection { login_id, has_password, may_change, is_removable, min_length, mistake } =
        section;
    let lead = if has_password { texts::PASSWORD_THERE } else { texts::PASSWORD_NONE };
    let removal = (has_password && is_removable).then(|| {
        view! {
            <form method="post" action="/account/security/password">
                {owner_field()}
                {log_out_elsewhere("others-removed".to_owned())}
                <button class="button second" name="act" value="remove">
                    {texts::REMOVE_PASSWORD}
                </button>
            </form>
        }
    });

    let open = mistake.is_some();
    let field = FormField {
        label: texts::NEW_PASSWORD,
        hint: Some(texts::password_hint(min_length)),
        min_length: Some(min_length),
        ..FormField::password(mistake, "new-password")
    };

    let summary = if has_password { texts::CHANGE_PASSWORD } else { texts::SET_PASSWORD };
    let form = may_change.then(|| {
        view! {
            <details open=open>
                <summary>{summary}</summary>
                <form method="post" action="/account/security/password">
                    {owner_field()}
                    {FormField::username(login_id).view()}
                    {field.view()}
                    {log_out_elsewhere("others".to_owned())}
                    <button class="button second" name="act" value="set" data-busy=texts::SAVING>
                        {texts::SAVE}
                    </button>
                </form>
            </details>
            {removal}
        }
    });

    view! {
        <section class="sessions" aria-labelledby="password-heading">
            <h2 id="password-heading">{texts::PASSWORD}</h2>
            <p class="hint">{lead}</p>
            {form}
        </section>
    }
}
