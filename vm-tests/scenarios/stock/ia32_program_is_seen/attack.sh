# SPDX-License-Identifier: Apache-2.0
# What a 32-bit program does is seen as what it is: a rule for open fires for its open.
/vm/bin/ia32
