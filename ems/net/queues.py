"""In: nothing. Out: Queue and Stack, generic or not, the concurrent ones, and LinkedList[T]."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, invalid_operation, negative, null_argument, out_of_range
from ems.net.declare import members
from ems.net.enumerators import Enumerator
from ems.net.equality import equal
from ems.net.lists import each
from ems.values.objects import NetObject
from ems.values.overloads import default_of
from ems.values.types import OBJECT, NetType, generic_type, get_type, net_type


class Line(NetObject):
    """A queue or stack: `held` in the order in which elements leave."""

    __slots__ = ("capacity", "held", "net_type", "reverse")

    def __init__(self, net: NetType, items: Iterable[Any] = (), reverse: bool = False) -> None:
        self.ps_ext = None
        self.net_type = net
        self.reverse = reverse  # a stack: new elements go to the front
        self.held: list[Any] = list(items)
        if reverse:
            self.held.reverse()
        self.capacity = len(self.held)

    def __len__(self) -> int:
        return len(self.held)

    def net_enumerate(self) -> Iterator[Any]:
        return iter(list(self.held))

    @property
    def element(self) -> NetType:
        return self.net_type.arguments[0] if self.net_type.arguments else OBJECT

    def put(self, item: Any) -> None:
        if self.reverse:
            self.held.insert(0, item)
        else:
            self.held.append(item)
        if len(self.held) > self.capacity:
            self.capacity = max(2 * self.capacity, 4)


class _Lines(ObjectBodies):
    """What queues and stacks share."""

    IsSynchronized = False
    word = "Queue"

    @staticmethod
    def Count(self: Any) -> int:
        return len(self)

    @staticmethod
    def Capacity(self: Any) -> int:
        return self.capacity

    @staticmethod
    def IsEmpty(self: Any) -> bool:
        return not len(self)

    @staticmethod
    def SyncRoot(self: Any) -> Any:
        return self

    @staticmethod
    def Clear(self: Any) -> None:
        self.held.clear()

    @staticmethod
    def Contains(self: Any, item: Any) -> bool:
        return any(equal(i, item) for i in self.held)

    @staticmethod
    def CopyTo(self: Any, array: Any, index: int) -> None:
        if array is None:
            raise null_argument("array")
        if not 0 <= index <= len(array):
            raise out_of_range("Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
                "arrayIndex")
        if len(array) - index < len(self):
            raise bad_argument("Offset and length were out of bounds for the array or count is greater than the number of elements from "
                               "index to the end of the "
                               "source collection.")
        array[index : index + len(self)] = self.held

    @staticmethod
    def EnsureCapacity(self: Any, capacity: int) -> int:
        if capacity < 0:
            raise negative("capacity", capacity)
        if self.capacity < capacity:
            self.capacity = max(2 * self.capacity, self.capacity + 4, capacity)
        return self.capacity

    @staticmethod
    def TrimExcess(self: Any, capacity: int | None = None) -> None:
        if capacity is not None:
            if capacity < 0:
                raise negative("capacity", capacity)
            if capacity < len(self):
                raise out_of_range(f"capacity ('{capacity}') must be greater than or equal to '{len(self)}'.", "capacity", capacity)
        self.capacity = len(self) if capacity is None else capacity

    @staticmethod
    def ToArray(self: Any) -> Any:
        from ems.net.arrays import make_array

        return make_array(self.element, list(self.held))

    @staticmethod
    def Clone(self: Any) -> Any:
        made = Line(self.net_type, (), self.reverse)
        made.held = list(self.held)
        return made

    @staticmethod
    def TrimToSize(self: Any) -> None:
        return None

    @staticmethod
    def Enqueue(self: Any, item: Any) -> None:
        self.put(item)

    Push = Add = Enqueue

    @staticmethod
    def Dequeue(self: Any) -> Any:
        return _take(self, remove=True)

    Pop = Dequeue

    @staticmethod
    def Peek(self: Any) -> Any:
        return _take(self, remove=False)

    @staticmethod
    def TryDequeue(self: Any, result: Any) -> bool:
        return _try_take(self, result, remove=True)

    TryPop = TryTake = TryDequeue

    @staticmethod
    def TryPeek(self: Any, result: Any) -> bool:
        return _try_take(self, result, remove=False)

    @staticmethod
    def TryAdd(self: Any, item: Any) -> bool:
        self.put(item)
        return True

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        if self.net_type.arguments:
            name = "Stack" if self.reverse else "Queue"
            return Enumerator(list(self.held), generic_type(get_type(f"System.Collections.Generic.{name}`1+Enumerator"),
                self.net_type.arguments))
        name = "Stack+StackEnumerator" if self.reverse else "Queue+QueueEnumerator"
        return Enumerator(list(self.held), f"System.Collections.{name}")


def _take(self: Line, remove: bool) -> Any:
    if not self.held:
        raise invalid_operation("Stack empty." if self.reverse else "Queue empty.")
    return self.held.pop(0) if remove else self.held[0]


def _try_take(self: Line, result: Any, remove: bool) -> bool:
    if not self.held:
        result.value = default_of(self.element)
        return False
    result.value = self.held.pop(0) if remove else self.held[0]
    return True


def _generic(reverse: bool) -> type[_Lines]:
    class Bodies(_Lines):
        @staticmethod
        def new(net: NetType, argument: Any = None) -> Line:
            if argument.__class__ is int:
                if argument < 0:
                    raise negative("capacity", argument)
                return Line(net, (), reverse)
            return Line(net, () if argument is None else each(argument), reverse)

    return Bodies


def _plain(name: str, reverse: bool) -> type[_Lines]:
    class Bodies(_Lines):
        @staticmethod
        def new(argument: Any = None, factor: Any = None) -> Line:
            if argument.__class__ is int:
                if argument < 0:
                    raise out_of_range("Non-negative number required.", "capacity" if not reverse else "initialCapacity")
                return Line(get_type(name), (), reverse)
            return Line(get_type(name), () if argument is None else each(argument, "col"), reverse)

        @staticmethod
        def Synchronized(items: Any) -> Any:
            if items is None:
                raise null_argument("stack" if reverse else "queue")
            return items

    return Bodies


_LINE = "ICollection IEnumerable IEnumerable`1 IReadOnlyCollection`1"
members(net_type("System.Collections.Generic.Queue`1", kind="generic", interfaces=_LINE), """
void Clear()
bool Contains(T item)
void CopyTo(T[] array, int arrayIndex)
void ICollection.CopyTo(array array, int index)
T Dequeue()
void Enqueue(T item)
int EnsureCapacity(int capacity)
System.Collections.Generic.Queue`1+Enumerator[T] GetEnumerator()
System.Collections.Generic.IEnumerator[T] IEnumerable[T].GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
T Peek()
T[] ToArray()
void TrimExcess()
void TrimExcess(int capacity)
bool TryDequeue([ref] T result)
bool TryPeek([ref] T result)
int Capacity {get;}
int Count {get;}
bool IsSynchronized {get;}
System.Object SyncRoot {get;}
System.Collections.Generic.Queue[T] new()
System.Collections.Generic.Queue[T] new(int capacity)
System.Collections.Generic.Queue[T] new(System.Collections.Generic.IEnumerable[T] collection)
""", _generic(False))
members(net_type("System.Collections.Generic.Stack`1", kind="generic", interfaces=_LINE), """
void Clear()
bool Contains(T item)
void CopyTo(T[] array, int arrayIndex)
void ICollection.CopyTo(array array, int index)
int EnsureCapacity(int capacity)
System.Collections.Generic.Stack`1+Enumerator[T] GetEnumerator()
System.Collections.Generic.IEnumerator[T] IEnumerable[T].GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
T Peek()
T Pop()
void Push(T item)
T[] ToArray()
void TrimExcess()
void TrimExcess(int capacity)
bool TryPeek([ref] T result)
bool TryPop([ref] T result)
int Capacity {get;}
int Count {get;}
bool IsSynchronized {get;}
System.Object SyncRoot {get;}
System.Collections.Generic.Stack[T] new()
System.Collections.Generic.Stack[T] new(int capacity)
System.Collections.Generic.Stack[T] new(System.Collections.Generic.IEnumerable[T] collection)
""", _generic(True))
_PLAIN = """
void Clear()
System.Object Clone()
System.Object ICloneable.Clone()
bool Contains(System.Object obj)
void CopyTo(array array, int index)
void ICollection.CopyTo(array array, int index)
System.Collections.IEnumerator GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
System.Object Peek()
System.Object[] ToArray()
int Count {get;}
bool IsSynchronized {get;}
System.Object SyncRoot {get;}
"""
members(net_type("System.Collections.Queue", interfaces="ICloneable ICollection IEnumerable"), _PLAIN + """
System.Object Dequeue()
void Enqueue(System.Object obj)
void TrimToSize()
System.Collections.Queue new()
System.Collections.Queue new(int capacity)
System.Collections.Queue new(int capacity, float growFactor)
System.Collections.Queue new(System.Collections.ICollection col)
static System.Collections.Queue Synchronized(System.Collections.Queue queue)
""", _plain("System.Collections.Queue", False))
members(net_type("System.Collections.Stack", interfaces="ICloneable ICollection IEnumerable"), _PLAIN + """
System.Object Pop()
void Push(System.Object obj)
System.Collections.Stack new()
System.Collections.Stack new(int initialCapacity)
System.Collections.Stack new(System.Collections.ICollection col)
static System.Collections.Stack Synchronized(System.Collections.Stack stack)
""", _plain("System.Collections.Stack", True))
_CONCURRENT = """
void Clear()
void CopyTo(T[] array, int index)
System.Collections.Generic.IEnumerator[T] GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
T[] ToArray()
bool TryPeek([ref] T result)
int Count {get;}
bool IsEmpty {get;}
"""
for _name, _members, _reverse in (
        ("ConcurrentQueue", "void Enqueue(T item)\nbool TryDequeue([ref] T result)\n", False),
        ("ConcurrentStack", "void Push(T item)\nbool TryPop([ref] T result)\n", True),
        ("ConcurrentBag", "void Add(T item)\nbool TryTake([ref] T result)\n", True)):
    _full = f"System.Collections.Concurrent.{_name}"
    members(net_type(f"{_full}`1", kind="generic", interfaces=_LINE),
            _CONCURRENT + _members + f"{_full}[T] new()\n{_full}[T] new(System.Collections.Generic.IEnumerable[T] collection)",
                _generic(_reverse))


