"""The terms of the ontology: equal to ``ontology/smepb.ttl``, tested both ways."""

from __future__ import annotations

from graph.rdf import Iri

BASE = "https://w3id.org/smepb/"
"""Base of every IRI. Not registered with w3id.org yet; this is the only place that knows it."""

CLASSES = frozenset(
    {
        # Who: organizations, bodies, groups, economies, people
        "Actor",
        "Organization",
        "Body",
        "Economy",
        "ActorGroup",
        "Person",
        # Names, memberships and links elsewhere
        "Name",
        "Membership",
        "IdentityLink",
        # Meetings, participation, roles
        "Meeting",
        "AgendaItem",
        "Participation",
        "Role",
        # What is decided, recommended, mandated
        "Decision",
        "Recommendation",
        "Mandate",
        # Cooperation and overlap
        "Cooperation",
        "OverlapConcern",
        # Documents, projects, themes, examples
        "Document",
        "Project",
        "Theme",
        "Example",
        # Where a statement stands
        "Fact",
        "Mention",
        "Citation",
        # The graphs and what is computed
        "DocumentGraph",
        "RegisterGraph",
        "DerivedGraph",
        "Period",
        # Imported tables: mandate documents of entities
        "ImportGraph",
        "MandateListing",
        "Programme",
        "Subprogramme",
        # Overlap of provisions and bodies, computed
        "DerivedFacet",
        "ProvisionOverlap",
        "BodyOverlap",
        # Cooperation network, computed
        "SignificanceTest",
        "TestedTie",
        "Brokerage",
        # What returns in later documents, computed
        "Recurrence",
    }
)

PROPERTIES = frozenset(
    {
        # Who: organizations, bodies, groups, economies, people
        "acronym",
        "code",
        "kind",
        "parent",
        "country",
        "established",
        "establishedAt",
        "mandateLength",
        "formerName",
        "variant",
        "chair",
        "iso3",
        "iso2",
        "m49",
        # Names, memberships and links elsewhere
        "nameOf",
        "authority",
        "validFrom",
        "validUntil",
        "organization",
        "member",
        "asOf",
        "linkOf",
        "target",
        "relation",
        "evidence",
        # Meetings, participation, roles
        "body",
        "ordinal",
        "start",
        "end",
        "place",
        "openedBy",
        "status",
        "parallelTo",
        "meeting",
        "participant",
        "participantKind",
        "capacity",
        "count",
        "number",
        "person",
        "role",
        "affiliation",
        # What is decided, recommended, mandated
        "verb",
        "actor",
        "addressee",
        "addresseeKind",
        "issuedBy",
        "summary",
        "decisionClass",
        "document",
        "concerns",
        "proposedBy",
        "topic",
        "activity",
        "beneficiary",
        "region",
        "duration",
        "until",
        # Cooperation and overlap
        "from",
        "to",
        "about",
        "instrument",
        "date",
        "approval",
        "requestedBy",
        "raisedBy",
        "aboutBody",
        "overlapsWith",
        # Documents, projects, themes, examples
        "symbol",
        "addendumTo",
        "url",
        "reading",
        "lead",
        "partner",
        "partOf",
        "judgement",
        # Where a statement stands
        "citation",
        "citedDocument",
        "paragraph",
        "mentions",
        "nameAsPrinted",
        "review",
        "condition",
        "note",
        # The graphs and what is computed
        "graphOf",
        "periodOf",
        "effectiveFrom",
        "effectiveUntil",
        "basis",
        "participatedIn",
        "cooperatesWith",
        "within",
        # Imported tables: mandate documents of entities
        "lists",
        "programme",
        "subprogramme",
        "origin",
        "heading",
        "series",
        "symbolGiven",
        "earliestYear",
        "latestYear",
        # Overlap of provisions and bodies, computed
        "facetOf",
        "facet",
        "words",
        "firstProvision",
        "secondProvision",
        "firstBody",
        "secondBody",
        "score",
        "grade",
        "sameArea",
        "sameSubject",
        "sameService",
        "firstInSecond",
        "secondInFirst",
        "periods",
        "heldBack",
        "duplications",
        "overlaps",
        "fragmentations",
        "sharedMembers",
        "sharedMeetings",
        "sharedDocuments",
        "management",
        "restsOn",
        # Cooperation network, computed
        "rowsTested",
        "columnsTested",
        "pairsTested",
        "pairsSharing",
        "pairsStanding",
        "testedBy",
        "connects",
        "sharedCount",
        "expectedCount",
        "pValue",
        "qValue",
        "qValueWithin",
        "stands",
        "brokerageOf",
        "betweenness",
        "betweennessWithoutOneDocument",
        "partnerCount",
        "documentCount",
        "withinTwoSteps",
        "withinThreeSteps",
        "effectiveSize",
        "constraint",
        "asCoordinator",
        "asItinerant",
        "asGatekeeper",
        "asRepresentative",
        "asLiaison",
        # What returns in later documents, computed
        "beganWith",
        "earlier",
        "later",
        "added",
        "dropped",
        "changed",
    }
)

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"

