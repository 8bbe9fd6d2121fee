"""In: a Signature and the arguments of a call. Out: bound parameter values, or PowerShell's binding error.

Order, as PowerShell has it: names, then positions, then $PSDefaultParameterValues, dynamic parameters, remaining arguments; then the parameter
set and what is mandatory; the pipeline's objects are bound one by one later (`PipelineBinder`).
Arguments come as tuples (kind, name, value, text): kind "v" a value, "p" a parameter name alone, "a" a name with its own value.
"""
from __future__ import annotations

from typing import Any

from ems.runtime.arguments import ParameterToken, _Beside, argument_text, as_written, binding_error, convert_error, fits, plain, prepare, takes_null
from ems.runtime.common import COMMON, PAGING, SHOULD_PROCESS
from ems.runtime.signatures import ALL_SETS, Parameter, Signature
from ems.values.collections import PRESENT, GenericList
from ems.values.convert import to_string
from ems.values.errors import NetException, ps_error
from ems.values.members import enumerate_, is_enumerable
from ems.values.objects import base, is_null
from ems.values.types import OBJECT

Argument = tuple[str, str, Any, str]


class Bound:
    """The outcome: values by Parameter, names in the order they were bound, the sets still possible, the rest for $args."""

    __slots__ = ("common", "defaulted", "delayed", "rest", "set_name", "sets", "signature", "values")

    def __init__(self, signature: Signature) -> None:
        self.signature = signature
        self.values: dict[Parameter, Any] = {}
        self.common: dict[str, Any] = {}
        self.rest: list[Any] = []
        self.sets: list[str] = signature.set_names
        self.set_name = ALL_SETS
        self.defaulted: set[Parameter] = set()
        self.delayed: dict[Parameter, Any] = {}  # script blocks to run for each pipeline object

    def by_name(self) -> dict[str, Any]:
        """$PSBoundParameters: name -> value, common parameters included."""
        return {**{p.name: v for p, v in self.values.items()}, **self.common}


def metadata_error(error_id: str, message: str) -> Exception:
    """A declaration that no call can bind."""
    return ps_error(error_id, message, category="MetadataError", cls="System.Management.Automation.MetadataException")


def type_text(kind: Any) -> str:
    return kind.full_name


