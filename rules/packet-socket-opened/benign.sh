# SPDX-License-Identifier: Apache-2.0
attack udp 127.0.0.1 9
ip link show lo > /dev/null
