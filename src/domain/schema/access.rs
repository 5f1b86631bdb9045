//! Access levels of the members of a profile.

use serde_json::{Map, Value};

use super::{AccountSchema, FieldProblem};
use crate::domain::{
    AccessLevel, Profile, access::access_level::FieldAccess, account::profile::InvalidProfile,
};

/// The access to members that the schema permits but does not describe: owners have none.
const UNDESCRIBED_ACCESS: FieldAccess = FieldAccess::Admin;

impl AccountSchema {
    /// Returns the members that the access level may read.
    pub fn readable(&self, profile: &Profile, level: AccessLevel) -> Profile {
        let readable = profile.iter().filter(|(name, _)| self.read_access(name).permits(level));
        Profile::from_checked(
            readable.map(|(name, value)| (name.to_owned(), value.clone())).collect(),
        )
    }

    /// Returns a `read_only` problem for each changed member that the access level may not write.
    pub fn check_write(
        &self,
        old: &Profile,
        new: &Profile,
        level: AccessLevel,
    ) -> Vec<FieldProblem> {
        let changed = old.iter().chain(new.iter().filter(|(name, _)| old.get(name).is_none()));
        let changed = changed.map(|(name, _)| name).filter(|name| old.get(name) != new.get(name));
        changed.filter(|name| !self.write_access(name).permits(level)).map(read_only).collect()
    }

    /// Applies a merge patch. A member that the access level may neither read nor write is refused
    /// even if the patch would not change it: otherwise the response would confirm a guess.
    ///
    /// # Errors
    /// [`PatchRefusal`]. The resulting profile is not validated.
    pub fn patch(
        &self,
        old: &Profile,
        patch: &Map<String, Value>,
        level: AccessLevel,
    ) -> Result<Profile, PatchRefusal> {
        let hidden = patch.keys().filter(|name| self.is_hidden(name, level));
        let mut problems: Vec<_> = hidden.map(|name| read_only(name)).collect();

        if problems.is_empty() {
            let new = old.merge(patch)?;
            problems = self.check_write(old, &new, level);
            if problems.is_empty() {
                return Ok(new);
            }
        }
        problems.truncate(FieldProblem::MAX_REPORTED);
        Err(PatchRefusal::Fields(problems))
    }

    /// Replaces the profile by a new one, completed with defaults. Members that the access level
    /// may not write keep their values if they are left out, because a caller who cannot see a
    /// member cannot repeat it.
    ///
    /// # Errors
    /// [`PatchRefusal`]. The resulting profile is not validated.
    pub fn replace(
        &self,
        old: &Profile,
        new: &Profile,
        level: AccessLevel,
    ) -> Result<Profile, PatchRefusal> {
        let mut problems: Vec<_> = new
            .iter()
            .filter(|(name, _)| self.is_hidden(name, level))
            .map(|(name, _)| read_only(name))
            .collect();

        if problems.is_empty() {
            let mut members = new.members().clone();
            for (name, value) in
                old.iter().filter(|(name, _)| !self.write_access(name).permits(level))
            {
                members.entry(name).or_insert_with(|| value.clone());
            }
            let new = Profile::of(members)?;
            problems = self.check_write(old, &new, level);
            if problems.is_empty() {
                return Ok(self.with_defaults(&new));
            }
        }
        problems.truncate(FieldProblem::MAX_REPORTED);
        Err(PatchRefusal::Fields(problems))
    }

    pub fn may_read(&self, name: &str, level: AccessLevel) -> bool {
        self.read_access(name).permits(level)
    }

    /// Returns true if the access level may neither read nor write the member.
    fn is_hidden(&self, name: &str, level: AccessLevel) -> bool {
        !self.read_access(name).permits(level) && !self.write_access(name).permits(level)
    }

    fn read_access(&self, name: &str) -> FieldAccess {
        self.field(name).map_or(UNDESCRIBED_ACCESS, |field| field.read)
    }

    fn write_access(&self, name: &str) -> FieldAccess {
        self.field(name).map_or(UNDESCRIBED_ACCESS, |field| field.write)
    }
}

/// The reason why a changed profile is refused.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum PatchRefusal {
    #[error("the access level does not permit writing some fields")]
    Fields(Vec<FieldProblem>),
    #[error(transparent)]
    Profile(#[from] InvalidProfile),
}

fn read_only(name: &str) -> FieldProblem {
    FieldProblem::of(name, "read_only", "cannot be changed by you")
}
