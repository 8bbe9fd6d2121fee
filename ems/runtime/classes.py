"""In: TypeCode. Out: the NetType of a class or enum that a script defines; objects of it.

A script class is a NetType of kind class whose `script` is a ClassDefinition. Its objects are ScriptObjects; ems.values.members reaches
them through ADAPTERS.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.runtime.code import MethodCode, PropertyCode, TypeCode
from ems.runtime.frames import Frame
from ems.runtime.scope import Scope, Variable
from ems.values.convert import convert, default_value, to_string
from ems.values.errors import NetException, ReturnFlow, exception_class, ps_error
from ems.values.objects import NOTHING, NetObject
from ems.values.types import OBJECT, Method, NetType, Overload, Property


class ScriptObject(NetObject):
    """An instance of a script class. fields: lower property name -> value."""

    __slots__ = ("fields", "native", "net_type")

    def __init__(self, net_type: NetType) -> None:
        self.ps_ext = None
        self.net_type = net_type
        self.fields: dict[str, Any] = {}
        self.native: Any = None

    def __eq__(self, other: object) -> bool:
        """Equals, as the class overrides it; else the same object."""
        found = own_method(self.net_type, "equals")
        if found is None:
            return self is other
        return bool(found.run(self, [other]))

    def __hash__(self) -> int:
        found = own_method(self.net_type, "gethashcode")
        return id(self) if found is None else int(found.run(self, []))


def own_method(kind: NetType, lower: str) -> Any:
    """The script's override of a method of System.Object, or None."""
    for t in kind.mro:
        if t.script is not None:
            found = t.script.methods.get(lower)
            if found:
                return found[0]
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
        self.return_type = member.return_type.get(session, scope) if member.return_type is not None else (None if member.constructor else OBJECT)
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
        if kind is not OBJECT:
            result = convert(result, kind)
        return result

    # what InvocationInfo and Get-PSCallStack ask of a frame's command
    kind = "Method"


def _no_output(value: Any) -> None:
    """Statements in a method give no output."""


SEALED = {"System.String", "System.Array", "System.Type", "System.Text.StringBuilder", "System.Management.Automation.ScriptBlock",
          "System.Management.Automation.PSCustomObject", "System.Version"}


class ClassDefinition:
    """What a script class adds to its NetType: default values, methods, constructors."""

    __slots__ = ("base_call", "code", "constructors", "defaults", "methods", "native_base", "properties", "session", "state", "static_values")

    def __init__(self, session: Any, state: Any, code: TypeCode) -> None:
        self.session = session
        self.state = state
        self.code = code
        self.properties: dict[str, PropertyCode] = {}
        self.defaults: list[tuple[str, Any, Any]] = []
        self.methods: dict[str, list[ScriptMethod]] = {}
        self.constructors: list[ScriptMethod] = []
        self.static_values: dict[str, Any] = {}
        self.native_base: NetType | None = None


def declare_type(session: Any, code: TypeCode) -> None:
    """Make the name of a type known, for the types that speak of each other."""
    made = NetType(code.name, kind="enum" if code.kind == "enum" else "class", base="System.Enum" if code.kind == "enum" else "System.Object")
    made.script = ClassDefinition(session, None, code)
    session.script_types[code.name.lower()] = made


def refused(error_id: str, message: str, code: TypeCode) -> Exception:
    """A class that cannot be made."""
    return ps_error(error_id, message, category="ParserError", target=code.name, cls="System.Management.Automation.ParseException")


def check_base(parent: NetType, code: TypeCode) -> None:
    if parent.is_value_type or parent.full_name in SEALED:
        raise refused("SealedBaseClass", f"Cannot inherit from sealed class '{parent.full_name.rpartition('.')[2]}'.", code)


def define_type(session: Any, scope: Any, code: TypeCode) -> NetType:
    """Define a class, enum or interface of a script."""
    if code.kind == "enum":
        return define_enum(session, scope, code)
    state = scope.state
    definition = ClassDefinition(session, state, code)
    bases = [b.get(session, scope) for b in code.bases]
    parent = next((b for b in bases if b.kind != "interface"), OBJECT)
    check_base(parent, code)
    made = session.script_types[code.name.lower()]
    made.interface_names = tuple(b.name for b in bases if b.kind == "interface")
    made.script = definition
    made._mro = (made, *parent.mro)
    made.base_name = parent.full_name
    if parent.script is None and parent is not OBJECT:
        definition.native_base = parent
    for member in code.members:
        if isinstance(member, PropertyCode):
            define_property(session, scope, made, definition, member)
        else:
            method = ScriptMethod(session, state, made, member)
            if member.constructor and not method.is_static:
                method.return_type = None
                definition.constructors.append(method)
            elif member.constructor:
                definition.static_values["."] = method
            else:
                definition.methods.setdefault(member.name.lower(), []).append(method)
                table = made.statics if method.is_static else made.members
                found = table.get(member.name.lower())
                if not isinstance(found, Method):
                    found = table[member.name.lower()] = Method(member.name, method.is_static)
                found.hidden = method.hidden
                found.overloads.append(Overload(method.signature, caller(method)))
    define_constructors(session, made, definition)
    session.define_script_type(made)
    static = definition.static_values.pop(".", None)
    if static is not None:
        static.run(None, [])
    return made


def caller(method: ScriptMethod) -> Callable[..., Any]:
    """The Python function of an overload."""
    if method.is_static:
        return lambda *arguments: method.run(None, list(arguments))
    return lambda this, *arguments: method.run(this, list(arguments))


