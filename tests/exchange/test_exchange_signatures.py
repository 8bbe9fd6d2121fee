"""Signatures of Exchange's cmdlets against the published ones: every parameter, set, mandatory flag and position.

EMS_SPEC names the directory of the specification; without it the test is skipped.
"""
from __future__ import annotations

import importlib
import json
import os
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SPEC = Path(os.environ.get("EMS_SPEC", "/work/shared/spec")) / "cmdlets"

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


OURS = our_signatures() if SPEC.is_dir() else {}
PUBLISHED = [path for path in sorted(SPEC.glob("*.json")) if path.stem.lower() in OURS]


def differences(published: dict[str, Any], signature: Any) -> Iterator[tuple[str, ...]]:
    for name, facts in published["parameters"].items():
        if name in ("Confirm", "WhatIf"):
            if not signature.supports_should_process:
                yield name, "missing"
            continue
        ours = signature.by_name.get(name.lower())
        if ours is None:
            yield name, "missing"
        elif (facts["type"] == "SwitchParameter") != ours.is_switch:
            yield name, "switch or not"
    known = {name.lower() for name in published["parameters"]}
    yield from ((ours.name, "too many") for ours in signature.parameters if ours.name.lower() not in known)
    for one in published["parameter_sets"]:
        set_name = None if one["name"] == "(All)" else one["name"]
        for facts in one["parameters"]:
            ours = signature.by_name.get(facts["name"].lower())
            if ours is None or (published["name"], facts["name"], set_name) in DELIBERATE:
                continue
            info = ours.info(set_name) if set_name else next(iter(ours.sets.values()))
            if info is None:
                yield facts["name"], str(set_name), "not in this set"
                continue
            if bool(facts["mandatory"]) != bool(info.mandatory):
                yield facts["name"], str(set_name), "mandatory"
            if (facts["position"] is None) != (info.position is None):
                yield facts["name"], str(set_name), "position"


@pytest.mark.skipif(not SPEC.is_dir(), reason="no specification")
@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_a_cmdlet_takes_what_is_published(path: Path) -> None:
    assert list(differences(json.loads(path.read_text()), OURS[path.stem.lower()])) == []
