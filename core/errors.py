"""What cannot be done, as facts; core.messages.refusals finds the words."""


class Refusal(Exception):
    """Something a person asked for that is not to be; nothing was changed."""


class InvalidData(Exception):
    """A file of the city (agencies, holidays) that cannot be used; the text says what and where."""
