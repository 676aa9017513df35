# SPDX-License-Identifier: Apache-2.0
# Looking at namespaces, and making a new one, is something else.
readlink /proc/1/ns/uts
ls -l /proc/self/ns > /dev/null
