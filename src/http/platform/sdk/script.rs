//! Scripts of the SDK, linked from the modules in `public/sdk/`. The server links them, so that a
//! build needs no Node.js.

use serde::Serialize;
use serde_json::json;

use crate::http::assets;

/// Modules of the SDK in the order of evaluation: each imports from earlier ones only.
const MODULES: [&str; 18] = [
    "settings.js",
    "texts.js",
    "dom.js",
    "remembered-login.js",
    "http.js",
    "webauthn.js",
    "ceremonies.js",
    "password.js",
    "autofill.js",
    "session.js",
    "account.js",
    "dialog.js",
    "widget-view.js",
    "widget.js",
    "render.js",
    "headless.js",
    "style.js",
    "methods.js",
];

/// Modules of the dialog, which the SDK imports when a page first opens it.
const DIALOG_MODULES: [&str; 4] =
    ["start-style.js", "start-frame.js", "start-screens.js", "start.js"];

/// Links the SDK into one function, so that it declares no global names. A page that loads the SDK
/// twice keeps its widgets.
pub fn sdk(codes: bool, english: &impl Serialize) -> String {
    let config = config_line(codes, english);
    let modules: String =
        MODULES.iter().map(|name| without_exports(&without_imports(&module(name)))).collect();
    format!(
        "(() => {{\n'use strict';\n{config}if (window.ownid && window.ownid.version) return;\n\
         {modules}}})();\n"
    )
}

/// Links the dialog, which remains a module.
pub fn dialog() -> String {
    DIALOG_MODULES.iter().map(|name| without_imports(&module(name))).collect()
}

/// TypeScript's description of the SDK, unchanged.
pub fn types() -> String {
    module("ownid.d.ts")
}

/// Declares the values that the modules get from the server. No text can end the JSON: it is data
/// in a script, and in HTML.
fn config_line(codes: bool, english: &impl Serialize) -> String {
    let config = json!({ "codes": codes, "english": english }).to_string();
    let escaped = config
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    format!("const CONFIG = {escaped};\n")
}

fn module(name: &str) -> String {
    let file =
        assets::find(&format!("sdk/{name}")).map(|file| file.data.into_owned()).unwrap_or_default();
    String::from_utf8(file).unwrap_or_default()
}

/// Removes the import declarations, which begin a line and may span several.
fn without_imports(module: &str) -> String {
    let mut linked = String::with_capacity(module.len());
    let mut in_import = false;
    for line in module.lines() {
        in_import |= line.starts_with("import ");
        if in_import {
            in_import = !line.ends_with(';');
        } else {
            linked.push_str(line);
            linked.push('\n');
        }
    }
    linked
}

/// Turns exported declarations into plain ones.
fn without_exports(module: &str) -> String {
    module.lines().flat_map(|line| [line.strip_prefix("export ").unwrap_or(line), "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use std::{
        collections::{BTreeMap, BTreeSet},
        ffi::OsString,
        fs,
        path::{Path, PathBuf},
    };

    use serde_json::Value;

    use super::*;

    #[test]
    fn hostile_texts_stay_data() {
        let texts = BTreeMap::from([
            ("login", "</script><!--<img src=x onerror=alert(1)>"),
            ("or", "\"; alert(1); //\\\n\r\u{2028}\u{2029}"),
            ("tip", "const CONFIG = {}; `${alert(1)}` '"),
        ]);

        let line = config_line(true, &texts);

        assert_eq!(line.lines().count(), 1);
        assert!(!line.contains(['<', '\u{2028}', '\u{2029}', '\r']));
        let json =
            line.strip_prefix("const CONFIG = ").and_then(|line| line.strip_suffix(";\n")).unwrap();
        let config: Value = serde_json::from_str(json).unwrap();
        assert_eq!(config, json!({ "codes": true, "english": texts }));
    }

    #[test]
    fn every_module_is_linked_and_none_twice() {
        let files = fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path());
        let scripts =
            files.filter(|path| path.extension().is_some_and(|extension| extension == "js"));
        let scripts: BTreeSet<_> =
            scripts.map(|path| path.file_name().unwrap().to_owned()).collect();
        let linked = MODULES.iter().chain(&DIALOG_MODULES);
        assert_eq!(linked.clone().count(), scripts.len());
        assert_eq!(linked.map(OsString::from).collect::<BTreeSet<_>>(), scripts);
    }

    #[test]
    fn a_module_imports_from_earlier_ones() {
        for modules in [&MODULES[..], &DIALOG_MODULES[..]] {
            for (at, name) in modules.iter().enumerate() {
                // Types come from any module. They are in comments, which are gone.
                let code = module(name);
                for imported in
                    code.split("from './").skip(1).filter_map(|rest| rest.split('\'').next())
                {
                    assert!(modules[..at].contains(&imported), "{name} imports {imported}");
                }
            }
        }
    }

    #[test]
    fn no_name_is_declared_by_two_modules() {
        for modules in [&MODULES[..], &DIALOG_MODULES[..]] {
            let mut declared = BTreeMap::new();
            for module in modules {
                let code = fs::read_to_string(folder().join(module)).unwrap();
                for name in code.lines().flat_map(declared_names) {
                    let other = declared.insert(name.to_owned(), *module);
                    assert!(other.is_none(), "{name} is declared in {other:?} and in {module}");
                }
            }
        }
    }

    #[test]
    fn nothing_of_the_modules_is_left_but_the_exports_of_the_dialog() {
        let sdk = sdk(false, &BTreeMap::<&str, &str>::new());
        for word in ["import ", "export ", "/*", "*/"] {
            let found = sdk.lines().find(|line| line.starts_with(word));
            assert!(found.is_none(), "{found:?}");
        }
        assert!(!sdk.contains("/** @"));

        let dialog = dialog();
        assert!(!dialog.lines().any(|line| line.starts_with("import ")));
        for name in ["start", "verifyCode"] {
            assert!(
                dialog.contains(&format!("\nexport function {name}(")),
                "{name} is not exported"
            );
        }
    }

    /// Names that an unindented line declares, including by a pattern, such as `const { src } = …`.
    fn declared_names(line: &str) -> Vec<&str> {
        let line = line.strip_prefix("export ").unwrap_or(line);
        let line = line.strip_prefix("async ").unwrap_or(line);
        let keywords = ["const ", "let ", "class ", "function "];
        let Some(rest) = keywords.iter().find_map(|keyword| line.strip_prefix(keyword)) else {
            return Vec::new();
        };
        let names = rest.split(['=', '(']).next().unwrap_or_default();
        let names = names.split(" extends ").next().unwrap_or_default();
        names
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|name| !name.is_empty())
            .collect()
    }

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("public/sdk")
    }
}
