//! Tables whose rows become cards on a phone.

use leptos::prelude::*;

use crate::{Moment, Text, i18n::moment::time, ui::form_owner::owner_field};

/// A table with its caption.
#[derive(Clone, Debug)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The message if there are no rows.
    pub empty: String,
}

/// A column with its heading.
#[derive(Clone, Debug)]
pub struct Column {
    pub label: String,
    /// The URL that sorts the table by this column.
    pub sort: Option<String>,
    /// The direction, if the table is sorted by this column: true for ascending.
    pub sorted: Option<bool>,
}

impl Column {
    /// Creates a column without sorting.
    pub fn unsorted(label: Text) -> Self {
        Self { label: label.into(), sort: None, sorted: None }
    }
}

/// A row of cells, in the order of the columns.
#[derive(Clone, Debug)]
pub struct Row {
    pub cells: Vec<Cell>,
}

/// The content of a cell.
#[derive(Clone, Debug)]
pub enum Cell {
    Text(String),
    /// A text and the URL of its link.
    Link(String, String),
    Time(Option<Moment>),
    /// The name of a state. The flag is true for one that needs attention.
    State(String, bool),
    /// A button that posts a value as `id`: its label, the URL and the value.
    Button(String, String, String),
}

/// Renders a table, or the message if it has no rows.
pub(crate) fn table(table: Table) -> impl IntoView {
    let Table { caption, columns, rows, empty } = table;
    if rows.is_empty() {
        return view! { <p class="empty">{empty}</p> }.into_any();
    }

    let labels: Vec<_> = columns.iter().map(|column| column.label.clone()).collect();
    let headings = columns.into_iter().map(heading).collect_view();

    let rows = rows
        .into_iter()
        .map(|row| {
            let cells = row.cells.into_iter().zip(labels.clone()).map(|(content, label)| {
                view! { <td data-label=label>{cell(content)}</td> }
            });
            view! { <tr>{cells.collect_view()}</tr> }
        })
        .collect_view();

    view! {
        <table>
            <caption class="unseen">{caption}</caption>
            <thead>
                <tr>{headings}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn heading(column: Column) -> impl IntoView {
    let Column { label, sort, sorted } = column;
    let order = sorted.map(|is_ascending| if is_ascending { "ascending" } else { "descending" });
    let label = match sort {
        Some(href) => view! { <a href=href><bdi>{label}</bdi></a> }.into_any(),
        None => view! { <bdi>{label}</bdi> }.into_any(),
    };
    view! {
        <th scope="col" aria-sort=order>
            {label}
        </th>
    }
}

fn cell(content: Cell) -> AnyView {
    match content {
        Cell::Text(text) if text.is_empty() => "–".into_any(),
        Cell::Text(text) => view! { <bdi>{text}</bdi> }.into_any(),
        Cell::Link(text, href) => view! {
            <a href=href>
                <bdi>{text}</bdi>
            </a>
        }
        .into_any(),
        Cell::Time(Some(moment)) => time(moment).into_any(),
        Cell::Time(None) => "–".into_any(),
        Cell::State(word, needs_attention) => {
            let class = if needs_attention { "state look" } else { "state" };
            view! { <span class=class>{word}</span> }.into_any()
        }
        Cell::Button(label, action, id) => view! {
            <form method="post" action=action>
                {owner_field()}
                <input type="hidden" name="id" value=id />
                <button class="button second small">{label}</button>
            </form>
        }
        .into_any(),
    }
}
