// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Tracepoints: found by name, registered while a consumer wants them; each probe tests, disables preemption, and goes to Rust. */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#include <linux/cpumask.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/ptrace.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/smp.h>
#include <linux/timekeeping.h>
#include <linux/tracepoint.h>
#include <linux/version.h>
#include <asm/syscall.h>
#include "planted.h"
#include "services.h"

/* Where the Rust side keeps which numbers may pass; set before the first probe is registered. */
static const u64 *exit_gate, *enter_gate;

static __always_inline bool may_pass(const u64 *gate, unsigned long nr)
{
	return nr >= 512 || READ_ONCE(gate[nr / 64]) >> (nr % 64) & 1;
}

/* what in_ia32_syscall() says, where there is one */
static __always_inline bool in_compat(struct task_struct *t)
{
#ifdef CONFIG_IA32_EMULATION
	return t->thread_info.status & TS_COMPAT;
#else
	return false;
#endif
}

#if __has_attribute(uninitialized)
#define UNINITIALIZED __attribute__((uninitialized))
#else
#define UNINITIALIZED
#endif

/* The struct is filled at fixed places: a canary would cost each event some instructions and guard nothing. */
#if __has_attribute(no_stack_protector)
#define NO_CANARY __attribute__((no_stack_protector))
#else
#define NO_CANARY
#endif

/* System calls' tracepoints may sleep, and what a hook asked for is brought in before it is called again; else it cannot ask. */
#define FAULTABLE (LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0))
/* Calls of one hook for one event. */
#define ROUNDS 8

/* All that most events need to know of the task goes along, so that Rust need not ask for it call by call. */
static __always_inline void fill(struct eyas_raw *raw, struct pt_regs *regs, long nr, long ret)
{
	struct task_struct *t = current;

	raw->nr = nr;
	raw->translated = 0;
	raw->ret = ret;
	raw->x32 = IS_ENABLED(CONFIG_X86_X32_ABI);
	raw->compat = in_compat(t);
	raw->tid = t->pid;
	raw->tgid = t->tgid;
	raw->absent = FAULTABLE ? EYAS_MAY_ASK : EYAS_FINAL;
	raw->exec = 0;
#ifdef CONFIG_X86_64
	if (likely(!raw->compat)) {
		raw->args[0] = regs->di;
		raw->args[1] = regs->si;
		raw->args[2] = regs->dx;
		raw->args[3] = regs->r10;
		raw->args[4] = regs->r8;
		raw->args[5] = regs->r9;
		return;
	}
#endif
	syscall_get_arguments(t, regs, raw->args);
}

#if FAULTABLE
/*
 * A page that an event needs is not there: it is fetched with nothing held, and the hook called again, until nothing is missing or no more can be
 * had. (Given the address of the struct itself, compilers keep it in a saved register for this rare case.)
 */
static noinline __cold void again(u32 *absent, bool enters)
{
	struct eyas_raw *raw = container_of(absent, struct eyas_raw, absent);
	struct pt_regs *regs = task_pt_regs(current);
	long nr = syscall_get_nr(current, regs), ret = enters ? 0 : syscall_get_return_value(current, regs);
	int round = 1;

	while (raw->absent == EYAS_ASKED) {
		bool more = eyas_bring_in(raw->missing.addr, raw->missing.len) && ++round < ROUNDS;
		u64 consumers = raw->retry.consumers;
		u32 part = raw->retry.part;

		fill(raw, regs, nr, ret);
		if (!more)
			raw->absent = EYAS_FINAL;
		preempt_disable_notrace();
		raw->now = ktime_get_real_fast_ns();
		eyas_sys_again(smp_processor_id(), raw, enters, consumers, part);
		preempt_enable_notrace();
	}
}
#else
static void again(u32 *absent, bool enters) { }
#endif

static noinline NO_CANARY void entered(struct pt_regs *regs, long nr)
{
	/* every field is set below; where the compiler zeroes the stack, it would do so once more */
	struct eyas_raw raw UNINITIALIZED;

	fill(&raw, regs, nr, 0);
	preempt_disable_notrace();
	raw.now = ktime_get_real_fast_ns();
	eyas_sys_enter(smp_processor_id(), &raw);
	preempt_enable_notrace();
	if (FAULTABLE && unlikely(raw.absent == EYAS_ASKED))
		again(&raw.absent, true);
}

static noinline NO_CANARY void returned(struct pt_regs *regs, long nr, long ret)
{
	struct eyas_raw raw UNINITIALIZED;

	fill(&raw, regs, nr, ret);
	preempt_disable_notrace();
	planted_in_hook();
	raw.now = ktime_get_real_fast_ns();
	eyas_sys_exit(smp_processor_id(), &raw);
	preempt_enable_notrace();
	if (FAULTABLE && unlikely(raw.absent == EYAS_ASKED))
		again(&raw.absent, false);
}

static void on_sys_enter(void *d, struct pt_regs *regs, long id)
{
	if (unlikely(may_pass(enter_gate, id)))
		entered(regs, id);
}

