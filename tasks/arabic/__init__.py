"""The Arabic text layer: folding, tokens, sentences, morphology, dates, fingerprints."""
