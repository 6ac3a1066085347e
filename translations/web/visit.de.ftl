## Visits (Besuche)
help-visits = Besuche mit Tag und Stand. Um wen es geht, steht nicht hier.
visit-plan = Plan
visit-window = Zeit
visit-mode = Grundlage
visit-interpreter = Dolmetschen
visit-carrier = Begleitung durch
visit-qualification = Qualifikation
visit-woman = Eine Frau kann dabei sein
visit-ordered = Angeordnet
visit-checked-in = Begleitung ist da seit
visit-found = Was war
visit-address = Sagt, dass die Adresse stimmt
visit-children = Kinder waren da
visit-took-place = Dauer
visit-mode-changed = Grundlage war anders als angeordnet
visit-broken-off = Beendet oder abgesagt am
visit-case = Zum Vorgang
visit-paper = Anordnung für die Tür (PDF)
visit-own-supervision = eigenes Aufsichtsrecht des Amtes
window = { $day }, { $from } bis { $until } Uhr

help-checkIn = Bitte bestätigen Sie: Sie sind am Ort und begleiten den Besuch. Erst dann beginnt er. Ohne Sie gibt es keinen Besuch.
help-recordVisit = Tragen Sie ein, was war, und nichts darüber hinaus. Dass niemand da war oder jemand Nein gesagt hat, bedeutet nichts.
help-stopVisit = Der Besuch ist damit sofort zu Ende. Sie müssen keinen Grund nennen, und es wird keiner gespeichert.
help-cancelVisit = Der Besuch findet nicht statt. Der Vorgang geht ohne ihn weiter.

field-finding = Was war?
field-address-confirmed = Sagt die Person, dass die gemeldete Adresse stimmt?
hint-only-if-met = Nur wenn jemand angetroffen wurde.
field-children-present = Waren Kinder da?
field-record-from = Beginn
field-record-until = Ende
field-record-mode = Auf welcher Grundlage fand er statt?
hint-record-mode = Wie angeordnet, wenn nichts anderes war.

choice-finding-met = Person oder Familie angetroffen
choice-finding-not-met = niemand angetroffen
choice-finding-entry-declined = Zutritt abgelehnt
choice-finding-other-household-met = ein anderer Haushalt wohnt dort
choice-legal-mode-consent = Einwilligung
choice-legal-mode-judicial-order = richterliche Anordnung
choice-legal-mode-urgent-danger = dringende Gefahr
choice-legal-mode-own-supervision = eigenes Aufsichtsrecht des Amtes
choice-interpreter-offered-accepted = angeboten und gewünscht
choice-interpreter-offered-declined = angeboten, nicht gewünscht
choice-interpreter-offered-no-answer = angeboten, noch keine Antwort (jemand kommt mit)
visit-on-the-day = Am Tag des Besuchs melden Sie sich hier an, wenn Sie am Ort sind. Sie können den Besuch jederzeit beenden, ohne Grund.
