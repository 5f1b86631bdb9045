//! `/code`, `/login/code` and the pages of magic links: one-time codes.

use leptos::prelude::*;

use crate::{
    LoginIdForm, Site,
    i18n::{catalogue::Text, texts},
    ui::{
        country::{login_id_input, other_kind_link},
        form::{FormField, next_field, with_next},
        form_owner::owner_field,
        layout::document,
    },
};

/// The content of the page for entering a code.
#[derive(Clone, Debug)]
pub struct CodeView {
    /// The login id as it was typed in this browser.
    pub login_id: String,
    pub is_phone: bool,
    pub mistake: Option<String>,
    /// The outcome of a request for a new code.
    pub notice: Option<String>,
    /// The URL to start again.
    pub again: &'static str,
}

/// Renders the page for entering a code.
#[must_use]
pub fn code(site: Site, view: CodeView) -> impl IntoView {
    let CodeView { login_id, is_phone, mistake, notice, again } = view;
    let field = FormField::code(mistake);
    let heading = if is_phone { texts::CODE_HEADING } else { texts::CODE_HEADING_EMAIL };
    let notice = notice.map(|words| view! { <p class="notice calm" role="status">{words}</p> });

    let body = view! {
        <h1>{heading}</h1>
        <p dir="auto">{texts::code_lead(&login_id, is_phone)}</p>
        {notice}
        <form method="post" action="/code">
            {owner_field()}
            {field.view()}
            <button class="button" data-busy=texts::CHECKING_CODE>
                {texts::CONTINUE}
            </button>
        </form>
        <p class="aside">{texts::CODE_LATE}</p>
        <form method="post" action="/code/new">
            {owner_field()}
            <p class="links">
                <button class="link" data-busy=texts::SENDING_CODE>
                    {texts::NEW_CODE}
                </button>
                <a href=again>{texts::OTHER_WAY}</a>
            </p>
        </form>
    };

    document(site, heading, None, body)
}

/// The state of a magic link.
#[derive(Clone, Debug)]
pub enum LinkView {
    /// Requested by this browser: the link's secret, which the button posts.
    Here(String),
    /// Requested by an administrator: any browser may use it.
    Support(String),
    /// Requested by another browser: the code to enter there.
    Elsewhere(String),
}

/// Renders the page of a magic link. Opening it changes nothing.
#[must_use]
pub fn link(site: Site, view: LinkView) -> impl IntoView {
    let (heading, body) = match view {
        LinkView::Here(link) => (texts::LINK_HEADING, press(texts::LINK_HEADING, link)),
        LinkView::Support(link) => {
            (texts::LINK_SUPPORT_HEADING, press(texts::LINK_SUPPORT_HEADING, link))
        }
        LinkView::Elsewhere(code) => {
            let body = view! {
                <h1>{texts::LINK_ELSEWHERE_HEADING}</h1>
                <p>{texts::LINK_ELSEWHERE}</p>
                <article class="message">
                    <p class="code">{code}</p>
                </article>
            };
            (texts::LINK_ELSEWHERE_HEADING, body.into_any())
        }
    };

    document(site, heading, None, body)
}

fn press(heading: Text, link: String) -> AnyView {
    view! {
        <h1>{heading}</h1>
        <p>{texts::LINK_LEAD}</p>
        <form method="post" action="/code">
            {owner_field()}
            <input type="hidden" name="link" value=link />
            <button class="button" data-busy=texts::LOGGING_IN>
                {texts::CONTINUE}
            </button>
        </form>
    }
    .into_any()
}

/// Renders `/login/code`, the page that sends a login code.
#[must_use]
pub fn login_code(site: Site, form: LoginIdForm) -> impl IntoView {
    let LoginIdForm { login_id, country, next, mistakes } = form;
    let (next, country) = (next.as_deref(), country.as_deref());
    let notice = mistakes.notice();
    let field =
        FormField { focus: true, ..FormField::login_id(login_id, mistakes.login_id, "username") };

    let body = view! {
        <h1>{texts::LOGIN_CODE_HEADING}</h1>
        <p>{texts::LOGIN_CODE_LEAD}</p>
        <form method="post" action="/login/code">
            {owner_field()}
            {notice}
            {login_id_input(field, country)}
            {next_field(next)}
            <button class="button" data-busy=texts::SENDING_CODE>
                {texts::SEND_CODE}
            </button>
        </form>
        <p class="links">
            {other_kind_link("/login/code", country, next)}
            <a href=with_next("/login", next)>{texts::BACK_TO_LOGIN}</a>
        </p>
    };

    document(site, texts::LOGIN_CODE_HEADING, None, body)
}
