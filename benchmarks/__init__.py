"""What was promised of speed and growth, measured; docs/benchmarks.md keeps what was found."""

import sys

# httpx loads it, and rich, where it finds them; only the tools of development bring them along.
sys.modules["pygments"] = None  # type: ignore[assignment]
