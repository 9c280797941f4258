"""Invented reports, each a list of printed paragraphs with the reference by which each should be found.

None of the bodies, meetings or sentences exists. The layouts are those of the usual families: a report of a working party,
agreed conclusions, the report of an expert meeting, two summary records, a ministerial declaration.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["head", "title", "heading", "paragraph", "bullet", "element", "row", "contents"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed paragraph: its words, the number before them, and its reference."""

    role: Role
    words: str
    ref: str
    label: str = ""
    level: int = 1


@dataclass(frozen=True, slots=True)
class Report:
    """An invented report."""

    name: str
    entries: tuple[Entry, ...]

    @property
    def expected(self) -> list[tuple[str, str]]:
        """Reference and words of everything that facts may be read from."""
        return [(entry.ref, entry.words) for entry in self.entries if entry.role not in ("head", "title", "contents")]


def head(words: str) -> Entry:
    return Entry("head", words, "Header")


def title(words: str) -> Entry:
    return Entry("title", words, "Header")


def heading(words: str, ref: str, level: int = 1, label: str = "") -> Entry:
    return Entry("heading", words, ref, label, level)


def paragraph(ref: str, words: str, label: str = "") -> Entry:
    return Entry("paragraph", words, ref, label)


def bullet(ref: str, words: str, level: int = 1) -> Entry:
    return Entry("bullet", words, ref, "", level)


def element(ref: str, label: str, words: str, level: int = 1) -> Entry:
    return Entry("element", words, ref, label, level)


def contents(words: str, pages: str) -> Entry:
    return Entry("contents", words, "Contents", pages)


WORKING_PARTY = Report(
    "working-party",
    (
        head("UNITED NATIONS"),
        head("Distr."),
        head("GENERAL"),
        head("LAKE/WP.3/2004/11"),
        head("9 March 2004"),
        head("Original: ENGLISH"),
        head("LAKE REGION COUNCIL"),
        head("Committee on Canals and Crafts"),
        head("Working Party on Small Shipyards"),
        head("Fourth session"),
        head("Brenta, 2-3 March 2004"),
        title("REPORT OF THE WORKING PARTY ON ITS FOURTH SESSION"),
        heading("HIGHLIGHTS", "Highlights"),
        paragraph("Highlights", "At its fourth session, the Working Party on Small Shipyards:"),
        bullet(
            "Highlights", "Renewed the programme for apprentices in wooden boat building for the years 2004 and 2005"
        ),
        bullet("Highlights", "Formed two new teams on:"),
        bullet("Highlights", "Slipways", 2),
        bullet("Highlights", "Sail making by cooperatives", 2),
        bullet("Highlights", "Invited the ferry guilds to its next session"),
        heading("Introduction", "Heading before 1"),
        paragraph(
            "1", "The Working Party on Small Shipyards met in Brenta on 2 and 3 March 2004 under its usual rules.", "1."
        ),
        paragraph(
            "2",
            "Delegates from nineteen lake towns attended, and three guilds sent observers who spoke when the Chair "
            "called upon them, as the rules of procedure of the Council allow at every session.",
            "2.",
        ),
        heading("Adoption of the agenda", "Item 1", 1, "Item 1:"),
        paragraph("3", "The agenda (LAKE/WP.3/2004/1) was adopted without a change.", "3."),
        heading("Teams and their work", "Item 2", 1, "Item 2:"),
        paragraph("Item 2", "Documentation:"),
        paragraph("Item 2", "LAKE/WP.3/2004/4 Report of the Team on Varnish"),
        paragraph("Item 2", "LAKE/WP.3/2004/5 Yards and their neighbours"),
        paragraph("4", "The Team on Varnish had finished its handbook and asked that the mandate be closed.", "4."),
        paragraph("5", "The Working Party agreed that the two new teams would report on:", "5."),
        bullet("5", "The state of the slipways on the northern shore and what repairs would cost;"),
        bullet("5", "Sail making by cooperatives, with figures on wages."),
        paragraph("5", "Both reports are expected before the fifth session of the Working Party is convened."),
        heading("Other business", "Item 3", 1, "Item 3:"),
        paragraph("6", "No other matter was raised.", "6."),
        heading("Annex I", "Annex I"),
        heading("Programme of the yards", "Annex I", 2),
        paragraph("Annex I, 1", "The programme has two branches, each with its own lead town.", "1."),
        heading("Slipways", "Annex I, A", 2, "A."),
        paragraph("Annex I, 2", "Work on slipways begins with a census of those still in use.", "2."),
        heading("Census of slipways", "Annex I, A.1", 3, "A.1"),
        paragraph("Annex I, 4", "Lead: town of Garda, from June 2004, with help from the guild of carters.", "4."),
        heading("Repairs", "Annex I, A.2", 3, "A.2"),
        paragraph("Annex I, 5", "Repairs wait for the census to be complete.", "5."),
        heading("Sails", "Annex I, B", 2, "B."),
        paragraph("Annex I, 6", "Cooperatives are surveyed once a year.", "6."),
        heading("Annex II", "Annex II"),
        heading("Calendar", "Annex II", 2),
        paragraph("Annex II, 1", "The dates below may move by a week.", "1."),
    ),
)

