// SPDX-License-Identifier: Apache-2.0
//! From tokens to documents.

use super::scalar::Form;
use super::scan::{Kind, Scanner, Token};
use super::{Node, Style, Value, YamlError};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Nesting that reaches this is an error.
const MAX_DEPTH: usize = 500;

/// A node with more nodes in it, those behind aliases counted each time, is an error: readers follow aliases.
const MAX_SIZE: usize = 2_000_000;

/// The documents of a text.
#[derive(Debug)]
pub(crate) struct Documents {
    pub(crate) nodes: Vec<Arc<Node>>,
    /// Where the text goes on behind an empty document. The reference's reader stops there.
    pub(crate) unread: Option<usize>,
}

/// Reads documents up to the first empty one.
pub(super) fn documents(text: &str) -> Result<Documents, YamlError> {
    let mut b = Builder { scanner: Scanner::new(text), last_end: 0, depth: 0, in_flow_seq: Vec::new(), anchors: Anchors::default() };
    let mut directives = Directives::default();
    let mut nodes = Vec::new();
    loop {
        directives.read(&mut b.scanner)?;
        if b.kind()?.is_none() {
            return Ok(Documents { nodes, unread: None });
        }
        let node = b.document()?;
        if node.is_null() {
            // What is wrong behind it is not looked at.
            let unread = b.scanner.peek().map_or_else(|e| Some(e.at), |t| t.map(|t| t.start));
            return Ok(Documents { nodes, unread });
        }
        nodes.push(node);
    }
}

/// What `%` lines said before a document.
#[derive(Default)]
struct Directives {
    version: bool,
    handles: HashSet<String>,
}

