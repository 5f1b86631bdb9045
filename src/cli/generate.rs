//! `vestibule generate`: files for packages, made from the command line itself.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use clap::{CommandFactory, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::{Arguments, Error, failed};

#[derive(Debug, Subcommand)]
pub(super) enum GenerateCommand {
    /// Write the manual pages, one for each command.
    Man { folder: PathBuf },
    /// Write the completions of every shell.
    Completions { folder: PathBuf },
}

pub(super) fn run(command: &GenerateCommand) -> Result<(), Error> {
    match command {
        GenerateCommand::Man { folder } => write_manual(folder),
        GenerateCommand::Completions { folder } => write_completions(folder),
    }
    .map_err(failed)
}

fn write_manual(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    clap_mangen::generate_to(Arguments::command(), folder)
}

fn write_completions(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for shell in Shell::value_variants() {
        clap_complete::generate_to(*shell, &mut Arguments::command(), "vestibule", folder)?;
    }
    Ok(())
}
