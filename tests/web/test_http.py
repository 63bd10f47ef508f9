"""The pages and the API over HTTP, with real workers and a hand-made engine."""

from __future__ import annotations

import re
import tomllib
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from app.permissions import LEGEND
from app.rendering import ROOT
from tests.web.conftest import Server
from tests.web.driver import PAIR, TWO


class Page(HTMLParser):
    """What a reader without scripts has of a page: links by id, ids, classes, text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: dict[str, str] = {}
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if (id_ := found.get("id")) is not None:
            self.ids.append(id_)
        if tag == "a" and (href := found.get("href")) is not None:
            self.hrefs.append(href)
            if id_:
                self.links[id_] = href

    def handle_data(self, data: str) -> None:
        self.text += data


def page(server: Server, path: str, **headers: str) -> Page:
    answer = server.client.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    return Page(answer.text)


@pytest.fixture(scope="module")
def two(driven: Server) -> dict[str, Any]:
    return driven.run(TWO)


def test_running_twice_gives_the_same_trace(driven: Server) -> None:
    first, second = driven.run(PAIR), driven.run(PAIR)
    assert first == second
    assert driven.run(PAIR, "article-2023")["id"] != first["id"]


def test_the_verdict_and_the_address(driven: Server, two: dict[str, Any]) -> None:
    assert (two["verdict"], two["status"], two["steps"], two["home"]) == ("ub", 1, 8, 7)
    assert two["url"].endswith(f"/t/{two['id']}")
    assert "is forbidden" in two["title"]


def test_the_whole_walk_works_by_links_alone(driven: Server, two: dict[str, Any]) -> None:
    url = f"/t/{two['id']}?step=0"
    seen = []
    while True:
        shown = page(driven, url)
        seen.append(int(url.split("step=")[1].split("#")[0]))
        assert f"{two['id']}" in url
        if "go-next" not in shown.links:
            break
        assert shown.links["go-next"].startswith(f"/t/{two['id']}?step=")
        url = shown.links["go-next"]
    assert seen == list(range(8))
    assert "go-next-ub" not in shown.links
    back = page(driven, shown.links["go-previous"])
    assert back.links["go-next-ub"].startswith(f"/t/{two['id']}?step=7")
    assert page(driven, back.links["go-first"]).links["go-next-change"].startswith(f"/t/{two['id']}?step=6")


def test_ids_are_unique_and_stable_from_step_to_step(driven: Server, two: dict[str, Any]) -> None:
    at6, at7 = (page(driven, f"/t/{two['id']}?step={step}") for step in (6, 7))
    assert len(at6.ids) == len(set(at6.ids))
    nodes = {id_ for id_ in at6.ids if re.fullmatch(r"[na]\d+", id_)}
    assert nodes == {"a1", "n1", "n2", "n3"} <= set(at7.ids)


def test_a_step_by_htmx_is_a_small_part_of_the_page(driven: Server, two: dict[str, Any]) -> None:
    whole = driven.client.get(f"/t/{two['id']}?step=6")
    part = driven.client.get(f"/t/{two['id']}?step=6", headers={"HX-Request": "true"})
    assert "<html" not in part.text and "timeline" not in part.text
    assert len(part.content) < len(whole.content)
    assert "HX-Request" in part.headers["vary"] and "HX-Request" in whole.headers["vary"]
    again = driven.client.get(f"/t/{two['id']}?step=6", headers={"HX-Request": "true", "HX-Request-Type": "full"})
    assert "<html" in again.text


def test_permissions_are_never_told_by_colour_alone(driven: Server, two: dict[str, Any]) -> None:
    css = (ROOT / "static/css/picture.css").read_text()
    patterns = {look.css: re.search(rf"\.{look.css} {{[^}}]*--p: ([^;]+)", css) for look in LEGEND}
    values = [found.group(1) for found in patterns.values() if found]
    assert len(values) == len(LEGEND) == len(set(values))
    shown = page(driven, f"/t/{two['id']}?step=6")
    said = [attrs.get("aria-label") or "" for _, attrs in shown.tags if (attrs.get("class") or "").startswith("strip")]
    assert any("Reserved to Disabled" in label for label in said)


def test_a_forced_scheme_stays_on_every_link(driven: Server, two: dict[str, Any]) -> None:
    shown = page(driven, f"/t/{two['id']}?step=6&theme=dark")
    assert ("html", {"lang": "en", "data-theme": "dark"}) in shown.tags
    others = {attrs["href"] for _, attrs in shown.tags if "data-scheme" in attrs}
    assert len(others) == 3
    for href in set(shown.hrefs) - others:
        assert "theme=dark" in href or href.startswith("#"), href
    assert "theme" not in page(driven, f"/t/{two['id']}?step=6&theme=%22%3E").links["go-next"]


def test_every_link_of_a_page_leads_somewhere(driven: Server, two: dict[str, Any]) -> None:
    for start in ("/", "/automaton", "/api", f"/t/{two['id']}?step=6", f"/embed/{two['id']}"):
        for href in set(page(driven, start).hrefs):
            target = urljoin(start, href).split("#")[0]
            if target and not target.startswith("http"):
                assert driven.client.get(target, follow_redirects=True).status_code == 200, (start, href)


def test_the_embedded_walk_stays_embedded_and_may_be_framed(driven: Server, two: dict[str, Any]) -> None:
    answer = driven.client.get(f"/embed/{two['id']}?step=3")
    assert "frame-ancestors" not in answer.headers["content-security-policy"]
    whole = driven.client.get(f"/t/{two['id']}?step=3").headers
    assert "frame-ancestors 'none'" in whole["content-security-policy"] and whole["x-frame-options"] == "DENY"
    assert "x-frame-options" not in answer.headers
    shown = Page(answer.text)
    assert shown.links["go-next"].startswith(f"/embed/{two['id']}?step=4")
    assert "header" not in [tag for tag, _ in shown.tags]


def test_pages_carry_no_inline_scripts_or_styles(driven: Server, two: dict[str, Any]) -> None:
    for path in ("/", "/automaton", "/api", "/nothing", f"/t/{two['id']}", f"/embed/{two['id']}"):
        answer = driven.client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self';" in policy and "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        for tag, attrs in Page(answer.text).tags:
            assert tag != "style" and "style" not in attrs, (path, tag)
            assert not any(name.startswith(("on", "hx-on")) for name in attrs), (path, attrs)
            assert tag != "script" or attrs.get("src"), path


def test_what_a_program_says_is_text_and_never_markup(driven: Server) -> None:
    evil = "//! <script>alert(1)</script> <img src=x onerror=alert(1)>\n'\"><svg/onload=alert(1)>\n"
    made = driven.run(evil)
    for path in (f"/t/{made['id']}", f"/?from={made['id']}"):
        tags = [tag for tag, attrs in page(driven, path).tags if tag in ("img",) or "onload" in attrs]
        assert tags == [], path


def test_a_form_without_scripts_runs_a_program(driven: Server) -> None:
    answer = driven.client.post("/run", data={"source": TWO.replace("\n", "\r\n"), "model": "tree"})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/t/{driven.run(TWO)['id']}"


def test_htmx_is_sent_to_the_run_at_once(driven: Server) -> None:
    answer = driven.client.post("/run", data={"source": "//! test: slow 2.5\nx"}, headers={"HX-Request": "true"})
    where = answer.headers["hx-redirect"]
    live = page(driven, where)
    assert any(attrs.get("hx-sse:connect") == f"{where}/stream" for _, attrs in live.tags)
    assert ("meta", {"http-equiv": "refresh", "content": "1"}) in live.tags
    pictures, events = [], []
    with driven.client.stream("GET", f"{where}/stream") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        for line in stream.iter_lines():
            if line.startswith("event:"):
                events.append(line.split()[1])
            if 'id="work"' in line:
                pictures.append(line)
    assert events == ["done"]
    assert pictures
    assert "go-next" in page(driven, where).ids


def test_a_stream_of_a_finished_trace_ends_at_once(driven: Server, two: dict[str, Any]) -> None:
    assert "event: done" in driven.client.get(f"/t/{two['id']}/stream").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404), ("/t/nothing", 404), ("/t/" + "a" * 500, 404), ("/?example=nothing", 404),
        ("/?from=nothing", 404), ("/automaton?model=none", 404), ("/embed/nothing", 404), ("/run", 405),
        ("/t/{id}?step=99", 404), ("/t/{id}?step=-1", 404), ("/t/{id}?step=x", 422), ("/static/nothing.js", 404),
        ("/static/vendor/fetch.py", 404), ("/static/../app/main.py", 404),
    ],
)  # fmt: skip
def test_pages_that_are_not_there(driven: Server, two: dict[str, Any], path: str, status: int) -> None:
    answer = driven.client.get(path.replace("{id}", two["id"]))
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/api/v1/traces", b"{", 422, "invalid"),
        ("/api/v1/traces", b"{}", 422, "invalid"),
        ("/api/v1/traces", b'{"source": 1}', 422, "invalid"),
        ("/api/v1/traces", b'{"source": ""}', 422, "invalid"),
        ("/api/v1/traces", b'{"source": "x", "model": "nothing"}', 422, "invalid"),
        ("/api/v1/traces", b'{"source": "\\ud800"}', 422, "invalid"),
        ("/api/v1/traces", b'{"source": "' + b"x" * 70000 + b'"}', 413, "too-large"),
        ("/api/v1/traces", b'{"source": "' + b"x" * (1 << 20) + b'"}', 413, "too-large"),
        ("/api/v1/nothing", b"{}", 404, "not-found"),
    ],
)
def test_api_errors_are_json(driven: Server, path: str, body: bytes, status: int, code: str) -> None:
    answer = driven.client.post(path, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code
    assert answer.json()["error"]["message"]


@pytest.mark.parametrize("path", ["/api/v1/traces/aaaa", "/api/v1/traces/..", "/api/v1/traces/aaaa/steps/0"])
def test_api_traces_that_are_not_there(driven: Server, path: str) -> None:
    answer = driven.client.get(path)
    assert answer.status_code in (404, 405, 422)
    assert answer.json()["error"]["message"]


def test_a_form_with_a_huge_program_gets_a_page_that_says_so(driven: Server) -> None:
    answer = driven.client.post("/run", data={"source": "x" * (1 << 20)})
    assert answer.status_code == 413
    assert "65,536 bytes" in answer.text
    part = driven.client.post("/run", data={"source": "x" * 70_000}, headers={"HX-Request": "true"})
    assert part.status_code == 413 and "<html" not in part.text and "70,000 bytes" in part.text


def test_the_api_gives_every_step_with_its_tree(driven: Server, two: dict[str, Any]) -> None:
    whole = driven.client.get(f"/api/v1/traces/{two['id']}")
    assert whole.json()["source"] == TWO and whole.json()["ub"] == [7] and whole.json()["transitions"] == [6]
    assert "immutable" in whole.headers["cache-control"]
    step = driven.client.get(f"/api/v1/traces/{two['id']}/steps/6").json()
    assert step["event"]["kind"] == "write" and step["last"] == 7
    (allocation,) = step["allocations"]
    assert allocation["bytes"] == "01000000"
    assert [(node["name"], node["states"]) for node in allocation["nodes"]] == [
        ("x", [[0, 4, "Unique", True]]), ("a", [[0, 4, "Unique", True]]), ("b", [[0, 4, "Disabled", True]]),
    ]  # fmt: skip
    assert "`*p = 1` writes x through `p` (the pointer `a`)" in step["sentence"] and "foreign write" in step["terms"]
    assert [change["tags"] for change in step["changes"]] == [[3], [2]]
    assert step["changes"][0]["text"].startswith("`b` may not be used any more at all 4 bytes: Reserved → Disabled")
    assert driven.client.get(f"/api/v1/traces/{two['id']}/steps/8").status_code == 404
    assert driven.client.get(f"/api/v1/traces/{two['id']}/steps/x").status_code == 422


def test_models_and_the_openapi_description(driven: Server) -> None:
    ids = [one["id"] for one in driven.client.get("/api/v1/models").json()]
    assert ids[0] == "tree" and "article-2023" in ids
    paths = driven.client.get("/api/v1/openapi.json").json()["paths"]
    assert set(paths) == {
        "/api/v1/traces", "/api/v1/traces/{id_}", "/api/v1/traces/{id_}/difference",
        "/api/v1/traces/{id_}/steps/{step}",
        "/api/v1/models", "/api/v1/traces/{id_}/notes", "/api/v1/notes/{id_}",
        "/api/v1/traces/{id_}/compare",
    }  # fmt: skip


def test_health(driven: Server) -> None:
    answer = driven.client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_static_files_are_cached_for_ever_by_their_version(driven: Server) -> None:
    shown = page(driven, "/")
    scripts = [attrs["src"] for tag, attrs in shown.tags if tag == "script"]
    assert scripts and all("?v=" in (src or "") for src in scripts)
    for src in scripts:
        answer = driven.client.get(src or "")
        assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]


def test_vendored_scripts_are_what_was_pinned() -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("fetch", ROOT / "static/vendor/fetch.py")
    assert spec is not None and spec.loader is not None
    fetch = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fetch)
    for package in fetch.PACKAGES:
        for name, expected in package.files.values():
            assert package.version in name
            fetch.check(name, (ROOT / "static/vendor" / name).read_bytes(), expected)


def test_every_dependency_is_pinned_and_explained() -> None:
    text = Path(ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    assert len(wanted) > 10
    for one in wanted:
        assert re.fullmatch(r"[\w\-\[\]]+==[\d.]+", one), one
        assert re.search(rf'^ +"{re.escape(one)}", +# \S+', text, re.M), one


def test_many_readers_at_once(driven: Server, two: dict[str, Any]) -> None:
    def read(step: int) -> int:
        return driven.client.get(f"/t/{two['id']}?step={step % 8}").status_code

    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(read, range(64))) == {200}


def test_a_refused_program_is_shown_with_the_place_and_no_verdict(driven: Server) -> None:
    made = driven.run("//! test: refuse\nfn main() {\n    let f = async { 1 };\n}\n")
    assert (made["verdict"], made["status"], made["steps"]) == ("rejected", 2, 0)
    error = made["error"]
    assert (error["kind"], error["line"], error["column"]) == ("unsupported", 3, 13)
    shown = page(driven, f"/t/{made['id']}")
    assert "Not supported:" in shown.text and "line 3, column 13" in shown.text
    assert any("m-bad" in (attrs.get("class") or "") for _, attrs in shown.tags)
    said, _, explained = driven.client.get(f"/t/{made['id']}").text.lower().partition('id="help"')
    assert "undefined behaviour" not in said and "undefined behaviour" in explained
    assert driven.client.get(f"/api/v1/traces/{made['id']}/steps/0").status_code == 404
    assert driven.client.get(f"/embed/{made['id']}").status_code == 200
