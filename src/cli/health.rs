//! `vestibule health`

use std::{collections::BTreeMap, time::Duration};

use clap::Args;
use serde::Deserialize;
use url::Url;

use super::{Error, failed, output};
use crate::{config::Web, runtime::http_client};

/// Time limit of the question.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Longest answer that is read, in bytes.
const MAX_ANSWER_BYTES: usize = 64 * 1024;

#[derive(Debug, Args)]
pub(super) struct HealthArguments {
    /// The address of the server to ask, with its scheme. Without it, the one at `listen`.
    #[arg(long)]
    url: Option<Url>,
}

/// The member of a problem that says why the server is not ready.
#[derive(Deserialize)]
struct ReadinessProblem {
    detail: String,
}

/// Asks a server whether it is ready.
pub(super) async fn run(
    arguments: HealthArguments,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let server = match arguments.url {
        Some(url) => url,
        None => Web::local_address(environment)?.parse().map_err(failed)?,
    };
    let url = server.join("/readyz").map_err(failed)?;

    let client = http_client::builder(&url, TIMEOUT).build().map_err(failed)?;
    let unreachable = |error| {
        let cause = http_client::error_chain(error);
        Error::Failed(format!("{url} cannot be reached: {cause}"))
    };
    let mut response = client.get(url.clone()).send().await.map_err(unreachable)?;
    let status = response.status();
    let body = http_client::read_capped(&mut response, MAX_ANSWER_BYTES).await;

    if status.is_success() {
        return output::print_line("ready");
    }
    let problem = serde_json::from_slice::<ReadinessProblem>(&body.map_err(unreachable)?.bytes);
    let detail = problem.map_or(String::new(), |problem| format!(": {}", problem.detail));
    Err(Error::Failed(format!("{url} answers {status}{}", output::visible(&detail))))
}
