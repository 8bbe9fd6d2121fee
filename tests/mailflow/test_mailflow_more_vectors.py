"""Selection, sentence by sentence: short cases of the rules of Receive, Send and Outbound connectors, in the form of the vectors' schema."""

from __future__ import annotations

from typing import Any

import pytest

from cmdlets.exchange.mailflow.vectors import answer

# -- Receive connectors: (connectors, connection, the name that is chosen)
# a connector: name | bindings | ranges | "off" when disabled, "hub" for the Transport service

ALL4, ALL6 = "0.0.0.0-255.255.255.255", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
RECEIVE: dict[str, tuple[list[str], str, str | None]] = {
    "an address inside a network": (["A|0.0.0.0:25|10.0.0.0/24"], "10.1.1.1:25 10.0.0.255", "A"),
    "the address after a network": (["A|0.0.0.0:25|10.0.0.0/24"], "10.1.1.1:25 10.0.1.0", None),
    "host bits of a network do not matter": (["A|0.0.0.0:25|10.0.0.77/24"], "10.1.1.1:25 10.0.0.1", "A"),
    "a mask in brackets": (["A|0.0.0.0:25|192.168.1.0(255.255.255.0)"], "10.1.1.1:25 192.168.1.200", "A"),
    "an IPv6 network with host bits": (["A|[::]:25|2001:0DB8::CD3/60"], "[2001:db8::1]:25 2001:db8::f:1:2:3", "A"),
    "outside an IPv6 network": (["A|[::]:25|2001:0DB8::CD3/60"], "[2001:db8::1]:25 2001:db8:0:10::1", None),
    "the single address 0.0.0.0 is one address": (["A|0.0.0.0:25|0.0.0.0"], "10.1.1.1:25 10.0.0.1", None),
    "a mapped client counts as IPv4": (["A|0.0.0.0:25|10.0.0.5", f"B|[::]:25|{ALL6}"], "10.1.1.1:25 ::ffff:10.0.0.5", "A"),
    "a client over IPv6 is not in IPv4 ranges": ([f"A|0.0.0.0:25,[::]:25|{ALL4}"], "[2001:db8::1]:25 2001:db8::5", None),
    "the range with fewer addresses": (["A|0.0.0.0:25|10.0.0.0/25", "B|0.0.0.0:25|10.0.0.10-10.0.0.20"], "10.1.1.1:25 10.0.0.15", "B"),
    "a range and a network of one size: the name": (["B|0.0.0.0:25|10.0.0.0/30", "a|0.0.0.0:25|10.0.0.0-10.0.0.3"], "10.1.1.1:25 10.0.0.2", "a"),
    "names without regard to case": (["b|0.0.0.0:25|10.0.0.1", "C|0.0.0.0:25|10.0.0.1"], "10.1.1.1:25 10.0.0.1", "b"),
    "the smallest of a connector's ranges": (["A|0.0.0.0:25|10.0.0.0/8,10.0.0.9", "B|0.0.0.0:25|10.0.0.0/16"], "10.1.1.1:25 10.0.0.9", "A"),
    "the smallest that holds the client": (["A|0.0.0.0:25|10.0.0.0/8,10.0.0.9", "B|0.0.0.0:25|10.0.0.0/16"], "10.1.1.1:25 10.0.0.8", "B"),
    "its own address before the wildcard at one size": ([f"A|0.0.0.0:25|{ALL4}", f"B|10.1.1.1:25|{ALL4}"], "10.1.1.1:25 1.2.3.4", "B"),
    "the wildcard where no range of the address fits": ([f"A|0.0.0.0:25|{ALL4}", "B|10.1.1.1:25|10.0.0.0/8"], "10.1.1.1:25 1.2.3.4", "A"),
    "another local address": ([f"A|0.0.0.0:25|{ALL4}", f"B|10.1.1.1:25|{ALL4}"], "10.1.1.2:25 1.2.3.4", "A"),
    "no wildcard, another local address": ([f"B|10.1.1.1:25|{ALL4}"], "10.1.1.2:25 1.2.3.4", None),
    "the IPv6 wildcard takes no IPv4 connection": ([f"A|[::]:25|{ALL4},{ALL6}"], "10.1.1.1:25 1.2.3.4", None),
    "another port": ([f"A|0.0.0.0:587|{ALL4}"], "10.1.1.1:25 1.2.3.4", None),
    "two bindings, the second fits": ([f"A|0.0.0.0:587,0.0.0.0:2525|{ALL4}|hub"], "10.1.1.1:2525 1.2.3.4", "A"),
    "a disabled one is passed over": (["A|0.0.0.0:25|10.0.0.5|off", f"B|0.0.0.0:25|{ALL4}"], "10.1.1.1:25 10.0.0.5", "B"),
    "all are disabled": (["A|0.0.0.0:25|10.0.0.5|off"], "10.1.1.1:25 10.0.0.5", None),
    "a disabled one on the very address": ([f"A|10.1.1.1:25|{ALL4}|off", f"B|0.0.0.0:25|{ALL4}"], "10.1.1.1:25 10.0.0.5", "B"),
    "an IPv6 host before its network": (["A|[::]:25|2001:db8::/32", "B|[::]:25|2001:db8::5"], "[2001:db8::1]:25 2001:db8::5", "B"),
    "a very IPv6 address": ([f"A|[::]:25|{ALL6}", f"B|[2001:db8::1]:25|{ALL6}"], "[2001:db8::1]:25 2001:db8::5", "B"),
    "no connectors": ([], "10.1.1.1:25 1.2.3.4", None),
}

