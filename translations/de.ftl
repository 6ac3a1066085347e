# Augenmaß: die Wörter des Programms. Deutsch ist die Quelle; en.ftl und de-leicht.ftl haben dieselben
# Schlüssel. Freundlich, kurz, ohne Amtsdeutsch; kein Wort setzt Schuld voraus.

## Antwort an den Rat: Absätze je Thema. Eingesetzt werden Stichtag, Beginn und benannte Kennzahlen.

answer-extent-1 = Gezählt wird, was im Protokoll der Stadt steht, seit { $since } und bis zum Stichtag { $as-of }. Ein Hinweis ist keine Feststellung; ein Fall ist die Klärung einer Meldeadresse (§ 6 BMG), kein Vorwurf.
answer-extent-2 = Im Jahr { $year } wurden { $indications } Hinweise erfasst und { $cases } Fälle eröffnet. Als unauffällig endeten { $unremarkable }; nur mit Briefen und ohne Besuch endeten { $letter-alone }.
answer-extent-3 = Für die Zeit davor hat die Stadt keine Aufzeichnungen in diesem System. Diese Jahre stehen als „nicht bekannt“ in der Tabelle, nicht als null.
answer-extent-4 = Geprüft wird nur, wo es einen dokumentierten Anlass gibt. Deshalb sagen diese Zahlen nichts darüber, wie häufig unrichtige Adressen oder unberechtigte Zahlungen in der ganzen Stadt sind; eine Hochrechnung wäre falsch und wird nicht angeboten.
answer-extent-5 = Über den Bezug von Kindergeld und seine Rückforderung entscheidet allein die Familienkasse. Die Stadt kennt diese Angaben nicht (§ 30 AO); sie können nur als Beitrag der Familienkasse hier stehen.
answer-extent-empty-1 = Im System der Stadt liegen bis zum Stichtag { $as-of } keine Aufzeichnungen vor. Die Größenordnung ist damit nicht bekannt; sie ist nicht null.
answer-extent-empty-2 = Die Stadt schätzt nicht ohne Grundlage. Über Bezug, Rückforderung und Steuerstrafverfahren beim Kindergeld entscheidet allein die Familienkasse; ihre Angaben und die der Polizei und des Jobcenters müssen diese Stellen selbst beitragen.

answer-structures-1 = Das Verfahren nutzt bestehende Zuständigkeiten: Die Ämter geben der Meldebehörde nur den Hinweis, dass eine Adresse unrichtig sein kann (§ 6 Abs. 2 BMG); die Meldebehörde klärt. Ist das Register berichtigt, erfährt die Familienkasse dies von Gesetzes wegen (§ 69 EStG).
answer-structures-2 = Ein zweites Verfahren, die gemeinsame Prüfung mit der Familienkasse, ist in dieser Stadt nicht eröffnet. Ein Vergleich beider Wege ist deshalb aus eigenen Zahlen nicht möglich.
answer-structures-3 = Was bestehende Kooperationen außerhalb dieses Systems leisten, ist hier nicht aufgezeichnet. Fälle wären zudem nicht zufällig auf die Wege verteilt; ein Unterschied in den Zahlen wäre noch kein Beleg für die bessere Wirkung eines Weges.
answer-structures-empty-1 = Es gibt keine Aufzeichnungen, aus denen sich der Nutzen eines neuen Projekts gegenüber bestehenden Kooperationen ablesen ließe. Was bestehende Strukturen leisten, müssen die beteiligten Ämter selbst beitragen.
answer-structures-empty-2 = Rechtlich möglich ist schon heute der Hinweis an die Meldebehörde, dass eine Adresse unrichtig sein kann (§ 6 Abs. 2 BMG); ein berichtigtes Register erreicht die Familienkasse von Gesetzes wegen (§ 69 EStG).

answer-operations-1 = Am Anfang steht immer ein Anlass aus dem öffentlichen, geschlossenen Katalog, mit Datum, Beleg und dem, was das Amt selbst schon mit der Familie versucht hat. Eine zweite Person im selben Amt prüft harmlose Erklärungen, bevor etwas weitergegeben wird.
answer-operations-2 = Danach folgt eine feste Leiter: Brief, Kontakt in der Sprache der Familie, Einladung. Erst danach ist ein Besuch möglich, freiwillig, angeordnet von einer anderen Person als der, die den Fall freigegeben hat, und nie ohne Begleitung durch soziale Arbeit.
answer-operations-3 = Staatsangehörigkeit, Herkunft, Sprache, Name, Haushaltsgröße, Einkommen und Wohngegend sind kein Anlass. Das System hat dafür kein Feld; es kann danach weder suchen noch sortieren. „Nicht angetroffen“ und „Zutritt abgelehnt“ führen zu nichts Nachteiligem.
answer-operations-4 = Abgelehnt hat das System im Jahr { $year } { $refused } Befehle mangels Befugnis und { $rejected } wegen einer verletzten Regel.
answer-operations-5 = Ob bestimmte Gruppen häufiger gemeldet werden, misst die Stadt bisher nicht: Die Prüfung durch die abgeschottete Statistikstelle ist noch nicht eingerichtet. Wer überhaupt gemeldet wird, sieht auch diese Prüfung nicht.
answer-operations-empty-1 = Bisher sind keine Einsätze aufgezeichnet. Wer meldet und wie ein Einsatz zustande kommt, ist für diese Stadt noch nicht festgelegt; ohne unterzeichnetes Manifest ist kein Verfahren eröffnet.
answer-operations-empty-2 = Nach den Regeln dieses Systems käme ein Besuch nur nach einem dokumentierten Anlass aus einem geschlossenen Katalog, der Prüfung durch eine zweite Person und der Leiter Brief, Kontakt, Einladung in Betracht. Staatsangehörigkeit, Herkunft, Sprache, Name und Wohngegend sind kein Anlass; das System hat dafür kein Feld.

