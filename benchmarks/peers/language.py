"""Language tags of the peers, each as its own page shows it: an ISO 639-1 code a text, `und` for none."""

from collections.abc import Sequence

from answers import Work, main

OLD_CODES = {"iw": "he", "jw": "jv", "un": "und"}  # of CLD2


def langdetect() -> Work:
    """Profiles of n-grams; seeded, for unseeded it answers differently from run to run."""
    from langdetect import DetectorFactory, detect
    from langdetect.lang_detect_exception import LangDetectException

    DetectorFactory.seed = 0

    def one(text: str) -> str:
        try:
            return str(detect(text))
        except LangDetectException:  # no feature in the text
            return "und"

    return lambda texts: [one(text) for text in texts]


def py3langid() -> Work:
    """Naive Bayes over byte n-grams."""
    from py3langid import classify

    return lambda texts: [classify(text)[0] for text in texts]


def pycld2() -> Work:
    """Chrome's detector, in C++."""
    import pycld2 as cld2

    def one(text: str) -> str:
        try:
            _, _, found = cld2.detect(text)
        except cld2.error:  # characters that it does not read
            return "und"
        return OLD_CODES.get(found[0][1], found[0][1])

    return lambda texts: [one(text) for text in texts]


def lingua() -> Work:
    """N-grams of up to five characters, at its high accuracy."""
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().with_preloaded_language_models().build()

    def tag(texts: Sequence[str]) -> list[str]:
        found = (detector.detect_language_of(text) for text in texts)
        return [language.iso_code_639_1.name.lower() if language else "und" for language in found]

    return tag


if __name__ == "__main__":
    main({"langdetect": langdetect, "py3langid": py3langid, "pycld2": pycld2, "lingua": lingua})
