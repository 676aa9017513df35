# SPDX-License-Identifier: Apache-2.0
# Programs that a shell starts may connect; shells need not.
attack tcp 127.0.0.1 4445
sh -c 'true'
