"""In: TypeCode. Out: the NetType of a class or enum that a script defines; objects of it.

A script class is a NetType of kind class whose `script` is a ClassDefinition. Its objects are ScriptObjects; ems.values.members reaches
them through ADAPTERS.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ems.runtime.class_checks import Faults, check_base_constructor, check_bases, check_interfaces, check_members
from ems.runtime.code import MethodCode, PropertyCode, TypeCode
from ems.runtime.frames import Frame
from ems.runtime.scope import Scope, Variable
from ems.values.convert import convert, default_value, is_number, truth
from ems.values.errors import NetException, ReturnFlow, exception_class, net_error, ps_error
from ems.values.objects import NOTHING, NetObject
from ems.values.overloads import bind, plan_of
from ems.values.types import OBJECT, Method, NetType, Overload, Property, get_type


class ScriptObject(NetObject):
    """An instance of a script class. fields: lower property name -> value."""

    __slots__ = ("fields", "net_type")

    def __init__(self, net_type: NetType) -> None:
        self.ps_ext = None
        self.net_type = net_type
        self.fields: dict[str, Any] = {}

    def __eq__(self, other: object) -> bool:
        """Equals, as the class overrides it; else the same object."""
        found = own_method(self.net_type, "equals", OBJECT)
        if found is None:
            return self is other
        return bool(found.run(self, [other]))

    def __hash__(self) -> int:
        found = own_method(self.net_type, "gethashcode")
        return id(self) if found is None else int(found.run(self, []))


class WalkedObject(ScriptObject):
    """An instance of a script class that says it is an IEnumerable: a pipeline takes its elements."""

    __slots__ = ()

    def net_enumerate(self) -> Iterator[Any]:
        from ems.values.members import enumerate_, invoke_method

        yield from enumerate_(invoke_method(self, "GetEnumerator", []))


class WalkingObject(ScriptObject):
    """An instance of a script class that says it is an IEnumerator."""

    __slots__ = ()
    net_enumerator = True

    def net_enumerate(self) -> Iterator[Any]:
        from ems.values.members import get_member, invoke_method

        by_method = own_method(self.net_type, "get_current") is not None
        while truth(invoke_method(self, "MoveNext", [])):
            yield invoke_method(self, "get_Current", []) if by_method else get_member(self, "Current")


class FormattedObject(ScriptObject):
    """An instance of a script class that says it is an IFormattable: a text of it is made with a format and a culture."""

    __slots__ = ()

    def net_format(self, fmt: str | None, culture: Any) -> str:
        from ems.values.members import get_static, invoke_method

        provider = get_static(get_type("System.Globalization.CultureInfo"), "CurrentCulture") if isinstance(culture, str | None) else culture
        return str(invoke_method(self, "ToString", [fmt, provider]))

    def net_to_string(self, culture: str) -> str:
        return self.net_format(None, culture)


OBJECT_KINDS = {"IFormattable": FormattedObject, "IEnumerable": WalkedObject, "IEnumerator": WalkingObject}


def own_method(kind: NetType, lower: str, *parameters: NetType) -> Any:
    """The script's method of that name and these parameter types, as it overrides one of .NET; or None."""
    for t in kind.mro:
        for method in t.script.methods.get(lower, ()) if t.script is not None else ():
            if not method.is_static and tuple(p[1] for p in method.parameters) == parameters:
                return method
    return None


