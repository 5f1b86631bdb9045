//! The migration of login ids to their normal form, and the list of those that cannot be migrated.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use serde_json::{Map, json};

use crate::{
    config::ownid::OwnIdMode,
    domain::{
        Account, AccountId, Address, AddressKind, LoginId, identity::login_id::LoginIdChange,
    },
    platform::user_document::renaming::LoginIdRename,
    server::Server,
    service::{
        self,
        accounts::details,
        admin::audit::{self, Act},
        caller::Caller,
        schema,
    },
    store::accounts::{
        login_ids::{self as store, LoginIdRow},
        relations::AddressRow,
    },
};

/// Version of the rules for the normal form.
const RULES_VERSION: i64 = 1;
/// Number of accounts that are read at once.
const CHUNK_ACCOUNTS: i64 = 5_000;
/// Delay before the next attempt after a failure.
const RETRY_DELAY: Duration = Duration::from_secs(30);

/// The numbers of accounts whose addresses were not in normal form.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct MigrationSummary {
    pub rewritten: usize,
    /// Accounts that keep their earlier form, because another account has the normal one.
    pub clashes: usize,
}

/// Migrates all accounts in the background, at each start until none is left.
pub async fn keep(server: Arc<Server>) {
    while let Err(error) = migrate_once(&server).await {
        tracing::warn!(
            %error,
            "the login ids could not be brought to one form; it will be tried again"
        );
        tokio::time::sleep(RETRY_DELAY).await;
    }
}

async fn migrate_once(server: &Server) -> service::Result<()> {
    if store::is_done(&server.db, RULES_VERSION).await? {
        return Ok(());
    }
    let MigrationSummary { rewritten, clashes } = migrate(server).await?;
    if rewritten + clashes > 0 {
        let hint = "see vestibule account list --clashes";
        tracing::warn!(rewritten, clashes, hint, "login ids were brought to one form");
    }
    if clashes == 0 {
        store::note_done(&server.db, RULES_VERSION, server.clock.now()).await?;
    }
    Ok(())
}

/// Rewrites every login id and every other address that is not in normal form, unless another
/// account has that form. Of several accounts with the same normal form, the first verified one
/// gets it, and the others stay unchanged.
pub async fn migrate(server: &Server) -> service::Result<MigrationSummary> {
    let mut wanted: BTreeMap<AccountId, LoginIdChange> = BTreeMap::new();
    let (mut chosen, mut summary) = (BTreeSet::new(), MigrationSummary::default());
    let mut misfits = misfits(server).await?;
    misfits.sort_by_key(|(named, _)| (named.pending_since.is_some(), named.id));
    for (named, form) in misfits {
        if chosen.insert(form.clone()) && !is_taken(server, &form).await? {
            wanted.insert(
                named.id,
                LoginIdChange { before: LoginId::from_database(named.login_id), after: form },
            );
        } else {
            summary.clashes += 1;
        }
    }

    let further = misfit_addresses(server).await?;
    let accounts: BTreeSet<_> = wanted.keys().copied().chain(further).collect();
    for id in accounts {
        if rewrite(server, id, wanted.get(&id)).await? {
            summary.rewritten += 1;
        }
    }
    Ok(summary)
}

/// The accounts whose login ids are not in normal form, each with that form.
async fn misfits(server: &Server) -> service::Result<Vec<(LoginIdRow, LoginId)>> {
    let (mut misfits, mut after) = (Vec::new(), String::new());
    loop {
        let page = store::list_candidates(&server.db, &after, CHUNK_ACCOUNTS).await?;
        let Some(last) = page.last() else { return Ok(misfits) };
        after.clone_from(&last.login_id);
        misfits.extend(page.into_iter().filter_map(|named| {
            let form = LoginId::parse(&named.login_id)
                .ok()
                .filter(|form| form.as_str() != named.login_id)?;
            Some((named, form))
        }));
        tokio::task::yield_now().await;
    }
}

/// The accounts with other addresses that are not in normal form.
async fn misfit_addresses(server: &Server) -> service::Result<Vec<AccountId>> {
    let (mut misfits, mut after): (Vec<AccountId>, Option<AddressRow>) = (Vec::new(), None);
    loop {
        let page =
            store::list_further_candidates(&server.db, after.as_ref(), CHUNK_ACCOUNTS).await?;
        let Some(last) = page.last() else { return Ok(misfits) };
        after = Some(last.clone());
        let wrong = page
            .iter()
            .filter(|AddressRow { address, .. }| normal_form(address) != address.clone());
        misfits.extend(wrong.map(|further| further.account_id));
        tokio::task::yield_now().await;
    }
}

/// The address in normal form. An invalid value stays unchanged.
fn normal_form(address: &Address) -> Address {
    let Address { kind, value, verified_at } = address;
    let is_email = AddressKind::of(value) == AddressKind::Email;

    Address {
        kind: if is_email { AddressKind::Email } else { *kind },
        value: LoginId::parse(value)
            .map_or_else(|_| value.clone(), |form| form.as_str().to_owned()),
        verified_at: *verified_at,
    }
}

