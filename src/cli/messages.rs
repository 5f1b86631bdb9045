//! `vestibule messages`

use std::collections::BTreeMap;

use clap::{Subcommand, ValueEnum};
use uuid::Uuid;

use super::{Error, output};
use crate::{
    domain::{Timestamp, message},
    server::Server,
    service::callbacks::messages::{self, MessageRow},
};

#[derive(Debug, Subcommand)]
pub(super) enum MessagesCommand {
    /// List the newest messages, without their text.
    List {
        /// Only those in this state.
        #[arg(long)]
        state: Option<StateFilter>,
        /// Maximum number of messages.
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Show the details of one message.
    Show { id: Uuid },
    /// Send a failed message again, unless it has expired.
    Retry { id: Uuid },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum StateFilter {
    Queued,
    Sending,
    Sent,
    Failed,
    Expired,
}

impl From<StateFilter> for message::MessageState {
    fn from(state: StateFilter) -> Self {
        match state {
            StateFilter::Queued => Self::Queued,
            StateFilter::Sending => Self::Sending,
            StateFilter::Sent => Self::Sent,
            StateFilter::Failed => Self::Failed,
            StateFilter::Expired => Self::Expired,
        }
    }
}

pub(super) async fn run(
    command: MessagesCommand,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let server = super::open(environment).await?;
    let done = match command {
        MessagesCommand::List { state, limit } => list(&server, state.map(Into::into), limit).await,
        MessagesCommand::Show { id } => show(&server, id).await,
        MessagesCommand::Retry { id } => retry(&server, id).await,
    };
    server.db.close().await;
    done
}

async fn list(
    server: &Server,
    state: Option<message::MessageState>,
    limit: u32,
) -> Result<(), Error> {
    for row in messages::list(server, state, limit).await.map_err(super::failed)? {
        let MessageRow {
            id, kind, channel, state, recipient, attempts, created_at, reason, ..
        } = row;
        let (kind, channel, state) = (kind.as_str(), channel.as_str(), state.as_str());
        let (created_at, reason) = (created_at.to_rfc3339(), reason.unwrap_or_default());
        output::print_line(&format_args!(
            "{id}  {created_at}  {kind:20}  {channel:5}  {state:7}  {attempts:>2}  {recipient}  \
             {reason}"
        ))?;
    }
    Ok(())
}

async fn show(server: &Server, id: Uuid) -> Result<(), Error> {
    let row = messages::find(server, id).await.map_err(super::failed)?;
    let row = row.ok_or_else(|| Error::Failed("There is no such message.".to_owned()))?;
    let time = |time: Option<Timestamp>| time.map(Timestamp::to_rfc3339).unwrap_or_default();
    for (name, value) in [
        ("id", row.id.to_string()),
        ("kind", row.kind.as_str().to_owned()),
        ("channel", row.channel.as_str().to_owned()),
        ("state", row.state.as_str().to_owned()),
        ("recipient", row.recipient),
        ("attempts", row.attempts.to_string()),
        ("reason", row.reason.unwrap_or_default()),
        ("provider", row.provider.unwrap_or_default()),
        ("provider id", row.provider_id.unwrap_or_default()),
        ("created", row.created_at.to_rfc3339()),
        ("next attempt", time(row.due_at)),
        ("expires", row.expires_at.to_rfc3339()),
        ("finished", time(row.finished_at)),
        ("text", if row.content.is_some() { "encrypted" } else { "erased" }.to_owned()),
    ] {
        output::print_line(&format_args!("{name:<13} {value}"))?;
    }
    Ok(())
}

async fn retry(server: &Server, id: Uuid) -> Result<(), Error> {
    if messages::retry(server, id).await.map_err(super::failed)? {
        return output::print_line("The message is queued again.");
    }
    Err(Error::Failed("Only a failed message that has not expired can be sent again.".to_owned()))
}
