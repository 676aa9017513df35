# SPDX-License-Identifier: Apache-2.0
# The same program from its file.
/bin/busybox true
