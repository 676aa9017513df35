// SPDX-License-Identifier: Apache-2.0
//! The lexer: walks over a condition, and knows at each step what may stand there.
//!
//! The language has no token that means the same everywhere, so the lexer keeps the *place* it is at, and a stack of
//! the parentheses that are open. It finds nearly every syntax error itself, since only it knows what was expected
//! where; the grammar gives the tree its shape. It also counts how deep the recursive descent of the language's
//! definition would be, and ends with an error at the limit: nothing that passes is nested deeper.

use crate::ast::{Modifier, Op, Span, TransformerKind};
use crate::error::{ErrorKind, FilterError};
use crate::tokens::{ArgTok, JoinTok, OperandTok, OperatorTok, StringTok, Tok, ValueTok, name_len};
use crate::unescape::{quoted_len, unescape};
use logos::Logos;

mod mistakes;

/// A token between two byte offsets.
pub(crate) type Spanned<'s> = (usize, Tok<'s>, usize);

/// What may stand here.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    /// A check, `not`, or a parenthesis.
    Operand,
    /// A field or a transformer, and nothing behind it (templates).
    Lone,
    /// An operator.
    Operator,
    /// `and`, `or`, `)` or the end.
    Join,
    /// A number, `val(` or a transformer.
    Number,
    /// A string, `val(`, a transformer, or a modifier if there was a blank.
    String { blank: bool },
    /// A list, `val(`, a transformer or a list's name.
    Set,
    /// A list or a list's name.
    List,
    /// An item of a list; the first one may be missing.
    Item { first: bool },
    /// `,` or `)` in a list.
    ItemEnd,
    /// The field inside `val(`.
    ValField,
    /// The `)` of `val(`.
    ValEnd,
    /// An argument of a transformer.
    Arg,
    /// `,` or `)` behind an argument.
    ArgEnd,
    /// An item of a transformer's list; the first one may be missing.
    ArgItem { first: bool },
    /// `,` or `)` in a transformer's list.
    ArgItemEnd,
    /// Nothing more.
    End,
}

/// An open parenthesis.
enum Open {
    /// Around a condition: the depth outside, and whether it was `or(`.
    Condition { base: usize, or: bool },
    /// Around a transformer's arguments: the depth outside, and the place behind it.
    Transformer { depth: usize, after: Place },
}

/// Levels that the definition of the language spends.
mod levels {
    /// or, and, not, check.
    pub(super) const CHECK: usize = 4;
    /// A field, or the condition behind it.
    pub(super) const CONDITION: usize = CHECK + 1;
    /// A value, and the try for a transformer inside it.
    pub(super) const VALUE: usize = CHECK + 3;
    /// A transformer and its arguments.
    pub(super) const TRANSFORMER: usize = 2;
}

pub(crate) struct Lexer<'s> {
    text: &'s str,
    pos: usize,
    place: Place,
    /// Where an argument in brackets may follow; the place behind it is `place` already.
    bracket: bool,
    open: Vec<Open>,
    /// Levels outside the current chain of `or`.
    base: usize,
    /// Levels inside the current check.
    depth: usize,
    max_depth: usize,
    /// An `or(…)` has just ended: `and` may not follow.
    no_and: bool,
    /// The last token, for messages.
    last: (usize, usize),
}

type Step<'s> = Result<Option<Spanned<'s>>, FilterError>;

fn is_blank(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | 8 | b'\r' | b'\n')
}

