# SPDX-License-Identifier: Apache-2.0
# A CPU that was there but never ran comes while it is read (maxcpus=2; where no such CPU is present, there is nothing to try).
[ -e /sys/devices/system/cpu/cpu2/online ] || { echo "no third CPU is present"; exit 0; }
load g_buffer_bytes_dim=1048576 || exit 1
HOTPLUG_CPU=2 probe-check hotplug || exit 1
unload
