//! `/admin/import`: upload of a file, preview, and the start of the import job.

use leptos::prelude::*;

use super::{AdminSite, document, labels, notice};
use crate::ui::form_owner::{owner_field, with_owner};

#[must_use]
pub fn import(admin: AdminSite, mistake: Option<String>) -> impl IntoView {
    let body = view! {
        <h1>{labels::IMPORT}</h1>
        <p class="hint">{labels::IMPORT_LEAD}</p>
        {notice(mistake.map(|words| (words, false)))}
        <form method="post" action=with_owner("/admin/import") enctype="multipart/form-data">
            {owner_field()}
            <div class="field">
                <label for="file">{labels::FILE}</label>
                <p class="hint" id="file-hint">{labels::FILE_HINT}</p>
                <input
                    id="file" name="file" type="file" required=true accept=".csv,.jsonl,.ndjson"
                    aria-describedby="file-hint"
                />
            </div>
            <button class="button" data-busy=labels::SENDING>{labels::SEND_FILE}</button>
        </form>
    };

    document(admin, labels::IMPORT, body)
}

#[derive(Clone, Debug)]
pub struct PlanPage {
    pub id: String,
    pub name: String,
    /// The approximate number of rows, as a text.
    pub rows: String,
    /// The columns; `None` for JSON Lines, whose members are named.
    pub columns: Vec<ColumnPlan>,
    /// The possible contents of a column: the posted value and the label.
    pub targets: Vec<(String, String)>,
    pub update: bool,
    pub dry_run: bool,
    pub mistake: Option<String>,
}

/// A column of the file.
#[derive(Clone, Debug)]
pub struct ColumnPlan {
    pub name: String,
    /// Its first values.
    pub sample: String,
    /// Its content; empty until it is chosen.
    pub target: String,
}

#[must_use]
pub fn plan(admin: AdminSite, page: PlanPage) -> impl IntoView {
    let PlanPage { id, name, rows, columns, targets, update, dry_run, mistake } = page;
    let lead = (!columns.is_empty()).then(|| view! { <h2>{labels::PLAN_COLUMNS}</h2> });
    let columns = columns
        .into_iter()
        .enumerate()
        .map(|(at, column)| choice(at, column, &targets))
        .collect_view();
    let title = format!("{} {name}", labels::IMPORT);

    let body = view! {
        <h1>{labels::IMPORT} " " <bdi>{name}</bdi></h1>
        <p class="hint">{rows}</p>
        {notice(mistake.map(|words| (words, false)))}
        <form method="post" action=format!("/admin/import/{id}")>
            {owner_field()}
            {lead}
            {columns}
            <div class="field check">
                <input
                    id="update" name="update" type="checkbox" value="true" checked=update
                    aria-describedby="update-hint"
                />
                <label for="update">{labels::UPDATE}</label>
            </div>
            <p class="hint" id="update-hint">{labels::UPDATE_HINT}</p>
            <div class="field check">
                <input
                    id="dryRun" name="dryRun" type="checkbox" value="true" checked=dry_run
                    aria-describedby="dryRun-hint"
                />
                <label for="dryRun">{labels::DRY_RUN}</label>
            </div>
            <p class="hint" id="dryRun-hint">{labels::DRY_RUN_HINT}</p>
            <button class="button" data-busy=labels::SENDING>{labels::GO_ON}</button>
        </form>
    };

    document(admin, title, body)
}

fn choice(at: usize, column: ColumnPlan, targets: &[(String, String)]) -> impl IntoView + use<> {
    let ColumnPlan { name, sample, target } = column;
    let (id, hint) = (format!("column-{at}"), format!("column-{at}-hint"));
    let first = std::iter::once((String::new(), labels::CHOOSE.into()));

    let options = first.chain(targets.iter().cloned()).map(|(sent, words)| {
        let selected = sent == target;
        view! { <option value=sent selected=selected>{words}</option> }
    });

    view! {
        <div class="field">
            <label for=id.clone()>
                <bdi>{name}</bdi>
            </label>
            <p class="hint" id=hint.clone()>
                <bdi>{sample}</bdi>
            </p>
            <select id=id.clone() name=id required=true aria-describedby=hint>
                {options.collect_view()}
            </select>
        </div>
    }
}
