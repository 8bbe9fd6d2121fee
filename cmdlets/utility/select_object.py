"""In: the objects of a pipeline. Out: some of them, or new objects with some of their properties: Select-Object."""
from __future__ import annotations

from collections import deque
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.properties import MISSING, SELECT_KEYS, Expression, expressions
from ems.values.errors import net_error
from ems.values.objects import NOTHING, Extension, NoteProperty, PSCustomObject, Shape, extend, is_null
from ems.values.wildcard import Wildcard


@cmdlet("Select-Object", default_set="DefaultParameter", class_name="Microsoft.PowerShell.Commands.SelectObjectCommand")
class SelectObject(Cmdlet):
    """Choose properties of objects, or some of the objects themselves.

    With -Property every object becomes a new one with these properties. -First, -Last, -Skip, -Index and their kin choose by place;
    -First stops the commands before it as soon as it has enough.

    EXAMPLES
    > 1..10 | Select-Object -First 2 -Last 1
    1
    2
    10

    Takes objects from both ends.

    > ([pscustomobject]@{ A = 1; B = 2 } | Select-Object B, @{ n = 'Sum'; e = { $_.A + $_.B } }).Sum
    3

    Makes a calculated property.
    """

    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to work on.")
    property = parameter("Property", "object[]", position=0, sets="DefaultParameter SkipLastParameter",
                         help="The properties: names, script blocks or hashtables with Name and Expression.")
    exclude_property = parameter("ExcludeProperty", "string[]", sets="DefaultParameter SkipLastParameter",
                                 help="Properties to leave out; wildcards are allowed.")
    expand_property = parameter("ExpandProperty", "string", sets="DefaultParameter SkipLastParameter",
                                help="The property whose values are returned.")
    unique = parameter("Unique", "switch", help="Leave out what was there before.")
    case_insensitive = parameter("CaseInsensitive", "switch", help="Case does not count when objects are compared.")
    last = parameter("Last", "int", sets="DefaultParameter", validate=[("range", 0, 2147483647)],
                     help="Return that many objects from the end.")
    first = parameter("First", "int", sets="DefaultParameter", validate=[("range", 0, 2147483647)],
                      help="Return that many objects from the start.")
    skip = parameter("Skip", "int", sets="DefaultParameter SkipLastParameter", validate=[("range", 0, 2147483647)],
                     help="Leave out that many objects at the start.")
    wait = parameter("Wait", "switch", sets="DefaultParameter IndexParameter", help="Take all input although no more is needed.")
    skip_last = parameter("SkipLast", "int", sets="SkipLastParameter", validate=[("range", 0, 2147483647)],
                          help="Leave out that many objects at the end.")
    index = parameter("Index", "int[]", sets="IndexParameter", validate=[("range", 0, 2147483647)],
                      help="Return the objects at these positions, counted from 0.")
    skip_index = parameter("SkipIndex", "int[]", sets="SkipIndexParameter", validate=[("range", 0, 2147483647)],
                           help="Leave out the objects at these positions.")

    def begin(self) -> None:
        self.chosen = expressions(self, self.property, SELECT_KEYS)
        exclude = self.exclude_property or ()
        if exclude and not self.chosen and self.expand_property is None:
            self.chosen = [Expression("*")]
        self.excluded = [Wildcard(name).matches for name in exclude]
        self.expand = expressions(self, [self.expand_property], SELECT_KEYS)[0] if self.expand_property is not None else None
        self.plain = not self.chosen and self.expand is None
        self.simple = bool(self.chosen) and self.expand is None and not self.excluded and all(e.pattern is None for e in self.chosen)
        self.shape: Shape | None = None
        self.type_names: dict[str, list[str]] = {}
        self.uniques: list[tuple[Any, str]] = []
        self.unique_keys: dict[Any, list[Any]] = {}
        self._start_window()

    # -- which objects

    def _start_window(self) -> None:
        bound = self.bound
        self.seen = 0
        self.taken = 0
        self.queue: deque[Any] | None = None
        self.stopping = not self.wait and not self.unique
        if self.parameter_set == "SkipLastParameter":
            self.queue = deque()
            self.accept = self._skip_last
            self.left = self.skip or 0
        elif self.parameter_set == "IndexParameter" and "Index" in bound:
            self.indexes = sorted(set(self.index))
            self.accept = self._by_index
        elif self.parameter_set == "SkipIndexParameter" and "SkipIndex" in bound:
            self.index_set = set(self.skip_index)
            self.accept = self._not_by_index
        elif "Last" in bound:
            self.queue = deque(maxlen=None)
            self.accept = self._with_last
        elif "First" in bound or "Skip" in bound:
            self.left = self.skip or 0
            self.limit = self.first if "First" in bound else None
            self.accept = self._first
        else:
            self.accept = self.handle

    def process(self) -> None:
        item = self.input_object
        if item is NOTHING or (item is None and not self.plain):
            return
        self.accept(item)

    def _first(self, item: Any) -> None:
        if self.left:
            self.left -= 1
            return
        limit = self.limit
        if limit is None:
            self.handle(item)
            return
        if self.taken < limit:
            self.taken += 1
            self.handle(item)
        if self.taken >= limit and self.stopping:
            self._finish()

    def _finish(self) -> None:
        """No more input is needed."""
        if self.unique:
            self._write_uniques()
        self.stop_upstream()

    def _with_last(self, item: Any) -> None:
        """-Last, with -First and -Skip as well: the first go out at once, the rest are kept until the end."""
        first = self.first if "First" in self.bound else 0
        if "First" in self.bound:
            if self.taken < (self.skip or 0) + first:
                self.taken += 1
                if self.taken > (self.skip or 0):
                    self.handle(item)
                return
        assert self.queue is not None
        self.queue.append(item)
        keep = self.last + (0 if "First" in self.bound else (self.skip or 0))
        if len(self.queue) > keep:
            self.queue.popleft()

    def _skip_last(self, item: Any) -> None:
        if self.left:
            self.left -= 1
            return
        assert self.queue is not None
        self.queue.append(item)
        if len(self.queue) > (self.skip_last or 0):
            self.handle(self.queue.popleft())

    def _by_index(self, item: Any) -> None:
        if self.taken < len(self.indexes) and self.seen == self.indexes[self.taken]:
            self.taken += 1
            self.handle(item)
        self.seen += 1
        if self.taken >= len(self.indexes) and self.stopping:
            self._finish()

    def _not_by_index(self, item: Any) -> None:
        if self.seen not in self.index_set:
            self.handle(item)
        self.seen += 1

    def end(self) -> None:
        if "Last" in self.bound and self.queue is not None:
            items = list(self.queue)
            if "First" not in self.bound and self.skip:
                items = items[: max(len(items) - self.skip, 0)]
            for item in items:
                self.handle(item)
        if self.unique:
            self._write_uniques()

    # -- what becomes of an object

    def handle(self, item: Any) -> None:
        if self.plain:
            if item is None and not self.unique:
                self.out(item)
            else:
                self._emit(item)
            return
        if is_null(item):
            return
        if self.simple:
            self._emit(self._select_simple(item))
            return
        if self.chosen:
            made = self._select(item)
            if self.expand is None:
                self._emit(made)
                return
        else:
            made = None
        self._expand(item, made)

    def _emit(self, item: Any) -> None:
        if self.unique:
            self._remember(item)
        else:
            self.out(item)

    def _select_simple(self, item: Any) -> PSCustomObject:
        shape = self.shape
        if shape is None:
            names = tuple(e.name for e in self.chosen)
            shape = Shape(names)
            if len(shape.index) != len(names):
                return self._select(item)
            self.shape = shape
        values = []
        for expression in self.chosen:
            value = expression.get(item)
            values.append(None if value is MISSING or value is NOTHING else value)
        return self._typed(PSCustomObject(shape, values), item)

    def _typed(self, made: PSCustomObject, item: Any) -> PSCustomObject:
        """Selected.… as the first type name."""
        from ems.values.members import type_names

        if item.__class__ is PSCustomObject and (item.ps_ext is None or item.ps_ext.type_names is None):
            name = "System.Management.Automation.PSCustomObject"
        else:
            names = type_names(item)
            name = names[0] if names else ""
        found = self.type_names.get(name)
        if found is None:
            found = self.type_names[name] = [name if name.startswith("Selected.") else f"Selected.{name}", "System.Management.Automation.PSCustomObject",
                                             "System.Object"]
        made.ps_ext = Extension()
        made.ps_ext.type_names = list(found)
        return made

    def _select(self, item: Any) -> PSCustomObject:
        made = PSCustomObject()
        for expression in self.chosen:
            for one in expression.resolve(item):
                if expression.pattern is not None and self._is_excluded(one.name):
                    continue
                if self.excluded and self._is_excluded(one.name):
                    continue
                value = one.get(item)
                self._put(made, one.name, None if value is MISSING or value is NOTHING else value)
        return self._typed(made, item)

    def _is_excluded(self, name: str) -> bool:
        return any(matches(name) for matches in self.excluded)

    def _put(self, made: PSCustomObject, name: str, value: Any) -> None:
        if made.has(name):
            record = self.error_record(net_error("System.Management.Automation.PSArgumentException",
                                                 f'The property cannot be processed because the property "{name}" already exists.'),
                                       "AlreadyExistingUserSpecifiedPropertyNoExpand", "InvalidOperation", made)
            record.target_type = "PSObject"
            self.write_error(record)
            return
        made.set(name, value)

    # -- -ExpandProperty

    def _expand(self, item: Any, made: PSCustomObject | None) -> None:
        from ems.values.members import enumerate_, is_enumerable

        assert self.expand is not None
        found = self.expand.resolve(item)
        if len(found) > 1:
            self._expand_error(item, "MutlipleExpandProperties", "Multiple properties cannot be expanded.")
            return
        value = found[0].get(item) if found else MISSING
        if value is MISSING:
            self._expand_error(item, "ExpandPropertyNotFound", f'Property "{self.expand_property}" cannot be found.')
            return
        values = list(enumerate_(value)) if is_enumerable(value) else [] if is_null(value) else [value]
        for one in values:
            if is_null(one):
                if made is None:
                    self._emit(None)
                continue
            self._emit(one if made is None else self._with_properties(one, made))

    def _with_properties(self, value: Any, made: PSCustomObject) -> Any:
        """The value with the selected properties added to it as notes."""
        from ems.values.property_list import find_value

        value = value.copy() if value.__class__ is PSCustomObject else value
        for name, item in made.items():
            found, _ = find_value(value, name, keys=False)
            if found:
                self.write_error(net_error("System.Management.Automation.PSArgumentException",
                                           f'The property cannot be processed because the property "{name}" already exists.'),
                                 "AlreadyExistingUserSpecifiedPropertyExpand", "InvalidOperation", value)
                continue
            if value.__class__ is PSCustomObject:
                value.set(name, item)
            else:
                value, extension = extend(value)
                extension.members[name.lower()] = NoteProperty(name, item)
        return value

    def _expand_error(self, item: Any, error_id: str, message: str) -> None:
        record = self.error_record(net_error("System.Management.Automation.PSArgumentException", message), error_id, "InvalidArgument", item)
        record.target_type = "PSObject"
        self.write_error(record)

    # -- -Unique

    def _remember(self, item: Any) -> None:
        """Keep an object unless an equal one was kept; equal property values make objects equal, case counts unless told otherwise."""
        from cmdlets.utility.unique import same_object, unique_key

        ignore_case = bool(self.case_insensitive)
        key = unique_key(item, ignore_case)
        bucket = self.unique_keys.setdefault(key, [])
        if any(same_object(item, other, ignore_case) for other in bucket):
            return
        bucket.append(item)
        self.uniques.append(item)

    def _write_uniques(self) -> None:
        for item in self.uniques:
            self.out(item)
        self.uniques.clear()
