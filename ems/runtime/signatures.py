"""In: declarations. Out: a command's signature as data: Parameter, Signature, and Cmdlet, the base of every cmdlet.

A cmdlet is a class with one class attribute a parameter (cmdlets.registry.cmdlet reads them in order):

    @cmdlet("Get-Thing", default_set="Name", confirm_impact="Medium", supports_should_process=False)
    class GetThing(Cmdlet):
        \"\"\"Synopsis in one line.

        Description …
        \"\"\"

        name = parameter("Name", "string[]", position=0, pipeline=True, byname=True, sets="Name", help="…")
        force = parameter("Force", "switch")

        def process(self) -> None:
            self.write(…)

Unbound parameters read as their default (None, or False for a switch) without any work at construction: Parameter is a descriptor.
The classes are plain and not made by attrs: a cmdlet is declared at import, and attrs would cost 0.6 ms for each; its models are attrs classes.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from ems.values.errors import ErrorDetails, ErrorRecord, NetException, RuntimeException, ps_error, record_of

ALL_SETS = "__AllParameterSets"


def _encoding(value: Any) -> Any:
    from ems.net.encodings import of_argument

    return of_argument(value)


class SetInfo:
    """What a parameter is in one parameter set."""

    __slots__ = ("byname", "help", "mandatory", "pipeline", "position", "rest")

    def __init__(self, mandatory: bool = False, position: int | None = None, pipeline: bool = False, byname: bool = False, rest: bool = False,
                 help: str = "") -> None:
        self.mandatory = mandatory
        self.position = position
        self.pipeline = pipeline
        self.byname = byname
        self.rest = rest  # ValueFromRemainingArguments
        self.help = help


class Parameter:
    """One parameter. `sets`: set name -> SetInfo (ALL_SETS when it belongs to all). `validate`: ems.runtime.validation objects or tuples
    that they are made from. `attribute`: the Python attribute that gets the value. `type`: the NetType, resolved when first needed from
    `type_name` (an accelerator, a .NET name, with [] for arrays; "switch" for a switch)."""

    __slots__ = ("_type", "aliases", "attribute", "completer", "declared", "default", "default_script", "dont_show", "from_provider", "help", "keeps_text", "name", "obsolete", "sets", "strict_text", "transforms", "type_name", "type_tag",
                 "validate", "values")

    def __init__(self, name: str, type_name: str = "object", sets: dict[str, SetInfo] | None = None, aliases: tuple[str, ...] = (),
                 validate: tuple[Any, ...] = (), default: Any = None, help: str = "", values: tuple[str, ...] = (), completer: Any = None,
                 dont_show: bool = False) -> None:
        self.name = name
        self.type_name = type_name
        self.sets = sets if sets is not None else {ALL_SETS: SetInfo()}
        self.aliases = aliases
        self.validate = validate
        self.default = default
        self.default_script: Any = None  # of a script function: how to compute the default
        self.help = help
        self.values = values  # offered by completion, not checked
        self.completer = completer
        self.dont_show = dont_show
        self.transforms: tuple[Any, ...] = (_encoding,) if type_name == "System.Text.Encoding" else ()
        self.from_provider = False  # PowerShell adds it late: a prefix means it only when it means no other
        self.keeps_text = False  # a bare number keeps the text it was written as (Write-Host)
        self.obsolete: str | None = None  # what [Obsolete()] says
        self.strict_text = False  # of a function with CmdletBinding: an array is no text
        self.type_tag: str | None = None  # of a script function: what [PSTypeName()] wants
        self.declared: Any = None  # of a script function: its ParameterCode
        self.attribute = ""
        self._type: Any = None

    def __set_name__(self, owner: type, name: str) -> None:
        self.attribute = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else self.default

    @property
    def is_switch(self) -> bool:
        return self.type_name == "switch"

    @property
    def type(self) -> Any:
        if self._type is None:
            from ems.values.typenames import resolve

            self._type = resolve(self.type_name)
        return self._type

    @type.setter
    def type(self, value: Any) -> None:
        self._type = value

    def info(self, set_name: str) -> SetInfo | None:
        """The parameter's role in a set, or None when it is not in it."""
        return self.sets.get(set_name) or self.sets.get(ALL_SETS)


