"""Makes the one file of the editor, `codemirror.min.js`, from the packages that `codemirror/package-lock.json` pins.

Running it is needed only to change a version or what is exported: the file is committed, so that running Arboretum needs
neither Node nor the network. The lock holds an integrity hash for every package, and npm checks it; no script of a
package is run. Usage: `make vendor` (needs npm), or `python3 static/vendor/bundle.py --check` to check the committed file
against the hash below.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
MADE = HERE / "codemirror.min.js"
LICENCES = HERE / "codemirror.LICENSES.txt"
INTEGRITY = "sha384-S8lUyIatApGhWUGVHsaGblW0mLQxtEILry9RBzYwVzB+72RDotNEiGapwEZVEmYD"


def integrity(data: bytes) -> str:
    """The SHA-384 of `data` in the notation of Subresource Integrity."""
    return "sha384-" + base64.b64encode(hashlib.sha384(data).digest()).decode()


def bundled(folder: Path) -> list[str]:
    """Paths (`node_modules/…`) of the packages that the file is made of: all but those for development, in order."""
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    return sorted(path for path, one in lock["packages"].items() if path and not one.get("dev"))


def licences(folder: Path) -> str:
    """Name, version and licence text of each package in the file."""
    parts = ["codemirror.min.js is made of these packages.\n"]
    for path in bundled(folder):
        described = json.loads((folder / path / "package.json").read_text(encoding="utf-8"))
        text = (folder / path / "LICENSE").read_text(encoding="utf-8").strip()
        parts.append(f"{described['name']} {described['version']} ({described['license']})\n\n{text}\n")
    return ("\n" + "-" * 72 + "\n\n").join(parts)


def make() -> None:
    """Install the packages in a folder of its own, make the file, and print its hash."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(HERE / "codemirror", folder, dirs_exist_ok=True)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
        subprocess.run(
            [
                "node_modules/.bin/esbuild", "entry.js", "--bundle", "--format=esm", "--minify", "--target=es2022",
                "--legal-comments=none", f"--outfile={MADE}",
            ],
            cwd=folder, check=True,
        )  # fmt: skip
        LICENCES.write_text(licences(folder), encoding="utf-8")
    print(f"{MADE.name}: {MADE.stat().st_size} bytes, {integrity(MADE.read_bytes())}")


def main() -> None:
    """Make the file, then compare it with the pinned hash; with `--check` only compare."""
    if "--check" not in sys.argv[1:]:
        make()
    found = integrity(MADE.read_bytes())
    if found != INTEGRITY:
        raise SystemExit(f"{MADE.name}: expected {INTEGRITY}, found {found}; if that was meant, change bundle.py")


if __name__ == "__main__":
    main()