# -- the rule of uniqueness: (there, new, "" or kind and name of the other)

FE = f"D|0.0.0.0:25,[::]:25|{ALL4},{ALL6}"
VALIDATE: dict[str, tuple[list[str], str, str]] = {
    "one address beside the default": ([FE], "X|0.0.0.0:25|10.0.0.5", ""),
    "another service on the port": ([FE], "X|0.0.0.0:25|10.0.0.5|hub", "role D"),
    "another service on one address of the port": ([FE], "X|10.1.1.1:25|10.0.0.5|hub", "role D"),
    "another service, other family": (["D|0.0.0.0:25|10.0.0.0/8"], "X|[::]:25|2001:db8::/32|hub", ""),
    "another service on other addresses": (["D|10.1.1.1:25|10.0.0.0/8"], "X|10.1.1.2:25|10.0.0.0/8|hub", ""),
    "another service, the new one on all addresses": (["D|10.1.1.1:25|10.0.0.0/8"], "X|0.0.0.0:25|10.9.0.0/16|hub", "role D"),
    "another service that is disabled": (["D|0.0.0.0:25|10.0.0.0/8|off"], "X|0.0.0.0:25|10.0.0.0/16|hub", "role D"),
    "equal ranges": (["D|0.0.0.0:25|10.0.0.5"], "X|0.0.0.0:25|10.0.0.5", "mapping D"),
    "equal ranges written otherwise": (["D|0.0.0.0:25|10.0.0.0/24"], "X|0.0.0.0:25|10.0.0.0-10.0.0.255", "mapping D"),
    "equal ranges with host bits": (["D|0.0.0.0:25|10.0.0.0/24"], "X|0.0.0.0:25|10.0.0.9/24", "mapping D"),
    "equal ranges of a disabled one": (["D|0.0.0.0:25|10.0.0.5|off"], "X|0.0.0.0:25|10.0.0.5", "mapping D"),
    "equal ranges on another port": (["D|0.0.0.0:25|10.0.0.5"], "X|0.0.0.0:26|10.0.0.5", ""),
    "equal ranges on one address beside the wildcard": (["D|0.0.0.0:25|10.0.0.5"], "X|10.1.1.1:25|10.0.0.5", ""),
    "equal ranges on two addresses": (["D|10.1.1.1:25|10.0.0.5"], "X|10.1.1.2:25|10.0.0.5", ""),
    "one equal range among several": (["D|0.0.0.0:25|10.0.0.5,10.0.0.6"], "X|0.0.0.0:25|10.0.0.6,10.0.0.7", "mapping D"),
    "inside": (["D|0.0.0.0:25|10.0.0.0/24"], "X|0.0.0.0:25|10.0.0.9-10.0.0.20", ""),
    "around": (["D|0.0.0.0:25|10.0.0.9-10.0.0.20"], "X|0.0.0.0:25|10.0.0.0/24", ""),
    "inside with one bound in common": (["D|0.0.0.0:25|10.0.0.1-10.0.0.20"], "X|0.0.0.0:25|10.0.0.1-10.0.0.5", ""),
    "crossing by one address": (["D|0.0.0.0:25|10.0.0.1-10.0.0.20"], "X|0.0.0.0:25|10.0.0.20-10.0.0.30", "mapping D"),
    "next to each other": (["D|0.0.0.0:25|10.0.0.1-10.0.0.20"], "X|0.0.0.0:25|10.0.0.21-10.0.0.30", ""),
    "crossing a network": (["D|0.0.0.0:25|10.0.0.0/24"], "X|0.0.0.0:25|10.0.0.250-10.0.1.4", "mapping D"),
    "crossing in IPv6": (["D|[::]:25|2001:db8::1-2001:db8::9"], "X|[::]:25|2001:db8::5-2001:db8::f", "mapping D"),
    "crossing on two addresses": (["D|10.1.1.1:25|10.0.0.1-10.0.0.20"], "X|10.1.1.2:25|10.0.0.9-10.0.0.30", ""),
    "the second of the others": (["D|0.0.0.0:25|10.0.0.5", "E|0.0.0.0:25|10.0.0.6"], "X|0.0.0.0:25|10.0.0.6", "mapping E"),
    "same is said of the connectors": (["D|0.0.0.0:25,10.1.1.1:26|10.0.0.5"], "X|10.1.1.2:25,10.1.1.1:26|10.0.0.5", "mapping D"),
}

