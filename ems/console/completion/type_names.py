"""In: the start of a type's name. Out: types and namespaces that fit, those of the text first."""
from __future__ import annotations

from ems.console.completion.results import CompletionResult
from ems.syntax import known_types
from ems.syntax import nodes as n

_all: list[str] = []


def all_names() -> list[str]:
    """Full names of the types that are known, generic ones without their count."""
    if not _all:
        from ems.net.index import TYPES

        seen: dict[str, str] = {}
        for namespace, text in known_types.namespaces().items():
            for name in text.split():
                full = f"{namespace}.{name.partition('`')[0]}"
                seen.setdefault(full.lower(), full)
        for full in known_types.accelerators().values():
            seen.setdefault(full.lower(), full)
        for lower in TYPES:
            plain = lower.partition("`")[0].partition("[")[0]
            if plain not in seen:
                seen[plain] = ""
        _all.extend(full or lower for lower, full in sorted(seen.items()))
    return _all


def cased(name: str) -> str:
    """The name as .NET writes it."""
    if name.lower() != name:
        return name
    from ems.values.typenames import find

    found = find(name)
    return found.full_name.partition("`")[0] if found is not None else name


def type_results(root: n.ScriptBlock | None, word: str, namespaces: tuple[str, ...] = (), mark: str = "", prefix: str = "", suffix: str = "",
                 only_attributes: bool = False) -> list[CompletionResult]:
    """Types by the start of their short name, or of their full name when a namespace is written. `prefix`, `suffix`: what stands around in generics."""
    lower = word.lower()
    if not lower:
        return []
    out: dict[str, CompletionResult] = {}

    def put(text: str, shown: str, kind: str, tip: str) -> None:
        whole = f"{mark}{prefix}{text}{suffix}{mark}"
        out.setdefault(whole.lower(), CompletionResult(whole, shown, kind, tip))

    for node in root.walk() if root is not None else ():
        if type(node) is n.TypeDefinition and node.name.lower().startswith(lower):
            put(node.name, node.name, "Type", f"{node.kind.capitalize()} {node.name}")
    accelerators = {full.lower(): short for short, full in known_types.accelerators().items()}
    spaces: set[str] = set()
    for name in all_names():
        full_lower = name.lower()
        space, _, short = full_lower.rpartition(".")
        if "." in lower:
            if full_lower.startswith(lower):
                rest = full_lower[len(lower):]
                if "." in rest:
                    spaces.add(_cased_space(cased(name), lower))
                else:
                    full = cased(name)
                    put(full, full.rpartition(".")[2], "Type", full)
        elif short.startswith(lower):
            full = cased(name)
            put(shortened(full, accelerators, namespaces), full.rpartition(".")[2], "Type", full)
        elif space.startswith(lower) and "." not in lower and full_lower.startswith(lower):
            spaces.add(_cased_space(cased(name), lower))
    if "." not in lower:
        for short in known_types.accelerators():
            if short.lower().startswith(lower):
                put(short, short, "Type", known_types.accelerators()[short])
    for space in sorted(spaces):
        put(space, space.rpartition(".")[2], "Namespace", f"Namespace {space}")
    return sorted(out.values(), key=lambda r: r.list_text.lower())


def _cased_space(full: str, lower: str) -> str:
    """The namespace up to the next dot behind what was typed."""
    at = full.find(".", len(lower))
    return full[:at] if at > 0 else full


def shortened(full: str, accelerators: dict[str, str], namespaces: tuple[str, ...]) -> str:
    """The accelerator of a type, or its name below a namespace in use."""
    found = accelerators.get(full.lower())
    if found is not None:
        return found
    for space in namespaces:
        if full.lower().startswith(space.lower() + "."):
            return full[len(space) + 1:]
    return full


def namespace_results(word: str) -> list[CompletionResult]:
    """`using namespace Sys`"""
    lower = word.lower()
    if not lower:
        return []
    spaces = {_cased_space(cased(name), lower) for name in all_names() if name.lower().startswith(lower) and "." in name[len(lower):]}
    return [CompletionResult(s, s.rpartition(".")[2], "Namespace", f"Namespace {s}") for s in sorted(spaces)]


def attribute_parameters(name: str) -> list[str]:
    """The named arguments that an attribute takes, in .NET's order."""
    found = known_types.ATTRIBUTES.get(name.lower()) or known_types.ATTRIBUTES.get(name.lower().removesuffix("attribute"))
    return ATTRIBUTE_PROPERTIES.get(name.lower().removesuffix("attribute"), [] if found is None else [])


ATTRIBUTE_PROPERTIES = {
    "parameter": ("Position ParameterSetName Mandatory ValueFromPipeline ValueFromPipelineByPropertyName ValueFromRemainingArguments HelpMessage "
                  "HelpMessageBaseName HelpMessageResourceId DontShow").split(),
    "cmdletbinding": ("PositionalBinding DefaultParameterSetName SupportsShouldProcess SupportsPaging SupportsTransactions ConfirmImpact HelpUri "
                      "RemotingCapability").split(),
    "validateset": ["ErrorMessage", "IgnoreCase"], "validatepattern": ["Options", "ErrorMessage"], "validatescript": ["ErrorMessage"],
    "outputtype": ["ProviderCmdlet", "ParameterSetName"], "psdefaultvalue": ["Value", "Help"],
}
