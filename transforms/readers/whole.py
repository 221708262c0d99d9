"""Files that are read in one piece: bounded, whole and decoded."""

from transforms.readers.reader import Input
from transforms.readers.sniff import BLANK, CONTROL_SHARE
from transforms.records import Reject
from transforms.text.unicode import Decoded, UndecodableError, decode


def read_whole(
    file: Input, limit_bytes: int, declared: str | None = None, *, keep_to: bytes | None = None
) -> Decoded | Reject:
    """Text of the whole file, or why there is none: too large, cut short, undecodable or blank.

    With `keep_to` a file that is cut short gives its text up to the last of these bytes.
    """
    data = file.stream.read(limit_bytes + 1)
    fault = file.fault()
    if fault and keep_to:
        data = data[: data.rfind(keep_to) + 1]
    if fault and not (keep_to and data):
        return file.reject(fault.reason, fault.detail)
    if len(data) > limit_bytes:
        return file.reject("file_too_large", f"more than {limit_bytes} bytes")
    try:
        decoded = decode(data if file.sample.encoding else without_nuls(data), declared or file.sample.encoding)
    except UndecodableError as error:
        return file.reject("undecodable", str(error))
    if not decoded.text.strip(BLANK):
        return file.reject("empty", "nothing but white space")
    return decoded


def without_nuls(data: bytes) -> bytes:
    """Bytes freed of stray NULs, up to 2 %, which scrapers leave in text and no table can hold."""
    return data.translate(None, b"\0") if 0 < data.count(0) <= CONTROL_SHARE * len(data) else data
