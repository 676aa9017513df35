# SPDX-License-Identifier: Apache-2.0
# Masks, snap length, dropping mode, two consumers, wrap, poll.
load || exit 1
probe-check settings
