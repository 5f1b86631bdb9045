//! The table of limits in the guide.

use std::fs;

use crate::domain::message::kind::MessageKind;

#[test]
fn s05_the_table_of_kinds_is_the_one_in_the_guide() {
    let guide =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/messages.md")).unwrap();
    let rows: Vec<_> = guide
        .lines()
        .filter(|line| line.starts_with("| `") && line.matches('|').count() == 7)
        .collect();
    let expected: Vec<_> = MessageKind::ALL.iter().map(|kind| row_of(*kind)).collect();
    let beginning = |row: &str| row.split('|').nth(1).unwrap().to_owned();
    assert_eq!(
        rows.iter().map(|row| beginning(row)).collect::<Vec<_>>(),
        expected.iter().map(|row| beginning(row)).collect::<Vec<_>>()
    );
    for (row, expected) in rows.iter().zip(&expected) {
        assert!(row.starts_with(expected.as_str()), "{row}\nmust begin with\n{expected}");
    }
}

fn row_of(kind: MessageKind) -> String {
    let allowance = kind.allowance();
    let unlimited =
        if kind == MessageKind::Logout { "as sessions end" } else { "the settings say" };
    let to_one = allowance.to_one.map_or(unlimited.to_owned(), |most| most.to_string());
    let minutes = allowance.lifetime.as_secs() / 60;
    let lifetime = match minutes {
        ..60 => format!("{minutes} minutes"),
        1_440 => "1 day".to_owned(),
        _ => format!("{} days", minutes / 1_440),
    };
    let excess = if allowance.excess == crate::domain::message::kind::Excess::SummedUp {
        "summed up"
    } else {
        "refused"
    };
    format!(
        "| `{}` | {} | {to_one} | {excess} | {lifetime} |",
        kind.as_str(),
        allowance.payer.as_str()
    )
}