class Binder:
    """Binds one call."""

    def __init__(self, signature: Signature, session: Any, scope: Any, is_script: bool, name: str, expects_input: bool = False) -> None:
        self.expects_input = expects_input
        self.signature = signature
        self.session = session
        self.scope = scope
        self.is_script = is_script
        self.name = name
        self.bound = Bound(signature)
        self.parameters = list(signature.parameters)
        self.by_name = dict(signature.by_name)
        self.common_names: dict[str, Parameter] = {}
        if not signature.simple:
            self.common_names.update(COMMON)
            if signature.supports_should_process:
                self.common_names.update(SHOULD_PROCESS)
            if signature.supports_paging:
                self.common_names.update(PAGING)
        if is_script:
            self.check_names()
        self.unnamed: list[Any] = []
        self.late: list[Argument] = []  # names not known yet: dynamic parameters may bring them

    def check_names(self) -> None:
        """A script function must not declare what the common parameters are called."""
        for lower, p in self.by_name.items():
            common = self.common_names.get(lower)
            if common is None:
                continue
            if lower == p.name.lower() == common.name.lower():
                raise metadata_error("ParameterNameAlreadyExistsForCommand", f"A parameter with the name '{p.name}' was defined multiple times for the command.")
            alias = lower if lower != p.name.lower() else next(a for a in common.aliases if a.lower() == lower)
            raise metadata_error("AliasDeclaredMultipleTimes" if lower != p.name.lower() else "ParameterNameConflictsWithAlias",
                                 f"The alias '{alias}' is declared multiple times." if lower != p.name.lower() and lower != common.name.lower() else
                                 f"The parameter '{p.name}' cannot be specified because it conflicts with the parameter alias of the same name for parameter '{common.name}'.")

    # -- names

    def find(self, name: str) -> Parameter | None:
        """The parameter of a name, alias or unambiguous prefix; None when there is none."""
        lower = name.lower()
        found = self.by_name.get(lower) or self.common_names.get(lower)
        if found is not None:
            return found
        matches = {p.name: p for n, p in self.by_name.items() if n.startswith(lower)}
        if len(matches) != 1:
            matches.update({p.name: p for n, p in self.common_names.items() if n.startswith(lower)})
            if len(matches) > 1:
                own = [p for p in matches.values() if not p.from_provider]
                if len(own) == 1:
                    return own[0]
                names = " ".join(f"-{p}" for p in matches)
                raise binding_error("AmbiguousParameter", f"Parameter cannot be processed because the parameter name '{name}' is ambiguous. "
                                    f"Possible matches include: {names}.", parameter=name)
        return next(iter(matches.values()), None)

    def bind_named(self, arguments: list[Argument]) -> None:
        at = 0
        count = len(arguments)
        while at < count:
            kind, name, value, text = arguments[at]
            at += 1
            if kind == "v":
                self.unnamed.append(value)
                continue
            if kind == "d":
                if text != "--":
                    self.unnamed.append(value)
                continue
            found = self.find(name) if name else None
            if found is None:
                if self.signature.simple:
                    self.unnamed.append(_Beside(ParameterToken.of(name, text)))
                    if kind == "a":
                        self.unnamed.append(_Beside(value))
                    if at < count and arguments[at][0] == "v":
                        self.unnamed.append(_Beside(arguments[at][2]))
                        at += 1
                elif kind == "p" and at < count and arguments[at][0] == "v":
                    self.late.append((kind, name, arguments[at][2], text))
                    self.unnamed.append(_Late(len(self.late) - 1))
                    at += 1
                else:
                    self.late.append((kind, name, value, text))
                    self.unnamed.append(_Late(len(self.late) - 1))
                continue
            if kind == "p":
                if found.is_switch:
                    self.put(found, PRESENT)
                    continue
                if at >= count or arguments[at][0] not in ("v",):
                    raise binding_error("MissingArgument", f"Missing an argument for parameter '{found.name}'. Specify a parameter of type "
                                        f"'{type_text(found.type)}' and try again.", parameter=found.name)
                value = arguments[at][2]
                at += 1
            self.bind(found, value)

    def bind(self, parameter: Parameter, value: Any) -> None:
        if parameter in self.bound.values or parameter in self.bound.delayed or (parameter.name in self.bound.common and self.common_names.get(parameter.name.lower()) is parameter):
            raise binding_error("ParameterAlreadyBound", f"Cannot bind parameter because parameter '{parameter.name}' is specified more than once. To provide "
                                "multiple values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter "
                                'value1,value2,value3".', parameter=parameter.name)
        if self.delays(parameter, value):
            if not self.expects_input:
                error = binding_error("ScriptBlockArgumentNoInput", f"Cannot evaluate parameter '{parameter.name}' because its argument is specified as a script block and there is "
                                      "no input. A script block cannot be evaluated without input.", category="MetadataError", parameter=parameter.name)
                error.argument = value  # type: ignore[attr-defined]
                raise error
            self.bound.delayed[parameter] = base(value)
            self.narrow(parameter)
            return
        self.put(parameter, self.prepared(parameter, value))

    def delays(self, parameter: Parameter, value: Any) -> bool:
        """True for a script block given to a parameter that takes pipeline input but no script block: it is run for each object."""
        if not hasattr(base(value), "code") or not any(i.pipeline or i.byname for i in parameter.sets.values()):
            return False
        kind = parameter.type.element or parameter.type
        return kind.full_name not in ("System.Object", "System.Management.Automation.PSObject", "System.Management.Automation.ScriptBlock")

    def put(self, parameter: Parameter, value: Any) -> None:
        if self.common_names.get(parameter.name.lower()) is parameter:
            self.bound.common[parameter.name] = value
        else:
            self.bound.values[parameter] = value
            self.narrow(parameter)

    def narrow(self, parameter: Parameter) -> None:
        """Keep the parameter sets that this parameter belongs to."""
        if ALL_SETS not in parameter.sets and len(self.bound.sets) > 0:
            left = [s for s in self.bound.sets if s in parameter.sets]
            if not left:
                raise ambiguous_set()
            self.bound.sets = left

    # -- values

    def prepared(self, parameter: Parameter, value: Any, is_common: bool = False) -> Any:
        """The argument transformed, converted and checked. A common parameter is .NET's own, in a function too."""
        is_common = is_common or self.common_names.get(parameter.name.lower()) is parameter
        try:
            return prepare(parameter, value, self.session, self.scope, self.is_script and not is_common)
        except NetException as error:
            error.argument = value  # type: ignore[attr-defined]  # tells where the error is in the script
            raise

    # -- positions

    def bind_positional(self) -> None:
        kept: list[Any] = []
        waiting = self.unnamed
        before: int | None = None  # each position takes one value
        for at, value in enumerate(waiting):
            if value.__class__ is _Beside or value.__class__ is _Late:
                kept.append(value)
                continue
            before, candidates = self.at_next_position(before)
            if candidates is None:
                kept.extend(waiting[at:])
                break
            for chosen, taken in self.choose_positional(candidates, value):
                self.put(chosen, taken)
        self.unnamed = kept

    def at_next_position(self, before: int | None) -> tuple[int | None, list[Parameter] | None]:
        """The lowest position behind another one that is left in the possible sets, and its unbound parameters."""
        best: int | None = None
        found: list[Parameter] = []
        for p in self.parameters:
            if p in self.bound.values or p in self.bound.delayed:
                continue
            for set_name, info in p.sets.items():
                if info.position is None or info.rest or (set_name != ALL_SETS and set_name not in self.bound.sets):
                    continue
                if before is not None and info.position <= before:
                    continue
                if best is None or info.position < best:
                    best, found = info.position, [p]
                elif info.position == best and p not in found:
                    found.append(p)
        return best, found or None

    def choose_positional(self, candidates: list[Parameter], value: Any) -> list[tuple[Parameter, Any]]:
        """Which of the parameters at one position take the value: the default set's before others, without conversion before with it.
        Several of one round are all bound; when no set holds them all, the call is ambiguous."""
        if len(candidates) == 1:
            return [(candidates[0], self.prepared(candidates[0], value))]
        default = self.signature.default_set
        first = [p for p in candidates if default in self.bound.sets and default in p.sets]
        others = [p for p in candidates if p not in first]
        error: Exception | None = None
        for converting in (False, True):
            for group in (first, others):
                found: list[tuple[Parameter, Any]] = []
                for p in group:
                    if not converting and not (takes_null(p) if is_null(value) else fits(p, value)):
                        continue
                    try:
                        found.append((p, self.prepared(p, value)))
                    except NetException as e:
                        if not converting and getattr(e, "error_id", "").endswith("NotAllowed"):
                            raise  # null or empty: no other parameter is tried
                        error = e  # what a check refuses may fit another parameter
                if found:
                    return found
        assert error is not None
        raise error

    # -- the rest

    def bind_rest(self) -> None:
        takers = [p for p in self.parameters if p not in self.bound.values and any(
            i.rest and (s == ALL_SETS or s in self.bound.sets) for s, i in p.sets.items())]
        if len(takers) > 1 and (self.unnamed or self.late):
            raise ambiguous_set("MetadataError")
        rest = takers[0] if takers else None
        if rest is not None:
            if self.unnamed or self.late:
                items = self.rest_items(rest)
                self.late, self.unnamed = [], []
                if len(items) == 1 and is_enumerable(base(items[0])):
                    items = list(enumerate_(items[0]))
                elif rest.type is OBJECT and self.is_script:
                    from ems.values.typenames import resolve

                    items = GenericList(items, resolve("System.Collections.Generic.List[object]"))
                try:
                    value = self.prepared(rest, items)
                except NetException as error:
                    raise self.rest_error(rest, error) from error
                self.put(rest, value)
            return
        if self.signature.simple and not self.late:
            self.bound.rest = [plain(v) for v in self.unnamed if v.__class__ is not _Late]
            self.unnamed = []

    def rest_error(self, rest: Parameter, error: NetException) -> Exception:
        """An argument among several that does not convert: the message names the list that they are given in."""
        inner = error.inner
        if not self.is_script or rest.type.kind != "array" or getattr(error, "error_id", "") != "ParameterArgumentTransformationError" or not isinstance(inner, NetException):
            return error
        text = f'Cannot convert value "System.Collections.Generic.List`1[System.Object]" to type "{rest.type.full_name}". Error: "{inner.message}"'
        return convert_error(rest, rest.type, None, True, NetException(text, inner))

    def rest_items(self, rest: Parameter) -> list[Any]:
        """What is left, in the order of writing: values, and unknown names with their own values."""
        items: list[Any] = []
        for value in self.unnamed:
            if value.__class__ is _Late:
                _kind, _name, given, text = self.late[value.index]
                items.append(text)
                if given is not None:
                    items.append(plain(given))
            else:
                keeps = rest.keeps_text or (rest.type.element is not None and rest.type.element.full_name == "System.String")
                items.append(value if keeps else plain(value) if self.is_script else as_written(value))
        return items

    def check_all_bound(self) -> None:
        """Every argument must have found its parameter; what is mandatory is asked for behind this."""
        if self.late:
            name = self.late[0][1]
            raise binding_error("NamedParameterNotFound", f"A parameter cannot be found that matches parameter name '{name}'.", parameter=name)
        self.unnamed = [v for v in self.unnamed if v.__class__ is not _Late]
        if self.unnamed:
            raise binding_error("PositionalParameterNotFound", "A positional parameter cannot be found that accepts argument "
                                f"'{argument_text(self.unnamed[0])}'.")

    def add_dynamic(self, parameters: list[Parameter]) -> None:
        """Dynamic parameters join; names that were unknown are tried again."""
        for p in parameters:
            self.parameters.append(p)
            for n in (p.name, *p.aliases):
                self.by_name[n.lower()] = p
        late, self.late = self.late, []
        self.unnamed = [v for v in self.unnamed if v.__class__ is not _Late]
        kept = []
        for kind, name, value, text in late:
            found = self.find(name)
            if found is None:
                kept.append((kind, name, value, text))
                self.unnamed.append(_Late(len(kept) - 1))
            elif found.is_switch and kind == "p":
                self.put(found, PRESENT)
                if value is not None:
                    self.unnamed.append(value)
            else:
                self.bind(found, value)
        self.late = kept

    # -- defaults and sets

    def bind_defaults(self, names: tuple[str, ...]) -> None:
        """$PSDefaultParameterValues; a function without CmdletBinding has no part in them."""
        if self.signature.simple:
            return
        table = self.scope.get("psdefaultparametervalues") if self.scope.find("psdefaultparametervalues") is not None else None
        table = base(table)
        if table is None or not hasattr(table, "items") or not len(table):
            return
        if table.has("Disabled") and table.get("Disabled"):
            return
        from ems.values.wildcard import Wildcard

        for key, value in table.items():
            command, colon, parameter = to_string(key).partition(":")
            if not colon or not any(Wildcard(command.strip()).matches(n) for n in names):
                continue
            found = None
            if any(c in parameter for c in "*?["):
                found = next((p for n, p in {**self.by_name, **self.common_names}.items() if Wildcard(parameter.strip()).matches(n)), None)
            else:
                lower = parameter.strip().lower()
                found = self.by_name.get(lower) or self.common_names.get(lower)
            if found is None or found in self.bound.values or found.name in self.bound.common:
                continue
            if hasattr(base(value), "code"):
                results = self.session.invoke(base(value), [self.binding_state()], scope=self.scope)
                if not results:
                    continue
                value = results[0] if len(results) == 1 else results
            if ALL_SETS in found.sets or any(s in found.sets for s in self.bound.sets):
                self.put(found, self.prepared(found, value))
                self.bound.defaulted.add(found)

    def binding_state(self) -> Any:
        """What a script block in $PSDefaultParameterValues gets: the names that are bound so far, and those that are not."""
        from ems.values.objects import PSCustomObject

        bound, defaulted = [p.name for p in self.bound.values], [p.name for p in self.bound.defaulted]
        made = PSCustomObject()
        for name, names in (("BoundParameters", [n for n in bound if n not in defaulted]), ("BoundPositionalParameters", []), ("BoundDefaultParameters", defaulted),
                            ("UnboundParameters", [p.name for p in self.parameters if p.name not in bound])):
            made.set(name, names)
        return made

    def resolve_set(self, expects_input: bool) -> None:
        """Settle the parameter set and check what is mandatory."""
        sets = self.bound.sets
        if len(sets) > 1:
            complete = [s for s in sets if not self.missing(s, ignore_pipeline=expects_input)]
            if expects_input:
                waiting = [s for s in complete if any(self.takes_input(p, s) for p in self.parameters)]
                complete = waiting or complete
            default = self.signature.default_set
            if default in sets and not (expects_input and complete):
                complete = [default]  # even when something mandatory of it is missing: that is asked for
            if not complete:
                raise ambiguous_set()
            if len(complete) > 1 and not expects_input:
                mandatory = [s for s in complete if self.has_mandatory_bound(s)]
                if len(mandatory) != 1:
                    raise ambiguous_set()
                complete = mandatory
            self.bound.sets = complete
        if self.bound.sets == [ALL_SETS]:
            self.bound.set_name = self.signature.default_set or ALL_SETS  # the default's name, although no parameter is in it
        elif len(self.bound.sets) == 1:
            self.bound.set_name = self.bound.sets[0]
        elif self.signature.default_set in self.bound.sets:
            self.bound.set_name = self.signature.default_set
        else:
            self.bound.set_name = self.bound.sets[0] if self.bound.sets else ALL_SETS
        if not expects_input or len(self.bound.sets) == 1:
            lacking = self.missing(self.bound.set_name, ignore_pipeline=expects_input)
            if lacking:
                self.ask_mandatory(lacking)

    def has_mandatory_bound(self, set_name: str) -> bool:
        return any(s == set_name and i.mandatory for p in self.bound.values for s, i in p.sets.items())

    @staticmethod
    def takes_input(p: Parameter, set_name: str) -> bool:
        info = p.info(set_name)
        return info is not None and (info.pipeline or info.byname)

    def missing(self, set_name: str, ignore_pipeline: bool) -> list[Parameter]:
        out = []
        for p in self.parameters:
            info = p.info(set_name)
            if info is not None and info.mandatory and p not in self.bound.values and p not in self.bound.delayed and not (ignore_pipeline and (info.pipeline or info.byname)):
                out.append(p)
        return out

    def ask_mandatory(self, lacking: list[Parameter]) -> None:
        from ems.runtime.mandatory import ask

        answers = ask(self.session, self.name, lacking)
        if answers is None:
            names = " ".join(p.name for p in lacking)
            raise binding_error("MissingMandatoryParameter", f"Cannot process command because of one or more missing mandatory parameters: {names}.",
                                parameter=names)
        for p, value in answers.items():
            self.put(p, self.prepared(p, value))


class _Late:
    """A name not known yet (with the value that followed it), in the list of unnamed values; index: in `late`."""

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        self.index = index


def warn_obsolete(session: Any, scope: Any, signature: Signature, name: str, bound: Bound) -> None:
    """The warnings of a function, and of the parameters that were given, that [Obsolete()] marks; none when the call or the caller wants none."""
    from ems.runtime.streams import WarningRecord

    preference = bound.common.get("WarningAction")
    if preference is None:
        found = scope.find("warningpreference")
        preference = found.value if found is not None else "Continue"
    if to_string(preference) in ("SilentlyContinue", "Ignore"):
        return
    if signature.obsolete:
        session.streams.put_warning(WarningRecord(f"The command '{name}' is obsolete. {signature.obsolete}"))
    for p in bound.values:
        if p.obsolete is not None:
            session.streams.put_warning(WarningRecord(f"Parameter '{p.name}' is obsolete. {p.obsolete}"))


def ambiguous_set(category: str = "InvalidArgument") -> Exception:
    return binding_error("AmbiguousParameterSet", "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot "
                         "be used together or an insufficient number of parameters were provided.", category=category)
