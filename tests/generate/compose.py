"""From stories to pages: who prints what, what is copied from whom, and what repeats."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from random import Random

from .planted import PlantedEvent, PlantedParagraph
from .press import Block, Outlet, Sheet
from .spelling import SPELLINGS, respell
from .stories import Story, StoryTeller
from .styles import STYLES

_NAMES = (
    ("al-fanar", "بوابة الفنار", "خبر يضيء الطريق"),
    ("sahifat-almadar", "صحيفة المدار", "يومية سياسية مستقلة"),
    ("nabaa", "وكالة نبأ", "الخبر أولا"),
    ("akhbar-alsahil", "أخبار الساحل", "جريدة إلكترونية شاملة"),
    ("marsad-alyawm", "مرصد اليوم", "نرصد لك ما يجري"),
)
_STYLE_NAMES = ("fanar", "madar", "nabaa", "sahil", "marsad")
_SECTIONS = ("politics", "world", "news")
_AUTHORS = (None, "سامر الحداد", "ليلى قاسم", "هيئة التحرير", "نور الدين بركات", "رانيا عواد")
_FIRST_DAY = dt.datetime(2023, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=3)))


@dataclass(frozen=True, slots=True)
class Repeats:
    """How much repeats, as shares of pages (``in_page``, ``shared``, ``copies``, ``versions``).

    in_page: some paragraphs stand again at the page's end. shared: one background paragraph is an earlier page's.
    copies: the page is another outlet's copy of an earlier page. versions: the page is a later version of an
    earlier one under its URL (only in formats that carry URLs).
    """

    in_page: float = 0.15
    shared: float = 0.1
    copies: float = 0.1
    versions: float = 0.05


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before it is printed: its sheet and what is planted in it."""

    outlet: Outlet
    sheet: Sheet
    story: Story
    paragraphs: tuple[PlantedParagraph, ...]
    fetched_at: dt.datetime
    version_of: int | None = None
    copy_of: int | None = None

    def events(self, published_date: dt.date | None) -> tuple[PlantedEvent, ...]:
        """What the page tells; without a publication day only the days that are written out are known."""
        return tuple(
            event if published_date or paragraph.is_dated else replace(event, date=None)
            for paragraph in self.story.paragraphs
            for event in paragraph.events
        )


def make_outlets(n: int, bulk: tuple[int, int], rng: Random) -> tuple[Outlet, ...]:
    """``n`` outlets in the five house styles, each with its own host, names and page weight."""
    outlets = []
    for at in range(n):
        host, name, tagline = _NAMES[at % 5]
        round_ = at // 5
        suffix = f"-{round_ + 1}" if round_ else ""
        name = f"{name} {round_ + 1}" if round_ else name
        outlets.append(Outlet(f"{host}{suffix}.example", name, tagline, _STYLE_NAMES[at % 5], rng.randint(*bulk)))
    return tuple(outlets)


