# SPDX-License-Identifier: Apache-2.0
# Scribblers, killed readers, requests without meaning; then the module must still go, and the kernel's memory be what it was.
exec probe-check endure scribble killed fuzz
