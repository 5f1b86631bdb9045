//! A row of a file, held against every rule that an account keeps to.

use std::time::Duration;

use super::problem;
use crate::{
    domain::{
        AccountIndex, LoginId, OwnIdData, OwnIdRecord, PasswordHash, Profile, Status, Timestamp,
        access::role_name::RoleName,
        account::{
            import_row::{ImportRow, RowProblem},
            record::AddressRecord,
        },
        identity::login_id::InvalidLoginId,
    },
    runtime::{random::Random, schema_cache::SchemaVersion},
    service::{accounts::names, caller::Caller},
    store::accounts::changes::{Address, NewAccount},
};

/// The most roles, email addresses and phone numbers of an account, each.
const MOST_PARTS: usize = 50;

/// How far the time in an id may be from `createdAt`.
const SLACK: Duration = Duration::from_secs(1);

/// A row that could become an account.
#[derive(Debug)]
pub(super) struct Checked {
    pub row: u64,
    pub new: NewAccount,
    /// What the row said, for an account that is there already; none when rows change none.
    pub said: Option<Box<ImportRow>>,
    /// What keeps it from being a new account, but not from changing one: the profile is then only a part.
    pub unfit: Vec<RowProblem>,
}

/// The rows are checked on a thread of their own.
pub(super) type Reader = Box<dyn Fn(&LoginId, OwnIdData) -> OwnIdRecord + Send>;

pub(super) struct Checker {
    pub schema: std::sync::Arc<SchemaVersion>,
    pub random: Random,
    /// Finds the passkeys in `ownIdData`.
    pub read: Reader,
    pub now: Timestamp,
    pub caller: Caller,
    /// Whether rows may change accounts that are there already.
    pub update: bool,
}

