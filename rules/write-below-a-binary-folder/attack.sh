# SPDX-License-Identifier: Apache-2.0
cp /bin/busybox /usr/bin/helper
cp /bin/busybox payload
mv payload /usr/sbin/payload
