// SPDX-License-Identifier: Apache-2.0
//! Values of an item's keys, with the errors that wrong ones give.

use crate::collector::{At, Step, Str};
use crate::finding::{Code, Context, Finding, Item};
use crate::source::{Origin, Place, Text};
use crate::yaml::{self, Node, Value};
use eyas_filter::ast::Span;
use std::sync::Arc;

/// The text that stands for a node: a scalar, the first key of a map, the start of a sequence.
pub(crate) fn span_of(node: &Node) -> Span {
    match &node.value {
        Value::Map(m) => m.first().map_or(Span::new(node.content, node.content), |(k, _)| span_of(k)),
        Value::Seq(_) => Span::new(node.content, node.content + 1),
        Value::Null | Value::Scalar { .. } => Span::new(node.content, node.end.max(node.content)),
    }
}

/// A map, as the place where keys are looked up.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'n> {
    pub(crate) file: usize,
    pub(crate) node: &'n Arc<Node>,
    /// The context of errors about the map.
    pub(crate) context: &'n Arc<Context>,
}

impl<'n> Fields<'n> {
    pub(crate) fn place(&self, node: &Node) -> Place {
        Place { file: self.file, span: span_of(node) }
    }

    pub(crate) fn at(&self) -> At {
        At { context: Arc::clone(self.context), place: self.place(self.node) }
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.node.get(key).is_some()
    }

    /// The place of a key itself.
    pub(crate) fn key_place(&self, key: &str) -> Place {
        let found = self.node.entries().iter().find(|(k, _)| k.scalar() == Some(key));
        self.place(found.map_or(self.node, |(k, _)| k))
    }

    fn missing<T>(&self, key: &str) -> Step<T> {
        self.at().error(Code::YamlValidate, format!("Item has no mapping for key '{key}'")).map_err(|e: Box<Finding>| {
            let keys = self.node.entries().iter().filter_map(|(k, _)| k.scalar());
            match eyas_filter::suggest::nearest(key, keys) {
                Some(near) => Box::new(e.help(format!("did you mean '{key}' where '{near}' stands?"))),
                None => Box::new(e.help(format!("add '{key}: …'"))),
            }
        })
    }

    /// The context of a key's value.
    pub(crate) fn value_at(&self, key: &str, value: &Node) -> At {
        At { context: self.context.inner(Item::ValueFor, key, value.start), place: self.place(value) }
    }

    /// A scalar that must be there.
    pub(crate) fn scalar(&self, key: &str) -> Step<&'n Arc<Node>> {
        let Some(value) = self.node.get(key) else { return self.missing(key) };
        if value.is_null() {
            let at = At { context: Arc::clone(self.context), place: self.key_place(key) };
            return at.error(Code::YamlValidate, format!("Mapping for key '{key}' is empty"));
        }
        match value.scalar() {
            None => self.value_at(key, value).error(Code::YamlValidate, "Value is not a scalar value"),
            Some("") => self.value_at(key, value).error(Code::YamlValidate, "Value must be non-empty"),
            Some(_) => Ok(value),
        }
    }

    pub(crate) fn string(&self, key: &str) -> Step<String> {
        Ok(self.scalar(key)?.scalar().unwrap_or("").to_owned())
    }

    /// A scalar with its origin.
    pub(crate) fn text(&self, key: &str) -> Step<Text> {
        let node = self.scalar(key)?;
        let mut text = Text::default();
        text.push(node.scalar().unwrap_or(""), Some(Origin::new(self.file, node)));
        Ok(text)
    }

    pub(crate) fn optional_string(&self, key: &str) -> Step<Option<String>> {
        if self.has(key) { self.string(key).map(Some) } else { Ok(None) }
    }

    fn converted<T>(&self, key: &str, convert: fn(&str) -> Option<T>, what: &str) -> Step<T> {
        let node = self.scalar(key)?;
        match convert(node.scalar().unwrap_or("")) {
            Some(v) => Ok(v),
            None => self
                .value_at(key, node)
                .error(Code::YamlValidate, "Can't decode YAML scalar value")
                .map_err(|e: Box<Finding>| Box::new(e.help(format!("'{key}' takes {what}")))),
        }
    }

    pub(crate) fn boolean(&self, key: &str) -> Step<bool> {
        self.converted(key, yaml::boolean, "true or false")
    }

    pub(crate) fn optional_boolean(&self, key: &str, default: bool) -> Step<bool> {
        if self.has(key) { self.boolean(key) } else { Ok(default) }
    }

    pub(crate) fn unsigned(&self, key: &str) -> Step<u32> {
        self.converted(key, yaml::unsigned, "a number from 0 to 4294967295")
    }

    /// A sequence of scalars.
    pub(crate) fn strings(&self, key: &str) -> Step<Vec<Str>> {
        let Some(value) = self.node.get(key) else { return self.missing(key) };
        let at = self.value_at(key, value);
        let Value::Seq(items) = &value.value else {
            return at
                .error(Code::YamlValidate, "Value is not a sequence")
                .map_err(|e: Box<Finding>| Box::new(e.help(format!("write '{key}: [a, b]', or one '- item' a line"))));
        };
        items.iter().map(|item| self.item(item, &at)).collect()
    }

    fn item(&self, item: &Arc<Node>, parent: &At) -> Step<Str> {
        match &item.value {
            Value::Scalar { text, .. } => Ok(Str { text: text.to_string(), origin: Some(Origin::new(self.file, item)) }),
            // A word that means null in YAML is a text here, as written.
            Value::Null | Value::Seq(_) | Value::Map(_) => {
                let context = parent.context.inner(Item::ListItem, "", item.start);
                At { context, place: self.place(item) }.error(Code::YamlValidate, "sequence value is not scalar")
            }
        }
    }
}
