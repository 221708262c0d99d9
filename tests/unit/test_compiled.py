import pytest

from transforms import compiled


def test_loops_are_compiled_without_a_place_for_their_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def njit(*, cache: bool = False, nogil: bool) -> object:
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return lambda function: (function, nogil)

    monkeypatch.setattr(compiled, "njit", njit)
    assert compiled.compiled(len) == (len, True)
