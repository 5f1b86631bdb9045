//! `/admin/accounts/export`: all matching accounts, as a file.

use std::{io, sync::Arc};

use super::bulk_action::{self, BulkActionForm, EXPORT};
use crate::{
    domain::{Timestamp, account::record::AccountRecord},
    http::{error::Problem, pages::admin::Admin},
    runtime::{request_context::continued, schema_cache::NumberedSchema},
    server::Server,
    service::{
        self,
        accounts::export::{self, AccountSelection},
        import::FileFormat,
        schema,
    },
};
use axum::{
    Form,
    body::Body,
    extract::State,
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use futures::stream;
use serde::Deserialize;
use tokio::{sync::mpsc, task::JoinHandle};
use vestibule_app::admin::labels;

#[derive(Debug, Deserialize)]
pub struct ExportForm {
    q: String,
    filter: String,
    /// `csv`, `excel` or `jsonl`.
    format: String,
    secrets: Option<String>,
}

pub async fn download(
    State(server): State<Arc<Server>>,
    admin: Admin,
    Form(form): Form<ExportForm>,
) -> Result<Response, Problem> {
    let format = if form.format == "jsonl" { FileFormat::Jsonl } else { FileFormat::Csv };

    if format == FileFormat::Csv && form.secrets.is_some() {
        let action = BulkActionForm {
            act: EXPORT.to_owned(),
            q: form.q,
            filter: form.filter,
            ..BulkActionForm::default()
        };
        let mistake = Some(labels::SECRETS_NEED_JSONL.into());
        return bulk_action::render(&server, admin, action, mistake).await;
    }

    let non_empty = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    let wanted = AccountSelection {
        filter: non_empty(form.filter),
        search: non_empty(form.q),
        secrets: form.secrets.is_some(),
    };

    let headers = download_headers(format, server.clock.now());
    let mut file = ExportStream::begin(server, admin, wanted, format).await?;
    if form.format == "excel" {
        file.waiting = file.waiting.map(|text| [export::EXCEL_MARK, &text].concat());
    }

    Ok((headers, Body::from_stream(stream::unfold(file, ExportStream::next))).into_response())
}

fn download_headers(format: FileFormat, now: Timestamp) -> [(HeaderName, String); 3] {
    let (media_type, extension) = match format {
        FileFormat::Csv => ("text/csv; charset=utf-8; header=present", "csv"),
        FileFormat::Jsonl => ("application/x-ndjson", "jsonl"),
    };
    let disposition = format!("attachment; filename=\"accounts-{}.{extension}\"", now.day());

    [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ]
}

/// An export that is being sent.
struct ExportStream {
    format: FileFormat,
    schema: Arc<NumberedSchema>,
    /// Bytes to be sent before more is read.
    waiting: Option<Vec<u8>>,
    chunks: mpsc::Receiver<Vec<AccountRecord>>,
    /// `None` once it has ended.
    reading: Option<JoinHandle<service::Result<()>>>,
}

impl ExportStream {
    /// Reads the first accounts, so that errors in the request are reported before anything is
    /// sent.
    async fn begin(
        server: Arc<Server>,
        admin: Admin,
        wanted: AccountSelection,
        format: FileFormat,
    ) -> Result<Self, Problem> {
        let schema = schema::current(&server).await?.in_force;

        let (queue, mut chunks) = mpsc::channel(2);
        let reading = tokio::spawn(continued(async move {
            export::run(&server, &admin.caller, &wanted, queue).await
        }));
        let mut waiting =
            export::head(format, &schema.schema).map_err(|error| Problem::failure(&error))?;
        let mut reading = Some(reading);

        let first = chunks.recv().await;
        if let Some(reading) = reading.take_if(|_| first.is_none()) {
            reading.await.map_err(|error| Problem::failure(&error))??;
        }

        let lines = export::lines(format, &schema.schema, &first.unwrap_or_default());
        waiting.extend(lines.map_err(|error| Problem::failure(&error))?);
        Ok(Self { format, schema, waiting: Some(waiting), chunks, reading })
    }

    /// Next piece of the file. A failure aborts the connection, so that no client mistakes half a
    /// file for a whole one.
    async fn next(mut self) -> Option<(io::Result<Vec<u8>>, Self)> {
        if let Some(waiting) = self.waiting.take() {
            return Some((Ok(waiting), self));
        }

        if let Some(accounts) = self.chunks.recv().await {
            return Some((export::lines(self.format, &self.schema.schema, &accounts), self));
        }

        let ended = self.reading.take()?.await.map_err(io::Error::other);
        match ended.and_then(|read| read.map_err(io::Error::other)) {
            Ok(()) => None,
            Err(error) => {
                tracing::error!(%error, "an export failed");
                Some((Err(error), self))
            }
        }
    }
}
