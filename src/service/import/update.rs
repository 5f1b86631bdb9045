//! Updates of existing accounts by imported rows.

use serde_json::Map;

use super::{check, credential_taken, problem, writer::Writer};
use crate::{
    domain::{
        Account, AccountId, Address, AddressKind, Status, Timestamp,
        access::role_name::RoleName,
        account::{record::AccountRecord, row_problem::RowProblem},
    },
    service::{
        self, Error, Refusal,
        accounts::{self, AccountPatch, NewPassword, ProfilePatch, details, login_ids},
        import::check::CheckedRow,
        retries::RetryWindow,
    },
};

impl Writer<'_> {
    /// Updates the account with the row's login id, as an administrator would. Omitted fields stay
    /// unchanged, and the change is recorded in the audit log. Returns the problems of a row that
    /// cannot be applied.
    pub(super) async fn update(
        &self,
        checked: CheckedRow,
    ) -> service::Result<Result<(), Vec<RowProblem>>> {
        let Some(given) = checked.given.as_deref() else { return Ok(Ok(())) };
        let login_id = login_ids::resolve(self.server, &given.login_id)
            .await?
            .unwrap_or(checked.new.account.login_id.clone());
        let account = match accounts::by_login_id(self.server, &login_id).await {
            Ok(account) => account,
            Err(Error::UnknownUser) => return Ok(Err(checked.unfit)),
            Err(error) => return Err(error),
        };
        let window = RetryWindow::start();
        loop {
            let done = self.change_account(&checked, given, account.id).await;
            match window.unless_stale(done) {
                None => {}
                Some(Ok(())) => return Ok(Ok(())),
                Some(Err(Error::Refused(refusal))) => {
                    return Ok(Err(refused(checked.row, refusal)));
                }
                Some(Err(error)) => return Err(error),
            }
        }
    }

    async fn change_account(
        &self,
        checked: &CheckedRow,
        given: &AccountRecord,
        id: AccountId,
    ) -> service::Result<()> {
        let details = details::find(self.server, id).await?.ok_or(Refusal::NotFound)?;
        if self.order.dry_run {
            return self.would_fit(&details, given.profile.as_ref());
        }
        let patch = self.patch(checked, given, &details);
        accounts::change(self.server, self.caller, id, details.version, patch).await.map(drop)
    }

    fn patch(
        &self,
        checked: &CheckedRow,
        given: &AccountRecord,
        details: &Account,
    ) -> AccountPatch {
        AccountPatch {
            profile: given.profile.clone().map(ProfilePatch::Merge),
            roles: given.roles.as_ref().map(|_| {
                checked
                    .new
                    .account
                    .roles
                    .iter()
                    .filter_map(|role| RoleName::parse(role).ok())
                    .collect()
            }),
            addresses: addresses(given, details, self.server.clock.now()),
            status: given.status.as_deref().and_then(Status::parse),
            password: checked.new.password_hash.clone().map(NewPassword::Hashed),
            own_id_data: checked.new.own_id_data.as_ref().map(|record| record.data.clone()),
            requires_password: false,
        }
    }

    fn would_fit(
        &self,
        details: &Account,
        patch: Option<&Map<String, serde_json::Value>>,
    ) -> service::Result<()> {
        let Some(patch) = patch else { return Ok(()) };
        let profile = details
            .profile
            .merge(patch)
            .map_err(|error| Refusal::ProfileTooLarge(error.to_string()))?;
        let problems = self.schema.schema.validate(&profile);
        if problems.is_empty() { Ok(()) } else { Err(Refusal::InvalidProfile(problems).into()) }
    }
}

/// The new addresses. Those that a row gives for one kind replace all of that kind.
fn addresses(given: &AccountRecord, details: &Account, now: Timestamp) -> Option<Vec<Address>> {
    if given.emails.is_none() && given.phones.is_none() {
        return None;
    }
    let kept = details.addresses.iter().filter(|address| match address.kind {
        AddressKind::Email => given.emails.is_none(),
        AddressKind::Phone => given.phones.is_none(),
    });
    let kept: Vec<_> = kept.cloned().collect();
    Some(check::addresses(given, now).into_iter().flatten().chain(kept).collect())
}

fn refused(row: u64, refusal: Refusal) -> Vec<RowProblem> {
    match refusal {
        Refusal::InvalidProfile(problems) => problems
            .into_iter()
            .map(|misfit| {
                problem(row, &format!("/profile{}", misfit.pointer), misfit.code, misfit.message)
            })
            .collect(),
        Refusal::FieldTaken(field) => {
            vec![problem(
                row,
                &format!("/profile/{field}"),
                "field_taken",
                "is the value of another account",
            )]
        }
        Refusal::CredentialTaken => vec![credential_taken(row)],
        Refusal::LastAdministrator => {
            vec![problem(row, "", "last_administrator", Refusal::LastAdministrator.to_string())]
        }
        Refusal::ProfileTooLarge(message) => vec![problem(row, "/profile", "too_long", message)],
        other => vec![problem(row, "", "not_changed", other.to_string())],
    }
}