class ScriptMethod:
    """One method or constructor of a script class."""

    __slots__ = ("code", "hidden", "is_static", "name", "owner", "parameters", "return_type", "session", "state")

    def __init__(self, session: Any, state: Any, owner: NetType, member: MethodCode) -> None:
        self.session = session
        self.state = state
        self.owner = owner
        self.name = member.name
        self.code = member.block
        self.is_static = "Static" in member.modifiers
        self.hidden = "Hidden" in member.modifiers
        scope = state.current
        self.return_type: NetType | None = member.return_type.get(session, scope) if member.return_type is not None else get_type("System.Void")
        self.parameters: list[tuple[str, Any, Any]] = []
        for p in self.code.parameters:
            kind = OBJECT
            for item in p.attributes:
                if hasattr(item, "get"):
                    kind = item.get(session, scope)
            self.parameters.append((p.name.lower(), kind, p.name))

    @property
    def signature(self) -> str:
        from ems.values.typenames import display_name

        def shown(kind: Any) -> str:
            return display_name(kind) if kind is not None else "void"

        args = ", ".join(f"{shown(kind)} {name}" for _, kind, name in self.parameters)
        return f"{shown(self.return_type)} {self.name}({args})"

    def run(self, this: Any, arguments: list[Any]) -> Any:
        """Call it with arguments of the right types."""
        session, state = self.session, self.state
        scope = Scope(state.top if state.module is not None else session.class_parent(state), state, "function")
        variables = scope.vars
        if not self.is_static:
            variables["this"] = Variable("this", this, scope)
        for (lower, _, name), value in zip(self.parameters, arguments):  # noqa: B905 - the overload was chosen by their count
            variables[lower] = Variable(name, value, scope)
        frame = Frame(self, None, scope)
        scope.frame = frame
        frame.streams = session.streams
        session.frames.append(frame)
        previous = state.current
        state.current = scope
        depth = session.try_depth
        session.try_depth = depth + 1  # an error in a method ends the method
        try:
            result = self.code.end(session, scope, _no_output) if self.code.end is not None else NOTHING
        except ReturnFlow as flow:
            result = flow.value
        except NetException as error:
            error.thrown_in_method = True
            raise
        except RecursionError:
            raise session.call_depth_error() from None
        finally:
            session.try_depth = depth
            state.current = previous
            session.frames.pop()
        kind = self.return_type
        if kind is None:
            return NOTHING
        if result.__class__ is kind.py and result is not None:
            return result
        if kind.full_name == "System.Void":
            return NOTHING
        if result is NOTHING:
            result = None
        return result if kind is OBJECT else own_error(convert, result, kind)

    # what InvocationInfo and Get-PSCallStack ask of a frame's command
    kind = "Method"


def own_error(step: Any, *arguments: Any) -> Any:
    """A step of a script class's own code: its error is not wrapped as that of a .NET method is."""
    try:
        return step(*arguments)
    except NetException as error:
        error.thrown_in_method = True  # type: ignore[attr-defined]
        raise


def _no_output(value: Any) -> None:
    """Statements in a method give no output."""


class ClassDefinition:
    """What a script class adds to its NetType: default values, methods, constructors."""

    __slots__ = ("assembly", "base_table", "code", "constructors", "defaults", "interfaces", "is_ready", "methods", "pending", "properties", "python_class", "session", "state",
                 "static_values")

    def __init__(self, session: Any, state: Any, code: TypeCode, assembly: int) -> None:
        self.assembly = assembly  # the number in the name of the assembly that the types of its script are in
        self.session = session
        self.state = state
        self.code = code
        self.properties: dict[str, PropertyCode] = {}
        self.defaults: list[tuple[str, Any, Any]] = []
        self.methods: dict[str, list[ScriptMethod]] = {}
        self.constructors: list[ScriptMethod] = []
        self.static_values: dict[str, Any] = {}
        self.python_class: type | None = None
        self.interfaces: list[NetType] = []
        self.base_table: Method | None = None  # the constructors as ": base(...)" of a class below calls them
        self.is_ready = False
        self.pending: list[Callable[[], Any]] = []  # see initialize


def declare_type(session: Any, scope: Any, code: TypeCode) -> NetType:
    """Make the name of a type known, for the types that speak of each other."""
    name = f"{code.space}.{code.name}" if code.space else code.name
    made = NetType(name, kind="enum" if code.kind == "enum" else "class", base="System.Enum" if code.kind == "enum" else "System.Object")
    made.script = ClassDefinition(session, None, code, session.class_assemblies)
    lower = code.name.lower()
    session.script_types[lower] = made
    scope.add_types({lower: made})
    return made


def define_type(session: Any, scope: Any, code: TypeCode) -> NetType:
    """Define a class, enum or interface of a script."""
    if code.kind == "enum":
        return define_enum(session, scope, code)
    faults = Faults(code)
    made: NetType = scope.types[code.name.lower()]
    definition = made.script = ClassDefinition(session, scope.state, code, made.script.assembly)
    bases = [b.get(session, scope) for b in code.bases]
    check_bases(bases, faults)
    faults.throw()
    parent = bases[0] if bases and bases[0].kind != "interface" else OBJECT
    interfaces = definition.interfaces = [b for b in bases if b.kind == "interface"]
    made.interface_names = tuple(b.name for b in interfaces)
    made._mro = (made, *parent.mro)
    made.base_name, made.arguments = parent.full_name, parent.arguments
    methods = [(m, ScriptMethod(session, scope.state, made, m)) for m in code.members if isinstance(m, MethodCode)]
    check_members(made, methods, faults)
    for member in code.members:
        if isinstance(member, PropertyCode):
            define_property(session, scope, made, definition, member)
    for member, method in methods:
        define_method(made, definition, member, method)
    inherit_overloads(made, parent)
    check_base_constructor(parent, bool(definition.constructors), faults)
    check_interfaces(made, interfaces, faults)
    faults.throw()
    define_constructors(session, made, definition)
    if parent.script is None and "memberwiseclone" not in made.members:
        clone = made.members["memberwiseclone"] = Method("MemberwiseClone")
        clone.protected = True
        clone.overloads.append(Overload("System.Object MemberwiseClone()", memberwise_clone))
    session.define_script_type(made)
    definition.is_ready = True
    return made