/// The first token of `text` in the words of `T`, and its length.
fn first<'s, T: Logos<'s, Source = str> + Clone>(text: &'s str) -> Option<(T, usize)>
where
    T::Extras: Default,
{
    let mut lexer = T::lexer(text);
    let token = lexer.next()?.ok()?;
    (lexer.span().start == 0).then(|| (token, lexer.span().end))
}

impl<'s> Lexer<'s> {
    /// Over a whole condition.
    pub(crate) fn condition(text: &'s str, max_depth: usize) -> Self {
        Self::at(text, 0, Place::Operand, max_depth)
    }

    /// Over a field or transformer that starts at `pos`; what stands behind it is left alone.
    pub(crate) fn operand(text: &'s str, pos: usize, max_depth: usize) -> Self {
        Self::at(text, pos, Place::Lone, max_depth)
    }

    fn at(text: &'s str, pos: usize, place: Place, max_depth: usize) -> Self {
        Lexer {
            text,
            pos,
            place,
            bracket: false,
            open: Vec::new(),
            base: 0,
            depth: levels::CHECK,
            max_depth,
            no_and: false,
            last: (pos, pos),
        }
    }

    fn rest(&self) -> &'s str {
        self.text.get(self.pos..).unwrap_or("")
    }

    fn next_byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.pos).copied()
    }

    fn skip_blanks(&mut self) -> bool {
        let start = self.pos;
        while self.next_byte().is_some_and(is_blank) {
            self.pos += 1;
        }
        self.pos > start
    }

    /// Takes a token of `len` bytes and goes on at `place`.
    fn take(&mut self, len: usize, tok: Tok<'s>, place: Place) -> Step<'s> {
        let start = self.pos;
        self.pos += len;
        self.last = (start, self.pos);
        self.place = place;
        Ok(Some((start, tok, self.pos)))
    }

    fn enter(&self, depth: usize) -> Result<(), FilterError> {
        if depth < self.max_depth {
            return Ok(());
        }
        let message = format!("exceeded max depth limit of {}", self.max_depth);
        let help = "write the inner part as a macro, or remove parentheses that are not needed";
        Err(FilterError::new(ErrorKind::Depth, self.here(), message).with_help(help))
    }

    fn step(&mut self) -> Step<'s> {
        if self.bracket {
            self.bracket = false;
            if self.next_byte() == Some(b'[') {
                return self.bracket_arg();
            }
        }
        match self.place {
            Place::Lone => self.lone(),
            Place::Operand => self.operand_start(),
            Place::Operator => self.operator(),
            Place::Join => self.join(),
            Place::Number => self.number(),
            Place::String { blank } => self.string(blank),
            Place::Set => self.set(true),
            Place::List => self.set(false),
            Place::Item { first } => self.item(first),
            Place::ItemEnd => self.separator(Place::Item { first: false }, Place::Join, "the list"),
            Place::ValField => self.val_field(),
            Place::ValEnd => {
                self.bracket = true;
                self.closing("')' behind the field of val()", Place::Join)
            }
            Place::Arg => self.transformer_arg(true, false),
            Place::ArgItem { first } => self.transformer_arg(false, first),
            Place::ArgItemEnd => self.separator(Place::ArgItem { first: false }, Place::ArgEnd, "the list"),
            Place::ArgEnd => self.arg_end(),
            Place::End => Ok(None),
        }
    }

    fn bracket_arg(&mut self) -> Step<'s> {
        let start = self.pos;
        let place = self.place;
        self.pos += 1;
        let (value, len) = match first::<ArgTok>(self.rest()) {
            Some((ArgTok::Bare, len)) => (self.rest().get(..len).unwrap_or("").as_bytes().into(), len),
            Some((ArgTok::Quote, _)) => self.quoted("a field's argument")?,
            None => return self.expected("a field's argument: a string with or without quotes"),
        };
        self.pos += len;
        if self.next_byte() != Some(b']') {
            return self.expected("']' behind the field's argument");
        }
        let end = self.pos + 1;
        self.pos = start;
        self.take(end - start, Tok::Arg(value), place)
    }

    /// The value and length of the quoted string at the cursor.
    fn quoted(&mut self, what: &str) -> Result<(Box<[u8]>, usize), FilterError> {
        let Some(len) = quoted_len(self.rest()) else {
            return self.expected(what);
        };
        let quoted = self.rest().get(..len).unwrap_or("");
        let value = unescape(quoted).map_err(|message| {
            let help = r"the escapes are \b \f \n \r \t \\ \/ \xHH, and a backslash before the string's own quote";
            let mut e = FilterError::new(ErrorKind::Syntax, Span::new(self.pos, self.pos + len), message).with_help(help);
            e.at = self.pos + len;
            e
        })?;
        Ok((value, len))
    }

    fn lone(&mut self) -> Step<'s> {
        match first::<OperandTok>(self.rest()) {
            Some((OperandTok::Name, _)) => match name_len(self.rest()) {
                (len, true) => self.field(len, Place::End),
                (_, false) => self.expected("a field"),
            },
            Some((OperandTok::Transformer(kind), len)) => self.transformer(len, kind, Place::End),
            _ => self.expected("a field"),
        }
    }

    fn operand_start(&mut self) -> Step<'s> {
        self.skip_blanks();
        self.no_and = false;
        self.depth = self.base + levels::CHECK;
        self.enter(self.depth)?;
        match first::<OperandTok>(self.rest()) {
            Some((OperandTok::Not, len)) => self.take(len, Tok::Not, Place::Operand),
            Some((OperandTok::NotParen, len)) => self.open_condition(len, Tok::NotOpen, 4, false),
            Some((OperandTok::Open, len)) => self.open_condition(len, Tok::Open, 5, false),
            Some((OperandTok::Transformer(kind), len)) => self.transformer(len, kind, Place::Operator),
            Some((OperandTok::Name, _)) => match name_len(self.rest()) {
                (len, true) => self.field(len, Place::Operator),
                (_, false) => self.ident(),
            },
            None => self.expected("a field, a macro's name, 'not' or '('"),
        }
    }

    /// Takes a parenthesis around a condition; the chain inside is `deeper` levels below the current one.
    fn open_condition(&mut self, len: usize, tok: Tok<'s>, deeper: usize, or: bool) -> Step<'s> {
        self.enter(self.base + deeper)?;
        self.open.push(Open::Condition { base: self.base, or });
        self.base += deeper;
        self.take(len, tok, Place::Operand)
    }

    /// Takes an identifier; a dot behind it is left for the next step.
    fn ident(&mut self) -> Step<'s> {
        let rest = self.rest();
        let len = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        self.take(len, Tok::Ident(rest.get(..len).unwrap_or("")), Place::Join)
    }

    fn field(&mut self, len: usize, after: Place) -> Step<'s> {
        self.enter(self.depth + 1)?;
        let name = self.rest().get(..len).unwrap_or("");
        self.bracket = true;
        self.take(len, Tok::Field(name), after)
    }

    fn transformer(&mut self, len: usize, kind: TransformerKind, after: Place) -> Step<'s> {
        self.enter(self.depth + levels::TRANSFORMER)?;
        self.open.push(Open::Transformer { depth: self.depth, after });
        self.depth += levels::TRANSFORMER;
        self.take(len, Tok::Transformer(kind), Place::Arg)
    }

    fn operator(&mut self) -> Step<'s> {
        self.skip_blanks();
        self.enter(self.base + levels::CONDITION)?;
        self.depth = self.base + levels::VALUE;
        match first::<OperatorTok>(self.rest()) {
            Some((OperatorTok::Exists, len)) => self.take(len, Tok::Exists, Place::Join),
            Some((OperatorTok::Op(op), len)) => {
                self.enter(self.depth)?;
                if op.takes_list() {
                    return self.take(len, Tok::ListOp(op), Place::Set);
                }
                // Operators that are words come with the blank behind them.
                let bare = self.rest().get(..len).map_or(len, |t| t.trim_end().len());
                let place = if op.is_ordering() { Place::Number } else { Place::String { blank: bare < len } };
                let step = self.take(bare, Tok::Op(op), place);
                self.pos += len - bare;
                step
            }
            None => {
                let word = self.word();
                let error = self.expected::<()>("an operator behind the field");
                let known = Op::ALL.iter().map(|o| o.name()).chain(["exists"]);
                Err(error.map_or_else(
                    |mut e| {
                        e.help = mistakes::operator_help(word, known);
                        e
                    },
                    |()| FilterError::new(ErrorKind::Syntax, self.here(), ""),
                ))
            }
        }
    }

    fn number(&mut self) -> Step<'s> {
        self.skip_blanks();
        match first::<ValueTok>(self.rest()) {
            Some((ValueTok::Val, len)) => self.take(len, Tok::Val, Place::ValField),
            Some((ValueTok::Transformer(kind), len)) => self.transformer(len, kind, Place::Join),
            Some((ValueTok::Number, len)) => self.literal(len, Place::Join),
            _ => self.expected("a number, val(field) or a transformer"),
        }
    }

    /// Takes `len` bytes as they are.
    fn literal(&mut self, len: usize, place: Place) -> Step<'s> {
        let value = self.rest().get(..len).unwrap_or("").as_bytes().into();
        self.take(len, Tok::Literal(value), place)
    }

    fn string(&mut self, blank: bool) -> Step<'s> {
        let blank = self.skip_blanks() || blank;
        if blank && let Some(modifier) = self.modifier() {
            return self.take(modifier.name().len(), Tok::Modifier(modifier), Place::List);
        }
        let what = "a string, val(field) or a transformer";
        match first::<StringTok>(self.rest()) {
            Some((StringTok::Val, len)) => self.take(len, Tok::Val, Place::ValField),
            Some((StringTok::Transformer(kind), len)) => self.transformer(len, kind, Place::Join),
            Some((StringTok::Bare, len)) => self.literal(len, Place::Join),
            Some((StringTok::Quote, _)) => {
                let (value, len) = self.quoted(what)?;
                self.take(len, Tok::Literal(value), Place::Join)
            }
            None => self.expected(what),
        }
    }

    /// The modifier at the cursor, if what follows makes it one.
    fn modifier(&self) -> Option<Modifier> {
        let rest = self.rest();
        let modifier = Modifier::ALL.iter().copied().find(|m| rest.starts_with(m.name()))?;
        let behind = rest.get(modifier.name().len()..)?;
        let list = behind.trim_start_matches(|c: char| u8::try_from(c).is_ok_and(is_blank));
        if list.len() == behind.len() {
            return None;
        }
        let named = match first::<ValueTok>(list) {
            Some((ValueTok::Open, _)) => true,
            _ => {
                let len = list.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(list.len());
                let name = list.get(..len).unwrap_or("");
                let keyword = |word: &str| name.strip_prefix(word).is_some_and(|more| more.is_empty() || more.starts_with('_'));
                name.starts_with(|c: char| c.is_ascii_alphabetic()) && !["and", "or", "not"].into_iter().any(keyword)
            }
        };
        named.then_some(modifier)
    }

    fn set(&mut self, values: bool) -> Step<'s> {
        self.skip_blanks();
        match first::<ValueTok>(self.rest()) {
            Some((ValueTok::Open, len)) => {
                return self.take(len, Tok::Open, Place::Item { first: true });
            }
            Some((ValueTok::Val, len)) if values => {
                return self.take(len, Tok::Val, Place::ValField);
            }
            Some((ValueTok::Transformer(kind), len)) if values => {
                return self.transformer(len, kind, Place::Join);
            }
            Some((ValueTok::Name, _)) => return self.ident(),
            _ => {}
        }
        let mut error = self.expected(if values { "a list in parentheses, val(field) or a transformer" } else { "a list in parentheses" });
        if let Err(e) = &mut error
            && !self.rest().is_empty()
        {
            e.help = Some("put the values in parentheses: (a, b)".to_owned());
        }
        error
    }

    fn item(&mut self, first_item: bool) -> Step<'s> {
        self.skip_blanks();
        if first_item && self.next_byte() == Some(b')') {
            return self.take(1, Tok::Close, Place::Join);
        }
        match first::<StringTok>(self.rest()) {
            Some((StringTok::Bare, len)) => self.literal(len, Place::ItemEnd),
            Some((StringTok::Quote, _)) => {
                let (value, len) = self.quoted("a string")?;
                self.take(len, Tok::Literal(value), Place::ItemEnd)
            }
            // The name of a transformer or of val() is a plain string here; its parenthesis then is the mistake.
            Some((StringTok::Val | StringTok::Transformer(_), len)) => self.literal(len - 1, Place::ItemEnd),
            None if first_item => self.expected("a string or ')'"),
            None => self.expected("a string"),
        }
    }

    fn separator(&mut self, item: Place, after: Place, what: &str) -> Step<'s> {
        self.skip_blanks();
        match self.next_byte() {
            Some(b',') => self.take(1, Tok::Comma, item),
            Some(b')') => self.take(1, Tok::Close, after),
            _ => self.expected(&format!("',' or the ')' that ends {what}")),
        }
    }

    fn closing(&mut self, what: &str, after: Place) -> Step<'s> {
        self.skip_blanks();
        if self.next_byte() == Some(b')') {
            return self.take(1, Tok::Close, after);
        }
        self.expected(what)
    }

    fn val_field(&mut self) -> Step<'s> {
        self.skip_blanks();
        match first::<ValueTok>(self.rest()) {
            Some((ValueTok::Name, _)) if name_len(self.rest()).1 => self.field(name_len(self.rest()).0, Place::ValEnd),
            _ => self.expected("a field inside val()"),
        }
    }

    /// An argument (`direct`) or an item of a list among them.
    fn transformer_arg(&mut self, direct: bool, first_item: bool) -> Step<'s> {
        self.skip_blanks();
        let after = if direct { Place::ArgEnd } else { Place::ArgItemEnd };
        if first_item && self.next_byte() == Some(b')') {
            return self.take(1, Tok::Close, Place::ArgEnd);
        }
        let what = "a field, a transformer, a number or a string in quotes";
        match first::<ValueTok>(self.rest()) {
            Some((ValueTok::Number, len)) => self.literal(len, after),
            Some((ValueTok::Quote, _)) => {
                let (value, len) = self.quoted(what)?;
                self.take(len, Tok::Literal(value), after)
            }
            Some((ValueTok::Open, len)) if direct => self.take(len, Tok::Open, Place::ArgItem { first: true }),
            Some((ValueTok::Transformer(kind), len)) => self.transformer(len, kind, after),
            Some((ValueTok::Name, _)) if name_len(self.rest()).1 => self.field(name_len(self.rest()).0, after),
            _ => self.expected(what),
        }
    }

    fn arg_end(&mut self) -> Step<'s> {
        self.skip_blanks();
        match self.next_byte() {
            Some(b',') => self.take(1, Tok::Comma, Place::Arg),
            Some(b')') => {
                let mut place = Place::Join;
                if let Some(Open::Transformer { depth, after }) = self.open.pop() {
                    self.depth = depth;
                    place = after;
                }
                self.bracket = true;
                self.take(1, Tok::Close, place)
            }
            _ => self.expected("',' or the ')' that ends the transformer"),
        }
    }

    fn join(&mut self) -> Step<'s> {
        self.skip_blanks();
        let inside = !self.open.is_empty();
        match first::<JoinTok>(self.rest()) {
            Some((JoinTok::Close, len)) if inside => {
                if let Some(Open::Condition { base, or }) = self.open.pop() {
                    self.base = base;
                    self.no_and = or;
                }
                self.take(len, Tok::Close, Place::Join)
            }
            Some((JoinTok::Or, len)) => self.joined(len, "or", (Tok::Or, Tok::OrOpen), 2),
            Some((JoinTok::And, len)) if !self.no_and => self.joined(len, "and", (Tok::And, Tok::AndOpen), 3),
            None if self.rest().is_empty() && !inside => {
                self.place = Place::End;
                Ok(None)
            }
            _ if inside && self.rest().is_empty() => self.expected("')'"),
            _ => self.leftover(),
        }
    }

    fn joined(&mut self, len: usize, word: &str, toks: (Tok<'s>, Tok<'s>), deeper: usize) -> Step<'s> {
        let start = self.pos;
        match self.text.as_bytes().get(start + len) {
            Some(&b) if is_blank(b) => self.take(len, toks.0, Place::Operand),
            Some(b'(') => self.open_condition(len + 1, toks.1, deeper, word == "or"),
            _ => {
                self.pos += len;
                self.error(format!("expected blank or '(' after '{word}'"))
            }
        }
    }
}

impl<'s> Iterator for Lexer<'s> {
    type Item = Result<Spanned<'s>, FilterError>;

    fn next(&mut self) -> Option<Self::Item> {
        let step = self.step().transpose();
        if !matches!(step, Some(Ok(_))) {
            self.place = Place::End;
            self.bracket = false;
        }
        step
    }
}