CONCLUSIONS = Report(
    "agreed-conclusions",
    (
        head("United Nations"),
        head("Council on Hill Farming"),
        head("Distr.: Limited"),
        head("CHF/B/COM.2/L.7"),
        head("14 May 2009"),
        head("Original: English"),
        head("Hill Farming Board"),
        head("Commission on Terraces, Wool and Cheese"),
        head("Second session"),
        head("Chur, 11-14 May 2009"),
        head("Agenda item 4"),
        title("Agreed conclusions on terraces"),
        paragraph(
            "Summary",
            "Terraces fall down when nobody mends them. The Commission heard from herders, masons and bankers, and asked the "
            "secretariat among other things (a) to count the masons who still know dry walls; and (b) to draw up a loan that "
            "is repaid in cheese.",
        ),
        contents("CONTENTS", ""),
        contents("Introduction", "1"),
        contents("A. Policy at home", "2"),
        contents("Recommendations to Governments", "4"),
        heading("Introduction", "Heading before 1"),
        paragraph(
            "1", "The Commission recalls that two thirds of all terraces were built before there were any roads.", "1."
        ),
        heading("Policy at home", "Heading A", 1, "A."),
        paragraph("2", "National policies should look at three matters:", "2."),
        element("2(a)", "(a)", "Loans for walls that are no longer than a household can mend in a winter;"),
        element("2(b)", "(b)", "Schools in which masons teach, in particular:"),
        element("2(b)(i)", "(i)", "evening classes open to herders;", 2),
        element("2(b)(ii)", "(ii)", "summer camps at which a wall is built from the ground;", 2),
        element("2(c)", "(c)", "A register of terraces."),
        paragraph(
            "2", "The register is not meant to be used for taxes, as several delegations underlined in the debate."
        ),
        paragraph("3", "Experts differed on prices.", "3."),
        heading("Recommendations to Governments", "Rec. to Governments"),
        heading("Walls first", "Rec. to Governments 1", 2, "1."),
        element("Rec. to Governments 1(a)", "(a)", "Governments should pay for stones where a wall keeps a road open."),
        element("Rec. to Governments 1(b)", "(b)", "Governments should let herders gather stones in public forests."),
        heading("Wool and cheese", "Rec. to Governments 2", 2, "2."),
        element("Rec. to Governments 2(a)", "(a)", "Governments should buy cheese for schools."),
        heading("Recommendations to the Council", "Rec. to Council"),
        element("Rec. to Council (a)", "(a)", "The Council should publish a manual which:"),
        element("Rec. to Council (a)(i)", "(i)", "shows each step of a dry wall;", 2),
        element("Rec. to Council (a)(ii)", "(ii)", "is free to copy.", 2),
        element("Rec. to Council (b)", "(b)", "The Council should meet in the hills at least once."),
    ),
)

