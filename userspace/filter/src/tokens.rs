// SPDX-License-Identifier: Apache-2.0
//! The words of the language, one set for each place in a condition.
//!
//! What a run of bytes means depends on where it stands: `glob` is an operator behind a field and a string behind
//! an operator. So each place has an enum of its own; [`crate::lexer`] knows which place it is at. Where the language
//! asks for a prefix, the longest match of a set gives the same token as trying the set's words in order.

use crate::ast::{Op, TransformerKind};
use logos::Logos;

/// Where an operand of `and`, `or`, `not` starts.
#[derive(Logos, Clone, Copy, Debug, PartialEq)]
pub(crate) enum OperandTok {
    #[regex(r"not[ \t\n\x0b\x0c\r]+")]
    Not,
    #[token("not(")]
    NotParen,
    #[token("(")]
    Open,
    #[token("tolower(", |_| TransformerKind::ToLower)]
    #[token("toupper(", |_| TransformerKind::ToUpper)]
    #[token("b64(", |_| TransformerKind::B64)]
    #[token("basename(", |_| TransformerKind::Basename)]
    #[token("len(", |_| TransformerKind::Len)]
    #[token("join(", |_| TransformerKind::Join)]
    #[token("concat(", |_| TransformerKind::Concat)]
    #[token("getopt(", |_| TransformerKind::Getopt)]
    Transformer(TransformerKind),
    /// The first letter of a field or of an identifier; [`name_len`] finds the end.
    #[regex("[a-zA-Z]")]
    Name,
}

/// Behind the left side of a check.
#[derive(Logos, Clone, Copy, Debug, PartialEq)]
pub(crate) enum OperatorTok {
    #[token("exists")]
    Exists,
    #[token("<=", |_| Op::Le)]
    #[token("<", |_| Op::Lt)]
    #[token(">=", |_| Op::Ge)]
    #[token(">", |_| Op::Gt)]
    #[token("==", |_| Op::Eq)]
    #[token("=", |_| Op::Eq)]
    #[token("!=", |_| Op::Ne)]
    #[regex(r"glob[ \t\x08\r\n]", |_| Op::Glob)]
    #[regex(r"iglob[ \t\x08\r\n]", |_| Op::Iglob)]
    #[regex(r"contains[ \t\x08\r\n]", |_| Op::Contains)]
    #[regex(r"icontains[ \t\x08\r\n]", |_| Op::Icontains)]
    #[regex(r"bcontains[ \t\x08\r\n]", |_| Op::Bcontains)]
    #[regex(r"startswith[ \t\x08\r\n]", |_| Op::Startswith)]
    #[regex(r"bstartswith[ \t\x08\r\n]", |_| Op::Bstartswith)]
    #[regex(r"endswith[ \t\x08\r\n]", |_| Op::Endswith)]
    #[regex(r"regex[ \t\x08\r\n]", |_| Op::Regex)]
    #[token("intersects", |_| Op::Intersects)]
    #[token("in", |_| Op::In)]
    #[token("pmatch", |_| Op::Pmatch)]
    Op(Op),
}

/// Values: behind operators, in lists, in transformers. Which of them may stand there is the lexer's business;
/// the sets differ only in the kind of string they know.
#[derive(Logos, Clone, Copy, Debug, PartialEq)]
pub(crate) enum ValueTok {
    #[token("(")]
    Open,
    #[token("val(")]
    Val,
    #[token("tolower(", |_| TransformerKind::ToLower)]
    #[token("toupper(", |_| TransformerKind::ToUpper)]
    #[token("b64(", |_| TransformerKind::B64)]
    #[token("basename(", |_| TransformerKind::Basename)]
    #[token("len(", |_| TransformerKind::Len)]
    #[token("join(", |_| TransformerKind::Join)]
    #[token("concat(", |_| TransformerKind::Concat)]
    #[token("getopt(", |_| TransformerKind::Getopt)]
    Transformer(TransformerKind),
    /// The first letter of a field or of an identifier; [`name_len`] finds the end.
    #[regex("[a-zA-Z]")]
    Name,
    #[regex(r"0[xX][0-9a-fA-F]+")]
    #[regex(r"[+\-]?[0-9]+\.?[0-9]*([eE][+\-][0-9]+)?")]
    Number,
    #[regex("[\"']")]
    Quote,
}

/// Where a string without quotes may stand.
#[derive(Logos, Clone, Copy, Debug, PartialEq)]
pub(crate) enum StringTok {
    #[token("val(")]
    Val,
    #[token("tolower(", |_| TransformerKind::ToLower)]
    #[token("toupper(", |_| TransformerKind::ToUpper)]
    #[token("b64(", |_| TransformerKind::B64)]
    #[token("basename(", |_| TransformerKind::Basename)]
    #[token("len(", |_| TransformerKind::Len)]
    #[token("join(", |_| TransformerKind::Join)]
    #[token("concat(", |_| TransformerKind::Concat)]
    #[token("getopt(", |_| TransformerKind::Getopt)]
    Transformer(TransformerKind),
    #[regex(r#"[^()"' \t\n\x0b\x0c\r=,\x00]+"#)]
    Bare,
    #[regex("[\"']")]
    Quote,
}

/// An argument in brackets.
#[derive(Logos, Clone, Copy, Debug, PartialEq)]
pub(crate) enum ArgTok {
    #[regex(r#"[^\]\["' \t\n\x0b\x0c\r\x00]+"#)]
    Bare,
    #[regex("[\"']")]
    Quote,
}

/// Behind a complete check.
#[derive(Logos, Clone, Copy, Debug, PartialEq)]
pub(crate) enum JoinTok {
    #[token("or")]
    Or,
    #[token("and")]
    And,
    #[token(")")]
    Close,
}

/// The length of the name at the start of `text`, and whether it has dots in it and so is a field's.
///
/// Found by hand, since the generated lexers spend stack on every byte of nested repetitions.
pub(crate) fn name_len(text: &str) -> (usize, bool) {
    let mut len = 0;
    let mut dotted = false;
    loop {
        let rest = text.as_bytes().get(len..).unwrap_or_default();
        // A part starts with a letter; a dot with no part behind it is no part of the name.
        let dot = usize::from(len > 0);
        let starts = rest.get(dot).is_some_and(u8::is_ascii_alphabetic) && (dot == 0 || rest.first() == Some(&b'.'));
        if !starts {
            return (len, dotted);
        }
        dotted |= len > 0;
        let part = rest.get(dot..).unwrap_or_default();
        len += dot + part.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    }
}

/// What the lexer hands to the grammar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tok<'s> {
    /// `or` with a blank behind it.
    Or,
    /// `or(`
    OrOpen,
    /// `and` with a blank behind it.
    And,
    /// `and(`
    AndOpen,
    /// `not` with a blank behind it.
    Not,
    /// `not(`
    NotOpen,
    /// `(` around a condition, a list, a transformer's list.
    Open,
    /// `)`
    Close,
    /// `,`
    Comma,
    /// A macro's or list's name.
    Ident(&'s str),
    /// A field's name.
    Field(&'s str),
    /// What stands in brackets.
    Arg(Box<[u8]>),
    /// A transformer's name with its parenthesis.
    Transformer(TransformerKind),
    /// `val(`
    Val,
    /// `exists`
    Exists,
    /// An operator that takes one value.
    Op(Op),
    /// An operator that takes a list.
    ListOp(Op),
    /// `oneof`, `anyof`, `allof`
    Modifier(crate::ast::Modifier),
    /// A string or a number.
    Literal(Box<[u8]>),
}
