// SPDX-License-Identifier: Apache-2.0
//! Output templates filled with the values of one event.
use crate::operand::Operand;
use crate::render::Look;
use crate::text::Writer;
use crate::{Cx, Field, Value};
use eyas_filter::ast;
use eyas_filter::catalogue::LookupError;
use eyas_filter::print::compat_operand;
use eyas_filter::template as parsed;
use serde_json::Map;

/// What prints in place of a value that is missing.
const MISSING: &str = "<NA>";

/// A template, ready to be filled.
#[derive(Clone, Debug)]
pub struct Template {
    keep_missing: bool,
    parts: Vec<Part>,
    /// Every field that the template names, those inside transformers too, under the key it has in JSON, in
    /// the order of the keys where that makes no difference.
    fields: Vec<(String, Field)>,
}

#[derive(Clone, Debug)]
enum Part {
    Text(Box<str>),
    /// `field`: its place among the fields, if it is one and nothing is made of it.
    Value {
        operand: Operand,
        look: Look,
        width: usize,
        field: Option<usize>,
    },
}

impl Template {
    /// Prepares a parsed template.
    ///
    /// # Errors
    /// When a field in it is not from this catalogue.
    pub fn compile(template: &parsed::Template) -> Result<Self, LookupError> {
        let mut parts = Vec::new();
        let mut fields: Vec<(String, Field)> = Vec::new();
        for part in &template.parts {
            parts.push(match part {
                parsed::Part::Text(t) => Part::Text(t.clone()),
                parsed::Part::Value(token) => {
                    for_each_field(&token.source, &mut |f| {
                        let key = compat_operand(&ast::Operand::Field(f.clone()));
                        if !fields.iter().any(|(k, _)| *k == key) {
                            fields.push((key, Field::resolve(&f.name, f.arg.as_ref().map(|a| &*a.value))?));
                        }
                        Ok(())
                    })?;
                    let operand = Operand::compile(&token.operand)?;
                    let look = match &operand {
                        Operand::Field(field) => Look::of(field),
                        made => Look { ty: made.ty(), format: made.format(), plain: false, rows: false },
                    };
                    Part::Value { operand, look, width: token.width, field: None }
                }
            });
        }
        // Printing that one changes what the fields behind it say: they are read where they stand, each time.
        let in_order = fields.iter().any(|(_, field)| field.spec().name == "evt.abspath");
        if !in_order {
            fields.sort_by(|(a, _), (b, _)| a.cmp(b));
        }
        for (part, parsed) in parts.iter_mut().zip(&template.parts).filter(|_| !in_order) {
            if let (Part::Value { field, .. }, parsed::Part::Value(token)) = (part, parsed)
                && matches!(token.source, ast::Operand::Field(_))
            {
                let key = compat_operand(&token.source);
                *field = fields.binary_search_by(|(k, _)| k.cmp(&key)).ok();
            }
        }
        Ok(Self { keep_missing: template.keep_missing, parts, fields })
    }

    /// The same template, missing values printing as `<NA>`.
    #[must_use]
    pub fn keeping_missing(mut self) -> Self {
        self.keep_missing = true;
        self
    }

