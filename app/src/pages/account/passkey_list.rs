//! The list of passkeys, a part of `/account/security`.

use leptos::prelude::*;

use crate::{
    Moment, Text, Widget,
    i18n::{moment::time, texts},
    ui::{
        form::log_out_elsewhere,
        form_owner::{owner_field, with_owner},
    },
};

/// A passkey, as its owner recognises it.
#[derive(Clone, Debug)]
pub struct PasskeyView {
    pub id: String,
    /// The name that the owner gave it; may be empty.
    pub name: Option<String>,
    /// The passkey provider, such as "iCloud Keychain".
    pub provider: Option<String>,
    pub kept: PasskeyStorage,
    pub created_at: Moment,
    pub last_used_at: Option<Moment>,
    /// Set if the passkey was refused because it seemed to be cloned or modified.
    pub suspect: bool,
}

/// The storage of a passkey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeyStorage {
    Synced,
    SecurityKey,
    OneDevice,
}

impl PasskeyStorage {
    fn label(self) -> Text {
        match self {
            Self::Synced => texts::PASSKEY_SYNCED,
            Self::SecurityKey => texts::PASSKEY_ON_KEY,
            Self::OneDevice => texts::PASSKEY_ON_DEVICE,
        }
    }

    /// Returns the SVG path of a cloud, a key or a phone.
    fn path(self) -> &'static str {
        match self {
            Self::Synced => "M7 18a4 4 0 0 1-.6-7.95A6 6 0 0 1 18 9.5a4.25 4.25 0 0 1-.5 8.5Z",
            Self::SecurityKey => {
                "M14 10a4 4 0 1 0-3.2 3.9L12.5 12H14v-1.5h1.5V9H17l3-3V3h-3l-5.1 5.1M7.5 14.5v.01"
            }
            Self::OneDevice => {
                "M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm3 15h2"
            }
        }
    }
}

/// Parts of provider names, each followed by a tab and the SVG path of the provider's mark, in a
/// view box of 24 by 24.
///
/// The marks are those of the npm package `simple-icons` 16.37 (CC0), as far as it has them:
/// Microsoft's, for one, may not be part of it.
const MAKERS: &str = include_str!("passkey_makers.tsv");

/// Returns the SVG path of the provider's mark.
fn provider_mark(provider: &str) -> Option<&'static str> {
    MAKERS
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .find(|(name, _)| provider.contains(name))
        .map(|(_, mark)| mark)
}

/// The content of the list of passkeys.
pub(super) struct PasskeyList<'a> {
    pub passkeys: Vec<PasskeyView>,
    /// Set if this login permits changes.
    pub may_change: bool,
    /// Set if the only passkey is the only credential, which cannot be removed.
    pub is_last_credential: bool,
    pub widget: &'a Widget,
    pub login_id: String,
    /// The passkeys as JSON for the browser's password manager (WebAuthn signal methods).
    pub known: String,
}

/// Renders the list of passkeys, with the button that creates another.
pub(super) fn passkey_list(list: PasskeyList<'_>) -> impl IntoView + use<> {
    let PasskeyList { passkeys, may_change, is_last_credential, widget, login_id, known } = list;
    let empty = passkeys.is_empty().then(|| view! { <p class="hint">{texts::NO_PASSKEYS}</p> });
    let entries = passkeys
        .into_iter()
        .map(|passkey| passkey_entry(passkey, may_change, is_last_credential))
        .collect_view();
    let add = may_change.then(|| add_passkey(widget, login_id, "second"));
    view! {
        <section class="sessions" aria-labelledby="passkeys" data-known=known>
            <h2 id="passkeys">{texts::PASSKEYS}</h2>
            {empty}
            <ul>{entries}</ul>
            {add}
        </section>
    }
}

/// Renders the button that creates a passkey, which `page.js` activates; without scripts, an
/// explanation is shown instead.
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

fn passkey_entry(
    passkey: PasskeyView,
    may_change: bool,
    is_last_credential: bool,
) -> impl IntoView {
    let PasskeyView { id, name, provider, kept, created_at, last_used_at, suspect } = passkey;
    let suspect = suspect.then(|| view! { <p class="mistake">{texts::PASSKEY_SUSPECT}</p> });
    let title = name.clone().or_else(|| provider.clone()).unwrap_or_else(|| texts::PASSKEY.into());
    let mark = provider.as_deref().and_then(provider_mark);
    let maker = name.as_ref().and(provider).map(|provider| format!("{provider} · "));

    let used = match last_used_at {
        Some(moment) => view! { {texts::LAST_USED}" "{time(moment)} }.into_any(),
        None => texts::NEVER_USED.get().into_any(),
    };

    let actions = may_change.then(|| passkey_actions(id, name, &title, is_last_credential));
    view! {
        <li class="passkey-entry">
            <svg class=mark.map(|_| "mark") viewBox="0 0 24 24" aria-hidden="true">
                <path d=mark.unwrap_or(kept.path())></path>
            </svg>
            <div>
                <p dir="auto">{title}</p>
                <p class="hint"><bdi>{maker}</bdi>{kept.label()}</p>
                <p class="hint">{texts::ADDED}" "{time(created_at)}</p>
                <p class="hint">{used}</p>
                {suspect}
                {actions}
            </div>
        </li>
    }
}

fn passkey_actions(
    id: String,
    name: Option<String>,
    title: &str,
    is_last_credential: bool,
) -> impl IntoView + use<> {
    let remove = if is_last_credential {
        view! { <p class="hint">{texts::LAST_WAY_IN}</p> }.into_any()
    } else {
        let label = texts::remove_passkey(title);
        view! {
            <form method="post" action="/account/security/passkeys">
                {owner_field()}
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
                {owner_field()}
                <input type="hidden" name="id" value=id />
                <div class="field">
                    <label for=field.clone()>{texts::PASSKEY_NAME}</label>
                    <input
                        id=field name="name" dir="auto" maxlength="64" autocomplete="off" value=name
                    />
                </div>
                <button class="button second" name="act" value="rename" data-busy=texts::SAVING>
                    {texts::SAVE}
                </button>
            </form>
            {remove}
        </details>
    }
}
