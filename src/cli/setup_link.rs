//! `vestibule setup-link`

use std::collections::BTreeMap;

use super::{Error, failed, output};
use crate::service::login::setup;

pub(super) async fn run(environment: &BTreeMap<String, String>) -> Result<(), Error> {
    let server = super::open(environment).await?;
    let link = setup::link(&server).await;
    server.db.close().await;
    match link.map_err(failed)? {
        // The next link takes its place, so nothing is lost with one that nobody read.
        Some(link) => output::say(&link),
        None => Err(Error::Failed("There is an administrator already, who can make others.".to_owned())),
    }
}
