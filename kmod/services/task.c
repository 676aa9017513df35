// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* What the probe asks about the current task. */
#include <linux/audit.h>
#include <linux/binfmts.h>
#include <linux/cgroup.h>
#include <linux/cred.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/kdev_t.h>
#include <linux/mm.h>
#include <linux/nsproxy.h>
#include <linux/pid_namespace.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/cputime.h>
#include <linux/sched/mm.h>
#include <linux/sched/signal.h>
#include <linux/timekeeping.h>
#include <linux/tty.h>
#include <linux/uaccess.h>
#include <linux/version.h>
#include <asm/word-at-a-time.h>
#include "services.h"

u64 eyas_now(void) { return ktime_get_real_fast_ns(); }
s32 eyas_tid(void) { return current->pid; }
s32 eyas_tgid(void) { return current->tgid; }
bool eyas_is_kthread(void) { return current->flags & PF_KTHREAD; }

void eyas_get_ids(struct eyas_ids *out)
{
	out->tid = current->pid;
	out->tgid = current->tgid;
	rcu_read_lock();
	out->ptid = rcu_dereference(current->real_parent)->pid;
	rcu_read_unlock();
	out->pgid = task_pgrp_nr_ns(current, &init_pid_ns);
	out->sid = task_session_nr_ns(current, &init_pid_ns);
	out->vtid = task_pid_vnr(current);
	out->vpid = task_tgid_vnr(current);
	out->vpgid = task_pgrp_vnr(current);
}

static u64 caps(kernel_cap_t c)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 3, 0)
	return c.val;
#else
	return (u64)c.cap[1] << 32 | c.cap[0];
#endif
}

void eyas_get_creds(struct eyas_creds *out)
{
	const struct cred *c = current_cred();

	out->uid = from_kuid(&init_user_ns, c->uid);
	out->euid = from_kuid(&init_user_ns, c->euid);
	out->suid = from_kuid(&init_user_ns, c->suid);
	out->gid = from_kgid(&init_user_ns, c->gid);
	out->egid = from_kgid(&init_user_ns, c->egid);
	out->sgid = from_kgid(&init_user_ns, c->sgid);
	out->loginuid = from_kuid(&init_user_ns, audit_get_loginuid(current));
	out->inheritable = caps(c->cap_inheritable);
	out->permitted = caps(c->cap_permitted);
	out->effective = caps(c->cap_effective);
}

void eyas_get_memory(struct eyas_memory *out)
{
	struct mm_struct *mm = current->mm;

	memset(out, 0, sizeof(*out));
	if (mm) {
		out->size = mm->total_vm << (PAGE_SHIFT - 10);
		out->rss = get_mm_rss(mm) << (PAGE_SHIFT - 10);
		out->swap = get_mm_counter(mm, MM_SWAPENTS) << (PAGE_SHIFT - 10);
	}
	out->major = current->maj_flt;
	out->minor = current->min_flt;
}

void eyas_get_mm_strings(struct eyas_mm_strings *out)
{
	struct mm_struct *mm = current->mm;

	memset(out, 0, sizeof(*out));
	if (!mm)
		return;
	out->arg_start = READ_ONCE(mm->arg_start);
	out->arg_end = READ_ONCE(mm->arg_end);
	out->env_start = READ_ONCE(mm->env_start);
	out->env_end = READ_ONCE(mm->env_end);
}

void eyas_get_comm(u8 *out) { memcpy(out, current->comm, TASK_COMM_LEN); }

u32 eyas_tty(void)
{
	struct tty_struct *tty = get_current_tty();
	u32 dev = 0;

	if (tty) {
		dev = new_encode_dev(tty_devnum(tty));
		tty_kref_put(tty);
	}
	return dev;
}

u64 eyas_fd_limit(void) { return rlimit(RLIMIT_NOFILE); }

void eyas_get_pid_ns(struct eyas_pid_ns *out)
{
	struct pid_namespace *ns;
	struct task_struct *init;

	memset(out, 0, sizeof(*out));
	rcu_read_lock();
	ns = task_active_pid_ns(current);
	if (ns) {
		out->level = ns->level;
		out->elsewhere = current->nsproxy && current->nsproxy->pid_ns_for_children != ns;
		init = READ_ONCE(ns->child_reaper);
		if (init)
			out->init_start = init->start_time;
	}
	rcu_read_unlock();
}

static struct task_struct *alive_thread(struct task_struct *p)
{
	struct task_struct *t;

	for_each_thread(p, t)
		if (!(t->flags & PF_EXITING))
			return t;
	return NULL;
}

/* As the kernel chooses it (find_new_reaper), without its locks. */
static s32 reaper(struct task_struct *p)
{
	struct pid_namespace *ns = task_active_pid_ns(p);
	struct task_struct *init = ns ? READ_ONCE(ns->child_reaper) : NULL, *t, *r;
	unsigned int level;

	if (!init || list_empty(&p->children))
		return 0;
	t = alive_thread(p);
	if (t)
		return t->pid;
	if (init == p || init->signal == p->signal)
		return 0;
	if (!p->signal->has_child_subreaper)
		return init->pid;
	level = ns->level;
	for (r = rcu_dereference(p->real_parent); r && r != &init_task; r = rcu_dereference(r->real_parent)) {
		ns = task_active_pid_ns(r);
		if (!ns || ns->level != level)
			break;
		if (!r->signal->is_child_subreaper)
			continue;
		t = alive_thread(r);
		if (t)
			return t->pid;
	}
	return init->pid;
}

