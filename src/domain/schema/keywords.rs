//! Keywords of JSON Schema (2020-12) that a schema may have, by the kind of their values.

/// Keywords whose value is a schema.
pub const SCHEMA_KEYWORDS: [&str; 11] = [
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Keywords whose value is a list of schemas.
pub const SCHEMA_LIST_KEYWORDS: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];

/// Keywords whose value is an object with schemas as its members.
pub const SCHEMA_MAP_KEYWORDS: [&str; 4] =
    ["$defs", "dependentSchemas", "patternProperties", "properties"];

/// Keywords whose value contains no schema.
pub const DATA_KEYWORDS: [&str; 33] = [
    "$comment",
    "$ref",
    "$schema",
    "const",
    "contentEncoding",
    "contentMediaType",
    "default",
    "dependentRequired",
    "deprecated",
    "description",
    "enum",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
    "readOnly",
    "required",
    "title",
    "type",
    "uniqueItems",
    "writeOnly",
];

/// Keywords by which a reference could mean something other than a JSON Pointer.
pub const REFERENCE_KEYWORDS: [&str; 5] =
    ["$anchor", "$dynamicAnchor", "$dynamicRef", "$id", "$vocabulary"];
