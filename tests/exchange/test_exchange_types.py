"""The value types: what they read, write, compare and refuse."""
from __future__ import annotations

import pytest

import cmdlets.exchange  # noqa: F401
from cmdlets.exchange.types import ipnumbers
from cmdlets.exchange.types.certificates import SmtpX509Identifier
from cmdlets.exchange.types.directory import ADObjectId, ExchangeObjectVersion, ServerVersion, canonical
from cmdlets.exchange.types.domains import (
    AddressSpace,
    Fqdn,
    SmartHost,
    SmtpAddress,
    SmtpDomainWithSubdomains,
    SmtpReceiveDomainCapabilities,
)
from cmdlets.exchange.types.multivalued import make
from cmdlets.exchange.types.network import IPBinding, IPRange
from cmdlets.exchange.types.paths import LocalLongFullPath
from cmdlets.exchange.types.sizes import UNLIMITED_INT, UNLIMITED_SIZE, ByteQuantifiedSize
from cmdlets.exchange.types.timespans import EnhancedTimeSpan
from ems.values.collections import Hashtable
from ems.values.errors import NetException

TEXTS = [  # type, what is read, what is written
    (IPRange, "192.168.1.1", "192.168.1.1"),
    (IPRange, "192.168.1.1-192.168.1.254", "192.168.1.1-192.168.1.254"),
    (IPRange, " 10.0.0.1 - 10.0.0.2 ", "10.0.0.1-10.0.0.2"),
    (IPRange, "192.168.1.1/24", "192.168.1.1/24"),
    (IPRange, "2001:0DB8::CD3/60", "2001:0DB8::CD3/60"),
    (IPRange, "192.168.1.0(255.255.255.0)", "192.168.1.0(255.255.255.0)"),
    (IPRange, "fe80::39bd:88f7:6969:d223%11", "fe80::39bd:88f7:6969:d223%11"),
    (IPRange, "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    (IPBinding, "0.0.0.0:25", "0.0.0.0:25"),
    (IPBinding, "[::]:", "[::]:25"),
    (IPBinding, "0.0.0.0", "0.0.0.0:25"),
    (IPBinding, "[0:0:0:0:0:0:0:0]:2525", "[::]:2525"),
    (ByteQuantifiedSize, "36MB", "36 MB (37,748,736 bytes)"),
    (ByteQuantifiedSize, "36 mb", "36 MB (37,748,736 bytes)"),
    (ByteQuantifiedSize, "36 MB (37,748,736 bytes)", "36 MB (37,748,736 bytes)"),
    (ByteQuantifiedSize, "262144", "256 KB (262,144 bytes)"),
    (ByteQuantifiedSize, "1048576000", "1000 MB (1,048,576,000 bytes)"),
    (ByteQuantifiedSize, "2467484163", "2.298 GB (2,467,484,163 bytes)"),
    (ByteQuantifiedSize, "0", "0 B (0 bytes)"),
    (EnhancedTimeSpan, "00:10:00", "00:10:00"),
    (EnhancedTimeSpan, "1.00:00:00", "1.00:00:00"),
    (EnhancedTimeSpan, "5", "5.00:00:00"),
    (EnhancedTimeSpan, "0:0:0.5", "00:00:00.5000000"),
    (EnhancedTimeSpan, "-00:00:05", "-00:00:05"),
    (AddressSpace, "contoso.com", "SMTP:contoso.com;1"),
    (AddressSpace, "SMTP:contoso.com", "SMTP:contoso.com;1"),
    (AddressSpace, "contoso.com;1", "SMTP:contoso.com;1"),
    (AddressSpace, "smtp:*;1", "smtp:*;1"),
    (AddressSpace, "*.contoso.com;7", "SMTP:*.contoso.com;7"),
    (AddressSpace, "X400:c=US;a=Fabrikam;p=Contoso;5", "X400:c=US;a=Fabrikam;p=Contoso;5"),
    (AddressSpace, "FAX:*", "FAX:*;1"),
    (SmartHost, "10.1.1.1", "10.1.1.1"),
    (SmartHost, "[10.1.1.1]", "10.1.1.1"),
    (SmartHost, "mail.contoso.com", "mail.contoso.com"),
    (Fqdn, "EX01", "EX01"),
    (SmtpDomainWithSubdomains, "*.contoso.com", "*.contoso.com"),
    (SmtpDomainWithSubdomains, "*", "*"),
    (SmtpAddress, "a.b@contoso.com", "a.b@contoso.com"),
    (SmtpX509Identifier, "<I>CN=a, O=\"B, C\"<S>CN=mail.contoso.com", "<I>CN=a, O=\"B, C\"<S>CN=mail.contoso.com"),
    (SmtpReceiveDomainCapabilities, "fabrikam.com:acceptcloudservicesmail", "fabrikam.com:AcceptCloudServicesMail"),
    (ServerVersion, "15.2.986.5", "Version 15.2 (Build 986.5)"),
    (ServerVersion, "Version 15.1 (Build 2375.7)", "Version 15.1 (Build 2375.7)"),
    (ExchangeObjectVersion, "0.1 (8.0.535.0)", "0.1 (8.0.535.0)"),
    (LocalLongFullPath, "C:\\Logs\\", "C:\\Logs"),
]


@pytest.mark.parametrize(("cls", "text", "written"), TEXTS)
def test_a_value_is_read_and_written_in_its_usual_form(cls: type, text: str, written: str) -> None:
    """Text becomes a value, and the value writes itself as Exchange shows it."""
    assert str(cls.parse(text)) == written


@pytest.mark.parametrize(("cls", "text", "written"), TEXTS)
def test_what_a_value_writes_reads_as_an_equal_value(cls: type, text: str, written: str) -> None:
    """The written form reads back, as `Get-… | Set-…` needs."""
    if cls is not ByteQuantifiedSize or "." not in written:  # a rounded size still says its bytes
        assert cls.parse(written) == cls.parse(text)


@pytest.mark.parametrize(
    ("cls", "text"),
    [
        (IPRange, "10.0.0.2-10.0.0.1"),
        (IPRange, "10.0.0.1-::1"),
        (IPRange, "10.0.0.0/33"),
        (IPRange, "x"),
        (IPRange, "10.0.0.0(255.0.255.0)"),
        (IPRange, "1.2.3"),
        (IPRange, "10.0.0.0/"),
        (IPRange, "01.2.3.4"),
        (IPBinding, "10.1.1.1:0"),
        (IPBinding, "10.1.1.1:65536"),
        (IPBinding, "[10.1.1.1]:25"),
        (IPBinding, "host:25"),
        (ByteQuantifiedSize, "-1"),
        (ByteQuantifiedSize, "5 XB"),
        (EnhancedTimeSpan, "24:00:00"),
        (EnhancedTimeSpan, ""),
        (AddressSpace, "*contoso.com"),
        (AddressSpace, "SMTP:*;0"),
        (AddressSpace, "SMTP:*;101"),
        (AddressSpace, "FAX:"),
        (AddressSpace, "a.*.com"),
        (SmartHost, "host:587"),
        (SmartHost, "300.1.1.1"),
        (Fqdn, "a..b"),
        (SmtpAddress, "a@"),
        (SmtpAddress, "a b@c.d"),
        (SmtpX509Identifier, "<I><S>"),
        (SmtpX509Identifier, "CN=a"),
        (SmtpReceiveDomainCapabilities, "fabrikam.com:Nothing"),
        (LocalLongFullPath, "\\\\server\\share"),
        (LocalLongFullPath, "logs"),
        (ServerVersion, "15"),
    ],
)
def test_a_text_that_is_no_value_is_refused_by_name(cls: type, text: str) -> None:
    """The error quotes what was given, or says the bounds."""
    with pytest.raises(NetException) as caught:
        cls.parse(text)
    assert caught.value.net_name == "System.FormatException"
    assert f'"{text}"' in caught.value.message or "between 1 and 100" in caught.value.message or text == ""


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1.2.3.4", "::1"),
        ("0.0.0.0-255.255.255.255", "::1:0:0"),
        ("::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
        ("10.0.0.0/24", "::100"),
    ],
)
def test_the_size_of_a_range_is_a_count_written_as_an_address(text: str, size: str) -> None:
    """As the real objects show it."""
    from cmdlets.exchange.types.network import _size_address

    assert str(_size_address(IPRange.parse(text))) == size


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("::ffff:1.2.3.4", "::ffff:1.2.3.4"),
        ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
        ("1:2:3:4:5:6:7:0", "1:2:3:4:5:6:7:0"),
        ("::1.2.3.4", "::1.2.3.4"),
        ("0:0:1::", "0:0:1::"),
    ],
)
def test_ipv6_is_written_as_dotnet_writes_it(address: str, written: str) -> None:
    """The longest run of zero words is left out, an embedded IPv4 address stays dotted."""
    family, number, zone = ipnumbers.parse(address) or (0, 0, "")
    assert ipnumbers.format_address(family, number, zone) == written


