"""In: nothing. Out: System.Net.Mail's MailAddress, MailAddressCollection, MailMessage and their kin."""
from __future__ import annotations

import re
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument
from ems.net.declare import members
from ems.net.lists import _Collections
from ems.values.collections import GenericList
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type

_ATOM = r"[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\u0080-\uffff]+"
_LOCAL = re.compile(rf'(?:{_ATOM}(?:\.+{_ATOM})*\.?|"(?:[^"\\]|\\.)*")\Z')
_DOMAIN = re.compile(rf"(?:{_ATOM}(?:\.{_ATOM})*|\[[^\]\\]*\])\Z")


class MailAddress(NetObject):
    """A mail address with its display name."""

    __slots__ = ("display", "host", "user")
    net_name = "System.Net.Mail.MailAddress"

    def __init__(self, user: str, host: str, display: str = "") -> None:
        self.ps_ext = None
        self.user = user
        self.host = host
        self.display = display

    @property
    def address(self) -> str:
        return f"{self.user}@{self.host}"

    def text(self) -> str:
        return f'"{self.display}" <{self.address}>' if self.display else self.address

    def net_to_string(self, culture: str) -> str:
        return self.text()

    def hash_key(self) -> str:
        return self.text().lower()


def bad_address() -> NetException:
    return net_error("System.FormatException", "The specified string is not in the form required for an e-mail address.")


def parse_address(text: str) -> MailAddress:
    """`user@host`, `Name <user@host>`, `"Name" <user@host>`, or the name without the angle brackets."""
    display, address = "", text.strip()
    match = re.fullmatch(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^<>"]*?))\s*<([^<>]*)>\s*', text)
    if match is None:
        match = re.fullmatch(r'\s*(?:"((?:[^"\\]|\\.)*)"\s*|([^\s<>"@]+(?:\s+[^\s<>"@]+)*)\s+)([^\s<>"]+@[^\s<>]+)\s*', text)
    if match is not None:
        display, address = (match.group(1) if match.group(1) is not None else match.group(2)).strip(), match.group(3).strip()
        display = re.sub(r"\\(.)", r"\1", display)
    user, at, host = address.rpartition("@")
    if not at:
        raise bad_address()
    if not _LOCAL.match(user):
        raise _invalid_character(address) if re.search(r"[,;\s<>()]", address) else bad_address()
    if not _DOMAIN.match(host):
        raise _invalid_character(host) if re.search(r"[,;\s<>()@]", host) else bad_address()
    return MailAddress(user, host, display)


def _invalid_character(text: str) -> NetException:
    found = re.search(r"[,;\s<>()@]", text)
    assert found is not None
    return net_error("System.FormatException", f"An invalid character was found in the mail header: '{found.group()}'.") if found.group() in ",;" else bad_address()


def _cast(text: str) -> MailAddress:
    if not text:
        raise bad_argument("The value cannot be an empty string.", "address")
    return parse_address(text)


class _Addresses(ObjectBodies):
    @staticmethod
    def new(address: Any, display: Any = None, encoding: Any = None) -> MailAddress:
        if address is None:
            raise null_argument("address")
        made = _cast(address)
        if display:
            made.display = display.strip().strip('"')
        return made

    @staticmethod
    def Address(self: MailAddress) -> str:
        return self.address

    @staticmethod
    def DisplayName(self: MailAddress) -> str:
        return self.display

    @staticmethod
    def Host(self: MailAddress) -> str:
        return self.host

    @staticmethod
    def User(self: MailAddress) -> str:
        return self.user

    @staticmethod
    def ToString(self: MailAddress) -> str:
        return self.text()

    @staticmethod
    def TryCreate(address: Any, *rest: Any) -> bool:
        result = rest[-1]
        try:
            result.value = _Addresses.new(address, *rest[:-1]) if address else None
        except NetException:
            result.value = None
        return result.value is not None


members(net_type("System.Net.Mail.MailAddress", py=MailAddress), """
string Address {get;}
string DisplayName {get;}
string Host {get;}
string User {get;}
mailaddress new(string address)
mailaddress new(string address, string displayName)
mailaddress new(string address, string displayName, System.Text.Encoding displayNameEncoding)
static bool TryCreate(string address, [ref] mailaddress result)
static bool TryCreate(string address, string displayName, [ref] mailaddress result)
static bool TryCreate(string address, string displayName, System.Text.Encoding displayNameEncoding, [ref] mailaddress result)
string ToString()
bool Equals(System.Object value)
""", _Addresses)


class MailAddressCollection(GenericList):
    __slots__ = ()
    net_name = "System.Net.Mail.MailAddressCollection"
    net_element = "System.Net.Mail.MailAddress"

    def __init__(self) -> None:
        super().__init__([], get_type(self.net_name))

    @property
    def element(self) -> Any:
        return get_type("System.Net.Mail.MailAddress")

    def net_to_string(self, culture: str) -> str:
        return ", ".join(a.text() for a in self)


class _AddressLists(_Collections):
    @staticmethod
    def new() -> MailAddressCollection:
        return MailAddressCollection()

    @staticmethod
    def Add(self: MailAddressCollection, value: Any) -> None:
        if value is None:
            raise null_argument("addresses")
        if isinstance(value, MailAddress):
            self.append(value)
            return
        if not value:
            raise bad_argument("The value cannot be an empty string.", "addresses")
        for part in re.split(r',(?=(?:[^"]*"[^"]*")*[^"]*$)', value):
            self.append(parse_address(part))

    @staticmethod
    def ToString(self: MailAddressCollection) -> str:
        return self.net_to_string("")


members(net_type("System.Net.Mail.MailAddressCollection", py=MailAddressCollection,
                 interfaces="ICollection ICollection`1 IEnumerable IEnumerable`1 IList IList`1"), """
void Add(string addresses)
void Add(mailaddress item)
void Clear()
bool Contains(mailaddress item)
int IndexOf(mailaddress item)
void Insert(int index, mailaddress item)
bool Remove(mailaddress item)
void RemoveAt(int index)
string ToString()
mailaddress Item(int index) {get;set;}
int Count {get;}
System.Net.Mail.MailAddressCollection new()
""", _AddressLists)
