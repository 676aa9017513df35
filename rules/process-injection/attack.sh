# SPDX-License-Identifier: Apache-2.0
attack ptrace
attack vm-write
