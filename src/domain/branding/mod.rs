//! Branding: colours, and whether people can tell them apart.

pub mod accent;
pub mod colour;
