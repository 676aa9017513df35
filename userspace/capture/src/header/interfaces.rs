// SPDX-License-Identifier: Apache-2.0
//! Interface list entries. An unknown type is an error even where the entry carries its length, as in the
//! reference: the type decides where the name is.

use super::ENTRY_WINDOW;
use crate::cursor::Cursor;
use crate::error::Damage;

const NAME_LIMIT: u16 = 1023;
const V4: u16 = 1;
const V6: u16 = 2;
const V4_NO_SPEED: u16 = 3;
const V6_NO_SPEED: u16 = 4;

/// A network interface and one of its addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interface<'a> {
    /// Its name.
    pub name: &'a [u8],
    /// Address, mask and broadcast address.
    pub address: InterfaceAddress,
    /// Speed of the link; 0 when not known.
    pub linkspeed: u64,
}

/// Addresses of an interface, in network order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InterfaceAddress {
    /// IPv4.
    V4 {
        /// Address.
        addr: [u8; 4],
        /// Net mask.
        netmask: [u8; 4],
        /// Broadcast address.
        broadcast: [u8; 4],
    },
    /// IPv6.
    V6 {
        /// Address.
        addr: [u8; 16],
        /// Net mask.
        netmask: [u8; 16],
        /// Broadcast address.
        broadcast: [u8; 16],
    },
}

/// An entry, and how many bytes it takes in the block.
pub(crate) fn decode(bytes: &[u8], sized: bool) -> Result<(Interface<'_>, u64), Damage> {
    let mut c = Cursor::new(bytes, "an interface entry");
    let length = if sized { Some(u64::from(c.u32()?) + 4) } else { None };
    let kind = c.u16()?;
    let name_length = c.u16()?;
    if name_length > NAME_LIMIT {
        return Err(Damage::StringTooLong { what: "an interface's name", length: name_length, limit: NAME_LIMIT });
    }
    let address = match kind {
        V4 | V4_NO_SPEED => InterfaceAddress::V4 { addr: c.array()?, netmask: c.array()?, broadcast: c.array()? },
        V6 | V6_NO_SPEED => InterfaceAddress::V6 { addr: c.array()?, netmask: c.array()?, broadcast: c.array()? },
        other => return Err(Damage::InterfaceType(other)),
    };
    let linkspeed = if matches!(kind, V4 | V6) { c.u64()? } else { 0 };
    let name = c.take(usize::from(name_length))?;
    let used = super::used(&c, length)?;
    Ok((Interface { name, address, linkspeed }, used))
}

pub(crate) fn encode(interface: &Interface<'_>, out: &mut Vec<u8>) {
    let name = super::cut(interface.name, NAME_LIMIT);
    let start = super::open_entry(out);
    let kind = match interface.address {
        InterfaceAddress::V4 { .. } => V4,
        InterfaceAddress::V6 { .. } => V6,
    };
    out.extend_from_slice(&kind.to_le_bytes());
    out.extend_from_slice(&super::length16(name).to_le_bytes());
    match &interface.address {
        InterfaceAddress::V4 { addr, netmask, broadcast } => {
            [addr, netmask, broadcast].iter().for_each(|part| out.extend_from_slice(*part));
        }
        InterfaceAddress::V6 { addr, netmask, broadcast } => {
            [addr, netmask, broadcast].iter().for_each(|part| out.extend_from_slice(*part));
        }
    }
    out.extend_from_slice(&interface.linkspeed.to_le_bytes());
    out.extend_from_slice(name);
    // This list's lengths don't count themselves; all others do.
    super::close_entry(out, start, false);
}

const _: () = assert!(ENTRY_WINDOW > 4 + 4 + 48 + 8 + NAME_LIMIT as usize);