EXPERTS = Report(
    "expert-meeting",
    (
        head("Board on Bread and Grain"),
        head("Expert Meeting on Small Mills"),
        head("Third session"),
        head("Arles, 6 and 7 October 2011"),
        head("BBG/EM.9/3"),
        title("Report of the Expert Meeting on Small Mills on its third session"),
        heading("Chair's account", "Heading I", 1, "I."),
        heading("Opening", "Heading A", 2, "A."),
        paragraph(
            "1", "The Chair opened the meeting and said that there were (a) fewer mills; and (b) better ones.", "1."
        ),
        paragraph(
            "2", "The miller of Arles welcomed the experts and showed them the wheel that his family had kept.", "2."
        ),
        heading("Discussion", "Heading B", 2, "B."),
        paragraph(
            "3", "Experts spoke of water rights and of the price of stones, which had doubled within a decade.", "3."
        ),
        heading("Organizational matters", "Heading II", 1, "II."),
        heading("Election of officers", "Heading A", 2, "A."),
        paragraph("4", "The meeting elected as its Chair an expert from Aragon.", "4."),
        heading("Annex", "Annex"),
        heading("Attendance", "Annex", 2),
        paragraph(
            "Annex, 1", "Experts from the following towns attended the meeting: Arles, Huesca, Lecce and Trani.", "1."
        ),
        paragraph("Annex, 2", "The following guild was represented at the meeting: Guild of Bakers.", "2."),
    ),
)

SUMMARY_RECORD = Report(
    "summary-record",
    (
        paragraph(
            "Preamble",
            "The Island Group on Market Stalls held its 8th Meeting in Port Heron on 12-13 May 2006. Stallholders from Anse, Bel, "
            "Cape Grey and Dune took part in the meeting, and the Ferry Union was also there as a guest.",
        ),
        paragraph("Preamble", "The Meeting took up the following issues:"),
        heading("Tasks from last year", "Item 1", 1, "1."),
        paragraph("Item 1", "The Group went through the tasks and agreed that one island would keep the list."),
        heading("Stall Plan", "Item 2", 1, "2."),
        paragraph("Item 2", "The Group took up a draft of the plan. New parts were:"),
        bullet("Item 2", "Roofs against rain, to be paid by the islands in turn;"),
        bullet("Item 2", "A shared scale."),
        paragraph("Item 2", "The Group agreed to go on with the draft by letter."),
        heading("Visit of the Harbour Board", "Item 3", 1, "3."),
        paragraph(
            "Item 3", "The Group agreed to ask the Harbour Board to come to its next meeting, if the ferries allow."
        ),
    ),
)

COMMITTEE_RECORD = Report(
    "committee-record",
    (
        head("Organisation for Valley Trade"),
        head("VAL/IND/SB(2003)4"),
        head("17 November 2003"),
        head("Committee on Small Breweries"),
        title("SUMMARY RECORD OF THE TWELFTH SESSION"),
        heading("Opening of the session", "Item 1", 1, "Item 1."),
        paragraph("1", "The Chair, Ms. Odile Varga, opened the session.", "1."),
        paragraph("2", "The Committee adopted its agenda [VAL/IND/SB/A(2003)2].", "2."),
        heading("Hops and their prices", "Item 2", 1, "Item 2."),
        paragraph("3", "The Secretariat presented a paper. The Committee:", "3."),
        bullet("3", "took note of the paper;"),
        bullet("3", "asked for written comments by the end of the year."),
        paragraph("4", "Delegates from the lower valley offered to host a workshop on dried hops in the spring.", "4."),
        heading("Other business", "Item 3", 1, "Item 3."),
        paragraph("5", "The next session was set for May.", "5."),
    ),
)

DECLARATION = Report(
    "declaration",
    (
        title("Declaration of the Ministers for Fairs and Markets"),
        head("Tallow Bay, 3 June 2015"),
        paragraph("Preamble", "We, the Ministers for Fairs and Markets, met in Tallow Bay to speak of small traders."),
        heading("Light and water", "Heading before 1"),
        paragraph(
            "1", "We agree that each fair needs light and clean water, and we ask our towns to see to both.", "1."
        ),
        paragraph("2", "We welcome the work of the Stall Network.", "2."),
        heading("Roads", "Heading before 3"),
        paragraph("3", "We instruct our officials to:", "3."),
        element("3(a)", "(a)", "mend the roads that lead to fairs;"),
        element("3(b)", "(b)", "tell us what they cost."),
        paragraph("4", "We will meet again in two years.", "4."),
    ),
)

REPORTS = (WORKING_PARTY, CONCLUSIONS, EXPERTS, SUMMARY_RECORD, COMMITTEE_RECORD, DECLARATION)
