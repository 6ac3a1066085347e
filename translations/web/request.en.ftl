## Requests and complaints

help-requests = What people concerned ask for or complain about. A request is answered within one month, a complaint within four weeks.
help-receiveSubjectRequest = Take down what the person writes, says or hands in at the counter. No form is needed, nor a reason.
help-extendSubjectRequest = Once, to three months from receipt, and only with a reason (Art. 12(3) GDPR). The person must learn of it before the first deadline ends. A complaint cannot be extended.
help-answerSubjectRequest = Record how the request was answered. A complaint is answered by the ombudsperson; an objection is not decided by whoever worked on the case.

field-request = What is it about?
field-request-words = In the person's words
hint-request-words = Only what they wrote or said themselves. Stored encrypted.
field-extend-reason = Why does it take longer?
hint-extend-reason = The person learns the reason.
field-request-answer = How was the request answered?

request-words = In their words
request-no-words = No words were taken down.
request-freezes = As long as this complaint is open, nothing about this case is handed over.
request-kind = Kind
request-received-on = Received on
request-due = To be answered by
request-answer = Answer
request-answered-on = Answered on
request-answered-by = Answered by

choice-request-access = Access (Art. 15 GDPR)
choice-request-correction = Correction (Art. 16 GDPR)
choice-request-erasure = Erasure (Art. 17 GDPR)
choice-request-restriction = Restriction (Art. 18 GDPR)
choice-request-objection = Objection (Art. 21 GDPR or against a decision)
choice-request-complaint = Complaint to the ombudsperson
choice-request-answer-granted = granted
choice-request-answer-granted-in-part = granted in part
choice-request-answer-declined = declined, with reasons
