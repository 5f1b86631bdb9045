//! The graph of a schema's references. A schema without cycles and with a small expansion cannot
//! make validation hang.

use std::collections::HashMap;

use super::{SchemaRefusal, refusal, structure::SchemaNode};

/// The maximum number of subschemas with all references expanded. Ten references to ten references
/// to ten … are a short text and much work.
const MAX_EXPANDED_SCHEMAS: u64 = 5000;

/// The maximum nesting of subschemas with all references expanded.
const MAX_EXPANDED_DEPTH: usize = 48;

/// Checks the references: that they lead to a schema, without a cycle, and the size of the
/// expansion.
pub fn refusals(nodes: &[SchemaNode]) -> Vec<SchemaRefusal> {
    let by_pointer: HashMap<&str, &SchemaNode> =
        nodes.iter().map(|node| (node.pointer.as_str(), node)).collect();
    let mut walk = GraphWalk {
        nodes: by_pointer,
        sizes: HashMap::new(),
        open: Vec::new(),
        refusals: Vec::new(),
    };
    let unknown = nodes.iter().filter(|node| {
        node.target.as_ref().is_some_and(|target| !walk.nodes.contains_key(target.as_str()))
    });
    let unknown: Vec<_> = unknown
        .map(|node| {
            refusal(reference_pointer(node), "unknown_ref", "refers to no schema in this document")
        })
        .collect();

    if let Some(size) = walk.size("") {
        walk.refuse_size(size);
    }
    unknown.into_iter().chain(walk.refusals).collect()
}

/// The size of a subschema with all references expanded.
#[derive(Clone, Copy)]
struct ExpandedSize {
    schemas: u64,
    depth: usize,
}

/// A depth-first walk through the references.
struct GraphWalk<'a> {
    nodes: HashMap<&'a str, &'a SchemaNode>,
    sizes: HashMap<&'a str, ExpandedSize>,
    /// The pointers on the current path.
    open: Vec<&'a str>,
    refusals: Vec<SchemaRefusal>,
}

impl<'a> GraphWalk<'a> {
    /// Returns the expanded size; `None` once something is refused, which ends the walk.
    fn size(&mut self, pointer: &'a str) -> Option<ExpandedSize> {
        if let Some(&size) = self.sizes.get(pointer) {
            return Some(size);
        }

        // An unknown pointer has been refused already.
        let node = *self.nodes.get(pointer)?;

        if self.open.contains(&pointer) {
            self.refusals.push(refusal(
                pointer,
                "recursive_ref",
                "must not refer to itself, neither directly nor through others",
            ));
            return None;
        }

        if self.open.len() >= MAX_EXPANDED_DEPTH {
            self.refuse_depth(pointer);
            return None;
        }

        self.open.push(pointer);
        let mut size = ExpandedSize { schemas: 1, depth: 0 };

        for next in node.children.iter().chain(&node.target) {
            let inner = self.size(next)?;
            size.schemas = size.schemas.saturating_add(inner.schemas);
            size.depth = size.depth.max(inner.depth);
        }

        size.depth += 1;
        self.open.pop();
        self.sizes.insert(pointer, size);

        Some(size)
    }

    fn refuse_size(&mut self, size: ExpandedSize) {
        if size.depth > MAX_EXPANDED_DEPTH {
            self.refuse_depth("");
        }
        if size.schemas > MAX_EXPANDED_SCHEMAS {
            let what = format!(
                "takes too much work: more than {MAX_EXPANDED_SCHEMAS} schemas with every $ref \
                 written out"
            );
            self.refusals.push(refusal("", "too_complex", what));
        }
    }

    fn refuse_depth(&mut self, pointer: &str) {
        let what =
            format!("nests more than {MAX_EXPANDED_DEPTH} schemas with every $ref written out");
        self.refusals.push(refusal(pointer, "too_deep", what));
    }
}

fn reference_pointer(node: &SchemaNode) -> String {
    format!("{}/$ref", node.pointer)
}
