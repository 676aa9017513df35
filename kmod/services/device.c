// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Character devices, one per possible CPU (minor = CPU), and the module's parameters. What requests mean is decided in Rust. */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#include <linux/capability.h>
#include <linux/cdev.h>
#include <linux/cpu.h>
#include <linux/cpuhotplug.h>
#include <linux/cpumask.h>
#include <linux/cred.h>
#include <linux/device.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/pid.h>
#include <linux/pid_namespace.h>
#include <linux/poll.h>
#include <linux/random.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/uaccess.h>
#include <linux/version.h>
#include <linux/vmalloc.h>
#include <linux/workqueue.h>
#include "planted.h"
#include "services.h"

#ifndef EYAS_NAME
#define EYAS_NAME "eyas"
#endif

static unsigned int max_consumers = 5;
module_param(max_consumers, uint, 0444);
MODULE_PARM_DESC(max_consumers, "how many readers there can be at once (1 to 64)");
bool eyas_verbose;
module_param_named(verbose, eyas_verbose, bool, 0444);
MODULE_PARM_DESC(verbose, "tell of refused requests in the log");
bool eyas_raw_pointers;
module_param_named(raw_pointers, eyas_raw_pointers, bool, 0444);
MODULE_PARM_DESC(raw_pointers, "record the kernel's own addresses of Unix sockets instead of hashes of them");
static unsigned long g_buffer_bytes_dim = 8 << 20;
module_param(g_buffer_bytes_dim, ulong, 0644);
MODULE_PARM_DESC(g_buffer_bytes_dim, "bytes of each ring of readers to come: a power of two");

u64 eyas_buffer_bytes(void) { return READ_ONCE(g_buffer_bytes_dim); }
u32 eyas_max_consumers(void) { return max_consumers; }

/* enum in glue/entry.rs */
enum { DONE, PUT_U64, PUT_VERSION, PUT_HITS, PUT_PROC_LIST, PUT_FEATURES, GET_READINESS, CURRENT_TID, CURRENT_PID, VTID, VPID };

static DEFINE_MUTEX(control);
static bool open_for_business;

static const char version[] = EYAS_VERSION;

#define tell(fmt, ...) do { \
	if (eyas_verbose) \
		pr_info_ratelimited("%s[%d]: " fmt "\n", current->comm, current->pid, ##__VA_ARGS__); \
} while (0)

void *eyas_alloc(size_t bytes, s32 cpu)
{
	/* The kernel would end other processes for it, one after another, before it refuses. */
	if ((long)(bytes >> PAGE_SHIFT) >= si_mem_available())
		return NULL;
	return cpu < 0 ? vzalloc(bytes) : vzalloc_node(bytes, cpu_to_node(cpu));
}

void eyas_free(void *p) { vfree(p); }

void eyas_bug(const u8 *file, size_t len, u32 line)
{
	pr_emerg("Rust panic at %.*s:%u\n", (int)len, file, line);
	BUG();
}

static int dev_open(struct inode *inode, struct file *f)
{
	void *consumer = NULL;
	int rc;

	if (!uid_eq(current_euid(), GLOBAL_ROOT_UID) || !capable(CAP_SYS_ADMIN)) {
		tell("open refused: root with CAP_SYS_ADMIN only");
		return -EPERM;
	}
	mutex_lock(&control);
	rc = open_for_business ? eyas_open(iminor(inode), (size_t)current, &consumer) : -ENODEV;
	planted_in_open(iminor(inode));
	mutex_unlock(&control);
	if (rc)
		tell("open of device %u refused (%d)", iminor(inode), rc);
	f->private_data = consumer;
	return rc;
}

static int dev_release(struct inode *inode, struct file *f)
{
	mutex_lock(&control);
	eyas_release(f->private_data, iminor(inode));
	mutex_unlock(&control);
	planted_after_release(&control);
	return 0;
}

static long put_hits(void __user *to)
{
	unsigned long n;
	u32 cpu;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++) {
		n = eyas_hits(cpu);
		if (copy_to_user(to + cpu * sizeof(n), &n, sizeof(n)))
			return -EFAULT;
	}
	return 0;
}

struct proc_times { u64 pid, utime, stime; };

