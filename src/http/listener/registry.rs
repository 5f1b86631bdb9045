//! The connections that are open, and room for the next.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use ipnet::IpNet;

use super::connection_state::ConnectionState;
use crate::domain::network::client_network;

/// The part of all connections that makes room when there are too many: one in so many, so that not every new one has to look
/// through all of them.
const SHARE: usize = 32;

/// Every open connection. Where there are too many, those without a request under way make room.
#[derive(Debug)]
pub(super) struct Registry {
    most: usize,
    most_per_address: usize,
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
    pub(super) fn new(most: usize, most_per_address: usize) -> Arc<Self> {
        Arc::new(Self { most, most_per_address, open: Mutex::default() })
    }

    /// Takes a connection in. None when there is no room, and everybody has a request under way.
    pub(super) fn admit(self: &Arc<Self>, state: &Arc<ConnectionState>) -> Option<Admission> {
        let mut open = self.open();
        if open.connections.len() >= self.most {
            open.dismiss_some();
        }
        if open.connections.len() >= self.most {
            return None;
        }
        open.next += 1;
        let id = open.next;
        open.connections.insert(id, Entry { state: Arc::clone(state), address: None });
        Some(Admission { registry: Arc::clone(self), id })
    }

    /// Makes room by closing connections without a request under way, because the system gives no more.
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
    fn dismiss_some(&mut self) {
        let waiting = self.connections.iter().filter_map(|(id, entry)| Some((entry.state.waiting()?, *id)));
        let mut waiting: Vec<_> = waiting.collect();
        let share = self.connections.len().div_ceil(SHARE);
        if waiting.len() > share {
            waiting.select_nth_unstable(share);
            waiting.truncate(share);
        }
        for (_, id) in waiting {
            self.dismiss(id);
        }
    }

    /// Closes the connection, unless a request began there since it was chosen. Returns if it did.
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

/// A connection's place among all, until it is dropped.
#[derive(Debug)]
pub(super) struct Admission {
    registry: Arc<Registry>,
    id: u64,
}

impl Admission {
    /// Counts the connection for this address. False when there is no room, and all of the address have a request under way.
    pub(super) fn count_for(&self, address: IpAddr) -> bool {
        let address = client_network(address);
        let mut open = self.registry.open();
        let ids = open.by_address.get(&address).map_or(&[][..], Vec::as_slice);
        if ids.len() >= self.registry.most_per_address {
            let waiting = ids.iter().filter_map(|id| Some((open.connections.get(id)?.state.waiting()?, *id)));
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
