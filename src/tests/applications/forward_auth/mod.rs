//! Applications behind a proxy that asks about every request.

mod attacks;
mod decisions;
mod endings;
mod entering;
mod proxies;
mod questions;