# -- LinkedList


class LinkedNode(NetObject):
    """An element of a LinkedList[T]; `owner` is None once it is taken out."""

    __slots__ = ("net_type", "owner", "value")

    def __init__(self, net: NetType, value: Any) -> None:
        self.ps_ext = None
        self.net_type = net
        self.owner: LinkedList | None = None
        self.value = value


class LinkedList(NetObject):
    """LinkedList[T]: `nodes` in order."""

    __slots__ = ("net_type", "nodes")

    def __init__(self, net: NetType, items: Iterable[Any] = ()) -> None:
        self.ps_ext = None
        self.net_type = net
        self.nodes: list[LinkedNode] = []
        for item in items:
            self.put(len(self.nodes), item)

    def put(self, at: int, item: Any) -> LinkedNode:
        node = item if isinstance(item, LinkedNode) else LinkedNode(generic_type(get_type("System.Collections.Generic.LinkedListNode`1"),
                                                                                 self.net_type.arguments), item)
        if node.owner is not None:
            raise invalid_operation("The LinkedList node already belongs to a LinkedList.")
        node.owner = self
        self.nodes.insert(at, node)
        return node

    def place(self, node: Any, name: str = "node") -> int:
        if node is None:
            raise null_argument(name)
        if node.owner is not self:
            raise invalid_operation("The LinkedList node does not belong to current LinkedList.")
        return next(at for at, n in enumerate(self.nodes) if n is node)

    def __len__(self) -> int:
        return len(self.nodes)

    def net_enumerate(self) -> Iterator[Any]:
        return iter([n.value for n in self.nodes])


