"""Words that stand for an activity, a group that benefits, or a region; each becomes a label of a concept scheme."""

from __future__ import annotations

ACTIVITIES = (
    (r"\bguidelines\b", "guidelines"),
    (r"\bbest practices?\b", "best-practice collection"),
    (r"\bbenchmark", "benchmarking"),
    (r"\b(?:publish|publication)", "publication"),
    (r"\b(?:disseminat)", "dissemination"),
    (r"\bmonitor", "monitoring"),
    (r"\bpilot projects?", "pilot project"),
    (r"\bconferences?\b", "conference"),
    (r"\bseminars?\b", "seminar"),
    (r"\bworkshops?\b", "workshop"),
    (r"\braise awareness|awareness[- ]raising", "awareness-raising"),
    (r"\b(?:adviser|advice|advisory)\b", "advisory"),
    (r"\btraining\b", "training"),
    (r"\breview(?:ed|ing)?\b", "review"),
    (r"\b(?:stud(?:y|ies)|research|analy[sz]|analytical|identif(?:y|ied))", "research-study"),
    (r"\bpolicy research|\bareas? (?:for|of) (?:future )?work|areas defined", "policy-research"),
    (r"\bchecklists?\b", "checklist"),
    (r"\bexpert meetings?\b", "expert-meeting"),
    (r"\baction plans?|work plans?|plan of action", "action-plan"),
    (r"\bcoordinat", "coordination"),
    (r"\bgender mainstreaming|mainstreaming of gender|mainstream gender", "gender-mainstreaming"),
    (r"\bnetwork(?:s|ing)?\b", "network"),
    (r"\bsharing of experience|exchange of (?:information|experience)|share experience", "information exchange"),
    (r"\b(?:arranging|organi[sz]ing|organization of) meetings", "meeting organization"),
    (r"\breporting\b", "reporting"),
    (r"\bconsult|interaction with", "consultation"),
    (r"\bpress releases?", "press-release"),
    (r"\b(?:work programme|policy[- ]making|policies|policy environment)\b", "policy-making"),
    (r"\btechnical assistance|assist", "technical-assistance"),
    (r"\bevaluat", "evaluation"),
    (r"\bregulat", "regulation"),
)
"""(pattern, label) in the order of preference."""

BENEFICIARIES = (
    (r"\btransition economies|economies in transition", "transition economies"),
    (r"\bwomen", "women"),
    (r"\bmember states\b", "member States"),
    (r"\bgovernments\b", "Governments"),
    (r"\bprivate sector\b", "private sector"),
    (r"\bmicro[- ]?enterprises\b", "micro-enterprises"),
    (r"\bbusiness incubators?\b", "business incubators"),
    (r"\bteams of specialists\b", "teams of specialists"),
    (r"\bsmes\b|\bsmall[- ,]+(?:and )?medium|small firms", "SMEs"),
    (r"\bfirms\b", "firms"),
    (r"\benterprises?\b", "enterprises"),
    (r"\bbusiness community\b", "business community"),
    (r"\beconomies\b", "economies"),
    (r"\bspin-off\b", "spin-off companies"),
    (r"\bentrepreneurs\b", "entrepreneurs"),
)
"""(pattern, label) of those for whom work is done."""

REGIONS = (
    (r"\btransition economies|economies in transition", "transition economies"),
    (r"\bleast developed countries\b", "least developed countries"),
    (r"\bdeveloping countries\b", "developing countries"),
    (r"\bapec region\b", "APEC region"),
    (r"\b(?:un/?ece) region\b", "UN/ECE region"),
    (r"\bcentral asia\b", "Central Asia"),
    (r"\bcis countries\b", "CIS"),
)
"""(pattern, label) of regions that work is for."""
