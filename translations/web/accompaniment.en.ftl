## Accompaniment (Begleitung)
help-accompaniments = Requests to the carriers: time and state, without name and address.
accompaniment-window = Time
accompaniment-carrier = Carrier

accompaniment-lapsed = This time has passed without a visit being ordered. There is nothing left to do.
accompaniment-visit = To the visit
accompaniment-nothing-more = You need no more than the time to agree. Whom it concerns you learn at the door, on the day of the visit.

help-requestAccompaniment = The carrier sees only the time, no name and no address. Name a span in which a visit can lie.
help-confirmAccompaniment = With your confirmation a visit can be ordered within this time. On the day itself you check in here; it does not begin without you.
help-declineAccompaniment = You need not give a reason.

field-carrier = Which carrier?
field-window-day = Day
field-window-from = At the earliest
field-window-until = At the latest
hint-window-day = In the future, not on Sundays and public holidays.
field-qualification = Who comes along?
field-woman-available = Can a woman come along if the family wishes?

choice-qualification-social-worker = state-recognised social worker
choice-qualification-social-pedagogue = state-recognised social pedagogue
