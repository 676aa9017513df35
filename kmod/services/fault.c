// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * User memory that is not there: brought in for hooks that may sleep.
 *
 * The task that is looked at decides what its pages are, and must not be able to stop the probe: a parked hook would hold up every
 * unregistration of a tracepoint, and so closing devices and removing the module. So only pages that the kernel itself has the means to fetch are
 * fetched: anonymous memory, tmpfs and its like, regular files on block devices. Nobody in userspace is waited for (userfaultfd, FUSE), no other
 * machine, no driver, and no thread that holds the address space. mmap_lock is held from looking at a mapping to fetching its page, so that no
 * other can take its place.
 */
#include <linux/fs.h>
#include <linux/magic.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/sched/mm.h>
#include <linux/uaccess.h>
#include <linux/userfaultfd_k.h>
#include <linux/version.h>
#include "services.h"

static bool faulting = true;
module_param(faulting, bool, 0444);
MODULE_PARM_DESC(faulting, "fetch absent pages that an event needs, where the kernel's hooks may sleep (6.13 and later); reads as N elsewhere");

/* Once, before any hook. */
void eyas_faults_start(bool hooks_may_sleep) { faulting = faulting && hooks_may_sleep; }

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
/* Called by the hook of a system call, with preemption off: whether it is worth asking. */
bool eyas_may_bring_in(void) { return faulting && current->mm && !pagefault_disabled() && !(current->flags & (PF_EXITING | PF_KTHREAD)); }

static bool fetchable(struct vm_area_struct *v)
{
	const struct super_block *sb;
	const struct inode *inode;

	if (userfaultfd_armed(v) || v->vm_flags & (VM_IO | VM_PFNMAP))
		return false;
	if (vma_is_anonymous(v))
		return true;
	inode = v->vm_file ? file_inode(v->vm_file) : NULL;
	if (!inode || !S_ISREG(inode->i_mode))
		return false;
	sb = inode->i_sb;
	switch (sb->s_magic) {
	case TMPFS_MAGIC:
	case RAMFS_MAGIC:
	case HUGETLBFS_MAGIC:
		return true;
	case FUSE_SUPER_MAGIC:
		return false;
	default:
		return sb->s_type->fs_flags & FS_REQUIRES_DEV;
	}
}

/* Fetches the pages of an area that can be had; false if its first cannot. May sleep. */
bool eyas_bring_in(u64 addr, u64 len)
{
	struct mm_struct *mm = current->mm;
	unsigned long start = untagged_addr((unsigned long)addr), at = start & PAGE_MASK;
	struct vm_area_struct *v;

	if (in_atomic() || irqs_disabled() || !mmap_read_trylock(mm))
		return false;
	for (; at - (start & PAGE_MASK) < len + offset_in_page(start); at += PAGE_SIZE) {
		v = vma_lookup(mm, at);
		if (!v || !fetchable(v) || fixup_user_fault(mm, at, 0, NULL))
			break;
	}
	mmap_read_unlock(mm);
	return at > start;
}
#else
bool eyas_may_bring_in(void) { return false; }
#endif
