//! How far the references of a schema lead. A schema without circles whose expansion is small cannot hang a validation.

use std::collections::HashMap;

use super::{SchemaRefusal, outline::Place, refusal};

/// How many subschemas a schema may have when every reference is written out: ten references to ten references to ten …
/// are a short text and much work.
const MOST_EXPANDED: u64 = 5000;

/// How many subschemas may stand in one another when every reference is written out.
const DEEPEST: usize = 48;

pub fn refusals(places: &[Place]) -> Vec<SchemaRefusal> {
    let by_pointer: HashMap<&str, &Place> = places.iter().map(|place| (place.pointer.as_str(), place)).collect();
    let mut walk = Walk { places: by_pointer, sizes: HashMap::new(), open: Vec::new(), refusals: Vec::new() };
    let unknown = places
        .iter()
        .filter(|place| place.target.as_ref().is_some_and(|target| !walk.places.contains_key(target.as_str())));
    let unknown: Vec<_> =
        unknown.map(|place| refusal(reference(place), "unknown_ref", "leads to no schema in this document")).collect();
    if let Some(size) = walk.size("") {
        walk.refuse_size(size);
    }
    unknown.into_iter().chain(walk.refusals).collect()
}

#[derive(Clone, Copy)]
struct Size {
    schemas: u64,
    depth: usize,
}

struct Walk<'a> {
    places: HashMap<&'a str, &'a Place>,
    sizes: HashMap<&'a str, Size>,
    open: Vec<&'a str>,
    refusals: Vec<SchemaRefusal>,
}

impl<'a> Walk<'a> {
    /// None once something was refused, which ends the walk.
    fn size(&mut self, pointer: &'a str) -> Option<Size> {
        if let Some(&size) = self.sizes.get(pointer) {
            return Some(size);
        }
        // Not there: `refusals` has said so.
        let place = *self.places.get(pointer)?;
        if self.open.contains(&pointer) {
            self.refusals.push(refusal(
                pointer,
                "recursive_ref",
                "must not refer to itself, not through others either",
            ));
            return None;
        }
        if self.open.len() >= DEEPEST {
            self.refuse_depth(pointer);
            return None;
        }
        self.open.push(pointer);
        let mut size = Size { schemas: 1, depth: 0 };
        for next in place.children.iter().chain(&place.target) {
            let inner = self.size(next)?;
            size.schemas = size.schemas.saturating_add(inner.schemas);
            size.depth = size.depth.max(inner.depth);
        }
        size.depth += 1;
        self.open.pop();
        self.sizes.insert(pointer, size);
        Some(size)
    }

    fn refuse_size(&mut self, size: Size) {
        if size.depth > DEEPEST {
            self.refuse_depth("");
        }
        if size.schemas > MOST_EXPANDED {
            let what = format!("asks for too much work: more than {MOST_EXPANDED} schemas with every $ref written out");
            self.refusals.push(refusal("", "too_complex", what));
        }
    }

    fn refuse_depth(&mut self, pointer: &str) {
        let what = format!("nests more than {DEEPEST} schemas with every $ref written out");
        self.refusals.push(refusal(pointer, "too_deep", what));
    }
}

fn reference(place: &Place) -> String {
    format!("{}/$ref", place.pointer)
}
