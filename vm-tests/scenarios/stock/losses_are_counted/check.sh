# SPDX-License-Identifier: Apache-2.0
# Floods that count what they sent, full rings, missing pages, bad tails.
load g_buffer_bytes_dim=1048576 || exit 1
probe-check losses
