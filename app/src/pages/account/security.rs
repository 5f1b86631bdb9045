//! `/account/security`: the ways in, and what else only their owner may do.

use leptos::prelude::*;

use crate::{
    Moment, Site, Widget,
    i18n::{catalogue::Text, moment::time, texts},
    ui::{
        form::{Field, log_out_elsewhere, with_next},
        form_owner::{whose, with_owner},
        layout::document,
    },
};

/// Where the page is.
pub const SECURITY: &str = "/account/security";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SecurityView {
    pub login_id: String,
    /// None when somebody else keeps the passkeys, such as `OwnID`'s cloud.
    pub passkeys: Option<Vec<PasskeyView>>,
    /// What a browser's password manager is told about them, as JSON.
    pub known: String,
    pub has_password: bool,
    /// The shortest and the longest password, in characters.
    pub password_length: (usize, usize),
    /// The reason why nothing can be changed after this login, if nothing can.
    pub locked: Option<Text>,
    /// What became of the last act; calm or not.
    pub notice: Option<(String, bool)>,
    /// What is wrong with the new password.
    pub password_mistake: Option<String>,
}

/// A passkey as its owner recognises it.
#[derive(Clone, Debug)]
pub struct PasskeyView {
    pub id: String,
    /// What its owner calls it, or nothing.
    pub name: Option<String>,
    /// Who made it, such as "iCloud Keychain".
    pub provider: Option<String>,
    pub kept: Kept,
    pub created_at: Moment,
    pub last_used_at: Option<Moment>,
    /// True when it was refused because it seemed to be copied or changed.
    pub suspect: bool,
}

/// Where a passkey is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Synced,
    SecurityKey,
    OneDevice,
}

impl Kept {
    fn words(self) -> Text {
        match self {
            Self::Synced => texts::PASSKEY_SYNCED,
            Self::SecurityKey => texts::PASSKEY_ON_KEY,
            Self::OneDevice => texts::PASSKEY_ON_DEVICE,
        }
    }

    /// The outline of a cloud, a key or a phone.
    fn path(self) -> &'static str {
        match self {
            Self::Synced => "M7 18a4 4 0 0 1-.6-7.95A6 6 0 0 1 18 9.5a4.25 4.25 0 0 1-.5 8.5Z",
            Self::SecurityKey => "M14 10a4 4 0 1 0-3.2 3.9L12.5 12H14v-1.5h1.5V9H17l3-3V3h-3l-5.1 5.1M7.5 14.5v.01",
            Self::OneDevice => "M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm3 15h2",
        }
    }
}

/// A part of the names of passkeys' makers, a tab, and the outline of the maker's mark, out of 24 by 24.
///
/// The marks are those of the npm package `simple-icons` 16.37 (CC0), as far as it has them: Microsoft's, for one, may not be in
/// it.
const MAKERS: &str = include_str!("passkey_makers.tsv");

/// The outline of the maker's mark.
fn mark(provider: &str) -> Option<&'static str> {
    MAKERS
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .find(|(name, _)| provider.contains(name))
        .map(|(_, mark)| mark)
}

