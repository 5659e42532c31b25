"""Persistent maps from a key to several values, in the order in which they came; they must not know what of."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from typing import TypeVar

from rpds import HashTrieMap

K = TypeVar("K")
V = TypeVar("V")


def put(index: HashTrieMap[K, tuple[V, ...]], key: K, value: V) -> HashTrieMap[K, tuple[V, ...]]:
    """The index with one more value under `key`, if it was not there."""
    known = index.get(key, ())
    return index if value in known else index.insert(key, (*known, value))


def drop(index: HashTrieMap[K, tuple[V, ...]], key: K, value: V) -> HashTrieMap[K, tuple[V, ...]]:
    """The index without it, and without a key that has no value left."""
    known = index.get(key, ())
    if value not in known:
        return index
    at = known.index(value)  # cut rather than filtered, as thousands may stand under one key
    left = known[:at] + known[at + 1 :]
    return index.insert(key, left) if left else index.discard(key)
