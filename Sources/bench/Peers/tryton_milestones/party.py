"""The fields that are added to a party."""

from trytond.model import fields
from trytond.pool import PoolMeta


class Party(metaclass=PoolMeta):
    """A party with the dates of its home."""

    __name__ = "party.party"

    status = fields.Selection([("signed", "Signed"), ("owned", "Owned")], "Status")
    opted_out = fields.Boolean("Opted Out")
    visit = fields.Date("First Visit")
    subscription = fields.Date("Subscription")
    signing = fields.Date("Signing")
    handover = fields.Date("Handover")
    move_in = fields.Date("Move-in")
