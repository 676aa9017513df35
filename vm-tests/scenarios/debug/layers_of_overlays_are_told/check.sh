# SPDX-License-Identifier: Apache-2.0
# Files of an overlay's lower and upper layer. Here, since the stock kernels have overlayfs as a module that the guest lacks.
load || exit 1
probe-check layers || exit 1
unload
