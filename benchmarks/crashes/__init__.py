"""Kills, starves and races what writes the index; looks each time whether the bot answers from a whole one.

    python -m benchmarks.crashes --kills 200

A small made-up corpus and a stand-in for the embedding model, so that most of the time is spent on files; all
else is the real thing. Killed (SIGKILL) are processes that ingest, rebuild, publish and go back; `add`,
`remove` and `restore-document` of the command line; *Đưa vào*, *Gỡ* and *Hoàn tác* as the Telegram handlers
do them: half of them at a random moment, half before a random change of a file. Then the disk is full (a
small tmpfs where this user may mount one, else a limit on the size of files), folders cannot be written, and
two write at once.

After each, another process does what a start does, and must find: one whole generation that finds all its
passages, with the documents of before or of after and none twice; nothing lost from the corpus, entries of
the manifest included; no leftovers. What staff had begun is done again, as people and restarted bots do it,
and must come to the same end, once. Meanwhile one reader that stays open asks all the time. Prints one JSON
object; "wrong" must be empty. Runs where there is fork().
"""
