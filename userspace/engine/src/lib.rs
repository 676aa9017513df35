// SPDX-License-Identifier: Apache-2.0
//! Compiled rule sets: which rules does this event match?
//!
//! Comes in: conditions with known fields and converted constants ([`eyas_filter::typed`]), and for each event a way to
//! read operands ([`Facts`]). Goes out: the numbers of the rules that match, in order. The engine does not know where
//! events come from, what a field means, or what becomes of a match.
//!
//! How an event is decided, cheapest first:
//! 1. *By its type*: [`RuleSet::wants`] is one table look-up. Conditions are specialised for each event type that a rule
//!    is indexed under, so that comparisons of `evt.type` are gone.
//! 2. *By guards*: clauses that rules share stand before all of them; what a guard rules out is not looked at.
//! 3. *By witnesses*: where many rules are left that share nothing, one pass over the value of an operand (hash of all
//!    constants, one automaton for all substrings) says which tests of all of them together are true. Rules none of whose
//!    witnesses is true are not looked at.
//! 4. *By short-circuit code* over predicates that all rules share; each is decided at most once an event. Where all rules
//!    begin with a question about the thread, such questions are decided once for as long as the thread does not change.
//!
//!    Most files are ruled out by a few bytes of their names. Where the code asks several questions in a row about the event's file alone, it is remembered where they led to.
//!
//! The contract: for any rules and any event the verdict equals that of [`naive`], the plain recursive evaluator.
//! What an evaluation remembers lives in [`Scratch`], which belongs to a worker; clearing it changes no verdict.
#![forbid(unsafe_code)]

mod arrange;
mod compile;
mod cost;
mod fast;
mod files;
mod glob;
mod group;
mod lasting;
mod literals;
pub mod naive;
mod plan;
mod pmatch;
mod reader;
mod regex;
mod ruleset;
mod scratch;
mod sieve;
mod substring;
mod test;
mod tree;
mod witness;

pub use lasting::ThreadKey;
pub use reader::{EventFacts, Reader};
pub use ruleset::{Explained, Matching, RuleInput, RuleSet};
pub use scratch::Scratch;

use eyas_fields::{FileKey, Names, Value};

/// Where the values of one event come from.
pub trait Facts<'a> {
    /// The value of an operand, by its number in [`RuleSet::operands`].
    fn value(&self, operand: usize) -> Value<'a>;

    /// The event's thread, if what its fields say lasts beyond the event.
    fn thread(&self) -> Option<ThreadKey> {
        None
    }

    /// The event's file, if what its fields say of it lasts beyond the event.
    fn file(&self) -> Option<FileKey<'a>> {
        None
    }

    /// The names of a file that the event was to open, if it has no file.
    fn not_opened(&self) -> Option<Names<'a>> {
        None
    }
}
