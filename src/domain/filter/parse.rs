//! The grammar. It recurses at parentheses alone, and those are counted.

use serde_json::Value;

use super::{
    Filter, InvalidFilter,
    typed::{self, Asked},
};
use crate::domain::AccountSchema;

pub fn filter(text: &str, schema: &AccountSchema) -> Result<Filter, InvalidFilter> {
    if text.chars().take(Filter::MAX_CHARACTERS + 1).count() > Filter::MAX_CHARACTERS {
        let what = format!("a filter must not be longer than {} characters", Filter::MAX_CHARACTERS);
        return Err(InvalidFilter { at: Filter::MAX_CHARACTERS, what });
    }
    let mut parser = Parser { text, at: 0, depth: 0, comparisons: 0, schema };
    let filter = parser.or()?;
    match parser.peek() {
        None => Ok(filter),
        Some(')') => Err(parser.wrong("a parenthesis closes that was not opened")),
        Some(_) => Err(parser.wrong("expected and, or, or the end")),
    }
}

struct Parser<'a> {
    text: &'a str,
    /// In bytes, always between two characters.
    at: usize,
    depth: usize,
    comparisons: usize,
    schema: &'a AccountSchema,
}

impl<'a> Parser<'a> {
    fn or(&mut self) -> Result<Filter, InvalidFilter> {
        let mut parts = vec![self.and()?];
        while self.take_keyword("or") {
            parts.push(self.and()?);
        }
        Ok(one_or(parts, Filter::Or))
    }

    fn and(&mut self) -> Result<Filter, InvalidFilter> {
        let mut parts = vec![self.part()?];
        while self.take_keyword("and") {
            parts.push(self.part()?);
        }
        Ok(one_or(parts, Filter::And))
    }

    fn part(&mut self) -> Result<Filter, InvalidFilter> {
        if self.peek() == Some('(') {
            return self.enclosed();
        }
        if self.take_keyword("not") {
            return match self.peek() {
                Some('(') => Ok(Filter::Not(Box::new(self.enclosed()?))),
                _ => Err(self.wrong("expected a parenthesis after not, as in not (status eq \"active\")")),
            };
        }
        self.comparison()
    }

    /// At an opening parenthesis.
    fn enclosed(&mut self) -> Result<Filter, InvalidFilter> {
        if self.depth == Filter::MAX_DEPTH {
            return Err(self.wrong(format!("parentheses must not be nested deeper than {}", Filter::MAX_DEPTH)));
        }
        let opened = self.at;
        self.at += 1;
        self.depth += 1;
        let inner = self.or()?;
        match self.peek() {
            Some(')') => self.at += 1,
            Some(_) => return Err(self.wrong("expected and, or, or a closing parenthesis")),
            None => return Err(self.wrong_at(opened, "this parenthesis is not closed")),
        }
        self.depth -= 1;
        Ok(inner)
    }

    fn comparison(&mut self) -> Result<Filter, InvalidFilter> {
        self.peek();
        let start = self.at;
        if self.comparisons == Filter::MAX_COMPARISONS {
            let what = format!("a filter must not have more than {} comparisons", Filter::MAX_COMPARISONS);
            return Err(self.wrong_at(start, what));
        }
        self.comparisons += 1;
        let attribute = typed::attribute(self.word(), self.schema).map_err(|what| self.wrong_at(start, what))?;
        self.peek();
        let start = self.at;
        let asked = Asked::parse(self.word()).map_err(|what| self.wrong_at(start, what))?;
        let operator = match asked {
            Asked::Present => return Ok(attribute.present()),
            Asked::Compares(operator) => operator,
        };
        typed::check(&attribute, operator).map_err(|what| self.wrong_at(start, what))?;
        self.peek();
        let start = self.at;
        let literal = self.literal()?;
        typed::comparison(attribute, operator, literal).map_err(|what| self.wrong_at(start, what))
    }

    /// A JSON string, number, boolean or null.
    fn literal(&mut self) -> Result<Value, InvalidFilter> {
        let start = self.at;
        let literal = if self.rest().starts_with('"') { self.quoted()? } else { self.word() };
        if literal.is_empty() {
            return Err(self.wrong_at(start, "expected a value, such as \"text\", 12, true or null"));
        }
        match serde_json::from_str(literal) {
            Ok(value @ (Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null)) => Ok(value),
            _ => {
                Err(self
                    .wrong_at(start, "is no value: texts stand in double quotes, with \\ before \" and \\, as in JSON"))
            }
        }
    }

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
        Err(self.wrong("this text has no closing quote"))
    }

    /// What stands before the next space, parenthesis or quote; perhaps nothing.
    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| is_space(c) || matches!(c, '(' | ')' | '"')).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    fn take_keyword(&mut self, keyword: &str) -> bool {
        self.peek();
        let start = self.at;
        let found = self.word().eq_ignore_ascii_case(keyword);
        if !found {
            self.at = start;
        }
        found
    }

    /// The next character that is no space.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_space).len();
        self.rest().chars().next()
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn wrong(&self, what: impl Into<String>) -> InvalidFilter {
        self.wrong_at(self.at, what)
    }

    fn wrong_at(&self, at: usize, what: impl Into<String>) -> InvalidFilter {
        InvalidFilter { at: self.text[..at].chars().count(), what: what.into() }
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

fn one_or(mut parts: Vec<Filter>, join: fn(Vec<Filter>) -> Filter) -> Filter {
    if parts.len() == 1 { parts.remove(0) } else { join(parts) }
}
