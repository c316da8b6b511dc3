"""Where words and phrases of a sentence stand."""

from __future__ import annotations

from tasks.coding.indexes import PhraseIndex, WordIndex
from tasks.coding.phrase import Phrase
from tasks.coding.words import Wording

FORMS = [{"وقد", "قد"}, {"يعقد"}, {"لقاء"}, {"قد"}, {"لا"}, {"يعقد"}]


def test_the_first_sequence_in_the_stretch_is_found_whichever_is_named_first() -> None:
    words = WordIndex(FORMS)
    assert words.first(Wording.of(["لا", "قد لا", "لقاء"]), 0, 6) == 2
    assert words.first(Wording.of(["قد"]), 0, 6) == 0
    assert words.first(Wording.of(["قد"]), 1, 6) == 3


def test_a_sequence_stands_in_the_stretch_with_all_its_words() -> None:
    words = WordIndex(FORMS)
    assert words.first(Wording.of(["قد لا"]), 0, 5) == 3
    assert words.first(Wording.of(["قد لا"]), 0, 4) == -1
    assert words.first(Wording.of(["لا يعقد", "يعقد لا"]), 0, 6) == 4


def test_a_sentence_may_hold_a_wording_whose_first_word_it_has() -> None:
    words = WordIndex(FORMS)
    assert not Wording.of(["قد لن"]).first.isdisjoint(words.words)
    assert Wording.of(["لن يعقد"]).first.isdisjoint(words.words)


def test_phrases_are_found_by_any_of_their_tokens_and_by_where_they_start() -> None:
    one, other = Phrase(1, 3, [], "state"), Phrase(5, 6, [], "title")
    phrases = PhraseIndex([one, other])
    assert [phrases.at(n) for n in range(7)] == [None, one, one, None, None, other, None]
    assert phrases.between(1, 5) == [one]
    assert phrases.between(2, 6) == [other]
    assert phrases.between(2, 5) == []
