"""In: nothing. Out: PriorityQueue[TElement,TPriority] with its members."""
from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from typing import Any

from ems.net.bases import ObjectBodies, invalid_operation, negative, null_argument
from ems.net.declare import members
from ems.net.equality import sort_key
from ems.values.objects import NetObject
from ems.values.types import NetType, generic_type, get_type, net_type

_NAME = "System.Collections.Generic.PriorityQueue`2"


class PriorityQueue(NetObject):
    """A heap of (key, number of arrival, element, priority)."""

    __slots__ = ("comparer", "count", "heap", "key", "net_type")

    def __init__(self, net: NetType, comparer: Any = None) -> None:
        self.ps_ext = None
        self.net_type = net
        self.comparer = comparer
        self.heap: list[tuple[Any, int, Any, Any]] = []
        self.count = 0
        self.key: Callable[[Any], Any] = sort_key(comparer)

    def put(self, element: Any, priority: Any) -> None:
        self.count += 1
        heapq.heappush(self.heap, (self.key(priority), self.count, element, priority))

    def take(self) -> Any:
        if not self.heap:
            raise invalid_operation("Queue empty.")
        return heapq.heappop(self.heap)


class _Queues(ObjectBodies):
    @staticmethod
    def new(net: NetType, first: Any = None, second: Any = None) -> PriorityQueue:
        if isinstance(first, int) and not isinstance(first, bool):
            if first < 0:
                raise negative("initialCapacity", first)
            return PriorityQueue(net, second)
        if first is not None and hasattr(first, "net_enumerate") or isinstance(first, list):
            made = PriorityQueue(net, second)
            _Queues.EnqueueRange(made, first)
            return made
        return PriorityQueue(net, first)

    @staticmethod
    def Count(self: PriorityQueue) -> int:
        return len(self.heap)

    @staticmethod
    def Comparer(self: PriorityQueue) -> Any:
        return self.comparer

    @staticmethod
    def Enqueue(self: PriorityQueue, element: Any, priority: Any) -> None:
        self.put(element, priority)

    @staticmethod
    def EnqueueRange(self: PriorityQueue, items: Any, *priority: Any) -> None:
        from ems.values.members import enumerate_, get_member

        if items is None:
            raise null_argument("items")
        for item in enumerate_(items):
            if priority:
                self.put(item, priority[0])
            else:
                self.put(get_member(item, "Item1"), get_member(item, "Item2"))

    @staticmethod
    def Dequeue(self: PriorityQueue) -> Any:
        return self.take()[2]

    @staticmethod
    def Peek(self: PriorityQueue) -> Any:
        if not self.heap:
            raise invalid_operation("Queue empty.")
        return self.heap[0][2]

    @staticmethod
    def EnqueueDequeue(self: PriorityQueue, element: Any, priority: Any) -> Any:
        self.put(element, priority)
        return self.take()[2]

    @staticmethod
    def DequeueEnqueue(self: PriorityQueue, element: Any, priority: Any) -> Any:
        found = self.take()[2]
        self.put(element, priority)
        return found

    @staticmethod
    def TryDequeue(self: PriorityQueue, element: Any, priority: Any) -> bool:
        if not self.heap:
            element.value = priority.value = None
            return False
        _, _, element.value, priority.value = self.take()
        return True

    @staticmethod
    def TryPeek(self: PriorityQueue, element: Any, priority: Any) -> bool:
        if not self.heap:
            element.value = priority.value = None
            return False
        _, _, element.value, priority.value = self.heap[0]
        return True

    @staticmethod
    def Clear(self: PriorityQueue) -> None:
        self.heap.clear()

    @staticmethod
    def EnsureCapacity(self: PriorityQueue, capacity: int) -> int:
        if capacity < 0:
            raise negative("capacity", capacity)
        return max(capacity, len(self.heap))

    @staticmethod
    def TrimExcess(self: PriorityQueue) -> None:
        return None

    @staticmethod
    def UnorderedItems(self: PriorityQueue) -> Any:
        return UnorderedItems(self)


class UnorderedItems(NetObject):
    """The elements with their priorities as they lie in the heap."""

    __slots__ = ("net_type", "queue")

    def __init__(self, queue: PriorityQueue) -> None:
        self.ps_ext = None
        self.queue = queue
        self.net_type = generic_type(get_type(f"{_NAME}+UnorderedItemsCollection"), queue.net_type.arguments)

    def __len__(self) -> int:
        return len(self.queue.heap)

    def net_enumerate(self) -> Iterator[Any]:
        from ems.values.members import new_object

        pair = generic_type(get_type("System.ValueTuple`2"), self.queue.net_type.arguments)
        return (new_object(pair, [element, priority]) for _, _, element, priority in list(self.queue.heap))


_TUPLES = "System.Collections.Generic.IEnumerable[System.ValueTuple[T1,T2]] items"
members(net_type(_NAME, kind="generic"), f"""
void Clear()
T1 Dequeue()
T1 DequeueEnqueue(T1 element, T2 priority)
void Enqueue(T1 element, T2 priority)
T1 EnqueueDequeue(T1 element, T2 priority)
void EnqueueRange({_TUPLES})
void EnqueueRange(System.Collections.Generic.IEnumerable[T1] elements, T2 priority)
int EnsureCapacity(int capacity)
T1 Peek()
void TrimExcess()
bool TryDequeue([ref] T1 element, [ref] T2 priority)
bool TryPeek([ref] T1 element, [ref] T2 priority)
int Count {{get;}}
System.Collections.Generic.IComparer[T2] Comparer {{get;}}
System.Collections.Generic.PriorityQueue`2+UnorderedItemsCollection[T1,T2] UnorderedItems {{get;}}
System.Collections.Generic.PriorityQueue[T1,T2] new()
System.Collections.Generic.PriorityQueue[T1,T2] new(int initialCapacity)
System.Collections.Generic.PriorityQueue[T1,T2] new(System.Collections.Generic.IComparer[T2] comparer)
System.Collections.Generic.PriorityQueue[T1,T2] new(int initialCapacity, System.Collections.Generic.IComparer[T2] comparer)
System.Collections.Generic.PriorityQueue[T1,T2] new({_TUPLES})
System.Collections.Generic.PriorityQueue[T1,T2] new({_TUPLES}, System.Collections.Generic.IComparer[T2] comparer)
""", _Queues)
members(net_type(f"{_NAME}+UnorderedItemsCollection", kind="generic", interfaces="ICollection IEnumerable IEnumerable`1 IReadOnlyCollection`1"),
        "int Count {get;}", type("_Items", (ObjectBodies,), {"Count": staticmethod(len)}))
