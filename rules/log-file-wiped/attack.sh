# SPDX-License-Identifier: Apache-2.0
: > /var/log/auth.log
echo x > /var/log/old.log
rm /var/log/old.log
