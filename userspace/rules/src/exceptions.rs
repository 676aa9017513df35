// SPDX-License-Identifier: Apache-2.0
//! Exceptions: reading, checking, and turning them into conditions.

use crate::collector::{At, Exception, Part, Step, Str};
use crate::decode::{Fields, span_of};
use crate::finding::{Code, Finding, Item};
use crate::reader::Report;
use crate::source::{Origin, Place, Text};
use crate::yaml::{Node, Value};
use eyas_filter::ast::{Modifier, Op};
use eyas_filter::catalogue::Catalogue;
use eyas_filter::check;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Lists in lists in lists, and no further.
const MAX_NESTING: usize = 4;

/// The operators that a single field may be compared with, besides those with a modifier.
const LIST_OPERATORS: [&str; 3] = ["in", "pmatch", "intersects"];

/// Reads the exceptions of a rule item.
pub(crate) fn read(rule: &Fields<'_>, append: bool, report: &mut Report) -> Step<Vec<Exception>> {
    let Some(value) = rule.node.get("exceptions").filter(|v| !v.is_null()) else {
        return Ok(Vec::new());
    };
    let all = At { context: rule.context.inner(Item::Exceptions, "", value.start), place: rule.place(value) };
    let Value::Seq(items) = &value.value else {
        return all.error(Code::YamlValidate, "Rule exceptions must be a sequence");
    };
    let mut exceptions: Vec<Exception> = Vec::new();
    for item in items {
        let context = all.context.inner(Item::Exception, "", item.start);
        let unnamed = Fields { file: rule.file, node: item, context: &context };
        if !matches!(item.value, Value::Map(_)) {
            return unnamed.at().error(Code::YamlValidate, "Rule exception must be a mapping");
        }
        let name = unnamed.string("name")?;
        let context = rule.context.inner(Item::Exception, &name, item.start);
        let fields = Fields { file: rule.file, node: item, context: &context };
        if exceptions.iter().any(|e| e.name == name) {
            let message = format!("Multiple exceptions of this rule are named '{name}'");
            report.add(Finding::new(Code::ExceptionNameNotUnique, &context, fields.place(item), message));
        }
        let exception = Exception {
            fields: optional_part(&fields, "fields", !append)?,
            comps: optional_part(&fields, "comps", false)?,
            values: values(&fields, append, report)?,
            at: fields.at(),
            name,
        };
        exceptions.push(exception);
    }
    Ok(exceptions)
}

fn optional_part(fields: &Fields<'_>, key: &str, required: bool) -> Step<Part> {
    match fields.node.get(key) {
        Some(value) => part(fields, value, &fields.at(), key, 0),
        None if required => fields.at().error(Code::YamlValidate, format!("Item has no mapping for key '{key}'")),
        None => Ok(Part::nothing()),
    }
}

/// A value inside `outer`; `key` is empty for one in a list.
fn part(fields: &Fields<'_>, node: &Arc<Node>, outer: &At, key: &str, depth: usize) -> Step<Part> {
    let at = At { context: outer.context.inner(Item::ValueFor, key, node.start), place: fields.place(node) };
    if depth > MAX_NESTING {
        return at.error(Code::YamlValidate, "Lists are nested too deeply");
    }
    match &node.value {
        Value::Scalar { text, .. } if text.is_empty() => at.error(Code::YamlValidate, "Value must be non-empty"),
        Value::Scalar { text, .. } => Ok(Part::One(Str { text: text.to_string(), origin: Some(Origin::new(fields.file, node)) })),
        Value::Seq(items) => {
            let inner = |item: &Arc<Node>| At { context: at.context.inner(Item::Exception, "", item.start), place: fields.place(item) };
            items.iter().map(|item| part(fields, item, &inner(item), "", depth + 1)).collect::<Step<_>>().map(Part::Many)
        }
        Value::Null | Value::Map(_) => Ok(Part::nothing()),
    }
}

fn values(fields: &Fields<'_>, append: bool, report: &mut Report) -> Step<Vec<Part>> {
    let Some(value) = fields.node.get("values") else {
        if append {
            let message = "Overriding/appending exception with no values";
            report.add(Finding::new(Code::AppendNoValues, fields.context, fields.place(fields.node), message));
        }
        return Ok(Vec::new());
    };
    let all = At { context: fields.context.inner(Item::ExceptionValues, "", value.start), place: fields.place(value) };
    let Value::Seq(items) = &value.value else {
        return all.error(Code::YamlValidate, "Rule exception values must be a sequence");
    };
    let inner = |item: &Arc<Node>| At { context: all.context.inner(Item::ExceptionValue, "", item.start), place: fields.place(item) };
    items.iter().map(|item| part(fields, item, &inner(item), "", 0)).collect()
}

