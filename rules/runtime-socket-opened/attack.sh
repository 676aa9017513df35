# SPDX-License-Identifier: Apache-2.0
attack unix /run/docker.sock
