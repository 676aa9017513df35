# SPDX-License-Identifier: Apache-2.0
attack memfd /bin/busybox true
