// SPDX-License-Identifier: Apache-2.0
//! The syntax tree of a condition.
//!
//! Nodes carry byte spans into the text that was parsed. Spans take no part in comparing or hashing: two trees are
//! equal when they say the same thing, wherever it was written. The tree is purely syntactic: a field is a name and
//! perhaps an argument, a constant is bytes; which fields exist and what the constants mean is the business of
//! [`crate::check`].

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};

/// A half-open range of byte offsets into the source text.
#[derive(Clone, Copy, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }
    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
impl PartialEq for Span {
    fn eq(&self, _: &Span) -> bool {
        true
    }
}
impl Eq for Span {}
impl Hash for Span {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Expr {
    /// All must hold; at least two children, evaluated left to right.
    And(Vec<Expr>),
    /// One must hold; at least two children, evaluated left to right.
    Or(Vec<Expr>),
    /// The child must not hold; never directly holds another `Not`.
    Not(Box<Expr>),
    /// `lhs op rhs`.
    Check(Check),
    /// `lhs exists`.
    Exists(Exists),
    /// A bare identifier where a check could stand: the name of a macro.
    Macro(Ident),
}

impl Expr {
    /// Where the expression stands in the text (parentheses around it are not included).
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Expr::And(v) | Expr::Or(v) => match (v.first(), v.last()) {
                (Some(a), Some(b)) => a.span().to(b.span()),
                _ => Span::default(),
            },
            Expr::Not(e) => e.span(),
            Expr::Check(c) => c.span,
            Expr::Exists(e) => e.span,
            Expr::Macro(i) => i.span,
        }
    }

    /// Calls `f` on every leaf (check, exists, macro), left to right.
    pub fn for_each_leaf<'a>(&'a self, f: &mut dyn FnMut(&'a Expr)) {
        match self {
            Expr::And(v) | Expr::Or(v) => v.iter().for_each(|e| e.for_each_leaf(f)),
            Expr::Not(e) => e.for_each_leaf(f),
            Expr::Check(_) | Expr::Exists(_) | Expr::Macro(_) => f(self),
        }
    }
}

/// A name that is neither field nor string: a macro, or a list that was not substituted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ident {
    /// The name.
    pub name: Box<str>,
    /// Where it stands.
    pub span: Span,
}

/// `lhs exists`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Exists {
    /// What must have a value.
    pub lhs: Operand,
    /// From the operand up to the word `exists`.
    pub span: Span,
}

/// `lhs op rhs`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Check {
    /// The left side.
    pub lhs: Operand,
    /// The operator.
    pub op: Op,
    /// `oneof`, `anyof` or `allof`, if one was written.
    pub modifier: Option<Modifier>,
    /// The right side.
    pub rhs: Rhs,
    /// Where the operator (with its modifier) stands.
    pub op_span: Span,
    /// The whole check.
    pub span: Span,
}

/// Something that is extracted from an event: a field, or a transformer around fields.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Operand {
    /// `proc.name`, `proc.aname[2]`.
    Field(Field),
    /// `tolower(proc.name)`.
    Transformer(Transformer),
}

impl Operand {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Operand::Field(f) => f.span,
            Operand::Transformer(t) => t.span,
        }
    }
}

/// A field reference as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// The dotted name.
    pub name: Box<str>,
    /// What stood in the brackets, unquoted and unescaped.
    pub arg: Option<Literal>,
    /// Name and brackets.
    pub span: Span,
}

impl fmt::Display for Field {
    /// `name` or `name[arg]`, as messages quote it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.arg {
            None => f.write_str(&self.name),
            Some(a) => write!(f, "{}[{}]", self.name, a.to_text()),
        }
    }
}

/// A constant. The bytes are unescaped; whether it was quoted is forgotten, since it makes no difference.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Literal {
    /// The value.
    pub value: Box<[u8]>,
    /// Where it stands, with its quotes.
    pub span: Span,
}

impl Literal {
    /// A literal that stands nowhere.
    #[must_use]
    pub fn new(value: impl Into<Box<[u8]>>) -> Self {
        Literal { value: value.into(), span: Span::default() }
    }
    /// The value as text; bytes that are not UTF-8 become U+FFFD.
    #[must_use]
    pub fn to_text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.value)
    }
}

