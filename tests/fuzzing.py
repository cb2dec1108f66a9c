"""Inputs that nobody would write, by the hundred thousand; each is drawn by its number, and so again."""

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from random import Random
from typing import TypeVar

# Checks one input, and says how it ended.
Check = Callable[[Random], str]
Item = TypeVar("Item", str, bytes)

AT_A_TIME = 250
# What readers of text, of CSV and of addresses may stumble over.
CHARACTERS = (
    *"\"',;:|.-–—−+*/\\()[]{}<>=@#%&?! \t\n\r",
    *"0123456789²½٣４Ⅻ𝟘",
    *"aZяЯёйІжßŁİıſK",
    *"\x00\x01\x0b\x0c\x1a\x1f\x7f\x85\xa0\xad\u0301\u0306\u200b\u200d\u200e\u2028\u2029\u202e\u3000\ufeff\ufffd",
    *"«»“”„’🙂",
)
BYTES = (
    *(bytes([byte]) for byte in b'",\n\r\t\0\x1a\\; 0\xff\xc2\xd0'),
    *(b'""', b"\r\n", b"\xc2\x85", b"\xe2\x80", b"\xe2\x80\xa8", b"\xed\xa0\x80", b"\xf0\x9f\x99"),
    *(b"\xef\xbb\xbf", b"\xef\xbf\xbd", b"\xc0\x80", b"\xff\xfe"),
)


def fuzz(check: Check, count: int, workers: int = 1) -> Counter[str]:
    """Check so many inputs; gives how many ended how. A failure tells the number of its input.

    Args:
        check: a function of a module, or a part of one, so that other processes find it.
        count: how many inputs.
        workers: in how many processes.
    """
    starts = range(0, count, AT_A_TIME)
    part = partial(_check_from, check, count)
    if workers == 1:
        return sum(map(part, starts), Counter())
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(workers, context) as processes:
        return sum(processes.map(part, starts), Counter())


def processors() -> int:
    """In how many processes inputs are best checked where there are many."""
    return len(os.sched_getaffinity(0))


def again(check: Check, number: int) -> str:
    """Check one input, given by its number."""
    try:
        return check(Random(number))
    except Exception as error:
        raise AssertionError(f"{check}, input {number}: {error!r}") from error


def _check_from(check: Check, count: int, start: int) -> Counter[str]:
    return Counter(again(check, number) for number in range(start, min(start + AT_A_TIME, count)))


def mutated(draw: Random, item: Item, inserted: Sequence[Item]) -> Item:
    """The item with some of its letters or bytes removed, doubled, exchanged, or others put between."""
    for _ in range(draw.choice((1, 1, 1, 2, 2, 3, 5))):
        start, end = sorted((draw.randint(0, len(item)), draw.randint(0, len(item))))
        # Most damage is small.
        end = end if draw.random() < 0.2 else min(end, start + draw.randint(0, 3))
        change = draw.randrange(5)
        if change == 0:
            item = item[:start] + item[end:]
        elif change == 1:
            item = item[:end] + item[start:]
        elif change == 2:
            item = item[:start] + draw.choice(inserted) + item[end:]
        elif change == 3:
            item = item[:start] + draw.choice(inserted) + item[start:]
        else:
            item = item[end:] + item[start:end] + item[:start]
    return item
