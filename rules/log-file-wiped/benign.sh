# SPDX-License-Identifier: Apache-2.0
# Logs grow, and are read.
echo entry >> /var/log/syslog
cat /var/log/syslog > /dev/null
echo x > mine.log
rm mine.log