impl Directives {
    fn read(&mut self, scanner: &mut Scanner<'_>) -> Result<(), YamlError> {
        let mut first = true;
        while scanner.peek()?.is_some_and(|t| t.kind == Kind::Directive) {
            let Some(token) = scanner.pop() else { return Ok(()) };
            if std::mem::take(&mut first) {
                *self = Directives::default();
            }
            let words: Vec<&str> = token.text.split([' ', '\t']).filter(|w| !w.is_empty()).collect();
            let wrong = |message: &str| Err(YamlError::new(message, token.start));
            match words.as_slice() {
                ["%YAML", version] => {
                    let known = version
                        .split_once('.')
                        .is_some_and(|(a, b)| a.parse::<u32>().is_ok_and(|major| major <= 1) && b.parse::<u32>().is_ok());
                    if !known {
                        return wrong("no such version of YAML is known");
                    }
                    if std::mem::replace(&mut self.version, true) {
                        return wrong("the version of YAML is given twice");
                    }
                }
                ["%YAML", ..] => return wrong("%YAML takes a version"),
                ["%TAG", handle, _] if self.handles.insert((*handle).to_owned()) => {}
                ["%TAG", _, _] => return wrong("a tag's handle is given twice"),
                ["%TAG", ..] => return wrong("%TAG takes a handle and a prefix"),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Nodes with names, in one document.
#[derive(Default)]
struct Anchors {
    by_name: HashMap<String, usize>,
    /// None while the node is being read.
    nodes: Vec<Option<Arc<Node>>>,
}

struct Builder<'t> {
    scanner: Scanner<'t>,
    /// The end of the last token.
    last_end: usize,
    depth: usize,
    /// Of each open collection: whether it is a sequence in brackets.
    in_flow_seq: Vec<bool>,
    anchors: Anchors,
}

type Built = Result<Arc<Node>, YamlError>;

fn node(value: Value, start: usize, content: usize, end: usize) -> Arc<Node> {
    let size = match &value {
        Value::Null | Value::Scalar { .. } => 1,
        Value::Seq(items) => items.iter().fold(1usize, |n, i| n.saturating_add(i.size)),
        Value::Map(entries) => entries.iter().fold(1usize, |n, (k, v)| n.saturating_add(k.size).saturating_add(v.size)),
    };
    Arc::new(Node { value, start, content, end, size })
}

impl Builder<'_> {
    fn kind(&mut self) -> Result<Option<Kind>, YamlError> {
        Ok(self.scanner.peek()?.map(|t| t.kind))
    }

    fn pop(&mut self) -> Option<Token> {
        let token = self.scanner.pop()?;
        self.last_end = token.end;
        Some(token)
    }

    /// Takes the next token if it is of this kind.
    fn eat(&mut self, kind: Kind) -> Result<bool, YamlError> {
        let found = self.kind()? == Some(kind);
        if found {
            self.pop();
        }
        Ok(found)
    }

    /// Where the next token starts, or the text ends.
    fn here(&mut self) -> Result<usize, YamlError> {
        let start = self.scanner.peek()?.map(|t| t.start);
        Ok(start.unwrap_or(self.scanner.input.pos))
    }

    fn unexpected<T>(&mut self, message: &str) -> Result<T, YamlError> {
        let at = self.here()?;
        Err(YamlError::new(message, at))
    }

    /// A missing node; the mark is that of what stands in its place.
    fn null(&self, start: usize) -> Arc<Node> {
        node(Value::Null, start, self.last_end, self.last_end)
    }

    fn document(&mut self) -> Built {
        self.anchors = Anchors::default();
        self.eat(Kind::DocumentStart)?;
        let root = self.node()?;
        while self.eat(Kind::DocumentEnd)? {}
        Ok(root)
    }

    fn node(&mut self) -> Built {
        self.depth += 1;
        if self.depth >= MAX_DEPTH {
            return self.unexpected(&format!("nested more than {MAX_DEPTH} levels deep"));
        }
        let built = self.any_node();
        self.depth -= 1;
        built
    }

    fn any_node(&mut self) -> Built {
        let start = self.here()?;
        match self.kind()? {
            // A lone colon: a map of one pair without a key.
            Some(Kind::Value) => return self.lone_pair(start),
            Some(Kind::Alias) => return self.alias(),
            _ => {}
        }
        let (tagged, anchor) = self.properties()?;
        let built = self.content(start, tagged)?;
        if let Some(slot) = anchor.and_then(|id| self.anchors.nodes.get_mut(id)) {
            *slot = Some(Arc::clone(&built));
        }
        Ok(built)
    }

    fn alias(&mut self) -> Built {
        let Some(token) = self.pop() else { return Ok(self.null(0)) };
        let error = |message: &str| Err(YamlError::new(message, token.start));
        match self.anchors.by_name.get(&token.text).and_then(|&id| self.anchors.nodes.get(id)) {
            Some(Some(named)) => Ok(Arc::clone(named)),
            Some(None) => error("the alias stands inside its own anchor"),
            None => error(&format!("no anchor is called '{}'", token.text)),
        }
    }

    /// Tags and anchors before a node: whether there is a tag, and the anchor's number.
    fn properties(&mut self) -> Result<(bool, Option<usize>), YamlError> {
        let (mut tagged, mut anchor) = (false, None);
        loop {
            match self.kind()? {
                Some(Kind::Tag) if tagged => return self.unexpected("a node has one tag at most"),
                Some(Kind::Anchor) if anchor.is_some() => return self.unexpected("a node has one anchor at most"),
                Some(Kind::Tag) => tagged = self.pop().is_some_and(|t| !t.text.is_empty()),
                Some(Kind::Anchor) => {
                    let name = self.pop().map_or_else(String::new, |t| t.text);
                    let id = self.anchors.nodes.len();
                    self.anchors.nodes.push(None);
                    self.anchors.by_name.insert(name, id);
                    anchor = Some(id);
                }
                _ => return Ok((tagged, anchor)),
            }
        }
    }

    fn content(&mut self, start: usize, tagged: bool) -> Built {
        let (content, kind) = match self.scanner.peek()? {
            Some(t) => (t.start, t.kind),
            None => return Ok(self.null(start)),
        };
        match kind {
            Kind::Scalar(form) => {
                let token = self.pop();
                let (text, end) = token.map_or_else(|| (String::new(), content), |t| (t.text, t.end));
                let plain = matches!(form, Form::PlainInBlock | Form::PlainInFlow);
                if plain && !tagged && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL") {
                    return Ok(node(Value::Null, start, content, end));
                }
                let style = match form {
                    Form::PlainInBlock | Form::PlainInFlow => Style::Plain,
                    Form::Single => Style::SingleQuoted,
                    Form::Double => Style::DoubleQuoted,
                    Form::Literal | Form::Folded => Style::Block,
                };
                Ok(node(Value::Scalar { text: text.into(), style }, start, content, end))
            }
            Kind::SeqStart => self.collection(start, content, false, Self::block_seq),
            Kind::FlowSeqStart => self.collection(start, content, true, Self::flow_seq),
            Kind::MapStart => self.collection(start, content, false, Self::block_map),
            Kind::FlowMapStart => self.collection(start, content, false, Self::flow_map),
            // One pair as an entry of a sequence in brackets.
            Kind::Key if self.in_flow_seq.last() == Some(&true) => self.collection(start, content, false, Self::pair),
            _ if tagged => Ok(node(Value::Scalar { text: "".into(), style: Style::Plain }, start, self.last_end, self.last_end)),
            _ => Ok(self.null(start)),
        }
    }

    fn collection(&mut self, start: usize, content: usize, flow_seq: bool, read: fn(&mut Self) -> Result<Value, YamlError>) -> Built {
        self.in_flow_seq.push(flow_seq);
        let token_end = self.scanner.peek()?.map_or(content, |t| t.end);
        let value = read(self)?;
        self.in_flow_seq.pop();
        let built = node(value, start, content, token_end);
        if built.size > MAX_SIZE {
            return Err(YamlError::new("aliases make more of this than can be read", start));
        }
        Ok(built)
    }

    fn block_seq(&mut self) -> Result<Value, YamlError> {
        self.pop();
        let mut items = Vec::new();
        loop {
            if self.eat(Kind::SeqEnd)? {
                return Ok(Value::Seq(items));
            }
            if !self.eat(Kind::Entry)? {
                return self.unexpected("an entry of the sequence is expected: '- '");
            }
            items.push(match self.kind()? {
                Some(Kind::Entry | Kind::SeqEnd) => {
                    let start = self.here()?;
                    self.null(start)
                }
                _ => self.node()?,
            });
        }
    }

    fn flow_seq(&mut self) -> Result<Value, YamlError> {
        self.pop();
        let mut items = Vec::new();
        loop {
            match self.kind()? {
                None => return self.unexpected("the sequence has no ']' at its end"),
                Some(Kind::FlowSeqEnd) => {
                    self.pop();
                    return Ok(Value::Seq(items));
                }
                Some(_) => items.push(self.node()?),
            }
            if !self.eat(Kind::FlowEntry)? && self.kind()? != Some(Kind::FlowSeqEnd) {
                return self.unexpected("',' or ']' is expected");
            }
        }
    }

    /// The value behind a key; a missing one has the mark of the pair.
    fn pair_value(&mut self, start: usize) -> Built {
        if self.eat(Kind::Value)? { self.node() } else { Ok(self.null(start)) }
    }

    fn block_map(&mut self) -> Result<Value, YamlError> {
        self.pop();
        let mut entries = Vec::new();
        loop {
            let start = self.here()?;
            let key = match self.kind()? {
                Some(Kind::MapEnd) => {
                    self.pop();
                    return Ok(Value::Map(entries));
                }
                Some(Kind::Key) => {
                    self.pop();
                    self.node()?
                }
                Some(Kind::Value) => self.null(start),
                _ => return self.unexpected("a key of the map is expected in this column, with ':' behind it"),
            };
            let value = self.pair_value(start)?;
            entries.push((key, value));
        }
    }

    fn flow_map(&mut self) -> Result<Value, YamlError> {
        self.pop();
        let mut entries = Vec::new();
        loop {
            let start = self.here()?;
            let key = match self.kind()? {
                None => return self.unexpected("the map has no '}' at its end"),
                Some(Kind::FlowMapEnd) => {
                    self.pop();
                    return Ok(Value::Map(entries));
                }
                Some(Kind::Key) => {
                    self.pop();
                    self.node()?
                }
                Some(_) => self.null(start),
            };
            let value = self.pair_value(start)?;
            entries.push((key, value));
            if !self.eat(Kind::FlowEntry)? && self.kind()? != Some(Kind::FlowMapEnd) {
                return self.unexpected("',' or '}' is expected");
            }
        }
    }

    fn pair(&mut self) -> Result<Value, YamlError> {
        let start = self.here()?;
        self.pop();
        let key = self.node()?;
        let value = self.pair_value(start)?;
        Ok(Value::Map(vec![(key, value)]))
    }

    fn lone_pair(&mut self, start: usize) -> Built {
        self.in_flow_seq.push(false);
        let key = self.null(start);
        self.pop();
        let value = self.node()?;
        self.in_flow_seq.pop();
        Ok(node(Value::Map(vec![(key, value)]), start, start, start + 1))
    }
}
