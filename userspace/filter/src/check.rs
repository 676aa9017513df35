// SPDX-License-Identifier: Apache-2.0
//! The type check: from a syntax tree and a catalogue to a typed tree.
//!
//! All mistakes of a condition are collected, in the order in which the reference would meet them; it stops at the
//! first. Each carries two places: the text to point at, and the offset that the reference reports, which is that
//! of the node it looked at last.

use crate::ast::{self, Expr, Field, Op, Rhs, Span, TransformerArg, TransformerKind};
use crate::catalogue::{Catalogue, FieldArg, FieldFlags, FieldRef, LookupError, PrintFormat, TypeClass, ValueType};
use crate::error::{ErrorKind, FilterError, FilterWarning};
use crate::suggest::Nearest;
use crate::typed::{Arg, Node, Operand, Predicate, Test, Transformer};
use crate::{operators, parser, values};

/// What became of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The typed tree, if there was no mistake.
    pub node: Option<Node>,
    /// The mistakes, the reference's first one first.
    pub errors: Vec<FilterError>,
    /// What compiles but is probably not meant; each with the number of errors that were found before it.
    pub warnings: Vec<(usize, FilterWarning)>,
}

impl Checked {
    /// The tree, or the first mistake.
    ///
    /// # Errors
    /// The first mistake.
    pub fn into_result(self) -> Result<Node, FilterError> {
        match (self.node, self.errors.into_iter().next()) {
            (Some(node), None) => Ok(node),
            (_, Some(e)) => Err(e),
            (None, None) => Err(FilterError::new(ErrorKind::Syntax, Span::default(), "filter input string is empty")),
        }
    }
}

/// Checks a condition whose macros are resolved.
#[must_use]
pub fn check(expr: &Expr, catalogue: &dyn Catalogue) -> Checked {
    let mut c = Checker { catalogue, errors: Vec::new(), warnings: Vec::new() };
    let node = c.expr(expr);
    let node = node.filter(|_| c.errors.is_empty());
    Checked { node, errors: c.errors, warnings: c.warnings }
}

/// Checks a field or transformer of an output template.
///
/// # Errors
/// The first mistake.
pub(crate) fn output_operand(o: &ast::Operand, catalogue: &dyn Catalogue) -> Result<Operand, FilterError> {
    Checker { catalogue, errors: Vec::new(), warnings: Vec::new() }.operand(o)
}

/// Whether a text is the name of a field, with its argument if it needs one.
#[must_use]
pub fn is_field(text: &str, catalogue: &dyn Catalogue) -> bool {
    match parser::parse_operand(text, 0) {
        Ok(ast::Operand::Field(f)) if f.span.end == text.len() => catalogue.lookup(&f.name, f.arg.as_ref().map(|a| &*a.value)).is_ok(),
        _ => false,
    }
}

/// Whether a text can stand on the left side of a check: a field, or a transformer that compiles.
#[must_use]
pub fn is_operand(text: &str, catalogue: &dyn Catalogue) -> bool {
    if !text.contains('(') {
        return is_field(text, catalogue);
    }
    match parser::parse(&format!("{text} exists")) {
        Ok(e) => check(&e, catalogue).errors.is_empty(),
        Err(_) => false,
    }
}

/// What to do about raw bytes, which the language compares with no constant.
const RAW_BYTES: &str = "bytes can only be tested with 'exists' here; evt.arg gives them as text, evt.buffer as bytes";

struct Checker<'c> {
    catalogue: &'c dyn Catalogue,
    errors: Vec<FilterError>,
    warnings: Vec<(usize, FilterWarning)>,
}

/// What messages call an operand: the field below it.
fn field_name(o: &Operand) -> String {
    match o {
        Operand::Field(f) => f.name.to_owned(),
        Operand::Transformer(t) => match t.args.first() {
            Some(Arg::Operand(inner)) if one_argument(t.kind) => field_name(inner),
            _ => t.kind.name().to_owned(),
        },
    }
}

