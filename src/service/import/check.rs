//! Validates an imported row against all rules for accounts.

use std::time::Duration;

use super::problem;
use crate::{
    domain::{
        Account, AccountId, Address, AddressKind, LoginId, OwnIdData, OwnIdRecord, PasswordHash,
        Profile, Status, Timestamp,
        access::role_name::RoleName,
        account::{
            record::{AccountRecord, AddressRecord},
            row_problem::RowProblem,
        },
        identity::login_id::InvalidLoginId,
    },
    runtime::{random::Random, schema_cache::NumberedSchema},
    service::{accounts::role_names, caller::Caller},
    store::accounts::changes::NewAccountRecord,
};

/// Maximum number of roles, of email addresses and of phone numbers of an account, each.
const MAX_LIST_ENTRIES: usize = 50;

/// Maximum difference between the time in an id and `createdAt`.
const CLOCK_TOLERANCE: Duration = Duration::from_secs(1);

/// A validated row.
#[derive(Debug)]
pub(super) struct CheckedRow {
    pub row: u64,
    pub new: NewAccountRecord,
    /// The row as given, for updating an existing account. `None` unless the import updates
    /// accounts.
    pub given: Option<Box<AccountRecord>>,
    /// Problems that prevent a new account, but not the update of an existing one, whose profile
    /// the row may give in part.
    pub unfit: Vec<RowProblem>,
}

/// A function that reads the passkeys in `ownIdData`. It is called on the thread that checks rows.
pub(super) type Reader = Box<dyn Fn(&LoginId, OwnIdData) -> OwnIdRecord + Send>;

/// Validates rows.
pub(super) struct Checker {
    pub schema: std::sync::Arc<NumberedSchema>,
    pub random: Random,
    pub read: Reader,
    pub now: Timestamp,
    pub caller: Caller,
    /// True when rows may update existing accounts.
    pub update: bool,
}

impl Checker {
    /// Validates a row.
    ///
    /// # Errors
    /// All problems of the row.
    pub(super) fn check(
        &self,
        row: u64,
        mut given: AccountRecord,
    ) -> Result<CheckedRow, Vec<RowProblem>> {
        let mut problems = Vec::new();
        let login_id = keep_problem(&mut problems, row, login_id(&given.login_id));
        let mut unfit = Vec::new();
        keep_problem(
            if self.update { &mut unfit } else { &mut problems },
            row,
            new_login_id(&given.login_id),
        );
        let created_at =
            keep_problem(&mut problems, row, self.created_at(&given)).unwrap_or(self.now);
        let status = keep_problem(&mut problems, row, status(given.status.as_deref()));
        let roles = keep_problem(
            &mut problems,
            row,
            self.roles(given.roles.as_deref().unwrap_or_default()),
        );
        let addresses = keep_problem(&mut problems, row, addresses(&given, created_at));
        let password_hash =
            keep_problem(&mut problems, row, password_hash(given.password_hash.take()));
        let own_id_data = keep_problem(&mut problems, row, own_id_data(given.own_id_data.take()));
        let profile = keep_problem(&mut problems, row, self.profile(&mut given));
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
        let misfits = schema.validate(&profile).into_iter().map(|misfit| {
            problem(row, &format!("/profile{}", misfit.pointer), misfit.code, misfit.message)
        });
        unfit.extend(misfits);
        if !unfit.is_empty() && !self.update {
            return Err(unfit);
        }

        let id = self.id(&given, row, created_at);
        let account = Account {
            profile,
            roles: role_names(&roles),
            addresses,
            last_login_at: given.last_login_at,
            ..Account::new(id, login_id, status, created_at)
        };
        let new = NewAccountRecord {
            index: account.index(schema),
            password_hash: password_hash.flatten(),
            own_id_data: own_id_data.flatten().map(|data| (self.read)(&account.login_id, data)),
            schema_version: self.schema.number,
            account,
        };
        let given = if self.update { Some(Box::new(given)) } else { None };
        Ok(CheckedRow { row, new, given, unfit })
    }

    fn roles(&self, names: &[String]) -> Result<Vec<RoleName>, FieldError> {
        require_max_entries("/roles", names.len())?;
        let roles = names.iter().enumerate().map(|(at, name)| {
            RoleName::parse(name).map_err(|error| {
                field_error(&format!("/roles/{at}"), "bad_role", error.to_string())
            })
        });
        let roles = roles.collect::<Result<Vec<_>, _>>()?;
        self.caller
            .require_grantable(&roles)
            .map_err(|error| field_error("/roles", "not_allowed", error.to_string()))?;
        Ok(roles)
    }

    /// The profile of a row. The row keeps it only if it may update an account.
    fn profile(&self, given: &mut AccountRecord) -> Result<Profile, FieldError> {
        let members = if self.update { given.profile.clone() } else { given.profile.take() };
        Profile::of(members.unwrap_or_default())
            .map_err(|error| field_error("/profile", "too_long", error.to_string()))
    }

