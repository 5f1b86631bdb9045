//! Who may read and write which member of a profile.

use serde_json::{Map, Value};

use super::{AccountSchema, FieldProblem};
use crate::domain::{Profile, Role, access::access_level::Access, account::profile::InvalidProfile};

/// Members that the schema lets through without describing them are no business of their person's.
const UNDESCRIBED: Access = Access::Admin;

impl AccountSchema {
    /// What the role may read of the profile.
    pub fn readable(&self, profile: &Profile, role: Role) -> Profile {
        let readable = profile.iter().filter(|(name, _)| self.read(name).permits(role));
        Profile::part(readable.map(|(name, value)| (name.to_owned(), value.clone())).collect())
    }

    /// The members that differ and that the role may not write, as `read_only`.
    pub fn check_write(&self, old: &Profile, new: &Profile, role: Role) -> Vec<FieldProblem> {
        let changed = old.iter().chain(new.iter().filter(|(name, _)| old.get(name).is_none()));
        let changed = changed.map(|(name, _)| name).filter(|name| old.get(name) != new.get(name));
        changed.filter(|name| !self.write(name).permits(role)).map(read_only).collect()
    }

    /// The profile after a merge patch by the role. A member that the role may neither read nor write is refused even where
    /// the patch would change nothing: the difference would tell whether a guess is right.
    ///
    /// # Errors
    /// [`PatchRefusal`]. The result is not yet validated.
    pub fn patch(&self, old: &Profile, patch: &Map<String, Value>, role: Role) -> Result<Profile, PatchRefusal> {
        let hidden = patch.keys().filter(|name| self.is_hidden(name, role));
        let mut problems: Vec<_> = hidden.map(|name| read_only(name)).collect();
        if problems.is_empty() {
            let new = old.merge(patch)?;
            problems = self.check_write(old, &new, role);
            if problems.is_empty() {
                return Ok(new);
            }
        }
        problems.truncate(FieldProblem::MOST);
        Err(PatchRefusal::Fields(problems))
    }

    /// The profile that the role gives in the place of the old one: with defaults for what it lacks. What the role may not write
    /// stays as it was when it is left out, because whoever may not see a member cannot repeat it.
    ///
    /// # Errors
    /// [`PatchRefusal`]. The result is not yet validated.
    pub fn replace(&self, old: &Profile, new: &Profile, role: Role) -> Result<Profile, PatchRefusal> {
        let mut problems: Vec<_> =
            new.iter().filter(|(name, _)| self.is_hidden(name, role)).map(|(name, _)| read_only(name)).collect();
        if problems.is_empty() {
            let mut members = new.members().clone();
            for (name, value) in old.iter().filter(|(name, _)| !self.write(name).permits(role)) {
                members.entry(name).or_insert_with(|| value.clone());
            }
            let new = Profile::of(members)?;
            problems = self.check_write(old, &new, role);
            if problems.is_empty() {
                return Ok(self.with_defaults(&new));
            }
        }
        problems.truncate(FieldProblem::MOST);
        Err(PatchRefusal::Fields(problems))
    }

    pub fn may_read(&self, name: &str, role: Role) -> bool {
        self.read(name).permits(role)
    }

    /// Neither to be read nor to be written by the role.
    fn is_hidden(&self, name: &str, role: Role) -> bool {
        !self.read(name).permits(role) && !self.write(name).permits(role)
    }

    fn read(&self, name: &str) -> Access {
        self.field(name).map_or(UNDESCRIBED, |field| field.read)
    }

    fn write(&self, name: &str) -> Access {
        self.field(name).map_or(UNDESCRIBED, |field| field.write)
    }
}

#[derive(Debug, PartialEq, thiserror::Error)]
pub enum PatchRefusal {
    #[error("the role may not write some fields")]
    Fields(Vec<FieldProblem>),
    #[error(transparent)]
    Profile(#[from] InvalidProfile),
}

fn read_only(name: &str) -> FieldProblem {
    FieldProblem::of(name, "read_only", "cannot be changed by you")
}
