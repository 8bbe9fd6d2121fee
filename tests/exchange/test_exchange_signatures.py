"""Signatures of Exchange's cmdlets against the published ones: every parameter, type, set, mandatory flag and position."""
from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# name -> types of the parameters, and by parameter set (parameter, mandatory, position)
FACTS: dict[str, Any] = json.loads((Path(__file__).parent / "data/signatures.json").read_text(encoding="utf-8"))

# (cmdlet, parameter, set): what differs on purpose. The switch that chooses a usage is what tells its set from the others; the
# parameter of an organization's event scope tells its sets apart.
DELIBERATE = {
    ("Get-DomainController", "GlobalCatalog", "GlobalCatalog"),
    ("New-ReceiveConnector", "Internet", "Internet"),
    ("New-ReceiveConnector", "Partner", "Partner"),
    ("New-ReceiveConnector", "Internal", "Internal"),
    ("New-ReceiveConnector", "Client", "Client"),
    ("Set-OrganizationConfig", "ShortenEventScopeDefault", "ShortenEventScopeParameter"),
}


def our_signatures() -> dict[str, Any]:
    import cmdlets.exchange as package
    from cmdlets.registry import registered

    for module in pkgutil.iter_modules(package.__path__):
        if not module.ispkg:
            importlib.import_module(f"{package.__name__}.{module.name}")
    return {name: entry.cls.signature for name, entry in registered.items() if entry.cls.__module__.startswith(package.__name__)}


OURS = our_signatures()
# published type -> what stands for it here, where a plain .NET type serves as well
PLAIN = {"System.String", "System.Object", "System.Object[]"}


def differences(published: dict[str, Any], signature: Any, name: str) -> Iterator[tuple[str, ...]]:
    for own, type_name in published["types"].items():
        if own in ("Confirm", "WhatIf"):
            if not signature.supports_should_process:
                yield own, "missing"
            continue
        ours = signature.by_name.get(own.lower())
        if ours is None:
            yield own, "missing"
        elif (type_name == "SwitchParameter") != ours.is_switch:
            yield own, "switch or not"
        elif not ours.is_switch and not fits(type_name, ours.type.full_name):
            yield own, type_name, ours.type.full_name
    known = {own.lower() for own in published["types"]}
    yield from ((ours.name, "too many") for ours in signature.parameters if ours.name.lower() not in known)
    for set_text, rows in published["sets"].items():
        set_name = None if set_text == "(All)" else set_text
        for own, mandatory, position in rows:
            ours = signature.by_name.get(own.lower())
            if ours is None or (name, own, set_name) in DELIBERATE:
                continue
            info = ours.info(set_name) if set_name else next(iter(ours.sets.values()))
            if info is None:
                yield own, str(set_name), "not in this set"
                continue
            if bool(mandatory) != bool(info.mandatory):
                yield own, str(set_name), "mandatory"
            if (position is None) != (info.position is None):
                yield own, str(set_name), "position"


def fits(published: str, ours: str) -> bool:
    """Whether a declared type is the published one: a list for a list, a value for a value, an identity for an identity, a plain type for a rare one."""
    short = ours.partition("`")[0].partition("[")[0].rpartition(".")[2].rpartition("+")[2]
    element = ours.partition("[")[2].rstrip("]").rpartition(".")[2]
    wanted = published.removesuffix("[]").rpartition(".")[2]
    is_list = published.endswith("[]") or wanted.endswith(("MultiValuedProperty", "IncludesAndExcludes"))
    if is_list and wanted != "MultiValuedProperty" and element == wanted:
        return True
    if ours in PLAIN or (wanted.endswith(("Parameter", "Identity", "Id", "ObjectId")) and short.endswith(("IdParameter", "ADObjectId"))):
        return wanted not in ("Boolean", "Int32", "ByteQuantifiedSize", "EnhancedTimeSpan", "Unlimited", "Fqdn") or ours == published
    if is_list:
        return ours.endswith("[]") or short.endswith("MultiValuedProperty") or "List" in short
    return short.lower() == wanted.lower() or (short == "Nullable" and element == wanted) or (wanted, short) in ALIKE


# (published, declared): the same under another name, or a wider number
ALIKE = {("ExDateTime", "DateTime"), ("MultiValuedProperty", "ADMultiValuedProperty"), ("TimeSpan", "EnhancedTimeSpan"), ("Int16", "Int32"),
         ("ProxyAddressCollection", "MultiValuedProperty"), ("UsageType", "SendUsageType"), ("ECIdParameter", "EventLogLevel"),
         ("TenantConnectorType", "SendConnectorType"), ("SyncLogLoggingLevel", "SyncLoggingLevel"), ("_DeliveryStatus", "DeliveryStatus")}


@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_cmdlet_takes_what_is_published(name: str) -> None:
    """Each parameter is declared with its type, in its sets, mandatory and with a position as published."""
    assert list(differences(FACTS[name], OURS[name.lower()], name)) == []