def test_a_limit_reads_numbers_sizes_and_unlimited() -> None:
    """Unlimited[int] and Unlimited[size] take text, numbers and values, and order Unlimited above all."""
    assert str(UNLIMITED_INT.parse("unlimited")) == "Unlimited"
    assert str(UNLIMITED_INT.convert(5)) == "5"
    assert str(UNLIMITED_SIZE.convert(37748736)) == "36 MB (37,748,736 bytes)"
    assert UNLIMITED_INT.parse("5") < UNLIMITED_INT.parse("Unlimited")
    assert UNLIMITED_SIZE.parse("1GB") > UNLIMITED_SIZE.parse("900 MB")
    with pytest.raises(NetException):
        UNLIMITED_INT.parse("many")


def test_a_collection_refuses_a_value_twice_and_plays_edits() -> None:
    """@{Add=…; Remove=…} changes the values that are there; a replacing list stands for itself."""
    from cmdlets.exchange.common.kinds import kind

    ranges = kind("list IPRange")
    current = ranges.convert(["10.0.0.1", "10.0.0.2"])
    edit = ranges.convert(Hashtable([("add", ["10.0.0.3"]), ("Remove", "10.0.0.1")]))
    assert edit.is_edit and [str(item) for item in edit.apply(current)] == ["10.0.0.2", "10.0.0.3"]
    assert [str(item) for item in ranges.convert("10.9.9.9").apply(current)] == ["10.9.9.9"]
    for value in (["10.0.0.1", "10.0.0.1"], Hashtable([("Add", ["10.0.0.5", "10.0.0.5"])]), Hashtable([("Put", "10.0.0.5")])):
        with pytest.raises(NetException):
            ranges.convert(value)
    with pytest.raises(NetException):
        ranges.convert(Hashtable([("Add", "10.0.0.1")])).apply(current)
    assert list(ranges.convert(None)) == []
    assert make(["a", "B"], current.net_type, str) == ["a", "B"]


SERVER = (
    "CN=EX01,CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN=First Organization,CN=Microsoft "
    "Exchange,CN=Services,"
    "CN=Configuration,DC=contoso,DC=com"
)


@pytest.mark.parametrize(
    ("dn", "text", "name"),
    [
        (SERVER, "EX01", "EX01"),
        ("CN=Relay,CN=SMTP Receive Connectors,CN=Protocols," + SERVER, "EX01\\Relay", "Relay"),
        (
            "CN=Default-First-Site-Name,CN=Sites,CN=Configuration,DC=contoso,DC=com",
            "contoso.com/Configuration/Sites/Default-First-Site-Name",
            "Default-First-Site-Name",
        ),
        ("CN=a\\,b,CN=Sites,CN=Configuration,DC=contoso,DC=com", "contoso.com/Configuration/Sites/a,b", "a,b"),
    ],
)
def test_an_object_id_writes_the_name_that_exchange_shows(dn: str, text: str, name: str) -> None:
    """Receive connectors by server and name, Exchange objects by name, others by their canonical name."""
    assert str(ADObjectId(dn)) == text
    assert ADObjectId(dn).name == name
    assert canonical(dn).endswith(name)
