"""Fetches the vendored scripts from npm's registry and checks them against the hashes below.

Running it is needed only to change a version: the files are committed, so that running Arboretum needs neither Node
nor the network. Usage: `make vendor`, or `python3 static/vendor/fetch.py --check` to check the committed files.
"""

from __future__ import annotations

import base64
import hashlib
import io
import sys
import tarfile
import urllib.request
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Package(NamedTuple):
    """A package of npm's registry: its tarball's integrity, and the files taken from it with theirs (SHA-384)."""

    name: str
    version: str
    integrity: str
    files: dict[str, tuple[str, str]]


PACKAGES = [
    Package(
        "htmx.org",
        "4.0.1",
        "sha512-oF7JgXhDW9UXCy/k1ZYFUQgzu/rm19ORWPSPNL91vPluB2PB9+MV55tyQdH/w7o2EAbTYUG5SDW1R60mdkdqGg==",
        {
            "package/dist/htmx.min.js": ("htmx-4.0.1.min.js", "sha384-Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn"),
            "package/dist/ext/hx-sse.min.js": ("hx-sse-4.0.1.min.js", "sha384-v8HvucQ+ohQhMg0arboXc5049yNR46QKMjphs7YDch+Wm7zpfK5XVS01f26mQDJV"),
            "package/LICENSE": ("htmx-4.0.1.LICENSE.txt", "sha384-hU3SbIwDRi3Fq5qi+gLVwm7zNVOKB3ddD795kmN4Dg7C86VuGoDrWKa/TPGW6BWA"),
        },
    ),
]


def integrity(data: bytes, algorithm: str) -> str:
    """The hash of `data` in the notation of Subresource Integrity."""
    return f"{algorithm}-{base64.b64encode(hashlib.new(algorithm, data).digest()).decode()}"


def check(what: str, data: bytes, expected: str) -> None:
    """Raises SystemExit if `data` is not what was pinned."""
    found = integrity(data, expected.split("-", 1)[0])
    if found != expected:
        raise SystemExit(f"{what}: expected {expected}, found {found}")


def fetch(package: Package) -> None:
    """Downloads one package and writes its files here."""
    base = package.name.rsplit("/", 1)[-1]
    url = f"https://registry.npmjs.org/{package.name}/-/{base}-{package.version}.tgz"
    with urllib.request.urlopen(url, timeout=60) as answer:
        tarball = answer.read()
    check(url, tarball, package.integrity)
    with tarfile.open(fileobj=io.BytesIO(tarball)) as archive:
        for member, (name, expected) in package.files.items():
            file = archive.extractfile(member)
            if file is None:
                raise SystemExit(f"{url}: no {member}")
            data = file.read()
            check(member, data, expected)
            (HERE / name).write_bytes(data)
            print(f"{name}: {len(data)} bytes, {expected}")


def main() -> None:
    """Fetch everything, or with `--check` only compare the committed files with the pinned hashes."""
    for package in PACKAGES:
        if "--check" in sys.argv[1:]:
            for name, expected in package.files.values():
                check(name, (HERE / name).read_bytes(), expected)
        else:
            fetch(package)


if __name__ == "__main__":
    main()