def parameter(name: str, type_name: str = "object", *, position: int | None = None, mandatory: bool = False, pipeline: bool = False, byname: bool = False,
              rest: bool = False, sets: str | Mapping[str, Mapping[str, Any]] = "", aliases: str = "", validate: Iterable[Any] = (), default: Any = None,
              help: str = "", values: str = "", completer: Any = None, dont_show: bool = False) -> Any:
    """Declare a parameter of a cmdlet.

    sets: set names separated by spaces (the same role in each), or {set name: {position=…, mandatory=…, …}}. aliases, values: separated by
    spaces. validate: tuples such as ("set", "A", "B"), ("range", 1, 9), ("length", 1, 5), ("count", 1, 5), ("pattern", "^a"), ("notnull",),
    ("notnullorempty",), ("allownull",), ("allowempty",), ("allowemptycollection",).
    """
    role = dict(position=position, mandatory=mandatory, pipeline=pipeline, byname=byname, rest=rest)
    if isinstance(sets, str):
        infos = {s: SetInfo(**role) for s in (sets.split() or [ALL_SETS])}  # type: ignore[arg-type]
    else:
        infos = {s: SetInfo(**{**role, **own}) for s, own in sets.items()}  # type: ignore[arg-type]
    if type_name == "switch" and default is None:
        default = False
    return Parameter(name, type_name, infos, tuple(aliases.split()), tuple(validate), default, help, tuple(values.split()), completer, dont_show)


class Signature:
    """What the binder, Get-Help, Get-Command -Syntax, completion and the Python functions read of a command."""

    __slots__ = ("aliases", "by_name", "class_name", "confirm_impact", "default_set", "dynamic", "name", "obsolete", "output_types", "parameters",
                 "positional_binding", "simple", "supports_paging", "supports_should_process", "cache")

    def __init__(self, name: str, parameters: list[Parameter], *, default_set: str = "", class_name: str = "", supports_should_process: bool = False,
                 confirm_impact: str = "Medium", positional_binding: bool = True, supports_paging: bool = False, output_types: tuple[str, ...] = (),
                 aliases: tuple[str, ...] = (), simple: bool = False, dynamic: bool = False) -> None:
        self.name = name
        self.parameters = parameters
        self.default_set = default_set
        self.class_name = class_name  # the .NET class that stands in FullyQualifiedErrorId; the command's name when empty
        self.supports_should_process = supports_should_process
        self.confirm_impact = confirm_impact
        self.positional_binding = positional_binding
        self.supports_paging = supports_paging
        self.output_types = output_types
        self.aliases = aliases
        self.simple = simple  # a function without CmdletBinding: no common parameters, the rest goes to $args
        self.dynamic = dynamic
        self.obsolete: str | None = None  # what [Obsolete()] of a function says; empty when only parameters have it
        self.by_name: dict[str, Parameter] = {}
        for p in parameters:
            self.by_name[p.name.lower()] = p
            for alias in p.aliases:
                self.by_name[alias.lower()] = p
        self.cache: dict[Any, Any] = {}  # kept by the binder

    @property
    def set_names(self) -> list[str]:
        """The parameter sets, the default one first, then in order of appearance; [ALL_SETS] when there are none."""
        found = self.cache.get("sets")
        if found is None:
            names = dict.fromkeys(s for p in self.parameters for s in p.sets if s != ALL_SETS)
            if names and self.default_set:
                names = {self.default_set: None, **names}  # one that no parameter names is the set without them
            found = self.cache["sets"] = list(names) or [ALL_SETS]
        return list(found)


