//! The `vestibule` command.

use std::process::ExitCode;

use clap::Parser;
use vestibule::cli;

/// The allocator. Rendering a page makes many small allocations, which takes a third less time than
/// with the system's allocator. Huge pages are disabled: an idle server, which needs 7 MiB, would
/// hold twenty.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    // A value that is not UTF-8 is kept, so that it is refused with a message instead of being
    // ignored.
    let environment = std::env::vars_os().map(|(name, value)| {
        (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned())
    });
    cli::run(cli::Arguments::parse(), &environment.collect()).await
}
