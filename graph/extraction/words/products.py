"""How passages tell of projects: what a body makes, runs or plans, as (rule, pattern, status).

The group ``name`` is the project; a list in it ("A, B and C") is several. An empty status is read from the sentence.
"""

from __future__ import annotations

_MAKE = (
    r"(?:(?:co-)?finance|host|hold|run|(?:jointly )?produce|prepare|finali[sz]e|publish|develop|elaborate|draft|update"
    r"|review|complete|carry out"
    r"|conduct|(?:jointly )?organi[sz]e|undertake)"
)
_MAKING = (
    r"(?:producing|preparing|finali[sz]ing|publishing|developing|elaborating|drafting|updating|reviewing|completing"
    r"|carrying out|conducting|organi[sz]ing|undertaking)"
)
_END = (
    r"(?=[.;(]| in [A-Z][\w-]+(?:, [A-Z][\w-]+)? (?:in|on) (?:[A-Z]|\d)|, (?:the|which|in|as|and)\b"
    r"| in (?:the )?(?:spring|summer|autumn|winter|early|late|response"
    r"|cooperation|19|20)| and (?:liaise|will|to)\b|, i\.e\.|$)"
)
_PRODUCT = (
    r"(?:[Gg]uidelines?|[Rr]eport|[Pp]ublication|[Ss]tudy|[Mm]anual|[Hh]andbook|[Tt]oolkit|[Dd]irectory|[Ss]urvey"
    r"|[Dd]atabase"
    r"|(?:more )?detailed action plan|[Tt]raining (?:course|programme)|[Pp]ilot project|[Ss]eminar|[Ww]orkshop"
    r"|[Cc]onference"
    r"|[Gg]uide(?!lines)|[Cc]ompendium|[Tt]raining (?:kit|module)|[Qq]uestionnaire|[Ss]ummer school|[Ss]tudy tour"
    r"|[Ii]nventory"
    r"|[Ww]ebsite|[Pp]ortal)"
)
_THING = (
    r"(?:network|centre|center|bank|fund|portal|project|programme|program|initiative|study|survey|compendium|database"
    r"|guide|handbook"
    r"|toolkit|training (?:course|module|programme)|fair|forum|platform|award|observatory|questionnaire|incubator"
    r"|summer school"
    r"|conference|seminar|workshop)"
)
_NAMED_THING = (
    r"(?:Network|Centre|Center|Bank|Fund|Portal|Project|Programme|Program|Initiative|Platform|Award|Observatory|Fair"
    r"|Compendium)"
)
_CAPITALS = r"(?:(?:[A-Z0-9][\w’'&-]*|of|for|on|and|the|in) )"
_PUTS = r"(?:create|establish|set up|launch|develop|organi[sz]e|prepare|hold|build|introduce)"

