"""In: the start of a type's name. Out: types and namespaces that fit, those of the text first."""
from __future__ import annotations

from typing import Any

from ems.console.completion.results import CompletionResult
from ems.syntax import known_types
from ems.syntax import nodes as n

_all: list[str] = []
_keys: dict[str, list[tuple[str, str]]] = {}
# Types that .NET and PowerShell keep to themselves: they have a name here because values of them turn up.
NOT_PUBLIC = frozenset("""
arrayenumerator arraylistenumeratorsimple asciiencodingsealed bitarrayenumeratorsimple cultureawarecomparer enumerator genericcomparer genericequalitycomparer
grouping hashtableenumerator httpqscollection implementation inputenumerator internalhost internalhostrawuserinterface internalhostuserinterface
internalscriptextent internalscriptposition keycollection keylist latin1encodingsealed listdictionaryinternal loopenumerator ordereddictionaryenumerator
ordereddictionarykeyvaluecollection ordinalcasesensitivecomparer ordinalcomparer ordinalignorecasecomparer parameterbindingargumenttransformationexception
parameterbindingvalidationexception psboundparametersdictionary pscustomobject psmemberinfointegratingcollection queueenumerator range readlinesiterator
readonlyipaddress readonlypsmemberinfocollection runtimeassembly runtimeconstructorinfo runtimeeventinfo runtimefieldinfo runtimemethodinfo
runtimeparameterinfo runtimepropertyinfo runtimetype sortedlistenumerator stackenumerator stringequalitycomparer synctextreader synctextwriter
szgenericarrayenumerator unixconsolestream utf8encodingsealed valuecollection valuelist xmlchildenumerator xmlchildnodes xmlelementlist
""".split())


def all_names() -> list[str]:
    """Full names of the public types that are known, generic ones with ` and their count."""
    if not _all:
        from ems.net.index import TYPES

        seen: dict[str, str] = {}
        for namespace, text in known_types.namespaces().items():
            for name in text.split():
                full = f"{namespace}.{name}"
                if short_name(full.lower().partition("`")[0]) not in NOT_PUBLIC:
                    seen.setdefault(full.lower(), full)
        for full in known_types.accelerators().values():
            seen.setdefault(full.lower(), full)
        for lower in TYPES:
            if short_name(lower.partition("`")[0]) not in NOT_PUBLIC and "<" not in lower:
                seen.setdefault(lower, "")
        _all.extend(full or lower for lower, full in sorted(seen.items()))
    return _all


def short_name(full: str) -> str:
    """The name behind the namespace and the type around it."""
    return full.rpartition(".")[2].rpartition("+")[2]


def cased(name: str) -> str:
    """The name as .NET writes it."""
    if name.lower() != name:
        return name
    from ems.values.typenames import find

    found = find(name)
    return found.full_name if found is not None else name


def keys() -> dict[str, list[tuple[str, str]]]:
    """Lower short name or accelerator -> (the text of an accelerator or "", full name): an accelerator is also found by its type's own name."""
    if not _keys:
        accelerators = {**known_types.accelerators(), "pscustomobject": "System.Management.Automation.PSObject"}
        by_type: dict[str, list[str]] = {}
        for short, full in accelerators.items():
            by_type.setdefault(full.lower(), []).append(short)
        for short, full in accelerators.items():
            own = short_name(full)
            several = len(by_type[full.lower()]) > 1 and full.startswith("System.") and full.count(".") == 1
            _keys[short.lower()] = [(own if several and own.lower() == short.lower() else short, full)]
        for full_lower, shorts in by_type.items():
            full = accelerators[shorts[0]]
            if short_name(full_lower) not in _keys:
                text = shorts[0] if full_lower != "system.collections.specialized.ordereddictionary" else full
                _keys[short_name(full_lower)] = [(text, full)]
        for name in all_names():
            if name.lower() not in by_type:
                _keys.setdefault(short_name(name.lower().partition("`")[0]), []).append(("", name))
    return _keys


def type_results(root: n.ScriptBlock | None, word: str, namespaces: tuple[str, ...] = (), mark: str = "", prefix: str = "", suffix: str = "",
                 only_attributes: bool = False) -> list[CompletionResult]:
    """Types by the start of their short name, or of their full name when a namespace is written. `prefix`, `suffix`: what stands around in generics."""
    lower = word.lower()
    if not lower:
        return []
    out: dict[str, CompletionResult] = {}

    def put(text: str, shown: str, kind: str, tip: Any) -> None:
        whole = f"{mark}{prefix}{text}{suffix}{mark}"
        out.setdefault(whole.lower(), CompletionResult(whole, shown, kind, tip))

    for node in root.walk() if root is not None else ():
        if type(node) is n.TypeDefinition and node.name.lower().startswith(lower):
            put(node.name, node.name, "Type", f"{node.kind.capitalize()} {node.name}")
    if "." in lower:
        _by_full_name(lower, put)
    else:
        for key, found in keys().items():
            if key.startswith(lower):
                for accelerator, name in found:
                    full = cased(name)
                    put(accelerator or shortened(full.partition("`")[0], namespaces), listed(full), "Type", lambda full=full: told(full))
        _by_full_name(lower, put, types=False)
    return sorted(out.values(), key=lambda r: r.list_text.lower())


def listed(full: str) -> str:
    """How a menu lists a type: its short name, `<>` behind a generic one's."""
    plain, tick, _ = full.partition("`")
    return short_name(plain) + ("<>" if tick else "")


def told(full: str) -> str:
    """A type's tooltip: its name, with its kind for PowerShell's own types and those that have a short name."""
    from ems.values.typenames import find

    plain, tick, count = full.partition("`")
    plain += f"[{', '.join(f'T{n}' for n in range(1, int(count) + 1)) if count != '1' else 'T'}]" if tick and count.isdigit() else ""
    net = find(full) if full.startswith(("System.Management.Automation.", "Microsoft.")) or short_name(full).lower() in keys() and keys()[short_name(full).lower()][0][0] else None
    return f"{net.kind.capitalize()} {plain}" if net is not None and net.kind in ("class", "struct", "enum", "interface") else plain


def _by_full_name(lower: str, put: Any, types: bool = True) -> None:
    """Types whose full name a word begins, and the next parts of the namespaces that it begins."""
    spaces: set[str] = set()
    for name in all_names():
        if name.lower().startswith(lower):
            full = cased(name)
            if "." in full[len(lower):].partition("`")[0]:
                spaces.add(_cased_space(full, lower))
            elif types:
                put(full.partition("`")[0], listed(full), "Type", lambda full=full: told(full))
    for space in sorted(spaces):
        put(space, space.rpartition(".")[2], "Namespace", f"Namespace {space}")


def _cased_space(full: str, lower: str) -> str:
    """The namespace up to the next dot behind what was typed."""
    at = full.find(".", len(lower))
    return full[:at] if at > 0 else full


def shortened(full: str, namespaces: tuple[str, ...]) -> str:
    """The name of a type below a namespace in use."""
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
