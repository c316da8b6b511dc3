"""The commands of ``waqai``, one module each, which import what they need when they run: --help answers at once."""
