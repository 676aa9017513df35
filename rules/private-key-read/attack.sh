# SPDX-License-Identifier: Apache-2.0
mkdir -p /home/ana/.ssh
echo secret > /home/ana/.ssh/id_ed25519
cat /home/ana/.ssh/id_ed25519 > /dev/null
