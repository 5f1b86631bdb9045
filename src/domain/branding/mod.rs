//! Branding: colours, and whether they have sufficient contrast.

pub mod accent;
pub mod colour;
