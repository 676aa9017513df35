/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Faults for test builds (build-module --fault), each of a kind that a checker of the debug kernel must report. In any other build every test here
 * is false. The out-of-bounds write is in Rust (probe/src/registry.rs). Names and expected reports: the boots of vm-tests/src/boots.rs.
 */
#ifndef EYAS_PLANTED_H
#define EYAS_PLANTED_H

#include <linux/kconfig.h>
#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>

#define PLANTED(name) IS_ENABLED(EYAS_FAULT_##name)

/* Taken inside the first lock when a device is opened, and round it when one is closed. */
static inline struct mutex *planted_lock(void)
{
	static DEFINE_MUTEX(other);

	return &other;
}

/* In a hook, with preemption off. */
static inline void planted_in_hook(void)
{
	if (PLANTED(sleep)) {
		mutex_lock(planted_lock());
		mutex_unlock(planted_lock());
	}
}

/* When a device is opened, under the control lock. */
static inline void planted_in_open(unsigned int bits)
{
	static volatile int sink;

	if (PLANTED(inversion)) {
		mutex_lock(planted_lock());
		mutex_unlock(planted_lock());
	}
	if (PLANTED(shift))
		sink = 1 << (bits + 32);
	if (PLANTED(rcu))
		sink = rcu_dereference(current->real_parent)->pid;
}

/* When a device was closed, without a lock. */
static inline void planted_after_release(struct mutex *control)
{
	if (PLANTED(inversion)) {
		mutex_lock(planted_lock());
		mutex_lock(control);
		mutex_unlock(control);
		mutex_unlock(planted_lock());
	}
}

#endif
