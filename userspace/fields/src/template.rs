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
    /// the order of the keys.
    fields: Vec<(String, Field)>,
}

#[derive(Clone, Debug)]
enum Part {
    Text(Box<str>),
    Value { operand: Operand, look: Look, width: usize },
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
                    Part::Value { operand, look, width: token.width }
                }
            });
        }
        fields.sort_by(|(a, _), (b, _)| a.cmp(b));
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
        self.render_into(cx, &mut out).then(|| match String::from_utf8(out) {
            Ok(s) => s,
            Err(e) => String::from_utf8_lossy(e.as_bytes()).into_owned(),
        })
    }

    /// Writes the text behind `out`; false, with `out` as it was, if a value is missing and must not be.
    pub fn render_into(&self, cx: &Cx<'_>, out: &mut Vec<u8>) -> bool {
        let cx = cx.for_print();
        let start = out.len();
        for part in &self.parts {
            let (operand, look, width) = match part {
                Part::Text(t) => {
                    out.extend_from_slice(t.as_bytes());
                    continue;
                }
                Part::Value { operand, look, width } => (operand, look, *width),
            };
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
