//! The layers: no file names a module above its own layer, a layer that it must not know, or a
//! crate of another layer.

use std::path::Path;

use super::tidy::{files, root};

/// A layer, and all that it may name: modules of this crate, and none of these other crates.
struct Layer {
    /// A folder or a file below `src`.
    path: &'static str,
    /// Modules, or parts of modules.
    may_name: &'static [&'static str],
    /// Crates and paths that belong to other layers.
    must_not_name: &'static [&'static str],
}

/// The layers from the lowest up. Every layer may name itself and the tests' clock.
const LAYERS: &[Layer] = &[
    Layer { path: "domain", may_name: &[], must_not_name: &["axum", "tokio", "leptos", "sqlx"] },
    Layer {
        path: "geoip.rs",
        may_name: &["domain"],
        must_not_name: &["axum", "tokio", "leptos", "sqlx"],
    },
    Layer {
        path: "config",
        may_name: &["domain", "geoip", "runtime::clock", "runtime::random"],
        must_not_name: &["axum", "tokio", "leptos", "sqlx"],
    },
    Layer {
        path: "runtime",
        may_name: &["config", "domain"],
        must_not_name: &["axum", "leptos", "sqlx"],
    },
    Layer {
        path: "store",
        may_name: &["config", "domain", "on", "runtime::metrics", "runtime::traces"],
        must_not_name: &["axum", "leptos"],
    },
    Layer {
        path: "delivery",
        may_name: &["config", "domain", "runtime::http_client"],
        must_not_name: &["axum", "leptos", "sqlx"],
    },
    // It reaches accounts by signed callbacks alone, and has tables of its own.
    Layer {
        path: "platform",
        may_name: &[
            "config",
            "domain",
            "on",
            "runtime",
            "store::Database",
            "store::DatabaseFailure",
            "store::Tx",
            "store::db::values",
            "store::messages::dummy_writes",
        ],
        must_not_name: &["axum", "leptos"],
    },
    Layer {
        path: "server.rs",
        may_name: &["config", "delivery", "domain", "platform", "runtime", "store"],
        must_not_name: &["axum", "leptos", "sqlx"],
    },
    Layer {
        path: "service",
        may_name: &["config", "delivery", "domain", "runtime", "server", "store"],
        must_not_name: &["axum", "leptos", "sqlx"],
    },
    Layer {
        path: "journeys",
        may_name: &["config", "domain", "platform", "runtime", "server", "service", "store"],
        must_not_name: &["axum", "leptos", "sqlx"],
    },
    Layer {
        path: "http",
        may_name: &["config", "domain", "journeys", "platform", "runtime", "server", "service"],
        must_not_name: &["sqlx"],
    },
    Layer {
        path: "startup.rs",
        may_name: &[
            "config", "domain", "http", "journeys", "platform", "runtime", "server", "service",
        ],
        must_not_name: &["sqlx"],
    },
    Layer {
        path: "cli",
        may_name: &[
            "config",
            "delivery",
            "domain",
            "http",
            "journeys",
            "platform",
            "runtime",
            "server",
            "service",
            "startup",
            "store::Database",
            "store::db",
        ],
        must_not_name: &["axum::extract", "sqlx"],
    },
];

impl Layer {
    /// The module of the layer, by which its own files name each other.
    fn module(&self) -> &str {
        self.path.trim_end_matches(".rs")
    }

    /// The first path in this source that the layer must not name.
    fn violation(&self, source: &str) -> Option<String> {
        paths(source).into_iter().find(|path| match path.strip_prefix("crate::") {
            Some(module) => {
                !is_within(module, self.module())
                    && !self.may_name.iter().any(|allowed| is_within(module, allowed))
            }
            None => self.must_not_name.iter().any(|foreign| is_within(path, foreign)),
        })
    }
}

#[test]
fn no_layer_names_a_layer_above_it() {
    let app = Layer {
        path: "app",
        may_name: &[],
        must_not_name: &["vestibule", "axum", "sqlx", "tokio"],
    };
    for (path, source) in files("app/src", "rs") {
        let of_this_crate = source.replace("crate::", "self::");
        assert_eq!(app.violation(&of_this_crate), None, "{}", path.display());
    }

    for (path, source) in files("src", "rs") {
        let file = path.strip_prefix(root().join("src")).unwrap();
        let layer = LAYERS.iter().find(|layer| file.starts_with(layer.path));
        match layer {
            Some(layer) => assert_eq!(layer.violation(&source), None, "{}", path.display()),
            None => assert!(is_outside(file), "{} belongs to no layer", path.display()),
        }
    }
}

/// True for the files around the layers.
fn is_outside(file: &Path) -> bool {
    file.starts_with("tests")
        || ["build.rs", "lib.rs", "main.rs"].iter().any(|name| file == Path::new(name))
}

#[test]
fn the_check_sees_through_grouped_imports() {
    let http = LAYERS.iter().find(|layer| layer.path == "http").unwrap();
    let grouped = concat!(
        "use crate::{\n    domain::LoginId,\n    store::{\n",
        "        accounts::changes::Address,\n        Database,\n    },\n};"
    );
    assert_eq!(http.violation(grouped).unwrap(), "crate::store::accounts::changes::Address");
    assert_eq!(http.violation("fn f() { crate::store::open() }").unwrap(), "crate::store::open");
    assert_eq!(http.violation("use crate::{domain::LoginId, http::error::Problem};"), None);

    let service = LAYERS.iter().find(|layer| layer.path == "service").unwrap();
    assert_eq!(service.violation("use axum::{Router, extract::State};").unwrap(), "axum::Router");
    assert_eq!(
        service.violation("async fn f() { sqlx::query_as(\"\") }").unwrap(),
        "sqlx::query_as"
    );
    assert_eq!(service.violation("// crate::http is above us"), None);
}

/// True if the path is this module or one within it.
fn is_within(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Every path in this source, with its imports expanded. Comments name no path.
fn paths(source: &str) -> Vec<String> {
    let code: String = source
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n");
    let mut paths = Vec::new();
    let mut rest = String::new();

    for (index, statement) in code.split("use ").enumerate() {
        let (tree, code) = if index == 0 {
            ("", statement)
        } else {
            statement.split_once(';').unwrap_or(("", statement))
        };
        paths.extend(expand(tree));
        rest.push_str(code);
        rest.push('\n');
    }

    let is_part_of_path = |character: char| character.is_alphanumeric() || "_:".contains(character);
    paths.extend(
        rest.split(|character| !is_part_of_path(character))
            .filter(|path| path.contains("::"))
            .map(str::to_owned),
    );
    paths
}

/// The paths that a tree of imports names: `a::{b, c::{d, e}}` names `a::b`, `a::c::d` and
/// `a::c::e`.
fn expand(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((prefix, group)) = tree.split_once('{') else {
        return if tree.is_empty() { Vec::new() } else { vec![tree.to_owned()] };
    };
    let group = group.rsplit_once('}').map_or(group, |(group, _)| group);

    let mut depth = 0;
    let members = group.split(|character| {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        character == ',' && depth == 0
    });
    members.flat_map(expand).map(|member| format!("{prefix}{member}")).collect()
}