class _Linked(ObjectBodies):
    IsReadOnly = IsSynchronized = staticmethod(lambda self: False)
    SyncRoot = staticmethod(lambda self: self)

    @staticmethod
    def new(net: NetType, items: Any = ()) -> LinkedList:
        return LinkedList(net, each(items) if items != () else ())

    @staticmethod
    def Count(self: Any) -> int:
        return len(self)

    @staticmethod
    def First(self: Any) -> Any:
        return self.nodes[0] if self.nodes else None

    @staticmethod
    def Last(self: Any) -> Any:
        return self.nodes[-1] if self.nodes else None

    @staticmethod
    def Add(self: Any, item: Any) -> None:
        self.put(len(self), item)

    @staticmethod
    def AddFirst(self: Any, item: Any) -> Any:
        return self.put(0, item)

    @staticmethod
    def AddLast(self: Any, item: Any) -> Any:
        return self.put(len(self), item)

    @staticmethod
    def AddAfter(self: Any, node: Any, item: Any) -> Any:
        return self.put(self.place(node) + 1, item)

    @staticmethod
    def AddBefore(self: Any, node: Any, item: Any) -> Any:
        return self.put(self.place(node), item)

    @staticmethod
    def Clear(self: Any) -> None:
        for node in self.nodes:
            node.owner = None
        self.nodes.clear()

    @staticmethod
    def Contains(self: Any, item: Any) -> bool:
        return any(equal(n.value, item) for n in self.nodes)

    @staticmethod
    def CopyTo(self: Any, array: Any, index: int) -> None:
        if array is None:
            raise null_argument("array")
        if index < 0:
            raise negative("index", index)
        if index > len(array):
            raise out_of_range("Must be less than or equal to the size of the collection.", "index", index)
        if len(array) - index < len(self):
            raise bad_argument("Insufficient space in the target location to copy the information.")
        array[index : index + len(self)] = [n.value for n in self.nodes]

    @staticmethod
    def Find(self: Any, item: Any) -> Any:
        return next((n for n in self.nodes if equal(n.value, item)), None)

    @staticmethod
    def FindLast(self: Any, item: Any) -> Any:
        return next((n for n in reversed(self.nodes) if equal(n.value, item)), None)

    @staticmethod
    def Remove(self: Any, item: Any) -> Any:
        if isinstance(item, LinkedNode):
            del self.nodes[self.place(item)]
            item.owner = None
            return None
        found = _Linked.Find(self, item)
        if found is None:
            return False
        self.nodes.remove(found)
        found.owner = None
        return True

    @staticmethod
    def RemoveFirst(self: Any) -> None:
        if not self.nodes:
            raise invalid_operation("The LinkedList is empty.")
        self.nodes.pop(0).owner = None

    @staticmethod
    def RemoveLast(self: Any) -> None:
        if not self.nodes:
            raise invalid_operation("The LinkedList is empty.")
        self.nodes.pop().owner = None

    @staticmethod
    def OnDeserialization(self: Any, sender: Any) -> None:
        return None

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        return Enumerator([n.value for n in self.nodes],
                          generic_type(get_type("System.Collections.Generic.LinkedList`1+Enumerator"), self.net_type.arguments))


