## Kennzahlen

help-figures = Alle Kennzahlen bis zum Ende eines Monats. Sie dürfen veröffentlicht werden: Kleine Zahlen über Menschen sind unterdrückt, und was nicht bekannt ist, ist keine Null.
figures-days = Stichtag
day-calendar = Fristen als Kalender (.ics)
day-due-name = Fristen
day-due-event = Frist: { $what }

## Diagramme. Neben jedem steht die Tabelle mit denselben Zahlen.

chart-five-years = Abgeschlossene Fälle in fünf Jahren
chart-note = Fälle, Stand { $as-of }. Ohne Säule: unterdrückt oder nicht bekannt, nicht null.
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
