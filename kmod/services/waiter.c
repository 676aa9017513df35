// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* What a reader sleeps on. A probe may hold the run queue's lock, so it wakes through an irq_work; age is a delayed work. */
#include <linux/irq_work.h>
#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/wait.h>
#include <linux/workqueue.h>
#include <linux/version.h>
#include "planted.h"
#include "services.h"

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 17, 0)
#define QUEUE system_percpu_wq
#else
#define QUEUE system_wq
#endif

struct waiter {
	wait_queue_head_t queue;
	struct irq_work now, later;
	struct delayed_work age;
	void *consumer;
};

static void wake_now(struct irq_work *w) { wake_up_interruptible(&container_of(w, struct waiter, now)->queue); }

static void clock_starts(struct irq_work *w) { eyas_waiter_arm(container_of(w, struct waiter, later)); }

static void age_passed(struct work_struct *work)
{
	struct waiter *w = container_of(to_delayed_work(work), struct waiter, age);

	if (eyas_due(w->consumer))
		wake_up_interruptible(&w->queue);
}

void *eyas_waiter_new(void *consumer)
{
	struct waiter *w = kzalloc(sizeof(*w), GFP_KERNEL);

	if (!w)
		return NULL;
	init_waitqueue_head(&w->queue);
	init_irq_work(&w->now, wake_now);
	init_irq_work(&w->later, clock_starts);
	INIT_DELAYED_WORK(&w->age, age_passed);
	w->consumer = consumer;
	return w;
}

void eyas_waiter_free(void *p)
{
	struct waiter *w = p;

	irq_work_sync(&w->now);
	irq_work_sync(&w->later);
	cancel_delayed_work_sync(&w->age);
	if (!PLANTED(leak))
		kfree(w);
}

void eyas_waiter_kick(void *p, bool now)
{
	struct waiter *w = p;

	irq_work_queue(now ? &w->now : &w->later);
}

void eyas_waiter_arm(void *p)
{
	struct waiter *w = p;

	queue_delayed_work(QUEUE, &w->age, msecs_to_jiffies(eyas_max_age(w->consumer)));
}

void eyas_waiter_poll(void *p, struct file *f, struct poll_table_struct *t) { poll_wait(f, &((struct waiter *)p)->queue, t); }
