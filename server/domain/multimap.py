"""Persistent multimaps: maps from a key to several values in the order of insertion."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from typing import TypeVar

from rpds import HashTrieMap

K = TypeVar("K")
V = TypeVar("V")


def put(index: HashTrieMap[K, tuple[V, ...]], key: K, value: V) -> HashTrieMap[K, tuple[V, ...]]:
    """The index with one more value under `key`, unless it is already there."""
    known = index.get(key, ())
    return index if value in known else index.insert(key, (*known, value))


def drop(index: HashTrieMap[K, tuple[V, ...]], key: K, value: V) -> HashTrieMap[K, tuple[V, ...]]:
    """The index without this value, and without the key if no value is left."""
    known = index.get(key, ())
    if value not in known:
        return index
    at = known.index(value)  # slicing is faster than filtering for a key with thousands of values
    left = known[:at] + known[at + 1 :]
    return index.insert(key, left) if left else index.discard(key)
