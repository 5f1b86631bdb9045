//! `vestibule db`

use clap::{Args, Subcommand};

use super::{Error, export::progress, failed, output};
use crate::{
    config::DatabaseUrl,
    runtime::random::Random,
    store::db::copy::{self, CopyOutcome, CopyRequest, CopyStep},
};

#[derive(Debug, Subcommand)]
pub(super) enum DbCommand {
    /// Copy all tables into an empty database, of either kind. After an interruption, the same
    /// command goes on where it stopped.
    Copy(CopyArguments),
    /// Let a database from which a copy was made with --follow be used again. It has nothing of
    /// what the new one was told since.
    Reopen {
        /// The database: `sqlite:path/to/file.db` or `postgres://user@host/name`.
        #[arg(value_parser = database)]
        url: DatabaseUrl,
    },
}

#[derive(Debug, Args)]
pub(super) struct CopyArguments {
    /// The source: `sqlite:path/to/file.db` or `postgres://user@host/name`. No server may use it,
    /// unless with --follow.
    #[arg(long, value_name = "URL", value_parser = database)]
    from: DatabaseUrl,
    /// The target, which must be empty. It gets the tables of this version.
    #[arg(long, value_name = "URL", value_parser = database)]
    to: DatabaseUrl,
    /// Copy while servers use the source. At the end, it refuses writes for good, and the servers
    /// are to be started on the target.
    #[arg(long)]
    follow: bool,
}

fn database(text: &str) -> Result<DatabaseUrl, String> {
    DatabaseUrl::parse(text).map_err(|mistake| format!("it {mistake}"))
}

pub(super) async fn run(command: DbCommand) -> Result<(), Error> {
    match command {
        DbCommand::Copy(CopyArguments { from, to, follow }) => {
            let id: [u8; 16] = Random::Real.bytes();
            let id = format!("{:032x}", u128::from_be_bytes(id));
            copy(&CopyRequest { from, to, follow, id }).await
        }
        DbCommand::Reopen { url } => {
            copy::reopen(&url).await.map_err(failed)?;
            output::print_line("The database accepts writes.")
        }
    }
}

async fn copy(request: &CopyRequest) -> Result<(), Error> {
    let bar = progress("{msg} {wide_bar} {human_pos}/{human_len} {eta}");
    let target = request.target_name();
    let copied = request
        .run(&mut |step| match step {
            CopyStep::Rows { copied, total } => {
                bar.set_message("Copying rows");
                bar.set_length(total.max(copied));
                bar.set_position(copied);
            }
            CopyStep::Verifying { table, tables } => {
                bar.set_message("Comparing tables");
                bar.set_length(tables as u64);
                bar.set_position(table as u64);
            }
            CopyStep::Changes { rows } => bar.set_message(format!("Copied {rows} changes")),
            CopyStep::Switching => bar.suspend(|| {
                output::print_error("The source refuses writes from now on.");
            }),
            CopyStep::Switched => bar.suspend(|| {
                output::print_error(&format_args!("Servers can be started on {target}."));
            }),
        })
        .await;
    bar.finish_and_clear();

    let CopyOutcome { tables, refused } = copied.map_err(failed)?;
    let refused = refused.map_or_else(String::new, |time| {
        format!(" The source refused writes for {:.1} seconds before.", time.as_secs_f64())
    });
    output::print_line(&format_args!(
        "{tables} tables are copied and compared. Start the servers with {target} as \
         database_url, and with the keys that they have.{refused}"
    ))
}
