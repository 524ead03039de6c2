"""A Tryton module that gives parties the milestones, the status and the opt-out that the rules read."""

from trytond.pool import Pool

from .party import Party


def register() -> None:
    """Called by Tryton when it loads its modules."""
    Pool.register(Party, module="tryton_milestones", type_="model")