class NewsRoom:
    """Drafts one page after the other, remembering what was printed."""

    def __init__(
        self, outlets: tuple[Outlet, ...], repeats: Repeats, variants: float, spellings: tuple[str, ...], rng: Random
    ) -> None:
        unknown = set(spellings) - set(SPELLINGS)
        if unknown:
            raise ValueError(f"unknown spellings: {', '.join(sorted(unknown))}")
        self._outlets = outlets
        self._repeats = repeats
        self._variants = variants
        self._spellings = spellings
        self._rng = rng
        self._teller = StoryTeller(rng)
        self._headlines: list[str] = []
        self._originals: list[int] = []
        self._versionable: list[int] = []
        self.drafts: list[Draft] = []

    def draft(self, characters: int, has_url: bool) -> Draft:
        """The next page, of about ``characters`` characters; ``has_url`` says if its format carries a URL."""
        draw = self._rng.random()
        if has_url and self._versionable and draw < self._repeats.versions:
            draft = self._version()
        elif self._originals and self._repeats.versions <= draw < self._repeats.versions + self._repeats.copies:
            draft = self._copy()
        else:
            draft = self._original(characters)
            self._originals.append(len(self.drafts))
            if has_url:
                self._versionable.append(len(self.drafts))
        self.drafts.append(draft)
        return draft

    def _original(self, characters: int) -> Draft:
        rng = self._rng
        minute = rng.randrange(730 * 24 * 60)
        published_at = _FIRST_DAY + dt.timedelta(minutes=minute)
        story = self._teller.story(published_at.replace(hour=8 + published_at.hour % 6), characters)
        paragraphs = [self._planted(paragraph.text) for paragraph in story.paragraphs]
        if self._originals and rng.random() < self._repeats.shared:
            paragraphs.append(self._shared())
        if rng.random() < self._repeats.in_page:
            here = len(self.drafts)
            for at in sorted(rng.sample(range(len(paragraphs)), k=min(2, len(paragraphs)))):
                paragraphs.append(self._planted(paragraphs[at].plain, paragraphs[at].repeats or (here, at)))
        outlet = rng.choice(self._outlets)
        return self._printed(outlet, story, tuple(paragraphs), number=100_000 + len(self.drafts))

    def _shared(self) -> PlantedParagraph:
        """A paragraph without events of an earlier original, as background."""
        page = self._rng.choice(self._originals)
        told = self.drafts[page].story.paragraphs
        at = self._rng.choice([n for n, paragraph in enumerate(told) if not paragraph.events] or [0])
        return self._planted(told[at].text, (page, at))

    def _copy(self) -> Draft:
        """Another outlet's copy, some hours later on the same day: one paragraph of its own, the rest word for word."""
        page = self._rng.choice(self._originals)
        source = self.drafts[page]
        others = [outlet for outlet in self._outlets if outlet != source.outlet] or list(self._outlets)
        story = replace(
            source.story, published_at=source.story.published_at + dt.timedelta(minutes=self._rng.randint(20, 300))
        )
        planted = self._with_own_paragraph(page, story)
        draft = self._printed(self._rng.choice(others), story, planted, number=100_000 + len(self.drafts))
        return replace(draft, copy_of=page)

    def _version(self) -> Draft:
        """A later version under the same URL, fetched hours later, with one paragraph more."""
        page = self._versionable.pop(self._rng.randrange(len(self._versionable)))
        source = self.drafts[page]
        planted = self._with_own_paragraph(page, source.story)
        draft = self._printed(source.outlet, source.story, planted, number=source.sheet.number)
        sheet = replace(draft.sheet, url=source.sheet.url, author=source.sheet.author)
        fetched_at = source.fetched_at + dt.timedelta(hours=self._rng.randint(2, 60))
        return replace(draft, sheet=sheet, version_of=page, fetched_at=fetched_at)

    def _with_own_paragraph(self, page: int, story: Story) -> tuple[PlantedParagraph, ...]:
        kept = [self._planted(paragraph.text, (page, at)) for at, paragraph in enumerate(story.paragraphs)]
        return (*kept, self._planted(self._teller.filler().text))

    def _planted(self, plain: str, repeats: tuple[int, int] | None = None) -> PlantedParagraph:
        text = respell(plain, self._rng, self._spellings) if self._rng.random() < self._variants else plain
        return PlantedParagraph(plain, text, repeats)

    def _printed(self, outlet: Outlet, story: Story, paragraphs: tuple[PlantedParagraph, ...], number: int) -> Draft:
        rng = self._rng
        published_at = story.published_at
        fetched_at = published_at.astimezone(dt.UTC) + dt.timedelta(days=rng.randint(1, 200))
        section = rng.choice(_SECTIONS)
        self._headlines.append(story.headline)
        blocks = [Block("lead" if at == 0 else "body", paragraph.text) for at, paragraph in enumerate(paragraphs)]
        sheet = Sheet(
            number=number,
            url=STYLES[outlet.style].url(outlet, number, section, published_at.date()),
            section=section,
            title=story.headline,
            author=rng.choice(_AUTHORS),
            published_at=published_at,
            seen_on=fetched_at.date(),
            blocks=tuple(blocks),
            related=tuple(rng.choice(self._headlines) for _ in range(6)),
            tags=("سياسة", "دبلوماسية"),
        )
        return Draft(outlet, sheet, story, paragraphs, fetched_at)
