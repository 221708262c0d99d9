"""Files in, documents and rejects out: the formats that are read, and how one is chosen."""

from transforms.readers.opening import open_file, read
from transforms.readers.reader import Fault, Input, Opened, Reader
from transforms.readers.registry import READERS
from transforms.records import Origin

__all__ = ["READERS", "Fault", "Input", "Opened", "Origin", "Reader", "open_file", "read"]
