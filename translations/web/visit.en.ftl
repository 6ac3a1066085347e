## Visits (Besuche)
help-visits = Visits with day and state. Whom they concern does not stand here.
visit-plan = Plan
visit-window = Time
visit-mode = Footing
visit-interpreter = Interpreting
visit-carrier = Accompanied by
visit-qualification = Qualification
visit-woman = A woman can be there
visit-ordered = Ordered
visit-checked-in = Accompanist there since
visit-found = What was found
visit-address = Says that the address is right
visit-children = Children were there
visit-took-place = Time taken
visit-mode-changed = The footing was not the one ordered
visit-broken-off = Ended or cancelled on
visit-case = To the case
visit-paper = Order for the door (PDF)
visit-own-supervision = the office's own supervisory law
window = { $day }, { $from } to { $until }

help-checkIn = Please confirm: you are there and accompany the visit. Only then it begins. Without you there is no visit.
help-recordVisit = Enter what was found, and nothing beyond it. That nobody was there or somebody said no means nothing.
help-stopVisit = The visit ends at once. You need not give a reason, and none is kept.
help-cancelVisit = The visit does not take place. The case goes on without it.

field-finding = What was found?
field-address-confirmed = Does the person say that the registered address is right?
hint-only-if-met = Only if somebody was met.
field-children-present = Were children there?
field-record-from = Begin
field-record-until = End
field-record-mode = On which footing did it take place?
hint-record-mode = As ordered, if nothing else happened.

choice-finding-met = Person or family met
choice-finding-not-met = nobody met
choice-finding-entry-declined = entry declined
choice-finding-other-household-met = another household lives there
choice-legal-mode-consent = consent
choice-legal-mode-judicial-order = judge's order
choice-legal-mode-urgent-danger = urgent danger
choice-legal-mode-own-supervision = the office's own supervisory law
choice-interpreter-offered-accepted = offered and wished
choice-interpreter-offered-declined = offered, not wished
choice-interpreter-offered-no-answer = offered, no answer yet (somebody comes along)
visit-on-the-day = On the day of the visit you check in here when you are there. You can end the visit at any time, without a reason.
