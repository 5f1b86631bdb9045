//! The embedded local platform.