/// Fills in the operators of an exception that is defined (not one whose values are appended).
pub(crate) fn complete(e: &mut Exception) {
    if e.comps.is_given() {
        return;
    }
    let operator = |text: &str| Part::One(Str { text: text.to_owned(), origin: None });
    e.comps = match &e.fields {
        Part::Many(fields) => Part::Many(fields.iter().map(|_| operator("=")).collect()),
        Part::One(_) => operator("in"),
    };
}

/// One operator for each field.
fn same_length(e: &Exception) -> Step<()> {
    match (&e.fields, &e.comps) {
        (Part::One(_), Part::One(_)) => Ok(()),
        (Part::One(_), Part::Many(_)) => e.at.error(Code::Validate, "Fields and comps must both be strings"),
        (Part::Many(fields), comps) => {
            let count = match comps {
                Part::Many(comps) => comps.len(),
                Part::One(_) => 0,
            };
            if count == fields.len() {
                return Ok(());
            }
            let help = format!("there are {} fields and {count} comps", fields.len());
            let error = e.at.error(Code::Validate, "Fields and comps lists must have equal length");
            error.map_err(|f: Box<Finding>| Box::new(f.help(help)))
        }
    }
}

/// Completes and checks an exception that is defined.
pub(crate) fn validate(e: &mut Exception, unknown_source: bool, catalogue: &dyn Catalogue) -> Step<()> {
    if !e.fields.is_given() {
        return e.at.error(Code::Validate, format!("Exception '{}' must have fields", e.name));
    }
    complete(e);
    same_length(e)?;
    let single = matches!(e.fields, Part::One(_));
    for comp in strings_mut(&mut e.comps) {
        comp.text = comp.text.trim_matches([' ', '\t', '\r', '\n']).to_owned();
    }
    for comp in strings(&e.comps) {
        check_operator(comp, single, &e.at)?;
    }
    if unknown_source {
        return Ok(());
    }
    for field in strings(&e.fields) {
        if !check::is_operand(&field.text, catalogue) {
            let message = format!("'{}' is not a supported filter field", field.text);
            let mut f = Finding::new(Code::Validate, &e.at.context, place_of(field, &e.at), message);
            let mut nearest = eyas_filter::suggest::Nearest::new(&field.text);
            catalogue.for_each_name(&mut |n| nearest.offer(n));
            f.help = nearest.found().map(|n| format!("did you mean '{n}'?"));
            return Err(Box::new(f));
        }
    }
    Ok(())
}

fn strings(p: &Part) -> Vec<&Str> {
    match p {
        Part::One(s) => vec![s],
        Part::Many(v) => v
            .iter()
            .filter_map(|p| match p {
                Part::One(s) => Some(s),
                Part::Many(_) => None,
            })
            .collect(),
    }
}

fn strings_mut(p: &mut Part) -> Vec<&mut Str> {
    match p {
        Part::One(s) => vec![s],
        Part::Many(v) => v
            .iter_mut()
            .filter_map(|p| match p {
                Part::One(s) => Some(s),
                Part::Many(_) => None,
            })
            .collect(),
    }
}

/// The place of a text; of the exception if it comes from nowhere.
fn place_of(s: &Str, at: &At) -> Place {
    s.origin.as_ref().map_or(at.place, |o| Place { file: o.file, span: span_of(&o.node) })
}

/// A string operator with a modifier behind it.
fn is_modified(comp: &str) -> bool {
    // One blank, no more.
    let Some((op, modifier)) = comp.split_once(' ') else { return false };
    let op = if op == "==" { Some(Op::Eq) } else { Op::from_name(op) };
    Modifier::from_name(modifier).is_some() && op.is_some_and(|o| !o.takes_list() && !o.is_ordering())
}

fn check_operator(comp: &Str, single: bool, at: &At) -> Step<()> {
    let name = comp.text.as_str();
    let plain = name == "==" || name == "exists" || Op::from_name(name).is_some();
    if is_modified(name) || (if single { LIST_OPERATORS.contains(&name) } else { plain }) {
        return Ok(());
    }
    let message = if single {
        format!(
            "'{name}' is not a supported comparison operator: when fields is a single value, comps must be one of (in, pmatch, intersects) or a string operator with oneof, anyof or allof"
        )
    } else {
        format!("'{name}' is not a supported comparison operator")
    };
    let mut f = Finding::new(Code::Validate, &at.context, place_of(comp, at), message);
    let known: Vec<&str> = if single { LIST_OPERATORS.to_vec() } else { Op::ALL.iter().map(|o| o.name()).collect() };
    f.help = eyas_filter::suggest::nearest(name, known).map(|n| format!("did you mean '{n}'?"));
    Err(Box::new(f))
}

