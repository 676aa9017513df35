# SPDX-License-Identifier: Apache-2.0
# A CPU goes and comes while it is read: rings for who asks, the reference's event for who does not, and every event between is counted; and again under load.
load g_buffer_bytes_dim=1048576 || exit 1
probe-check hotplug || exit 1
unload
exec probe-check endure cpus
