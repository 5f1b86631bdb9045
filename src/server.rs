//! Everything that a use case may reach.

use std::sync::Arc;

use crate::{
    clock::Clock,
    config::Config,
    random::Random,
    service::{attempts::Attempts, passwords::Hasher},
    store::Database,
};

#[derive(Debug)]
pub struct Server {
    pub db: Database,
    pub clock: Clock,
    pub random: Random,
    pub config: Config,
    pub hasher: Hasher,
    pub attempts: Attempts,
}

impl Server {
    pub fn new(config: Config, db: Database, clock: Clock, random: Random) -> Arc<Self> {
        Arc::new(Self {
            hasher: Hasher::new(),
            attempts: Attempts::new(&config.passwords, &clock),
            db,
            clock,
            random,
            config,
        })
    }
}