# -- Send, Foreign and Delivery Agent connectors: (connectors, message, outcome)
# EX01, EX02 in A; EX03 in B; EX04 in C; EX05 in D, which no link reaches. A-B 10, B-C 10, A-C 30.
# a connector: kind name: spaces @ sources, scoped, off, max N, via host;  a message: server type:address [size]
# an outcome: name space delivery | unreachable | ndr code

D, S, R, F, G = "DnsConnectorDelivery", "SmartHostConnectorDelivery", "SmtpRelayToConnectorSourceServers", "NonSmtpGatewayDelivery", "DeliveryAgent"
SEND: dict[str, tuple[list[str], str, str]] = {
    "SMTP is the type by default": (["Send X: x.org @ EX01"], "EX01 SMTP:a@x.org", f"X x.org {D}"),
    "case does not matter": (["Send X: smtp:X.ORG;1 @ ex01"], "EX01 smtp:a@x.Org", f"X smtp:X.ORG;1 {D}"),
    "exact before wildcard before star": (["Send A: *;1 @ EX01", "Send B: *.x.org;50 @ EX01", "Send C: a.x.org;100 @ EX01"], "EX01 SMTP:u@a.x.org", f"C a.x.org;100 {D}"),
    "wildcard before star": (["Send A: *;1 @ EX01", "Send B: *.x.org;50 @ EX01"], "EX01 SMTP:u@b.x.org", f"B *.x.org;50 {D}"),
    "more labels are more precise": (["Send A: *.org;1 @ EX01", "Send B: *.x.org;50 @ EX01"], "EX01 SMTP:u@a.x.org", f"B *.x.org;50 {D}"),
    "labels count, not letters": (["Send A: *.longlonglong.org;1 @ EX01", "Send B: *.a.longlonglong.org;9 @ EX01"], "EX01 SMTP:u@b.a.longlonglong.org", f"B *.a.longlonglong.org;9 {D}"),
    "a wildcard covers the domain itself": (["Send A: *;1 @ EX01", "Send B: *.x.org;50 @ EX01"], "EX01 SMTP:u@x.org", f"B *.x.org;50 {D}"),
    "exact before the wildcard of itself": (["Send A: x.org;9 @ EX01", "Send B: *.x.org;1 @ EX01"], "EX01 SMTP:u@x.org", f"A x.org;9 {D}"),
    "a wildcard ends at a dot": (["Send B: *.x.org @ EX01"], "EX01 SMTP:u@ax.org", "unreachable"),
    "a domain is not for its subdomains": (["Send B: x.org @ EX01"], "EX01 SMTP:u@a.x.org", "unreachable"),
    "all accepted domains": (["Send A: *;1 @ EX01", "Send B: --;50 @ EX01"], "EX01 SMTP:u@contoso.com", f"B --;50 {D}"),
    "all accepted domains, another domain": (["Send A: *;1 @ EX01", "Send B: --;50 @ EX01"], "EX01 SMTP:u@x.org", f"A *;1 {D}"),
    "a wildcard before all accepted domains": (["Send A: *.contoso.com;50 @ EX01", "Send B: --;1 @ EX01"], "EX01 SMTP:u@contoso.com", f"A *.contoso.com;50 {D}"),
    "the best space counts, then its own cost": (["Send A: x.org;90,*;1 @ EX01", "Send B: x.org;50 @ EX01"], "EX01 SMTP:u@x.org", f"B x.org;50 {D}"),
    "cost": (["Send A: x.org;5 @ EX01", "Send B: x.org;4 @ EX01"], "EX01 SMTP:u@x.org", f"B x.org;4 {D}"),
    "the cost is one by default": (["Send A: x.org;2 @ EX01", "Send B: x.org @ EX01"], "EX01 SMTP:u@x.org", f"B x.org {D}"),
    "cost before locality": (["Send A: *;5 @ EX01", "Send B: *;4 @ EX02"], "EX01 SMTP:u@x.org", f"B *;4 {R}"),
    "local at one cost": (["Send A: *;5 @ EX02", "Send B: *;5 @ EX01"], "EX01 SMTP:u@x.org", f"B *;5 {D}"),
    "the own site before another at one cost": (["Send A: *;1 @ EX03", "Send B: *;11 @ EX02"], "EX01 SMTP:u@x.org", f"B *;11 {R}"),
    "a remote one that is cheaper together": (["Send A: *;1 @ EX03", "Send B: *;12 @ EX01"], "EX01 SMTP:u@x.org", f"A *;1 {R}"),
    "a cheap way of more links": (["Send A: *;1 @ EX04", "Send B: *;22 @ EX01"], "EX01 SMTP:u@x.org", f"A *;1 {R}"),
    "one link before two at one cost": (["Send A: *;1 @ EX04", "Send B: *;11 @ EX03"], "EX01 SMTP:u@x.org", f"B *;11 {R}"),
    "the nearest of several sources": (["Send A: *;1 @ EX04,EX03", "Send B: *;12 @ EX01"], "EX01 SMTP:u@x.org", f"A *;1 {R}"),
    "the own server among several sources": (["Send A: *;1 @ EX04,EX01"], "EX01 SMTP:u@x.org", f"A *;1 {D}"),
    "names": (["Send b: * @ EX01", "Send A: * @ EX01"], "EX01 SMTP:u@x.org", f"A * {D}"),
    "names as text": (["Send Out 2: * @ EX01", "Send Out 10: * @ EX01"], "EX01 SMTP:u@x.org", f"Out 10 * {D}"),
    "precision before cost of the way": (["Send A: x.org;1 @ EX04", "Send B: *;1 @ EX01"], "EX01 SMTP:u@x.org", f"A x.org;1 {R}"),
    "no link to the site": (["Send A: * @ EX05"], "EX01 SMTP:u@x.org", "unreachable"),
    "a source server that is not there": (["Send A: x.org @ GONE", "Send B: * @ EX01"], "EX01 SMTP:u@x.org", f"B * {D}"),
    "one of the sources is not there": (["Send A: x.org @ GONE,EX02"], "EX01 SMTP:u@x.org", f"A x.org {R}"),
    "scoped to another site": (["Send A: x.org @ EX03 scoped", "Send B: * @ EX01"], "EX01 SMTP:u@x.org", f"B * {D}"),
    "scoped to the own site": (["Send A: x.org @ EX02 scoped", "Send B: * @ EX01"], "EX01 SMTP:u@x.org", f"A x.org {R}"),
    "scoped with sources in both": (["Send A: x.org @ EX03,EX02 scoped"], "EX01 SMTP:u@x.org", f"A x.org {R}"),
    "seen from the other site": (["Send A: x.org @ EX03 scoped", "Send B: * @ EX01"], "EX03 SMTP:u@x.org", f"A x.org {D}"),
    "only one of another site": (["Send A: * @ EX03 scoped"], "EX01 SMTP:u@x.org", "unreachable"),
    "disabled": (["Send A: x.org @ EX01 off", "Send B: * @ EX01"], "EX01 SMTP:u@x.org", f"B * {D}"),
    "only a disabled one": (["Send A: x.org @ EX01 off"], "EX01 SMTP:u@x.org", "unreachable"),
    "size before precision": (["Send A: x.org @ EX01 max 1000", "Send B: * @ EX01"], "EX01 SMTP:u@x.org 1001", f"B * {D}"),
    "the very size passes": (["Send A: x.org @ EX01 max 1000", "Send B: * @ EX01"], "EX01 SMTP:u@x.org 1000", f"A x.org {D}"),
    "too large for each": (["Send A: x.org @ EX01 max 1000", "Send B: * @ EX01 max 2000"], "EX01 SMTP:u@x.org 2001", "ndr 5.3.4"),
    "too large for one, the other does not match": (["Send A: x.org @ EX01 max 1000", "Send B: y.org @ EX01"], "EX01 SMTP:u@x.org 2001", "ndr 5.3.4"),
    "too large for a disabled one": (["Send A: x.org @ EX01 max 1000 off"], "EX01 SMTP:u@x.org 2001", "unreachable"),
    "too large for a connector of a type": (["Foreign A: FAX:* @ EX01 max 1000"], "EX01 FAX:1 2001", "ndr 5.3.4"),
    "unlimited": (["Send A: x.org @ EX01"], "EX01 SMTP:u@x.org 99999999999", f"A x.org {D}"),
    "smart hosts": (["Send A: x.org @ EX01 via mx.x.org"], "EX01 SMTP:u@x.org", f"A x.org {S}"),
    "smart hosts of another server": (["Send A: x.org @ EX02 via mx.x.org"], "EX01 SMTP:u@x.org", f"A x.org {R}"),
    "a foreign connector for SMTP": (["Foreign A: x.org @ EX01", "Send B: * @ EX01"], "EX01 SMTP:u@x.org", f"A x.org {F}"),
    "a foreign connector elsewhere": (["Foreign A: FAX:* @ EX03"], "EX01 FAX:1", f"A FAX:* {R}"),
    "a delivery agent elsewhere": (["DeliveryAgent A: MOBILE:* @ EX02"], "EX01 MOBILE:1", f"A MOBILE:* {R}"),
    "kinds compete by cost": (["Foreign A: MOBILE:*;2 @ EX01", "DeliveryAgent B: MOBILE:*;3 @ EX01"], "EX01 MOBILE:1", f"A MOBILE:*;2 {F}"),
    "kinds compete by name": (["Foreign B: MOBILE:* @ EX01", "DeliveryAgent A: MOBILE:* @ EX01"], "EX01 MOBILE:1", f"A MOBILE:* {G}"),
    "another type over a Send connector": (["Send A: FAX:* @ EX01 via gw.x.org"], "EX01 FAX:1", f"A FAX:* {S}"),
    "SMTP's star takes no other type": (["Send A: * @ EX01"], "EX01 FAX:1", "ndr 5.4.4"),
    "another type's star takes no SMTP": (["Foreign A: FAX:* @ EX01"], "EX01 SMTP:u@x.org", "unreachable"),
    "types without regard to case": (["Foreign A: fax:* @ EX01"], "EX01 FAX:1", f"A fax:* {F}"),
    "exact text before a beginning": (["Foreign A: FAX:123*;1 @ EX01", "Foreign B: FAX:1234;9 @ EX01"], "EX01 FAX:1234", f"B FAX:1234;9 {F}"),
    "a longer beginning": (["Foreign A: FAX:1*;1 @ EX01", "Foreign B: FAX:12*;9 @ EX01"], "EX01 FAX:1234", f"B FAX:12*;9 {F}"),
    "a beginning before star": (["Foreign A: FAX:*;1 @ EX01", "Foreign B: FAX:1*;9 @ EX01"], "EX01 FAX:1234", f"B FAX:1*;9 {F}"),
    "another beginning": (["Foreign A: FAX:9*;1 @ EX01"], "EX01 FAX:1234", "ndr 5.4.4"),
    "another type that is disabled": (["Foreign A: FAX:* @ EX01 off"], "EX01 FAX:1", "ndr 5.4.4"),
    "X.400 by its attributes": (["Foreign A: X400:c=US;a=Fab;1 @ EX01", "Foreign B: X400:c=US;a=Fab;p=Con;9 @ EX01"], "EX01 X400:C=us;A=fab;P=con;S=smith", f"B X400:c=US;a=Fab;p=Con;9 {F}"),
    "X.400, another attribute": (["Foreign A: X400:c=US;a=Fab;1 @ EX01"], "EX01 X400:c=DE;a=Fab;s=smith", "ndr 5.4.4"),
    "X.400, all": (["Foreign A: X400:*;1 @ EX01"], "EX01 X400:c=DE;a=Fab;s=smith", f"A X400:*;1 {F}"),
    "no connectors": ([], "EX01 SMTP:u@x.org", "unreachable"),
    "no connectors for a type": ([], "EX01 FAX:1", "ndr 5.4.4"),
}

