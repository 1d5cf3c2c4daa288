"""Authors of Argdown texts: of every construct, and spoilt ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

__all__ = ["Author", "spoilt"]

T = TypeVar("T")

WORDS = (
    *(
        "The",
        "dam",
        "is",
        "safe",
        "and",
        "rents",
        "rose",
        "by",
        "12",
        "%",
        "in",
        "2024",
    ),
    *(
        "a",
        "I",
        "it's",
        '"quoted"',
        "“ja”",
        "Größe",
        "語",
        "😀",
        "x\u00a0y",
        "3.5",
        "no",
    ),
    *(
        "well,",
        "so;",
        "why?",
        "yes!",
        "note:",
        "e.g.",
        "i.e.,",
        "(see",
        "below)",
        "A/B",
    ),
    *(
        "and/or",
        "self-made",
        "1,000",
        "10:30",
        "a=b",
        "C++",
        "50%",
        "$5",
        "&",
        "~",
        "^",
    ),
    *("-", "--", "+", "=", "a|b", "…", "–", "x'y'", "50", "|", "`code`", "i.e.", "I."),
    *(
        "end.",
        "Ende...",
        "p.m.",
        "U.S.",
        "v1.2",
        "a : b",
        "!",
        "`",
        "100€",
        "No.",
        "…)",
    ),
)
ESCAPES = (
    *(r"snake\_case", r"\#no", r"\[sic\]", r"5\*6", r"\<b\>", r"\{x\}", r"\@me", r"\."),
    *("https:\\/\\/x.org/a", r"\\", r"\  two", r"\a", r"\:y:", r"a\ b", r"\-", r"\("),
)
# They break a rule unless the rest of the line is kind.
HAZARDS = ("< 3", ">", "->", "><", "_", "a_b", "*", "{b}", "[A]", "//", "**", "[x", "}")
SHORTCODES = (
    *(":y:", ".A.", ".->.", ":smile:", ".smile.", ":unknown:", ".~.", ":+1:", ":O:"),
    *(".[].", ":<>:", ".v.", ".A.B.", ":love:,", ":a:b:"),
)
LINKS = (
    *("[NPR](https://npr.org/a_b#c)", "[two words](x y)", "[a](b)", "[x, y](/z)"),
    *("[https://x.org](https://x.org)", "[#1](a#b)", "[*b*](u)", "[t]({u})"),
)
TAGS = (
    *("#x", "#y", "#pro-con", "#(two words)", "#a_b", "#été", "#1", "#20", "#(a, b)"),
    *("#語", "#(x]y)", "#x^y", "#( z )"),
)
MENTIONS = ("@[A]", "@<B>", "@[A: b]", "@[1],", "@<B>.")
TITLES = (
    *("A", "B", "C", "D", "E", "Dam", "Crack", "Big title", "A: b", "50% (x) #1", "1"),
    *(
        "10",
        "2",
        "Größe",
        'x, "y"',
        " A",
        "A ",
        "a_b",
        "*C*",
        "<D>",
        "E.",
        "Untitled 1",
    ),
    *("Untitled 3", "😀", "A - 1", "a{b}", "0", "007", "4294967294", "true", "語"),
)
SIGNS = ("+", "-", "<+", "<-", "+>", "->", "_", "<_", "_>", "><")
SCALARS = (
    *(
        "x",
        "two words",
        "1",
        "0.5",
        "-3",
        "1e3",
        "true",
        "no",
        "~",
        "null",
        "2024-01-05",
    ),
    *('"q: , }"', "'it''s'", '"#ff0000"', "0123", "0x1F", "1_000", "12:30", '"a\\nb"'),
    *('"https://x.org/{id}/y"', "https://x.org/a", "x:y", "a-b", "", '""', "é", "1.10"),
    *(".inf", "2024-01-05T10:00:00Z", "2024-01-05 10:00:00 +2", "0o17", "+1", ".5"),
    *(
        "-0",
        "a#b",
        "1.",
        "Null",
        "TRUE",
        "!!str 1",
        "100000000000000000000",
        "0b11",
        "5%",
    ),
    *(
        "-x",
        "2024-1-5",
        "😀",
        "a'b",
        'a"b',
        "2001-12-14t21:59:43.10-05:00",
        "-.5",
        "0.1e-7",
    ),
)
KEYS = (
    *(
        "by",
        "source",
        "quote",
        "at",
        "k",
        "n",
        "1",
        "true",
        "two words",
        "color",
        "a-b",
    ),
    *('"q"', "uses", "note", "images", "x_y", "é", "0x10", "1.0", "~", "'s'"),
)
MARKS = ("isInMap", "isInGroup", "isCanonical", "isGroup", "isClosed")
SETTINGS = (
    "model: {mode: strict}",
    "model: {mode: loose}",
    "model:\n  mode: strict\n  removeTagsFromText: true",
    "model: {removeTagsFromText: true}",
    "model: {transformArgumentRelations: false}",
    "model: {explodeArguments: true}",
    'model: {shortcodes: {":z:": {unicode: "Z"}, ".A.": {unicode: "all"}}}',
    "model: {explodeArguments: true, transformArgumentRelations: false}",
    "model: {explodeArguments: true, mode: strict}",
    "group: {groupDepth: 1}",
    "group: {groupDepth: 0}",
    "group: {groupDepth: 5}",
    "group: {sections: {One: {isGroup: true, isClosed: true}}}",
    "group: {ignoreIsGroup: true, ignoreIsClosed: true}",
    (
        "group:\n  regroup:\n    - {title: R, statements: [A, B], arguments: [C]}\n"
        "    - title: S\n      children:\n        - {title: T, statements: [Dam]}"
    ),
    "selection: {excludeDisconnected: false}",
    "selection:\n  statementSelectionMode: all",
    "data: {switchToBlockFormatIfMultiline: false}",
    "data: {frontMatterSettingsMode: ignore}",
    "color:\n  colorScheme: colorbrewer-set2\n  tagColors:\n    x: '#ff0000'",
    "map: {statementLabelMode: text, argumentLabelMode: title}",
    "dot: {graphVizSettings: {rankdir: LR}}",
)
METADATA = (
    "title: A debate",
    'title: "A: b"',
    "subTitle: sub # a comment",
    "author: X Y",
    "date: 2024-01-05",
    "date: 05.01.2024",
    "abstract: >\n  Some folded\n  text.",
    "abstract: |\n  Kept\n  lines.",
    "abstract: Some text\n  on two lines.",
    'sources:\n  npr: {title: NPR, url: "https://x.org/a"}',
    "actors:\n  - {id: dhs, name: DHS}\n  - id: x\n    name: X",
    "# only a comment",
    "1: one",
    "tags: [a, b, 1, true]",
    "empty:",
    "a: &anchor {b: 1}\nc: *anchor",
    "base: &b {x: 1}\nmore:\n  <<: *b\n  y: 2",
)
COMMENTS = ("<!-- note -->", "/* note */", "<!-- [A]: no -->", "/* a\nb */", "/* // */")


class Author:
    """Writes texts that break no rule, mostly.

    Parameters
    ----------
    seed : int or str
        The same seed gives the same texts.
    """

    def __init__(self, seed: int | str) -> None:
        # A text to try needs no cryptography.
        self.random = Random(seed)  # noqa: S311
        self.blank = " "

    def text(self) -> str:
        """Write a document."""
        self.blank = "\t" if self.chance(0.08) else " "
        parts = [self.front_matter()] if self.chance(0.3) else []
        parts += [self.block() for _ in range(self.random.randint(1, 5))]
        gaps = ("\n\n", "\n\n", "\n\n", "\n\n\n", "\n \n", "\n\n\n\n\n", "\n\t\n\n")
        text = parts[0]
        for part in parts[1:]:
            text += self.pick(gaps) + part
        text += self.pick(("\n", "\n", "\n", "", "\n\n", " \n", "\n\n\n", "\n  "))
        if self.chance(0.1):
            text = (
                self.pick(("\n", "\n\n", "// first\n", "<!-- c -->\n\n", "\n\n\n"))
                + text
            )
        if self.chance(0.1):
            text = text.replace("\n", "\r\n")
        elif self.chance(0.1):
            text = text.replace("\n", "  \n")
        return text

    def chance(self, share: float) -> bool:
        """Whether something with a probability happens."""
        return self.random.random() < share

    def pick(self, choices: Sequence[T]) -> T:
        """Pick one."""
        return self.random.choice(choices)

    def front_matter(self) -> str:
        """Write front matter with settings."""
        lines = self.random.sample(METADATA, self.random.randint(0, 3))
        lines += self.random.sample(SETTINGS, self.random.choice((0, 1, 1, 2)))
        seen: dict[str, str] = {}
        for line in lines:
            seen.setdefault(line.partition(":")[0], line)
        self.random.shuffle(lines)
        fence = self.pick(("===", "===", "===", "====="))
        body = "\n".join(seen.values())
        return f"{fence}\n{body}\n{fence}" if body else f"{fence}\n{fence}"

    def block(self) -> str:
        """Write a block."""
        kinds: tuple[tuple[Callable[[], str], int], ...] = (
            (self.heading, 3),
            (self.statement_tree, 7),
            (self.argument_tree, 3),
            (self.reconstruction, 4),
            (self.listing, 1),
            (self.comment_block, 1),
        )
        makers, weights = zip(*kinds, strict=True)
        [maker] = self.random.choices(makers, weights)
        written: str = maker()
        return written

    def comment_block(self) -> str:
        """Write a comment as a block, or before one."""
        if self.chance(0.5):
            return f"{self.pick((*COMMENTS, '// note'))}\n\n{self.statement_tree()}"
        return f"{self.pick((*COMMENTS, '// note'))}\n{self.statement_tree()}"

    def heading(self) -> str:
        """Write a heading."""
        hashes = "#" * self.pick((1, 1, 2, 2, 3, 4, 6))
        title = self.pick(("One", "Two", "One", self.words(3), self.running(3)))
        tags = "".join(f" {self.pick(TAGS)}" for _ in range(self.pick((0, 0, 0, 1, 2))))
        data = ""
        if self.chance(0.3):
            data = self.pick((" ", " ", "\n", "\n  ")) + self.data()
        return f"{hashes} {title}{tags}{data}"

    def words(self, most: int) -> str:
        """Write some plain words; the first one can begin a line."""
        number = self.random.randint(1, most)
        first = self.pick(("The", "A", "Some", "Größe", "rents", '"Yes"', "it's", "😀"))
        return " ".join([first, *self.random.choices(WORDS, k=number - 1)])

    def running(self, most: int = 5) -> str:
        """Write running text with marks of every kind."""
        parts = [self.words(2)]
        for _ in range(self.random.randint(0, most)):
            parts.append(self.pick((" ",) * 20 + ("  ", "")))
            parts.append(self.piece(depth=0))
        if self.chance(0.1):
            parts.append(self.pick((" ", "  ", "\t")))
        return "".join(parts)

    def piece(self, *, depth: int) -> str:
        """Write a piece of running text."""
        if self.chance(0.004):
            return self.pick(HAZARDS)
        kind = self.random.randint(0, (16, 11, 9)[min(depth, 2)])
        if kind <= 9:
            lists = (
                WORDS,
                WORDS,
                WORDS,
                WORDS,
                WORDS,
                ESCAPES,
                SHORTCODES,
                LINKS,
                TAGS,
            )
            return self.pick((*lists, MENTIONS)[kind])
        if kind <= 11:
            return self.marked(depth + 1)
        if kind <= 14:
            return self.pick((*COMMENTS, self.pick(WORDS), self.pick(WORDS)))
        indent = self.pick(("", "  ", "    ", "\t"))
        return f"{self.pick(('', ' '))}\n{indent}{self.words(3)}"

    def marked(self, depth: int) -> str:
        """Write bold or italic text."""
        mark = self.pick(("*", "_", "**", "__"))
        pieces = [self.piece(depth=depth) for _ in range(self.pick((0, 1, 2)))]
        if not pieces or self.chance(0.9):
            # Not a tag, for one: it would take the mark for its own.
            pieces.append(self.pick(("safe", "dam", "语", "😀", "50%", "it's", r"\*")))
        inner = " ".join(pieces).strip()
        return f"{mark}{inner}{mark}{self.pick((' ', ',', ' ', '!', ';', ' .'))}"

    def data(self) -> str:
        """Write a data block."""
        shape = self.random.randint(0, 9)
        keys = self.random.sample(KEYS, self.random.randint(0, 3))
        entries = [(key, self.value(0)) for key in keys]
        if self.chance(0.25):
            entries.append((self.pick(MARKS), self.pick(("true", "false", "true"))))
        if shape <= 6:
            return "{" + ", ".join(f"{key}: {value}" for key, value in entries) + "}"
        if shape == 7:
            return "{" + ",\n   ".join(f"{k}: {v}" for k, v in entries) + "}"
        if shape == 8:
            plain = [(key, self.pick(SCALARS)) for key, _ in entries]
            inner = "".join(f"\n  {key}: {value}" for key, value in plain)
            return "{" + inner + "\n}"
        items = "".join(f"\n      - {self.pick(SCALARS)}" for _ in range(2))
        inner = "".join(f"\n      {key}: {self.pick(SCALARS)}" for key in keys)
        return "{" + f"\n    list:{items}\n    map:{inner}" + "\n  }"

    def value(self, depth: int) -> str:
        """Write a value in flow form."""
        if depth > 2 or self.chance(0.7):
            return self.pick(SCALARS)
        inner = [self.value(depth + 1) for _ in range(self.random.randint(0, 3))]
        if self.chance(0.5):
            return "[" + ", ".join(inner) + "]"
        keys = self.random.sample(KEYS, len(inner))
        pairs = zip(keys, inner, strict=True)
        return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"

    def element(self, indent: str, *, arguments: bool = True) -> str:
        """Write a statement or an argument without what hangs below it."""
        kind = self.random.randint(0, 9)
        title = self.pick(TITLES)
        is_argument = arguments and self.chance(0.35)
        opening, closing = "<>" if is_argument else "[]"
        if title == "<D>" and is_argument:
            title = "D"
        if kind <= 3:
            colon = self.pick((": ", ": ", ": ", ":", f":\n{indent}  "))
            written = f"{opening}{title}{closing}{colon}{self.running()}"
        elif kind <= 6 or is_argument:
            tags = "".join(
                f" {self.pick(TAGS)}" for _ in range(self.pick((0, 0, 0, 1, 2)))
            )
            written = f"{opening}{title}{closing}{tags}"
        else:
            written = self.running()
        if self.chance(0.25):
            gap = self.pick((" ", " ", "", "  ", f"\n{indent}", f"\n{indent}  "))
            written += gap + self.data()
        if self.chance(0.04):
            written += self.pick(
                (" // note", " <!-- note -->", " /* n */", "\n// note")
            )
        return written

    def lines_below(self, depth: int, indent: str) -> str:
        """Write relation lines below an element."""
        if depth >= 4 or not self.chance(0.6 if depth == 0 else 0.35):
            return ""
        below = indent + self.blank * self.pick((1, 2, 2, 2, 4, 3))
        written = ""
        for _ in range(self.pick((1, 1, 2, 3))):
            sign = self.pick(SIGNS)
            if self.chance(0.03):
                written += f"\n{below}{self.pick(('<!-- n -->', '// note', '/* n */'))}"
            gap = " " if sign == "_" or self.chance(0.92) else self.pick(("", "  "))
            child = self.element(below, arguments=sign != "><")
            written += (
                f"\n{below}{sign}{gap}{child}{self.lines_below(depth + 1, below)}"
            )
        return written

    def statement_tree(self) -> str:
        """Write a statement and what hangs below it."""
        return self.element("", arguments=False) + self.lines_below(0, "")

    def argument_tree(self) -> str:
        """Write an argument or a statement and what hangs below it."""
        return self.element("") + self.lines_below(0, "")

    def reconstruction(self) -> str:
        """Write a premise-conclusion structure, mostly behind its argument."""
        written = ""
        if self.chance(0.8):
            title = self.pick((*TITLES, *(f"Arg {n}" for n in range(20))))
            title = "D" if title == "<D>" else title
            written = f"<{title}>"
            if self.chance(0.5):
                written += f": {self.running(3)}"
            if self.chance(0.2):
                written += f" {self.data()}"
            written += self.lines_below(2, "") + self.pick(("\n\n", "\n\n", "\n\n\n"))
            if self.chance(0.05):
                written += "// note\n\n"
        number = 1
        pad = self.pick(("", "", "", " ", "  "))
        for _ in range(self.pick((1, 1, 1, 2, 3))):
            for _ in range(self.random.randint(1 if number == 1 else 0, 3)):
                written += f"{pad}({number}) {self.numbered()}\n"
                number += 1
            written += f"{pad}{self.inference()}{pad}({number}) {self.numbered()}\n"
            number += 1
        return written.removesuffix("\n")

    def numbered(self) -> str:
        """Write a premise or conclusion."""
        return self.element("    ", arguments=False) + self.lines_below(2, "  ")

    def inference(self) -> str:
        """Write an inference line and the undercuts below it."""
        rules = ", ".join(
            self.pick(("Modus Ponens", "from (1), (2)", "A-B rule", "rule 1", "a. b"))
            for _ in range(self.random.randint(1, 2))
        )
        data = self.pick(
            ("{uses: [1]}", "{from: [1]}", "{k: v}", self.data(), "{uses: [1, 2]}")
        )
        line = self.pick(
            (
                "----",
                "----",
                "----",
                "-----",
                f"-- {rules} --",
                f"--\n{rules}\n--",
                f"-- {rules} {data} --",
                f"--\n{rules} {data}\n--",
                f"--\n{rules}\n{data}\n--",
                f"-- {data} --",
                f"--{rules}--",
                "-- --",
            )
        )
        written = f"{line}{self.pick(('', '', ' '))}\n"
        if self.chance(0.2):
            for _ in range(self.random.randint(1, 2)):
                sign = self.pick(("_", "<_"))
                below = self.lines_below(2, "  ")
                written += f"  {sign} {self.element('    ')}{below}\n"
        return written

    def listing(self) -> str:
        """Write a list."""
        pad = self.pick(("", "", "  "))
        items = []
        ordered = self.chance(0.5)
        for number in range(1, self.random.randint(2, 4)):
            sign = f"{number}." if ordered else "*"
            child = f"{self.element('  ')}{self.lines_below(2, pad + '  ')}"
            items.append(f"{pad}{sign} {child}")
        return "\n".join(items)


def spoilt(text: str, seed: int | str, *, donors: Sequence[str]) -> str:
    """Spoil a text in one to three places.

    Parameters
    ----------
    text : str
        Any text.
    seed : int or str
        The same seed spoils it in the same places.
    donors : sequence of str
        Texts from which pieces and lines are taken.

    Returns
    -------
    str
        The text with characters, tokens or lines removed, doubled or put in.
    """
    random = Random(seed)  # noqa: S311
    tokens = (
        *("[", "]", "<", ">", "{", "}", "*", "_", "#", "(", ")", ":", "-", "+", "\\"),
        *(
            "\n",
            "\n\n",
            "  ",
            "\t",
            "===",
            "----",
            "--",
            "[A]",
            "[A]: ",
            "<X>",
            "{a: 1}",
        ),
        *(
            "//",
            "/*",
            "<!--",
            "**",
            "__",
            "(1) ",
            "\n  - ",
            "\n# ",
            "1. ",
            "\n* ",
            "\r\n",
        ),
        *("\n(2) ", "@[A]", "[t](u)", "#tag", "}", "{", ",", ".", "\n----\n", "\n  _ "),
    )
    for _ in range(random.randint(1, 3)):
        at = random.randint(0, len(text))
        kind = random.randint(0, 7)
        if kind == 0:
            text = text[:at] + text[at + 1 :]
        elif kind == 1:
            text = text[:at] + text[at : at + 1] + text[at:]
        elif kind <= 3:
            text = text[:at] + random.choice(tokens) + text[at:]
        elif kind == 4:
            donor = random.choice(donors)
            begin = random.randint(0, len(donor))
            text = text[:at] + donor[begin : begin + random.randint(1, 12)] + text[at:]
        else:
            lines = text.split("\n")
            row = random.randrange(len(lines))
            if kind == 5:
                del lines[row]
            elif kind == 6:
                lines.insert(row, lines[row])
            else:
                lines.insert(row, random.choice(random.choice(donors).split("\n")))
            text = "\n".join(lines)
    return text
