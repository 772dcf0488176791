"""A long list tells of every word what a set of all its words would."""

from hypothesis import given
from hypothesis import strategies as st

from bot.anonymity.listed import Listed
from bot.anonymity.vocabulary import vocabulary

WORDS = st.text("abc'é", min_size=1, max_size=5)


@given(st.sets(WORDS), st.sets(WORDS), st.lists(WORDS))
def test_it_holds_its_words_and_the_others(
    words: set[str], also: set[str], asked: list[str]
) -> None:
    listed = Listed("\n".join(sorted(words)))
    both = listed.and_also(also)
    for word in (*asked, *words, *also, ""):
        assert (word in both) == (word in words | also)
        assert (word in listed) == (word in words)
    assert {*both} == words | also
    assert len(both) == len(words | also)
    assert both & {*asked} == (words | also) & {*asked}


def test_it_holds_every_word_of_the_long_lists_and_no_piece_of_one() -> None:
    for words in (vocabulary().english, vocabulary().first, vocabulary().last):
        held = {*words}
        assert [word for word in held if word not in words] == []
        pieces = {word[at:] for word in list(held)[::40] for at in (1, 2, 3)} | {
            word[:-1] for word in held
        }
        assert [piece for piece in pieces if (piece in words) != (piece in held)] == []
