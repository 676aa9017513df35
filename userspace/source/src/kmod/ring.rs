// SPDX-License-Identifier: Apache-2.0
//! What the merge needs of a ring, so that it reads mapped memory of a module and plain memory of a test alike.

/// A ring that a producer fills. Offsets are in `0..size`, equal ones mean empty.
pub trait Ring {
    /// Bytes of data: a power of two.
    fn size(&self) -> u32;
    /// Where the producer will write next. What lies before it is whole.
    fn head(&self) -> u32;
    /// Where the reader is.
    fn tail(&self) -> u32;
    /// Gives the bytes before `tail` back to the producer.
    fn set_tail(&self, tail: u32);
    /// `len` bytes from `at`, contiguous also across the end; fewer only if `at` or `len` are outside the ring.
    fn bytes(&self, at: u32, len: u32) -> &[u8];
}

/// A ring in plain memory with a producer that behaves like the module's.
#[cfg(test)]
pub(crate) mod memory {
    use super::Ring;
    use std::{
        cell::{Cell, RefCell},
        rc::Rc,
    };

    /// Both ends of a ring in memory. The reader's copy of the data is made anew by [`MemoryRing::publish`].
    #[derive(Clone)]
    pub struct MemoryRing(Rc<Inner>);

    struct Inner {
        size: u32,
        /// Leaked copies: a reader may hold slices while the producer writes on.
        data: RefCell<Vec<u8>>,
        view: Cell<&'static [u8]>,
        head: Cell<u32>,
        tail: Cell<u32>,
        pub stores: Cell<u32>,
    }

    impl MemoryRing {
        pub fn new(size: u32) -> Self {
            Self(Rc::new(Inner {
                size,
                data: RefCell::new(vec![0; size as usize]),
                view: Cell::new(&[]),
                head: Cell::new(0),
                tail: Cell::new(0),
                stores: Cell::new(0),
            }))
        }

        /// Starts both ends elsewhere.
        pub fn start_at(self, at: u32) -> Self {
            self.0.head.set(at);
            self.0.tail.set(at);
            self
        }

        pub fn free(&self) -> u32 {
            let used = self.0.head.get().wrapping_sub(self.0.tail.get()) & (self.0.size - 1);
            self.0.size - 1 - used
        }

        pub fn tail_stores(&self) -> u32 {
            self.0.stores.get()
        }

        pub fn set_head(&self, head: u32) {
            self.0.head.set(head);
        }

        /// Writes bytes as the producer does; false when there is no room.
        pub fn push(&self, bytes: &[u8]) -> bool {
            let len = u32::try_from(bytes.len()).unwrap();
            if len > self.free() {
                return false;
            }
            let head = self.0.head.get();
            let mut data = self.0.data.borrow_mut();
            for (i, b) in bytes.iter().enumerate() {
                data[(head as usize + i) % self.0.size as usize] = *b;
            }
            self.0.view.set(Box::leak([data.as_slice(), data.as_slice()].concat().into_boxed_slice()));
            self.0.head.set((head + len) & (self.0.size - 1));
            true
        }
    }

    impl Ring for MemoryRing {
        fn size(&self) -> u32 {
            self.0.size
        }
        fn head(&self) -> u32 {
            self.0.head.get()
        }
        fn tail(&self) -> u32 {
            self.0.tail.get()
        }
        fn set_tail(&self, tail: u32) {
            self.0.tail.set(tail);
            self.0.stores.set(self.0.stores.get() + 1);
        }
        fn bytes(&self, at: u32, len: u32) -> &[u8] {
            self.0.view.get().get(at as usize..at as usize + len as usize).unwrap_or(&[])
        }
    }
}
