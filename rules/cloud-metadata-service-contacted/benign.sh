# SPDX-License-Identifier: Apache-2.0
attack udp 127.0.0.1 80
attack tcp 127.0.0.1 8081
