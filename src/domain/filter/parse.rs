//! The parser of the filter grammar. Only parentheses make it recurse, and their nesting is
//! limited.

use serde_json::Value;

use super::{
    Filter, InvalidFilter,
    typed::{self, ParsedOperator},
};
use crate::domain::AccountSchema;

/// Parses a filter.
pub fn filter(text: &str, schema: &AccountSchema) -> Result<Filter, InvalidFilter> {
    if text.chars().take(Filter::MAX_CHARACTERS + 1).count() > Filter::MAX_CHARACTERS {
        let what =
            format!("a filter must not be longer than {} characters", Filter::MAX_CHARACTERS);
        return Err(InvalidFilter { at: Filter::MAX_CHARACTERS, what });
    }
    let mut parser = Parser { text, at: 0, depth: 0, comparisons: 0, schema };
    let filter = parser.parse_or()?;

    match parser.peek() {
        None => Ok(filter),
        Some(')') => Err(parser.error("a closing parenthesis without an opening one")),
        Some(_) => Err(parser.error("expected and, or, or the end")),
    }
}

struct Parser<'a> {
    text: &'a str,
    /// The position in bytes, always at a character boundary.
    at: usize,
    depth: usize,
    comparisons: usize,
    schema: &'a AccountSchema,
}

impl<'a> Parser<'a> {
    fn parse_or(&mut self) -> Result<Filter, InvalidFilter> {
        let mut parts = vec![self.parse_and()?];
        while self.take_keyword("or") {
            parts.push(self.parse_and()?);
        }
        Ok(single_or_joined(parts, Filter::Or))
    }

    fn parse_and(&mut self) -> Result<Filter, InvalidFilter> {
        let mut parts = vec![self.parse_part()?];
        while self.take_keyword("and") {
            parts.push(self.parse_part()?);
        }
        Ok(single_or_joined(parts, Filter::And))
    }

    fn parse_part(&mut self) -> Result<Filter, InvalidFilter> {
        if self.peek() == Some('(') {
            return self.parse_parenthesised();
        }
        if self.take_keyword("not") {
            return match self.peek() {
                Some('(') => Ok(Filter::Not(Box::new(self.parse_parenthesised()?))),
                _ => Err(self
                    .error("expected a parenthesis after not, as in not (status eq \"active\")")),
            };
        }
        self.parse_comparison()
    }

    /// Parses a filter in parentheses, from the opening one.
    fn parse_parenthesised(&mut self) -> Result<Filter, InvalidFilter> {
        if self.depth == Filter::MAX_DEPTH {
            return Err(self.error(format!(
                "parentheses must not be nested deeper than {}",
                Filter::MAX_DEPTH
            )));
        }
        let opened = self.at;
        self.at += 1;
        self.depth += 1;
        let inner = self.parse_or()?;

        match self.peek() {
            Some(')') => self.at += 1,
            Some(_) => return Err(self.error("expected and, or, or a closing parenthesis")),
            None => return Err(self.error_at(opened, "this parenthesis is not closed")),
        }
        self.depth -= 1;
        Ok(inner)
    }

    fn parse_comparison(&mut self) -> Result<Filter, InvalidFilter> {
        self.peek();
        let start = self.at;
        if self.comparisons == Filter::MAX_COMPARISONS {
            let what =
                format!("a filter must not have more than {} comparisons", Filter::MAX_COMPARISONS);
            return Err(self.error_at(start, what));
        }
        self.comparisons += 1;
        let attribute = typed::parse_attribute(self.word(), self.schema)
            .map_err(|what| self.error_at(start, what))?;
        self.peek();
        let start = self.at;
        let operator =
            ParsedOperator::parse(self.word()).map_err(|what| self.error_at(start, what))?;
        let operator = match operator {
            ParsedOperator::Present => return Ok(attribute.present()),
            ParsedOperator::Compares(operator) => operator,
        };
        typed::check_operator(&attribute, operator).map_err(|what| self.error_at(start, what))?;

        self.peek();
        let start = self.at;
        let literal = self.parse_literal()?;
        typed::comparison(attribute, operator, literal).map_err(|what| self.error_at(start, what))
    }

    /// Parses a JSON string, number, boolean or null.
    fn parse_literal(&mut self) -> Result<Value, InvalidFilter> {
        let start = self.at;
        let literal = if self.rest().starts_with('"') { self.quoted()? } else { self.word() };
        if literal.is_empty() {
            return Err(
                self.error_at(start, "expected a value, such as \"text\", 12, true or null")
            );
        }
        match serde_json::from_str(literal) {
            Ok(value @ (Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null)) => {
                Ok(value)
            }
            _ => Err(self.error_at(
                start,
                "is not a value: texts are in double quotes, with \\ before \" and \\, as in JSON",
            )),
        }
    }

    /// Takes a text in quotes, including the quotes.
    fn quoted(&mut self) -> Result<&'a str, InvalidFilter> {
        let rest = self.rest();
        let mut escaped = false;

        for (index, c) in rest.char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    self.at += index + 1;
                    return Ok(&rest[..=index]);
                }
                _ => {}
            }
        }

        Err(self.error("this text has no closing quote"))
    }

    /// Takes the characters before the next space, parenthesis or quote; possibly none.
    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| is_space(c) || matches!(c, '(' | ')' | '"')).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn take_keyword(&mut self, keyword: &str) -> bool {
        self.peek();
        let start = self.at;
        let is_found = self.word().eq_ignore_ascii_case(keyword);
        if !is_found {
            self.at = start;
        }
        is_found
    }

    /// Skips spaces and returns the next character without taking it.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_space).len();
        self.rest().chars().next()
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn error(&self, what: impl Into<String>) -> InvalidFilter {
        self.error_at(self.at, what)
    }

    fn error_at(&self, at: usize, what: impl Into<String>) -> InvalidFilter {
        InvalidFilter { at: self.text[..at].chars().count(), what: what.into() }
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

fn single_or_joined(mut parts: Vec<Filter>, join: fn(Vec<Filter>) -> Filter) -> Filter {
    if parts.len() == 1 { parts.remove(0) } else { join(parts) }
}
