//! `vestibule config`

use std::collections::BTreeMap;

use clap::Subcommand;

use super::{Error, output};
use crate::config::{Config, Keys};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Say whether the settings are right, and list everything that is wrong.
    Check,
}

pub(super) fn run(Command::Check: &Command, environment: &BTreeMap<String, String>) -> Result<(), Error> {
    let config = Config::load(environment, Keys::Forget)?;
    output::say(&format_args!(
        "The settings are right: {} would listen on {}.",
        config.web.public_url, config.web.listen
    ))
}
