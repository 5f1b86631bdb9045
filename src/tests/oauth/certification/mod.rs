//! Certification: the modules of the OpenID Foundation's conformance suite by their names, in the
//! plans Basic, Form Post Basic and Config. docs/conformance.md lists them.

mod basic;
mod config;
mod form_post;
mod logins;
mod plan;
mod tolerated;

use crate::tests::house::tidy;

/// Makes each module a test of the plan Basic on both databases, and all of them one of the plan
/// Form Post.
macro_rules! modules {
    ($($name:ident),+ $(,)?) => {
        pub(super) const MODULES: &[&str] = &[$(stringify!($name)),+];

        mod plan_basic {
            use crate::tests::{
                oauth::certification::plan::{Plan, ResponsePlan, with_named_person},
                support::harness::{TestDatabase, on_both},
            };

            $(async fn $name(database: TestDatabase) {
                let app = with_named_person(database).await;
                super::$name(&Plan::new(&app, ResponsePlan::Query).await).await;
            })+

            on_both!($($name),+);
        }

        /// Runs every module, and says which one.
        pub(super) async fn all(app: &App, response: ResponsePlan) {
            $(
                println!("module {}", stringify!($name));
                $name(&Plan::new(app, response).await).await;
            )+
        }
    };
}
pub(super) use modules;

#[test]
fn every_module_is_documented() {
    let guide = std::fs::read_to_string(tidy::root().join("docs/conformance.md")).unwrap();
    let modules = [basic::MODULES, logins::MODULES, tolerated::MODULES, config::MODULES];
    for module in modules.iter().copied().flatten() {
        let name = module.replace('_', "-");
        assert!(guide.contains(&format!("`{name}`")), "docs/conformance.md lacks {name}");
    }
    assert!(modules.iter().map(|modules| modules.len()).sum::<usize>() >= 36);
}
