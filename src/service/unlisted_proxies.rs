//! Peers that name clients and are not believed, so that the log says it once and not for every request.

use std::{
    collections::BTreeSet,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

/// The most peers that are remembered: anybody can send such a header.
const MOST: usize = 8;

#[derive(Debug, Default)]
pub struct UnlistedProxies(Mutex<BTreeSet<IpAddr>>);

impl UnlistedProxies {
    /// Remembers the peer. False when it is known, or when so many are that nothing more is to be said.
    pub fn is_new(&self, peer: IpAddr) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.len() < MOST && known.insert(peer)
    }
}