answer-social-work-1 = Ein Besuch kann im System nur angelegt werden, wenn ein freier Träger ihn mit seinem eigenen Zugang bestätigt hat. Er beginnt erst, wenn die begleitende Fachkraft sich selbst angemeldet hat, und sie kann ihn jederzeit ohne Begründung beenden.
answer-social-work-2 = Im Jahr { $year } fanden { $visits } Besuche statt, davon { $accompanied } mit Begleitung. Beendet hat die soziale Arbeit { $stopped }.
answer-social-work-3 = Die Fachkräfte schreiben nichts über die Familien in dieses System; es gibt dafür kein Feld. Gezählt wird nur, ob Hilfe angeboten und angenommen wurde: angeboten { $offered }, angenommen { $accepted }.
answer-social-work-empty-1 = Es haben keine Besuche stattgefunden. Welcher Träger begleiten würde, ist nicht vereinbart und damit nicht bekannt.
answer-social-work-empty-2 = Nach den Regeln dieses Systems kann ein Besuch ohne bestätigte Begleitung durch einen freien Träger nicht angelegt werden; die Fachkraft kann ihn jederzeit ohne Begründung beenden.

answer-data-protection-1 = Datenschutzregeln werden nicht aufgehoben. Jede Übermittlung braucht eine Norm aus der veröffentlichten Liste, geht nur mit den dort genannten Feldern und nur mit zwei Personen hinaus. Gesendet wurden im Jahr { $year } { $disclosures }, abgelehnt { $disclosures-refused }.
answer-data-protection-2 = Offen sind derzeit diese Wege: { $open-flows }. Geschlossen sind unter anderem: Listen an die Polizei, Mitteilungen an die Ausländerbehörde, Daten aus Vorsorgeuntersuchungen und aus dem Jugendamt.
answer-data-protection-3 = Niemand in der Stadt hat eine Gesamtliste. Jedes Amt sieht nur seine eigenen Hinweise. Jeder Blick in persönliche Daten wird mit Zweck protokolliert. Unauffällige Fälle werden 30 Tage nach dem Klärungsbrief gelöscht; übrig bleibt eine Zählzeile ohne Personenbezug.
answer-data-protection-4 = Eingegangen sind im Jahr { $year } { $complaints } Beschwerden; { $objections } Widersprüche hatten Erfolg. Eine offene Beschwerde hält Übermittlungen an.
answer-data-protection-empty-1 = Grundlegende Datenschutzregeln können durch ein Projekt nicht aufgehoben werden. Übermittlungen zwischen Behörden brauchen je Weg eine Norm; eine für das Modell insgesamt veröffentlichte Rechtsgrundlage oder Folgenabschätzung ist der Stadt nicht bekannt.
answer-data-protection-empty-2 = Bis zum Stichtag sind keine Übermittlungen aufgezeichnet. Offen wären in diesem System nur diese Wege: { $open-flows }.

answer-cost-1 = Aufgezeichnet sind die Ausgaben und Arbeitszeiten, die für das Verfahren gebucht wurden, getrennt nach Kostenträger. Nicht gebuchte Arbeit, etwa in Schulen oder bei der Polizei, ist darin nicht enthalten und nicht bekannt.
answer-cost-2 = Mögliche Rückforderungen von Kindergeld fließen an den Bund, nicht an die Stadt. Sie werden deshalb nicht gegen die Kosten gerechnet; hochgerechnete Beträge weist die Stadt nicht aus.
answer-cost-empty-1 = Es sind keine Kosten aufgezeichnet; sie sind nicht bekannt, nicht null. Ein Erstattungsprogramm des Landes ist der Stadt nicht bekannt.
answer-cost-empty-2 = Zu erwarten wären Personal der beteiligten Ämter, Begleitung durch einen freien Träger, Dolmetschen und Porto; Rückforderungen von Kindergeld flössen an den Bund, nicht an die Stadt.

answer-rights-1 = Wer betroffen ist, erhält zuerst einen Brief mit dem Angebot von Hilfe, kann Auskunft, Berichtigung und eine Anhörung verlangen und sich bei einer unabhängigen Ombudsperson beschweren. Vor jeder nachteiligen Entscheidung stehen mindestens vier Wochen Anhörung.
answer-rights-empty-1 = Bisher ist niemand betroffen. Nach den Regeln dieses Systems steht vor jeder nachteiligen Entscheidung eine Anhörung von mindestens vier Wochen; eine Beschwerde hält Übermittlungen an.

