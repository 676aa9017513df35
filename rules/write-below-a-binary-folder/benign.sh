# SPDX-License-Identifier: Apache-2.0
# The package tool may; and reading is free to all.
cp /bin/busybox dpkg
cat /bin/busybox > mine
cat /usr/bin/env > /dev/null
