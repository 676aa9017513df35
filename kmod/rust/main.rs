// SPDX-License-Identifier: GPL-2.0-only OR MIT
//! The Rust-for-Linux flavour of the module: for kernels with CONFIG_RUST.
//!
//! Order of teardown: devices (no file is open then, they hold the module), hooks, memory.

#[path = "../glue/mod.rs"]
mod glue;

use kernel::{error::to_result, prelude::*};

module! {
    type: Eyas,
    name: "eyas",
    authors: ["The Eyas authors"],
    description: "Records system calls and scheduler events for runtime security",
    license: "Dual MIT/GPL",
}

extern "C" {
    fn eyas_hooks_find() -> c_int;
    fn eyas_devices_start() -> c_int;
    fn eyas_devices_stop();
    fn eyas_hello();
}

/// Memory and hooks of the probe.
struct Probes;

impl Probes {
    fn new() -> Result<Self> {
        to_result(glue::eyas_start())?;
        let me = Probes;
        // SAFETY: the probe's memory is there.
        to_result(unsafe { eyas_hooks_find() })?;
        Ok(me)
    }
}

impl Drop for Probes {
    fn drop(&mut self) {
        glue::eyas_stop();
    }
}

/// The device nodes.
struct Devices;

impl Devices {
    fn new() -> Result<Self> {
        // SAFETY: hooks and memory are there.
        to_result(unsafe { eyas_devices_start() })?;
        Ok(Devices)
    }
}

impl Drop for Devices {
    fn drop(&mut self) {
        // SAFETY: started in `new`; no device is open, since an open one holds the module.
        unsafe { eyas_devices_stop() };
    }
}

/// The module. Fields are dropped in their order.
struct Eyas {
    _devices: Devices,
    _probes: Probes,
}

impl kernel::Module for Eyas {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        let probes = Probes::new()?;
        let devices = Devices::new()?;
        // SAFETY: prints a line.
        unsafe { eyas_hello() };
        Ok(Eyas { _devices: devices, _probes: probes })
    }
}