fn one_argument(kind: TransformerKind) -> bool {
    use TransformerKind as K;
    match kind {
        K::ToLower | K::ToUpper | K::B64 | K::Basename | K::Len => true,
        K::Join | K::Concat | K::Getopt => false,
    }
}

fn arg_type(a: &Arg) -> (ValueType, bool) {
    match a {
        Arg::Literal(_) => (ValueType::Charbuf, false),
        Arg::List(_) => (ValueType::Charbuf, true),
        Arg::Operand(o) => (o.ty(), o.is_list()),
    }
}

/// Type and list-ness of the plain field under an argument, before its own transformers.
fn base_type(a: &Arg) -> (ValueType, bool) {
    match a {
        Arg::Operand(Operand::Transformer(t)) if one_argument(t.kind) => t.args.first().map_or((t.ty, t.list), base_type),
        Arg::Operand(Operand::Transformer(_)) => (ValueType::Charbuf, false),
        a => arg_type(a),
    }
}

/// The one plain field below an operand, if its transformers all take one argument.
fn base_field(o: &Operand) -> Option<&FieldRef> {
    match o {
        Operand::Field(f) => Some(f),
        Operand::Transformer(t) if one_argument(t.kind) => match t.args.first() {
            Some(Arg::Operand(inner)) => base_field(inner),
            _ => None,
        },
        Operand::Transformer(_) => None,
    }
}

/// Type of what a transformer makes of these arguments, of which there is at least one, and whether that is a list.
fn transformed(kind: TransformerKind, args: &[Arg], has_option: bool) -> Result<(ValueType, bool), String> {
    let refused = |message: &str| Err(message.to_owned());
    match (kind, args) {
        (TransformerKind::Join, [separator, _]) if base_type(separator).1 => {
            refused("join() first argument (separator) must be a single value, not a list")
        }
        (TransformerKind::Join, [_, list]) if !base_type(list).1 => refused("join() second argument must be a list"),
        (TransformerKind::Join, [_, _]) => Ok((ValueType::Charbuf, false)),
        (TransformerKind::Join, _) => refused("join() requires exactly 2 arguments: separator and list"),
        (TransformerKind::Concat, _) if args.iter().any(|a| base_type(a) != (ValueType::Charbuf, false)) => {
            refused("concat() arguments must be strings")
        }
        (TransformerKind::Concat, _) => Ok((ValueType::Charbuf, false)),
        (TransformerKind::Getopt, [list, _]) if !base_type(list).1 => refused("getopt() first argument must be a list"),
        (TransformerKind::Getopt, [_, options]) if base_type(options).1 => {
            refused("getopt() second argument (optstring) must be a single value")
        }
        (TransformerKind::Getopt, [_, _]) if args.iter().any(|a| base_type(a).0 != ValueType::Charbuf) => {
            refused("getopt() arguments must be strings")
        }
        (TransformerKind::Getopt, [_, _]) => Ok((ValueType::Charbuf, !has_option)),
        (TransformerKind::Getopt, _) => refused("getopt() requires exactly 2 arguments: args list and optstring"),
        (_, [of, ..]) => {
            let (ty, list) = arg_type(of);
            operators::mapped_type(kind, ty, list).ok_or_else(|| {
                let name = match of {
                    Arg::Operand(o) => field_name(o),
                    Arg::Literal(_) | Arg::List(_) => "constant".to_owned(),
                };
                let list = if list { "list " } else { "" };
                format!("can't add field transformer: type '{ty}' is not supported by '{kind}' transformer applied on {list}field '{name}'")
            })
        }
        (_, []) => Err(format!("transformer '{kind}' needs an argument")),
    }
}

