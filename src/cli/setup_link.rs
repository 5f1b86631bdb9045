//! `vestibule setup-link`

use std::collections::BTreeMap;

use super::{Error, failed, output};
use crate::service::login::setup;

pub(super) async fn run(environment: &BTreeMap<String, String>) -> Result<(), Error> {
    let server = super::open(environment).await?;
    let link = setup::link(&server).await;
    server.db.close().await;
    match link.map_err(failed)? {
        // The next link replaces it, so an unread one does no harm.
        Some(link) => output::print_line(&link),
        None => Err(Error::Failed(
            "An administrator already exists. Ask them to give you the role.".to_owned(),
        )),
    }
}
