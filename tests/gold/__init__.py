"""The project's gold: invented pages coded by the codebook, what scores the coder on them, and the floors under it."""
