//! Futures whose texts come out in one language.

use std::{
    future::{Future, poll_fn},
    pin::pin,
};

use super::language::Language;

/// Runs the future with every text in it in this language.
pub async fn in_language<F: Future>(language: Language, future: F) -> F::Output {
    let mut future = pin!(future);
    // Between two polls the thread does other work, and another thread may continue this one.
    poll_fn(|context| language.speak(|| future.as_mut().poll(context))).await
}
