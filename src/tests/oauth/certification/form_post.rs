//! The plan Form Post Basic: every module of the plan Basic again, with `response_mode=form_post`.

use super::{
    basic, logins,
    plan::{ResponsePlan, with_named_person},
    tolerated,
};
use crate::tests::support::harness::{TestDatabase, on_both};

on_both!(
    form_post_of_each_module_of_the_code_flow,
    form_post_of_each_module_of_logins,
    form_post_of_each_module_of_tolerated_parameters,
);

async fn form_post_of_each_module_of_the_code_flow(database: TestDatabase) {
    basic::all(&with_named_person(database).await, ResponsePlan::FormPost).await;
}

async fn form_post_of_each_module_of_logins(database: TestDatabase) {
    logins::all(&with_named_person(database).await, ResponsePlan::FormPost).await;
}

async fn form_post_of_each_module_of_tolerated_parameters(database: TestDatabase) {
    tolerated::all(&with_named_person(database).await, ResponsePlan::FormPost).await;
}
