"""In: text of IP addresses. Out: (family, number, zone) and back, as .NET writes addresses; families are 4 and 6.

Plain integers, because ranges compare, count and sort them by the thousand; `ipaddress` of the standard library costs 3 ms to import.
"""
from __future__ import annotations

MAX = {4: (1 << 32) - 1, 6: (1 << 128) - 1}
BITS = {4: 32, 6: 128}


def parse_ipv4(text: str) -> int | None:
    """The number of a dotted address of four decimal parts; None for anything else."""
    parts = text.split(".")
    if len(parts) != 4:
        return None
    number = 0
    for part in parts:
        if not (part.isascii() and part.isdigit()) or len(part) > 3:
            return None
        byte = int(part)
        if byte > 255 or (len(part) > 1 and part[0] == "0"):  # a leading zero reads as octal in .NET; nobody means that
            return None
        number = number << 8 | byte
    return number


def parse_ipv6(text: str) -> int | None:
    """The number of an IPv6 address without its zone; None for anything else."""
    head, double, tail = text.partition("::")
    if double and "::" in tail:
        return None
    left, right = _words(head), _words(tail)
    if left is None or right is None:
        return None
    missing = 8 - len(left) - len(right)
    if (missing < 1 if double else missing != 0):
        return None
    number = 0
    for word in [*left, *[0] * missing, *right]:
        number = number << 16 | word
    return number


def _words(text: str) -> list[int] | None:
    if not text:
        return []
    words: list[int] = []
    parts = text.split(":")
    for at, part in enumerate(parts):
        if "." in part:
            tail = parse_ipv4(part) if at == len(parts) - 1 else None
            if tail is None:
                return None
            words += [tail >> 16, tail & 0xFFFF]
        elif 1 <= len(part) <= 4 and part.isascii() and all(c in "0123456789abcdefABCDEF" for c in part):
            words.append(int(part, 16))
        else:
            return None
    return words


def parse(text: str) -> tuple[int, int, str] | None:
    """(family, number, zone) of an address, brackets around IPv6 allowed; None when it is none."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1]
        if ":" not in text:
            return None
    if ":" not in text:
        number = parse_ipv4(text)
        return None if number is None else (4, number, "")
    address, percent, zone = text.partition("%")
    number = parse_ipv6(address)
    if number is None or (percent and not zone):
        return None
    return 6, number, zone


def format_ipv4(number: int) -> str:
    return f"{number >> 24 & 255}.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def format_ipv6(number: int) -> str:
    """Lower-case hexadecimal, the first longest run of two or more zero words as `::`, an embedded IPv4 address dotted."""
    words = [number >> shift & 0xFFFF for shift in range(112, -16, -16)]
    if _embeds_ipv4(words):
        tail = format_ipv4(number & 0xFFFFFFFF)
        head = _compress(words[:6])
        return f"{head}{tail}" if head.endswith(":") else f"{head}:{tail}"
    return _compress(words)


def _embeds_ipv4(words: list[int]) -> bool:
    if any(words[:4]):
        return False
    if words[4] == 0 and (words[5] == 0xFFFF or (words[5] == 0 and words[6] != 0)):
        return True
    return words[4] == 0xFFFF and words[5] == 0


def _compress(words: list[int]) -> str:
    best_at, best_length, at = -1, 1, 0
    while at < len(words):
        length = 0
        while at + length < len(words) and words[at + length] == 0:
            length += 1
        if length > best_length:
            best_at, best_length = at, length
        at += length or 1
    if best_at < 0:
        return ":".join(f"{word:x}" for word in words)
    head = ":".join(f"{word:x}" for word in words[:best_at])
    tail = ":".join(f"{word:x}" for word in words[best_at + best_length :])
    return f"{head}::{tail}"


def format_address(family: int, number: int, zone: str = "") -> str:
    if family == 4:
        return format_ipv4(number)
    return format_ipv6(number) + (f"%{zone}" if zone else "")


def unmap(family: int, number: int) -> tuple[int, int]:
    """An IPv4-mapped IPv6 address as the IPv4 address that it stands for."""
    if family == 6 and number >> 32 == 0xFFFF:
        return 4, number & 0xFFFFFFFF
    return family, number