def define_property(session: Any, scope: Any, made: NetType, definition: ClassDefinition, member: PropertyCode) -> None:
    from ems.runtime.validation import check_from
    from ems.values.typenames import display_name

    lower = member.name.lower()
    kind = member.type.get(session, scope) if member.type is not None else OBJECT
    definition.properties[lower] = member
    checks = [c for c in (check_from(a, session, scope) for a in member.attributes if hasattr(a, "arguments")) if c is not None]
    type_text = display_name(kind)

    def checked(value: Any) -> Any:
        value = convert(value, kind) if kind is not OBJECT else value
        for check in checks:
            try:
                check.run(value, session)
            except NetException as error:
                raise ps_error("ValidateSetFailure", error.message, category="InvalidData", cls="System.Management.Automation.ValidationMetadataException") from error
        return value

    if "Static" in member.modifiers:
        values = definition.static_values
        values[lower] = checked(member.value(session, scope)) if member.value is not None else start(kind)

        def put_static(value: Any) -> None:
            values[lower] = checked(value)

        made.statics[lower] = Property(member.name, type_text, lambda: values[lower], put_static, static=True)
        made.statics[lower].hidden = "Hidden" in member.modifiers
        return
    definition.defaults.append((lower, kind, member.value))

    def get(obj: Any) -> Any:
        return obj.fields.get(lower)

    own: Any = kind.py if not checks and kind.py in (int, str, bool, float) else object  # the class whose values need no conversion

    def put(obj: Any, value: Any) -> None:
        obj.fields[lower] = value if value.__class__ is own else checked(value)

    declared = made.members[lower] = Property(member.name, type_text, get, put)
    declared.hidden = "Hidden" in member.modifiers


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
    native = next((t for t in made.mro if t.script is None), OBJECT)
    if any(t.full_name == "System.Exception" for t in native.mro):
        obj: Any = make_native(native, made, exception_class(native.full_name))
    elif native.full_name != "System.Object" and native.py is not None and native.kind == "class" and native.py.__flags__ & (1 << 10):
        obj = make_native(native, made, native.py)
    else:
        obj = ScriptObject(made)
    session = definition.session
    for t in reversed(made.mro):
        if t.script is not None:
            scope = t.script.state.current
            for lower, kind, value in t.script.defaults:
                obj.fields[lower] = convert(value(session, scope), kind) if value is not None else start(kind)
    return obj


def make_native(native: NetType, made: NetType, cls: type) -> Any:
    """An object that is a .NET object too: a subclass of the Python class with room for the script's fields."""
    mixed = _mixed.get(cls)
    if mixed is None:
        mixed = _mixed[cls] = type(cls.__name__, (cls,), {"net_name": native.full_name})
    try:
        obj = mixed()
    except TypeError:
        obj = mixed((), native)
    obj.net_type = made
    obj.fields = {}
    return obj


_mixed: dict[type, type] = {}


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
        definition: ClassDefinition = parent.script
        if not definition.constructors:
            base_constructor(obj, parent, [])
            return
        method = choose(definition.constructors, arguments, parent)
        construct_with(obj, method, [convert(a, kind) if kind is not OBJECT else a for a, (_, kind, _n) in zip(arguments, method.parameters, strict=True)])
        return
    if parent is OBJECT:
        return
    if isinstance(obj, NetException):
        if arguments:
            obj.message = to_string(arguments[0]) if arguments[0] is not None else None
        if len(arguments) > 1:
            obj.inner = arguments[1]
        return
    if arguments:
        from ems.values.members import new_object

        made = new_object(parent, arguments)
        if isinstance(obj, list):
            obj.extend(made)
        elif hasattr(obj, "store"):
            obj.store, obj.keys_as_given, obj.normal = made.store, made.keys_as_given, made.normal


def choose(methods: list[ScriptMethod], arguments: list[Any], owner: NetType) -> ScriptMethod:
    """The overload of a script class that fits the arguments, by the general rules."""
    from ems.values import overloads

    table = Method("new", static=True)
    table.overloads = [Overload(constructor_signature(owner, m) if m.return_type is None else m.signature, m) for m in methods]  # type: ignore[arg-type]
    chosen = overloads.choose(table, arguments, "new")
    return chosen.overload.func  # type: ignore[no-any-return, return-value]


def invoke_base(this: Any, kind: NetType, name: str, arguments: list[Any]) -> Any:
    """The base class's own version of a method, as ([Base]$this).Name() calls it."""
    lower = name.lower()
    for t in kind.mro:
        if t.script is not None:
            found = t.script.methods.get(lower)
            if found:
                method = choose(found, arguments, t) if len(found) > 1 else found[0]
                return method.run(this, [convert(a, k) if k is not OBJECT else a for a, (_, k, _n) in zip(arguments, method.parameters, strict=True)])
        else:
            member = t.load().members.get(lower)
            if isinstance(member, Method):
                from ems.values import overloads

                return overloads.call(member, this, arguments, name)
    from ems.values.members import method_not_found

    raise method_not_found(this, name)


def define_enum(session: Any, scope: Any, code: TypeCode) -> NetType:
    from ems.values.types import INT32

    underlying = INT32
    values: dict[str, int] = {}
    following = 0
    made = session.script_types[code.name.lower()]
    made.script = None
    made.values = values
    for base_ref in code.bases:
        underlying = base_ref.get(session, scope)
        made.underlying = underlying.full_name
    for member in code.members:
        if member.value is not None:
            following = int(convert(member.value(session, scope), underlying))
        values[member.name] = following
        following += 1
    made.flags = any(getattr(a, "name", "") == "flags" for a in code.attributes)
    session.define_script_type(made)
    return made
