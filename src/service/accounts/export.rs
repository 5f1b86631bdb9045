//! Export: accounts whole, in the order in which they were made, however many there are.

use std::io;

use futures::future::try_join;
use serde_json::{Map, Value, json};
use sqlx::types::Uuid;
use tokio::{
    sync::mpsc,
    task::{self, JoinHandle},
};

use super::{deleted::portable_of, details::Details, list::InvalidList};
use crate::{
    domain::{
        AccountSchema, Filter,
        access::scope::Scope,
        account::{csv_format, record::AccountRecord},
        text::folding::fold,
    },
    server::Server,
    service::{
        Error, Result,
        admin::audit::{self, Act},
        caller::Caller,
        import::Format,
        schema,
    },
    store::accounts::{
        export::{self as store, ExportRow, ExportSelection},
        list::{AccountRow, MIN_SEARCH_CHARACTERS},
        relations::AccountRelations,
    },
};

/// What begins a table in UTF-8 for Excel, which takes it for an older encoding otherwise.
pub const EXCEL_MARK: &[u8] = "\u{feff}".as_bytes();

/// Which accounts, as they were asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub filter: Option<String>,
    pub search: Option<String>,
    /// Whether with what logs people in.
    pub secrets: bool,
}

/// The most accounts read at once.
const CHUNK: i64 = 1_000;

/// With secrets, an account may have 100 KB: so many are read until it is known how large they are.
const SMALL_CHUNK: i64 = 250;

/// The next chunk may be twice as large where this one has fewer bytes.
const SMALL: usize = 512 * 1024;

/// Sends the accounts that fit, until there is no more or nobody listens. It is no snapshot: an account that is made or changed
/// meanwhile may be there or not, but none is torn and none comes twice.
///
/// # Errors
/// [`Refusal::InvalidList`](super::Refusal::InvalidList), before anything is sent.
pub async fn run(
    server: &Server,
    caller: &Caller,
    wanted: &Wanted,
    queue: mpsc::Sender<Vec<AccountRecord>>,
) -> Result<()> {
    caller.require(if wanted.secrets { Scope::AccountsWrite } else { Scope::AccountsRead })?;
    let chosen = choose(server, wanted).await?;
    note(server, caller, wanted).await?;
    let mut most = if wanted.secrets { SMALL_CHUNK } else { CHUNK };
    let mut rows = store::chunk(&server.db, &chosen, Uuid::nil(), most).await?;
    let mut understanding: Option<JoinHandle<Result<Vec<AccountRecord>>>> = None;
    loop {
        let last = rows.last().map(|row| row.id);
        let bytes = rows.iter().map(|row| row.profile.len() + row.own_id_data.as_ref().map_or(0, String::len));
        most = if bytes.sum::<usize>() < SMALL { (most * 2).min(CHUNK) } else { SMALL_CHUNK };
        let following = async {
            match last {
                Some(last) => store::chunk(&server.db, &chosen, last, most).await,
                None => Ok(Vec::new()),
            }
        };
        let (mut parts, following) = try_join(store::relations(&server.db, &chosen, &rows), following).await?;
        // While the database reads the next accounts, these are understood.
        let understood = task::spawn_blocking(move || {
            let accounts = rows.into_iter().map(|row| {
                let parts = parts.remove(&row.id).unwrap_or_default();
                whole(row, parts)
            });
            accounts.collect()
        });
        if let Some(accounts) = understanding.replace(understood)
            && queue.send(accounts.await.map_err(|error| Error::Corrupt(error.to_string()))??).await.is_err()
        {
            return Ok(());
        }
        if last.is_none() {
            return Ok(());
        }
        rows = following;
    }
}

/// Which accounts are wanted, understood.
///
/// # Errors
/// [`Refusal::InvalidList`](super::Refusal::InvalidList).
pub(in crate::service) async fn choose(server: &Server, wanted: &Wanted) -> Result<ExportSelection> {
    let schemas = schema::current(server).await?;
    let schema = &schemas.indexed.unwrap_or(schemas.in_force).schema;
    let filter = wanted.filter.as_deref().map(|text| Filter::parse(text, schema)).transpose();
    let search = wanted.search.as_deref().map(|text| fold(text.trim()));
    if search.as_ref().is_some_and(|text| text.chars().count() < MIN_SEARCH_CHARACTERS) {
        return Err(InvalidList::ShortSearch.into());
    }
    Ok(ExportSelection {
        filter: filter.map_err(InvalidList::from)?.map(|filter| filter.normalised()),
        search,
        secrets: wanted.secrets,
    })
}

/// Who takes accounts out of the house is noted before they are out.
async fn note(server: &Server, caller: &Caller, wanted: &Wanted) -> Result<()> {
    let said = [("filter", json!(wanted.filter)), ("search", json!(wanted.search)), ("secrets", json!(wanted.secrets))];
    let changes = said.map(|(name, value)| (name.to_owned(), json!([Value::Null, value])));
    let act = Act { account_id: None, target: "accounts".to_owned(), changes: Map::from_iter(changes) };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, ("accounts_exported", act)).await?;
    Ok(tx.commit().await?)
}

/// What a file begins with.
///
/// # Errors
/// None, as a memory takes everything.
pub fn head(format: Format, schema: &AccountSchema) -> io::Result<Vec<u8>> {
    match format {
        Format::Jsonl => Ok(Vec::new()),
        Format::Csv => table([csv_format::header(schema)]),
    }
}

/// The lines of these accounts.
///
/// # Errors
/// As for [`head`].
pub fn lines(format: Format, schema: &AccountSchema, accounts: &[AccountRecord]) -> io::Result<Vec<u8>> {
    if format == Format::Csv {
        return table(accounts.iter().map(|account| csv_format::record(schema, account)));
    }
    let mut lines = Vec::new();
    for account in accounts {
        serde_json::to_writer(&mut lines, account)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// Quoted, so that a cell is a cell in every country's spreadsheet.
fn table(records: impl IntoIterator<Item = Vec<String>>) -> io::Result<Vec<u8>> {
    let mut table = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    for record in records {
        table.write_record(record)?;
    }
    table.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn whole(row: ExportRow, parts: AccountRelations) -> Result<AccountRecord> {
    let secrets = (row.password_hash, row.own_id_data);
    let row = AccountRow {
        id: row.id,
        login_id: row.login_id,
        profile: row.profile,
        version: 0,
        created_at: row.created_at,
        updated_at: row.created_at,
        last_login_at: row.last_login_at,
        disabled_at: row.disabled_at,
        pending_since: row.pending_since,
        needs_attention_since: None,
    };
    Ok(portable_of(&Details::new(row, parts)?, secrets))
}
