## Anträge und Beschwerden

help-requests = Was Betroffene verlangen oder woran sie Anstoß nehmen. Ein Antrag wird in einem Monat beantwortet, eine Beschwerde in vier Wochen.
help-receiveSubjectRequest = Nehmen Sie auf, was die Person schreibt, sagt oder am Schalter abgibt. Eine Form ist nicht nötig, eine Begründung auch nicht.
help-extendSubjectRequest = Einmal, auf drei Monate ab Eingang, und nur mit Grund (Art. 12 Abs. 3 DSGVO). Die Person muss es vor Ablauf der ersten Frist erfahren. Eine Beschwerde lässt sich nicht verlängern.
help-answerSubjectRequest = Halten Sie fest, wie der Antrag beantwortet wurde. Eine Beschwerde beantwortet die Ombudsperson; über einen Widerspruch entscheidet nicht, wer am Vorgang gearbeitet hat.

field-request = Worum geht es?
field-request-words = In den Worten der Person
hint-request-words = Nur was sie selbst geschrieben oder gesagt hat. Wird verschlüsselt gespeichert.
field-extend-reason = Warum dauert es länger?
hint-extend-reason = Die Person erfährt den Grund.
field-request-answer = Wie wurde der Antrag beantwortet?

request-words = In ihren Worten
request-no-words = Es wurden keine Worte aufgenommen.
request-freezes = Solange diese Beschwerde offen ist, wird zu diesem Vorgang nichts übermittelt.
request-kind = Art
request-received-on = Eingegangen am
request-due = Zu beantworten bis
request-answer = Antwort
request-answered-on = Beantwortet am
request-answered-by = Beantwortet von

choice-request-access = Auskunft (Art. 15 DSGVO)
choice-request-correction = Berichtigung (Art. 16 DSGVO)
choice-request-erasure = Löschung (Art. 17 DSGVO)
choice-request-restriction = Einschränkung (Art. 18 DSGVO)
choice-request-objection = Widerspruch (Art. 21 DSGVO oder gegen eine Entscheidung)
choice-request-complaint = Beschwerde an die Ombudsperson
choice-request-answer-granted = stattgegeben
choice-request-answer-granted-in-part = teilweise stattgegeben
choice-request-answer-declined = abgelehnt, mit Gründen