/// What the exceptions of a rule add to it.
#[derive(Debug, Default)]
pub(crate) struct Contribution {
    pub(crate) fields: BTreeSet<String>,
    pub(crate) operators: BTreeSet<String>,
}

/// The condition of a rule with its exceptions: `(condition) and not (…) and not (…)`.
pub(crate) fn apply(condition: &Text, exceptions: &[Exception], used: &mut Contribution) -> Step<Text> {
    let mut out = Text::default();
    out.push("(", None);
    out.push_text(condition);
    out.push(")", None);
    for e in exceptions {
        if e.values.is_empty() {
            continue;
        }
        // What replaces the exceptions of a rule is not looked at before.
        same_length(e)?;
        out.push(" and not ", None);
        match &e.fields {
            Part::One(field) => single(e, field, &mut out, used)?,
            Part::Many(fields) => tuples(e, fields, &mut out, used)?,
        }
        if out.as_str().len() > crate::source::MAX_TEXT {
            return e.at.error(Code::Validate, "the exceptions make the condition too long");
        }
    }
    Ok(out)
}

fn push(out: &mut Text, s: &Str) {
    out.push(&s.text, s.origin.clone());
}

/// A text with blanks is quoted, unless it starts with a quote.
fn push_quoted(out: &mut Text, s: &Str) {
    let quote = s.text.contains(' ') && !s.text.starts_with(['"', '\'']);
    let mark = if quote { "\"" } else { "" };
    out.push(mark, None);
    push(out, s);
    out.push(mark, None);
}

fn use_field(field: &Str, comp: &Str, used: &mut Contribution) {
    used.fields.insert(field.text.clone());
    used.operators.insert(comp.text.clone());
}

fn single(e: &Exception, field: &Str, out: &mut Text, used: &mut Contribution) -> Step<()> {
    let Part::One(comp) = &e.comps else {
        return e.at.error(Code::Validate, "Fields and comps must both be strings");
    };
    use_field(field, comp, used);
    out.push("(", None);
    push(out, field);
    out.push(" ", None);
    push(out, comp);
    out.push(" (", None);
    for (i, v) in e.values.iter().enumerate() {
        let Part::One(v) = v else {
            return e
                .at
                .error(Code::Validate, "Expected values array to contain a list of strings")
                .map_err(|f: Box<Finding>| Box::new(f.help("a single field takes plain values; make 'fields' a list to give tuples")));
        };
        if i > 0 {
            out.push(", ", None);
        }
        push_quoted(out, v);
    }
    out.push("))", None);
    Ok(())
}

fn tuples(e: &Exception, fields: &[Part], out: &mut Text, used: &mut Contribution) -> Step<()> {
    let Part::Many(comps) = &e.comps else {
        return e.at.error(Code::Validate, "Fields and comps lists must have equal length");
    };
    out.push("(", None);
    for (i, tuple) in e.values.iter().enumerate() {
        let items: &[Part] = match tuple {
            Part::Many(items) => items,
            Part::One(_) => &[],
        };
        if items.len() != fields.len() {
            let help = format!("there are {} fields; value {} has {}", fields.len(), i + 1, items.len());
            return e
                .at
                .error(Code::Validate, "Fields and values lists must have equal length")
                .map_err(|f: Box<Finding>| Box::new(f.help(help)));
        }
        out.push(if i > 0 { " or (" } else { "(" }, None);
        for (k, ((field, comp), value)) in fields.iter().zip(comps).zip(items).enumerate() {
            let (Part::One(field), Part::One(comp)) = (field, comp) else {
                return e.at.error(Code::Validate, "Fields and comps must be lists of strings");
            };
            use_field(field, comp, used);
            out.push(if k > 0 { " and  " } else { " " }, None);
            push(out, field);
            out.push(" ", None);
            push(out, comp);
            out.push(" ", None);
            tuple_value(comp, value, out);
        }
        out.push(")", None);
    }
    out.push(")", None);
    Ok(())
}

fn tuple_value(comp: &Str, value: &Part, out: &mut Text) {
    match value {
        Part::Many(items) => {
            out.push("(", None);
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(", ", None);
                }
                if let Part::One(s) = item {
                    push_quoted(out, s);
                }
            }
            out.push(")", None);
        }
        Part::One(s) if LIST_OPERATORS.contains(&comp.text.as_str()) || is_modified(&comp.text) => {
            let bare = !s.text.starts_with('(');
            out.push(if bare { "(" } else { "" }, None);
            push(out, s);
            out.push(if bare { ")" } else { "" }, None);
        }
        Part::One(s) => push_quoted(out, s),
    }
}
