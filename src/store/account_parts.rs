//! What belongs to accounts besides their row, for a whole page of them at once.

use std::collections::HashMap;

use sqlx::types::Uuid;

use super::{Database, sql::Sql};
use crate::domain::Timestamp;

/// Roles and further addresses.
#[derive(Clone, Debug, Default)]
pub struct Parts {
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
pub async fn parts(db: &Database, ids: &[Uuid]) -> sqlx::Result<HashMap<Uuid, Parts>> {
    let mut parts: HashMap<Uuid, Parts> = HashMap::new();
    if ids.is_empty() {
        return Ok(parts);
    }
    let roles: Vec<(Uuid, String)> =
        of(ids, "select account_id, role from account_role where account_id in (", " order by role")
            .fetch_all(&db.read)
            .await?;
    for (id, role) in roles {
        parts.entry(id).or_default().roles.push(role);
    }
    let addresses: Vec<AddressRow> = of(
        ids,
        "select account_id, kind, value, verified_at from account_address where account_id in (",
        " order by kind, value",
    )
    .fetch_all(&db.read)
    .await?;
    for address in addresses {
        parts.entry(address.account_id).or_default().addresses.push(address);
    }
    Ok(parts)
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
