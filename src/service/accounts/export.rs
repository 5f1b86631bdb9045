//! Export of complete accounts, in the order of their creation.

use std::io;

use futures::future::try_join;
use serde_json::{Map, Value, json};
use tokio::{
    sync::mpsc,
    task::{self, JoinHandle},
};

use super::{details, list::InvalidList};
use crate::{
    domain::{
        AccountId, AccountSchema, Filter,
        access::{scope::Scope, strength::ProtectedAction},
        account::{csv_format, record::AccountRecord},
        text::folding::fold,
    },
    server::Server,
    service::{
        Error, Result,
        admin::audit::{self, Act},
        caller::Caller,
        import::FileFormat,
        schema,
    },
    store::accounts::{
        export::{self as store, ExportRow, ExportSelection},
        list::MIN_SEARCH_CHARACTERS,
        relations::AccountRelations,
    },
};

/// The byte order mark at the beginning of a CSV file, by which Excel recognises UTF-8.
pub const EXCEL_MARK: &[u8] = "\u{feff}".as_bytes();

/// The accounts to export.
#[derive(Clone, Debug, Default)]
pub struct AccountSelection {
    pub filter: Option<String>,
    pub search: Option<String>,
    /// True to include password hashes and `ownIdData`.
    pub secrets: bool,
}

/// Maximum number of accounts that are read at once.
const CHUNK_ROWS: i64 = 1_000;

/// Number of accounts that are read at once while their size is unknown. With secrets, an account
/// may have 100 KB.
const SMALL_CHUNK_ROWS: i64 = 250;

/// Size of a chunk in bytes below which the next one may have twice as many rows.
const SMALL_CHUNK_BYTES: usize = 512 * 1024;

/// Sends the selected accounts to the queue, until all are sent or the receiver is closed. This is
/// not a snapshot: an account that is created or changed in the meantime may be included or not,
/// but each is consistent and none is sent twice.
///
/// # Errors
/// [`Refusal::InvalidList`](super::Refusal::InvalidList),
/// [`Refusal::NotAllowed`](super::Refusal::NotAllowed) and
/// [`Refusal::TooWeak`](super::Refusal::TooWeak), before anything is sent.
pub async fn run(
    server: &Server,
    caller: &Caller,
    wanted: &AccountSelection,
    queue: mpsc::Sender<Vec<AccountRecord>>,
) -> Result<()> {
    caller.require(Scope::AccountsWrite)?;
    caller.require_strength(ProtectedAction::Export, server.clock.now())?;
    let chosen = choose(server, wanted).await?;
    note(server, caller, wanted).await?;
    let mut chunk_rows = if wanted.secrets { SMALL_CHUNK_ROWS } else { CHUNK_ROWS };
    let mut rows = store::chunk(&server.db, &chosen, AccountId::MIN, chunk_rows).await?;
    let mut converting: Option<JoinHandle<Result<Vec<AccountRecord>>>> = None;
    loop {
        let last = rows.last().map(|row| row.account.id);
        let bytes = rows.iter().map(|ExportRow { account, credentials }| {
            account.profile.len() + credentials.own_id_data.as_ref().map_or(0, String::len)
        });
        chunk_rows = if bytes.sum::<usize>() < SMALL_CHUNK_BYTES {
            (chunk_rows * 2).min(CHUNK_ROWS)
        } else {
            SMALL_CHUNK_ROWS
        };
        let following = async {
            match last {
                Some(last) => store::chunk(&server.db, &chosen, last, chunk_rows).await,
                None => Ok(Vec::new()),
            }
        };
        let (mut parts, following) =
            try_join(store::relations(&server.db, &chosen, &rows), following).await?;
        // These accounts are converted while the database reads the next ones.
        let converted = task::spawn_blocking(move || {
            let accounts = rows.into_iter().map(|row| {
                let parts = parts.remove(&row.account.id).unwrap_or_default();
                to_record(row, parts)
            });
            accounts.collect()
        });
        if let Some(accounts) = converting.replace(converted)
            && queue
                .send(accounts.await.map_err(|error| Error::Corrupt(error.to_string()))??)
                .await
                .is_err()
        {
            return Ok(());
        }
        if last.is_none() {
            return Ok(());
        }
        rows = following;
    }
}

/// Parses and validates a selection.
///
/// # Errors
/// [`Refusal::InvalidList`](super::Refusal::InvalidList).
pub(in crate::service) async fn choose(
    server: &Server,
    wanted: &AccountSelection,
) -> Result<ExportSelection> {
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

/// Records the export in the audit log, before anything is sent.
async fn note(server: &Server, caller: &Caller, wanted: &AccountSelection) -> Result<()> {
    let said = [
        ("filter", json!(wanted.filter)),
        ("search", json!(wanted.search)),
        ("secrets", json!(wanted.secrets)),
    ];
    let changes = said.map(|(name, value)| (name.to_owned(), json!([Value::Null, value])));
    let act =
        Act { account_id: None, target: "accounts".to_owned(), changes: Map::from_iter(changes) };
    let mut tx = server.db.begin().await?;
    audit::record(&mut tx, server, caller, "accounts_exported", act).await?;
    Ok(tx.commit().await?)
}

/// The beginning of a file.
///
/// # Errors
/// None in practice, because it writes to memory.
pub fn head(format: FileFormat, schema: &AccountSchema) -> io::Result<Vec<u8>> {
    match format {
        FileFormat::Jsonl => Ok(Vec::new()),
        FileFormat::Csv => table([csv_format::header(schema)]),
    }
}

/// The lines of these accounts.
///
/// # Errors
/// As for [`head`].
pub fn lines(
    format: FileFormat,
    schema: &AccountSchema,
    accounts: &[AccountRecord],
) -> io::Result<Vec<u8>> {
    if format == FileFormat::Csv {
        return table(accounts.iter().map(|account| csv_format::record(schema, account)));
    }
    let mut lines = Vec::new();
    for account in accounts {
        serde_json::to_writer(&mut lines, account)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// Writes CSV with all cells quoted, so that spreadsheets of every locale separate them correctly.
fn table(records: impl IntoIterator<Item = Vec<String>>) -> io::Result<Vec<u8>> {
    let mut table =
        csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
    for record in records {
        table.write_record(record)?;
    }
    table.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn to_record(row: ExportRow, parts: AccountRelations) -> Result<AccountRecord> {
    let account = details::combine(row.account, parts)?;
    Ok(AccountRecord::new(&account, row.credentials))
}
