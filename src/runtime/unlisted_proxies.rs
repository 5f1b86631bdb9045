//! Proxies that the settings do not list but that name client addresses: each is logged once.

use std::{
    collections::BTreeSet,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

/// Maximum number of peers that are remembered, since any client can send such a header.
const MAX_PEERS: usize = 8;

#[derive(Debug, Default)]
pub struct UnlistedProxies(Mutex<BTreeSet<IpAddr>>);

impl UnlistedProxies {
    /// Remembers the peer. Returns false when it is known already, and for every peer beyond the
    /// maximum.
    pub fn is_new(&self, peer: IpAddr) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.len() < MAX_PEERS && known.insert(peer)
    }
}
