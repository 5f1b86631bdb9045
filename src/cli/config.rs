//! `vestibule config`

use std::collections::BTreeMap;

use clap::Subcommand;

use super::{Error, output};
use crate::config::{Config, MissingKeys};

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Check the settings, list every mistake, and tell where each secret is from.
    Check,
}

pub(super) fn run(
    ConfigCommand::Check: &ConfigCommand,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let config = Config::load(environment, MissingKeys::Discard)?;
    output::print_line(&format_args!(
        "The settings are valid: {} would listen on {}.",
        config.web.public_url, config.web.listen
    ))?;
    for (setting, origin) in config.secret_origins() {
        output::print_line(&format_args!("  {setting}: from {origin}"))?;
    }
    output::print_line(&format_args!(
        "Keys that are not listed are made at the first start, in {}.",
        config.data_dir.display()
    ))
}