static long put_proc_list(void __user *to)
{
	struct { s64 n, max; } head;
	struct task_struct *p, *t;
	struct proc_times *list;
	s64 n = 0;
	long rc = 0;

	if (copy_from_user(&head, to, sizeof(head)))
		return -EFAULT;
	if (head.max < 0 || head.max > 1000000)
		return -EINVAL;
	list = vzalloc((head.max + 1) * sizeof(*list));
	if (!list)
		return -ENOMEM;
	rcu_read_lock();
	for_each_process_thread(p, t) {
		if (n < head.max) {
			list[n].pid = t->pid;
			list[n].utime = div_u64(t->utime, NSEC_PER_SEC / 100);
			list[n].stime = div_u64(t->stime, NSEC_PER_SEC / 100);
		}
		n++;
	}
	rcu_read_unlock();
	head.n = n;
	if (n >= head.max)
		rc = -ENOSPC;
	else if (copy_to_user(to + sizeof(head), list, n * sizeof(*list)))
		rc = -EFAULT;
	vfree(list);
	return copy_to_user(to, &head, sizeof(head)) ? -EFAULT : rc;
}

static long own_id(u64 tid, bool thread)
{
	struct task_struct *t;
	long rc = -EINVAL;

	rcu_read_lock();
	t = pid_task(find_pid_ns(tid, &init_pid_ns), PIDTYPE_PID);
	if (t)
		rc = thread ? task_pid_nr_ns(t, task_active_pid_ns(t)) : task_tgid_nr_ns(t, task_active_pid_ns(t));
	rcu_read_unlock();
	return rc;
}

static long finish(struct file *f, u32 cpu, const struct eyas_reply *r, void __user *to)
{
	struct { u32 size, version; u64 bits; } features = { sizeof(features), 1, r->value };
	struct { u32 watermark, max_age_ms; } readiness;
	long rc;

	switch (r->what) {
	case DONE:
		return 0;
	case PUT_U64:
		return copy_to_user(to, &r->value, sizeof(r->value)) ? -EFAULT : 0;
	case PUT_VERSION:
		return copy_to_user(to, version, sizeof(version)) ? -EFAULT : 0;
	case PUT_HITS:
		return put_hits(to);
	case PUT_PROC_LIST:
		return put_proc_list(to);
	case PUT_FEATURES:
		return copy_to_user(to, &features, sizeof(features)) ? -EFAULT : 0;
	case GET_READINESS:
		if (copy_from_user(&readiness, to, sizeof(readiness)))
			return -EFAULT;
		mutex_lock(&control);
		rc = eyas_set_readiness(f->private_data, cpu, readiness.watermark, readiness.max_age_ms);
		mutex_unlock(&control);
		return rc;
	case CURRENT_TID:
		return current->pid;
	case CURRENT_PID:
		return current->tgid;
	case VTID:
		return own_id(r->value, true);
	case VPID:
		return own_id(r->value, false);
	default:
		return -ENOTTY;
	}
}

static long dev_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct eyas_reply reply = { };
	u32 cpu = iminor(file_inode(f));
	long rc;

	mutex_lock(&control);
	rc = eyas_ioctl(f->private_data, cpu, cmd, arg, &reply);
	mutex_unlock(&control);
	if (!rc)
		rc = finish(f, cpu, &reply, (void __user *)arg);
	if (rc < 0)
		tell("ioctl %#x(%#lx) refused (%ld)", cmd, arg, rc);
	return rc;
}

static int dev_mmap(struct file *f, struct vm_area_struct *v)
{
	struct eyas_mapping m = { };
	unsigned long len = v->vm_end - v->vm_start, at;
	int rc = eyas_mapping(f->private_data, iminor(file_inode(f)), v->vm_pgoff, len, v->vm_flags & VM_WRITE, &m);

	if (rc) {
		tell("mmap of %lu bytes refused (%d)", len, rc);
		return rc;
	}
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 3, 0)
	if (m.twice)
		vm_flags_clear(v, VM_MAYWRITE);
	vm_flags_set(v, VM_DONTEXPAND | VM_DONTDUMP);
#else
	if (m.twice)
		v->vm_flags &= ~VM_MAYWRITE;
	v->vm_flags |= VM_DONTEXPAND | VM_DONTDUMP;
#endif
	for (at = 0; at < len; at += PAGE_SIZE) {
		rc = vm_insert_page(v, v->vm_start + at, vmalloc_to_page(m.start + (at & (m.bytes - 1))));
		if (rc)
			return rc;
	}
	return 0;
}

static __poll_t dev_poll(struct file *f, poll_table *t)
{
	__poll_t mask;

	eyas_waiter_poll(eyas_waiter_of(f->private_data), f, t);
	mask = eyas_has_late_ring(f->private_data) ? EPOLLPRI : 0;
	if (eyas_ready(f->private_data))
		return mask | EPOLLIN | EPOLLRDNORM;
	eyas_waiter_arm(eyas_waiter_of(f->private_data));
	return mask;
}