impl Checker {
    /// # Errors
    /// Everything that is wrong with the row.
    pub(super) fn check(&self, row: u64, mut said: ImportRow) -> Result<Checked, Vec<RowProblem>> {
        let mut problems = Vec::new();
        let login_id = take(&mut problems, row, login_id(&said.login_id));
        let mut unfit = Vec::new();
        take(if self.update { &mut unfit } else { &mut problems }, row, new_login_id(&said.login_id));
        let created_at = take(&mut problems, row, self.created_at(&said)).unwrap_or(self.now);
        let status = take(&mut problems, row, status(said.status.as_deref()));
        let roles = take(&mut problems, row, self.roles(said.roles.as_deref().unwrap_or_default()));
        let addresses = take(&mut problems, row, addresses(&said, created_at));
        let password_hash = take(&mut problems, row, password_hash(said.password_hash.take()));
        let own_id_data = take(&mut problems, row, own_id_data(said.own_id_data.take()));
        let profile = take(&mut problems, row, self.profile(&mut said));
        let (Some(login_id), Some(status), Some(roles), Some(addresses), Some(profile)) =
            (login_id, status, roles, addresses, profile)
        else {
            return Err(problems);
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        let schema = &self.schema.schema;
        let profile = schema.with_defaults(&profile);
        let misfits = schema
            .validate(&profile)
            .into_iter()
            .map(|misfit| problem(row, &format!("/profile{}", misfit.pointer), misfit.code, misfit.message));
        unfit.extend(misfits);
        if !unfit.is_empty() && !self.update {
            return Err(unfit);
        }
        let values = addresses.iter().map(|address| address.value.as_str());
        let new = NewAccount {
            id: self.id(&said, (row, created_at)),
            index: AccountIndex::new(schema, &profile, &login_id, values),
            own_id_data: own_id_data.flatten().map(|data| (self.read)(&login_id, data)),
            login_id,
            password_hash: password_hash.flatten(),
            profile,
            roles: names(&roles),
            addresses,
            created_at,
            last_login_at: said.last_login_at,
            disabled: status == Status::Disabled,
            pending: status == Status::Pending,
            schema_version: self.schema.number,
        };
        Ok(Checked { row, new, said: self.update.then(|| Box::new(said)), unfit })
    }

    fn roles(&self, names: &[String]) -> Result<Vec<RoleName>, Wrong> {
        bounded("/roles", names.len())?;
        let roles = names.iter().enumerate().map(|(at, name)| {
            RoleName::parse(name).map_err(|error| wrong(&format!("/roles/{at}"), "bad_role", error.to_string()))
        });
        let roles = roles.collect::<Result<Vec<_>, _>>()?;
        self.caller.may_grant(&roles).map_err(|error| wrong("/roles", "not_allowed", error.to_string()))?;
        Ok(roles)
    }

    /// Only a row that may change an account is needed twice.
    fn profile(&self, said: &mut ImportRow) -> Result<Profile, Wrong> {
        let members = if self.update { said.profile.clone() } else { said.profile.take() };
        Profile::of(members.unwrap_or_default()).map_err(|error| wrong("/profile", "too_long", error.to_string()))
    }

    /// An id begins with the time at which its account was made, and lists rely on it: one that does not is replaced. New ones lie
    /// in the order of the rows: thousands of rows then touch few pages of the tables.
    fn id(&self, said: &ImportRow, (row, created_at): (u64, Timestamp)) -> uuid::Uuid {
        let kept = said.id.filter(|id| made_at(*id).is_some_and(|at| at.distance(created_at) <= SLACK));
        kept.unwrap_or_else(|| self.random.uuid_in_order(created_at, row))
    }

    fn created_at(&self, said: &ImportRow) -> Result<Timestamp, Wrong> {
        for (time, pointer) in [(said.created_at, "/createdAt"), (said.last_login_at, "/lastLoginAt")] {
            let possible = Timestamp::from_millis(0)..=self.now.plus(SLACK);
            if time.is_some_and(|time| !possible.contains(&time)) {
                return Err(wrong(pointer, "out_of_range", "must lie between 1970 and now"));
            }
        }
        Ok(said.created_at.or_else(|| said.id.and_then(made_at).filter(|at| *at <= self.now)).unwrap_or(self.now))
    }
}

/// The time in an id of version 7.
fn made_at(id: uuid::Uuid) -> Option<Timestamp> {
    if id.get_version_num() != 7 {
        return None;
    }
    let (seconds, nanos) = id.get_timestamp()?.to_unix();
    let millis = i64::try_from(seconds).ok()?.checked_mul(1_000)?.checked_add(i64::from(nanos / 1_000_000))?;
    Some(Timestamp::from_millis(millis))
}

type Wrong = (String, &'static str, String);

fn wrong(pointer: &str, code: &'static str, message: impl Into<String>) -> Wrong {
    (pointer.to_owned(), code, message.into())
}

fn take<T>(problems: &mut Vec<RowProblem>, row: u64, result: Result<T, Wrong>) -> Option<T> {
    result.map_err(|(pointer, code, message)| problems.push(problem(row, &pointer, code, message))).ok()
}

fn login_id(text: &str) -> Result<LoginId, Wrong> {
    LoginId::parse(text).map_err(|error| match text {
        "" => wrong("/loginId", "required", "is required"),
        _ => wrong("/loginId", "bad_login_id", format!("is {error}")),
    })
}

/// Whether an account may be made for a login id that could be an account's from before.
fn new_login_id(text: &str) -> Result<(), Wrong> {
    let is_known = LoginId::parse(text).is_ok();
    let made = LoginId::parse_new(text).err().filter(|_| is_known);
    made.map_or(Ok(()), |error| Err(wrong("/loginId", "bad_login_id", format!("is {error}"))))
}

fn status(name: Option<&str>) -> Result<Status, Wrong> {
    let Some(name) = name else { return Ok(Status::Active) };
    Status::parse(name)
        .ok_or_else(|| wrong("/status", "not_allowed", format!("must be one of {}", Status::NAMES.join(", "))))
}

pub(super) fn addresses(said: &ImportRow, verified_at: Timestamp) -> Result<Vec<Address>, Wrong> {
    let mut addresses = of_kind(("email", "/emails"), said.emails.as_deref().unwrap_or_default(), verified_at)?;
    addresses.extend(of_kind(("phone", "/phones"), said.phones.as_deref().unwrap_or_default(), verified_at)?);
    Ok(addresses)
}

/// In the form of login ids, so that one spelling finds them all. One that stands twice counts once.
fn of_kind(
    (kind, pointer): (&'static str, &str),
    said: &[AddressRecord],
    verified_at: Timestamp,
) -> Result<Vec<Address>, Wrong> {
    bounded(pointer, said.len())?;
    let mut addresses: Vec<Address> = Vec::new();
    for (at, address) in said.iter().enumerate() {
        let wrong = |message: String| wrong(&format!("{pointer}/{at}"), "bad_address", message);
        let what = if kind == "phone" { "a phone number with its country code" } else { "an email address" };
        let value = match LoginId::parse_new(&address.value) {
            Ok(value) if value.kind().as_str() == kind => value,
            Ok(_) | Err(InvalidLoginId::Form) => return Err(wrong(format!("must be {what}"))),
            Err(error) => return Err(wrong(format!("is {error}"))),
        };
        let value = value.as_str().to_owned();
        if addresses.iter().all(|known| known.value != value) {
            addresses.push(Address { kind, value, verified_at: address.verified.then_some(verified_at) });
        }
    }
    Ok(addresses)
}

fn bounded(pointer: &str, count: usize) -> Result<(), Wrong> {
    if count <= MOST_PARTS {
        return Ok(());
    }
    Err(wrong(pointer, "too_many", format!("must not have more than {MOST_PARTS} entries")))
}

fn password_hash(text: Option<String>) -> Result<Option<String>, Wrong> {
    let hash = text.map(PasswordHash::parse).transpose();
    let hash = hash.map_err(|error| wrong("/passwordHash", "bad_password_hash", error.to_string()))?;
    Ok(hash.map(PasswordHash::into_string))
}

fn own_id_data(text: Option<String>) -> Result<Option<OwnIdData>, Wrong> {
    let data = text.filter(|text| !text.is_empty()).map(OwnIdData::parse).transpose();
    data.map_err(|error| wrong("/ownIdData", "bad_own_id_data", error.to_string()))
}
