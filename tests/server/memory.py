"""A textual dump of everything that can be reached from an object.

Two dumps of the same room are equal only if nothing in memory differs, however deeply it is nested.
"""

import asyncio
import gc
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from datetime import date, timedelta
from enum import Enum
from io import IOBase
from pathlib import PurePath
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, MethodType, ModuleType

import msgspec
from rpds import HashTrieMap, HashTrieSet, List

_LEAVES = (str, bytes, bytearray, int, float, complex, date, timedelta, Enum, PurePath, type(None))
_MACHINERY = (ModuleType, type, CodeType, FrameType, BuiltinFunctionType, IOBase, Executor, asyncio.AbstractEventLoop)


def dump(root: object) -> str:
    """What `root` leads to: containers, fields, and what functions enclose; not the machinery of Python itself."""
    return "\n".join(_lines(root, {}, 0))


def _lines(known: object, seen: dict[int, object], depth: int) -> Iterator[str]:
    indent = " " * depth
    if isinstance(known, _LEAVES):
        yield f"{indent}{known!r}"
    elif isinstance(known, _MACHINERY) or id(known) in seen:
        yield f"{indent}<{type(known).__name__}>"
    else:
        seen[id(known)] = known  # kept, so that no id is used again
        yield f"{indent}{type(known).__name__}:"
        if isinstance(known, set | frozenset | HashTrieSet):
            for part in sorted(known, key=repr):
                yield from _lines(part, seen, depth + 1)
        elif isinstance(known, Mapping | HashTrieMap):
            for key, value in sorted(known.items(), key=repr):
                yield from _lines(key, seen, depth + 1)
                yield from _lines(value, seen, depth + 2)
        else:
            for part in _parts(known):
                yield from _lines(part, seen, depth + 1)


def _parts(known: object) -> Iterable[object]:
    match known:
        case list() | tuple() | deque() | List():
            return [*known]
        case msgspec.Struct():
            return [getattr(known, name) for name in known.__struct_fields__]
        case FunctionType():
            return [cell.cell_contents for cell in known.__closure__ or ()]
        case MethodType():
            return [known.__self__]
        case _ if hasattr(known, "__dict__"):
            return [vars(known), *gc.get_referents(known)]
        case _:
            return gc.get_referents(known)
