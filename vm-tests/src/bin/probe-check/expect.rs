// SPDX-License-Identifier: Apache-2.0
//! Comparing what was found with what should be.

/// Fails the check with a text unless the condition holds.
macro_rules! ensure {
    ($cond:expr, $($text:tt)+) => {
        if !$cond {
            return Err(format!($($text)+).into());
        }
    };
}
/// Fails the check unless both are equal.
macro_rules! same {
    ($got:expr, $want:expr, $($what:tt)+) => {{
        let (got, want) = (&$got, &$want);
        if got != want {
            return Err(format!("{}: {got:?}, should be {want:?}", format!($($what)+)).into());
        }
    }};
}
pub(crate) use {ensure, same};
