"""Prints the lowest version of each dependency that pyproject.toml allows, as pip wants it."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path(__file__).resolve().parent.parent.joinpath("pyproject.toml").read_text(encoding="utf-8"))
for requirement in project["project"]["dependencies"]:
    name, version = re.match(r"([\w.-]+)>=([\w.]+)", requirement).groups()
    print(f"{name}=={version}")
