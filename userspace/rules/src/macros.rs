// SPDX-License-Identifier: Apache-2.0
//! Macros: their conditions put in the place of their names, in the syntax tree.
//!
//! A macro used many times is copied many times, and macros in macros multiply; the size and the depth of what comes
//! out are bounded.

use eyas_filter::ast::{Expr, Ident, Span};
use std::collections::{BTreeSet, HashMap};

/// The most tests in one condition.
const MAX_LEAVES: usize = 500_000;
/// The deepest nesting of and, or and not in one condition.
const MAX_DEPTH: usize = 600;

/// A macro on its way.
#[derive(Debug)]
pub(crate) struct MacroState {
    pub(crate) name: String,
    /// The condition as parsed; `None` if it does not parse.
    pub(crate) parsed: Option<Expr>,
    /// With the macros in it resolved.
    pub(crate) resolved: Resolved,
    pub(crate) index: usize,
    pub(crate) visibility: usize,
    pub(crate) used: bool,
    /// Macros that it uses, at any depth.
    pub(crate) uses: BTreeSet<String>,
}

#[derive(Debug)]
pub(crate) enum Resolved {
    NotYet,
    InWork,
    Done { expr: Box<Expr>, leaves: usize, depth: usize },
    Failed,
}

/// Why a condition's macros can't be resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MacroError {
    /// No macro of this name can be seen.
    Unknown(Ident),
    /// A macro needs itself.
    Loop(Ident),
    /// What comes out is too large.
    Size(Span),
    /// A macro that is needed is wrong itself; that was reported where it stands.
    Failed,
}

#[derive(Debug, Default)]
pub(crate) struct Macros {
    pub(crate) all: Vec<MacroState>,
    pub(crate) by_name: HashMap<String, usize>,
    /// Macros in work, one inside the other.
    nesting: usize,
}

/// Macros that need macros that need macros, and are not resolved yet, go no deeper than this.
const MAX_NESTING: usize = 64;

/// A condition with macros resolved.
struct Expanded {
    expr: Expr,
    leaves: usize,
    depth: usize,
}

impl Macros {
    pub(crate) fn push(&mut self, state: MacroState) {
        self.by_name.insert(state.name.clone(), self.all.len());
        self.all.push(state);
    }

    /// Resolves macro number `i`, and those that it needs.
    pub(crate) fn resolve(&mut self, i: usize) -> Result<(), MacroError> {
        let Some(state) = self.all.get_mut(i) else { return Err(MacroError::Failed) };
        match state.resolved {
            Resolved::Done { .. } => return Ok(()),
            Resolved::Failed => return Err(MacroError::Failed),
            Resolved::NotYet | Resolved::InWork => {}
        }
        if self.nesting >= MAX_NESTING {
            let span = state.parsed.as_ref().map_or(Span::default(), Expr::span);
            return Err(MacroError::Size(span));
        }
        self.nesting += 1;
        let visibility = state.visibility;
        let parsed = state.parsed.take();
        state.resolved = Resolved::InWork;
        let mut uses = BTreeSet::new();
        let result = match &parsed {
            Some(e) => self.expand(e, visibility, &mut uses, 0),
            None => Err(MacroError::Failed),
        };
        self.nesting -= 1;
        let Some(state) = self.all.get_mut(i) else { return Err(MacroError::Failed) };
        state.parsed = parsed;
        state.uses = uses;
        match result {
            Ok(Expanded { expr, leaves, depth }) => {
                state.resolved = Resolved::Done { expr: Box::new(expr), leaves, depth };
                Ok(())
            }
            Err(e) => {
                state.resolved = Resolved::Failed;
                Err(e)
            }
        }
    }

    /// Resolves the macros of a rule's condition, which sees all of them.
    pub(crate) fn apply(&mut self, e: &Expr, uses: &mut BTreeSet<String>) -> Result<Expr, MacroError> {
        self.expand(e, usize::MAX, uses, 0).map(|x| x.expr)
    }

    fn expand(&mut self, e: &Expr, visibility: usize, uses: &mut BTreeSet<String>, level: usize) -> Result<Expanded, MacroError> {
        if level > MAX_DEPTH {
            return Err(MacroError::Size(e.span()));
        }
        match e {
            Expr::And(v) => self.all_of(e, v, visibility, uses, level, Expr::And),
            Expr::Or(v) => self.all_of(e, v, visibility, uses, level, Expr::Or),
            Expr::Not(inner) => {
                let x = self.expand(inner, visibility, uses, level + 1)?;
                let expr = match x.expr {
                    Expr::Not(twice) => *twice,
                    other => Expr::Not(Box::new(other)),
                };
                Ok(Expanded { expr, leaves: x.leaves, depth: x.depth + 1 })
            }
            Expr::Macro(ident) => self.named(ident, visibility, uses),
            Expr::Check(_) | Expr::Exists(_) => Ok(Expanded { expr: e.clone(), leaves: 1, depth: 1 }),
        }
    }

    fn all_of(
        &mut self,
        whole: &Expr,
        v: &[Expr],
        visibility: usize,
        uses: &mut BTreeSet<String>,
        level: usize,
        join: fn(Vec<Expr>) -> Expr,
    ) -> Result<Expanded, MacroError> {
        let mut out = Vec::with_capacity(v.len());
        let (mut leaves, mut depth) = (0, 0);
        for e in v {
            let x = self.expand(e, visibility, uses, level + 1)?;
            leaves += x.leaves;
            depth = depth.max(x.depth + 1);
            if leaves > MAX_LEAVES || depth > MAX_DEPTH {
                return Err(MacroError::Size(whole.span()));
            }
            out.push(x.expr);
        }
        Ok(Expanded { expr: join(out), leaves, depth })
    }

    fn named(&mut self, ident: &Ident, visibility: usize, uses: &mut BTreeSet<String>) -> Result<Expanded, MacroError> {
        let unknown = || MacroError::Unknown(ident.clone());
        let i = self.by_name.get(&*ident.name).copied().ok_or_else(unknown)?;
        let state = self.all.get_mut(i).filter(|m| m.index < visibility).ok_or_else(unknown)?;
        state.used = true;
        if matches!(state.resolved, Resolved::InWork) {
            return Err(MacroError::Loop(ident.clone()));
        }
        self.resolve(i).map_err(|e| match e {
            // A loop is told of where it is entered, a missing macro where its name stands.
            MacroError::Loop(_) => MacroError::Loop(ident.clone()),
            MacroError::Unknown(_) | MacroError::Size(_) | MacroError::Failed => e,
        })?;
        match self.all.get(i) {
            Some(MacroState { resolved: Resolved::Done { expr, leaves, depth }, uses: inner, .. }) => {
                uses.insert(ident.name.to_string());
                uses.extend(inner.iter().cloned());
                Ok(Expanded { expr: Expr::clone(expr), leaves: *leaves, depth: *depth })
            }
            _ => Err(MacroError::Failed),
        }
    }
}