/// The test of one operand against another.
fn two_operands(c: &ast::Check, lhs: &Operand, rhs: Operand) -> Result<Test, FilterError> {
    let error = |span: Span, message: String| Err(FilterError::new(ErrorKind::Mismatch, span, message));
    if matches!(c.op, Op::Pmatch | Op::Regex) {
        let name = c.op.name().to_ascii_uppercase();
        return error(c.op_span, format!("operator '{name}' doesn't support right-hand side fields"));
    }
    if lhs.ty().class() == TypeClass::Net {
        return error(c.lhs.span(), "field type 'IPNET' doesn't support right-hand side fields".to_owned());
    }
    let refuses = |o: &Operand| base_field(o).filter(|f| f.flags.no_rhs).map(|f| f.name);
    if let Some(name) = refuses(lhs) {
        return error(c.lhs.span(), format!("field '{name}' doesn't support right-hand side fields"));
    }
    if let Some(name) = refuses(&rhs) {
        return error(c.rhs.span(), format!("field '{name}' can't be used as a right-hand side field"));
    }
    if lhs.ty() != rhs.ty() || lhs.is_list() != rhs.is_list() {
        let what = |o: &Operand| {
            if o.is_list() { format!("list of {}", o.ty()) } else { o.ty().to_string() }
        };
        return error(
            c.rhs.span(),
            format!(
                "field '{}' has type '{}' while the right-hand side field '{}' has incompatible type '{}'",
                field_name(lhs),
                what(lhs),
                field_name(&rhs),
                what(&rhs)
            ),
        );
    }
    Ok(Test::Operand(c.op, rhs))
}

