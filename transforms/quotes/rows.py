"""Tables of whole numbers that the compiled code fills in, and what their columns mean."""

from typing import Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

# A paragraph: its characters from and to, without the white space around it.
BLOCK_START: Final = 0
BLOCK_END: Final = 1
BLOCK_COLUMNS: Final = 2

# What a quotation has in one paragraph.
START: Final = 0  # its characters from and to
END: Final = 1
OUTER_START: Final = 2  # the same with the marks
OUTER_END: Final = 3
SPAN: Final = 4  # number of the quotation
IS_SINGLE: Final = 5  # 1 in single marks, which names and words held at arm's length have too
PART_COLUMNS: Final = 6

# A sentence that has a cue.
SENTENCE_FIRST: Final = 0  # its tokens from and to
SENTENCE_END: Final = 1
SENTENCE_BLOCK: Final = 2  # its paragraph
SENTENCE_COLUMNS: Final = 3

# A name: its characters from and to.
NAME_START: Final = 0
NAME_END: Final = 1
NAME_WORDS: Final = 2
NAME_LEADS: Final = 3  # 1 if a sentence begins with it
NAME_TITLED: Final = 4  # 1 if a person's title stands before it
NAME_COLUMNS: Final = 5

# A quotation, or a clause that is reported, and who said it.
FIRST: Final = 0  # its characters from and to
LAST: Final = 1
PART: Final = 2  # its parts from and to; none if it is reported
PART_END: Final = 3
KIND: Final = 4  # what the speaker is (subjects.py); from here on it is told who spoke
PRINTED: Final = 5  # characters of the words for the speaker
PRINTED_END: Final = 6
CALLED: Final = 7  # characters of the name within
CALLED_END: Final = 8
VERB_START: Final = 9  # characters of the verb
VERB_END: Final = 10  # 0: nothing says that somebody speaks
DISTANCE: Final = 11  # tokens between the verb and what was said; 1 if the speaker goes on
DRAFT_COLUMNS: Final = 12


def room(rows: int, columns: int) -> Numbers:
    """Table that is yet to be filled in."""
    return np.empty((rows, columns), np.int64)