# -- Outbound connectors: (connectors, recipient or "recipient by rule", the name); a connector: name: domains, flags
# flags: off, rule (only by rule), test, accepted (all accepted domains), central (routes all mail through the own servers)

OUTBOUND: dict[str, tuple[list[str], str, str | None]] = {
    "exact": (["A: *.x.org", "B: x.org"], "u@x.org", "B"),
    "exact without regard to case": (["A: X.org"], "u@x.ORG", "A"),
    "exact before accepted domains": (["A: accepted", "B: contoso.com"], "u@contoso.com", "B"),
    "accepted domains before a pattern": (["A: *.contoso.com", "B: accepted"], "u@contoso.com", "B"),
    "a subdomain is not accepted": (["A: *.contoso.com", "B: accepted"], "u@a.contoso.com", "A"),
    "accepted domains are for no others": (["B: accepted"], "u@x.org", None),
    "a longer pattern": (["A: *.org", "B: *.x.org"], "u@a.x.org", "B"),
    "a pattern before star": (["A: *", "B: *.org"], "u@a.x.org", "B"),
    "star": (["A: *"], "u@x.org", "A"),
    "a pattern covers its domain": (["A: *.x.org"], "u@x.org", "A"),
    "a pattern ends at a dot": (["A: *.x.org"], "u@ax.org", None),
    "names": (["b: x.org", "A: x.org"], "u@x.org", "A"),
    "disabled": (["A: x.org off", "B: *"], "u@x.org", "B"),
    "only by rule": (["A: x.org rule", "B: *"], "u@x.org", "B"),
    "in test": (["A: x.org test", "B: *"], "u@x.org", "B"),
    "the rule's own": (["A: x.org", "B: rule"], "u@x.org by B", "B"),
    "the rule's name without regard to case": (["A: x.org", "Bee: rule"], "u@x.org by bEE", "Bee"),
    "a rule's connector that is disabled": (["A: x.org", "B: rule off"], "u@x.org by B", "A"),
    "a rule's connector that is not there": (["A: x.org"], "u@x.org by Nope", "A"),
    "a rule may name one that is for others": (["A: x.org", "B: y.org"], "u@x.org by B", "B"),
    "all mail through the own servers": (["A: x.org", "B: central"], "u@x.org", "B"),
    "not mail for accepted domains": (["A: accepted", "B: central"], "u@contoso.com", "A"),
    "disabled, through the own servers": (["A: x.org", "B: central off"], "u@x.org", "A"),
    "none": ([], "u@x.org", None),
}