PRODUCTS = (
    (
        "makes-product",
        rf"\b(?:will (?:also )?|would |to ){_MAKE}(?:, [^,;.]{{3,60}},)? (?:an? |the |its "
        rf"|their )(?P<name>(?:[A-Z][\w/]* )?"
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
        r"\bdevelop (?P<name>(?:further |new |additional )?activities (?:related to|on) [^.;,]+?)(?= in response"
        r"|[.;,])",
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
    (
        "being-made",
        rf"\b[Aa]n? (?P<name>(?:[a-z]+ ){{0,2}}{_PRODUCT}\b(?: (?:on|for|of|with)\b[^.;,]*?)?) (?:was|is|were|are)"
        r" (?:currently )?being (?:prepared|developed|drafted|finali[sz]ed|carried out|conducted)\b",
        "ongoing",
    ),
    (
        "to-be-made",
        rf"\b[Aa]n? (?P<name>{_PRODUCT}\b (?:on|for|of)\b[^.;,]+?) (?:will|would|is to|are to) be"
        r" (?:made available|developed|published|prepared|issued|undertaken|launched|drawn up)\b",
        "planned",
    ),
    (
        "asked-to-be-made",
        rf"\b(?:proposed|suggested|requested) that an? (?P<name>{_PRODUCT}\b (?:on|for|of)\b[^.;,]+?) be"
        r" (?:made|developed|published|prepared|issued|undertaken|carried out|launched)\b",
        "proposed",
    ),
    (
        "in-making",
        rf"\b(?:lead|work together|cooperate|assist)\b[^.;]{{0,90}}? in {_MAKING} (?:an? |the )(?P<name>{_PRODUCT}\b"
        rf"(?: (?:to|on|of|for)\b[^.;,]*?)?)(?= by |[.;,]|$)",
        "proposed",
    ),
    (
        "named-programme",
        rf"(?P<name>(?!The )(?:[A-Z][\w’'&-]* ){_CAPITALS}{{0,7}}?(?:programme|program|initiative|movement"
        rf"|scheme)\b(?! of work))",
        "ongoing",
    ),
    (
        "titled-programme",
        rf"\b(?:the|its|their|called|’s|'s) [“\"]?(?P<name>(?!National\b|Regional\b"
        rf"|Government)(?:[A-Z][\w’'&-]* ){_CAPITALS}{{0,5}}?(?:Initiative|Scheme|Compact|Programme|Program)"
        r"(?: for (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*)?)(?! of Work)(?![\w ]* \([A-Z]{3,}\))",
        "ongoing",
    ),
    (
        "proposes-thing",
        rf"\b(?:propos(?:ed|es)|offer(?:ed|s)|volunteered) (?:(?:to )?{_PUTS} )?(?:an? |the )(?P<name>(?:[a-z]+ "
        rf"|[A-Z][\w-]* ){{0,5}}?"
        rf"(?:{_THING}|{_NAMED_THING})\b(?: (?:on|for|of|in) [^.;,()]+?)?)(?= which | that | to | managed | be |[.;,(]"
        rf"| and |$)",
        "proposed",
    ),
    (
        "proposal-of-thing",
        rf"\b[Pp]roposals? (?:(?:of|by|from) (?:the )?[A-Z][\w ]+? )?(?:to {_PUTS} |on |for |of )(?:an? "
        rf"|the )?(?P<name>(?:[a-z]+ |[A-Z][\w-]* ){{0,5}}?"
        rf"(?:{_THING}|{_NAMED_THING})\b(?: (?:on|for|in) [^.;,()]+?)?)(?= in [A-Z]| and | was | were | which | that "
        rf"| to | prepared |[.;,(]|$)",
        "proposed",
    ),
    (
        "quoted-proposal",
        r"\b[Pp]roposals? (?:(?:of|by|from) [A-Z][\w ]+? )?(?:on|for|to \w+|entitled)? ?(?:an? "
        r"|the )?[“\"](?P<name>[^”\"]{4,80})[”\"]",
        "proposed",
    ),
    (
        "joint-project",
        r"\b[Aa] (?P<name>(?:joint|common|pilot|new|regional) (?:project|programme) (?:on|for) [^.;,]+?)"
        r"(?= (?:was|were|is|are|will|would|had|has|to) | and "
        r"| which |[.;,]|$)",
        "proposed",
    ),
    (
        "runs-programme",
        r"\b(?:run|runs|operates?|launched|implements?|informed [^.;]{0,40}? of"
        r"|briefed [^.;]{0,40}? on) an? (?P<name>(?:joint |new )?"
        r"programme (?:for|on|to) [^.;]+?)(?=[.;]|$)",
        "ongoing",
    ),
    (
        "task-to-make",
        rf"^(?:Prepare|Develop|Produce|Publish|Draft|Compile|Organi[sz]e|Elaborate|Finali[sz]e|Update) (?:an? |the "
        rf"|its )(?P<name>{_PRODUCT}\b"
        rf"(?: (?:to|on|of|for)\b[^.;,]*)?)",
        "planned",
    ),
    (
        "work-on",
        r"\bthe work of (?:the )?(?:[a-z]+|Bureau|Committee|Group|Secretariat|Team) on (?P<name>[^.;,]+?)(?= for the\b"
        r"| and (?:requested|invited|asked|welcomed|urged)\b|[.;,])",
        "ongoing",
    ),
    (
        "new-edition",
        r"\b(?:resulting |new )?(?P<name>(?:second|third|fourth|new|revised) edition of the [^.;,]+?)(?= is | will "
        r"|[.;,])",
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

LIST_NOUN = r"\b(?:projects?|project proposals|proposals|components|initiatives|activities)\b"
NOT_PROJECTS = (
    r"\b(?:areas|issues|questions|recommendations|teams|groups|items|elements|measures|themes|topics"
    r"|countries|meetings|following issues)\b[^.]{0,30}:\s*$"
)
