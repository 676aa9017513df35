# SPDX-License-Identifier: Apache-2.0
ip addr add 169.254.169.254/32 dev lo 2> /dev/null
attack udp 169.254.169.254 80
attack tcp 169.254.169.254 8080