impl fmt::Debug for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}@{:?}", self.to_text(), self.span)
    }
}

/// A transformer call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Transformer {
    /// Which one.
    pub kind: TransformerKind,
    /// Its arguments, at least one.
    pub args: Vec<TransformerArg>,
    /// What stood in brackets behind the closing parenthesis (only `getopt` can use it).
    pub suffix: Option<Literal>,
    /// The whole call.
    pub span: Span,
}

/// An argument of a transformer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TransformerArg {
    /// A quoted string or a number.
    Literal(Literal),
    /// `(a.b, "x", …)`; its items are never lists themselves.
    List(Vec<TransformerArg>, Span),
    /// A field or a nested call.
    Operand(Operand),
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }
        impl $name {
            /// All of them, in the order in which the parser tries them.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            /// The word as it is written.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
            /// The one that is written like this.
            #[must_use]
            pub fn from_name(s: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|v| v.name() == s)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

words! {
    /// The transformers of the language. `val(…)` is none: it only marks a field on the right side.
    TransformerKind {
        /// ASCII lower case.
        ToLower = "tolower",
        /// ASCII upper case.
        ToUpper = "toupper",
        /// Base64 decoding.
        B64 = "b64",
        /// Text behind the last slash.
        Basename = "basename",
        /// Number of elements or bytes.
        Len = "len",
        /// Elements with a separator between them.
        Join = "join",
        /// Strings one behind the other.
        Concat = "concat",
        /// Options of a command line.
        Getopt = "getopt",
    }
}

words! {
    /// Binary operators. `==` is written back as `=`.
    Op {
        /// `<=`
        Le = "<=",
        /// `<`
        Lt = "<",
        /// `>=`
        Ge = ">=",
        /// `>`
        Gt = ">",
        /// `=`, `==`
        Eq = "=",
        /// `!=`
        Ne = "!=",
        /// POSIX fnmatch.
        Glob = "glob",
        /// `glob` without regard to ASCII case.
        Iglob = "iglob",
        /// Substring.
        Contains = "contains",
        /// `contains` without regard to ASCII case.
        Icontains = "icontains",
        /// Hex digits of bytes that a buffer contains.
        Bcontains = "bcontains",
        /// Prefix.
        Startswith = "startswith",
        /// Hex digits of bytes that a buffer starts with.
        Bstartswith = "bstartswith",
        /// Suffix.
        Endswith = "endswith",
        /// Full match of a regular expression.
        Regex = "regex",
        /// At least one element is in the set.
        Intersects = "intersects",
        /// All elements are in the set.
        In = "in",
        /// One of the paths is a prefix, by whole components.
        Pmatch = "pmatch",
    }
}

impl Op {
    /// Whether the operator takes a list (or something that gives a set of values) on its right.
    #[must_use]
    pub fn takes_list(self) -> bool {
        matches!(self, Op::Intersects | Op::In | Op::Pmatch)
    }
    /// Whether the operator orders numbers: `<`, `<=`, `>`, `>=`.
    #[must_use]
    pub fn is_ordering(self) -> bool {
        matches!(self, Op::Le | Op::Lt | Op::Ge | Op::Gt)
    }
}

words! {
    /// How a string operator is applied to a list.
    Modifier {
        /// Exactly one element must fit.
        Oneof = "oneof",
        /// At least one element must fit.
        Anyof = "anyof",
        /// All elements must fit.
        Allof = "allof",
    }
}

/// The right side of a check.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Rhs {
    /// One constant.
    Literal(Literal),
    /// `(a, b, …)`, perhaps empty.
    List(Vec<Literal>, Span),
    /// An identifier where a list could stand: a list's name that was not substituted. It counts as one string.
    Ident(Ident),
    /// `val(field)`; the brackets behind it parse, but no check accepts them.
    Val {
        /// The field.
        field: Field,
        /// What stood in brackets behind it.
        suffix: Option<Literal>,
        /// From `val` on.
        span: Span,
    },
    /// A transformer.
    Transformer(Transformer),
}

impl Rhs {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Rhs::Literal(l) => l.span,
            Rhs::List(_, s) | Rhs::Val { span: s, .. } => *s,
            Rhs::Ident(i) => i.span,
            Rhs::Transformer(t) => t.span,
        }
    }
}
