"""Checks the parameters of calls against the published specification of the Bot API."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ARRAY = "Array of "


@dataclass(frozen=True)
class Specification:
    """The methods and types of the Bot API, as normalised JSON."""

    methods: Mapping[str, Any]
    types: Mapping[str, Any]

    def problem(self, method: str, parameters: Mapping[str, Any]) -> str | None:
        """Return what is wrong with a call, or None; parameters are already read from JSON."""
        described = self.methods.get(method)
        if described is None:
            return f"{method}: no such method"
        return self._problem_of_fields(method, described.get("fields", []), parameters)

    def _problem_of_fields(self, where: str, fields: list[Any], values: Mapping[str, Any]) -> str | None:
        known = {field["name"]: field for field in fields}
        for name in values:
            if name not in known:
                return f"{where}: unknown field {name}"
        for name, field in known.items():
            if name not in values:
                if field["required"]:
                    return f"{where}: {name} is missing"
            elif not any(self._fits(values[name], type_name) for type_name in field["types"]):
                return f"{where}: {name} = {values[name]!r} is not {' or '.join(field['types'])}"
        return None

    def _fits(self, value: Any, type_name: str) -> bool:
        if type_name.startswith(_ARRAY):
            inner = type_name.removeprefix(_ARRAY)
            return isinstance(value, list) and all(self._fits(item, inner) for item in value)
        if type_name == "Integer":
            return isinstance(value, int) and not isinstance(value, bool)
        if type_name in ("String", "Boolean", "Float"):
            return isinstance(value, {"String": str, "Boolean": bool, "Float": int | float}[type_name])
        described = self.types[type_name]
        if "subtypes" in described:
            return any(self._fits(value, subtype) for subtype in described["subtypes"])
        if not isinstance(value, dict):
            return False
        return self._problem_of_fields(type_name, described.get("fields", []), value) is None


def load_specification(path: Path) -> Specification | None:
    """Return the specification at `path`; None where it is not there, and nothing is checked."""
    if not path.is_file():
        return None
    content = json.loads(path.read_text(encoding="utf-8"))
    return Specification(content["methods"], content["types"])
