# SPDX-License-Identifier: Apache-2.0
echo '10.0.0.1 update.example' >> /etc/hosts
