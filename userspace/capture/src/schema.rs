// SPDX-License-Identifier: Apache-2.0
//! What reading needs to know of each event type, in the shape that the reader asks for it.

use eyas_schema::{EVENTS, EventFlags, EventInfo, event_info};

/// Bytes of an event's header: time stamp, thread, length, type, number of parameters.
pub(crate) const HEADER: usize = 26;
/// Number of event types.
pub(crate) const TYPES: usize = EVENTS.len();

/// Any number of parameters is current.
const ANY: u16 = u16::MAX;
/// No number of parameters is: the converter decides. No event that isn't large has room for so many.
const NEVER: u16 = u16::MAX - 1;

/// By event type: the number of parameters with which it needs no look of the converter.
static CURRENT: [u16; TYPES] = {
    let mut table = [NEVER; TYPES];
    let mut i = 0;
    #[expect(clippy::indexing_slicing, reason = "evaluated when the crate is compiled")]
    while i < TYPES {
        table[i] = current_params(&EVENTS[i]);
        i += 1;
    }
    table
};

const fn current_params(info: &EventInfo) -> u16 {
    let flags = info.flags;
    if flags.has(EventFlags::UNUSED) || flags.has(EventFlags::OLD_VERSION) || flags.has(EventFlags::LARGE_PAYLOAD) {
        NEVER
    } else if !flags.has(EventFlags::CONVERTER_MANAGED) {
        ANY
    } else if info.is_enter() {
        NEVER
    } else {
        #[expect(clippy::cast_possible_truncation, reason = "an event has at most 32 parameters")]
        let params = info.params.len() as u16;
        params
    }
}

/// Whether an event of this type and number of parameters is in the current schema, with 16-bit lengths.
#[inline]
pub(crate) fn is_current(kind: u16, params: u32) -> bool {
    CURRENT.get(usize::from(kind)).is_some_and(|want| u32::from(*want) == params || *want == ANY)
}

/// Whether lengths of parameters are 32-bit.
pub(crate) fn is_large(kind: u16) -> bool {
    event_info(kind).is_some_and(|info| info.flags.has(EventFlags::LARGE_PAYLOAD))
}

/// Number of parameters in the current schema.
pub(crate) fn params(kind: u16) -> usize {
    event_info(kind).map_or(0, |info| info.params.len())
}
