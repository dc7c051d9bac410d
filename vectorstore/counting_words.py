"""The Vietnamese words for one to ten, of which each reader of numbers makes its own list."""

ONE_TO_TEN = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
