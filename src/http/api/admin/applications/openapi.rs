//! Applications in requests, as the OpenAPI document describes them; `body` reads them.

use serde::Deserialize;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, OneOfBuilder, RefOr, Schema, Type, schema::SchemaType},
};

use crate::domain::{ApplicationKind, application::settings::ApplicationSettings};

#[derive(Debug, utoipa::IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes what `PathApplication` reads")]
pub(super) struct OneApplication {
    /// The id, which is the `client_id`.
    #[param(pattern = "^([a-z0-9][a-z0-9-]{0,62}|https?://[!-~]{1,505})$", example = "wiki")]
    id: String,
}

/// An application to be created: its settings, of which those that are missing have the default of
/// the kind, and what identifies it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "describes members that are read one by one")]
struct NewApplicationMembers {
    /// The `client_id`. Made of the name if it is missing.
    #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,62}$", example = "wiki")]
    id: Option<String>,
    /// The name that people see, without control characters.
    #[schema(
        min_length = 1,
        max_length = 64,
        pattern = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$",
        example = "Wiki"
    )]
    name: String,
    kind: ApplicationKind,
    #[schema(read_only)]
    declared: Option<bool>,
    #[schema(read_only)]
    unregistered: Option<bool>,
    #[schema(read_only)]
    created_at: Option<String>,
    #[schema(read_only)]
    updated_at: Option<String>,
}

/// The new state of an application. A response can be sent back: id and kind must then have their
/// current values, and the other read-only members are ignored.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "describes members that are read one by one")]
struct ChangedApplicationMembers {
    /// The name that people see, without control characters. Required in a PUT.
    #[schema(
        value_type = String,
        required = false,
        min_length = 1,
        max_length = 64,
        pattern = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$",
        example = "Wiki"
    )]
    name: Option<String>,
    #[schema(read_only)]
    id: Option<String>,
    #[schema(read_only)]
    kind: Option<String>,
    #[schema(read_only)]
    declared: Option<bool>,
    #[schema(read_only)]
    unregistered: Option<bool>,
    #[schema(read_only)]
    created_at: Option<String>,
    #[schema(read_only)]
    updated_at: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "describes the member that `rotate` reads")]
pub(super) struct SecretRotation {
    /// True to end the previous secret at once, as after a leak.
    #[schema(default = false)]
    ends_previous: Option<bool>,
}

/// The body that creates an application.
#[derive(Debug)]
pub(super) struct ApplicationCreation;

impl PartialSchema for ApplicationCreation {
    fn schema() -> RefOr<Schema> {
        beside_settings(NewApplicationMembers::schema(), SettingsMembers::Optional)
    }
}

impl ToSchema for ApplicationCreation {
    fn name() -> std::borrow::Cow<'static, str> {
        "NewApplication".into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        NewApplicationMembers::schemas(schemas);
        ApplicationSettings::schemas(schemas);
    }
}

/// The body that changes an application.
#[derive(Debug)]
pub(super) struct ApplicationChange;

impl PartialSchema for ApplicationChange {
    fn schema() -> RefOr<Schema> {
        beside_settings(ChangedApplicationMembers::schema(), SettingsMembers::Optional)
    }
}

impl ToSchema for ApplicationChange {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        ChangedApplicationMembers::schemas(schemas);
        ApplicationSettings::schemas(schemas);
    }
}

/// The settings among the members of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SettingsMembers {
    /// All of them, as in responses.
    Present,
    /// Any of them, or null for a default, as in requests.
    Optional,
}

/// The schema of an object that has the settings of an application among its members. They stand in
/// one object, because the members of `allOf` could not refuse what they do not know.
pub(super) fn beside_settings(object: RefOr<Schema>, members: SettingsMembers) -> RefOr<Schema> {
    let (RefOr::T(Schema::Object(mut object)), RefOr::T(Schema::Object(settings))) =
        (object, ApplicationSettings::schema())
    else {
        return ApplicationSettings::schema();
    };

    match members {
        SettingsMembers::Present => {
            object.properties.extend(settings.properties);
            object.required.extend(settings.required);
        }
        SettingsMembers::Optional => {
            let optional = settings.properties.into_iter();
            object.properties.extend(optional.map(|(name, member)| (name, nullable(member))));
        }
    }
    RefOr::T(Schema::Object(object))
}

/// The same schema, which also admits null.
fn nullable(schema: RefOr<Schema>) -> RefOr<Schema> {
    let with_null = |admitted: SchemaType| match admitted {
        SchemaType::Type(one) if one != Type::Null => SchemaType::from_iter([one, Type::Null]),
        admitted => admitted,
    };

    match schema {
        RefOr::Ref(reference) => {
            let null = ObjectBuilder::new().schema_type(Type::Null);
            RefOr::T(OneOfBuilder::new().item(null).item(reference).into())
        }
        RefOr::T(Schema::Object(mut object)) => {
            object.schema_type = with_null(object.schema_type);
            RefOr::T(Schema::Object(object))
        }
        RefOr::T(Schema::Array(mut array)) => {
            array.schema_type = with_null(array.schema_type);
            RefOr::T(Schema::Array(array))
        }
        other @ RefOr::T(_) => other,
    }
}
