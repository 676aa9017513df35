# SPDX-License-Identifier: Apache-2.0
# It is no module, and the kernel says so: the attempt counts.
echo 'not a module' > rootkit.ko
attack load-module rootkit.ko