    /// The id of a new account. Lists depend on an id's beginning with the creation time, so one
    /// that does not is replaced. New ids are in the order of the rows, so that thousands of rows
    /// touch few pages of the tables.
    fn id(&self, given: &AccountRecord, row: u64, created_at: Timestamp) -> AccountId {
        if let Some(id) = given.id
            && id.created_at().is_some_and(|at| at.distance(created_at) <= CLOCK_TOLERANCE)
        {
            return id;
        }
        self.random.uuid_in_order(created_at, row).into()
    }

    fn created_at(&self, given: &AccountRecord) -> Result<Timestamp, FieldError> {
        for (time, pointer) in
            [(given.created_at, "/createdAt"), (given.last_login_at, "/lastLoginAt")]
        {
            let possible = Timestamp::from_millis(0)..=self.now.plus(CLOCK_TOLERANCE);
            if time.is_some_and(|time| !possible.contains(&time)) {
                return Err(field_error(pointer, "out_of_range", "must be between 1970 and now"));
            }
        }
        Ok(given
            .created_at
            .or_else(|| given.id.and_then(AccountId::created_at).filter(|at| *at <= self.now))
            .unwrap_or(self.now))
    }
}

type FieldError = (String, &'static str, String);

fn field_error(pointer: &str, code: &'static str, message: impl Into<String>) -> FieldError {
    (pointer.to_owned(), code, message.into())
}

/// Moves the problem of a field, if there is one, to the problems of the row.
fn keep_problem<T>(
    problems: &mut Vec<RowProblem>,
    row: u64,
    result: Result<T, FieldError>,
) -> Option<T> {
    result
        .map_err(|(pointer, code, message)| problems.push(problem(row, &pointer, code, message)))
        .ok()
}

fn login_id(text: &str) -> Result<LoginId, FieldError> {
    LoginId::parse(text).map_err(|error| match text {
        "" => field_error("/loginId", "required", "is required"),
        _ => field_error("/loginId", "bad_login_id", format!("is {error}")),
    })
}

/// Refuses a login id that an existing account may have but a new one may not.
fn new_login_id(text: &str) -> Result<(), FieldError> {
    if LoginId::parse(text).is_err() {
        return Ok(());
    }
    let parsed = LoginId::parse_new(text).map(drop);
    parsed.map_err(|error| field_error("/loginId", "bad_login_id", format!("is {error}")))
}

fn status(name: Option<&str>) -> Result<Status, FieldError> {
    let Some(name) = name else { return Ok(Status::Active) };
    Status::parse(name).ok_or_else(|| {
        field_error(
            "/status",
            "not_allowed",
            format!("must be one of {}", Status::NAMES.join(", ")),
        )
    })
}

pub(super) fn addresses(
    given: &AccountRecord,
    verified_at: Timestamp,
) -> Result<Vec<Address>, FieldError> {
    let mut addresses =
        addresses_of_kind(AddressKind::Email, given.emails.as_deref(), verified_at)?;
    addresses.extend(addresses_of_kind(AddressKind::Phone, given.phones.as_deref(), verified_at)?);
    Ok(addresses)
}

/// Parses addresses into the normal form of login ids, without duplicates.
fn addresses_of_kind(
    kind: AddressKind,
    given: Option<&[AddressRecord]>,
    verified_at: Timestamp,
) -> Result<Vec<Address>, FieldError> {
    let given = given.unwrap_or_default();
    let pointer = format!("/{}", kind.member());
    let what = match kind {
        AddressKind::Email => "an email address",
        AddressKind::Phone => "a phone number with its country code",
    };
    require_max_entries(&pointer, given.len())?;

    let mut addresses: Vec<Address> = Vec::new();
    for (at, address) in given.iter().enumerate() {
        let error_here =
            |message: String| field_error(&format!("{pointer}/{at}"), "bad_address", message);
        let value = match LoginId::parse_new(&address.value) {
            Ok(value) if value.kind() == kind => value,
            Ok(_) | Err(InvalidLoginId::Form) => return Err(error_here(format!("must be {what}"))),
            Err(error) => return Err(error_here(format!("is {error}"))),
        };
        let value = value.as_str().to_owned();
        if addresses.iter().all(|known| known.value != value) {
            addresses.push(Address {
                kind,
                value,
                verified_at: address.verified.then_some(verified_at),
            });
        }
    }
    Ok(addresses)
}

fn require_max_entries(pointer: &str, count: usize) -> Result<(), FieldError> {
    if count <= MAX_LIST_ENTRIES {
        return Ok(());
    }
    Err(field_error(
        pointer,
        "too_many",
        format!("must not have more than {MAX_LIST_ENTRIES} entries"),
    ))
}

fn password_hash(text: Option<String>) -> Result<Option<String>, FieldError> {
    let hash = text.map(PasswordHash::parse).transpose();
    let hash =
        hash.map_err(|error| field_error("/passwordHash", "bad_password_hash", error.to_string()))?;
    Ok(hash.map(PasswordHash::into_string))
}

fn own_id_data(text: Option<String>) -> Result<Option<OwnIdData>, FieldError> {
    let data = text.filter(|text| !text.is_empty()).map(OwnIdData::parse).transpose();
    data.map_err(|error| field_error("/ownIdData", "bad_own_id_data", error.to_string()))
}
