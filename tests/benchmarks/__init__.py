"""What the benchmarks measure and how they show it."""
