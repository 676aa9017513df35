# SPDX-License-Identifier: Apache-2.0
cp /bin/busybox tool
chmod 755 tool
chmod 600 tool
