//! `/admin/accounts`: the list of accounts, with search, filters and sorting.

pub(crate) mod bulk_action;
pub(crate) mod deleted;
pub(crate) mod detail;
pub(in crate::admin) mod relations;

use leptos::prelude::*;

use self::detail::code_lock;
use super::{AdminSite, Table, document, labels, notice, table::table};
use crate::{Text, i18n::texts, ui::form_owner::owner_field};

#[derive(Clone, Debug)]
pub struct AccountsPage {
    /// The search text.
    pub search: String,
    pub conditions: Vec<Condition>,
    /// The filter, in SCIM's grammar.
    pub filter: String,
    pub columns: Vec<ColumnChoice>,
    pub sort: String,
    /// The number of matching accounts, as a text.
    pub total: String,
    pub table: Table,
    /// The URLs of the next page, and of the first if this is another.
    pub next: Option<String>,
    pub first: Option<String>,
    /// The message about an invalid query.
    pub mistake: Option<String>,
    /// The actions on all matching accounts: names and URLs.
    pub acts: Vec<(Text, String)>,
    /// Common filters: names and URLs.
    pub shortcuts: Vec<(String, String)>,
    /// Set if the administrator may create accounts.
    pub may_write: bool,
    /// The login id that was searched for, which has no account and whose codes are locked.
    pub locked: Option<String>,
}

/// A condition on one attribute.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The name of its value in the form; its operator's name ends in `.op`.
    pub name: String,
    pub label: String,
    /// The operators: the posted value and the label.
    pub operators: Vec<(&'static str, Text)>,
    pub operator: &'static str,
    pub input: ConditionInput,
    pub value: String,
}

#[derive(Clone, Debug)]
pub enum ConditionInput {
    /// An `input` of this type.
    Typed(&'static str),
    /// A selection of these values, or none: the posted value and the label.
    OneOf(Vec<(String, String)>),
}

#[derive(Clone, Debug)]
pub struct ColumnChoice {
    pub name: String,
    pub label: String,
    pub shown: bool,
}

#[must_use]
pub fn accounts(admin: AdminSite, page: AccountsPage) -> impl IntoView {
    let AccountsPage { search, conditions, filter, columns, sort, .. } = page;
    let shortcuts = page
        .shortcuts
        .into_iter()
        .map(|(name, href)| view! { <li><a href=href>{name}</a></li> })
        .collect_view();
    let open = !filter.is_empty() || conditions.iter().any(|condition| !condition.value.is_empty());

    let acts = (!page.acts.is_empty()).then(|| act_links(page.acts));

    let body = view! {
        <h1>{texts::ADMIN_ACCOUNTS}</h1>
        <form method="get" action="/admin/accounts" class="search" role="search">
            <div class="field">
                <label for="q">{texts::ADMIN_SEARCH}</label>
                <input
                    id="q" name="q" type="search" dir="auto" value=search autocomplete="off"
                    spellcheck="false"
                />
            </div>
            <details open=open>
                <summary>{texts::ADMIN_FILTER}</summary>
                <div class="conditions" role="group" aria-label=texts::ADMIN_FILTER>
                    {conditions.into_iter().map(condition).collect_view()}
                </div>
                <div class="field">
                    <label for="filter">{texts::ADMIN_FILTER_LABEL}</label>
                    <p class="hint" id="filter-hint">{texts::ADMIN_FILTER_HINT}</p>
                    <input
                        id="filter" name="filter" type="text" value=filter
                        aria-describedby="filter-hint" spellcheck="false"
                    />
                </div>
            </details>
            <details>
                <summary>{labels::COLUMNS}</summary>
                <div class="columns" role="group" aria-label=labels::COLUMNS>
                    {columns.into_iter().map(column).collect_view()}
                </div>
            </details>
            // Posts an empty value, so that a selection without any other column is
            // distinguishable.
            <input type="hidden" name="columns" value="loginId" />
            <input type="hidden" name="sort" value=sort />
            <button class="button second">{texts::ADMIN_SHOW}</button>
        </form>
        <ul class="shortcuts" aria-label=texts::ADMIN_SHORTCUTS>
            {shortcuts}
        </ul>
        <p class="hint" role="status" id="total" data-live>{page.total}</p>
        <div class="found" id="found" data-live>
            {notice(page.mistake.map(|words| (words, false)))}
            {table(page.table)}
            {page.locked.map(code_lock)}
            {page_links(page.first, page.next)}
            {acts}
        </div>
        {page.may_write.then(new_account_form)}
        {page.may_write.then(|| {
            view! { <p class="pages"><a href="/admin/import">{labels::IMPORT_FILE}</a></p> }
        })}
    };

    document(admin, texts::ADMIN_ACCOUNTS, body)
}

/// Links to the actions on all matching accounts.
fn act_links(acts: Vec<(Text, String)>) -> impl IntoView {
    let acts = acts.into_iter().map(|(name, href)| view! { <li><a href=href>{name}</a></li> });
    view! {
        <div class="acts">
            <p class="hint" id="acts">{labels::WITH_ALL}</p>
            <ul class="shortcuts" aria-labelledby="acts">{acts.collect_view()}</ul>
        </div>
    }
}

fn page_links(first: Option<String>, next: Option<String>) -> impl IntoView {
    view! {
        <p class="pages">
            {first.map(|href| view! { <a href=href>{texts::ADMIN_FIRST_PAGE}</a> })}
            {next.map(|href| view! { <a href=href rel="next">{texts::ADMIN_NEXT_PAGE}</a> })}
        </p>
    }
}

fn condition(condition: Condition) -> impl IntoView {
    let Condition { name, label, operators, operator, input, value } = condition;
    let id = format!("is-{name}");

    let how = (operators.len() > 1).then(|| {
        let options = operators.into_iter().map(|(sent, words)| {
            view! { <option value=sent selected=sent == operator>{words}</option> }
        });
        let how = labels::operator_label(&label);
        view! { <select name=format!("{name}.op") aria-label=how>{options.collect_view()}</select> }
    });

    let input = match input {
        ConditionInput::Typed(kind) => view! {
            <input
                id=id.clone() name=name type=kind value=value autocomplete="off"
                spellcheck="false"
            />
        }
        .into_any(),
        ConditionInput::OneOf(choices) => {
            let any = std::iter::once((String::new(), labels::ANY.into()));
            let options = any.chain(choices).map(|(sent, words)| {
                let selected = sent == value;
                view! { <option value=sent selected=selected>{words}</option> }
            });
            view! { <select id=id.clone() name=name>{options.collect_view()}</select> }.into_any()
        }
    };

    view! {
        <div class="field">
            <label for=id>{label}</label>
            <div class="pair">{how} {input}</div>
        </div>
    }
}

fn column(column: ColumnChoice) -> impl IntoView {
    let ColumnChoice { name, label, shown } = column;
    let id = format!("column-{name}");
    view! {
        <div class="field check">
            <input id=id.clone() name="columns" type="checkbox" value=name checked=shown />
            <label for=id>{label}</label>
        </div>
    }
}

fn new_account_form() -> impl IntoView {
    view! {
        <details class="new">
            <summary>{texts::ADMIN_NEW_ACCOUNT}</summary>
            <form method="post" action="/admin/accounts" class="line">
                {owner_field()}
                <div class="field">
                    <label for="loginId">{texts::LOGIN_ID}</label>
                    <input
                        id="loginId" name="loginId" type="text" required=true autocomplete="off"
                        autocapitalize="none"
                    />
                </div>
                <button class="button">{texts::CREATE_ACCOUNT}</button>
            </form>
        </details>
    }
}