def receive_row(text: str) -> dict[str, Any]:
    name, bindings, ranges, *flags = text.split("|")
    return {
        "name": name,
        "transport_role": "HubTransport" if "hub" in flags else "FrontendTransport",
        "enabled": "off" not in flags,
        "bindings": bindings.split(","),
        "remote_ip_ranges": ranges.split(","),
    }


def send_row(text: str) -> dict[str, Any]:
    kind, _, rest = text.partition(" ")
    name, _, rest = rest.partition(": ")
    spaces, _, rest = rest.partition(" @ ")
    sources, *flags = rest.split(" ")
    return {
        "name": name,
        "type": kind,
        "address_spaces": spaces.split(","),
        "source_servers": sources.split(","),
        "scoped": "scoped" in flags,
        "enabled": "off" not in flags,
        "max_message_size": int(flags[flags.index("max") + 1]) if "max" in flags else "unlimited",
        "smart_hosts": [flags[flags.index("via") + 1]] if "via" in flags else [],
    }


TOPOLOGY = {
    "servers": [{"name": f"EX0{at}", "site": site} for at, site in enumerate("AABCD", 1)],
    "site_links": [{"a": "A", "b": "B", "cost": 10}, {"a": "B", "b": "C", "cost": 10}, {"a": "A", "b": "C", "cost": 30}],
    "accepted_domains": ["contoso.com"],
}


