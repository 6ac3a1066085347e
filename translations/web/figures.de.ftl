## Kennzahlen

help-figures = Alle Kennzahlen bis zum Ende eines Monats. Sie dürfen veröffentlicht werden: Kleine Zahlen über Menschen sind unterdrückt, und was nicht bekannt ist, ist keine Null.
figures-days = Stichtag
day-calendar = Fristen als Kalender (.ics)
day-due-name = Fristen
day-due-event = Frist: { $what }

## Diagramme. Neben jedem steht die Tabelle mit denselben Zahlen.

chart-five-years = Abgeschlossene Fälle in fünf Jahren
chart-note = Fälle, Stand { $as-of }. Ohne Balken: unterdrückt oder nicht bekannt, nicht null.
chart-closed = abgeschlossene Fälle
chart-unremarkable = davon unauffällig
chart-flow = Vom Hinweis bis zur Entscheidung, { $year }
chart-flow-note = Verschiedene Einheiten, nicht addierbar. Stand { $as-of }.
chart-indications = Hinweise erfasst
chart-notices = Mitteilungen an die Meldebehörde
chart-opened = Fälle eröffnet
chart-visits = Besuche
chart-decided = davon durch Entscheidung beendet
chart-share = Anteil unauffälliger Fälle mit Unsicherheit
chart-share-note = Punkt: gezählt. Linie: 95-%-Intervall. Stand { $as-of }.
chart-cost = Erfasste Kosten nach Kostenträger, { $year }
chart-cost-note = Nur, was gebucht wurde. Stand { $as-of }.
chart-bearer-city = Stadt
chart-bearer-state = Land
chart-bearer-federation = Bund (mit Familienkasse)
chart-bearer-carrier = freier Träger

## Die Fünfjahrestabelle

five-years-title = Fünf Jahre im Überblick, Stand { $as-of }
five-years-indications = Hinweise
five-years-cases = Fälle nach Ausgang
five-years-children = Kinder in abgeschlossenen Fällen
five-years-visits = Besuche
five-years-overpayment = Überzahlungen
five-years-cost = Kosten nach Kostenträger
five-years-words = „Nicht zu klären“ ist ein Ausgang: Der Fall ist beendet, und es folgt nichts daraus. „Unterdrückt“ heißt: Die Zahl ist bekannt und so klein, dass sie auf Menschen schließen ließe. „Nicht bekannt“ heißt: Es gibt keine Aufzeichnung. Keines davon ist null.
five-years-money = Festgestellte und zurückgezahlte Überzahlungen sind zwei Zahlen und werden nicht addiert. Hochgerechnete künftige Zahlungen stehen nicht in dieser Tabelle. Rückforderungen fließen an den Bund, nicht an die Stadt.
five-years-account = Jeder Fall steht an genau einer Stelle. { $year }: { $before } offen am Anfang + { $opened } eröffnet = { $closed } abgeschlossen + { $declined } abgelehnt + { $expired } durch Frist beendet + { $open } offen am Ende.
five-years-reported = Von anderen Stellen gemeldet, nicht hier gezählt und in keiner Summe: { $list }.
five-years-missing = Nicht bekannt, weil nichts gebucht ist, nicht null: { $list }.

## Der Vergleich der Jahre