    /// The fields that the template names, with their keys in JSON.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Field)> {
        self.fields.iter().map(|(k, f)| (k.as_str(), f))
    }

    /// The text for this event; none if a value is missing and the template does not begin with `*`.
    #[must_use]
    pub fn render_text(&self, cx: &Cx<'_>) -> Option<String> {
        let mut out = Vec::with_capacity(256);
        self.render_into(cx, &mut out).then(|| into_text(out))
    }

    /// Text and object for this event at once, as [`Template::render_text`] and [`Template::render_fields_json`] give them:
    /// most values are needed by both.
    #[must_use]
    pub fn render_both(&self, cx: &Cx<'_>) -> (Option<String>, Map<String, serde_json::Value>) {
        let print = cx.for_print();
        let values: Vec<_> = self.fields.iter().map(|(_, field)| field_json(&print, field)).collect();
        let mut out = Vec::with_capacity(256);
        let text = self.render_with(cx, &values, &mut out).then(|| into_text(out));
        (text, self.fields.iter().map(|(key, _)| key.clone()).zip(values).collect())
    }

    /// Writes the text behind `out`; false, with `out` as it was, if a value is missing and must not be.
    pub fn render_into(&self, cx: &Cx<'_>, out: &mut Vec<u8>) -> bool {
        self.render_with(cx, &[], out)
    }

    /// The same with values of fields, as they stand in JSON, that are at hand.
    fn render_with(&self, cx: &Cx<'_>, at_hand: &[serde_json::Value], out: &mut Vec<u8>) -> bool {
        let cx = cx.for_print();
        let start = out.len();
        for part in &self.parts {
            let (operand, look, width, field) = match part {
                Part::Text(t) => {
                    out.extend_from_slice(t.as_bytes());
                    continue;
                }
                Part::Value { operand, look, width, field } => (operand, look, *width, *field),
            };
            // Text stands in JSON as it prints; what was broken there is looked at again.
            if let Some(serde_json::Value::String(text)) = field.and_then(|i| at_hand.get(i))
                && !text.contains(char::REPLACEMENT_CHARACTER)
            {
                if width == 0 {
                    out.extend_from_slice(text.as_bytes())
                } else {
                    fit(out, text.as_bytes(), width)
                }
                continue;
            }
            let mut w = Writer::new(cx.scratch.arena());
            if !look.write(&cx, &mut w, operand.extract(&cx)) {
                if !self.keep_missing {
                    out.truncate(start);
                    return false;
                }
                w.text(MISSING);
            }
            if width == 0 { out.extend_from_slice(w.as_bytes()) } else { fit(out, w.as_bytes(), width) }
        }
        true
    }

    /// The object of all fields that the template names; keys are sorted, missing values are null.
    #[must_use]
    pub fn render_fields_json(&self, cx: &Cx<'_>) -> Map<String, serde_json::Value> {
        let cx = cx.for_print();
        self.fields.iter().map(|(key, field)| (key.clone(), field_json(&cx, field))).collect()
    }
}

fn into_text(bytes: Vec<u8>) -> String {
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => String::from_utf8_lossy(e.as_bytes()).into_owned(),
    }
}

/// The value of a field as it stands in JSON.
#[must_use]
pub fn field_json(cx: &Cx<'_>, field: &Field) -> serde_json::Value {
    match field.spec().name {
        // However these print, in JSON they are the time stamp.
        "evt.time" | "evt.time.s" | "evt.time.iso8601" | "evt.datetime" | "evt.datetime.s" | "evt.outputtime" => cx.event.ts.into(),
        // These are numbers in spite of their padding.
        "evt.rawtime.ns" | "evt.reltime" | "evt.reltime.ns" | "evt.latency.ns" | "evt.deltatime.ns" => match field.extract(cx) {
            Value::U64(n) => n.into(),
            _ => serde_json::Value::Null,
        },
        _ => Look::of(field).json(cx, field.extract(cx)),
    }
}

/// The value of a field as text; none if it has none.
#[must_use]
pub fn field_text(cx: &Cx<'_>, field: &Field) -> Option<String> {
    let cx = cx.for_print();
    let mut w = Writer::new(cx.scratch.arena());
    Look::of(field).write(&cx, &mut w, field.extract(&cx)).then(|| String::from_utf8_lossy(w.as_bytes()).into_owned())
}

/// Writes exactly `width` bytes, as the reference does: cut, be it inside a character, or filled up with blanks.
fn fit(out: &mut Vec<u8>, text: &[u8], width: usize) {
    let cut = text.get(..width).unwrap_or(text);
    out.extend_from_slice(cut);
    out.resize(out.len() + width - cut.len(), b' ');
}

type Visit<'v> = &'v mut dyn FnMut(&ast::Field) -> Result<(), LookupError>;

fn for_each_field(operand: &ast::Operand, f: Visit<'_>) -> Result<(), LookupError> {
    match operand {
        ast::Operand::Field(field) => f(field),
        ast::Operand::Transformer(t) => t.args.iter().try_for_each(|a| in_arg(a, f)),
    }
}

fn in_arg(arg: &ast::TransformerArg, f: Visit<'_>) -> Result<(), LookupError> {
    match arg {
        ast::TransformerArg::Literal(_) => Ok(()),
        ast::TransformerArg::List(items, _) => items.iter().try_for_each(|a| in_arg(a, f)),
        ast::TransformerArg::Operand(o) => for_each_field(o, f),
    }
}
