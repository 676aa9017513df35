# SPDX-License-Identifier: Apache-2.0
# Calls with known arguments, and what the rings hold afterwards.
load g_buffer_bytes_dim=1048576 || exit 1
failed=0
for group in files io net process start other; do probe-check $group || failed=1; done
exit $failed
