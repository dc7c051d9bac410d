"""How days are written in official texts: "05 tháng 3 năm 2021", "05/3/2021"."""

import re
from datetime import date

DAY = (
    r"(?P<d>\d{1,2})\s*(?:[Tt]háng\s*(?P<m>\d{1,2})\s*[Nn]ăm\s*(?P<y>\d{4})"
    r"|THÁNG\s*(?P<m3>\d{1,2})\s*NĂM\s*(?P<y3>\d{4})"
    r"|[/.-]\s*(?P<m2>\d{1,2})\s*[/.-]\s*(?P<y2>\d{4}))"
)


def renamed(pattern: str, suffix: str) -> str:
    """Return the pattern with `suffix` behind the names of its groups, to be used twice in one."""
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{suffix}>", pattern)


def day_of(match: re.Match[str], suffix: str = "") -> date | None:
    """Return the day that DAY, or the renamed DAY, matched; None where there is no such day."""

    def number(name: str) -> int:
        names = [f"{name}{form}{'_' if suffix else ''}{suffix}" for form in ("", "2", "3")]
        return next(int(match[one]) for one in names if one in match.re.groupindex and match[one])

    try:
        return date(number("y"), number("m"), number("d"))
    except ValueError:
        return None
