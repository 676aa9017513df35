# SPDX-License-Identifier: Apache-2.0
# Numbers with the bit of x32, on a kernel that takes them.
load || exit 1
probe-check x32
