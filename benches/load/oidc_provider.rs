//! npm's `oidc-provider`, whose code exchange is measured in the same run: a provider that many
//! know, with everything in memory, which is its best case.

use std::{path::Path, process::Command, sync::Arc};

use crate::{
    codes::Codes,
    processes::{Running, free_address},
    provider::{self, REDIRECT_URI},
};

/// The script that serves it.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/end2end/benches/oidc-provider.js");
/// The package, where `npm install` puts it.
const PACKAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/end2end/node_modules/oidc-provider");

/// Codes made for a second of a run: more than are exchanged in it.
const CODES_PER_SECOND: u64 = 5_000;

/// A running server, and its codes.
pub struct OidcProvider {
    pub server: Running,
    pub codes: Arc<Codes>,
}

impl OidcProvider {
    /// Starts it with codes for this many seconds, or says why it cannot.
    pub async fn start(folder: &Path, seconds: u64) -> Option<Self> {
        let has_node = Command::new("node").arg("--version").output().is_ok();
        if !has_node || !Path::new(PACKAGE).exists() {
            println!("oidc-provider is left out: run npm install in end2end/");
            return None;
        }

        let address = free_address();
        let codes = folder.join("oidc-provider-codes");
        let mut command = Command::new("node");
        command
            .arg(SCRIPT)
            .arg(address.port().to_string())
            .arg((seconds * CODES_PER_SECOND).to_string())
            .arg(&codes)
            .args([REDIRECT_URI, provider::challenge().as_str()]);

        let server = Running::start(command, address).await;
        let lines = std::fs::read_to_string(codes).unwrap();
        let codes = Arc::new(Codes::new(lines.lines().map(str::to_owned).collect()));
        Some(Self { server, codes })
    }
}