void eyas_get_exit(s32 *status, s32 *heir)
{
	*status = current->exit_code;
	rcu_read_lock();
	*heir = reaper(current);
	rcu_read_unlock();
}

/* in the kernel's order, which is that of their numbers: what it was built with */
static const struct eyas_subsystem subsystems[] = {
#define SUBSYS(x) { #x "=", sizeof(#x) },
#include <linux/cgroup_subsys.h>
#undef SUBSYS
};

size_t eyas_get_cgroups(size_t *groups, const struct eyas_subsystem **all)
{
	const struct css_set *set;
	int i;

	BUILD_BUG_ON(ARRAY_SIZE(subsystems) > EYAS_MAX_SUBSYSTEMS);
	BUILD_BUG_ON(ARRAY_SIZE(subsystems) != CGROUP_SUBSYS_COUNT);
	rcu_read_lock();
	set = task_css_set(current);
	for (i = 0; i < ARRAY_SIZE(subsystems); i++)
		groups[i] = (size_t)set->subsys[i]->cgroup;
	rcu_read_unlock();
	*all = subsystems;
	return ARRAY_SIZE(subsystems);
}

long eyas_cgroup_path(u32 which, char *out, size_t len)
{
	long n;

	if (which >= ARRAY_SIZE(subsystems) || !len)
		return -1;
	rcu_read_lock();
	/* negative, or as long as the path would be */
	n = cgroup_path(task_css(current, which)->cgroup, out, len);
	rcu_read_unlock();
	return n < 0 || n >= len ? -1 : n;
}

long eyas_exec_filename(const struct linux_binprm *b, char *out, size_t len)
{
	size_t n;

	if (!b || !b->filename)
		return -1;
	n = strnlen(b->filename, len);
	memcpy(out, b->filename, n);
	return n;
}

/*
 * What copy_from_user_nofault() does, but for its test whether the loaded page tables are the task's own, which they are in our hooks, and, where no
 * sanitizer watches, for the look-up of the object that is written: Rust has proved its bounds.
 */
bool eyas_read_user(void *dst, u64 src, size_t len)
{
	const void __user *from = (const void __user *)(uintptr_t)src;
	bool ok;

	pagefault_disable();
#if defined(CONFIG_KASAN) || defined(CONFIG_KMSAN) || defined(CONFIG_KCSAN)
	ok = access_ok(from, len) && !__copy_from_user_inatomic(dst, from, len);
#else
	ok = access_ok(from, len) && !raw_copy_from_user(dst, from, len);
#endif
	pagefault_enable();
	return ok;
}

/*
 * Copies words up to the one with the NUL. Returns how many bytes that were where words do not do, or, negated, the length with the NUL, or LONG_MIN
 * where there is nothing.
 */
static __always_inline long words_of_str(char *dst, const char __user *src, size_t len)
{
	const struct word_at_a_time constants = WORD_AT_A_TIME_CONSTANTS;
	unsigned long word, zero;
	size_t at = 0;

	if ((uintptr_t)src >= TASK_SIZE_MAX - len || !user_read_access_begin(src, len))
		return 0;
	while (len - at >= sizeof(word)) {
		unsafe_get_user(word, (unsigned long __user *)(src + at), absent);
		if (has_zero(word, &zero, &constants)) {
			user_read_access_end();
			zero = create_zero_mask(prep_zero_mask(word, zero, &constants));
			*(unsigned long *)(dst + at) = word & zero_bytemask(zero);
			return -(long)(at + find_zero(zero) + 1);
		}
		*(unsigned long *)(dst + at) = word;
		at += sizeof(word);
	}
	user_read_access_end();
	return at;
absent:
	user_read_access_end();
	/* a word over the end of a page may have its NUL before it */
	return offset_in_page(src + at) <= PAGE_SIZE - sizeof(word) ? LONG_MIN : at;
}

/* As strncpy_from_user(), which does what words leave over: the end of the room, a string that ends just before a page that is not there, odd addresses. */
long eyas_read_user_str(char *dst, u64 src, size_t len)
{
	const char __user *from = (const char __user *)(uintptr_t)src;
	long done = 0, n;

	if (!len)
		return -1;
	pagefault_disable();
#if !defined(CONFIG_KASAN) && !defined(CONFIG_KMSAN) && !defined(CONFIG_KCSAN)
	done = words_of_str(dst, from, len);
	if (likely(done < 0)) {
		pagefault_enable();
		return done == LONG_MIN ? -1 : -done;
	}
#endif
	n = done < len ? strncpy_from_user(dst + done, from + done, len - done) : 0;
	pagefault_enable();
	if (n < 0)
		return -1;
	n += done;
	if (n >= len) {
		dst[len - 1] = 0;
		return len;
	}
	return n + 1;
}
