"""Short ways in which a report speaks of a body it has named: "the Team", "the secretariat", "the first session"."""

from __future__ import annotations

SHORT_HEADS = {
    "Working Party": "working-party",
    "Working Group": "working-group",
    "Steering Committee": "committee",
    "Committee": "committee",
    "Commission": "commission",
    "Board": "committee",
    "Team of Specialists": "team-of-specialists",
    "Team": "team-of-specialists",
    "team": "team-of-specialists",
    "Group of Experts": "expert-group",
    "Expert Group": "expert-group",
    "Expert Meeting": "expert-meeting",
    "Meeting of Experts": "expert-meeting",
    "Task Force": "task-force",
    "small group": "small-group",
    "Sub-Group": "working-group",
    "Group": "",
    "Meeting": "",
    "meeting": "",
    "Ministers": "",
    "Conference": "",
    "Bureau": "small-group",
    "Network": "network",
    "network": "network",
}
"""Head noun after "the", and the kind of body it takes; empty: the body whose report it is."""
