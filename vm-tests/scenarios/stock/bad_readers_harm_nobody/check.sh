# SPDX-License-Identifier: Apache-2.0
# Scribblers, killed readers, requests without meaning; then the module must still go.
load g_buffer_bytes_dim=1048576 || exit 1
probe-check safety || exit 1
unload
