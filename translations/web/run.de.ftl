## Durchgänge

help-runs = Gearbeitet wird nur in einem offenen Durchgang mit Anfang und Ende. Eine Stellungnahme zum Datenschutz, zwei Freigaben und ein unterzeichnetes Manifest öffnen ihn.
help-draftRun = Ein Durchgang der Registerklärung. Danach folgen die Stellungnahme zum Datenschutz, zwei Freigaben und das Manifest.
help-giveOpinion = Ihre Stellungnahme wird mit dem Durchgang veröffentlicht, auch wenn Sie Bedenken haben. Sie kommt vor der ersten Freigabe.
help-approveRun = Koordinierungsstelle und Dezernatsleitung geben frei: zwei Funktionen, zwei Personen.
help-openRun = Das Manifest nennt jedes Dokument mit seinem Prüfwert, die Obergrenze und wer unterzeichnet. Alles wird geprüft; gespeichert werden nur die Prüfwerte.
help-pauseRun = Solange der Durchgang unterbrochen ist, wird nichts Neues erfasst oder mitgeteilt. Begonnene Vorgänge lassen sich zu Ende bringen.
help-resumeRun = Der Durchgang geht weiter, wenn kein Stopp in Kraft ist.
help-closeRun = Der Durchgang endet und lässt sich nicht wieder öffnen. Danach ist der Bericht fällig.
help-reportRun = Der Bericht wird öffentlich, mit allen Ergebnissen und Kosten; danach lässt sich nichts mehr buchen.

field-run-title = Name
hint-run-title = Wird veröffentlicht, zum Beispiel „Registerklärung 2027“.
field-run-begins = Erster Tag
field-run-ends = Letzter Tag
hint-run-ends = Höchstens 24 Monate nach dem ersten.
field-opinion = Ergebnis
field-opinion-words = Wortlaut
hint-opinion-words = Wird veröffentlicht.
field-manifest-files = Alle Dateien
hint-manifest-files = Bitte wählen Sie auf einmal aus: manifest.toml, jedes Dokument, das darin steht, und die Unterschriften (Dateien, die auf .sig enden). Zusammen höchstens 16 MB.
wrong-manifest-missing = Es fehlt die Datei { $file }. Bitte wählen Sie alle Dateien auf einmal aus.
wrong-manifest-malformed = { $file } hat nicht die Form eines Manifests. Bitte vergleichen Sie mit der Anleitung.
wrong-manifest-changed = { $file } ist nicht das Dokument, das unterzeichnet wurde. Bitte wählen Sie das richtige aus, oder lassen Sie ein neues Manifest unterzeichnen.
wrong-manifest-signature = Die Unterschrift { $file } fehlt oder passt nicht. Bitte lassen Sie neu unterzeichnen.

run-plan = Plan
run-track = Verfahren
run-begins = Erster Tag
run-ends = Letzter Tag
run-drafted-by = Entworfen von
run-opened-on = Geöffnet am
run-paused-on = Unterbrochen seit
run-closed-on = Geschlossen am
run-report-due = Bericht fällig am
run-reported-on = Abgerechnet am
run-approvals = Freigaben
run-approval = { $name }, { $on }
run-no-approval = Noch keine. Zuerst kommt die Stellungnahme zum Datenschutz.
run-opinion = Stellungnahme zum Datenschutz
run-no-opinion = Noch keine.
run-manifest = Manifest
run-no-manifest = Noch keines. Ohne Manifest öffnet sich kein Durchgang.
run-cap = Höchstens { $cap } Hinweise je Amt.
run-signed-by = Unterzeichnet von: { $who }
run-document = Dokument
run-hash = Prüfwert (SHA-256)

choice-track-register-clarification = Registerklärung (§ 6 BMG)
choice-track-benefit-check = gemeinsame Prüfung mit der Familienkasse
choice-opinion-no-objections = keine Bedenken
choice-opinion-objections = Bedenken
choice-document-impact-assessment = Datenschutz-Folgenabschätzung
choice-document-legal-opinion = Rechtsgutachten je Übermittlungsweg
choice-document-fairness-plan = Plan zur Gleichbehandlung
choice-document-panel-statement = Stellungnahme des Beirats der Betroffenen
choice-document-staff-council-consent = Zustimmung des Personalrats
