"""Counts which statements of the tables in tests/bot/support/statements the check keeps and drops.

Run it from the repository: python benchmarks/statements.py [--each]
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.support import objection
from tests.bot.support.statements.reading import groups

TABLES = ("reviewed", "other_articles", "other_laws", "explained", "fresh", "narrower")


def main(*, each: bool) -> None:
    """Print for each table how many right and wrong statements are kept; with `each`, also which fail."""
    print(f"{'table':16}{'right kept':>14}{'wrong kept':>14}")
    for table in TABLES:
        count: Counter[tuple[bool, bool]] = Counter()
        for group in groups(table):
            evidence = group.evidence()
            for is_right, text in group.statements:
                why = objection(text, evidence, group.question)
                count[is_right, why is None] += 1
                if each and is_right is not (why is None):
                    print(f"  {'kept' if why is None else f'dropped ({why})'}: {text}")
        right = f"{count[True, True]} of {count[True, True] + count[True, False]}"
        wrong = f"{count[False, True]} of {count[False, True] + count[False, False]}"
        print(f"{table:16}{right:>14}{wrong:>14}")


if __name__ == "__main__":
    main(each="--each" in sys.argv[1:])
