"""In: a store's address. Out: open_store, default_path and the classes of the interface."""

from __future__ import annotations

from ems.store.interface import Row, Store, Transaction, default_path, open_store

__all__ = ["Row", "Store", "Transaction", "default_path", "open_store"]
