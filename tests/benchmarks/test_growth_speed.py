"""How the time of ordinary work grows: four times as much must not take much more than four times as long.

Ratios within one run; `python -m tests.benchmarks.test_growth_speed` runs it alone. Times are of the processor.
"""

from __future__ import annotations

import re
import sys
from time import process_time

import pytest

from engine.options import Options
from engine.pipeline import run
from engine.trace.events import Sink

pytestmark = pytest.mark.bench

# fmt: off
WORK: dict[str, tuple[int, str]] = {
    "Vec::push": (500, """
        let mut v = Vec::new();
        for i in 0..N { v.push(i as u64);
        }
        assert_eq!(v.len(), N);
    """),
    "Vec sum by index": (250, """
        let v = vec![1u64;
        N];
        let mut s = 0;
        for i in 0..v.len() { s += v[i];
        }
        assert_eq!(s, N as u64);
    """),
    "HashMap insert": (60, """
        let mut m = std::collections::HashMap::new();
        for i in 0..N { m.insert(i, i);
        }
        assert_eq!(m.len(), N);
    """),
    "BTreeMap insert": (60, """
        let mut m = std::collections::BTreeMap::new();
        for i in 0..N { m.insert(i * 7 % N, i);
        }
        assert!(m.len() > 0);
    """),
    "sort": (50, """
        let mut v: Vec<u64> = (0..N as u64).map(|i| i * 7919 % 1009).collect();
        v.sort();
        assert!(v[0] <= v[1]);
    """),
    "format!": (60, """
        let mut n = 0;
        for i in 0..N { n += format!("{i:>5}
        {:?}", i).len();
        }
        assert!(n > N);
    """),
    "String push_str": (100, """
        let mut s = String::new();
        for _ in 0..N { s.push_str("ab");
        }
        assert_eq!(s.len(), 2 * N);
    """),
    "tags of one local": (250, """
        let mut x = 0u64;
        let mut kept = Vec::new();
        for _ in 0..N { kept.push(&raw const x as *const u64);
        let r = unsafe { &*(&raw const x) };
        kept.push(r as *const u64);
        }
        let _ = &mut x;
        assert_eq!(kept.len(), 2 * N);
    """),
    "linked list": (100, """
        struct L(u32, Option<Box<L>>);
        let mut l = None;
        for i in 0..N { l = Some(Box::new(L(i as u32, l)));
        }
        let mut n = 0;
        let mut at = &l;
        while let Some(b) = at { n += 1;
        at = &b.1;
        }
        assert_eq!(n, N);
        while let Some(b) = l { l = b.1;
        }
    """),
}
# fmt: on
"""What is done `N` times, and the smaller `N`."""


def cost(body: str, size: int) -> float:
    """Seconds of one run; the least of two."""
    source = "fn main() { " + re.sub(r"\bN\b", str(size), body) + " }"
    times = []
    for _ in range(2):
        start = process_time()
        outcome = run(source, Options(trace=False), Sink())
        times.append(process_time() - start)
        assert outcome.status == 0, outcome.title
    return min(times)


@pytest.mark.parametrize("name", WORK)
def test_four_times_as_much(name: str) -> None:
    size, body = WORK[name]
    none = cost(body, 3)
    once, more = cost(body, size) - none, cost(body, 4 * size) - none
    print(f"\n{name:20} {size:5} {once * 1e3:8.1f} ms, each {once / size * 1e6:7.1f} us; x4: {more / once:5.2f} times")
    assert more < 7 * once


if __name__ == "__main__":
    sys.exit(pytest.main([__file__, "-m", "bench", "-s", "-q"]))
