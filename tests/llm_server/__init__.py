"""An OpenAI-compatible server on the loopback interface that behaves as it is told, well or badly."""
