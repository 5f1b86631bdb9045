//! Numbers of accounts, and lists of other objects.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    store::db::By,
    tests::support::{
        admin::{ApiClient, form, set_schema},
        harness::{App, TestDatabase, on_both},
    },
};

on_both!(
    large_totals_are_estimated_from_a_sample,
    deleted_accounts_versions_and_tokens_are_listed_page_by_page
);

/// Adds 24,000 accounts, of which every third is disabled.
async fn add_many(app: &App) {
    let many = |id: &str, object: &str| {
        format!(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 24000)
             insert into account (id, login_id, profile, keys, created_at, updated_at, disabled_at)
             select {id}, 'user' || i || '@example.com', '{{}}',
                    {object}('firstName', 'user' || i), 0, 0, case when i % 3 = 0 then 1 end
               from n"
        )
    };
    let texts = "insert into account_text (account_id, text) select id, login_id from account;
                 insert into account_field (field, value, account_id)
                 select 'firstName', keys ->> 'firstName', id from account
                  where keys ->> 'firstName' is not null";
    match &app.server.db.write {
        By::Sqlite(pool) => {
            sqlx::raw_sql(sqlx::AssertSqlSafe(many("randomblob(16)", "json_object")))
                .execute(pool)
                .await
                .unwrap();
            sqlx::raw_sql(texts).execute(pool).await.unwrap();
            let trigrams =
                "insert into account_trigram (rowid, text) select row, text from account_text";
            sqlx::raw_sql(trigrams).execute(pool).await.unwrap();
        }
        By::Postgres(pool) => {
            sqlx::raw_sql(sqlx::AssertSqlSafe(many("gen_random_uuid()", "jsonb_build_object")))
                .execute(pool)
                .await
                .unwrap();
            sqlx::raw_sql(texts).execute(pool).await.unwrap();
        }
    }
}

async fn large_totals_are_estimated_from_a_sample(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    root.get("/accounts").await;
    add_many(&app).await;
    let counted = async |conditions: &[(&str, &str)]| {
        let query = form(&[conditions, &[("total", "true"), ("limit", "1")]].concat());
        let list = root.get(&format!("/accounts?{query}")).await.json();
        (list["total"].as_i64().unwrap(), list["totalIsEstimate"] == true)
    };
    assert_eq!(counted(&[]).await, (24_000, false));
    assert_eq!(counted(&[("filter", "status eq \"disabled\"")]).await, (8_000, false));
    for about in [("filter", "status eq \"active\""), ("q", "example")] {
        let (total, is_estimate) = counted(&[about]).await;
        let right = if about.0 == "q" { 24_000 } else { 16_000 };
        assert!(is_estimate && (right - total).abs() < 2_000, "{about:?}: {total}");
        assert_eq!(total % 1_000, 0);
    }
    // Too many to be sorted, so they are read along an index that starts with them.
    for (filter, by, first, last) in [
        ("loginId ge \"user2\"", "loginId", "user20000@example.com", "user9@example.com"),
        (
            "profile.firstName ge \"user2\" and status pr",
            "profile.firstName",
            "user2@example.com",
            "user9999@example.com",
        ),
        (
            "profile.firstName lt \"user9\"",
            "profile.firstName",
            "user1@example.com",
            "user8999@example.com",
        ),
    ] {
        for (sort, login_id) in [(by.to_owned(), first), (format!("-{by}"), last)] {
            let list = root
                .get(&format!("/accounts?{}", form(&[("filter", filter), ("sort", &sort)])))
                .await
                .json();
            assert_eq!(list["items"][0]["loginId"], login_id, "{filter} {sort}");
        }
    }
}

async fn deleted_accounts_versions_and_tokens_are_listed_page_by_page(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = ApiClient::root(&app).await;
    for number in 0..5 {
        let id = root.create(&json!({"loginId": format!("user{number}@example.com")})).await;
        root.change(Method::DELETE, &format!("/accounts/{id}"), "*", &Value::Null).await;
        set_schema(&app, &json!({"type": "object", "title": number.to_string()})).await;
        root.post("/tokens", &json!({"name": "made", "scopes": ["audit:read"]})).await;
    }
    for path in ["/accounts:deleted", "/schema/versions", "/tokens"] {
        let whole = root.get(path).await.json();
        assert_eq!(
            (whole["items"].as_array().unwrap().len() >= 5, &whole["nextCursor"]),
            (true, &Value::Null),
            "{path}"
        );
        let (mut found, mut next) = (Vec::new(), format!("{path}?limit=2"));
        loop {
            let answer = root.get(&next).await;
            found.extend(answer.json()["items"].as_array().unwrap().clone());
            let Some((target, _)) = answer
                .header("link")
                .strip_prefix("</api/admin")
                .and_then(|link| link.split_once('>'))
            else {
                break;
            };
            target.clone_into(&mut next);
        }
        assert_eq!(found, whole["items"].as_array().unwrap().clone(), "{path}");
    }
}
