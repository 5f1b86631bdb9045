//! Queries of the indexes of values.

use super::predicate::{operator_sign, push_text_condition};
use crate::{
    domain::{
        AccountId, Status, Timestamp,
        filter::{Attribute, Filter, Operand, Operator},
        pagination::SortBy,
    },
    store::db::sql::Sql,
};

/// Writes a statement that selects the ids of the accounts in an index of values. Returns false if
/// there is no such index.
pub(super) fn push_values_query(sql: &mut Sql, part: &Filter) -> bool {
    match part {
        Filter::Compare { attribute, operator, value } => {
            push_index_query(sql, attribute, *operator, value)
        }
        Filter::Present(Attribute::Roles) => {
            sql.push("select distinct account_id as id from account_role");
            true
        }
        Filter::And(_) | Filter::Or(_) | Filter::Not(_) | Filter::Present(_) => false,
    }
}

fn push_index_query(
    sql: &mut Sql,
    attribute: &Attribute,
    operator: Operator,
    value: &Operand,
) -> bool {
    if matches!(operator, Operator::Ne | Operator::Co | Operator::Ew) {
        return false;
    }
    let has_index = push_index_select(sql, attribute, operator, value);
    if has_index {
        push_bound(sql, attribute, operator, value);
    }
    has_index
}

/// Writes the statement up to the bound of the index's values. Returns false if there is no such
/// index.
fn push_index_select(
    sql: &mut Sql,
    attribute: &Attribute,
    operator: Operator,
    value: &Operand,
) -> bool {
    match (attribute, value) {
        (_, Operand::Status(Status::Disabled)) => {
            sql.push("select id from account where disabled_at is not null")
        }
        (_, Operand::Status(Status::Pending)) => {
            sql.push("select id from account where pending_since is not null")
        }
        (Attribute::CreatedAt, Operand::Time(_)) | (Attribute::LoginId, Operand::Key { .. }) => {
            sql.push("select id from account where ")
        }
        (Attribute::LastLoginAt, Operand::Time(_)) => {
            sql.push("select id from account where coalesce(last_login_at, 0) > 0 and ")
        }
        (Attribute::Profile(field), Operand::Key { .. }) => {
            sql.push("select account_id as id from account_field where field = ")
                .bind(field.as_str());
            sql.push(" and value <> '' and ")
        }
        (Attribute::Id, Operand::Key { .. }) if operator == Operator::Eq => {
            sql.push("select id from account where ")
        }
        (Attribute::Roles, Operand::Key { .. }) if operator == Operator::Eq => {
            sql.push("select account_id as id from account_role where ")
        }
        (Attribute::Emails, Operand::Key { .. }) => sql.push(
            "select distinct account_id as id from account_address where kind = 'email' and ",
        ),
        (Attribute::Phones, Operand::Key { .. }) => sql.push(
            "select distinct account_id as id from account_address where kind = 'phone' and ",
        ),
        _ => return false,
    };

    true
}

/// Bounds a scan in this order by a comparison of the same attribute.
pub(super) fn push_scan_bound(sql: &mut Sql, part: &Filter, by: &SortBy) {
    let Filter::Compare { attribute, operator, value } = part else { return };
    let is_of_order = match (attribute, by) {
        (Attribute::CreatedAt, SortBy::CreatedAt)
        | (Attribute::LastLoginAt, SortBy::LastLoginAt)
        | (Attribute::LoginId, SortBy::LoginId) => true,
        (Attribute::Profile(field), SortBy::Profile(order)) => field == order,
        _ => false,
    };

    if is_of_order && !matches!(operator, Operator::Ne | Operator::Co | Operator::Ew) {
        sql.push(" and ");
        push_bound(sql, attribute, *operator, value);
    }
}

/// Writes the condition on the index's values.
pub(super) fn push_bound(
    sql: &mut Sql,
    attribute: &Attribute,
    operator: Operator,
    value: &Operand,
) {
    let compare_column = |sql: &mut Sql, name: &'static str, key: &str| {
        push_text_condition(
            sql,
            &|sql| {
                sql.push(name);
            },
            operator,
            key,
        );
    };

    match (attribute, value) {
        (Attribute::CreatedAt, Operand::Time(time)) => {
            push_created_at_condition(sql, operator, *time);
        }
        (_, Operand::Time(time)) => {
            sql.push("coalesce(last_login_at, 0)")
                .push(operator_sign(operator))
                .bind(time.as_millis());
        }
        (Attribute::Id, Operand::Key { key, .. }) => {
            sql.push("id = ").bind(key.parse::<AccountId>().unwrap_or_default());
        }
        (Attribute::Roles, Operand::Key { key, .. }) => compare_column(sql, "role", key),
        (Attribute::LoginId, Operand::Key { key, .. }) => compare_column(sql, "login_id", key),
        (_, Operand::Key { key, .. }) => compare_column(sql, "value", key),
        (_, Operand::Status(_)) => {}
    }
}

/// Writes the condition on the creation time, as one on the id, which begins with that time.
fn push_created_at_condition(sql: &mut Sql, operator: Operator, time: Timestamp) {
    let (first, last) = (AccountId::first_at(time), AccountId::last_at(time));
    match operator {
        Operator::Gt => sql.push("id > ").bind(last),
        Operator::Ge => sql.push("id >= ").bind(first),
        Operator::Lt => sql.push("id < ").bind(first),
        Operator::Le => sql.push("id <= ").bind(last),
        _ => sql.push("id >= ").bind(first).push(" and id <= ").bind(last),
    };
}
