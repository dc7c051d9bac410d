"""Settings from the environment: POLICYBOT_<TABLE>__<KEY>, converted to the type of the key."""

from collections.abc import Mapping
from typing import Any, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from bot.errors import SettingsError

PREFIX = "POLICYBOT_"


def variable_name(table: str, key: str) -> str:
    """Return the name under which the environment may set a key."""
    return f"{PREFIX}{table}__{key}".upper()


def settings_in_environment(
    tables: Mapping[str, type[BaseModel]], variables: Mapping[str, str]
) -> dict[tuple[str, str], Any]:
    """Return the value of each (table, key) that the environment sets.

    Raises SettingsError for a variable that names no setting or whose value does not fit.
    """
    known = {
        variable_name(table, key): (table, key, field)
        for table, model in tables.items()
        for key, field in model.model_fields.items()
    }
    found: dict[tuple[str, str], Any] = {}
    for name, value in sorted(variables.items()):
        if not name.startswith(PREFIX):
            continue
        if name.upper() in known:
            table, key, field = known[name.upper()]
            found[table, key] = _converted(name, value, field)
        else:
            _refuse_if_meant(name, known)
    return found


def _refuse_if_meant(name: str, known: Mapping[str, object]) -> None:
    """Other software may use the prefix (Kubernetes does); two underscores, or a near miss, mean us."""
    meant = {candidate.replace("__", "_"): candidate for candidate in known}.get(name.upper())
    if meant is not None:
        raise SettingsError(f"{name} in the environment names no setting: write {meant}.")
    if "__" in name:
        raise SettingsError(f"{name} in the environment names no setting: see the keys in config.toml.")


def _converted(name: str, value: str, field: FieldInfo) -> Any:
    items = value.strip().strip("[]").split(",")
    kind: Any = field.annotation
    is_list = get_origin(kind) is tuple
    given: Any = [item.strip() for item in items if item.strip()] if is_list else value
    try:
        return TypeAdapter(kind).validate_python(given)
    except ValidationError as error:
        raise SettingsError(f"{name}={value} in the environment: {error.errors()[0]['msg']}.") from error
