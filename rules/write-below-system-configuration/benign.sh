# SPDX-License-Identifier: Apache-2.0
cat /etc/hosts > /dev/null
echo 'setting' > etc-hosts
