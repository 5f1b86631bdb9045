//! What belongs to accounts besides their row, for a whole page of them at once.

use std::collections::HashMap;

use sqlx::types::Uuid;

use crate::{
    domain::Timestamp,
    store::{Database, db::sql::Sql},
};

/// Roles and further addresses.
#[derive(Clone, Debug, Default)]
pub struct AccountRelations {
    pub roles: Vec<String>,
    pub addresses: Vec<AddressRow>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AddressRow {
    pub account_id: Uuid,
    /// `email` or `phone`.
    pub kind: String,
    pub value: String,
    pub verified_at: Option<Timestamp>,
}

/// The parts of these accounts; of those that have some.
pub async fn parts(db: &Database, ids: &[Uuid]) -> sqlx::Result<HashMap<Uuid, AccountRelations>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let roles = of(ids, "select account_id, role from account_role where account_id in (", " order by role");
    let addresses = of(
        ids,
        "select account_id, kind, value, verified_at from account_address where account_id in (",
        " order by kind, value",
    );
    Ok(together(roles.fetch_all(&db.read).await?, addresses.fetch_all(&db.read).await?))
}

/// The parts of all accounts from the first to the last, in the order of their ids.
pub(in crate::store) async fn between(
    db: &Database,
    first: Uuid,
    last: Uuid,
) -> sqlx::Result<HashMap<Uuid, AccountRelations>> {
    let range = |select, order| {
        let mut sql = Sql::default();
        sql.push(select).bind(first).push(" and account_id <= ").bind(last).push(order);
        sql
    };
    let roles = range("select account_id, role from account_role where account_id >= ", " order by role");
    let addresses = range(
        "select account_id, kind, value, verified_at from account_address where account_id >= ",
        " order by kind, value",
    );
    Ok(together(roles.fetch_all(&db.read).await?, addresses.fetch_all(&db.read).await?))
}

fn together(roles: Vec<(Uuid, String)>, addresses: Vec<AddressRow>) -> HashMap<Uuid, AccountRelations> {
    let mut parts: HashMap<Uuid, AccountRelations> = HashMap::new();
    for (id, role) in roles {
        parts.entry(id).or_default().roles.push(role);
    }
    for address in addresses {
        parts.entry(address.account_id).or_default().addresses.push(address);
    }
    parts
}

fn of(ids: &[Uuid], select: &'static str, order: &'static str) -> Sql {
    let mut sql = Sql::default();
    sql.push(select);
    for (at, id) in ids.iter().enumerate() {
        sql.push(if at > 0 { ", " } else { "" }).bind(*id);
    }
    sql.push(")").push(order);
    sql
}