def outbound_row(text: str) -> dict[str, Any]:
    name, _, rest = text.partition(": ")
    words = rest.split()
    return {
        "name": name,
        "recipient_domains": [word for word in words if "." in word or word == "*"],
        "enabled": "off" not in words,
        "transport_rule_scoped": "rule" in words,
        "test_mode": "test" in words,
        "all_accepted_domains": "accepted" in words,
        "route_all_messages_via_on_premises": "central" in words,
    }


@pytest.mark.parametrize("name", RECEIVE)
def test_a_receive_connector_is_selected(name: str) -> None:
    """Section 2.10: exact binding, smallest range, name."""
    connectors, connection, expected = RECEIVE[name]
    local, remote = connection.split()
    ip, _, port = local.rpartition(":")
    case = {"local_ip": ip.strip("[]"), "local_port": int(port), "remote_ip": remote}
    assert answer({"kind": "receive_select", "connectors": list(map(receive_row, connectors)), "input": case}) == {"connector": expected}


@pytest.mark.parametrize("name", VALIDATE)
def test_a_receive_connector_is_unique(name: str) -> None:
    """Section 2.9, and the same from the store's index."""
    there, new, expected = VALIDATE[name]
    kind, _, other = expected.partition(" ")
    rows, candidate = list(map(receive_row, there)), receive_row(new)
    found = answer({"kind": "receive_validate", "connectors": rows, "candidate": candidate})
    assert found == {"accept": not expected, "conflict_kind": kind or None, "conflicts_with": other or None}
    assert by_index(rows, candidate) == (kind, other)


