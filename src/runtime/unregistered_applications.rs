//! Applications whose metadata documents this process has fetched lately: a login asks for the
//! document several times.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use super::clock::Clock;
use crate::domain::{ApplicationId, application::metadata_document::UnregisteredApplication};

/// Number of applications that are kept. Each takes a few KB.
const MAX_APPLICATIONS: usize = 1_000;

#[derive(Debug)]
pub struct UnregisteredApplications {
    clock: Clock,
    fetched: Mutex<HashMap<ApplicationId, FetchedApplication>>,
}

#[derive(Debug)]
struct FetchedApplication {
    application: Arc<UnregisteredApplication>,
    /// By the monotonic clock.
    expires_at: Duration,
}

impl UnregisteredApplications {
    pub fn new(clock: &Clock) -> Self {
        Self { clock: clock.clone(), fetched: Mutex::default() }
    }

    /// The application, if its document was fetched and may still be used.
    pub fn get(&self, id: &ApplicationId) -> Option<Arc<UnregisteredApplication>> {
        let fetched = self.fetched.lock().unwrap_or_else(PoisonError::into_inner);
        let found = fetched.get(id)?;
        let is_usable = self.clock.monotonic() < found.expires_at;
        if is_usable { Some(Arc::clone(&found.application)) } else { None }
    }

    /// Keeps an application for this time. When there are too many, the one that would expire first
    /// goes.
    pub fn set(&self, application: Arc<UnregisteredApplication>, lifetime: Duration) {
        let expires_at = self.clock.monotonic().saturating_add(lifetime);
        let id = application.application.id.clone();
        let mut fetched = self.fetched.lock().unwrap_or_else(PoisonError::into_inner);

        if fetched.len() >= MAX_APPLICATIONS && !fetched.contains_key(&id) {
            let first = fetched.iter().min_by_key(|(_, found)| found.expires_at);
            if let Some(first) = first.map(|(id, _)| id.clone()) {
                fetched.remove(&first);
            }
        }
        fetched.insert(id, FetchedApplication { application, expires_at });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Timestamp;

    fn application(number: usize) -> Arc<UnregisteredApplication> {
        let url = format!("https://app.example.com/{number}");
        let document = format!(
            r#"{{"client_id": "{url}", "redirect_uris": ["https://app.example.com/callback"]}}"#
        );
        let id = ApplicationId::parse(&url).unwrap();
        let now = Timestamp::from_millis(1);
        UnregisteredApplication::parse(&id, document.as_bytes(), now).unwrap().into()
    }

    #[test]
    fn no_more_are_kept_than_there_is_room_for_and_none_too_long() {
        let clock = Clock::test();
        let cache = UnregisteredApplications::new(&clock);
        for number in 0..MAX_APPLICATIONS {
            cache.set(application(number), Duration::from_secs(600));
        }
        cache.set(application(3), Duration::from_secs(60));
        let is_kept = |number: usize| cache.get(&application(number).application.id).is_some();
        assert!(is_kept(0) && is_kept(3), "one that is there already takes no other's place");

        cache.set(application(MAX_APPLICATIONS), Duration::from_secs(600));
        assert!(is_kept(0) && is_kept(MAX_APPLICATIONS) && !is_kept(3));
        clock.advance(Duration::from_secs(600));
        assert!(!is_kept(0));
    }
}
