// SPDX-License-Identifier: Apache-2.0
//! Boots real kernels in QEMU and checks what a user would see.
//!
//! A *boot* ([`boots::Boot`]) is a kernel with its module and a machine; *scenarios* ([`scenario::Scenario`]) are folders of shell scripts that run
//! in it, several to a boot. The guest has three serial ports: the kernel's console, the daemon's alerts, and the guest's own report, so
//! that no line is ever mixed with another's. What the daemon says is attributed to a scenario by *marks*: files that the guest opens before and after
//! a script, for which a rule of the harness raises an alert of its own. Alerts come in the order of events, so nothing depends on time.
//!
//! In: `kbuild/` (modules and kernels), the static binaries, `rules/`. Out: a test result for each scenario. Nothing depends on this crate.
//! The harness can be told where ready-made parts are: see [`parts`].
#![forbid(unsafe_code)]

pub mod accel;
pub mod alerts;
pub mod boots;
pub mod console;
pub mod cpio;
pub mod guest;
pub mod machine;
pub mod matrix;
pub mod object;
pub mod parts;
pub mod report;
pub mod run;
pub mod scenario;
