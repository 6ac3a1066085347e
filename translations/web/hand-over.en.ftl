## Hand-overs

help-hand-overs = A hand-over gives data about one person to one other body, on one norm, and only what is needed. There are no collections.
help-requestDisclosure = Another person approves the hand-over. As long as a complaint is open, nothing leaves.
help-approveDisclosure = You agree that exactly these data go to this body. Please check before whether each of them is needed.
help-sendDisclosure = With this the hand-over counts as sent, once. It cannot be repeated.
help-acceptDisclosure = The body accepted the data. For bodies outside the city the registry enters it.
help-rejectDisclosure = The body rejected the data. For bodies outside the city the registry enters it.

field-flow = Which way?
flow-hint = To: { $to }. Norm: { $norm }.
flow-needs-request = The body's written request is needed, at most { $days } days old.
flow-irreversible = Once sent, it cannot be called back in law.
field-data = Data for “{ $flow }”
hint-data = Fill in only if you chose this way. Choose only what is needed.
field-requested-on = Date of the written request
hint-requested-on = If the way needs a request.
field-necessity = Why is it needed?
hint-necessity = In your own words. Stored encrypted; the person may learn of it.
wrong-data-of-other-flow = These data belong to another way than the one chosen. Please take the ticks out.

hand-over-due = Next step by
hand-over-flow = Way
hand-over-to = Receiver
hand-over-norm = Norm
hand-over-requested-on = Request of
hand-over-requested-by = Requested by
hand-over-approved-by = Approved by
hand-over-sent-on = Sent on
hand-over-data = Which data
hand-over-data-only = These data and no others:
hand-over-necessity = Why it is needed
hand-over-notices = Notices to the receiver (Art. 19 GDPR)
hand-over-no-notice = No correction or erasure was told so far. Where one is due, this happens by itself.
hand-over-notice-corrected = Correction
hand-over-notice-erased = Erasure
hand-over-notice-on = told on { $on }
words-not-shown = These words are not needed for your work.

choice-flow-field-register-may-be-wrong = “the register may be wrong”
choice-flow-field-person-address-key = person and registered address
choice-flow-field-date = date
choice-flow-field-sending-body = sending body
choice-flow-field-name = name
choice-flow-field-birth-date = birth date
choice-flow-field-address = address
choice-flow-field-former-addresses = former addresses and days of moving
choice-flow-field-whereabouts = whereabouts
choice-flow-field-employer = employer
choice-flow-field-request-reference = reference number of the request
choice-flow-field-answer-to-question = answer to exactly the question asked
choice-flow-field-fact-statement = written statement of facts
choice-flow-field-door-finding = finding at the door
choice-flow-field-neutral-answer = neutral answer
choice-flow-field-rectification = what was corrected, erased or restricted
choice-flow-field-intended-deregistration = intended deregistration with its consequences
choice-flow-field-aggregates = aggregated figures
choice-flow-field-dwelling-defects = defects of a dwelling, without its residents
