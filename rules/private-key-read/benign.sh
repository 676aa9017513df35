# SPDX-License-Identifier: Apache-2.0
mkdir -p /home/ana/.ssh
echo public > /home/ana/.ssh/id_ed25519.pub
cat /home/ana/.ssh/id_ed25519.pub > /dev/null
echo 'Host x' > /home/ana/.ssh/config
cat /home/ana/.ssh/config > /dev/null
