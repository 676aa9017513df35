// SPDX-License-Identifier: Apache-2.0
//! Constants: from the bytes in a condition to a value of the field's type.

use crate::ast::{Literal, Op};
use crate::catalogue::{Catalogue, ValueType};
use crate::posix;
use crate::typed::Value;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The longest constant, in bytes.
const MAX_CONSTANT: usize = 255;

/// Converts a constant for a field of type `ty` under the operator `op`.
///
/// # Errors
/// The message that the language has for it.
pub(crate) fn convert(l: &Literal, op: Op, ty: ValueType, catalogue: &dyn Catalogue) -> Result<Value, String> {
    let text = l.to_text();
    if matches!(op, Op::Bcontains | Op::Bstartswith) {
        let bytes =
            unhex(&l.value).ok_or_else(|| "filter error: bcontains and bstartswith operator support hex strings only".to_owned())?;
        check_length(&bytes)?;
        return Ok(Value::Bytes(bytes.into()));
    }
    check_length(&l.value)?;
    if ty == ValueType::Bytebuf {
        return Ok(Value::Bytes(l.value.clone()));
    }
    if l.value.contains(&0) {
        return Err(r"filter error: filter value cannot contain a NUL byte (\x00)".to_owned());
    }
    use ValueType as T;
    let signed = |bits| number(&text).map(|(neg, n)| Value::Signed(wrap_signed(neg, n, bits)));
    let unsigned = |bits| number(&text).map(|(neg, n)| Value::Unsigned(wrap_unsigned(neg, n, bits)));
    match ty {
        T::Int8 => signed(8),
        T::Int16 => signed(16),
        T::Int32 | T::Double => signed(32),
        T::Int64 | T::Errno | T::Fd | T::Pid => signed(64),
        T::Uint8 | T::Flags8 | T::Enumflags8 => unsigned(8),
        T::Uint16 | T::Flags16 | T::Enumflags16 => unsigned(16),
        // Operators fit these types, but the language has no constants for them.
        T::Syscallid => Err("wrong parameter type 18".to_owned()),
        T::Sigtype => Err("wrong parameter type 19".to_owned()),
        T::Uint32 | T::Flags32 | T::Enumflags32 | T::Mode => unsigned(32),
        T::Uint64 | T::Reltime | T::Abstime => unsigned(64),
        T::Port => port(&text, catalogue).map(Value::Unsigned),
        T::Bool => match &*text {
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            _ => Err(format!("filter error: unrecognized boolean value {text}")),
        },
        T::Ipv4addr | T::Ipv6addr | T::Ipaddr => ip(&text).map(Value::Ip),
        T::Ipv4net | T::Ipv6net | T::Ipnet => net(&text).map(|(ip, len)| Value::Net(ip, len)),
        T::Charbuf | T::Fspath | T::Fsrelpath => {
            if op == Op::Regex {
                posix::translate(&text).map_err(|e| format!("invalid regex pattern: {e}"))?;
            }
            Ok(Value::Text(l.value.clone()))
        }
        // No operator but `exists` fits these, so no constant gets here.
        T::Bytebuf
        | T::Sockaddr
        | T::Socktuple
        | T::Fdlist
        | T::L4proto
        | T::Sockfamily
        | T::Dyn
        | T::Uid
        | T::Gid
        | T::Sigset
        | T::Charbufarray
        | T::Fd32
        | T::Pid32
        | T::CharbufPairArray => Ok(Value::Bytes(l.value.clone())),
    }
}

fn check_length(value: &[u8]) -> Result<(), String> {
    if value.len() > MAX_CONSTANT {
        return Err(format!("filter parameter too long: {} bytes, at most {MAX_CONSTANT} are allowed", value.len()));
    }
    Ok(())
}

fn unhex(digits: &[u8]) -> Option<Vec<u8>> {
    let digit = |b: &u8| char::from(*b).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let (pairs, []) = digits.as_chunks::<2>() else {
        return None;
    };
    pairs.iter().map(|[a, b]| Some(digit(a)? * 16 + digit(b)?)).collect()
}

/// A decimal number as C's scanf reads it: leading blanks, a sign, digits, nothing behind; too large ones saturate.
fn number(text: &str) -> Result<(bool, u64), String> {
    let trimmed = text.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '\x0b');
    let (negative, digits) = match trimmed.strip_prefix('-') {
        Some(d) => (true, d),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("{text} is not a valid number"));
    }
    Ok((negative, digits.bytes().fold(0u64, |n, d| n.saturating_mul(10).saturating_add(u64::from(d - b'0')))))
}

fn wrap_signed(negative: bool, n: u64, bits: u32) -> i64 {
    let clamped = match (negative, i64::try_from(n)) {
        (false, Ok(n)) => n,
        (true, Ok(n)) => -n,
        (false, Err(_)) => i64::MAX,
        (true, Err(_)) => i64::MIN,
    };
    let spare = 64 - bits;
    (clamped << spare) >> spare
}

fn wrap_unsigned(negative: bool, n: u64, bits: u32) -> u64 {
    let n = if negative && n != u64::MAX { n.wrapping_neg() } else { n };
    n & (u64::MAX >> (64 - bits))
}

fn port(text: &str, catalogue: &dyn Catalogue) -> Result<u64, String> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        let n = if text.is_empty() { 0 } else { number(text)?.1 };
        // What fits into 31 bits wraps, as it always did; what doesn't is no port by any reading.
        return if n > 0x7fff_ffff { Err(format!("{text} is not a valid port")) } else { Ok(n & 0xffff) };
    }
    catalogue.port_by_name(text).map(u64::from).ok_or_else(|| format!("unrecognized protocol {text}"))
}

fn ip(text: &str) -> Result<IpAddr, String> {
    if text.contains('.') {
        text.parse::<Ipv4Addr>().map(IpAddr::V4).map_err(|_| format!("unrecognized IPv4 address {text}"))
    } else {
        text.parse::<Ipv6Addr>().map(IpAddr::V6).map_err(|_| format!("unrecognized IPv6 address {text}"))
    }
}

fn net(text: &str) -> Result<(IpAddr, u8), String> {
    let unrecognized = || format!("unrecognized IP network {text}");
    let (address, len) = text.split_once('/').ok_or_else(unrecognized)?;
    let address = ip(address).map_err(|_| unrecognized())?;
    let (least, most) = if address.is_ipv4() { (0, 32) } else { (1, 128) };
    let (negative, bits) = number(len)?;
    let bits = u8::try_from(wrap_unsigned(negative, bits, 8)).unwrap_or(u8::MAX);
    if !(least..=most).contains(&bits) {
        return Err(format!("invalid netmask {len}"));
    }
    let masked = match address {
        IpAddr::V4(a) => IpAddr::V4(Ipv4Addr::from(u32::from(a) & u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0))),
        IpAddr::V6(a) => IpAddr::V6(Ipv6Addr::from(u128::from(a) & u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0))),
    };
    Ok((masked, bits))
}
