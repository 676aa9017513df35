# SPDX-License-Identifier: Apache-2.0
# A system call of the x32 kind: the number carries a bit of its own and must not be taken for an unknown call.
attack x32-read /etc/shadow
