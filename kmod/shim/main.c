// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The shim flavour of the module: for kernels without CONFIG_RUST. The Rust side is one freestanding object (core.o). */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#include <linux/init.h>
#include <linux/module.h>
#include "../services/services.h"

int eyas_hooks_find(void);

/* Memory, hooks, devices; back in the other order. An open device holds the module. */
static int __init start(void)
{
	int rc = eyas_start();

	if (rc)
		return rc;
	rc = eyas_hooks_find();
	if (!rc)
		rc = eyas_devices_start();
	if (rc) {
		eyas_stop();
		return rc;
	}
	eyas_hello();
	return 0;
}

static void __exit stop(void)
{
	eyas_devices_stop();
	eyas_stop();
}

module_init(start);
module_exit(stop);
MODULE_AUTHOR("The Eyas authors");
MODULE_DESCRIPTION("Records system calls and scheduler events for runtime security");
MODULE_LICENSE("Dual MIT/GPL");
