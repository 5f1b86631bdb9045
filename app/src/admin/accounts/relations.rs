//! The parts of an account's page beside the account itself: addresses, sessions, passkeys,
//! messages and documents.

use leptos::prelude::*;

use crate::{
    Text,
    admin::{Table, labels, table::table},
    ui::form_owner::owner_field,
};

/// An address beside the login id.
#[derive(Clone, Debug)]
pub struct AddressField {
    pub value: String,
    pub verified: bool,
}

#[derive(Clone, Debug)]
pub struct AccountParts {
    pub addresses: Vec<AddressField>,
    pub sessions: Table,
    /// The applications with access to the account.
    pub applications: Table,
    pub passkeys: Result<Table, String>,
    /// The passkey that was not removed because it is the only credential.
    pub last_passkey: Option<String>,
    /// `None` if the administrator may not see them.
    pub messages: Option<Table>,
    pub documents: Option<Table>,
    /// Set if the administrator may change the account, rather than only end its sessions.
    pub may_write: bool,
}

/// Renders the sections of the account.
pub(in crate::admin) fn parts(
    account: &str,
    version: i64,
    parts: AccountParts,
) -> impl IntoView + use<> {
    let AccountParts {
        addresses,
        sessions,
        applications,
        passkeys,
        last_passkey,
        messages,
        documents,
        may_write,
    } = parts;
    let end_sessions = (!sessions.rows.is_empty())
        .then(|| end_all(format!("{account}/sessions"), "all", labels::END_ALL));
    let end_applications = (!applications.rows.is_empty())
        .then(|| end_all(format!("{account}/applications"), "*", labels::END_APPLICATIONS));

    let passkeys = match passkeys {
        Ok(passkeys) => table(passkeys).into_any(),
        Err(words) => view! { <p class="empty">{words}</p> }.into_any(),
    };

    let last_passkey = last_passkey.map(|id| {
        view! {
            <form method="post" action=format!("{account}/passkeys")>
                {owner_field()}
                <input type="hidden" name="id" value=id />
                <input type="hidden" name="force" value="true" />
                <p class="notice" role="alert">
                    {labels::LAST_PASSKEY}
                </p>
                <button class="button danger">{labels::REMOVE_LAST}</button>
            </form>
        }
    });

    view! {
        {may_write.then(|| {
            section("addresses", labels::ADDRESSES, address_form(account, version, addresses))
        })}
        {section("sessions", labels::SESSIONS, view! { {table(sessions)} {end_sessions} })}
        {section(
            "applications",
            labels::APPLICATIONS,
            view! { {table(applications)} {end_applications} },
        )}
        {section("passkeys", labels::PASSKEYS, view! { {passkeys} {last_passkey} })}
        {messages.map(|messages| section("messages", labels::MESSAGES, table(messages)))}
        {documents.map(|documents| section("documents", labels::DOCUMENTS, table(documents)))}
    }
}

/// Renders the button that ends all rows of a table.
fn end_all(action: String, all: &'static str, label: Text) -> impl IntoView {
    view! {
        <form method="post" action=action>
            {owner_field()}
            <input type="hidden" name="id" value=all />
            <button class="button second">{label}</button>
        </form>
    }
}

fn section(id: &'static str, heading: Text, body: impl IntoView + 'static) -> impl IntoView {
    view! {
        <section aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            {body}
        </section>
    }
}

fn address_form(
    account: &str,
    version: i64,
    addresses: Vec<AddressField>,
) -> impl IntoView + use<> {
    let rows = addresses
        .into_iter()
        .map(|AddressField { value, verified }| {
            let check = |name: &str, label: Text, checked: bool| {
                let name = format!("{name}:{value}");
                view! {
                    <span class="field check">
                        <input id=name.clone() name=name.clone() type="checkbox" checked=checked />
                        <label for=name>{label}</label>
                    </span>
                }
            };
            view! {
                <li>
                    <fieldset>
                        <legend>
                            <bdi>{value.clone()}</bdi>
                        </legend>
                        {check("verified", labels::VERIFIED, verified)}
                        {check("remove", labels::REMOVE_ADDRESS, false)}
                    </fieldset>
                </li>
            }
        })
        .collect_view();

    view! {
        <form method="post" action=format!("{account}/addresses")>
            {owner_field()}
            <input type="hidden" name="version" value=version />
            <p class="hint">{labels::ADDRESSES_HINT}</p>
            <ul class="addresses">{rows}</ul>
            <div class="field">
                <label for="add">{labels::ADD_ADDRESS}</label>
                <input id="add" name="add" type="text" autocomplete="off" autocapitalize="none" />
            </div>
            <button class="button second">{labels::SAVE_ADDRESSES}</button>
        </form>
    }
}
