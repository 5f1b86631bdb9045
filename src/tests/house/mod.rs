//! Rules of the project itself.

mod admin_matrix;
mod deployments;
mod documentation;
mod layers;
mod metrics;
mod openapi;
mod references;
mod route_matrix;
mod route_rights;
mod scripts;
mod style;
pub(super) mod tidy;
mod untranslated;
