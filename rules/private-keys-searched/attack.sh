# SPDX-License-Identifier: Apache-2.0
find /root /home -name id_rsa
grep -r 'BEGIN OPENSSH PRIVATE KEY' /home