def initialize(made: NetType) -> None:
    """What happens once, when a class is first used: its static properties get their values, then its static constructor runs."""
    definition: ClassDefinition = made.script
    pending, definition.pending = definition.pending, []
    try:
        for step in pending:
            step()
    except NetException as error:
        failed = net_error("System.TypeInitializationException", f"The type initializer for '{made.full_name}' threw an exception.", error)

        def fail() -> None:
            raise failed

        definition.pending = [fail]
        raise failed from error


def inherit_overloads(made: NetType, parent: NetType) -> None:
    """A class's methods go on having the overloads of its bases that it does not define anew."""
    from ems.values.members import closed_member, closed_static

    for table, find in ((made.members, closed_member), (made.statics, closed_static)):
        for lower, own in table.items():
            inherited = find(parent, lower) or find(parent, lower.removesuffix("()"))
            if not (isinstance(own, Method) and isinstance(inherited, Method)):
                continue
            taken = [plan_of(o).types for o in own.overloads]
            more = [o for o in inherited.overloads if plan_of(o).types not in taken]
            if more and inherited is OBJECT.members.get("tostring"):  # it would ask the object for its text, and so its ToString
                more = [Overload("string ToString()", lambda this: this.net_type.full_name)]
            own.overloads.extend(more)


def memberwise_clone(obj: Any) -> Any:
    """A new object of the class with the same values."""
    cls = obj.__class__
    made = cls.__new__(cls)
    made.net_type, made.ps_ext, made.fields = obj.net_type, None, dict(obj.fields)
    if not issubclass(cls, ScriptObject):
        take_state(made, obj)
        made.fields = dict(obj.fields)
    return made


def define_method(made: NetType, definition: ClassDefinition, member: MethodCode, method: ScriptMethod) -> None:
    """Add a method or constructor to a class."""
    if member.constructor and not method.is_static:
        method.return_type = None
        definition.constructors.append(method)
        return
    if member.constructor:
        definition.pending.append(lambda: method.run(None, []))
        return
    lower = member.name.lower()
    definition.methods.setdefault(lower, []).append(method)
    table = made.statics if method.is_static else made.members
    if isinstance(table.get(lower) or (made.mro[1].find_static if method.is_static else made.mro[1].find_member)(lower), Property):
        lower += "()"  # the name is a property's too
    found = table.get(lower)
    if not isinstance(found, Method):
        found = table[lower] = Method(member.name, method.is_static)
    found.hidden = method.hidden
    overload = Overload(method.signature, caller(method))
    plan_of(overload)  # now: its types may have no name where the method is first called
    found.overloads.append(overload)


def caller(method: ScriptMethod) -> Callable[..., Any]:
    """The Python function of an overload."""
    if method.is_static:
        definition: ClassDefinition = method.owner.script

        def run_static(*arguments: Any) -> Any:
            if definition.pending:
                initialize(method.owner)
            return method.run(None, list(arguments))

        return run_static
    return lambda this, *arguments: method.run(this, list(arguments))


