// SPDX-License-Identifier: Apache-2.0
//! The scanner: from text to tokens.
//!
//! Whether a node is a mapping's key shows only at the colon behind it, so a token that would start a mapping waits in
//! the queue until that is known. Blocks are closed by indentation: the open ones are kept with their columns.

use super::YamlError;
use super::input::{Input, is_blank};
use super::scalar::{Chomp, Form, Scalar};
use std::collections::VecDeque;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Directive,
    DocumentStart,
    DocumentEnd,
    SeqStart,
    MapStart,
    SeqEnd,
    MapEnd,
    Entry,
    FlowSeqStart,
    FlowMapStart,
    FlowSeqEnd,
    FlowMapEnd,
    FlowEntry,
    Key,
    Value,
    Anchor,
    Alias,
    Tag,
    Scalar(Form),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Status {
    Sure,
    /// A colon decides.
    Open,
    Void,
}

#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    status: Status,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Block {
    None,
    Seq,
    Map,
}

/// An open block.
#[derive(Clone, Copy, Debug)]
struct Indent {
    column: i64,
    block: Block,
    status: Status,
}

/// A node that may turn out to be a key.
#[derive(Debug)]
struct Candidate {
    pos: usize,
    line: usize,
    flow_level: usize,
    /// The block that it would open: its place among the open blocks, and the number of its token.
    opens: Option<(usize, usize)>,
    /// The number of the key's token.
    key: usize,
}

/// A key is no longer than this.
const LONGEST_KEY: usize = 1024;

pub(super) struct Scanner<'t> {
    pub(super) input: Input<'t>,
    queue: VecDeque<Token>,
    /// Tokens that left the queue.
    gone: usize,
    ended: bool,
    key_allowed: bool,
    scalar_allowed: bool,
    /// A colon may follow without a blank: behind quotes and brackets.
    tight_colon: bool,
    candidates: Vec<Candidate>,
    indents: Vec<Indent>,
    /// Open brackets; true for `[`.
    flows: Vec<bool>,
}

