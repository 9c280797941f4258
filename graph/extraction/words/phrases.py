"""Phrases that tell of joint work, of worry about double work, of capacities and of charges."""

from __future__ import annotations

COOPERATION = (
    (r"co-?sponsored by", "co-sponsor", "agreed"),
    (r"jointly (?:organi[sz]ed|prepared|published|convened|held) (?:by|with)", "joint-activity", ""),
    (r"(?:organi[sz]ed|prepared|published|convened|held) jointly (?:by|with)", "joint-activity", ""),
    (r"co-?organi[sz]ed (?:by|with)", "joint-activity", ""),
    (r"jointly with", "joint-activity", ""),
    (r"joint \w+(?: \w+)? with", "joint-activity", ""),
    (
        r"(?:developed|prepared|organi[sz]ed|carried out|undertaken|published|implemented|produced|held) together with",
        "joint-activity",
        "",
    ),
    (r"in liaison (?:with|among)", "liaise", ""),
    (r"liais(?:e|es|ed|ing) (?:closely )?with", "liaise", ""),
    (r"in (?:close |closer |full )?co-?operation with", "joint-activity", ""),
    (r"in (?:close )?(?:partnership|collaboration|conjunction) with", "joint-activity", ""),
    (r"in (?:close )?coordination with", "liaise", ""),
    (r"in consultation with", "consult", ""),
    (r"(?:consult|consults|consulted|consulting) with", "consult", ""),
    (r"consult(?:s|ed|ing)?(?= (?:the )?[A-Z])", "consult", ""),
    (r"(?:more )?(?:closely )?linked with(?: that of)?", "liaise", ""),
    (r"co-?operat(?:e|es|ed|ing) (?:\w+ )?with", "joint-activity", ""),
    (r"collaborat(?:e|es|ed|ing) (?:\w+ )?with", "joint-activity", ""),
    (r"work(?:s|ed|ing)? (?:more )?(?:together|closely|closer|jointly) with", "joint-activity", ""),
    (r"(?:linkages?|links?|coordination|contacts?)(?: and co-?operation)? with", "liaise", ""),
    (r"work(?:s|ed|ing)? with", "joint-activity", ""),
    (r"synerg(?:y|ies) with", "liaise", ""),
    (r"coordinat(?:e|es|ed|ing) (?:\w+ ){0,3}with", "liaise", ""),
    (r"partner(?:s|ed|ing)? with", "joint-activity", ""),
    (r"co-?operation (?:schemes? |programmes? |agreements? )?(?:with|between)", "joint-activity", ""),
    (r"(?:interaction|dialogue|consultations?) with", "consult", ""),
    (r"exchange(?:s|d)? (?:of )?(?:information|experiences?|views) with", "information-exchange", ""),
    (r"memorandum of understanding (?:with|between)", "joint-activity", ""),
    (r"(?:funded|financed|financially supported) by", "fund", ""),
)
"""(phrase, kind, status if the phrase itself says it): the party beside the phrase is the partner."""

