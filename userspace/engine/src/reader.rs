// SPDX-License-Identifier: Apache-2.0
//! Reads a rule set's operands out of real events.

use crate::{Facts, RuleSet, ThreadKey};
use eyas_fields::{Cx, FileKey, Names, Operand, Value};
use eyas_filter::catalogue::LookupError;

/// The operands of a rule set, ready to be read.
#[derive(Debug, Default)]
pub struct Reader {
    operands: Vec<Operand>,
}

impl Reader {
    /// Prepares the operands of a set.
    ///
    /// # Errors
    /// When a condition names a field that is not from the catalogue.
    pub fn new(set: &RuleSet) -> Result<Self, LookupError> {
        Ok(Self { operands: set.operands().iter().map(Operand::compile).collect::<Result<_, _>>()? })
    }

    /// The values that one event gives.
    #[must_use]
    pub fn on<'a, 'c>(&'a self, cx: &'c Cx<'a>) -> EventFacts<'a, 'c> {
        EventFacts { reader: self, cx }
    }
}

/// One event's values.
#[derive(Debug)]
pub struct EventFacts<'a, 'c> {
    reader: &'a Reader,
    cx: &'c Cx<'a>,
}

impl<'a> Facts<'a> for EventFacts<'a, '_> {
    #[inline]
    fn value(&self, operand: usize) -> Value<'a> {
        self.reader.operands.get(operand).map_or(Value::Absent, |o| o.extract(self.cx))
    }

    #[inline]
    fn file(&self) -> Option<FileKey<'a>> {
        self.cx.file()
    }

    #[inline]
    fn not_opened(&self) -> Option<Names<'a>> {
        self.cx.not_opened()
    }

    #[inline]
    fn thread(&self) -> Option<ThreadKey> {
        // An event about a container shows that one's fields, whatever its thread is.
        let entry = self.cx.context.thread.filter(|_| self.cx.context.container_event.is_none())?;
        let version = self.cx.state.get(entry)?.version;
        Some(ThreadKey { entry: entry.index(), version, generation: self.cx.state.generation() })
    }
}
