# SPDX-License-Identifier: Apache-2.0
# rmmod under load is refused while a device is open or mapped, and works right after.
exec probe-check endure stays
