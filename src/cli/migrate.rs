//! `vestibule migrate`

use std::collections::BTreeMap;

use clap::Args;

use super::{Error, output};
use crate::{
    config::{Config, MissingKeys},
    store::{Database, db::migrations::MigrationState},
};

#[derive(Debug, Args)]
pub(super) struct MigrateArguments {
    /// Change nothing, and list the outstanding migrations: exit code 0 if there are none, 1 if
    /// there are some, 2 if the database cannot be reached or was used by a newer version.
    #[arg(long)]
    check: bool,
}

pub(super) async fn run(
    arguments: MigrateArguments,
    environment: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let config = Config::load(environment, MissingKeys::Discard)?;
    if arguments.check {
        let state = MigrationState::read(&config.database).await.map_err(Error::Unknown)?;
        return list(&state.outstanding);
    }

    Database::open(&config.database).await?.close().await;
    output::print_line("The database has the tables of this version.")
}

fn list(outstanding: &[String]) -> Result<(), Error> {
    for name in outstanding {
        output::print_line(name)?;
    }
    match outstanding.len() {
        0 => output::print_line("The database has the tables of this version."),
        1 => Err(Error::Failed("1 migration is outstanding.".to_owned())),
        count => Err(Error::Failed(format!("{count} migrations are outstanding."))),
    }
}
