"""What was taken from Telegram is on the disk before Telegram is told; nothing else waits for the disk."""

from pathlib import Path

from sqlalchemy import Connection

from bot.state.database import Database

NORMAL, FULL = 1, 2


def synchronous(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())


def test_only_a_transaction_that_survives_a_power_cut_waits_for_the_disk(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'bot.db'}")

    for _ in range(2):
        with database.transaction() as connection:
            assert synchronous(connection) == NORMAL
        with database.transaction(survives_power_cut=True) as connection:
            assert synchronous(connection) == FULL

    database.close()
