"""What can go wrong while keeping and finding passages.

VectorstoreError
├── IndexMissingError       there is no published generation yet
├── IndexMismatchError      the index was made with another embedding model
├── IndexLockedError        another process is writing
│   └── IndexMovedError     another one published since the corpus was read
├── IndexDamagedError       a generation is incomplete or fails its self-probe
├── ModelUnavailableError   the embedding model cannot be loaded
└── ModelUnsuitableError    the model gives vectors the index cannot use
"""


class VectorstoreError(Exception):
    """Base of every error raised by vectorstore; its message is fit for the user."""


class IndexMissingError(VectorstoreError):
    """There is no published generation yet."""


class IndexMismatchError(VectorstoreError):
    """The index was made with another embedding model."""


class IndexLockedError(VectorstoreError):
    """Another process is writing to the index."""


class IndexMovedError(IndexLockedError):
    """Another generation went live since this one was begun: it may lack what that one has."""


class IndexDamagedError(VectorstoreError):
    """A generation is incomplete or does not find its own passages."""


class ModelUnavailableError(VectorstoreError):
    """The model cannot be loaded from the folder or name in the settings."""


class ModelUnsuitableError(VectorstoreError):
    """The model loads but cannot serve: wrong kind, no dimension, missing segmenter."""