static const struct file_operations fops = {
	.owner = THIS_MODULE,
	.open = dev_open,
	.release = dev_release,
	.unlocked_ioctl = dev_ioctl,
	.mmap = dev_mmap,
	.poll = dev_poll,
	.llseek = noop_llseek,
};

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 2, 0)
static char *devnode(const struct device *d, umode_t *mode)
#else
static char *devnode(struct device *d, umode_t *mode)
#endif
{
	if (mode)
		*mode = 0400;
	return NULL;
}

/*
 * CPUs that come. The callback runs inside the hotplug lock, which attaching a hook takes too, under the control lock: so the work is done later, on
 * the first CPU, where peers look for what happened. A CPU that is gone again by then is not told.
 */
static struct cpumask came;
static void cpus_came(struct work_struct *unused)
{
	u32 cpu;

	for_each_cpu(cpu, &came) {
		cpumask_clear_cpu(cpu, &came);
		mutex_lock(&control);
		if (open_for_business) {
			eyas_cpu_came();
			preempt_disable();
			eyas_hotplug(smp_processor_id(), cpu);
			preempt_enable();
		}
		mutex_unlock(&control);
	}
}
static DECLARE_WORK(cpu_work, cpus_came);

static int cpu_comes(unsigned int cpu)
{
	cpumask_set_cpu(cpu, &came);
	schedule_work_on(cpumask_first(cpu_online_mask), &cpu_work);
	return 0;
}

static int hotplug_state;
static dev_t first;
static struct class *class;
static struct cdev cdev;

static void remove_devices(u32 n)
{
	u32 cpu;

	for (cpu = 0; cpu < n; cpu++)
		if (cpu_possible(cpu))
			device_destroy(class, first + cpu);
}

/* Nodes last: until then nobody can open, and a failing start leaves no open file behind. */
int eyas_devices_start(void)
{
	struct device *d;
	u32 cpu;
	int rc;

	get_random_bytes(&eyas_key, sizeof(eyas_key));
	rc = alloc_chrdev_region(&first, 0, nr_cpu_ids, EYAS_NAME);
	if (rc)
		return rc;
	cdev_init(&cdev, &fops);
	cdev.owner = THIS_MODULE;
	rc = cdev_add(&cdev, first, nr_cpu_ids);
	if (rc)
		goto no_cdev;
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 4, 0)
	class = class_create(EYAS_NAME);
#else
	class = class_create(THIS_MODULE, EYAS_NAME);
#endif
	rc = PTR_ERR_OR_ZERO(class);
	if (rc)
		goto no_class;
	class->devnode = devnode;
	for (cpu = 0; cpu < nr_cpu_ids; cpu++) {
		if (!cpu_possible(cpu))
			continue;
		d = device_create(class, NULL, first + cpu, NULL, EYAS_NAME "%u", cpu);
		if (IS_ERR(d)) {
			rc = PTR_ERR(d);
			remove_devices(cpu);
			goto no_device;
		}
	}
	/* for CPUs to come, not for those that are there */
	hotplug_state = cpuhp_setup_state_nocalls(CPUHP_AP_ONLINE_DYN, EYAS_NAME ":online", cpu_comes, NULL);
	if (hotplug_state < 0) {
		rc = hotplug_state;
		remove_devices(nr_cpu_ids);
		goto no_device;
	}
	mutex_lock(&control);
	open_for_business = true;
	mutex_unlock(&control);
	return 0;
no_device:
	class_destroy(class);
no_class:
	cdev_del(&cdev);
no_cdev:
	unregister_chrdev_region(first, nr_cpu_ids);
	return rc;
}

void eyas_devices_stop(void)
{
	mutex_lock(&control);
	open_for_business = false;
	mutex_unlock(&control);
	cpuhp_remove_state_nocalls(hotplug_state);
	cancel_work_sync(&cpu_work);
	remove_devices(nr_cpu_ids);
	class_destroy(class);
	cdev_del(&cdev);
	unregister_chrdev_region(first, nr_cpu_ids);
}

void eyas_hello(void)
{
	pr_info("version %s, %s flavour, API %s, schema %s, devices /dev/%s0-%u\n", EYAS_VERSION, EYAS_FLAVOUR, EYAS_API, EYAS_SCHEMA,
		EYAS_NAME, nr_cpu_ids - 1);
}

MODULE_VERSION(EYAS_VERSION);
MODULE_INFO(flavour, EYAS_FLAVOUR);
MODULE_INFO(flavour_reason, EYAS_FLAVOUR_REASON);
MODULE_INFO(api_version, EYAS_API);
MODULE_INFO(schema_version, EYAS_SCHEMA);
MODULE_INFO(build_commit, EYAS_COMMIT);