static void on_sys_exit(void *d, struct pt_regs *regs, long ret)
{
	long nr = syscall_get_nr(current, regs);

	/* a compat caller's number may have no twin at all, which is counted further on */
	if (may_pass(exit_gate, nr) || in_compat(current))
		returned(regs, nr, ret);
}

#define IN_GUARD(call) do { \
	u32 cpu; \
	preempt_disable_notrace(); \
	cpu = smp_processor_id(); \
	call; \
	preempt_enable_notrace(); \
} while (0)

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 16, 0)
static void on_exit(void *d, struct task_struct *p, bool group_dead)
#else
static void on_exit(void *d, struct task_struct *p)
#endif
{
	IN_GUARD(eyas_exit(cpu));
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 18, 0)
static void on_switch(void *d, bool preempt, struct task_struct *prev, struct task_struct *next, unsigned int state)
#else
static void on_switch(void *d, bool preempt, struct task_struct *prev, struct task_struct *next)
#endif
{
	IN_GUARD(eyas_switch(cpu, next->pid));
}

static void on_exec(void *d, struct task_struct *p, pid_t old, struct linux_binprm *b)
{
	IN_GUARD(eyas_exec(cpu, b));
}

static void on_signal(void *d, int sig, struct kernel_siginfo *info, struct k_sigaction *ka)
{
	s32 sender = 0, code = SI_KERNEL;

	/* without siginfo nobody knows who sent it: current is the receiver */
	if (info == SEND_SIG_NOINFO) {
		code = SI_USER;
	} else if (info != SEND_SIG_PRIV) {
		code = info->si_code;
		sender = info->si_pid;
	}
	IN_GUARD(eyas_signal(cpu, sender, code, sig));
}

#ifdef CONFIG_X86
static void on_fault_user(void *d, unsigned long address, struct pt_regs *regs, unsigned long error)
{
	IN_GUARD(eyas_page_fault(cpu, false, address, regs->ip, error));
}

static void on_fault_kernel(void *d, unsigned long address, struct pt_regs *regs, unsigned long error)
{
	IN_GUARD(eyas_page_fault(cpu, true, address, regs->ip, error));
}
#endif

/* by tracepoint index; where there is no name, asking for it does nothing */
static struct {
	const char *name;
	void *probe;
	struct tracepoint *tp;
} hooks[] = {
	{ "sys_enter", on_sys_enter },
	{ "sys_exit", on_sys_exit },
	{ "sched_process_exit", on_exit },
	{ "sched_switch", on_switch },
#ifdef CONFIG_X86
	{ "page_fault_user", on_fault_user },
	{ "page_fault_kernel", on_fault_kernel },
#else
	{ }, { },
#endif
	{ "signal_deliver", on_signal },
	{ },
	{ "sched_process_exec", on_exec },
};

static void find(struct tracepoint *tp, void *unused)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(hooks); i++)
		if (hooks[i].name && !strcmp(hooks[i].name, tp->name))
			hooks[i].tp = tp;
}

/* Called once, before any device exists: the kernel must have all but the page-fault tracepoints. */
int eyas_hooks_find(void);
int eyas_hooks_find(void)
{
	int i;

	exit_gate = eyas_gate(false);
	enter_gate = eyas_gate(true);
	for_each_kernel_tracepoint(find, NULL);
	for (i = 0; i < ARRAY_SIZE(hooks); i++)
		if (hooks[i].name && !hooks[i].tp && strncmp(hooks[i].name, "page_fault", 10)) {
			pr_err("this kernel has no tracepoint %s\n", hooks[i].name);
			return -ENOENT;
		}
#if FAULTABLE
	eyas_faults_start(tracepoint_is_faultable(hooks[0].tp) && tracepoint_is_faultable(hooks[1].tp));
#else
	eyas_faults_start(false);
#endif
	return 0;
}

bool eyas_attach(u32 i)
{
	int rc;

	if (i >= ARRAY_SIZE(hooks) || !hooks[i].name)
		return true;
	rc = hooks[i].tp ? tracepoint_probe_register(hooks[i].tp, hooks[i].probe, NULL) : -ENOENT;
	if (rc)
		pr_err("tracepoint %s: cannot attach (%d)\n", hooks[i].name, rc);
	return !rc;
}

void eyas_detach(u32 i)
{
	if (i < ARRAY_SIZE(hooks) && hooks[i].tp)
		tracepoint_probe_unregister(hooks[i].tp, hooks[i].probe, NULL);
}

/* After every detach: no probe runs any more, on any flavour of tracepoint RCU. */
void eyas_hooks_gone(void) { tracepoint_synchronize_unregister(); }

/* Every probe works on consumers with preemption off, which an RCU grace period waits for. */
void eyas_synchronize(void) { synchronize_rcu(); }
u32 eyas_possible_cpus(void) { return nr_cpu_ids; }
bool eyas_is_online(u32 cpu) { return cpu < nr_cpu_ids && cpu_online(cpu); }
