"""In: the common parameters of a call. Out: what they do: preferences, the …Variable collections, ShouldProcess, $PSCmdlet."""
from __future__ import annotations

from typing import Any

from ems.runtime.scope import Scope
from ems.values.collections import ArrayList
from ems.values.convert import to_string, truth
from ems.values.errors import ErrorRecord
from ems.values.objects import NetObject

PREFERENCES = {"ErrorAction": "ErrorActionPreference", "WarningAction": "WarningPreference", "InformationAction": "InformationPreference",
               "ProgressAction": "ProgressPreference"}


class CommandRuntime:
    """One call's common parameters. `action(name)` gives a preference that the call set, else None."""

    def __init__(self, stage: Any, common: dict[str, Any]) -> None:
        self.stage = stage
        self.common = common
        self.failed = False
        self.variables: dict[str, ArrayList] = {}
        session, scope = stage.session, stage.caller if hasattr(stage, "caller") else stage.scope
        self.session = session
        for parameter in ("ErrorVariable", "WarningVariable", "InformationVariable", "OutVariable"):
            name = common.get(parameter)
            if name:
                self.variables[parameter] = self.collection(scope, to_string(name))
        self.pipeline_variable = to_string(common["PipelineVariable"]).lower() if common.get("PipelineVariable") else None
        self.scope = scope
        self.has_common = bool(common)
        self._cmdlet: Any = None

    @staticmethod
    def collection(scope: Scope, name: str) -> ArrayList:
        """The list behind -ErrorVariable and kin: `+name` goes on with what is there."""
        if name.startswith("+"):
            name = name[1:]
            found = scope.find(name.lower())
            old = found.value if found is not None else None
            if isinstance(old, ArrayList):
                return old
            made = ArrayList(old if isinstance(old, list) else [] if old is None else [old])
        else:
            made = ArrayList()
        scope.set_scoped(scope.state.session, name, made)
        return made

    # -- preferences

    def set_preferences(self, inner: Scope) -> None:
        """A function's own preference variables."""
        common = self.common
        if "Verbose" in common:
            inner.set("verbosepreference", "Continue" if truth(common["Verbose"]) else "SilentlyContinue", "VerbosePreference")
        if "Debug" in common:
            inner.set("debugpreference", "Continue" if truth(common["Debug"]) else "SilentlyContinue", "DebugPreference")
        for parameter, variable in PREFERENCES.items():
            if parameter in common:
                inner.set(variable.lower(), common[parameter], variable)
        if "WhatIf" in common:
            inner.set("whatifpreference", truth(common["WhatIf"]), "WhatIfPreference")
        if "Confirm" in common:
            inner.set("confirmpreference", "Low" if truth(common["Confirm"]) else "None", "ConfirmPreference")

    def action(self, parameter: str) -> str | None:
        """ErrorAction and kin as text, when the call gave it."""
        value = self.common.get(parameter)
        if value is not None:
            return to_string(value)
        if parameter == "VerboseAction" and "Verbose" in self.common:
            return "Continue" if truth(self.common["Verbose"]) else "SilentlyContinue"
        if parameter == "DebugAction" and "Debug" in self.common:
            return "Continue" if truth(self.common["Debug"]) else "SilentlyContinue"
        return None

    # -- collections

    def output(self, out: Any) -> Any:
        """The output function with -OutVariable and -PipelineVariable in it."""
        collected = self.variables.get("OutVariable")
        name = self.pipeline_variable
        if collected is None and name is None:
            return out
        scope = self.scope

        def write(item: Any) -> None:
            if collected is not None:
                collected.append(item)
            if name is not None:
                scope.set(name, item)
            out(item)

        return write

    def records(self) -> bool:
        """Whether the call collects a stream in a variable."""
        return any(k in self.variables for k in ("ErrorVariable", "WarningVariable", "InformationVariable"))

    def streams(self, outer: Any) -> Any:
        """Streams that also fill the variables."""
        if not self.records():
            return outer
        from ems.runtime.streams import Recorded

        return Recorded(outer, self.variables)

    def ended_by(self, error: Any) -> None:
        """An error ended the call: -ErrorVariable gets it too."""
        collected = self.variables.get("ErrorVariable")
        if collected is not None:
            record = self.session.errors.record(error)
            if record not in collected:
                collected.append(record)

    def close(self) -> None:
        """The call is over."""
        if self.pipeline_variable is not None:
            self.scope.vars.pop(self.pipeline_variable, None)

    @property
    def cmdlet(self) -> Any:
        if self._cmdlet is None:
            self._cmdlet = PSScriptCmdlet(self)
        return self._cmdlet


class PSScriptCmdlet(NetObject):
    """$PSCmdlet of an advanced function; its members are declared in ems.net.ps_cmdlet."""

    __slots__ = ("no_to_all", "runtime", "yes_to_all")
    net_name = "System.Management.Automation.PSScriptCmdlet"

    def __init__(self, runtime: CommandRuntime) -> None:
        self.ps_ext = None
        self.runtime = runtime
        self.yes_to_all = self.no_to_all = False

    @property
    def stage(self) -> Any:
        return self.runtime.stage

    # what the stream and confirmation code asks of any command

    @property
    def signature(self) -> Any:
        return self.stage.signature

    @property
    def scope(self) -> Any:
        return self.stage.inner

    @property
    def shell(self) -> Any:
        return self.runtime.session

    @property
    def common(self) -> Any:
        return self.runtime

    @property
    def invocation(self) -> Any:
        stage = self.stage
        found = self.runtime.session.invocation_of(stage.info, stage.site, stage.bound_pairs, stage.name)
        found.pipeline_position, found.pipeline_length = stage.place
        return found

    @property
    def parameter_set(self) -> str:
        return self.stage.set_name

    def write_error(self, record: ErrorRecord) -> None:
        self.shell.errors.write(self, record)
        self.runtime.failed = True

    def throw(self, record: ErrorRecord) -> Any:
        raise self.shell.errors.terminating(self, record)


def dynamic_parameters_of(results: list[Any]) -> list[Any]:
    """Parameters from what a dynamicparam block gave: a RuntimeDefinedParameterDictionary."""
    from ems.runtime.dynamic import parameters_from

    return [p for item in results for p in parameters_from(item)]