async fn is_taken(server: &Server, login_id: &LoginId) -> service::Result<bool> {
    match service::accounts::by_login_id(server, login_id).await {
        Ok(_) => Ok(true),
        Err(service::Error::UnknownUser) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Rewrites one account, with a row in the audit log. Returns false when it was changed or deleted
/// in the meantime.
async fn rewrite(
    server: &Server,
    id: AccountId,
    renamed: Option<&LoginIdChange>,
) -> service::Result<bool> {
    let caller = Caller::server();
    let details = match details::get(server, &caller, id).await {
        Ok(details) => details,
        Err(service::Error::Refused(service::Refusal::NotFound)) => return Ok(false),
        Err(error) => return Err(error),
    };
    let addresses = addresses(&details);
    let login_id = renamed.map_or_else(|| details.login_id.clone(), |form| form.after.clone());
    let schema = schema::current(server).await?.in_force;
    let rewritten =
        Account { login_id: login_id.clone(), addresses: addresses.clone(), ..details.clone() };
    let index = rewritten.index(&schema.schema);

    let mut tx = server.db.begin().await?;
    // The audit log is written first, as in every change.
    audit::record(
        &mut tx,
        server,
        &caller,
        "login_id_rewritten",
        act(&details, &login_id, &addresses),
    )
    .await?;
    if let Some(form) = renamed {
        if !store::rename(&mut tx, id, form, server.clock.now()).await? {
            return Ok(false);
        }
        if let Some(renaming) = own_platform(server) {
            renaming.rename(&mut tx, form).await?;
            let data = store::own_id_data(&mut tx, &form.after).await?;
            if let Some(data) = data.and_then(|data| renaming.own_id_data(form, &data)) {
                let record = server.credentials.read(&form.after, data);
                store::rewrite_own_id_data(&mut tx, &record, server.clock.now()).await?;
            }
        }
    }
    store::replace_addresses(&mut tx, id, &addresses, &index).await?;
    tx.commit().await?;
    Ok(true)
}

/// The keys of the local platform, if it manages this server's own accounts.
fn own_platform(server: &Server) -> Option<LoginIdRename> {
    let config =
        server.config.platform.as_ref().filter(|_| server.config.ownid.mode == OwnIdMode::Local)?;
    if config.has_back_end_elsewhere(&server.config.web.public_url) {
        return None;
    }
    Some(LoginIdRename::new(config))
}

/// The other addresses in normal form, without duplicates. An address is verified if one of its
/// spellings was.
fn addresses(details: &Account) -> Vec<Address> {
    let mut all: Vec<Address> = Vec::new();
    for address in &details.addresses {
        let form = normal_form(address);
        match all.iter_mut().find(|known| known.kind == form.kind && known.value == form.value) {
            Some(known) => known.verified_at = known.verified_at.or(form.verified_at),
            None => all.push(form),
        }
    }
    all
}

fn act(details: &Account, login_id: &LoginId, addresses: &[Address]) -> Act {
    let mut changes = Map::new();
    if details.login_id != *login_id {
        changes.insert("loginId".to_owned(), json!([details.login_id.as_str(), login_id.as_str()]));
    }
    let values = |addresses: &[Address]| {
        addresses.iter().map(|address| address.value.clone()).collect::<Vec<_>>()
    };
    if details.addresses != addresses {
        changes
            .insert("addresses".to_owned(), json!([values(&details.addresses), values(addresses)]));
    }
    Act { account_id: Some(details.id), target: login_id.to_string(), changes }
}

/// An account whose login id would be invalid for a new account.
#[derive(Debug, PartialEq, Eq)]
pub struct ClashingAccount {
    pub login_id: String,
    pub id: AccountId,
    pub reason: String,
}

/// The accounts whose login ids are not in normal form, or would be invalid for a new account, in
/// the order of their login ids.
pub async fn clashing_accounts(server: &Server) -> service::Result<Vec<ClashingAccount>> {
    let (mut clashing, mut after) = (Vec::new(), String::new());
    loop {
        let page = store::all(&server.db, &after, CHUNK_ACCOUNTS).await?;
        let Some(last) = page.last() else { return Ok(clashing) };
        after.clone_from(&last.login_id);
        for named in page {
            if let Some(reason) = reason(server, &named).await? {
                clashing.push(ClashingAccount { login_id: named.login_id, id: named.id, reason });
            }
        }
    }
}

async fn reason(server: &Server, named: &LoginIdRow) -> service::Result<Option<String>> {
    let form = LoginId::parse(&named.login_id).ok().filter(|form| form.as_str() != named.login_id);
    let Some(form) = form else {
        let error = LoginId::parse_new(&named.login_id).err();
        return Ok(error.map(|error| format!("is {error}")));
    };
    Ok(Some(match service::accounts::by_login_id(server, &form).await {
        Ok(other) => format!("means {form}, which is the account {}", other.id),
        Err(service::Error::UnknownUser) => {
            format!("means {form}; the server rewrites it at its next start")
        }
        Err(error) => return Err(error),
    }))
}
