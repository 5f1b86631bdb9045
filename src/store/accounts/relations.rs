//! Roles and further addresses, for a page of accounts at once.

use std::collections::HashMap;

use crate::{
    domain::{AccountId, Address, AddressKind, Timestamp},
    store::{
        Database,
        db::{
            sql::Sql,
            values::{from_found_row, from_row},
        },
    },
};

/// The roles and further addresses of an account.
#[derive(Clone, Debug, Default)]
pub struct AccountRelations {
    pub roles: Vec<String>,
    pub addresses: Vec<Address>,
}

/// A row of a further address.
#[derive(Clone, Debug)]
pub struct AddressRow {
    pub account_id: AccountId,
    pub address: Address,
}

from_row!(AddressRow { ..address, account_id });

/// A role or a further address of an account.
#[derive(Debug)]
struct RelationRow {
    role: Option<String>,
    kind: Option<AddressKind>,
    value: Option<String>,
    verified_at: Option<Timestamp>,
}

from_found_row!(RelationRow { role, kind, value, verified_at });

/// Returns the relations of an account.
pub async fn of_account(db: &Database, id: AccountId) -> sqlx::Result<AccountRelations> {
    let statement = "select role, null as kind, null as value, null as verified_at
           from account_role where account_id = $1
          union all
         select null, kind, value, verified_at
           from account_address where account_id = $1
          order by role, kind, value";

    let rows: Vec<RelationRow> = db.lookups.list(statement, vec![id.into()]).await?;

    let mut relations = AccountRelations::default();
    for row in rows {
        let RelationRow { role, kind, value, verified_at } = row;
        relations.roles.extend(role);
        if let (Some(kind), Some(value)) = (kind, value) {
            relations.addresses.push(Address { kind, value, verified_at });
        }
    }
    Ok(relations)
}

/// Returns the relations of these accounts; accounts without any are omitted.
pub async fn of_accounts(
    db: &Database,
    ids: &[AccountId],
) -> sqlx::Result<HashMap<AccountId, AccountRelations>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let roles = select_for(
        ids,
        "select account_id, role from account_role where account_id in (",
        " order by role",
    );
    let addresses = select_for(
        ids,
        "select account_id, kind, value, verified_at from account_address where account_id in (",
        " order by kind, value",
    );
    Ok(merge(roles.fetch_all(&db.read).await?, addresses.fetch_all(&db.read).await?))
}

/// Returns the relations of all accounts from the first to the last, in the order of their ids.
pub(in crate::store) async fn between(
    db: &Database,
    first: AccountId,
    last: AccountId,
) -> sqlx::Result<HashMap<AccountId, AccountRelations>> {
    let range = |select, order| {
        let mut sql = Sql::default();
        sql.push(select).bind(first).push(" and account_id <= ").bind(last).push(order);
        sql
    };
    let roles =
        range("select account_id, role from account_role where account_id >= ", " order by role");
    let addresses = range(
        "select account_id, kind, value, verified_at from account_address where account_id >= ",
        " order by kind, value",
    );
    Ok(merge(roles.fetch_all(&db.read).await?, addresses.fetch_all(&db.read).await?))
}

fn merge(
    roles: Vec<(AccountId, String)>,
    addresses: Vec<AddressRow>,
) -> HashMap<AccountId, AccountRelations> {
    let mut relations: HashMap<AccountId, AccountRelations> = HashMap::new();
    for (id, role) in roles {
        relations.entry(id).or_default().roles.push(role);
    }
    for AddressRow { account_id, address } in addresses {
        relations.entry(account_id).or_default().addresses.push(address);
    }
    relations
}

fn select_for(ids: &[AccountId], select: &'static str, order: &'static str) -> Sql {
    let mut sql = Sql::default();
    sql.push(select);
    for (at, id) in ids.iter().enumerate() {
        sql.push(if at > 0 { ", " } else { "" }).bind(*id);
    }
    sql.push(")").push(order);
    sql
}
