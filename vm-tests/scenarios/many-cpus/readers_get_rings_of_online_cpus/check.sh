# SPDX-License-Identifier: Apache-2.0
# A reader gets rings for the CPUs that run; the devices of the others say so. Memory is taken for two rings, not for 200.
load g_buffer_bytes_dim=1048576 || exit 1
probe-check settings || exit 1
probe-check losses flood
