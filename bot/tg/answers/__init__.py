"""How an answer looks: framing line, quotes, facts in bold, sources; kept so that its buttons work later."""