compare-heading = Aufwand im Vergleich der Jahre (in Klammern: 95-%-Intervall)
compare-hours-per-case = Arbeitszeit je abgeschlossenem Fall
compare-cost-per-decision = Kosten je endgültiger Entscheidung
compare-hours-per-decision = Arbeitszeit je endgültiger Entscheidung
compare-visits-per-decision = Besuche je endgültiger Entscheidung
compare-no-decision = keine Entscheidung
compare-no-limit = ohne Grenze
compare-one-year = Einen Anteil unauffälliger Fälle, der gedruckt werden darf, gibt es für weniger als zwei Jahre. Verglichen werden kann nichts.
compare-same = Die Daten können { $before } und { $after } nicht unterscheiden: Das Verhältnis der Anteile unauffälliger Fälle liegt zwischen { $lower } und { $upper }, und 1 hieße gleich.
compare-apart = Die Anteile unauffälliger Fälle von { $before } und { $after } unterscheiden sich: Ihr Verhältnis liegt zwischen { $lower } und { $upper }, und 1 hieße gleich. Woran das liegt, sagt die Zahl nicht.
compare-not-random = Fälle wurden keinem Jahr, keinem Durchgang und keiner Spur zufällig zugeteilt. Ein Unterschied sagt deshalb nicht, was besser wirkt. Was bestehende Strukturen leisten, melden die beteiligten Stellen selbst; es ist nicht nach denselben Regeln gezählt.
compare-tracks = Spuren im Vergleich, vom Beginn der Aufzeichnung bis zum Stichtag (in Klammern: 95-%-Intervall)
compare-runs = Durchgänge im Vergleich, vom Beginn der Aufzeichnung bis zum Stichtag (in Klammern: 95-%-Intervall)
compare-indications = Hinweise
compare-opened = Eröffnete Fälle (betroffene Kinder mit ihrem Haushalt)
compare-visits = Besuche
compare-closed = Abgeschlossen: { $outcome }
compare-unremarkable = Anteil unauffälliger Fälle
compare-in-time = Entlastungsschreiben in 10 Arbeitstagen
compare-days = Tage bis zum Entlastungsschreiben, im Mittel
compare-time = Arbeitszeit
compare-cost = Ausgaben
compare-one-group = Es gibt weniger als zwei Spuren oder Durchgänge, deren Anteil unauffälliger Fälle gedruckt werden darf. Verglichen werden kann nichts.
compare-groups-not-random = Fälle wurden keiner Spur und keinem Durchgang zufällig zugeteilt. Ein Unterschied sagt deshalb nicht, was besser wirkt: Er kann an den Fällen liegen.
compare-structures = Bestehende Strukturen, wie sie ihren Aufwand gemeldet haben
compare-structures-note = Gemeldet, nicht hier gezählt und in keiner Summe. Jede Stelle zählt nach eigenen Regeln; die Quelle steht in der Tabelle.
compare-source = Quelle
compare-value = Wert
compare-body = Gemeldet von
five-years-no-plan = Ein Plan, neben dem diese Kosten stehen könnten, ist nicht aufgezeichnet.
five-years-not-booked = Geplant, aber nicht gebucht; was es kostete, ist nicht bekannt: { $list }.

outcome-report-title = Bericht von { $body } über die gemeinsame Prüfung { $year }
outcome-report-year = { $year }
outcome-report-note = Gemeldet am { $day } über { $offices } Ämter zusammen, nicht hier gezählt und in keiner Summe. SHA-256 des Berichts: { $message }
outcome-report-rule = Einzelne Ämter, Durchgänge und Hinweise sind daraus nicht zu erkennen: Kleine Zahlen sind unterdrückt, und über ein Jahr gibt es nur diesen einen Bericht.
outcome-report-received = Erhaltene versiegelte Hinweise
outcome-report-opened = Davon geöffnet
outcome-report-accepted = Betreffen ein Kind, für das Kindergeld gezahlt wird
outcome-report-opened-needlessly = Unnötig geöffnet, sofort gelöscht
outcome-report-cases-opened = Eröffnete Vorgänge
outcome-report-unremarkable = Abgeschlossen: unauffällig
outcome-report-register-corrected = Abgeschlossen: Register berichtigt
outcome-report-support-agreed = Abgeschlossen: Hilfe vereinbart
outcome-report-unresolved = Abgeschlossen: nicht zu klären
outcome-report-decided = Nach Anhörung entschieden
outcome-report-declined = Von der zweiten Person abgelehnt
outcome-report-expired = Durch Fristablauf beendet
outcome-report-assistance-requested = Amtshilfeersuchen an Städte
outcome-report-payments-suspended = Vorläufige Zahlungseinstellungen
outcome-report-payments-resumed = Davon wieder aufgenommene Zahlungen
outcome-report-complaints = Beschwerden
outcome-report-objections-upheld = Erfolgreiche Einsprüche
