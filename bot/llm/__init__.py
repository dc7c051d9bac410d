"""Lets a language model word answers and follow-ups; nothing of what it says is taken on trust.

`chat.py` is the only module that knows LangChain. Around it stand retries (`retrying.py`) and the daily
budget (`budget.py`); `writing.py` and `rewriting.py` ask, and keep what the texts bear out.
"""