DATASET = Iri(f"{BASE}dataset")
"""The data set as a whole, in its own description."""

TYPE = Iri(_RDF + "type")
LABEL = Iri(_RDFS + "label")
SOURCE = Iri("http://purl.org/dc/terms/source")
TITLE = Iri("http://purl.org/dc/terms/title")
LANGUAGE = Iri("http://purl.org/dc/terms/language")

PREFIXES = {
    "activity": BASE + "concept/activity/",
    "beneficiary": BASE + "concept/beneficiary/",
    "body": BASE + "id/body/",
    "code": BASE + "concept/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "doc": BASE + "id/document/",
    "economy": BASE + "id/economy/",
    "fact": BASE + "id/fact/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "graph": BASE + "graph/",
    "meeting": BASE + "id/meeting/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "person": BASE + "id/person/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": _RDF,
    "rdfs": _RDFS,
    "region": BASE + "concept/region/",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "smepb": BASE + "ontology#",
    "topic": BASE + "concept/topic/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes that every query may use without declaring them, and that every export declares."""


def smepb(name: str) -> Iri:
    """The IRI of a term of the ontology.

    Raises:
        KeyError: the ontology has no such term.

    >>> smepb("Meeting")
    'https://w3id.org/smepb/ontology#Meeting'

    """
    if name not in CLASSES and name not in PROPERTIES:
        raise KeyError(f"the ontology has no term {name!r}")
    return Iri(PREFIXES["smepb"] + name)


def expand(name: str) -> Iri:
    """A prefixed name as an IRI.

    >>> expand("prov:used")
    'http://www.w3.org/ns/prov#used'
    """
    prefix, _, local = name.partition(":")
    return Iri(PREFIXES[prefix] + local)


def concept(scheme: str, notation: str) -> Iri:
    """The IRI of a concept.

    >>> concept("capacity", "observer")
    'https://w3id.org/smepb/concept/capacity/observer'
    """
    return Iri(f"{BASE}concept/{scheme}/{notation}")


def thing(kind: str, local: str) -> Iri:
    """The IRI of a thing: ``kind`` is body, economy, person, meeting, document, project, theme ...

    >>> thing("economy", "lva")
    'https://w3id.org/smepb/id/economy/lva'
    """
    return Iri(f"{BASE}id/{kind}/{local}")


def entity_iri(entity: str) -> Iri:
    """The IRI of a register entry: ``body:ID``, ``economy:ISO3``, ``person:ID`` or ``meeting:ID``.

    >>> entity_iri("economy:LVA")
    'https://w3id.org/smepb/id/economy/lva'
    """
    kind, _, local = entity.partition(":")
    return thing(kind, local.lower())


def fact_iri(fact_id: str) -> Iri:
    """The IRI of a fact, from its id.

    >>> fact_iri("apec-smewg-14/participation/aus")
    'https://w3id.org/smepb/id/fact/apec-smewg-14/participation/aus'
    """
    return Iri(PREFIXES["fact"] + fact_id)
