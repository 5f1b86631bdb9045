//! The open connections, and the limits of their number.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use ipnet::IpNet;

use super::connection_state::ConnectionState;
use crate::domain::network::client_network;

/// Fraction of all connections that is closed at once when there are too many: one in 32, so that
/// not every new connection has to search all of them.
const DISMISSED_FRACTION: usize = 32;

/// Every open connection. When there are too many, idle ones are closed to make room.
#[derive(Debug)]
pub(super) struct Registry {
    max_connections: usize,
    max_per_address: usize,
    open: Mutex<OpenConnections>,
}

#[derive(Debug, Default)]
struct OpenConnections {
    connections: HashMap<u64, Entry>,
    by_address: HashMap<IpNet, Vec<u64>>,
    next: u64,
}

#[derive(Debug)]
struct Entry {
    state: Arc<ConnectionState>,
    address: Option<IpNet>,
}

impl Registry {
    pub(super) fn new(max_connections: usize, max_per_address: usize) -> Arc<Self> {
        Arc::new(Self { max_connections, max_per_address, open: Mutex::default() })
    }

    /// Admits a connection. Returns `None` if the limit is reached and every connection has a
    /// request open.
    pub(super) fn admit(self: &Arc<Self>, state: &Arc<ConnectionState>) -> Option<Admission> {
        let mut open = self.open();

        if open.connections.len() >= self.max_connections {
            open.dismiss_some();
        }
        if open.connections.len() >= self.max_connections {
            return None;
        }

        open.next += 1;
        let id = open.next;
        open.connections.insert(id, Entry { state: Arc::clone(state), address: None });

        Some(Admission { registry: Arc::clone(self), id })
    }

    /// Closes idle connections because the system has no descriptors or memory left.
    pub(super) fn make_room(&self) {
        self.open().dismiss_some();
    }

    pub(super) fn count(&self) -> usize {
        self.open().connections.len()
    }

    fn open(&self) -> MutexGuard<'_, OpenConnections> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl OpenConnections {
    /// Closes the lowest-ranked idle connections, at most one in [`DISMISSED_FRACTION`] of all.
    fn dismiss_some(&mut self) {
        let waiting =
            self.connections.iter().filter_map(|(id, entry)| Some((entry.state.waiting()?, *id)));
        let mut waiting: Vec<_> = waiting.collect();

        let share = self.connections.len().div_ceil(DISMISSED_FRACTION);
        if waiting.len() > share {
            waiting.select_nth_unstable(share);
            waiting.truncate(share);
        }

        for (_, id) in waiting {
            self.dismiss(id);
        }
    }

    /// Closes the connection unless a request has started on it since it was selected. Returns true
    /// if it was closed.
    fn dismiss(&mut self, id: u64) -> bool {
        let is_dismissed = self.connections.get(&id).is_some_and(|entry| entry.state.dismiss());

        if is_dismissed {
            self.remove(id);
        }
        is_dismissed
    }

    fn remove(&mut self, id: u64) {
        let Some(entry) = self.connections.remove(&id) else { return };

        if let Some(address) = entry.address
            && let Some(ids) = self.by_address.get_mut(&address)
        {
            ids.retain(|other| *other != id);
            if ids.is_empty() {
                self.by_address.remove(&address);
            }
        }
    }
}

/// A connection's place in the registry, given up when dropped.
#[derive(Debug)]
pub(super) struct Admission {
    registry: Arc<Registry>,
    id: u64,
}

impl Admission {
    /// Counts the connection towards this address. Returns false if the address has reached its
    /// limit, and all of its connections have a request open.
    pub(super) fn count_for(&self, address: IpAddr) -> bool {
        let address = client_network(address);
        let mut open = self.registry.open();

        let ids = open.by_address.get(&address).map_or(&[][..], Vec::as_slice);
        if ids.len() >= self.registry.max_per_address {
            let waiting =
                ids.iter().filter_map(|id| Some((open.connections.get(id)?.state.waiting()?, *id)));
            let mut waiting: Vec<_> = waiting.collect();
            waiting.sort_unstable();
            if !waiting.into_iter().any(|(_, id)| open.dismiss(id)) {
                return false;
            }
        }

        let Some(entry) = open.connections.get_mut(&self.id) else { return false };
        entry.address = Some(address);

        open.by_address.entry(address).or_default().push(self.id);
        true
    }
}

impl Drop for Admission {
    fn drop(&mut self) {
        self.registry.open().remove(self.id);
    }
}
