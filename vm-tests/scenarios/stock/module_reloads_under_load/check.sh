# SPDX-License-Identifier: Apache-2.0
# Loading and unloading while every CPU makes system calls, forks, executes and exits, with readers that have just gone.
exec probe-check endure reload
