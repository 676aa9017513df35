# SPDX-License-Identifier: Apache-2.0
cat /proc/modules > /dev/null
lsmod > /dev/null
