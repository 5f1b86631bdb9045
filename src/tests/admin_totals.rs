//! How many accounts there are.

use super::{
    admin::{Asker, form},
    harness::{TestDatabase, on_both},
};
use crate::store::db::By;

on_both!(many_are_counted_by_a_sample);

async fn many_are_counted_by_a_sample(database: TestDatabase) {
    let app = database.start(&[]).await;
    let root = Asker::root(&app).await;
    root.get("/accounts").await;
    // Every third is disabled.
    let many = |id: &str| {
        format!(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < 24000)
             insert into account (id, login_id, profile, created_at, updated_at, disabled_at)
             select {id}, 'user' || i || '@example.com', '{{}}', 0, 0, case when i % 3 = 0 then 1 end from n"
        )
    };
    let texts = "insert into account_text (account_id, text) select id, login_id from account";
    match &app.server.db.write {
        By::Sqlite(pool) => {
            sqlx::raw_sql(sqlx::AssertSqlSafe(many("randomblob(16)"))).execute(pool).await.unwrap();
            sqlx::raw_sql(texts).execute(pool).await.unwrap();
        }
        By::Postgres(pool) => {
            sqlx::raw_sql(sqlx::AssertSqlSafe(many("gen_random_uuid()"))).execute(pool).await.unwrap();
            sqlx::raw_sql(texts).execute(pool).await.unwrap();
        }
    }
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
}
