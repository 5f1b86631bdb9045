//! The request that the current work belongs to: its id, which the lines of the log have, and its
//! span. Work in the background that a request caused has them too.

use std::fmt;

use tracing::{Instrument, Span};

use super::{random::Random, traces::SpanParent};

tokio::task_local! {
    static CURRENT: RequestContext;
}

/// The id of a request: in the log, in the response to it if it fails, in the callbacks that it
/// causes, and with its messages and jobs. Clients do not choose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(u64);

impl RequestId {
    pub fn new(random: &Random) -> Self {
        Self(u64::from_be_bytes(random.bytes()))
    }

    /// The id of the current request, if there is one.
    pub fn current() -> Option<Self> {
        RequestContext::current().id
    }

    /// Parses an id as it is stored: 16 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let is_hexadecimal = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hexadecimal { u64::from_str_radix(text, 16).ok().map(Self) } else { None }
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The id and the span of a request. Empty outside of requests.
#[derive(Clone, Debug, Default)]
pub struct RequestContext {
    pub id: Option<RequestId>,
    /// The span that new ones are children of. `None` while no traces are recorded.
    pub span: Option<SpanParent>,
}

impl RequestContext {
    pub fn current() -> Self {
        CURRENT.try_with(Self::clone).unwrap_or_default()
    }

    /// Does this work in the context, and names the request in each line that it logs.
    pub fn scope<F: Future>(self, work: F) -> impl Future<Output = F::Output> {
        // An error's level, so that each line that is logged at all has it.
        let log_span = match self.id {
            Some(request_id) => tracing::error_span!("request", %request_id),
            None => Span::none(),
        };
        self.enter(work).instrument(log_span)
    }

    /// Does this work in the context, which is of the same request as the one around it.
    pub(super) fn enter<F: Future>(self, work: F) -> impl Future<Output = F::Output> {
        CURRENT.scope(self, work)
    }
}

/// Work of the current request that a task of its own is to do.
pub fn continued<F: Future>(work: F) -> impl Future<Output = F::Output> {
    RequestContext::current().scope(work)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_task_of_its_own_continues_the_request() {
        let id = RequestId::new(&Random::Real);
        assert_eq!(RequestId::parse(&id.to_string()), Some(id));
        assert_eq!(RequestId::parse("+00000000000000a"), None);
        let context = RequestContext { id: Some(id), span: None };
        let [continued, spawned] = context
            .scope(async {
                let continued = tokio::spawn(continued(async { RequestId::current() }));
                let spawned = tokio::spawn(async { RequestId::current() });
                [continued.await.unwrap(), spawned.await.unwrap()]
            })
            .await;
        assert_eq!((continued, spawned), (Some(id), None));
        assert_eq!(RequestId::current(), None);
    }
}