class Cmdlet:
    """The base of all cmdlets. One instance a place in a running pipeline.

    shell: the ems.runtime.session.Session that runs it. scope: the caller's scope. invocation: its InvocationInfo.
    bound: bound parameters by name, as $PSBoundParameters has them. parameter_set: the chosen set's name. out: takes one output object.
    """

    signature: ClassVar[Signature]
    # With stage_accept(): classes of objects that it takes although the pipeline parameter converts or has a property's name.
    direct_classes: ClassVar[frozenset[type]] = frozenset()
    # Checks what was bound, where another parameter decides what the command takes.
    check_bound: ClassVar[Any] = None
    # Its script blocks write into its own streams: -ErrorVariable and kin collect from them.
    runs_blocks: ClassVar[bool] = False
    __slots__ = ("__dict__", "bound", "common", "invocation", "out", "parameter_set", "scope", "shell", "yes_to_all", "no_to_all")

    def __init__(self) -> None:
        self.yes_to_all = self.no_to_all = False

    # -- what a cmdlet overrides

    def begin(self) -> None:
        """Before the first input object."""

    def process(self) -> None:
        """Once for each input object, its pipeline parameters bound; once in all when nothing is piped."""

    def end(self) -> None:
        """After the last input object."""

    def clean(self) -> None:
        """Always, even after an error or a stop."""

    def dynamic_parameters(self) -> list[Parameter]:
        """More parameters, depending on those bound so far."""
        return []

    # -- what a cmdlet calls

    def write(self, value: Any) -> None:
        """Send one object down the pipeline, as it is (WriteObject without enumeration)."""
        self.out(value)

    def write_each(self, values: Any) -> None:
        """Send every item of a Python iterable."""
        out = self.out
        for value in values:
            out(value)

    def write_enumerated(self, value: Any) -> None:
        """Send a value as the pipeline enumerates it (WriteObject with enumeration)."""
        from ems.values.members import enumerate_

        for item in enumerate_(value):
            self.out(item)

    def write_error(self, error: BaseException | ErrorRecord, error_id: str | None = None, category: str | None = None, target: Any = None,
                    details: str | None = None) -> None:
        """A non-terminating error. An exception becomes a record with these facts; the command's origin and place are filled in."""
        self.shell.errors.write(self, self.error_record(error, error_id, category, target, details))

    def throw(self, error: BaseException | ErrorRecord, error_id: str | None = None, category: str | None = None, target: Any = None,
              details: str | None = None) -> Any:
        """A terminating error: ends this command (ThrowTerminatingError)."""
        raise self.shell.errors.terminating(self, self.error_record(error, error_id, category, target, details))

    def error_record(self, error: BaseException | ErrorRecord, error_id: str | None = None, category: str | None = None, target: Any = None,
                     details: str | None = None) -> ErrorRecord:
        if isinstance(error, ErrorRecord):
            return error
        if error_id is None and category is None and isinstance(error, (RuntimeException, NetException)):
            record = record_of(error)
        else:
            record = ErrorRecord(error, error_id or "", category or "NotSpecified", target)
        if details:
            record.details = ErrorDetails(details)
        return record

    def fail(self, error_id: str, message: str, category: str = "InvalidArgument", target: Any = None, cls: str = "System.ArgumentException") -> Any:
        """throw() of a new exception of that .NET class."""
        from ems.values.errors import net_error

        return self.throw(net_error(cls, message), error_id, category, target)

    def write_warning(self, text: str) -> None:
        self.shell.streams_of(self).warning(self, text)

    def write_verbose(self, text: str) -> None:
        self.shell.streams_of(self).verbose(self, text)

    def write_debug(self, text: str) -> None:
        self.shell.streams_of(self).debug(self, text)

    def write_information(self, data: Any, tags: Iterable[str] = ()) -> None:
        self.shell.streams_of(self).information(self, data, tuple(tags))

    def write_progress(self, activity: str, status: str = "", percent: int = -1, *, id: int = 0, parent: int = -1, operation: str = "",
                       seconds: int = -1, completed: bool = False) -> None:
        self.shell.streams_of(self).progress(self, activity, status, percent, id, parent, operation, seconds, completed)

    def should_process(self, target: str, action: str | None = None, *, description: str | None = None, query: str | None = None,
                       caption: str | None = None) -> bool:
        """False under -WhatIf (which prints) or when the user says no. description is the whole What-if sentence when given."""
        return self.shell.confirmation.should_process(self, target, action, description, query, caption)

    def should_continue(self, query: str, caption: str, yes_to_all: bool = False) -> bool:
        """Ask yes or no, whatever the preferences; cmdlets with -Force skip the call."""
        return self.shell.confirmation.should_continue(self, query, caption, yes_to_all)

    def stop_upstream(self) -> Any:
        """This command needs no more input: ends the pipeline's commands before it at once."""
        return self.shell.stop_upstream(self)

    def call(self, script: Any, arguments: Iterable[Any] = (), *, underscore: Any = None, has_underscore: bool = False) -> list[Any]:
        """Run a script block in a child scope of its own session state; its output as a list."""
        return self.shell.invoke(script, list(arguments), underscore=underscore, has_underscore=has_underscore, scope=self.scope)

    def unresolved(self, what: str) -> RuntimeException:
        """The error for what ems does not do: says so and can be caught."""
        return ps_error("NotSupported", what, category="NotImplemented", cls="System.Management.Automation.RuntimeException")


Emit = Callable[[Any], None]
