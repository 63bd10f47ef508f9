"""The page of Rust's features is the engine's registry, and the refusal on it is what the engine says."""

from __future__ import annotations

from app.rendering import render
from app.rust import groups, refusal
from engine import run
from engine.features import FEATURES, GROUPS, as_program
from engine.options import Options
from engine.trace.events import Sink
from engine.trace.rejected import rejected_text
from tests.web.conftest import Server


def test_every_feature_stands_once_on_its_side() -> None:
    entries = [entry for group in groups() for entry in (*group.supported, *group.refused)]
    assert sorted(entry.feature.id for entry in entries) == sorted(one.id for one in FEATURES)
    for group in groups():
        assert all(entry.feature.supported for entry in group.supported)
        assert not any(entry.feature.supported for entry in group.refused)


def test_examples_are_whole_programs() -> None:
    for group in groups():
        for entry in (*group.supported, *group.refused):
            if entry.feature.example:
                assert entry.program == as_program(entry.feature.example) and "fn main() {" in entry.program
            else:
                assert entry.program == ""


def test_the_refusal_is_the_engines() -> None:
    source = 'fn main() {\n    unsafe { std::arch::asm!("nop") };\n}\n'
    outcome = run(source, Options(trace=False, file_name="main.rs"), Sink())
    assert outcome.status == 2
    assert rejected_text(outcome.error) == refusal()


def test_the_page(driven: Server) -> None:
    answer = driven.client.get("/rust")
    assert answer.status_code == 200
    for title in GROUPS.values():
        assert f">{title}</h2>" in answer.text
    assert answer.text.count('<th scope="row">') == len(FEATURES)
    assert "unsupported: inline assembly" in answer.text
    assert 'href="/rust" aria-current="page"' in answer.text
    assert 'href="/rust"' in driven.client.get("/").text


def test_titles_are_escaped() -> None:
    text = render("rust.html", theme="", here="rust", groups=groups(), refusal="<b>")
    assert "&lt;b&gt;" in text and '<pre class="message" tabindex="0"><b>' not in text


def test_what_the_borrow_checker_refuses_runs_and_the_page_says_so(driven: Server) -> None:
    source = "fn main() { let mut x = 1; let a = &mut x; let b = &mut x; *a = 2; *b = 3; }"
    outcome = run(source, Options(trace=False), Sink())
    assert outcome.kind == "ub"
    page = driven.client.get("/rust").text
    assert "No borrow checker" in page and "does not mean that rustc accepts" in page
