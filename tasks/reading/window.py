"""A stream seen through a buffer, for formats that are walked by offset (WARC, tar, zip)."""

from __future__ import annotations

from tasks.reading.streams import Stream


class Window:
    """``buffer`` is what was read ahead and not yet taken: search it, but only shorten it at its head."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.buffer = bytearray()

    def fill(self, n_bytes: int) -> bool:
        """Have at least ``n_bytes`` in the buffer; false if the stream ends before."""
        while len(self.buffer) < n_bytes:
            piece = self.stream.chunk()
            if not piece:
                return False
            self.buffer += piece
        return True

    def take(self, n_bytes: int) -> bytes:
        """The next ``n_bytes``, fewer only at the end of the stream."""
        self.fill(n_bytes)
        taken = bytes(self.buffer[:n_bytes])
        del self.buffer[:n_bytes]
        return taken

    def skip(self, n_bytes: int) -> int:
        """Pass over ``n_bytes`` without holding them; returns how many there were."""
        left = n_bytes
        while left:
            if not self.buffer and not self.fill(1):
                break
            step = min(left, len(self.buffer))
            del self.buffer[:step]
            left -= step
        return n_bytes - left