answer-other-1 = Zu dieser Frage kann das System keine eigenen Zahlen beitragen. Der zuständige Fachbereich ergänzt die Antwort.
answer-other-empty-1 = Zu dieser Frage kann das System keine eigenen Zahlen beitragen. Der zuständige Fachbereich ergänzt die Antwort.

## Sprechzettel: höchstens drei Sätze je Frage.

oral-extent = Im Jahr { $year } gab es { $indications } Hinweise und { $cases } Fälle. Als unauffällig endeten { $unremarkable }, ohne Besuch { $letter-alone }. Wie groß das Problem in der ganzen Stadt ist, lässt sich daraus nicht ableiten.
oral-extent-empty = Der Stadt liegen keine Aufzeichnungen vor. Die Größenordnung ist damit nicht bekannt, nicht null. Angaben der Familienkasse und anderer Stellen müssen diese selbst beitragen.
oral-structures = Das Verfahren nutzt die Meldebehörde und die Wege, die das Gesetz schon kennt. Ein gemeinsames Verfahren mit der Familienkasse ist nicht eröffnet. Die Bewertung liegt bei der Dezernatsleitung.
oral-structures-empty = Aus eigenen Aufzeichnungen lässt sich der Nutzen eines neuen Projekts nicht ablesen. Der Hinweis an die Meldebehörde ist schon heute möglich. Die Bewertung liegt bei der Dezernatsleitung.
oral-operations = Am Anfang steht ein belegter Anlass aus einem geschlossenen Katalog, geprüft von zwei Personen. Vor jedem Besuch stehen Brief, Kontakt und Einladung. Herkunft, Name und Wohngegend sind kein Anlass; das System hat dafür kein Feld.
oral-operations-empty = Es gab bisher keine Einsätze. Ohne unterzeichnetes Manifest ist kein Verfahren eröffnet. Herkunft, Name und Wohngegend wären kein Anlass; das System hat dafür kein Feld.
oral-social-work = Ohne bestätigte Begleitung durch einen freien Träger gibt es keinen Besuch. Im Jahr { $year } waren es { $visits } Besuche, davon { $accompanied } begleitet. Die Fachkraft kann jeden Besuch beenden; das geschah { $stopped } Mal.
oral-social-work-empty = Es gab bisher keine Besuche. Ein begleitender Träger ist noch nicht vereinbart. Ohne ihn kann in diesem System kein Besuch angelegt werden.
oral-data-protection = Datenschutzregeln werden nicht aufgehoben: Jede Übermittlung braucht eine Norm und zwei Personen. Gesendet wurden im Jahr { $year } { $disclosures }, abgelehnt { $disclosures-refused }. Niemand in der Stadt hat eine Gesamtliste.
oral-data-protection-empty = Datenschutzregeln kann ein Projekt nicht aufheben. Jeder Weg braucht eine eigene Norm. Bisher ist nichts übermittelt worden.
oral-cost = Gebucht sind Ausgaben von { $costs } und { $hours } Arbeitszeit. Nicht gebuchte Arbeit anderer Stellen ist nicht bekannt. Rückforderungen flössen an den Bund, nicht an die Stadt.
oral-cost-empty = Kosten sind nicht aufgezeichnet und damit nicht bekannt. Ein Erstattungsprogramm des Landes ist nicht bekannt. Rückforderungen flössen an den Bund, nicht an die Stadt.
oral-rights = Vor jeder nachteiligen Entscheidung stehen vier Wochen Anhörung. Es gab { $complaints } Beschwerden; { $objections } Widersprüche hatten Erfolg.
oral-rights-empty = Vor jeder nachteiligen Entscheidung stünden vier Wochen Anhörung. Bisher ist niemand betroffen.
oral-other = Eigene Zahlen hat das System dazu nicht. Der zuständige Fachbereich ergänzt die Antwort.
oral-other-empty = Eigene Zahlen hat das System dazu nicht. Der zuständige Fachbereich ergänzt die Antwort.
oral-judgement-open = Die Bewertung der Dezernatsleitung steht noch aus.

## Was die Antwort über sich selbst sagt

answer-claim = Das Protokoll zeigt, dass Aufzeichnungen nach einem Prüfpunkt, den jemand außerhalb besitzt, nicht verändert wurden. Es zeigt nicht, dass sie wahr oder vollständig sind. Diese Drucksache ist ein solcher Prüfpunkt: Mit der Wurzel und der Baumgröße unten lässt sich jede Kennzahl nachrechnen.
answer-demo = Demonstrationsdaten, keine amtliche Auskunft
answer-draft = Entwurf
answer-not-known = nicht bekannt
answer-suppressed = unterdrückt
answer-judgement-open = Die Bewertung bleibt der Dezernatsleitung vorbehalten und steht noch aus.
answer-contribution-nil = Fehlanzeige
answer-contribution-open = angefragt, Frist { $by }
answer-contribution-missing = angefragt bis { $by }, nicht eingegangen
answer-unsure = Bitte prüfen: Das Programm ist sich bei { $what } nicht sicher.
