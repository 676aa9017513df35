// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! Atomics of the ring: the machine's, or, with the feature `loom`, those of a model checker that tries every interleaving and every value that
//! the memory model allows a load to return.
//!
//! The features `loom-weak-head` and `loom-weak-tail` weaken one ordering each; the model must then fail, which shows that it looks.

#[cfg(not(feature = "loom"))]
pub(crate) use core::sync::atomic::{
    AtomicBool, AtomicU32, AtomicU64,
    Ordering::{Acquire, Relaxed, Release},
};
#[cfg(not(feature = "loom"))]
pub(crate) use eyas_abi::ring::{Ours, RingInfo};

#[cfg(feature = "loom")]
pub(crate) use self::model::{
    AtomicBool, AtomicU32, AtomicU64, Ours, RingInfo, ACQUIRE as Acquire, RELAXED as Relaxed, RELEASE as Release,
};

#[cfg(feature = "loom")]
pub(crate) mod model {
    //! The shared page with the checker's atomics in place of the machine's, and data whose every byte is watched.
    use eyas_abi::ring::COUNTERS;
    pub(crate) use loom::sync::atomic::{AtomicBool, AtomicU32, AtomicU64};
    use loom::{cell::UnsafeCell, sync::atomic::Ordering};

    pub(crate) const RELAXED: Ordering = Ordering::Relaxed;
    pub(crate) const ACQUIRE: Ordering = if cfg!(feature = "loom-weak-tail") { Ordering::Relaxed } else { Ordering::Acquire };
    pub(crate) const RELEASE: Ordering = if cfg!(feature = "loom-weak-head") { Ordering::Relaxed } else { Ordering::Release };

    /// `eyas_abi::ring::RingInfo`
    #[derive(Debug, Default)]
    pub struct RingInfo {
        pub(crate) head: AtomicU32,
        pub(crate) tail: AtomicU32,
        pub(crate) counters: [AtomicU64; COUNTERS],
    }

    /// `eyas_abi::ring::Ours`
    #[derive(Debug, Default)]
    pub struct Ours {
        pub(crate) magic: AtomicU64,
        pub(crate) version: AtomicU32,
        pub(crate) size: AtomicU32,
        pub(crate) n_drops_oversize: AtomicU64,
        pub(crate) n_untranslated: AtomicU64,
        pub(crate) n_own: AtomicU64,
        pub(crate) n_nested: AtomicU64,
        pub(crate) n_bad_tail: AtomicU64,
    }

    /// One byte of the data.
    #[derive(Debug)]
    pub struct Byte(UnsafeCell<u8>);

    impl Default for Byte {
        fn default() -> Self {
            Self(UnsafeCell::new(0))
        }
    }

    impl Byte {
        /// The producer's.
        pub(crate) fn set(&self, v: u8) {
            // SAFETY: the checker ends the test when another access could come at the same time.
            self.0.with_mut(|p| unsafe { *p = v });
        }
        /// The reader's.
        #[cfg(test)]
        pub(crate) fn get(&self) -> u8 {
            // SAFETY: as above.
            self.0.with(|p| unsafe { *p })
        }
    }
}
