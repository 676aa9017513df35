// SPDX-License-Identifier: Apache-2.0
//! Listings in three forms: aligned columns, one JSON array, a Markdown table.

use serde_json::{Map, Value};
use std::io::{self, Write};

/// Which form a listing takes.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct Form {
    /// One JSON array
    #[arg(long, conflicts_with = "markdown")]
    json: bool,
    /// A Markdown table
    #[arg(long)]
    markdown: bool,
}

/// A listing: the same rows for people and for programs.
#[derive(Debug)]
pub struct Table {
    columns: Vec<&'static str>,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    cells: Vec<String>,
    value: Map<String, Value>,
}

impl Table {
    /// An empty one.
    pub fn new(columns: &[&'static str]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// A row: what people see in the columns, and the JSON object with everything.
    pub fn row<const N: usize>(&mut self, cells: [String; N], value: Value) {
        let value = if let Value::Object(map) = value { map } else { Map::new() };
        self.rows.push(Row { cells: cells.into(), value });
    }

    /// Writes it in the form that was asked for.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, form: Form, out: &mut dyn Write) -> io::Result<()> {
        if form.json {
            let rows: Vec<_> = self.rows.iter().map(|r| &r.value).collect();
            serde_json::to_writer_pretty(&mut *out, &rows)?;
            return writeln!(out);
        }
        if form.markdown { self.markdown(out) } else { self.columns(out) }
    }

    fn columns(&self, out: &mut dyn Write) -> io::Result<()> {
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|i| {
                let cells = self.rows.iter().filter_map(|r| r.cells.get(i)).map(|c| c.chars().count());
                cells.chain(self.columns.get(i).map(|c| c.len())).max().unwrap_or(0)
            })
            .collect();
        let titles: Vec<String> = self.columns.iter().map(|c| c.to_uppercase()).collect();
        for cells in std::iter::once(&titles).chain(self.rows.iter().map(|r| &r.cells)) {
            let mut line = String::new();
            for (cell, width) in cells.iter().zip(&widths) {
                let pad = width.saturating_sub(cell.chars().count()) + 2;
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', pad));
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "| {} |", self.columns.join(" | "))?;
        writeln!(out, "|{}", "---|".repeat(self.columns.len()))?;
        for row in &self.rows {
            let cells: Vec<_> = row.cells.iter().map(|c| c.replace('|', "\\|").replace('\n', " ")).collect();
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn shown(form: Form) -> String {
        let mut table = Table::new(&["name", "what"]);
        table.row(["a".into(), "x|y".into()], json!({"name": "a"}));
        table.row(["longer".into(), "z".into()], json!({"name": "longer", "more": 1}));
        let mut out = Vec::new();
        table.write(form, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn three_forms() {
        assert_eq!(shown(Form::default()), "NAME    WHAT\na       x|y\nlonger  z\n");
        assert_eq!(shown(Form { markdown: true, json: false }), "| name | what |\n|---|---|\n| a | x\\|y |\n| longer | z |\n");
        let rows: Vec<Value> = serde_json::from_str(&shown(Form { json: true, markdown: false })).unwrap();
        assert_eq!(rows, [json!({"name": "a"}), json!({"name": "longer", "more": 1})]);
    }
}
