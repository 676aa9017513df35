# SPDX-License-Identifier: Apache-2.0
attack setns /proc/1/ns/uts