def define_property(session: Any, scope: Any, made: NetType, definition: ClassDefinition, member: PropertyCode) -> None:
    from ems.runtime.validation import transformed
    from ems.values.typenames import display_name

    lower = member.name.lower()
    kind = member.type.get(session, scope) if member.type is not None else OBJECT
    definition.properties[lower] = member
    attributes = [a for a in member.attributes if hasattr(a, "arguments")]
    type_text = display_name(kind)
    checks: list[Any] | None = None

    def checked(value: Any) -> Any:
        nonlocal checks
        if checks is None:  # not before: the attribute's class may be one of the same script
            checks = property_checks(session, scope, attributes)
        if checks:
            value = transformed(checks, value)
        value = convert(value, kind) if kind is not OBJECT else value
        for check in checks:
            try:
                check.run(value, session)
            except NetException as error:
                raise ps_error("ValidateSetFailure", error.message, category="InvalidData", cls="System.Management.Automation.ValidationMetadataException") from error
        return value

    if "Static" in member.modifiers:
        values = definition.static_values
        values[lower] = start(kind)
        if member.value is not None:
            definition.pending.append(lambda: put_static(member.value(session, scope)))

        def get_static() -> Any:
            if definition.pending:
                initialize(made)
            return values[lower]

        def put_static(value: Any) -> None:
            if definition.pending:
                initialize(made)
            values[lower] = checked(value)

        static = made.statics[lower] = Property(member.name, type_text, get_static, put_static, static=True)
        static.hidden, static.net = "Hidden" in member.modifiers, kind
        return
    definition.defaults.append((lower, kind, member.value))

    def get(obj: Any) -> Any:
        return obj.fields.get(lower)

    own: Any = kind.py if not attributes and kind.py in (int, str, bool, float) else object  # the class whose values need no conversion

    def put(obj: Any, value: Any) -> None:
        obj.fields[lower] = value if value.__class__ is own else checked(value)

    declared = made.members[lower] = Property(member.name, type_text, get, put)
    declared.hidden, declared.net = "Hidden" in member.modifiers, kind


def property_checks(session: Any, scope: Any, attributes: list[Any]) -> list[Any]:
    """The checks of a property's attributes; those that only describe it have none."""
    from ems.runtime.validation import check_from, custom_check, custom_transform

    checks = []
    for item in attributes:
        found = check_from(item, session, scope)
        text = item.type.text
        if found is None and (session.find_script_type(text) or session.find_script_type(text + "Attribute")):
            found = custom_check(item, session, scope) or custom_transform(item, session, scope)
        if found is not None:
            checks.append(found)
    return checks


def start(kind: Any) -> Any:
    """What a property without a default holds."""
    return default_value(kind) if kind.is_value_type else None


def define_constructors(session: Any, made: NetType, definition: ClassDefinition) -> None:
    constructors = definition.constructors
    if constructors:
        for method in constructors:
            made.constructors.overloads.append(Overload(constructor_signature(made, method), constructor(made, definition, method)))
    else:
        made.constructors.overloads.append(Overload(f"{made.full_name} new()", constructor(made, definition, None)))


def constructor_signature(made: NetType, method: ScriptMethod) -> str:
    """`P new(string name)`"""
    return made.full_name + " new" + method.signature[method.signature.index("(") :]


def constructor(made: NetType, definition: ClassDefinition, method: ScriptMethod | None) -> Callable[..., Any]:
    def make(*arguments: Any) -> Any:
        obj = new_instance(made)
        if method is not None:
            construct_with(obj, method, list(arguments))
        else:
            base_constructor(obj, made, [])
        return obj

    return make


def new_instance(made: NetType) -> Any:
    """An object of a script class with its defaults, no constructor run yet."""
    definition: ClassDefinition = made.script
    cls = definition.python_class
    if cls is None:
        cls = definition.python_class = python_class(made)
    obj: Any = object.__new__(cls) if issubclass(cls, ScriptObject) else cls.__new__(cls)  # type: ignore[call-overload]
    obj.ps_ext = None
    obj.net_type = made
    obj.fields = {}
    session = definition.session
    for t in reversed(made.mro):
        if t.script is not None:
            if t.script.pending:
                initialize(t)
            scope = t.script.state.current
            for lower, kind, value in t.script.defaults:
                obj.fields[lower] = own_error(convert, own_error(value, session, scope), kind) if value is not None else start(kind)
    return obj


def python_class(made: NetType) -> type:
    """The Python class of a script class's objects: where a base is a .NET class, one below that class's own, with room for the fields."""
    native = next((t for t in made.mro if t.script is None), OBJECT)
    if native is OBJECT:
        interfaces = made.all_interfaces()
        return next((cls for name, cls in OBJECT_KINDS.items() if name in interfaces), ScriptObject)
    if any(t.full_name == "System.Exception" for t in native.mro):
        cls: Any = exception_class(native.full_name)
    else:
        cls = type(native_object(native, [])) if native.py is None or native.definition is not None else native.py
    if cls is type(None) or not cls.__flags__ & IS_BASE_TYPE:
        return ScriptObject
    body: dict[str, Any] = {"net_name": made.full_name, "net_type": None}
    own_text = own_method(made, "tostring")
    if own_text is not None:
        body["net_to_string"] = lambda self, culture: own_text.run(self, [])
    return type(cls.__name__, (cls,), body)


