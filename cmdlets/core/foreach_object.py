"""In: the objects of a pipeline. Out: what script blocks, a property or a method make of each: ForEach-Object."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.collections import Dictionary
from ems.values.errors import NetException, net_error
from ems.values.objects import NOTHING, is_null
from ems.values.text import to_string

SCALARS = frozenset((str, int, float, bool))


@cmdlet("ForEach-Object", default_set="ScriptBlockSet", class_name="Microsoft.PowerShell.Commands.ForEachObjectCommand",
        supports_should_process=True)
class ForEachObject(Cmdlet):
    """Run script blocks for each object, or read a property or call a method of it.

    -Begin runs once before and -End once after the objects; of several blocks given by position the first is the beginning and the
    last the end.

    EXAMPLES
    > 1..3 | ForEach-Object { $_ * 2 }
    2
    4
    6

    Runs the block with each object in $_.

    > 'a,b', 'c' | ForEach-Object Split ','
    a
    b
    c

    Calls a method with arguments.
    """

    runs_blocks = True
    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to work on.")
    begin_blocks = parameter("Begin", "scriptblock", sets="ScriptBlockSet", help="What runs before the first object.")
    process_blocks = parameter("Process", "scriptblock[]", position=0, mandatory=True, sets="ScriptBlockSet",
                               help="What runs for each object.")
    end_blocks = parameter("End", "scriptblock", sets="ScriptBlockSet", help="What runs after the last object.")
    remaining_scripts = parameter("RemainingScripts", "scriptblock[]", rest=True, sets="ScriptBlockSet", help="Further script blocks.")
    member_name = parameter("MemberName", "string", position=0, mandatory=True, sets="PropertyAndMethodSet", validate=[("notnullorempty",)],
                            help="The property to read or the method to call.")
    argument_list = parameter("ArgumentList", "object[]", rest=True, sets="PropertyAndMethodSet", aliases="Args", help="The arguments.")
    parallel = parameter("Parallel", "scriptblock", mandatory=True, sets="ParallelParameterSet",
                         help="What runs for each object, several at a time.")
    throttle_limit = parameter("ThrottleLimit", "int", sets="ParallelParameterSet", validate=[("range", 1, 2147483647)],
                               help="How many run at a time.")
    timeout_seconds = parameter("TimeoutSeconds", "int", sets="ParallelParameterSet", validate=[("range", 0, 2147483)],
                                help="How long all may take.")
    as_job = parameter("AsJob", "switch", sets="ParallelParameterSet", help="Run in the background and return a job.")
    use_new_runspace = parameter("UseNewRunspace", "switch", sets="ParallelParameterSet", help="A new runspace for each object.")

    def begin(self) -> None:
        if self.parameter_set == "ParallelParameterSet":
            from cmdlets.core.parallel import start

            self.parallel_run = start(self)
            return
        if self.parameter_set == "PropertyAndMethodSet":
            from ems.values.members import MISSING, plain_value

            lower, general = self.member_name.lower(), self._member

            def member(item: Any, out: Any) -> None:
                value = plain_value(item, lower)
                if value.__class__ in SCALARS:
                    out(value)
                elif value is MISSING:
                    general(item, out)
                else:
                    self._unroll(value)

            self.step = general if "ArgumentList" in self.bound else member
            return
        blocks = [*([self.begin_blocks] if self.begin_blocks is not None else []), *(self.process_blocks or ()), *(self.remaining_scripts or ())]
        last = self.end_blocks
        first = 1 if len(blocks) > 1 else 0
        stop = len(blocks)
        if len(blocks) > 2 and "End" not in self.bound:
            last, stop = blocks[-1], len(blocks) - 1
        self.last = last
        prepare, scope = self.shell.block, self.scope
        if first and blocks[0] is not None:
            prepare(blocks[0], scope)(NOTHING, self.out)
        self.steps = [prepare(block, scope) for block in blocks[first:stop] if block is not None]
        if len(self.steps) == 1:
            self.step = self.steps[0]
        else:
            self.step = self._several

    def _several(self, item: Any, out: Any) -> None:
        for step in self.steps:
            step(item, out)

    def stage_accept(self) -> Any:
        """The way for a piped object that spares the pipeline all work between: None when process() is needed."""
        if self.parallel is not None:
            return None
        step, out = self.step, self.out
        return lambda item: step(item, out)

    def process(self) -> None:
        if self.parallel is not None:
            self.parallel_run.add(self.input_object)
            return
        self.step(self.input_object, self.out)

    def end(self) -> None:
        if self.parameter_set == "ParallelParameterSet":
            self.parallel_run.finish()
        elif self.parameter_set == "ScriptBlockSet" and self.last is not None:
            self.shell.block(self.last, self.scope)(NOTHING, self.out)

    # -- -MemberName

    def _member(self, item: Any, out: Any) -> None:
        from ems.values.members import get_member

        name = self.member_name
        if is_null(item):
            if self.shell.strict_version() >= 2:
                self._complain("InputObjectIsNull", "A null value was provided as input. Provide an object.", item)
            else:
                out(None)
            return
        if "ArgumentList" in self.bound:
            self._invoke(item, name, list(self.argument_list or ()))
            return
        if isinstance(item, Dictionary) and item.has(name):
            self._unroll(item.get(name))
            return
        found = self._find(item, name)
        if found is None:
            return
        kind, found_name = found
        if kind == "method":
            self._invoke(item, found_name, [])
        elif kind == "property":
            try:
                value = get_member(item, found_name)
            except NetException as error:
                self.write_error(error)
                return
            self._unroll(value)
        elif self.shell.strict_version() >= 2:
            self._complain("PropertyOrMethodNotFound", f'Input name "{name}" cannot be resolved to a property.', item)
        else:
            out(None)

    def _find(self, item: Any, name: str) -> tuple[str, str] | None:
        """(kind, name) of the member meant: "property", "method" or "missing"; None when an error was written."""
        from ems.values.property_list import member_kind, member_names
        from ems.values.wildcard import Wildcard, has_wildcards

        if has_wildcards(name):
            matches = Wildcard(name).matches
            names = [n for n in member_names(item) if matches(n)]
            if len(names) > 1:
                shown = " ".join(names)
                self._complain("AmbiguousPropertyOrMethodName", f'Input name "{name}" is ambiguous. It can be resolved to multiple matched members. '
                               f"Possible matches include: {shown}.", item)
                return None
            if not names:
                return "missing", name
            name = names[0]
        return member_kind(item, name) or "missing", name

    def _invoke(self, item: Any, name: str, arguments: list[Any]) -> None:
        from ems.values.members import invoke_method
        from ems.values.property_list import member_kind

        if member_kind(item, name) != "method":
            self._complain("MethodNotFound", f'Input name "{name}" cannot be resolved to a method.', item)
            return
        if not self.should_process(f"InputObject: {to_string(item)}", f"Invoke method '{name}'"
                                   + (f" with arguments: ({', '.join(to_string(a) for a in arguments)})" if arguments else "")):
            return
        try:
            result = invoke_method(item, name, arguments)
        except NetException as error:
            record = self.error_record(error, "MethodInvocationError", "InvalidOperation", item)
            record.target_type = "PSObject"
            self.write_error(record)
            return
        self._unroll(result)

    def _unroll(self, value: Any) -> None:
        if value is not NOTHING:
            self.write_enumerated(value)

    def _complain(self, error_id: str, message: str, target: Any) -> None:
        record = self.error_record(net_error("System.Management.Automation.PSArgumentException", message), error_id, "InvalidArgument", target)
        record.target_type = "PSObject"
        self.write_error(record)
