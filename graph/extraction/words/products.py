"""How passages tell of projects: what a body makes, runs or plans, as (rule, pattern, status).

The group ``name`` is the project; a list in it ("A, B and C") is several. An empty status is read from the sentence.
"""

from __future__ import annotations

_MAKE = (
    r"(?:produce|prepare|finali[sz]e|publish|develop|elaborate|draft|update|review|complete|carry out"
    r"|conduct|organi[sz]e|undertake)"
)
_MAKING = (
    r"(?:producing|preparing|finali[sz]ing|publishing|developing|elaborating|drafting|updating|reviewing|completing"
    r"|carrying out|conducting|organi[sz]ing|undertaking)"
)
_END = (
    r"(?=[.;(]|, (?:the|which|in|as|and)\b| in (?:the )?(?:spring|summer|autumn|winter|early|late|response"
    r"|cooperation|19|20)| and (?:liaise|will|to)\b|, i\.e\.|$)"
)
_PRODUCT = (
    r"(?:[Gg]uidelines?|[Rr]eport|[Pp]ublication|[Ss]tudy|[Mm]anual|[Hh]andbook|[Tt]oolkit|[Dd]irectory|[Ss]urvey|[Dd]atabase"
    r"|(?:more )?detailed action plan|[Tt]raining (?:course|programme)|[Pp]ilot project|[Ss]eminar|[Ww]orkshop|[Cc]onference)"
)

PRODUCTS = (
    (
        "makes-product",
        rf"\b(?:will (?:also )?|to ){_MAKE} (?:an? |the |its )(?P<name>(?:[A-Z][\w/]* )?"
        rf"(?:more )?{_PRODUCT}s?\b(?: (?:on|in|of|for|to)\b[^.;]*?)?){_END}",
        "planned",
    ),
    (
        "is-making-product",
        rf"\b(?:is|are|is currently|are currently) {_MAKING} (?:an? |the |its )(?P<name>"
        rf"(?:[A-Z][\w/]* )?{_PRODUCT}s?\b(?: (?:on|in|of|for|to)\b[^.;]*?)?){_END}",
        "ongoing",
    ),
    (
        "further-activities",
        r"\bdevelop (?P<name>(?:further |new |additional )?activities (?:related to|on) [^.;,]+?)(?= in response|[.;,])",
        "planned",
    ),
    (
        "remaining-tasks",
        r"\bcarry(?:ing)? out (?:some |certain |a number of )?(?:specific )?(?P<name>(?:remaining )?(?:tasks"
        r"|activities|projects|studies) on (?:the )?[^.;]+)",
        "planned",
    ),
    (
        "to-include-work",
        r"\b(?:work|activities|programme)\b[^.;]{0,12} to include (?P<name>[a-z]+ing [^.;]+?)(?= in cooperation|[.;])",
        "proposed",
    ),
    (
        "event-in-programme",
        r"\bthat a similar (?P<name>(?:seminar|workshop|conference|forum|study)) be (?:included|organi[sz]ed|held)",
        "planned",
    ),
    (
        "first-activity",
        r"\b[Tt]he (?:first|initial|next) (?:activity|step|project|phase)\b[^.;]*? will be an? (?P<name>[^.;,]+)",
        "planned",
    ),
    (
        "report-on-services",
        r"\breports? (?:on|of) (?:the )?(?P<name>(?:[A-Z/]{2,10}(?:’s|'s)? )?(?:[\w-]+ ){0,4}(?:services"
        r"|initiative|project)(?: (?:related to|on|for) [\w ]+?)?)(?= \(|[.;,])",
        "ongoing",
    ),
    (
        "reported-event",
        r"\breports? on the (?P<name>(?:\w+ )?(?:Seminar|Workshop|Conference|Forum|Symposium) on [^.;]+?) held\b",
        "completed",
    ),
    (
        "programmes-run-by",
        r"\b(?P<name>(?:training |technical assistance |support )(?:programmes?|courses?) (?:organi[sz]ed|run"
        r"|offered|conducted) by (?:the )?[^.;,]+?)(?= and (?:invited|requested)|[.;,])",
        "ongoing",
    ),
    ("work-on", r"\bthe work of (?:the )?\w+ on (?P<name>[^.;,]+?)(?= for the\b|[.;,])", "ongoing"),
    (
        "new-edition",
        r"\b(?:resulting |new )?(?P<name>(?:second|third|fourth|new|revised) edition of the [^.;,]+?)(?= is | will |[.;,])",
        "ongoing",
    ),
)

ACTIVITY_LISTS = (
    r"\b(?:activities|initiatives|projects),? (?:such as|including) (?P<list>[^.;:]+)",
    r"\b(?:several|various|a number of) (?:activities|projects) related to (?P<list>[^.;:]+)",
    r"\bwork programme\b[^.;]{0,40}? includes (?P<list>cooperation with [^.;(]+)",
)
"""Lists of activities inside a sentence."""

LIST_LEADS = (
    (
        r"\bcompleted and (?:ongoing|on-going)\b|\bongoing and completed\b|\bcompleted or ongoing\b",
        "completed-or-ongoing",
    ),
    (r"\bcompleted\b", "completed"),
    (r"\b(?:ongoing|on-going|under way|current)\b", "ongoing"),
    (r"\b(?:approved|endorsed|adopted|accepted)\b", "approved"),
    (r"\b(?:propos|forwarded|submitted|considered)", "proposed"),
    (r"\b(?:dormant|suspended)\b", "dormant"),
)
"""What the words before a list of projects say of their status; the first that fits counts."""

LIST_NOUN = r"\b(?:projects?|project proposals|proposals|components|initiatives)\b"
NOT_PROJECTS = (
    r"\b(?:areas|issues|questions|recommendations|teams|groups|items|elements|measures|themes|topics"
    r"|countries|meetings|following issues)\b[^.]{0,30}:\s*$"
)
