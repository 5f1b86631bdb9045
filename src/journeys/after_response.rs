//! Work that continues after the response.

use vestibule_app::{Language, i18n::speaking::in_language};

use super::Error;
use crate::{runtime::request_context::continued, server::Server};

/// Runs `work` after the response is sent, in the language of the request, so that response time
/// does not reveal whether an account exists (`docs/security-behaviours.md` b17). `task` names the
/// work in the log if it fails.
pub fn spawn(
    server: &Server,
    task: &'static str,
    work: impl Future<Output = Result<(), Error>> + Send + 'static,
) {
    let work = in_language(Language::spoken(), work);
    server.background_tasks.spawn(continued(async move {
        if let Err(error) = work.await {
            tracing::error!(%error, task, "work after a response failed");
        }
    }));
}