OVERLAP = (
    r"avoid(?:ing|s|ed|ance of)? (?:any |the |unnecessary |possible )?(?:\w+ ){0,3}?(?:duplicat\w*"
    r"|overlap\w*|double work|repetition)",
    r"(?:without|prevent\w*|minimi[sz]\w*|reduc\w*|eliminat\w*) (?:any |unnecessary |possible )?(?:duplicat\w*"
    r"|overlap\w*)",
    r"duplication of (?:work|efforts?|activities)",
    r"(?:duplicat\w+|overlap\w*) (?:and|or) (?:overlap\w*|duplicat\w+)",
    r"(?:may|might|could|would|should|must|does|did|do) not (?:duplicate|overlap)",
    r"(?:may|might|could|would|will|should) (?:duplicate|overlap)",
    r"(?:not to|without) (?:duplicat\w+|overlap\w*)",
    r"(?:duplication|overlap\w*) (?:\w+ ){0,6}?(?:could|should|can|must|would|might) be (?:avoided|prevented|reduced)",
    r"overlap(?:s|ping)? with",
    r"(?:nearly|almost|virtually) (?:identical|the same) \w+",
    r"(?:already|also|runs?|carry|carrying|carried|published|prepar\w+|conduct\w+|has"
    r"|have) (?:\w+ ){0,4}?(?:a )?similar"
    r" (?:training|courses?|survey|stud(?:y|ies)|kit|manual|guide|handbook|programmes?|projects?|questionnaire"
    r"|activities|work)",
    r"(?:address|serve|reach|target)\w* the same (?:clients|beneficiaries|enterprises|firms|groups?|countries)",
    r"rather than (?:start\w* (?:anew|afresh)|duplicat\w+)",
    r"uncoordinated (?:assistance|support|aid|programmes?|activities|efforts)",
    r"(?:competing|conflicting|parallel) (?:projects?|programmes?|conditions|advice|initiatives)",
    r"already (?:being |been )?(?:dealt with|covered|undertaken|carried out|addressed|done) by",
    r"re-?invent\w* the wheels?",
    r"overlapping (?:of )?(?:work|activities|mandates?|programmes?|efforts?|business|services?|\w+ \w+ services?)",
    r"(?:operate|work|working) at cross[- ]purposes",
    r"(?:risk|danger) of (?:duplicat\w+|overlap\w*)",
    r"wast(?:e|ing) (?:of )?resources",
    r"call(?:s|ed)? for (?:similar|the same) (?:action|measures|work)",
    r"(?:could|can) not cope with the (?:quantity|number|amount|volume|variety)",
)
"""Where a passage worries that work is done twice or against other work."""

COMPLEMENT = (r"complementar(?:y|ity)", r"increase the synerg\w+", r"synergies (?:with|among|between)")
"""Where a passage wants programmes to complement each other: a weaker sign, told only where parties are named."""

CAPACITY = (
    (r"observers?", "observer"),
    (r"guests?", "guest"),
    (r"invited (?:to attend|as)", "guest"),
    (r"chaired|chairperson|chairman|chairwoman|chair", "chair"),
    (r"secretariat", "secretariat"),
    (r"representatives?|represented", "representative"),
)
"""Words by which a list of participants tells in which capacity they took part."""

ATTENDANCE = (
    r"(?:took part|participated|attended|(?:were|was) (?:also )?(?:represented|present|attended|in attendance)"
    r"|participation of|attended by|with the attendance of)"
)
"""How reports say that somebody was there."""

PROPOSED = (
    r"\b(?:may|might|could|would|should|proposed?s?|possible|suggest\w*|recommend\w*|invited? to consider|to include)\b"
)
REQUESTED = (
    r"\b(?:requested|invited|called (?:on|upon)|urged|asked|encouraged|encouraging|requests|invites|urges"
    r"|should|need(?:s)? to|INVITE|REQUEST|URGE|ENCOURAGE|CALL (?:UP)?ON|RECOMMEND)\b"
)
AGREED = r"\b(?:will|shall|agreed|decided|adopted|endorsed|undertook|approved)\b"
"""Signs of how far a cooperation has come; looked for in this order: requested, agreed, proposed; else it exists."""

ENUMERATION = r"\b(?:such as|including|like|e\.g\.|for example|namely|i\.e\.|for instance|among them|inter alia)\b"
"""Words that open a list of examples."""

ADDRESSEES = (
    (r"^(?:bilateral|multilateral) (?:bodies|agencies|donors|institutions)", "bilateral-multilateral-bodies"),
    (
        r"international community|international organi[sz]ations|donors|development partners|united nations bodies"
        r"|multilateral and bilateral|international co-?operation",
        "international-community",
    ),
    (r"secretariat", "secretariat"),
    (
        r"governments?|member (?:states|countries|economies)|economies|countries|the state\b|policy ?makers",
        "governments",
    ),
)
"""What the name of an addressee says about its kind."""

MEASURES = r"(?:measures|action plans?|plan of action|steps|actions|a programme of|set of)"
