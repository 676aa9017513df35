// SPDX-License-Identifier: Apache-2.0
//! Where events come from, behind one trait.
