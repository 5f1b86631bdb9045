//! Scripts that browsers get, as far as `tsc` and Biome do not hold them.

use super::tidy::files;

/// Longest line, in characters. The formatter breaks code, and leaves comments and texts as they
/// are.
const MAX_LINE_CHARS: usize = 120;

#[test]
fn the_types_of_every_script_are_checked() {
    for (path, script) in files("public", "js") {
        assert!(script.starts_with("// @ts-check\n"), "{} is not checked by tsc", path.display());
    }
}

#[test]
fn lines_of_scripts_are_short_enough_to_read() {
    for (path, script) in files("public", "js").into_iter().chain(files("public", "ts")) {
        let long = script.lines().find(|line| line.chars().count() > MAX_LINE_CHARS);
        assert!(long.is_none(), "{} has a longer line: {long:?}", path.display());
    }
}
