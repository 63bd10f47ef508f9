"""How long people wait: the first picture, the finished trace, a step. `make bench`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import pytest

from tests.web.conftest import Server, small

pytestmark = pytest.mark.bench

PROGRAM = """use std::cell::Cell;

struct Node { value: u32, next: Option<Box<Node>> }

struct List { head: Option<Box<Node>>, hits: Cell<u32> }

impl List {
    fn new() -> List { List { head: None, hits: Cell::new(0) } }
    fn push(&mut self, value: u32) {
        let rest = self.head.take();
        self.head = Some(Box::new(Node { value, next: rest }));
    }
    fn sum(&self) -> u32 {
        self.hits.set(self.hits.get() + 1);
        let mut total = 0;
        let mut at = &self.head;
        while let Some(node) = at {
            total += node.value;
            at = &node.next;
        }
        total
    }
    fn first(&mut self) -> Option<&mut u32> {
        match &mut self.head {
            Some(node) => Some(&mut node.value),
            None => None,
        }
    }
}

fn bump(a: &mut u32, b: &u32) {
    *a += *b;
}

fn halves(all: &mut [u32]) -> (&mut [u32], &mut [u32]) {
    let n = all.len() / 2;
    all.split_at_mut(n)
}

fn main() {
    let mut list = List::new();
    for value in 1..=4 {
        list.push(value);
    }
    if let Some(first) = list.first() {
        bump(first, &10);
    }
    let total = list.sum();
    let mut numbers = [1u32, 2, 3, 4];
    let (low, high) = halves(&mut numbers);
    low[0] = high[0];
    high[1] = low[1];
    let mut x = total;
    let p = &mut x as *mut u32;
    unsafe {
        *p += 1;
        let a = &mut *p;
        *a += 1;
        let b = &mut *p;
        *b += 1;
        *a += 1; // NUMBER
    }
    println!("{} {:?}", x, numbers);
}
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(small(tmp_path_factory.mktemp("bench"), max_seconds=10.0))
    started.run("fn main() {}")
    yield started
    started.stop()


def test_first_picture_and_finished_trace(server: Server) -> None:
    first, done = [], []
    for number in range(8):
        source = PROGRAM.replace("NUMBER", str(number))
        began = time.perf_counter()
        answer = server.client.post("/run", data={"source": source}, headers={"HX-Request": "true"})
        where = answer.headers["hx-redirect"]
        page = server.client.get(where).text
        seen = 'class="card' in page
        if not seen:
            with server.client.stream("GET", f"{where}/stream") as stream:
                for line in stream.iter_lines():
                    if not seen and 'class="card' in line:
                        seen = True
                        first.append(time.perf_counter() - began)
        else:
            first.append(time.perf_counter() - began)
        server.client.get(where)
        done.append(time.perf_counter() - began)
    print(f"\nfirst picture {_ms(first)}, finished and shown {_ms(done)}")


def test_a_step(server: Server) -> None:
    made = server.run(PROGRAM)
    took, sizes = [], []
    for step in range(0, made["steps"], max(1, made["steps"] // 60)):
        began = time.perf_counter()
        answer = server.client.get(f"/t/{made['id']}?step={step}", headers={"HX-Request": "true"})
        took.append(time.perf_counter() - began)
        sizes.append(len(answer.content))
    print(f"\na step {_ms(took)}, {statistics.median(sizes):.0f} bytes ({made['steps']} steps, {made['verdict']})")


def _ms(times: list[float]) -> str:
    return f"median {statistics.median(times) * 1000:.0f} ms, worst {max(times) * 1000:.0f} ms"
