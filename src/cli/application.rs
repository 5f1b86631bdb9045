//! `vestibule application`

mod create;

use std::collections::BTreeMap;

use clap::Subcommand;
use serde_json::{Value, json};

use self::create::CreateArguments;
use super::{Error, failed, output};
use crate::{
    domain::{Application, ApplicationId},
    http::api::admin::applications::view::ApplicationView,
    server::Server,
    service::{
        self, Refusal,
        applications::{
            self,
            secrets::{self, ReplacedSecret},
        },
        caller::Caller,
        retries::RetryWindow,
    },
};

/// Applications that are read at once.
const PAGE_LENGTH: i64 = 200;

#[derive(Debug, Subcommand)]
pub(super) enum ApplicationCommand {
    /// Create an application, and print its `client_id` and its secret, which cannot be shown
    /// again.
    Create(CreateArguments),
    /// List the applications.
    List {
        /// Print them as JSON, as the administration API has them.
        #[arg(long)]
        json: bool,
    },
    /// Show an application.
    Show {
        #[arg(value_parser = ApplicationId::parse)]
        id: ApplicationId,
        /// Print it as JSON, as the administration API has it.
        #[arg(long)]
        json: bool,
    },
    /// Give an application another secret, and print it. The previous one is valid for 24 hours
    /// more.
    RotateSecret {
        #[arg(value_parser = ApplicationId::parse)]
        id: ApplicationId,
        /// End the previous secret at once, as after a leak.
        #[arg(long)]
        end_previous: bool,
        /// Print `client_id` and `client_secret` as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Delete an application, with everything that it was given.
    Delete {
        #[arg(value_parser = ApplicationId::parse)]
        id: ApplicationId,
    },
}

pub(super) async fn run(
    command: ApplicationCommand,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let server = super::open(environment).await?;
    let done = match command {
        ApplicationCommand::Create(create) => create.run(&server).await,
        ApplicationCommand::List { json } => list(&server, json).await,
        ApplicationCommand::Show { id, json } => show(&server, &id, json).await,
        ApplicationCommand::RotateSecret { id, end_previous, json } => {
            let replaced =
                if end_previous { ReplacedSecret::EndsNow } else { ReplacedSecret::Overlaps };
            rotate(&server, &id, replaced, json).await
        }
        ApplicationCommand::Delete { id } => delete(&server, &id).await.map_err(to_error),
    };
    server.db.close().await;
    done
}

async fn list(server: &Server, as_json: bool) -> Result<(), Error> {
    let caller = Caller::command_line();
    let mut views = Vec::new();
    let mut after = String::new();

    loop {
        let page =
            applications::list(server, &caller, &after, PAGE_LENGTH).await.map_err(failed)?;
        let Some(last) = page.last() else { break };
        after = last.id.to_string();

        for application in page {
            if as_json {
                views.push(ApplicationView::of(application));
            } else {
                let Application { id, kind, name, .. } = &application;
                let name = output::visible(name.as_str());
                output::print_line(&format_args!("{id}\t{}\t{name}", kind.as_str()))?;
            }
        }
    }

    if as_json { output::print_line(&json!(views)) } else { Ok(()) }
}

async fn show(server: &Server, id: &ApplicationId, as_json: bool) -> Result<(), Error> {
    let caller = Caller::command_line();
    let application = applications::get(server, &caller, id).await.map_err(to_error)?;
    let secrets = applications::list_secrets(server, &caller, id).await.map_err(failed)?;
    let view = json!(ApplicationView::of(application).with_secrets(secrets));
    if as_json {
        return output::print_line(&view);
    }

    for (name, value) in view.as_object().into_iter().flatten() {
        let text = match value {
            Value::Null => continue,
            Value::String(text) => output::visible(text),
            Value::Array(items) => to_lines(items),
            Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
        };
        output::print_line(&format_args!("{name}: {text}"))?;
    }
    Ok(())
}

/// Each item on a line of its own, below the name of the member.
fn to_lines(items: &[Value]) -> String {
    let lines = items.iter().map(|item| match item {
        Value::String(text) => format!("\n  {}", output::visible(text)),
        other => format!("\n  {other}"),
    });
    lines.collect()
}

async fn rotate(
    server: &Server,
    id: &ApplicationId,
    replaced: ReplacedSecret,
    as_json: bool,
) -> Result<(), Error> {
    let caller = Caller::command_line();
    let secret = secrets::rotate(server, &caller, id, replaced).await.map_err(to_error)?;

    let Err(lost) = print_credentials(id, Some(&secret), as_json) else { return Ok(()) };
    // The secret could not be printed, so it is taken back.
    secrets::withdraw(server, &caller, id, &secret).await.map_err(failed)?;
    Err(Error::Failed(format!(
        "The secret could not be printed, and was taken back at once: {lost}."
    )))
}

/// Prints the credentials of an application, by the names that OAuth 2.0 gives them.
fn print_credentials(id: &ApplicationId, secret: Option<&str>, as_json: bool) -> Result<(), Error> {
    if as_json {
        let mut credentials = json!({"client_id": id.as_str()});
        if let Some(secret) = secret {
            credentials["client_secret"] = json!(secret);
        }
        return output::print_line(&credentials);
    }

    let secret = secret.map_or_else(String::new, |secret| format!("\nclient_secret: {secret}"));
    output::print_line(&format_args!("client_id: {id}{secret}"))
}

/// Deletes an application, whatever its version.
async fn delete(server: &Server, id: &ApplicationId) -> service::Result<()> {
    let (caller, window) = (Caller::command_line(), RetryWindow::start());
    loop {
        let application = applications::get(server, &caller, id).await?;
        let done = applications::delete(server, &caller, id, application.version).await;
        if let Some(done) = window.unless_stale(done) {
            return done;
        }
    }
}

fn to_error(error: service::Error) -> Error {
    match error {
        service::Error::Refused(Refusal::NotFound) => {
            Error::Failed("There is no such application, or it has no secret.".to_owned())
        }
        service::Error::Refused(Refusal::DeclaredElsewhere) => Error::Failed(
            "The settings file or its metadata document declares it: change it there.".to_owned(),
        ),
        error => failed(error),
    }
}