impl Checker<'_> {
    fn expr(&mut self, e: &Expr) -> Option<Node> {
        match e {
            Expr::And(v) => self.all(v).map(Node::And),
            Expr::Or(v) => self.all(v).map(Node::Or),
            Expr::Not(e) => self.expr(e).map(|n| Node::Not(Box::new(n))),
            Expr::Check(c) => {
                let test = self.check(c);
                self.leaf(test, c.span)
            }
            Expr::Exists(e) => {
                let test = self.operand(&e.lhs).map(|lhs| (lhs, Test::Exists));
                self.leaf(test, e.span)
            }
            Expr::Macro(i) => {
                let message = format!("filter error: unexpected identifier '{}'", i.name);
                self.errors.push(FilterError::new(ErrorKind::UnknownMacro, i.span, message));
                None
            }
        }
    }

    /// All children are looked at, even behind a mistake.
    fn all(&mut self, v: &[Expr]) -> Option<Vec<Node>> {
        let nodes: Vec<Option<Node>> = v.iter().map(|e| self.expr(e)).collect();
        nodes.into_iter().collect()
    }

    fn leaf(&mut self, test: Result<(Operand, Test), FilterError>, span: Span) -> Option<Node> {
        match test {
            Ok((lhs, test)) => Some(Node::Predicate(Predicate { lhs, test, span })),
            Err(mut e) => {
                // Wherever in a check the mistake is: what counts is where the check starts.
                e.at = span.start;
                self.errors.push(e);
                None
            }
        }
    }

    fn field(&self, f: &Field) -> Result<FieldRef, FilterError> {
        match self.catalogue.lookup(&f.name, f.arg.as_ref().map(|a| &*a.value)) {
            Ok(found) => Ok(found),
            Err(LookupError::Argument(message)) => {
                let span = f.arg.as_ref().map_or(f.span, |a| a.span);
                let mut e = FilterError::new(ErrorKind::FieldArgument, span, message);
                let bracketed = |(at, _): (usize, &str)| {
                    let (name, arg) = (f.name.get(..at)?, f.name.get(at + 1..)?);
                    self.catalogue.lookup(name, Some(arg.as_bytes())).is_ok().then(|| format!("write {name}[{arg}]"))
                };
                e.help = f.name.rmatch_indices('.').find_map(bracketed);
                Err(e)
            }
            Err(LookupError::Unknown) => {
                let message = format!("filter_check called with nonexistent field {f}");
                let mut e = FilterError::new(ErrorKind::UnknownField, f.span, message);
                e.help = if f.arg.is_some() && self.catalogue.lookup(&f.name, None).is_ok() {
                    Some(format!("'{}' does not take this argument", f.name))
                } else if self.catalogue.lookup(&f.name, Some(b"1")).is_ok() {
                    Some(format!("'{}' needs an argument: {}[…]", f.name, f.name))
                } else {
                    let mut nearest = Nearest::new(&f.name);
                    self.catalogue.for_each_name(&mut |n| nearest.offer(n));
                    nearest.found().map(|n| format!("did you mean '{n}'?"))
                };
                Err(e)
            }
        }
    }

    fn operand(&self, o: &ast::Operand) -> Result<Operand, FilterError> {
        match o {
            ast::Operand::Field(f) => self.field(f).map(Operand::Field),
            ast::Operand::Transformer(t) => self.transformer(t).map(|t| Operand::Transformer(Box::new(t))),
        }
    }

    fn arg(&self, a: &TransformerArg) -> Result<Arg, FilterError> {
        Ok(match a {
            TransformerArg::Literal(l) => Arg::Literal(l.value.clone()),
            TransformerArg::List(v, _) => Arg::List(v.iter().map(|a| self.arg(a)).collect::<Result<_, _>>()?),
            TransformerArg::Operand(o) => Arg::Operand(self.operand(o)?),
        })
    }

    fn transformer(&self, t: &ast::Transformer) -> Result<Transformer, FilterError> {
        let kind = t.kind;
        let error = |message: String| Err(FilterError::new(ErrorKind::Transformer, t.span, message));
        let args = t.args.iter().map(|a| self.arg(a)).collect::<Result<Vec<_>, _>>()?;
        let [_, rest @ ..] = args.as_slice() else {
            return error(format!("transformer '{kind}' needs an argument"));
        };
        if one_argument(kind) != rest.is_empty() {
            let message =
                if rest.is_empty() { format!("unknown field transfomer '{kind}'") } else { "unknown multivalue transformer".to_owned() };
            return error(message).map_err(|e| {
                let many = match kind {
                    TransformerKind::Join | TransformerKind::Getopt => "two arguments",
                    TransformerKind::Concat => "two or more arguments",
                    _ => "one argument",
                };
                e.with_help(format!("'{kind}' takes {many}"))
            });
        }
        // Transformers of several arguments take the values of any field.
        if let [Arg::Operand(Operand::Field(f))] = args.as_slice()
            && f.flags.no_transformer
        {
            return error(format!("field '{}' does not support transformers", f.name));
        }
        let option = match (&t.suffix, kind) {
            (None, _) => None,
            (Some(c), TransformerKind::Getopt) => match *c.value {
                [c] => Some(c),
                _ => {
                    return error("getopt() field argument must be a single option character".to_owned());
                }
            },
            (Some(_), _) => {
                return error(format!("transformer '{kind}' does not support field arguments"));
            }
        };
        let (ty, list) = match transformed(kind, &args, option.is_some()) {
            Ok(result) => result,
            Err(message) => return error(message),
        };
        Ok(Transformer { kind, args, option, ty, list })
    }

    fn check(&mut self, c: &ast::Check) -> Result<(Operand, Test), FilterError> {
        let lhs = self.operand(&c.lhs)?;
        if let Err(message) = operators::fits(c.op, c.modifier, lhs.ty(), lhs.is_list()) {
            let mut e = FilterError::new(ErrorKind::Operator, c.op_span, message);
            e.help = Some(operators::help(&lhs));
            return Err(e);
        }
        let test = match &c.rhs {
            Rhs::Literal(l) => self.constants(c, &lhs, std::slice::from_ref(l))?,
            Rhs::List(v, _) => self.constants(c, &lhs, v)?,
            Rhs::Ident(i) => {
                let l = ast::Literal { value: i.name.as_bytes().into(), span: i.span };
                self.constants(c, &lhs, &[l])?
            }
            Rhs::Val { field, suffix, .. } => {
                if let Some(s) = suffix {
                    let e = FilterError::new(ErrorKind::Transformer, s.span, "val() does not support field arguments");
                    return Err(e.with_help(format!("write the argument behind the field: val({}[…])", field.name)));
                }
                let rhs = Operand::Field(self.field(field)?);
                two_operands(c, &lhs, rhs)?
            }
            Rhs::Transformer(t) => {
                let rhs = self.transformer(t).map(|t| Operand::Transformer(Box::new(t)))?;
                two_operands(c, &lhs, rhs)?
            }
        };
        Ok((lhs, test))
    }

    fn constants(&mut self, c: &ast::Check, lhs: &Operand, literals: &[ast::Literal]) -> Result<Test, FilterError> {
        let at = c.rhs.span().start;
        let field = base_field(lhs).map_or("", |f| f.name);
        let mut converted = Vec::with_capacity(literals.len());
        for l in literals {
            self.warn(c.op, l, at);
            let error = |kind, message: String, help: Option<String>| FilterError { kind, message, span: l.span, at, help };
            if field == "evt.rawarg" && lhs.ty() == ValueType::Bytebuf {
                return Err(error(ErrorKind::Value, "wrong parameter type 10".to_owned(), Some(RAW_BYTES.to_owned())));
            }
            let value = values::convert(l, c.op, lhs.ty(), self.catalogue).map_err(|m| error(ErrorKind::Value, m, None))?;
            if field == "evt.around" && c.op != Op::Eq {
                return Err(error(ErrorKind::Operator, "evt.around supports only '=' comparison operator".to_owned(), None));
            }
            // The empty name is that of numbers without a call.
            if field == "evt.type" && !l.value.is_empty() && !self.catalogue.is_event_name(&l.to_text()) {
                let text = l.to_text();
                let mut nearest = Nearest::new(&text);
                self.catalogue.for_each_event_name(&mut |n| nearest.offer(n));
                let help = nearest.found().map(|n| format!("did you mean '{n}'?"));
                return Err(error(ErrorKind::UnknownEvent, format!("unknown event type {text}"), help));
            }
            converted.push(value);
        }
        Ok(operators::test(c.op, c.modifier, converted))
    }

    /// Constants that look like something else.
    fn warn(&mut self, op: Op, l: &ast::Literal, at: usize) {
        let text = l.to_text();
        let mut messages = Vec::new();
        if op == Op::Regex && operators::simple_regex(&text) {
            messages.push(format!(
                "regex check with '{text}' may be optimized with simpler operators such as '=', 'contains', 'startswith', 'endswith'"
            ));
        }
        let stripped: String = text.chars().filter(|c| !c.is_ascii_whitespace() && *c != '\x0b').collect();
        if stripped.contains('.') && is_field(&stripped, self.catalogue) {
            messages.push(format!("'{text}' may be a valid field misused as a const string value"));
        }
        if let Some((name, rest)) = stripped.split_once('(')
            && rest.ends_with(')')
            && (name == "val" || TransformerKind::from_name(name).is_some())
        {
            messages.push(format!("'{text}' may be a valid field transformer misused as a const string value"));
        }
        let found_before = self.errors.len();
        let warnings = messages.into_iter().map(|message| (found_before, FilterWarning { message, span: l.span, at }));
        self.warnings.extend(warnings);
    }
}

/// A field that stands for nothing in particular, for tests of code above.
#[doc(hidden)]
#[must_use]
pub fn plain_field(id: u32, name: &'static str, ty: ValueType) -> FieldRef {
    FieldRef { id, name, arg: FieldArg::None, ty, format: PrintFormat::Na, flags: FieldFlags::default() }
}
