"""Measures retrieval and answers, on benchmarks and before a new generation is published."""
