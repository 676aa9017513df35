// SPDX-License-Identifier: Apache-2.0
//! Many rules out of few: each again and again with other literals of the same shape; and rules without a necessary one.

use eyas_fields::Fields;
use eyas_filter::{
    ast::{Check, Expr, Literal, Op, Operand, Rhs},
    check::check,
};
use eyas_rules::CompiledRule;
use std::{
    collections::HashSet,
    net::{Ipv4Addr, Ipv6Addr},
};

/// Random numbers that a seed makes (SplitMix64).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn byte(&mut self, from: u8, count: u8) -> u8 {
        from.saturating_add(u8::try_from(self.next() % u64::from(count)).unwrap_or(0))
    }

    /// A byte of the same class.
    fn like(&mut self, b: u8) -> u8 {
        match b {
            b'a'..=b'z' => self.byte(b'a', 26),
            b'A'..=b'Z' => self.byte(b'A', 26),
            b'0'..=b'9' => self.byte(b'0', 10),
            b => b,
        }
    }

    fn address(&mut self, text: &str) -> Option<String> {
        let (address, mask) = text.split_once('/').map_or((text, String::new()), |(a, m)| (a, format!("/{m}")));
        let bits = self.next();
        if address.parse::<Ipv4Addr>().is_ok() {
            let [a, b, c, d, ..] = bits.to_le_bytes();
            return Some(format!("{}{mask}", Ipv4Addr::new(a, b, c, d)));
        }
        let v6 = address.parse::<Ipv6Addr>().ok()?;
        Some(format!("{}{mask}", Ipv6Addr::from(u128::from(v6) ^ (u128::from(bits) << 64))))
    }

    /// Another text of the same shape. In a regular expression escapes, sets and counts stay.
    fn text(&mut self, text: &[u8], op: Op) -> Vec<u8> {
        if let Some(address) = std::str::from_utf8(text).ok().and_then(|t| self.address(t)) {
            return address.into_bytes();
        }
        if text.len() > 1 && text.iter().all(u8::is_ascii_digit) {
            // The leading digits stay, so that the number goes on fitting.
            let fixed = text.len() / 2;
            return text.iter().enumerate().map(|(i, b)| if i < fixed { *b } else { self.like(*b) }).collect();
        }
        let (mut escaped, mut depth) = (false, 0);
        let mut out = Vec::new();
        for b in text {
            let keep = op == Op::Regex && (escaped || depth > 0 || *b == b'\\');
            escaped = *b == b'\\' && !escaped;
            depth += match b {
                b'[' | b'{' => 1,
                b']' | b'}' if depth > 0 => -1,
                _ => 0,
            };
            out.push(if keep { *b } else { self.like(*b) });
        }
        out
    }

    /// The condition with every literal changed that is no event type.
    fn change(&mut self, e: &Expr) -> Expr {
        match e {
            Expr::And(v) => Expr::And(v.iter().map(|e| self.change(e)).collect()),
            Expr::Or(v) => Expr::Or(v.iter().map(|e| self.change(e)).collect()),
            Expr::Not(e) => Expr::Not(Box::new(self.change(e))),
            Expr::Check(c) if !about_the_type(c) => self.change_check(c),
            Expr::Check(_) | Expr::Exists(_) | Expr::Macro(_) => e.clone(),
        }
    }

    /// A check with other literals that is still valid.
    fn change_check(&mut self, c: &Check) -> Expr {
        for _ in 0..100 {
            let rhs = match &c.rhs {
                Rhs::Literal(l) => Rhs::Literal(self.literal(l, c.op)),
                Rhs::List(v, span) => Rhs::List(v.iter().map(|l| self.literal(l, c.op)).collect(), *span),
                other => other.clone(),
            };
            let changed = Expr::Check(Check { rhs, ..c.clone() });
            if check(&changed, &Fields).errors.is_empty() {
                return changed;
            }
        }
        Expr::Check(c.clone())
    }

    fn literal(&mut self, l: &Literal, op: Op) -> Literal {
        match &*l.value {
            b"true" | b"false" => l.clone(),
            text => Literal::new(self.text(text, op)),
        }
    }

    fn word(&mut self) -> String {
        (0..8).map(|_| char::from(self.byte(b'a', 26))).collect()
    }
}

fn about_the_type(c: &Check) -> bool {
    matches!(&c.lhs, Operand::Field(f) if matches!(&*f.name, "evt.type" | "syscall.type" | "evt.dir"))
}

/// One rule in a rule file.
fn rule(name: &str, condition: &str) -> serde_json::Value {
    serde_json::json!({ "rule": name, "desc": name, "condition": condition, "output": "%evt.num %proc.cmdline %fd.name", "priority": "WARNING" })
}

/// Each rule `copies` times, with other literals.
pub fn copies(rules: &[&CompiledRule], copies: u32, random: &mut Random) -> Vec<serde_json::Value> {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for n in 0..copies {
        for r in rules {
            let mut changed = random.change(&r.condition).to_string();
            for _ in 0..100 {
                if seen.insert(changed.clone()) {
                    break;
                }
                changed = random.change(&r.condition).to_string();
            }
            out.push(rule(&format!("{} {n}", r.name), &changed));
        }
    }
    out
}

/// Rules whose positive tests compare fields with fields, so that no literal says beforehand that they cannot match.
pub fn without_literal(count: u32, random: &mut Random) -> Vec<serde_json::Value> {
    const TYPES: [&str; 4] = ["open, openat, openat2", "execve, execveat", "connect, sendto", "unlink, unlinkat, rename"];
    const SAME: [&str; 3] = ["proc.name = val(fd.name)", "proc.exepath = val(fd.name)", "proc.cwd = val(fd.name)"];
    let one = |of: &[&'static str], n: u32| usize::try_from(n).ok().and_then(|n| of.get(n % of.len()).copied()).unwrap_or_default();
    (0..count)
        .map(|n| {
            let (a, b) = (random.word(), random.word());
            let condition = format!(
                "evt.type in ({}) and not proc.name = {a} and not fd.name startswith /{b} and {}",
                one(&TYPES, n),
                one(&SAME, n / 4)
            );
            rule(&format!("no literal {n}"), &condition)
        })
        .collect()
}
