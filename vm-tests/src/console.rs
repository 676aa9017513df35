// SPDX-License-Identifier: Apache-2.0
//! What a kernel's console and taint flags say about its health.

/// Pieces of kernel messages that mean trouble, whatever else passed.
const TROUBLE: &[&str] = &[
    "BUG:",
    "WARNING:",
    "Oops",
    "Kernel panic",
    "Call Trace",
    "general protection fault",
    "unable to handle",
    "double fault",
    "stack-protector",
    "detected stall",
    "self-detected stall",
    "rcu_sched kthread starved",
    "soft lockup",
    "hard LOCKUP",
    "blocked for more than",
    "scheduling while atomic",
    "sleeping function called",
    "possible recursive locking",
    "possible circular locking",
    "inconsistent lock state",
    "suspicious RCU usage",
    "KASAN",
    "UBSAN",
    "KCSAN",
    "ODEBUG",
    "kmemleak:",
    "INFO: trying to register non-static key",
    "turning off the locking correctness validator",
    "refcount_t:",
    "list_add corruption",
    "list_del corruption",
    "rust_kernel: panicked",
    "Modules linked in",
    "Unknown rela relocation",
];

/// Whether a line of the kernel's console reports trouble.
#[must_use]
pub fn is_trouble(line: &str) -> bool {
    TROUBLE.iter().any(|t| line.contains(t))
}

/// Letters of `/proc/sys/kernel/tainted`, lowest bit first.
const TAINTS: &str = "PFSRMBUDAWCIOELKXTN";

/// The taint flags other than O (out of tree) and E (unsigned), as letters; `None` when there are none.
#[must_use]
pub fn unexpected_taint(mask: u64) -> Option<String> {
    let bad: String = TAINTS
        .chars()
        .enumerate()
        .filter(|(bit, letter)| mask & (1 << bit) != 0 && !matches!(letter, 'O' | 'E'))
        .map(|(_, letter)| letter)
        .collect();
    let unnamed = mask >> TAINTS.len();
    match (bad.is_empty(), unnamed) {
        (true, 0) => None,
        (_, 0) => Some(bad),
        _ => Some(format!("{bad} and bits {:#x}", unnamed << TAINTS.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn out_of_tree_and_unsigned_are_expected_and_nothing_else() {
        assert_eq!(unexpected_taint(0), None);
        assert_eq!(unexpected_taint(12288), None);
        assert_eq!(unexpected_taint(12288 | 512).as_deref(), Some("W"));
        assert_eq!(unexpected_taint(128).as_deref(), Some("D"));
    }

    #[test]
    fn a_warning_is_trouble_and_a_loaded_module_is_not() {
        assert!(is_trouble("[    2.1] WARNING: CPU: 0 PID: 1 at kernel/x.c:3"));
        assert!(is_trouble("[    2.1] turning off the locking correctness validator."));
        assert!(!is_trouble("[    2.2] eyas: loading out-of-tree module taints kernel."));
    }
}
