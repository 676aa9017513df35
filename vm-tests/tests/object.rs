// SPDX-License-Identifier: Apache-2.0
//! The objects of both flavours, as built for stock kernels: small enough, no locked instruction where producers meet.
//! It bites: with `Cpu::hit` counting by `fetch_add` all three modules were refused, by each hook's name and its `lock incq`.
//! `EYAS_VM=skip` leaves it out; `EYAS_VM=require` makes it an error that modules cannot be built here.
use eyas_vm_tests::{object, parts};

#[test]
fn modules_are_small_and_lock_nothing_that_is_shared() {
    if let Some(why) = parts::obstacle() {
        assert_ne!(std::env::var("EYAS_VM").as_deref(), Ok("require"), "{why}");
        eprintln!("left out: {why}");
        return;
    }
    let mut faults = Vec::new();
    for (series, flavour) in [("6.1", None), ("7", None), ("7", Some("shim"))] {
        let built = parts::module(series, flavour, None).unwrap();
        let found = object::faults(&built.module).unwrap();
        faults.extend(found.into_iter().map(|f| format!("{} {}: {f}", built.release, flavour.unwrap_or("as it suits"))));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