IS_BASE_TYPE = 1 << 10  # Python's flag of a class that may have subclasses


def native_object(native: NetType, arguments: list[Any]) -> Any:
    """An object of a .NET class, None where it cannot be made from nothing (an abstract class)."""
    from ems.values.members import new_object

    try:
        return new_object(native, arguments)
    except NetException:
        if arguments:
            raise
        return None


def take_state(obj: Any, native: Any) -> None:
    """Make what a .NET class's constructor made part of the object of the script class below it."""
    for cls in type(native).__mro__:
        slots = cls.__dict__.get("__slots__", ())
        for slot in (slots,) if isinstance(slots, str) else slots:
            if slot not in ("net_type", "ps_ext", "__weakref__", "__dict__") and hasattr(native, slot):
                setattr(obj, slot, getattr(native, slot))
    for name, value in getattr(native, "__dict__", {}).items():
        if name not in ("net_type", "ps_ext", "record"):
            setattr(obj, name, value)
    if isinstance(obj, list):
        list.extend(obj, native)


def construct_with(obj: Any, method: ScriptMethod, arguments: list[Any]) -> None:
    """Run a constructor on an object. The compiled body calls the base constructor itself (call_base_constructor)."""
    method.run(obj, arguments)


def call_base_constructor(scope: Any, arguments: list[Any]) -> Any:
    """The start of every constructor: the base class's own."""
    owner = scope.frame.info.owner
    base_constructor(scope.vars["this"].value, owner, arguments)
    return NOTHING


def base_constructor(obj: Any, owner: NetType, arguments: list[Any]) -> None:
    parent = owner.mro[1] if len(owner.mro) > 1 else OBJECT
    if parent.script is not None:
        table = base_constructors(parent)
        if table is None:
            base_constructor(obj, parent, [])
            return
        func, convert_all, _ = bind(table, arguments, "new")
        func(obj, convert_all(arguments) if convert_all is not None else arguments)
        return
    if parent is not OBJECT:
        native = native_object(parent, arguments)
        if native is not None and not isinstance(obj, ScriptObject):
            take_state(obj, native)


def base_constructors(net: NetType) -> Method | None:
    """The constructors of a script class as functions of (object, arguments); None when it declares none."""
    definition: ClassDefinition = net.script
    if definition.base_table is None and definition.constructors:
        table = definition.base_table = Method("new", static=True)
        table.overloads = [Overload(constructor_signature(net, m), m.run) for m in definition.constructors]
    return definition.base_table


def invoke_base(this: Any, kind: NetType, name: str, arguments: list[Any]) -> Any:
    """The base class's own version of a method, as ([Base]$this).Name() calls it."""
    from ems.values import overloads
    from ems.values.members import closed_member, method_beside, method_not_found

    lower = name.lower()
    member = closed_member(kind, lower)
    if not isinstance(member, Method):
        member = method_beside(kind, lower)
    if not isinstance(member, Method):
        raise method_not_found(this, name)
    return overloads.call(member, this, arguments, name)


def define_enum(session: Any, scope: Any, code: TypeCode) -> NetType:
    from ems.values.types import INT32

    underlying = INT32
    values: dict[str, int] = {}
    following = 0
    made = scope.types[code.name.lower()]
    made.script = None
    made.values = values
    for base_ref in code.bases:
        underlying = base_ref.get(session, scope)
        made.underlying = underlying.full_name
    faults = Faults(code)
    for member in code.members:
        number = enumerator(session, scope, member, underlying, following, faults)
        if member.name.lower() in {name.lower() for name in values}:
            faults.add("MemberAlreadyDefined", member, member.name)
        elif number is not None:
            values[member.name] = number
        following = following + 1 if number is None else number + 1
    faults.throw()
    made.flags = any(getattr(a, "name", "") == "flags" for a in code.attributes)
    session.define_script_type(made)
    return made


def enumerator(session: Any, scope: Any, member: PropertyCode, underlying: NetType, following: int, faults: Faults) -> int | None:
    """The number of a member of an enum, as written or the one after the last; None when it has none."""
    value: Any = following
    place = member.place or member
    if member.value is not None:
        if not member.constant:
            faults.add("EnumeratorValueMustBeConstant", place)
            return None
        value = member.value(session, scope)
    try:
        return int(convert(value, underlying))
    except NetException:
        from ems.values.typenames import display_name

        faults.add("EnumeratorValueOutOfBounds" if is_number(value) else "CannotConvertValue", place, display_name(underlying))
        return None
