"""In: the bound call of a command and the objects of its pipeline. Out: the parameters of each object, by value and by property name."""
from __future__ import annotations

from typing import Any

from ems.runtime.arguments import binding_error, fits, prepare
from ems.runtime.binder import Binder
from ems.runtime.signatures import ALL_SETS, Parameter
from ems.runtime.validation import as_check
from ems.values.collections import Hashtable
from ems.values.errors import NetException
from ems.values.objects import PSCustomObject, is_null
from ems.values.types import OBJECT

PASSED_AS_IS: frozenset[type] = frozenset((int, str, float, bool, PSCustomObject, Hashtable))


class PipelineBinder:
    """Binds pipeline objects for one running command: for each object, by value and by property name, first without conversion."""

    def __init__(self, binder: Binder) -> None:
        self.binder = binder
        bound = binder.bound
        self.parameters = [p for p in binder.parameters if p not in bound.values or p in bound.defaulted]
        sets = bound.sets
        default = binder.signature.default_set
        if len(sets) > 1 and default in sets:
            sets = [default, *(s for s in sets if s != default)]
        self.sets = sets
        self.by_value = [p for p in self.parameters if any(i.pipeline and (s == ALL_SETS or s in sets) for s, i in p.sets.items())]
        self.by_property = [p for p in self.parameters if any(i.byname and (s == ALL_SETS or s in sets) for s, i in p.sets.items())]
        self.takes_input = bool(self.by_value or self.by_property)
        self.narrowed: dict[Parameter, list[str]] = {}  # the sets left when a parameter is the first that is taken
        self.settled_names: dict[tuple[tuple[Parameter, ...], tuple[str, ...]], str] = {}  # (taken, sets left) -> the set, where nothing lacks
        self.delayed = bound.delayed
        if self.delayed:
            self.by_value = [p for p in self.by_value if p not in self.delayed]
            self.by_property = [p for p in self.by_property if p not in self.delayed]

    @property
    def simple(self) -> Parameter | None:
        """The one parameter that takes every object as it is, when that is all there is to bind."""
        if not self.delayed and len(self.by_value) == 1 and (not self.by_property or self.by_property == self.by_value):
            p = self.by_value[0]  # what takes any object by value never looks at its properties
            takes_anything = p.type is OBJECT or p.type.full_name == "System.Management.Automation.PSObject"
            unchecked = all(as_check(c).name.startswith("allow") for c in p.validate) and not p.transforms and p.type_tag is None
            if takes_anything and unchecked and self.settled(p):
                return p
        return None

    @property
    def quick(self) -> tuple[Parameter, frozenset[type]] | None:
        """The one parameter that takes input, and the classes of objects that it takes by value just as they are."""
        if self.delayed or len(self.by_value) != 1 or (self.by_property and self.by_property != self.by_value):
            return None
        p = self.by_value[0]
        if p.validate or p.transforms or p.type_tag is not None or not self.settled(p):
            return None
        classes = PASSED_AS_IS if p.type is OBJECT else PASSED_AS_IS & {p.type.py} if p.type.definition is None else frozenset()
        if any(i.mandatory for i in p.sets.values()):
            classes -= {str}  # an empty text is refused
        return (p, classes) if classes else None

    def settled(self, taken: Parameter) -> bool:
        """True when taking that parameter cannot change the parameter set any more."""
        if len(self.sets) == 1:
            return True
        default = self.sets[0]
        if default != self.binder.signature.default_set or self.binder.bound.set_name != default or any(taken.info(s) is None for s in self.sets):
            return False
        return not any(p is not taken and (i := p.info(default)) is not None and i.mandatory for p in self.parameters)

    def bind(self, item: Any) -> dict[Parameter, Any] | None:
        """The values for one object, or None when nothing takes it."""
        found: dict[Parameter, Any] = {}
        session, scope, is_script = self.binder.session, self.binder.scope, self.binder.is_script
        sets = self.sets

        def possible(p: Parameter, by: str) -> bool:
            return sets is self.sets or any(getattr(i, by) and (s == ALL_SETS or s in sets) for s, i in p.sets.items())

        def take(p: Parameter, value: Any) -> None:
            nonlocal sets
            found[p] = value
            if ALL_SETS in p.sets:
                return
            if sets is not self.sets:
                sets = [s for s in sets if s in p.sets] or sets
                return
            left = self.narrowed.get(p)
            if left is None:
                left = self.narrowed[p] = [s for s in sets if s in p.sets] or sets
            sets = left

        for p, script in self.delayed.items():
            results = session.invoke(script, [item], underscore=item, has_underscore=True, scope=scope)
            take(p, prepare(p, results[0] if len(results) == 1 else results or None, session, scope, is_script))
        error: Exception | None = None
        for p in self.by_value:
            if p not in found and possible(p, "pipeline") and (is_null(item) or fits(p, item)):
                try:
                    take(p, prepare(p, item, session, scope, is_script))
                except NetException as e:
                    if is_null(item) or p.type_tag is not None:
                        error = e
                        continue
                    raise
        names = None
        for p in self.by_property:
            if p in found or not possible(p, "byname") or is_null(item):
                continue
            present, value = property_value(item, p)
            if present and (is_null(value) or fits(p, value)):
                take(p, prepare(p, value, session, scope, is_script))
        for p in self.by_value:
            if p not in found and possible(p, "pipeline") and not is_null(item):
                try:
                    take(p, prepare(p, item, session, scope, is_script))
                except NetException as e:
                    error = error or e
        for p in self.by_property:
            if p in found or not possible(p, "byname") or is_null(item):
                continue
            present, value = property_value(item, p)
            if present:
                take(p, prepare(p, value, session, scope, is_script))  # unlike an object that does not fit, a property that does not is an error
        if not found:
            if error is not None and getattr(error, "error_id", "") not in ("CannotConvertArgumentNoMessage", "CannotConvertArgument", "MismatchedPSTypeName",
                                                                            "ParameterArgumentTransformationError"):
                raise error
            return None
        left_sets = sets
        binder = self.binder
        key = (tuple(found), tuple(left_sets))
        settled = self.settled_names.get(key)
        if settled is not None:
            binder.bound.set_name = settled
            return found
        if len(left_sets) >= 1:
            default = binder.signature.default_set
            binder.bound.set_name = left_sets[0] if len(left_sets) == 1 else (default if default in left_sets else left_sets[0])
        lacking = [p for p in binder.parameters if p not in found and p not in binder.bound.values and (i := p.info(binder.bound.set_name)) is not None
                   and i.mandatory]
        if lacking and len(left_sets) > 1:
            for candidate in left_sets:
                if not [p for p in binder.parameters if p not in found and p not in binder.bound.values and (i := p.info(candidate)) is not None and i.mandatory]:
                    binder.bound.set_name = candidate
                    lacking = []
                    break
        if lacking:
            names = " ".join(p.name for p in lacking)
            if any(self.binder.takes_input(p, binder.bound.set_name) for p in lacking):
                raise binding_error("InputObjectMissingMandatory", "The input object cannot be bound because it did not contain the information required to bind "
                                    f"all mandatory parameters:  {names}")
            raise binding_error("MissingMandatoryParameter", f"Cannot process command because of one or more missing mandatory parameters: {names}.")
        if left_sets:
            self.settled_names[key] = binder.bound.set_name
        return found

    def not_bound(self, item: Any) -> Exception:
        return binding_error("InputObjectNotBound", "The input object cannot be bound to any parameters for the command either because the command does not take "
                             "pipeline input or the input and its properties do not match any of the parameters that take pipeline input.")


def property_value(item: Any, parameter: Parameter) -> tuple[bool, Any]:
    """(found, value) of the property that is named like the parameter or one of its aliases."""
    from ems.values.members import find_property

    for name in (parameter.name, *parameter.aliases):
        found = find_property(item, name)
        if found is not None:
            return True, found()
    return False, None
