// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! What happens when a tracepoint fires: which event, for which consumers, and what the encoder gets.
//!
//! System calls give the encoder their [`crate::kernel::Syscall`]. Other hooks give an empty one whose `args` carry:
//!
//! | event | args |
//! |---|---|
//! | `SYSCALL_EXECVE_19_X` (success, exec hook) | none; `ret` is 0, [`crate::kernel::Kernel::exec_filename`] answers |
//! | `PROCEXIT_1_E` | none; [`crate::kernel::Kernel::exit`] |
//! | `SCHEDSWITCH_6_E` | next tid |
//! | `SIGNALDELIVER_E` | sender pid, receiver pid, signal |
//! | `PAGE_FAULT_E` | address, instruction pointer, error code |
//! | `DROP_E`, `DROP_X` | ratio |
//! | `CPU_HOTPLUG_E` | CPU, action |
//!
//! A failed execve or execveat comes from the system-call hook with its negative `ret`; a successful one only from the exec hook.
