"""Where the paragraphs of a body begin and end."""

from typing import Final

from transforms.compiled import compiled_part
from transforms.quotes.characters import NEWLINE, PADDING, SPACE, TERMINAL
from transforms.quotes.rows import BLOCK_END, BLOCK_START, Numbers

INDENT: Final = 2  # spaces at the beginning of a line that make it a paragraph


@compiled_part
def find_blocks(chars: Numbers, blocks: Numbers) -> int:
    """Fill in where each paragraph begins and ends; how many there are.

    One ends at an empty line, at the end of a line that ends as sentences do, and before an indented line.
    """
    count = start = end = lines = indent = 0
    for i in range(len(chars) - PADDING):
        if not chars[i] & SPACE:
            is_parted = lines > 1 or (lines == 1 and (indent >= INDENT or chars[end - 1] & TERMINAL > 0))
            if end > start and is_parted:
                blocks[count, BLOCK_START], blocks[count, BLOCK_END] = start, end
                count += 1
                start = i
            if end == 0:
                start = i
            end, lines, indent = i + 1, 0, 0
        elif chars[i] & NEWLINE:
            lines, indent = lines + 1, 0
        else:
            indent += 1
    blocks[count, BLOCK_START], blocks[count, BLOCK_END] = start, end
    return count + (end > start)
