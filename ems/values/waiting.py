"""In: work that waits outside Python: a sleep, an answer from the network. Out: the same, so that Ctrl+C ends it at once.

Ctrl+C reaches a running command between two instructions of Python; a wait in one piece would have none.
"""
from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
SLICE = 0.02


def sleep(seconds: float) -> None:
    """Sleep in slices; a negative number of seconds is a sleep without end."""
    end = time.monotonic() + seconds
    while seconds < 0 or (left := end - time.monotonic()) > 0:
        time.sleep(SLICE if seconds < 0 else min(left, SLICE))


def in_background(work: Callable[[], T]) -> T:
    """The result of `work`, done in a thread of its own that is left alone when Ctrl+C comes."""
    import threading

    result: list[T] = []
    error: list[BaseException] = []
    done = threading.Event()

    def body() -> None:
        try:
            result.append(work())
        except BaseException as e:  # carried to the one who waits
            error.append(e)
        finally:
            done.set()

    threading.Thread(target=body, daemon=True).start()
    while not done.wait(SLICE):
        pass
    if error:
        raise error[0]
    return result[0]
