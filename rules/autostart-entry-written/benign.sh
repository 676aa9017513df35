# SPDX-License-Identifier: Apache-2.0
mkdir -p cron.d
echo '* * * * * root /tmp/x' > cron.d/job
cat /root/.profile 2> /dev/null
true
