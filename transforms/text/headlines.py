"""What is to be known of a headline, wherever it was found."""

_CAPITALS_WORDS = 3  # fewer words in capitals may be names and abbreviations


def headline_flags(headline: str | None) -> tuple[str, ...]:
    """`all_caps_headline` for a headline of three words or more in capitals."""
    is_shouted = bool(headline) and str(headline).isupper() and len(str(headline).split()) >= _CAPITALS_WORDS
    return ("all_caps_headline",) if is_shouted else ()