type Step = Result<(), YamlError>;

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Scanner {
            input: Input::new(text),
            queue: VecDeque::new(),
            gone: 0,
            ended: false,
            key_allowed: true,
            scalar_allowed: true,
            tight_colon: false,
            candidates: Vec::new(),
            indents: vec![Indent { column: -1, block: Block::None, status: Status::Sure }],
            flows: Vec::new(),
        }
    }

    /// The next token.
    pub(super) fn peek(&mut self) -> Result<Option<&Token>, YamlError> {
        loop {
            match self.queue.front().map(|t| t.status) {
                Some(Status::Sure) => break,
                Some(Status::Void) => drop(self.pop()),
                Some(Status::Open) | None if self.ended => break,
                Some(Status::Open) | None => self.scan()?,
            }
        }
        Ok(self.queue.front())
    }

    /// Takes the token that was peeked at.
    pub(super) fn pop(&mut self) -> Option<Token> {
        let token = self.queue.pop_front()?;
        self.gone += 1;
        Some(token)
    }

    fn error<T>(&self, message: &str) -> Result<T, YamlError> {
        Err(YamlError::new(message, self.input.pos))
    }

    fn push(&mut self, kind: Kind, start: usize, text: String) -> usize {
        let end = self.input.pos;
        self.queue.push_back(Token { kind, start, end, text, status: Status::Sure });
        self.gone + self.queue.len() - 1
    }

    /// Takes `len` bytes as one token.
    fn push_taken(&mut self, kind: Kind, len: usize) {
        let start = self.input.pos;
        self.input.skip(len);
        self.push(kind, start, String::new());
    }

    fn in_block(&self) -> bool {
        self.flows.is_empty()
    }

    fn scan(&mut self) -> Step {
        self.skip_gap();
        self.close_blocks_here();
        let Some(b) = self.input.peek() else {
            self.end();
            return Ok(());
        };
        if self.input.column == 0 && b == b'%' {
            self.directive();
            return Ok(());
        }
        for (byte, kind) in [(b'-', Kind::DocumentStart), (b'.', Kind::DocumentEnd)] {
            if self.input.is_document_mark(byte) {
                self.close_all();
                self.push_taken(kind, 3);
                return Ok(());
            }
        }
        let key_mark = b == b'?' && self.input.is_gap(1);
        match b {
            b'[' | b'{' => {
                self.flow_start(b == b'[');
                Ok(())
            }
            b']' | b'}' => self.flow_end(b == b']'),
            b',' => self.flow_entry(),
            _ if self.input.is_entry() => self.entry(),
            _ if key_mark => self.key_mark(),
            b':' if self.is_value() => self.value(),
            b'&' | b'*' => self.anchor(b == b'*'),
            b'!' => self.tag(),
            b'|' | b'>' if self.in_block() => self.block_scalar(),
            _ if !self.scalar_allowed => self.error("a text stands behind a string in quotes"),
            b'"' | b'\'' => self.quoted(b == b'\''),
            _ if self.is_plain() => self.plain(),
            _ => self.error("no value can start like this"),
        }
    }

    /// Skips blanks, comments and line ends.
    fn skip_gap(&mut self) {
        loop {
            while is_blank(self.input.peek()) {
                // A tab does not indent: no key can stand behind it.
                if self.in_block() && self.input.peek() == Some(b'\t') {
                    self.key_allowed = false;
                }
                self.input.take();
            }
            if self.input.peek() == Some(b'#') {
                self.input.take_up_to(Input::is_break);
            }
            let len = self.input.break_len(0);
            if len == 0 {
                return;
            }
            self.input.skip(len);
            self.drop_candidate();
            self.scalar_allowed = true;
            if self.in_block() {
                self.key_allowed = true;
            }
        }
    }

    fn end(&mut self) {
        self.input.reset_column();
        self.close_all();
        self.scalar_allowed = false;
        self.ended = true;
    }

    /// At a document's border.
    fn close_all(&mut self) {
        if self.in_block() {
            while self.indents.last().is_some_and(|i| i.block != Block::None) {
                self.close_block();
            }
        }
        self.candidates.clear();
        self.key_allowed = false;
        self.tight_colon = false;
    }

    /// Opens a block at the cursor's column, if that is a new one; the number of its token.
    fn open_block(&mut self, block: Block) -> Option<usize> {
        let column = self.input.column;
        let last = self.indents.last()?;
        // A sequence may stand in the column of the key that it belongs to.
        let beside = column == last.column && block == Block::Seq && last.block == Block::Map;
        if !self.in_block() || column < last.column || (column == last.column && !beside) {
            return None;
        }
        self.indents.push(Indent { column, block, status: Status::Sure });
        let kind = if block == Block::Seq { Kind::SeqStart } else { Kind::MapStart };
        Some(self.push(kind, self.input.pos, String::new()))
    }

    /// Closes the blocks that are indented deeper than the cursor.
    fn close_blocks_here(&mut self) {
        if !self.in_block() {
            return;
        }
        while let Some(indent) = self.indents.last().copied() {
            let goes_on = indent.column == self.input.column && (indent.block != Block::Seq || self.input.is_entry());
            if indent.column < self.input.column || goes_on {
                break;
            }
            self.close_block();
        }
        while self.indents.last().is_some_and(|i| i.status == Status::Void) {
            self.close_block();
        }
    }

    fn close_block(&mut self) {
        let Some(indent) = self.indents.pop() else { return };
        match indent {
            Indent { status: Status::Sure, block: Block::Seq, .. } => self.push_taken(Kind::SeqEnd, 0),
            Indent { status: Status::Sure, block: Block::Map, .. } => self.push_taken(Kind::MapEnd, 0),
            Indent { status: Status::Sure, block: Block::None, .. } => {}
            Indent { status: Status::Open | Status::Void, .. } => self.drop_candidate(),
        }
    }

    fn directive(&mut self) {
        self.close_all();
        let start = self.input.pos;
        let text = self.input.take_up_to(|i| i.is_break() || (is_blank(i.peek()) && i.at(1) == Some(b'#')));
        let text = String::from_utf8_lossy(text).into_owned();
        self.push(Kind::Directive, start, text);
    }

    fn flow_start(&mut self, seq: bool) {
        self.add_candidate();
        self.key_allowed = true;
        self.tight_colon = false;
        self.flows.push(seq);
        self.push_taken(if seq { Kind::FlowSeqStart } else { Kind::FlowMapStart }, 1);
    }

    /// At the end of an entry: a mapping's key may stand there without a value.
    fn settle_lone_key(&mut self) {
        match self.flows.last().copied() {
            Some(true) => self.drop_candidate(),
            Some(false) if self.confirm_candidate() => self.push_taken(Kind::Value, 0),
            Some(false) | None => {}
        }
    }

    fn flow_end(&mut self, seq: bool) -> Step {
        if self.in_block() {
            return self.error("this bracket closes nothing");
        }
        self.settle_lone_key();
        self.key_allowed = false;
        self.tight_colon = true;
        if self.flows.pop() != Some(seq) {
            return self.error("this bracket does not fit the one that it closes");
        }
        self.push_taken(if seq { Kind::FlowSeqEnd } else { Kind::FlowMapEnd }, 1);
        Ok(())
    }

    fn flow_entry(&mut self) -> Step {
        if self.input.column == 0 {
            return self.error("a line cannot start with a comma");
        }
        if !self.scalar_allowed {
            return self.error("a comma stands behind a string in quotes");
        }
        self.settle_lone_key();
        self.key_allowed = true;
        self.tight_colon = false;
        self.push_taken(Kind::FlowEntry, 1);
        Ok(())
    }

    fn entry(&mut self) -> Step {
        if !self.in_block() || !self.key_allowed {
            return self.error("no entry of a sequence can stand here");
        }
        self.open_block(Block::Seq);
        self.key_allowed = true;
        self.tight_colon = false;
        self.push_taken(Kind::Entry, 1);
        Ok(())
    }

    /// `? key`
    fn key_mark(&mut self) -> Step {
        if self.in_block() {
            if !self.key_allowed {
                return self.error("no key can stand here");
            }
            self.open_block(Block::Map);
        }
        self.key_allowed = self.in_block();
        self.push_taken(Kind::Key, 1);
        Ok(())
    }

    /// Whether the colon at the cursor stands between key and value.
    fn is_value(&self) -> bool {
        let gap = self.input.is_gap(1);
        if self.in_block() {
            gap || self.input.at(1).is_none()
        } else {
            self.tight_colon || gap || matches!(self.input.at(1), Some(b',' | b']' | b'}'))
        }
    }

    fn value(&mut self) -> Step {
        let simple = self.confirm_candidate();
        self.tight_colon = false;
        if simple {
            self.key_allowed = false;
        } else {
            if self.in_block() {
                if !self.key_allowed {
                    return self.error("no value can stand here: the colon belongs to no key; a text with ': ' needs quotes");
                }
                self.open_block(Block::Map);
            }
            self.key_allowed = self.in_block();
        }
        self.scalar_allowed = true;
        self.push_taken(Kind::Value, 1);
        Ok(())
    }

    fn anchor(&mut self, alias: bool) -> Step {
        self.add_candidate();
        self.key_allowed = false;
        self.tight_colon = false;
        let start = self.input.pos;
        self.input.take();
        let name = self.input.take_up_to(|i| i.is_gap(0) || matches!(i.peek(), Some(b'[' | b']' | b'{' | b'}' | b',')));
        let name = String::from_utf8_lossy(name).into_owned();
        if name.is_empty() {
            return self.error(if alias { "an alias needs a name" } else { "an anchor needs a name" });
        }
        if matches!(self.input.peek(), Some(b'[' | b'{')) {
            return self.error("a bracket cannot stand in a name");
        }
        self.push(if alias { Kind::Alias } else { Kind::Anchor }, start, name);
        Ok(())
    }

    fn tag(&mut self) -> Step {
        self.add_candidate();
        self.key_allowed = false;
        self.tight_colon = false;
        let start = self.input.pos;
        self.input.take();
        let word = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        if self.input.peek() == Some(b'<') {
            self.input.take();
            let uri = |b: u8| word(b) || b"#;/?:@&=+$,_.!~*'()[]%".contains(&b);
            let text = self.input.take_up_to(|i| !i.peek().is_some_and(uri));
            let text = String::from_utf8_lossy(text).into_owned();
            if self.input.take() != Some(b'>') {
                return self.error("the tag has no '>' at its end");
            }
            self.push(Kind::Tag, start, text);
            return Ok(());
        }
        let in_tag = |b: u8| word(b) || b"#;/?:@&=+$_.~*'()%".contains(&b);
        let handle = self.input.take_up_to(|i| !i.peek().is_some_and(word)).len();
        let rest = self.input.take_up_to(|i| !i.peek().is_some_and(in_tag)).len();
        let mut text = "!".to_owned();
        if self.input.peek() == Some(b'!') {
            if rest > 0 {
                return self.error("a tag's handle has letters, digits and '-' only");
            }
            self.input.take();
            if self.input.take_up_to(|i| !i.peek().is_some_and(in_tag)).is_empty() {
                return self.error("the tag has no name");
            }
        } else if handle + rest > 0 {
            text.push('t');
        }
        self.push(Kind::Tag, start, text);
        Ok(())
    }

    /// Whether a plain text can start at the cursor.
    fn is_plain(&self) -> bool {
        let Some(b) = self.input.peek() else { return false };
        if b",[]{}#&*!|>'\"%@`".contains(&b) || self.input.is_gap(0) {
            return false;
        }
        if self.in_block() {
            !(b"-?:".contains(&b) && self.input.is_gap_or_end(1))
        } else {
            let behind = self.input.at(1);
            b != b'?' && !(b"-:".contains(&b) && (behind.is_none() || is_blank(behind)))
        }
    }

    fn plain(&mut self) -> Step {
        let (form, indent) = if self.in_block() { (Form::PlainInBlock, self.indent() + 1) } else { (Form::PlainInFlow, 0) };
        self.add_candidate();
        let start = self.input.pos;
        let (text, outdented) = Scalar { form, indent, detect: false, chomp: Chomp::Strip }.read(&mut self.input)?;
        self.key_allowed = outdented;
        self.tight_colon = false;
        let id = self.push(Kind::Scalar(form), start, text);
        self.set_end(id, start);
        Ok(())
    }

    fn quoted(&mut self, single: bool) -> Step {
        let form = if single { Form::Single } else { Form::Double };
        self.add_candidate();
        let start = self.input.pos;
        self.input.take();
        let (text, _) = Scalar { form, indent: 0, detect: false, chomp: Chomp::Clip }.read(&mut self.input)?;
        self.key_allowed = false;
        self.scalar_allowed = !self.in_block();
        self.tight_colon = true;
        self.push(Kind::Scalar(form), start, text);
        Ok(())
    }

    fn block_scalar(&mut self) -> Step {
        let start = self.input.pos;
        let form = if self.input.take() == Some(b'|') { Form::Literal } else { Form::Folded };
        let mut scalar = Scalar { form, indent: 1, detect: true, chomp: Chomp::Clip };
        let (mut chomped, mut indented) = (false, false);
        loop {
            match self.input.peek() {
                Some(b @ (b'+' | b'-')) if !chomped => {
                    chomped = true;
                    scalar.chomp = if b == b'+' { Chomp::Keep } else { Chomp::Strip };
                }
                Some(b) if b.is_ascii_digit() && !indented => {
                    indented = true;
                    scalar.indent = i64::from(b - b'0');
                    scalar.detect = false;
                    if b == b'0' {
                        self.input.take();
                        return self.error("a text cannot be indented by 0");
                    }
                }
                _ => break,
            }
            self.input.take();
        }
        self.input.take_up_to(|i| !is_blank(i.peek()));
        if self.input.peek() == Some(b'#') {
            self.input.take_up_to(Input::is_break);
        }
        if !self.input.is_end() && !self.input.is_break() {
            return self.error("nothing but a comment can stand behind '|' and '>' on their line");
        }
        scalar.indent += self.indent().max(0);
        let (text, _) = scalar.read(&mut self.input)?;
        self.key_allowed = true;
        self.tight_colon = false;
        let id = self.push(Kind::Scalar(form), start, text);
        self.set_end(id, start);
        Ok(())
    }

    /// A scalar's token ends with its text, not with the blanks and line ends that were read behind it.
    fn set_end(&mut self, id: usize, start: usize) {
        let end = self.input.last_text(start);
        if let Some(t) = id.checked_sub(self.gone).and_then(|i| self.queue.get_mut(i)) {
            t.end = end;
        }
    }

    fn indent(&self) -> i64 {
        self.indents.last().map_or(0, |i| i.column)
    }

    /// The node that starts here may be a key.
    fn add_candidate(&mut self) {
        let level = self.flows.len();
        if !self.key_allowed || self.candidates.last().is_some_and(|c| c.flow_level == level) {
            return;
        }
        let (pos, line) = (self.input.pos, self.input.line);
        let opens = self.open_block(Block::Map).map(|token| (self.indents.len() - 1, token));
        let key = self.push(Kind::Key, pos, String::new());
        let candidate = Candidate { pos, line, flow_level: level, opens, key };
        self.settle(&candidate, Status::Open);
        self.candidates.push(candidate);
    }

    fn settle(&mut self, c: &Candidate, status: Status) {
        if let Some((indent, _)) = c.opens
            && let Some(i) = self.indents.get_mut(indent)
        {
            i.status = status;
        }
        for id in [Some(c.key), c.opens.map(|(_, token)| token)].into_iter().flatten() {
            if let Some(t) = id.checked_sub(self.gone).and_then(|i| self.queue.get_mut(i)) {
                t.status = status;
            }
        }
    }

    /// The candidate of this flow level.
    fn take_candidate(&mut self) -> Option<Candidate> {
        let level = self.flows.len();
        self.candidates.pop_if(|c| c.flow_level == level)
    }

    fn drop_candidate(&mut self) {
        if let Some(c) = self.take_candidate() {
            self.settle(&c, Status::Void);
        }
    }

    /// Makes the candidate a key, if it is one: on this line, and not too long.
    fn confirm_candidate(&mut self) -> bool {
        let Some(c) = self.take_candidate() else { return false };
        let is_key = c.line == self.input.line && self.input.pos - c.pos <= LONGEST_KEY;
        self.settle(&c, if is_key { Status::Sure } else { Status::Void });
        is_key
    }
}
