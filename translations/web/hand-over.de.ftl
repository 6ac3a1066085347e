## Übermittlungen

help-hand-overs = Eine Übermittlung gibt Angaben zu einer Person an eine andere Stelle, auf einer Rechtsgrundlage und nur die nötigen. Sammlungen gibt es nicht.
help-requestDisclosure = Eine andere Person gibt die Übermittlung frei. Solange eine Beschwerde offen ist, geht nichts hinaus.
help-approveDisclosure = Sie stimmen zu, dass genau diese Angaben an diese Stelle gehen. Bitte prüfen Sie vorher, ob jede davon nötig ist.
help-sendDisclosure = Damit gilt die Übermittlung als gesendet, einmal. Sie lässt sich nicht wiederholen.
help-acceptDisclosure = Die Stelle hat die Angaben angenommen. Für Stellen außerhalb der Stadt trägt die Meldebehörde das ein.
help-rejectDisclosure = Die Stelle hat die Angaben zurückgewiesen. Für Stellen außerhalb der Stadt trägt die Meldebehörde das ein.

field-flow = Welcher Weg?
flow-hint = An: { $to }. Rechtsgrundlage: { $norm }.
flow-needs-request = Nötig ist das schriftliche Ersuchen der Stelle, höchstens { $days } Tage alt.
flow-irreversible = Was gesendet ist, lässt sich rechtlich nicht zurückholen.
field-data = Angaben für „{ $flow }“
hint-data = Nur ausfüllen, wenn Sie diesen Weg gewählt haben. Wählen Sie nur, was nötig ist.
field-requested-on = Datum des schriftlichen Ersuchens
hint-requested-on = Wenn der Weg ein Ersuchen braucht.
field-necessity = Warum ist es nötig?
hint-necessity = In eigenen Worten. Wird verschlüsselt gespeichert; die Person kann es erfahren.
wrong-data-of-other-flow = Diese Angaben gehören zu einem anderen Weg als dem gewählten. Bitte nehmen Sie die Häkchen heraus.

hand-over-due = Frist für den nächsten Schritt
hand-over-flow = Weg
hand-over-to = Empfänger
hand-over-norm = Rechtsgrundlage
hand-over-requested-on = Ersuchen vom
hand-over-requested-by = Beantragt von
hand-over-approved-by = Freigegeben von
hand-over-sent-on = Gesendet am
hand-over-data = Welche Angaben
hand-over-data-only = Diese Angaben und keine anderen:
hand-over-necessity = Warum es nötig ist
hand-over-notices = Nachrichten an den Empfänger (Art. 19 DSGVO)
hand-over-no-notice = Bisher wurde keine Berichtigung oder Löschung mitgeteilt. Steht eine an, geschieht das von selbst.
hand-over-notice-corrected = Berichtigung
hand-over-notice-erased = Löschung
hand-over-notice-on = mitgeteilt am { $on }
words-not-shown = Für Ihre Aufgabe braucht es diese Worte nicht.

choice-flow-field-register-may-be-wrong = „Das Register ist möglicherweise unrichtig“
choice-flow-field-person-address-key = Person und gemeldete Adresse
choice-flow-field-date = Datum
choice-flow-field-sending-body = sendende Stelle
choice-flow-field-name = Name
choice-flow-field-birth-date = Geburtsdatum
choice-flow-field-address = Adresse
choice-flow-field-former-addresses = frühere Adressen und Umzugstage
choice-flow-field-whereabouts = Aufenthaltsort
choice-flow-field-employer = Arbeitgeber
choice-flow-field-request-reference = Aktenzeichen des Ersuchens
choice-flow-field-answer-to-question = Antwort auf genau die gestellte Frage
choice-flow-field-fact-statement = schriftliche Darstellung der Tatsachen
choice-flow-field-door-finding = Feststellung an der Tür
choice-flow-field-neutral-answer = neutrale Antwort
choice-flow-field-rectification = was berichtigt, gelöscht oder eingeschränkt wurde
choice-flow-field-intended-deregistration = beabsichtigte Abmeldung mit ihren Folgen
choice-flow-field-aggregates = zusammengefasste Zahlen
choice-flow-field-dwelling-defects = Mängel einer Wohnung, ohne Bewohner