class _Nodes(ObjectBodies):
    @staticmethod
    def new(net: NetType, value: Any) -> LinkedNode:
        return LinkedNode(net, value)

    @staticmethod
    def List(self: Any) -> Any:
        return self.owner

    @staticmethod
    def _beside(self: Any, step: int) -> Any:
        if self.owner is None:
            return None
        at = self.owner.place(self) + step
        return self.owner.nodes[at] if 0 <= at < len(self.owner) else None

    @staticmethod
    def Next(self: Any) -> Any:
        return _Nodes._beside(self, 1)

    @staticmethod
    def Previous(self: Any) -> Any:
        return _Nodes._beside(self, -1)

    @staticmethod
    def Value(self: Any) -> Any:
        return self.value

    @staticmethod
    def set_Value(self: Any, value: Any) -> None:
        self.value = value

    ValueRef = Value


members(net_type("System.Collections.Generic.LinkedListNode`1", kind="generic"), """
System.Collections.Generic.LinkedList[T] List {get;}
System.Collections.Generic.LinkedListNode[T] Next {get;}
System.Collections.Generic.LinkedListNode[T] Previous {get;}
T Value {get;set;}
T& ValueRef {get;}
System.Collections.Generic.LinkedListNode[T] new(T value)
""", _Nodes)
members(net_type("System.Collections.Generic.LinkedList`1", kind="generic",
                 interfaces="ICollection ICollection`1 IDeserializationCallback IEnumerable IEnumerable`1 IReadOnlyCollection`1 "
                            "ISerializable"), """
void ICollection[T].Add(T value)
System.Collections.Generic.LinkedListNode[T] AddAfter(System.Collections.Generic.LinkedListNode[T] node, T value)
void AddAfter(System.Collections.Generic.LinkedListNode[T] node, System.Collections.Generic.LinkedListNode[T] newNode)
System.Collections.Generic.LinkedListNode[T] AddBefore(System.Collections.Generic.LinkedListNode[T] node, T value)
void AddBefore(System.Collections.Generic.LinkedListNode[T] node, System.Collections.Generic.LinkedListNode[T] newNode)
System.Collections.Generic.LinkedListNode[T] AddFirst(T value)
void AddFirst(System.Collections.Generic.LinkedListNode[T] node)
System.Collections.Generic.LinkedListNode[T] AddLast(T value)
void AddLast(System.Collections.Generic.LinkedListNode[T] node)
void Clear()
void ICollection[T].Clear()
bool Contains(T value)
bool ICollection[T].Contains(T value)
void CopyTo(T[] array, int index)
void ICollection[T].CopyTo(T[] array, int index)
void ICollection.CopyTo(array array, int index)
System.Collections.Generic.LinkedListNode[T] Find(T value)
System.Collections.Generic.LinkedListNode[T] FindLast(T value)
System.Collections.Generic.LinkedList`1+Enumerator[T] GetEnumerator()
System.Collections.Generic.IEnumerator[T] IEnumerable[T].GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
void OnDeserialization(System.Object sender)
bool Remove(T value)
void Remove(System.Collections.Generic.LinkedListNode[T] node)
bool ICollection[T].Remove(T value)
void RemoveFirst()
void RemoveLast()
int Count {get;}
bool IsReadOnly {get;}
System.Object SyncRoot {get;}
bool IsSynchronized {get;}
System.Collections.Generic.LinkedListNode[T] First {get;}
System.Collections.Generic.LinkedListNode[T] Last {get;}
System.Collections.Generic.LinkedList[T] new()
System.Collections.Generic.LinkedList[T] new(System.Collections.Generic.IEnumerable[T] collection)
""", _Linked)