def by_index(rows: list[dict[str, Any]], candidate: dict[str, Any]) -> tuple[str, str]:
    from cmdlets.exchange.common.directory import Directory
    from cmdlets.exchange.receive_connector import ReceiveConnector
    from cmdlets.exchange.rules import conflicts
    from cmdlets.exchange.types.network import IPBinding, IPRange
    from ems.store import open_store

    directory = Directory(open_store("memory:"))
    facts = directory.organization
    with directory.transaction() as change:
        for row in rows:
            doc = {"Name": row["name"], "Bindings": row["bindings"], "RemoteIPRanges": row["remote_ip_ranges"], "TransportRole": row["transport_role"], "Enabled": row["enabled"]}
            directory.insert(change, ReceiveConnector(doc, facts, name=row["name"], server="T", state="New"))
    bindings, ranges = map(IPBinding.parse, candidate["bindings"]), map(IPRange.parse, candidate["remote_ip_ranges"])
    found = conflicts.find(directory.store, "T", candidate["transport_role"], bindings, ranges)
    directory.store.close()
    return (found[0], found[1].name) if found else ("", "")


@pytest.mark.parametrize("name", SEND)
def test_a_message_is_routed(name: str) -> None:
    """Sections 4.3 and 4.4: size, what is usable, precision, cost, hops, name."""
    connectors, message, expected = SEND[name]
    server, target, *size = message.split(" ")
    kind, _, address = target.partition(":")
    given = {"server": server, "address_type": kind, "address": address, "message_size": int(size[0]) if size else 1}
    found = answer({"kind": "send_select", "topology": TOPOLOGY, "connectors": list(map(send_row, connectors)), "input": given})
    if found["outcome"] == "connector":
        assert f"{found['connector']} {found['address_space']} {found['delivery_type']}" == expected
    else:
        assert f"{found['outcome']} {found['enhanced_status'] or ''}".strip() == expected


@pytest.mark.parametrize("name", OUTBOUND)
def test_an_outbound_connector_is_selected(name: str) -> None:
    """Section 7.3: the rule's, all mail, the exact domain, accepted domains, the longest pattern, the name."""
    connectors, message, expected = OUTBOUND[name]
    recipient, _, rule = message.partition(" by ")
    given = {"recipient": recipient, **({"rule_connector": rule} if rule else {})}
    case = {"kind": "exo_outbound_select", "accepted_domains": ["contoso.com"], "connectors": list(map(outbound_row, connectors)), "input": given}
    assert answer(case) == {"connector": expected}