/// Draws the page.
#[must_use]
pub fn security(site: Site, widget: Widget, view: SecurityView) -> impl IntoView {
    let SecurityView { has_password, locked, .. } = view;
    let fresh = locked.is_none();
    let notice = view.notice.map(|(words, calm)| {
        let class = if calm { "notice calm" } else { "notice" };
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
    let last = !has_password && view.passkeys.as_ref().is_some_and(|passkeys| passkeys.len() < 2);
    let ours = view.passkeys.is_some();
    let may_drop = view.passkeys.as_ref().is_none_or(|passkeys| !passkeys.is_empty());
    let login_id = view.login_id.clone();
    let passkeys =
        view.passkeys.map(|passkeys| passkey_list(passkeys, (fresh, last), (&widget, view.login_id, view.known)));
    let body = view! {
        <h1>{texts::SECURITY_HEADING}</h1>
        {notice}
        {log_in_again}
        {passkeys}
        {password(login_id, (has_password, fresh, may_drop), (view.password_length, view.password_mistake))}
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
    document(site, texts::SECURITY_HEADING, ours.then_some(widget), body)
}

fn passkey_list(
    passkeys: Vec<PasskeyView>,
    (fresh, last): (bool, bool),
    (widget, login_id, known): (&Widget, String, String),
) -> impl IntoView + use<> {
    let empty = passkeys.is_empty().then(|| view! { <p class="hint">{texts::NO_PASSKEYS}</p> });
    let entries = passkeys.into_iter().map(|passkey| entry(passkey, fresh, last)).collect_view();
    let add = fresh.then(|| add_passkey(widget, login_id, "second"));
    view! {
        <section class="sessions" aria-labelledby="passkeys" data-known=known>
            <h2 id="passkeys">{texts::PASSKEYS}</h2>
            {empty}
            <ul>{entries}</ul>
            {add}
        </section>
    }
}

/// The button that makes a passkey, for `page.js` to bring to life; without scripts there are words instead.
pub(crate) fn add_passkey(widget: &Widget, login_id: String, class: &str) -> impl IntoView + use<> {
    let class = format!("button scripted {class}");
    view! {
        <button
            type="button"
            class=class
            id="add-passkey"
            data-app=widget.app_id.clone()
            data-login-id=login_id
            data-enrolment=with_owner("/account/security/enrolment")
            data-other=texts::SOMEBODY_ELSE
            data-unsupported=Text("sdk-unsupported")
            data-busy=texts::PASSKEY_WAITING
            data-failed=texts::PASSKEY_FAILED
            data-exists=texts::PASSKEY_EXISTS
            data-unverified=texts::PASSKEY_UNVERIFIED
        >
            {texts::ADD_PASSKEY}
        </button>
        <noscript>
            <p class="hint">{texts::RECOVER_NO_SCRIPT}</p>
        </noscript>
        <p class="notice" id="notice" role="status"></p>
    }
}

fn entry(passkey: PasskeyView, fresh: bool, last: bool) -> impl IntoView {
    let PasskeyView { id, name, provider, kept, created_at, last_used_at, suspect } = passkey;
    let suspect = suspect.then(|| view! { <p class="mistake">{texts::PASSKEY_SUSPECT}</p> });
    let title = name.clone().or_else(|| provider.clone()).unwrap_or_else(|| texts::PASSKEY.into());
    let mark = provider.as_deref().and_then(mark);
    let maker = name.as_ref().and(provider).map(|provider| format!("{provider} · "));
    let used = match last_used_at {
        Some(moment) => view! { {texts::LAST_USED}" "{time(moment)} }.into_any(),
        None => texts::NEVER_USED.get().into_any(),
    };
    let acts = fresh.then(|| acts(id, (name, &title), last));
    view! {
        <li class="passkey-entry">
            <svg class=mark.map(|_| "mark") viewBox="0 0 24 24" aria-hidden="true">
                <path d=mark.unwrap_or(kept.path())></path>
            </svg>
            <div>
                <p dir="auto">{title}</p>
                <p class="hint"><bdi>{maker}</bdi>{kept.words()}</p>
                <p class="hint">{texts::ADDED}" "{time(created_at)}</p>
                <p class="hint">{used}</p>
                {suspect}
                {acts}
            </div>
        </li>
    }
}

fn acts(id: String, (name, title): (Option<String>, &str), last: bool) -> impl IntoView + use<> {
    let remove = if last {
        view! { <p class="hint">{texts::LAST_WAY_IN}</p> }.into_any()
    } else {
        let label = texts::remove_passkey(title);
        view! {
            <form method="post" action="/account/security/passkeys">
                {whose()}
                <input type="hidden" name="id" value=id.clone() />
                {log_out_elsewhere(format!("others-{id}"))}
                <button class="button second" name="act" value="remove" aria-label=label>
                    {texts::REMOVE}
                </button>
            </form>
        }
        .into_any()
    };
    let field = format!("name-{id}");
    view! {
        <details>
            <summary>{texts::CHANGE}</summary>
            <form method="post" action="/account/security/passkeys">
                {whose()}
                <input type="hidden" name="id" value=id />
                <div class="field">
                    <label for=field.clone()>{texts::PASSKEY_NAME}</label>
                    <input id=field name="name" dir="auto" maxlength="64" autocomplete="off" value=name />
                </div>
                <button class="button second" name="act" value="rename" data-busy=texts::SAVING>
                    {texts::SAVE}
                </button>
            </form>
            {remove}
        </details>
    }
}

fn password(
    login_id: String,
    (has_password, fresh, may_drop): (bool, bool, bool),
    ((min, max), mistake): ((usize, usize), Option<String>),
) -> impl IntoView {
    let lead = if has_password { texts::PASSWORD_THERE } else { texts::PASSWORD_NONE };
    let drop = (has_password && may_drop).then(|| {
        view! {
            <form method="post" action="/account/security/password">
                {whose()}
                {log_out_elsewhere("others-removed".to_owned())}
                <button class="button second" name="act" value="remove">
                    {texts::REMOVE_PASSWORD}
                </button>
            </form>
        }
    });
    let open = mistake.is_some();
    let field = Field {
        label: texts::NEW_PASSWORD,
        hint: Some(texts::password_hint(min, max)),
        min_length: Some(min),
        ..Field::password(mistake, "new-password")
    };
    let summary = if has_password { texts::CHANGE_PASSWORD } else { texts::SET_PASSWORD };
    let form = fresh.then(|| {
        view! {
            <details open=open>
                <summary>{summary}</summary>
                <form method="post" action="/account/security/password">
                    {whose()}
                    {Field::username(login_id).view()}
                    {field.view()}
                    {log_out_elsewhere("others".to_owned())}
                    <button class="button second" name="act" value="set" data-busy=texts::SAVING>
                        {texts::SAVE}
                    </button>
                </form>
            </details>
            {drop}
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
