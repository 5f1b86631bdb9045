//! `vestibule webhook`

use std::collections::BTreeMap;

use clap::Subcommand;
use serde_json::json;
use uuid::Uuid;

use super::{Error, failed, output};
use crate::{
    domain::webhook::delivery::DeliveryState,
    http::api::admin::webhooks::view::WebhookView,
    server::Server,
    service::{
        self, Refusal,
        caller::Caller,
        webhooks::{self, deliveries},
    },
};

#[derive(Debug, Subcommand)]
pub(super) enum WebhookCommand {
    /// List the webhooks.
    List {
        /// Print them as JSON, as the administration API has them.
        #[arg(long)]
        json: bool,
    },
    /// Send a test event to a webhook, and print the answer. It fails unless the answer is 2xx.
    Test { id: Uuid },
}

pub(super) async fn run(
    command: WebhookCommand,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let server = super::open(environment).await?;
    let done = match command {
        WebhookCommand::List { json } => list(&server, json).await,
        WebhookCommand::Test { id } => test(&server, id).await,
    };
    server.db.close().await;
    done
}

async fn list(server: &Server, as_json: bool) -> Result<(), Error> {
    let endpoints = webhooks::list(server, &Caller::command_line()).await.map_err(failed)?;
    if as_json {
        let views: Vec<_> = endpoints.iter().map(WebhookView::of).collect();
        return output::print_line(&json!(views));
    }

    for endpoint in endpoints {
        let state = endpoint.disabled.map_or("enabled", |reason| reason.as_str());
        let types = endpoint.types.names().join(",");
        let url = output::visible(endpoint.url.as_str());
        output::print_line(&format_args!("{}\t{state}\t{types}\t{url}", endpoint.id))?;
    }
    Ok(())
}

async fn test(server: &Server, id: Uuid) -> Result<(), Error> {
    let tested = deliveries::test(server, &Caller::command_line(), id).await;
    let row = tested.map_err(|error| match error {
        service::Error::Refused(Refusal::NotFound) => {
            Error::Failed("There is no such webhook.".to_owned())
        }
        error => failed(error),
    })?;

    let status = row.status.map(|status| status.to_string()).or(row.failure).unwrap_or_default();
    let answer = row.answer.unwrap_or_default();
    let text = format!("{status} {}", output::visible(answer.trim()));
    if row.state == DeliveryState::Delivered {
        output::print_line(&text.trim())
    } else {
        Err(Error::Failed(format!("It was not delivered: {}", text.trim())))
    }
}
