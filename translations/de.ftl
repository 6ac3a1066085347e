# Augenmaß: die Wörter des Programms. Deutsch ist die Quelle; en.ftl und de-leicht.ftl haben dieselben
# Schlüssel. Freundlich, kurz, ohne Amtsdeutsch; kein Wort setzt Schuld voraus.

## Antwort an den Rat: Absätze je Thema. Eingesetzt werden Stichtag, Beginn und benannte Kennzahlen.

answer-extent-1 = Gezählt wird, was im Protokoll der Stadt steht, seit { $since } und bis zum Stichtag { $as-of }. Ein Hinweis ist keine Feststellung; ein Fall ist die Klärung einer Meldeadresse (§ 6 BMG), kein Vorwurf.
answer-extent-2 = Zahlen für das Jahr { $year }: erfasste Hinweise { $indications }, eröffnete Fälle { $cases }, als unauffällig beendete Fälle { $unremarkable }, nur mit Briefen und ohne Besuch beendete Fälle { $letter-alone }.
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
answer-operations-4 = Vom System abgelehnte Befehle im Jahr { $year }: mangels Befugnis { $refused }, wegen einer verletzten Regel { $rejected }.
answer-operations-5 = Ob gleiche Fälle gleich behandelt werden, prüft eine abgeschottete Statistikstelle; heraus kommt nur eine Stufe in Worten, und ohne sie wird kein Besuch angeordnet. Wer überhaupt gemeldet wird, sieht diese Prüfung nicht.
answer-operations-empty-1 = Bisher sind keine Einsätze aufgezeichnet. Wer meldet und wie ein Einsatz zustande kommt, ist für diese Stadt noch nicht festgelegt; ohne unterzeichnetes Manifest ist kein Verfahren eröffnet.
answer-operations-empty-2 = Nach den Regeln dieses Systems käme ein Besuch nur nach einem dokumentierten Anlass aus einem geschlossenen Katalog, der Prüfung durch eine zweite Person und der Leiter Brief, Kontakt, Einladung in Betracht. Staatsangehörigkeit, Herkunft, Sprache, Name und Wohngegend sind kein Anlass; das System hat dafür kein Feld.

answer-social-work-1 = Ein Besuch kann im System nur angelegt werden, wenn ein freier Träger ihn mit seinem eigenen Zugang bestätigt hat. Er beginnt erst, wenn die begleitende Fachkraft sich selbst angemeldet hat, und sie kann ihn jederzeit ohne Begründung beenden.
answer-social-work-2 = Besuche im Jahr { $year }: { $visits }; davon mit Begleitung: { $accompanied }; von der sozialen Arbeit beendet: { $stopped }.
answer-social-work-3 = Die Fachkräfte schreiben nichts über die Familien in dieses System; es gibt dafür kein Feld. Gezählt wird nur, ob Hilfe angeboten und angenommen wurde: angeboten { $offered }, angenommen { $accepted }.
answer-social-work-empty-1 = Es haben keine Besuche stattgefunden. Welcher Träger begleiten würde, ist nicht vereinbart und damit nicht bekannt.
answer-social-work-empty-2 = Nach den Regeln dieses Systems kann ein Besuch ohne bestätigte Begleitung durch einen freien Träger nicht angelegt werden; die Fachkraft kann ihn jederzeit ohne Begründung beenden.

answer-data-protection-1 = Datenschutzregeln werden nicht aufgehoben. Jede Übermittlung braucht eine Norm aus der veröffentlichten Liste, geht nur mit den dort genannten Feldern und nur mit zwei Personen hinaus. Übermittlungen im Jahr { $year }: gesendet { $disclosures }, abgelehnt { $disclosures-refused }.
answer-data-protection-2 = Offen sind derzeit diese Wege: { $open-flows }. Geschlossen sind unter anderem: Listen an die Polizei, Mitteilungen an die Ausländerbehörde, Daten aus Vorsorgeuntersuchungen und aus dem Jugendamt.
answer-data-protection-3 = Niemand in der Stadt hat eine Gesamtliste. Jedes Amt sieht nur seine eigenen Hinweise. Jeder Blick in persönliche Daten wird mit Zweck protokolliert. Unauffällige Fälle werden 30 Tage nach dem Klärungsbrief gelöscht; übrig bleibt eine Zählzeile ohne Personenbezug.
answer-data-protection-4 = Beschwerden im Jahr { $year }: { $complaints }; Widersprüche mit Erfolg: { $objections }. Eine offene Beschwerde hält Übermittlungen an.
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

## Sprechzettel: höchstens drei Sätze je Frage. Kein Satz endet mit einer Zahl, damit die Sätze teilbar bleiben;
## jeder Satz stimmt auch, wenn statt der Zahl „nicht bekannt“ oder „unterdrückt“ steht.

oral-extent = Gezählt sind für das Jahr { $year }: Hinweise { $indications }, Fälle { $cases }, unauffällig beendet { $unremarkable }, ohne Besuch beendet { $letter-alone }, so steht es im Protokoll. Wie groß das Problem in der ganzen Stadt ist, lässt sich daraus nicht ableiten.
oral-extent-empty = Der Stadt liegen keine Aufzeichnungen vor. Die Größenordnung ist damit nicht bekannt, nicht null. Angaben der Familienkasse und anderer Stellen müssen diese selbst beitragen.
oral-structures = Das Verfahren nutzt die Meldebehörde und die Wege, die das Gesetz schon kennt. Ein gemeinsames Verfahren mit der Familienkasse ist nicht eröffnet. Die Bewertung liegt bei der Dezernatsleitung.
oral-structures-empty = Aus eigenen Aufzeichnungen lässt sich der Nutzen eines neuen Projekts nicht ablesen. Der Hinweis an die Meldebehörde ist schon heute möglich. Die Bewertung liegt bei der Dezernatsleitung.
oral-operations = Am Anfang steht ein belegter Anlass aus einem geschlossenen Katalog, geprüft von zwei Personen. Vor jedem Besuch stehen Brief, Kontakt und Einladung. Herkunft, Name und Wohngegend sind kein Anlass; das System hat dafür kein Feld.
oral-operations-empty = Es gab bisher keine Einsätze. Ohne unterzeichnetes Manifest ist kein Verfahren eröffnet. Herkunft, Name und Wohngegend wären kein Anlass; das System hat dafür kein Feld.
oral-social-work = Ohne bestätigte Begleitung durch einen freien Träger gibt es keinen Besuch. Im Jahr { $year } gezählte Besuche: { $visits }, davon begleitet: { $accompanied }, von der sozialen Arbeit beendet: { $stopped }, so steht es im Protokoll. Die Fachkraft kann jeden Besuch beenden.
oral-social-work-empty = Es gab bisher keine Besuche. Ein begleitender Träger ist noch nicht vereinbart. Ohne ihn kann in diesem System kein Besuch angelegt werden.
oral-data-protection = Datenschutzregeln werden nicht aufgehoben: Jede Übermittlung braucht eine Norm und zwei Personen. Übermittlungen im Jahr { $year }: gesendet { $disclosures }, abgelehnt { $disclosures-refused }, so steht es im Protokoll. Niemand in der Stadt hat eine Gesamtliste.
oral-data-protection-empty = Datenschutzregeln kann ein Projekt nicht aufheben. Jeder Weg braucht eine eigene Norm. Bisher ist nichts übermittelt worden.
oral-cost = Gebucht sind für das Jahr { $year }: Ausgaben { $costs } und Arbeitszeit { $hours }, so steht es im Protokoll. Nicht gebuchte Arbeit anderer Stellen ist nicht bekannt. Rückforderungen flössen an den Bund, nicht an die Stadt.
oral-cost-empty = Kosten sind nicht aufgezeichnet und damit nicht bekannt. Ein Erstattungsprogramm des Landes ist nicht bekannt. Rückforderungen flössen an den Bund, nicht an die Stadt.
oral-rights = Vor jeder nachteiligen Entscheidung stehen vier Wochen Anhörung. Im Jahr { $year } gezählt: Beschwerden { $complaints }, Widersprüche mit Erfolg { $objections }, so steht es im Protokoll.
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
answer-unsure = Bitte prüfen: { $what }. Hier ist sich das Programm nicht sicher.
answer-preface = Antwort der Verwaltung auf die Anfrage ({ $group }), Stichtag { $as-of }. Jede Kennzahl trägt ihr Datum, ihre Einheit und ihren Status; was nicht bekannt ist, steht als „nicht bekannt“ und nie als null.
answer-table-note = Teile einer Aufgliederung mit dem Wert null sind hier weggelassen. Alle Kennzahlen mit ihrer Definition stehen in der Datei answer.json.
answer-review = Ein Teil der Hinweise wird der zweiten Person ohne Name und Anschrift gezeigt; welche das sind, entscheidet ein Los, das vor dem ersten Hinweis eines Durchgangs feststeht. Weitergegeben wurden verdeckt { $masked }, offen { $clear }.
answer-review-share = { $part } von { $whole } ({ $share })
answer-review-compared = Die Chance, weitergegeben zu werden, war verdeckt { $ratio }-mal so groß wie offen (95-%-Bereich von { $lower } bis { $upper }).
answer-review-no-limit = unbegrenzt
answer-review-apart = Beide Wege sind damit zu unterscheiden: Name und Anschrift zu sehen hat die Entscheidungen verändert.
answer-review-not-apart = Bei diesen Zahlen sind beide Wege nicht zu unterscheiden; das heißt nicht, dass sie gleich sind.
answer-review-nothing = Ein Vergleich beider Wege ist damit noch nicht möglich.
answer-years-not-known = Für diese Jahre gibt es in diesem System keine Aufzeichnungen, die Zahlen sind nicht bekannt: { $years }.
answer-list-suppressed = Wegen zu kleiner Fallzahl nicht genannt ({ $year }, Mindestfallzahl 5): { $list }.
answer-list-not-known = Nicht bekannt ({ $year }), nicht null: { $list }.
answer-annex-topics = Frage { $number }: Die Themen sind nach diesen Merkmalen zugeordnet: „{ $because }“.
answer-annex-judgement = Frage { $number }: Es ist eine Bewertung gefragt. Sie ist Sache der Dezernatsleitung und steht noch aus.
answer-annex-reason = Diese Anlage zeigt den Stand der Bearbeitung und ist nur für die Verwaltung bestimmt. Sie enthält keine Angaben über betroffene Personen.
oral-source = Quelle: Protokoll der Stadt, Stichtag { $as-of }; die Kennzahlen stehen in der schriftlichen Antwort.

status-not-known = nicht bekannt
status-reported = gemeldet von einer anderen Stelle

## Einheiten. Sie stehen neben dem Wert, der % und € schon selbst trägt.

unit-indications = Hinweise
unit-notices = Mitteilungen an die Meldebehörde
unit-cases = Fälle
unit-children = Kinder
unit-households = Haushalte
unit-letters = Briefe
unit-visits = Besuche
unit-disclosures = Übermittlungen
unit-complaints = Beschwerden
unit-objections = Widersprüche
unit-offers = Hilfsangebote
unit-commands = Befehle
unit-referrals = Weiterleitungen
unit-minutes = Stunden
unit-minutes-planned = Stunden, geplant
unit-cents-planned = Euro, geplant
unit-days-per-letter = Tage je Schreiben
unit-cents-spent = Euro
unit-cents-established = Euro, festgestellt
unit-cents-repaid = Euro, zurückgezahlt
unit-cents-hypothetical = Euro, nur angenommen
unit-share = Anteil
unit-cents-per-case = Euro je Fall

## Briefe an betroffene Personen

letter-known-notice = { $office } hat uns mitgeteilt: Ihre Eintragung im Melderegister könnte unrichtig sein. Das ist ein Hinweis, noch keine Feststellung.
letter-sealed-post-returned = Behördliche Post an Ihre Anschrift kam zurück.
letter-sealed-not-enrolled = Ihr Kind ist im schulpflichtigen Alter gemeldet und an keiner Schule angemeldet.
letter-sealed-attendance = Die Schule hat Ihre Familie in einem Verfahren zum Schulbesuch nicht erreicht.
letter-sealed-moved-away = In einem Schriftstück steht, dass Ihre Familie umgezogen ist.
letter-sealed-other-document = Ein anderes amtliches Schriftstück passt nicht zu Ihrer Anschrift.
letter-considered-deregistration = Wir erwägen, die Eintragung unter dieser Anschrift im Melderegister von Amts wegen zu beenden (Abmeldung).
letter-decided-deregistration = Wir beenden die Eintragung unter der Anschrift { $address } im Melderegister von Amts wegen (Abmeldung).
letter-consequence-benefit = Ist das Melderegister berichtigt, erfährt das die Familienkasse von Gesetzes wegen (§ 69 EStG). Sie prüft dann selbst, ob sich beim Kindergeld etwas ändert.
letter-consequence-school = Die Anschrift im Melderegister kann auch für die Schule, den Personalausweis, das Wahlrecht und andere Leistungen wichtig sein. Wir beraten Sie dazu gern.
letter-step-notice = { $office } hat uns mitgeteilt, dass Ihre Eintragung unrichtig sein könnte.
letter-step-asked = Wir haben Sie mit einem Brief gefragt und Ihnen Hilfe angeboten.
letter-step-cleared = Wir haben den Fall abgeschlossen. Ihre Eintragung ist richtig.
letter-notified = Die Eintragung ist richtig. Mehr haben wir nicht mitgeteilt.
letter-exonerating-record = Am { $on } haben wir nach Umständen gesucht, die für Sie sprechen ({ $where }). Gefunden haben wir: { $found }.
letter-exonerating-own-reply = in Ihrer Antwort
letter-exonerating-register-history = im Verlauf des Melderegisters
letter-exonerating-office-file = in der Akte des Amtes
letter-exonerating-waiting-list = auf Wartelisten
letter-step-corrected = Wir haben das Melderegister mit Ihrer Hilfe berichtigt und den Fall abgeschlossen.
letter-step-support = Wir haben mit Ihnen Hilfe vereinbart und den Fall abgeschlossen.
letter-step-unresolved = Wir konnten die Frage nicht klären und haben den Fall abgeschlossen. Daraus folgt für Sie nichts.
letter-notified-closed = Der Fall ist abgeschlossen. Mehr haben wir nicht mitgeteilt.
visit-observe-name = Name an Klingel oder Briefkasten
visit-observe-met = Eine gemeldete Person ist da und bestätigt, hier zu wohnen
visit-observe-other-household = Ein anderer Haushalt wohnt hier
visit-answer-yes = ja
visit-answer-no = nein
visit-answer-unclear = nicht erkennbar

## Wenn etwas nicht geht: was geschehen ist und was Sie als Nächstes tun können

error-refused = Dafür hat Ihr Konto keine Befugnis: { $action }. Bitte geben Sie die Aufgabe an eine zuständige Person weiter oder fragen Sie, wer in Ihrem Amt die Konten verwaltet.
error-not-found = Das gibt es hier nicht. Bitte prüfen Sie Nummer und Schreibweise oder öffnen Sie die Liste Ihrer Aufgaben.
error-conflict = Inzwischen hat jemand anderes den Eintrag geändert; Ihre Eingabe ist nicht gespeichert. Bitte laden Sie ihn neu und prüfen Sie, ob Ihre Änderung noch passt.
error-database-full = Der Datenträger der Datenbank ist voll; es wurde nichts gespeichert. Bitte dort Platz schaffen und den Schritt wiederholen; ein Neustart ist nicht nötig.
error-database-read-only = Die Datenbank lässt sich nicht beschreiben; es wurde nichts gespeichert. Bitte Rechte von Datei und Ordner prüfen und ob der Datenträger schreibgeschützt eingehängt ist, dann den Schritt wiederholen.
error-database-busy = Ein anderes Programm schreibt gerade in die Datenbank; es wurde nichts gespeichert. Bitte den Schritt wiederholen.
error-database-unreachable = Die Datenbank antwortet nicht; es wurde nichts gespeichert. Bitte in einer Minute wiederholen; antwortet sie auch dann nicht, prüfen, ob der Datenbankserver läuft.
error-database-unconfirmed = Die Verbindung zur Datenbank riss ab, bevor sie den Schritt bestätigte: Er steht ganz oder gar nicht. Bitte erst nachsehen, ob der Eintrag da ist, und nur sonst wiederholen.
error-database-disk = Der Datenträger der Datenbank meldet einen Fehler; es wurde nichts gespeichert. Bitte das Systemprotokoll und freien Platz prüfen und vor weiterer Arbeit eine Sicherung ziehen.
error-installation-unfinished = Das Anlegen dieser Datenbank wurde unterbrochen; sie enthält noch niemanden und nichts. Bitte Datenbank und Schlüssel löschen und neu anlegen.
error-export-full = { $place }: Der Datenträger ist voll; von der Ausleitung ist nichts geblieben. Bitte dort Platz schaffen oder einen anderen Ordner nennen und die Ausleitung wiederholen.
error-export-unwritten = { $place }: Die Ausleitung ließ sich nicht schreiben ({ $cause }); von ihr ist nichts geblieben. Bitte Ordner und Rechte prüfen und die Ausleitung wiederholen.

## Konten: warum ein Passwort oder eine Angabe nicht angenommen wurde

password-old-is-wrong = Das bisherige Passwort stimmt nicht; es gilt weiter. Bitte geben Sie es noch einmal ein.
password-waits = Es gab mehrere Fehlversuche; das Konto wartet einige Minuten. Bitte versuchen Sie es danach noch einmal.
password-too-short = Das neue Passwort ist zu kurz. Bitte nehmen Sie mindestens zwölf Zeichen, zum Beispiel einen kleinen Satz.
password-too-long = Das neue Passwort ist zu lang. Bitte nehmen Sie höchstens tausend Zeichen.
password-like-login = Das neue Passwort gleicht Ihrem Namen oder Ihrer Anmeldung. Bitte nehmen Sie etwas, das niemand von Ihnen weiß.
password-tried-first = Dieses Passwort wird überall als Erstes ausprobiert. Bitte nehmen Sie etwas Eigenes, zum Beispiel einen kleinen Satz.
password-same-as-before = Das neue Passwort ist das bisherige. Bitte nehmen Sie ein anderes.
account-login-form = Diese Anmeldung hat nicht die richtige Form. Bitte nehmen Sie 2 bis 64 Kleinbuchstaben ohne Umlaute, Ziffern, Punkte und Striche; am Anfang steht ein Buchstabe.
account-login-taken = Diese Anmeldung gehört schon zu einem Konto. Bitte nehmen Sie eine andere.
account-name-missing = Der Name fehlt oder ist zu lang. Bitte tragen Sie ihn mit höchstens 200 Zeichen ein.
account-office-missing = Wer diese Rolle hat, arbeitet in einem Amt. Bitte wählen Sie das Amt.
account-carrier-missing = Wer diese Rolle hat, arbeitet für einen freien Träger. Bitte wählen Sie den Träger.
account-does-not-fit = Amt oder Träger passen nicht zu diesem Konto. Bitte prüfen Sie die Auswahl.
account-deputy-does-not-fit = Als Vertretung geht nur das Konto einer anderen Person, das nicht beendet ist. Bitte wählen Sie eine andere.
account-not-by-hand = Diese Rolle hat kein Konto, das jemand anlegt oder ändert. Bitte wählen Sie eine andere Rolle.
account-own-account = Die eigene Rolle ändert niemand selbst, und niemand beendet das eigene Konto. Bitte lassen Sie dies eine andere Person tun, die Konten verwaltet.

## Regeln: Hinweis

rejection-indication-own-office-only = Jedes Amt arbeitet nur mit seinen eigenen Hinweisen; so entsteht keine Gesamtliste. Bitte lassen Sie den Hinweis in dem Amt bearbeiten, das ihn erfasst hat.
rejection-indication-unknown-ground = Nur ein Anlass aus dem öffentlichen Katalog darf zu einem Hinweis führen. Bitte wählen Sie einen Anlass von dort; passt keiner, wird kein Hinweis erfasst.
rejection-indication-ground-is-off = Dieser Anlass ist im Katalog abgeschaltet; der Grund steht dort. Bitte erfassen Sie keinen Hinweis mit diesem Anlass.
rejection-indication-ground-retired = Dieser Anlass hat sich selbst abgeschaltet, weil das Register fast immer richtig war. Bitte erfassen Sie keinen Hinweis mit diesem Anlass.
rejection-indication-ground-of-another-office = Dieser Anlass gehört zur Aufgabe eines anderen Amtes. Bitte wählen Sie einen Anlass, den Ihr Amt verwenden darf.
rejection-indication-run-not-open = Hinweise gibt es nur in einem offenen Durchgang. Bitte fragen Sie die Koordinierungsstelle, wann ein Durchgang offen ist.
rejection-indication-wrong-track = Der Anlass oder Schritt gehört nicht zu diesem Verfahren. Bitte wählen Sie den passenden Durchgang.
rejection-indication-cap-reached = Die Obergrenze für Ihr Amt in diesem Durchgang ist erreicht. Bitte erfassen Sie keine weiteren Hinweise und sprechen Sie mit der Koordinierungsstelle.
rejection-indication-fact-in-the-future = Das Datum der Tatsache liegt in der Zukunft. Bitte tragen Sie den Tag ein, an dem sie festgehalten wurde.
rejection-indication-fact-too-old = Die Tatsache ist zu alt, um noch etwas auszusagen. Bitte erfassen Sie nur aktuelle Tatsachen.
rejection-indication-evidence-missing = Ein Hinweis braucht einen Beleg. Bitte nennen Sie das Schriftstück, aus dem die Tatsache hervorgeht.
rejection-indication-prior-contact-missing = Zuerst versucht das Amt selbst, die Familie zu erreichen. Bitte nehmen Sie Kontakt auf und tragen Sie den Versuch ein.
rejection-indication-prior-contact-channel = Dieser Weg der Kontaktaufnahme genügt für den Anlass nicht. Bitte nutzen Sie einen Weg, den der Katalog nennt.
rejection-indication-prior-contact-time = Die Familie braucht Zeit, um zu antworten, und der Kontakt darf nicht zu lange her sein. Bitte prüfen Sie das Datum oder warten Sie die Antwortzeit ab.
rejection-indication-prior-contact-order = Der Kontakt und die Tatsache stehen nicht in der Reihenfolge, die der Katalog für diesen Anlass verlangt. Bitte prüfen Sie beide Daten.
rejection-indication-person-not-right = Eine Angabe zur Person stimmt nicht, zum Beispiel Geburtsdatum oder Anschrift. Bitte prüfen Sie die Angaben, damit niemand verwechselt wird.
rejection-indication-drafts-reached = Ihr Amt hat heute so viele Entwürfe angelegt, wie an einem Tag erlaubt sind. Bitte prüfen Sie zuerst die vorhandenen Entwürfe einzeln.
rejection-indication-already-reported = Zu diesem Kind, Anlass und Zeitraum gibt es in diesem Durchgang schon einen Hinweis. Bitte erfassen Sie ihn nicht noch einmal.
rejection-indication-draft-not-found = Diesen Entwurf gibt es nicht mehr. Bitte öffnen Sie die Liste der Entwürfe Ihres Amtes.
rejection-indication-draft-differs = Ihre Eingabe passt in Durchgang oder Anlass nicht zum Entwurf; das wäre eine andere Sache. Bitte prüfen Sie den Entwurf oder erfassen Sie den Hinweis neu.
rejection-indication-not-found = Diesen Hinweis gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-indication-wrong-state = Dieser Schritt passt nicht zum Stand des Hinweises. Bitte laden Sie den Hinweis neu und sehen Sie nach, was ansteht.
rejection-indication-past-its-deadline = Die Frist dieses Hinweises ist abgelaufen; er wird gelöscht. Es ist nichts mehr zu tun.
rejection-indication-screener-is-recorder = Wer einen Hinweis erfasst hat, prüft ihn nicht selbst. Bitte geben Sie ihn an eine zweite Person in Ihrem Amt.
rejection-indication-screener-read-it-in-clear = Dieser Hinweis wird verdeckt geprüft, und Sie haben ihn schon mit Namen gesehen. Bitte geben Sie ihn an eine andere zweite Person in Ihrem Amt.
rejection-indication-nothing-explains = Ändern lässt sich die Entscheidung nur, wenn eine harmlose Erklärung zutrifft. Bitte kreuzen Sie an, welche.
rejection-indication-checklist-incomplete = Erst sind alle harmlosen Erklärungen zu prüfen. Bitte beantworten Sie jede Frage der Liste.
rejection-indication-single-weak-ground = Ein schwacher Anlass allein reicht nicht aus. Der Hinweis bleibt liegen und wird nach der Frist gelöscht, wenn kein zweiter Anlass eines anderen Amtes hinzukommt.
rejection-indication-person-erased = Die Angaben zur Person sind schon gelöscht; es kann nichts mehr weitergegeben werden. Es ist nichts mehr zu tun.
rejection-indication-flow-closed = Dieser Übermittlungsweg ist geschlossen. Bitte geben Sie nichts weiter und fragen Sie die Datenschutzbeauftragte oder den Datenschutzbeauftragten.
rejection-indication-not-in-matrix = Zwischen diesen beiden Ämtern ist keine Mitteilung vorgesehen. Bitte wählen Sie die zuständige Meldebehörde.
rejection-indication-complaint-open = Eine Beschwerde ist offen; bis zur Antwort wird nichts übermittelt. Bitte warten Sie die Antwort der Ombudsperson ab.
rejection-indication-not-yet-due = Die Frist dieses Hinweises läuft noch. Bitte warten Sie bis zum Ablauf.

## Regeln: Durchgang

rejection-run-not-found = Diesen Durchgang gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-run-wrong-state = Dieser Schritt passt nicht zum Stand des Durchgangs. Bitte laden Sie ihn neu und sehen Sie nach, was ansteht.
rejection-run-title-missing = Ein Durchgang braucht einen Namen, denn er wird veröffentlicht. Bitte tragen Sie einen Namen ein.
rejection-run-ends-too-early = Der letzte Tag liegt vor dem ersten oder in der Vergangenheit. Bitte prüfen Sie beide Daten.
rejection-run-begins-too-late = Ein Durchgang beginnt spätestens in zwei Jahren. Bitte prüfen Sie das Jahr und wählen Sie einen früheren Beginn.
rejection-run-too-long = Ein Durchgang ist befristet; dieser wäre zu lang. Bitte wählen Sie ein früheres Ende.
rejection-run-opinion-of-another-role = Die Stellungnahme gibt nur die oder der Datenschutzbeauftragte selbst ab. Bitte leiten Sie den Entwurf dorthin weiter.
rejection-run-opinion-without-words = Die Stellungnahme wird veröffentlicht und braucht deshalb einen Text. Bitte schreiben Sie ihn auf.
rejection-run-opinion-too-late = Die Stellungnahme kommt vor der ersten Freigabe; hier ist schon eine Freigabe erteilt. Bitte legen Sie einen neuen Durchgang an.
rejection-run-opinion-missing = Vor jeder Freigabe steht die Stellungnahme zum Datenschutz. Bitte holen Sie sie zuerst ein.
rejection-run-approver-role = Einen Durchgang geben nur Koordination und Dezernatsleitung frei. Bitte leiten Sie ihn dorthin weiter.
rejection-run-role-has-approved = Diese Funktion hat schon freigegeben. Es fehlt noch die Freigabe der anderen Funktion.
rejection-run-approver-must-differ = Die beiden Freigaben kommen von zwei verschiedenen Personen. Bitte lassen Sie eine andere Person freigeben.
rejection-run-manifest-track = Das Manifest gilt für ein anderes Verfahren. Bitte legen Sie das passende Manifest vor.
rejection-run-manifest-document-missing = Im Manifest fehlt ein Dokument oder sein Prüfwert. Bitte ergänzen Sie es und lassen Sie das Manifest neu unterzeichnen.
rejection-run-manifest-signature-missing = Im Manifest fehlt die Unterschrift der Dezernatsleitung oder des Datenschutzes. Bitte holen Sie sie ein.
rejection-run-manifest-cap = Die Obergrenze im Manifest ist null oder zu hoch. Bitte setzen Sie eine zulässige Zahl ein und lassen Sie neu unterzeichnen.
rejection-run-outside-its-days = Der heutige Tag liegt außerhalb des Durchgangs. Bitte prüfen Sie Beginn und Ende.
rejection-run-stop-in-force = Ein Stopp schützt vor ungleicher Behandlung; er ist noch nicht aufgehoben. Bitte klären Sie zuerst die Ursache mit der Dezernatsleitung.
rejection-run-costs-missing = Ein Durchgang wird nur mit seinen Kosten abgerechnet. Bitte buchen Sie zuerst die Ausgaben und Arbeitszeiten.
rejection-run-panel-statement-missing = Es fehlt die Stellungnahme der Menschen, die es betrifft. Bitte holen Sie die Stellungnahme des Beirats ein.

## Regeln: Kosten

rejection-cost-run-not-found = Diesen Durchgang gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-cost-run-reported = Der Durchgang ist abgerechnet; seine Zahlen stehen fest. Bitte wenden Sie sich an die Koordinierungsstelle.
rejection-cost-in-the-future = Der Tag der Buchung liegt in der Zukunft. Bitte prüfen Sie das Datum.
rejection-cost-outside-the-run = Der Tag der Buchung liegt außerhalb des Durchgangs. Bitte prüfen Sie Datum und Durchgang.
rejection-cost-nothing = Eine Buchung braucht einen Betrag oder eine Arbeitszeit. Bitte tragen Sie mindestens eines davon ein.
rejection-cost-negative = Beträge und Zeiten sind nie kleiner als null. Bitte nehmen Sie eine falsche Buchung mit einer Korrektur zurück.
rejection-cost-original-not-found = Die Buchung, die Sie zurücknehmen möchten, gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-cost-differs-from-original = Eine Korrektur wiederholt genau die Buchung, die sie zurücknimmt. Bitte übernehmen Sie deren Angaben unverändert.
rejection-cost-plan-too-late = Der Durchgang ist geschlossen. Geplant wird vorher; was ausgegeben wurde, können Sie weiter buchen.
rejection-cost-already-taken-back = Diese Buchung ist schon zurückgenommen oder selbst eine Korrektur. Bitte buchen Sie den richtigen Betrag neu.
rejection-fairness-no-statistics-office = Kein offener Durchgang nennt den Schlüssel einer Statistikstelle. Bitte nehmen Sie ihn in das Manifest des nächsten Durchgangs auf.
rejection-fairness-not-signed = Diese Nachricht trägt nicht die Unterschrift der Statistikstelle, oder sie ist kein Bescheid. Bitte lassen Sie sich den Bescheid noch einmal geben.
rejection-fairness-other-plan = Der Bescheid gehört zu einem anderen Plan als dem der offenen Durchgänge. Bitte fragen Sie die Statistikstelle.
rejection-fairness-issued-too-early = Der Bescheid ist vor dem Ende seines Quartals oder in der Zukunft ausgestellt. Bitte fragen Sie die Statistikstelle.
rejection-fairness-too-old = Der Bescheid ist zu alt. Bitte bitten Sie die Statistikstelle um den des letzten Quartals.
rejection-fairness-not-newer = Ein Bescheid dieses oder eines späteren Quartals liegt schon vor. Bitte reichen Sie den neuesten ein.
rejection-fairness-no-stop = Zurzeit gilt kein Stopp. Es ist nichts aufzuheben.
rejection-fairness-one-person-one-statement = Analyse, Stellungnahme des Beirats und Aufhebung kommen von drei verschiedenen Menschen. Bitte lassen Sie eine andere Person handeln.
rejection-fairness-statements-missing = Erst müssen die schriftliche Analyse der Ursache und die Stellungnahme des Beirats vorliegen. Bitte lassen Sie beide einreichen.
rejection-fairness-new-plan-needed = Nach einem Stopp wegen ungleicher Behandlung beginnt ein neuer Plan. Bitte geben Sie einen an, der noch nie galt.
rejection-fairness-ground-not-retired = Dieser Anlass ist nicht abgeschaltet. Bitte prüfen Sie den Schlüssel.
fairness-band-no-statement = Keine Aussage möglich: Die Zahlen zeigen keine ungleiche Behandlung, schließen sie aber nicht aus.
fairness-band-watch = Beobachtung: Es gibt Anzeichen ungleicher Behandlung. Prüfungen ohne Namen sind Pflicht, Bericht in 14 Tagen.
fairness-band-stop = Stopp: Gleiche Fälle werden ungleich behandelt. Es gibt keine neuen Besuche.
fairness-stop-begins = Ab jetzt gibt es keine neuen Besuche, bis der Stopp aufgehoben ist. Briefe und Hilfe gehen weiter.
fairness-no-status = Es liegt kein Bescheid einer Statistikstelle vor. Ohne ihn gibt es keine neuen Besuche.
fairness-status-counts-no-more = Der Bescheid gilt nicht mehr. Bis zum nächsten gibt es keine neuen Besuche.
fairness-unseen = Was hier nicht zu sehen ist: wen Ämter überhaupt melden, und Unterschiede, die kleiner sind als die Zahlen zeigen können.
outcome-read-masked = verdeckt gelesen, ohne Name und Anschrift

## Regeln: Vorgang

rejection-case-missing = Diesen Vorgang gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-case-not-in-this-state = Dieser Schritt passt nicht zum Stand des Vorgangs. Bitte laden Sie ihn neu und sehen Sie nach, was ansteht.
rejection-case-excluded-account = Ihr Konto ist für diesen Vorgang ausgeschlossen, damit niemand in eigener Sache entscheidet. Bitte geben Sie ihn an Ihre Vertretung.
rejection-case-no-decision-by-job = Über Menschen entscheiden Menschen, kein Programm. Bitte lassen Sie eine zuständige Person handeln.
rejection-case-not-possible-now = Das ist zurzeit nicht möglich. Bitte sprechen Sie persönlich mit der Leitung der Meldebehörde.
rejection-case-run-not-open = Neue Vorgänge und Besuche gibt es nur in einem offenen Durchgang. Bitte fragen Sie die Koordinierungsstelle.
rejection-case-notice-needed = Ein Vorgang beruht nur auf Hinweisen, die der Meldebehörde in diesem Durchgang mitgeteilt wurden. Bitte wählen Sie solche Hinweise aus.
rejection-case-case-from-this-notice = Aus dieser Mitteilung ist schon ein Vorgang entstanden. Bitte arbeiten Sie dort weiter; ein beendeter Vorgang lässt sich wieder öffnen.
rejection-case-one-person-only = Ein Vorgang betrifft genau eine Person. Bitte legen Sie für jede Person einen eigenen Vorgang an.
rejection-case-nobody-to-exclude = Es ist niemand gewählt, der nicht schon ausgeschlossen ist. Bitte wählen Sie mindestens eine Person, die an diesem Vorgang nicht arbeiten darf.
rejection-case-others-excluded-by-lead = Für sich selbst können Sie Befangenheit anzeigen. Für andere tut das die Leitung. Bitte sprechen Sie sie an.
rejection-case-approver-must-not-be-proposer = Wer einen Vorgang vorschlägt, entscheidet nicht über die Freigabe. Bitte lassen Sie eine andere Person prüfen.
rejection-case-approver-must-not-have-reported = Wer einen Hinweis des Vorgangs erfasst oder geprüft hat, gibt ihn nicht frei. Bitte lassen Sie eine andere Person prüfen.
rejection-case-rung-out-of-order = Die Stufen folgen aufeinander: Brief, Kontakt, Einladung, jede einmal. Bitte gehen Sie die nächste offene Stufe.
rejection-case-reply-period-running = Die Antwortfrist läuft noch. Bitte warten Sie die Antwort oder das Ende der Frist ab.
rejection-case-reply-period-too-short = Die Antwortfrist ist zu kurz. Bitte geben Sie der Familie mindestens die vorgeschriebene Zeit.
rejection-case-period-beyond-expiry = So viel Zeit hat der Vorgang nicht: Er läuft vorher ab. Bitte wählen Sie einen früheren Tag.
rejection-case-settled-by-reply = Die Antwort hat die Sache geklärt; weitere Schritte sind nicht nötig. Bitte schließen Sie den Vorgang ab.
rejection-case-interpreter-first = Die Person hat um eine Dolmetscherin oder einen Dolmetscher gebeten. Bitte nehmen Sie zuerst in ihrer Sprache Kontakt auf.
rejection-case-looked-nowhere = Auch was für die Person spricht, ist zu ermitteln. Bitte geben Sie an, wo Sie gesucht haben.
rejection-case-exonerating-facts-missing = Zuerst ist zu suchen, was für die Person spricht. Bitte tragen Sie ein, wo Sie gesucht und was Sie gefunden haben.
rejection-case-ladder-not-exhausted = Vor einem Besuch oder einer Bewertung ohne Antwort stehen Brief, Kontakt und Einladung. Bitte gehen Sie zuerst die offenen Stufen.
rejection-case-visits-stopped = Zurzeit sind alle neuen Besuche gestoppt, um ungleiche Behandlung zu verhindern. Bitte warten Sie, bis der Stopp aufgehoben ist.
rejection-case-fairness-status-missing = Für diesen Durchgang liegt kein gültiger Bescheid der Statistikstelle vor. Ohne ihn gibt es keine neuen Besuche. Bitte wenden Sie sich an die für den Datenschutz beauftragte Person; sie reicht den Bescheid des Quartals ein.
rejection-case-orderer-must-not-be-approver = Wer den Vorgang freigegeben hat, ordnet keinen Besuch an. Bitte lassen Sie eine andere Person anordnen.
rejection-case-legal-mode-without-norm = Für diese Art des Besuchs gibt es keine Rechtsgrundlage. Möglich ist nur ein freiwilliger Besuch oder die eigene Aufsicht eines Amtes.
rejection-case-visit-times-invalid = Ein Besuch liegt in der Zukunft und endet nach seinem Beginn am selben Tag. Bitte prüfen Sie die Zeiten.
rejection-case-visit-on-day-of-rest = An Sonntagen und Feiertagen gibt es keine Besuche. Bitte wählen Sie einen anderen Tag.
rejection-case-visit-outside-hours = Besuche sind nur von 8 bis 19 Uhr erlaubt. Bitte wählen Sie eine Zeit dazwischen.
rejection-case-two-visits-at-most = Mehr als zwei Besuche sind nicht erlaubt. Bitte bewerten Sie den Vorgang mit dem, was vorliegt.
rejection-case-second-visit-too-alike = Der zweite Besuch findet an einem anderen Wochentag und zu einer anderen Tageszeit statt. Bitte wählen Sie einen anderen Termin.
rejection-case-accompaniment-not-confirmed = Ohne Begleitung durch soziale Arbeit gibt es keinen Besuch. Bitte warten Sie, bis der Träger mit seinem eigenen Konto bestätigt hat.
rejection-case-accompaniment-of-another-case = Diese Begleitung ist für einen anderen Vorgang bestätigt. Bitte fragen Sie den Träger für diesen Vorgang an.
rejection-case-outside-accompaniment-window = Der Besuch liegt nicht in der Zeit, die der Träger bestätigt hat. Bitte wählen Sie eine Zeit darin oder fragen Sie neu an.
rejection-case-two-visits-before-doubt = Zweifel am Wohnsitz brauchen zwei Besuche an verschiedenen Wochentagen und zu verschiedenen Zeiten. Bitte bewerten Sie noch nicht so.
rejection-case-absence-is-no-fact = „Nicht angetroffen“ und „Zutritt abgelehnt“ sagen nichts über den Wohnsitz aus. Bitte stützen Sie sich auf eine belegte Tatsache oder schließen Sie den Vorgang ab.
rejection-case-doubt-needs-hearing = Nach Zweifeln am Wohnsitz wird die Person zuerst angehört. Bitte eröffnen Sie die Anhörung.
rejection-case-hearing-only-on-doubt = Eine Anhörung ist hier nicht nötig, weil nichts Nachteiliges ansteht. Bitte schließen Sie den Vorgang ab.
rejection-case-hearing-too-short = Die Person hat mindestens vier Wochen Zeit, sich zu äußern. Bitte setzen Sie eine längere Frist.
rejection-case-hearing-must-not-shorten = Eine laufende Anhörung darf nur verlängert werden. Bitte wählen Sie ein späteres Ende.
rejection-case-statement-empty = Die Äußerung der Person fehlt. Bitte tragen Sie ihre Worte ein.
rejection-case-consequences-missing = Vor einer Abmeldung sind ihre Folgen für die Person aufzulisten. Bitte tun Sie das zuerst.
rejection-case-none-found-stands-alone = „Keine Folgen gefunden“ passt nicht zu einer genannten Folge. Bitte wählen Sie das eine oder das andere.
rejection-case-social-service-first = Vor einer Abmeldung erfährt der soziale Dienst rechtzeitig davon, damit Hilfe möglich ist. Bitte informieren Sie ihn und warten Sie die Frist ab.
rejection-case-decider-must-not-be-assessor = Wer den Vorgang bewertet hat, entscheidet ihn nicht. Bitte lassen Sie eine andere Person entscheiden.
rejection-case-hearing-still-open = Die Anhörung ist noch nicht beendet. Bitte warten Sie die Äußerung oder das Ende der Frist ab.
rejection-case-reasons-missing = Eine Entscheidung braucht eine Begründung, die die Person verstehen kann. Bitte schreiben Sie sie auf.
rejection-case-objection-period-running = Die Frist für einen Rechtsbehelf läuft noch. Bitte warten Sie ihr Ende ab.
rejection-case-support-already-offered = Ein Hilfsangebot ist noch offen. Bitte warten Sie die Antwort ab.
rejection-case-support-not-offered = Zu dieser Antwort gibt es kein Hilfsangebot. Bitte tragen Sie zuerst das Angebot ein.
rejection-case-not-yet-due = Die Frist dieses Vorgangs läuft noch. Bitte warten Sie bis zum Ablauf.

## Regeln: Begleitung

rejection-accompaniment-missing = Diese Anfrage oder diesen Vorgang gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-accompaniment-not-in-this-state = Dieser Schritt passt nicht zum Stand der Anfrage. Bitte laden Sie sie neu und sehen Sie nach, was ansteht.
rejection-accompaniment-visit-by-assistance = Die Familienkasse besucht niemanden selbst. Bitte bitten Sie die Stadt um Amtshilfe.
rejection-accompaniment-excluded-account = Ihr Konto ist hier ausgeschlossen, damit niemand in eigener Sache handelt. Bitte geben Sie die Anfrage an Ihre Vertretung.
rejection-accompaniment-not-possible-now = Das ist zurzeit nicht möglich. Bitte sprechen Sie persönlich mit der Leitung der Meldebehörde.
rejection-accompaniment-window-invalid = Das Zeitfenster liegt in der Zukunft und endet nach seinem Beginn am selben Tag. Bitte prüfen Sie die Zeiten.
rejection-accompaniment-window-passed = Das Zeitfenster ist schon vorbei. Bitte fragen Sie mit einer neuen Zeit an.
rejection-accompaniment-window-too-far = Das Zeitfenster liegt mehr als zwei Jahre in der Zukunft. Bitte prüfen Sie das Jahr und wählen Sie einen früheren Tag.
rejection-accompaniment-not-asked-by-carrier = Ein Träger fragt sich nicht selbst an. Bitte warten Sie auf die Anfrage der Meldebehörde.
rejection-accompaniment-own-carrier-only = Nur der angefragte Träger antwortet, und zwar mit seinem eigenen Konto. Bitte leiten Sie die Anfrage dorthin weiter.
rejection-accompaniment-social-worker-only = Nur eine Fachkraft der sozialen Arbeit sagt die Begleitung zu oder ab. Bitte leiten Sie die Anfrage an sie weiter.

## Regeln: Besuch

rejection-visit-missing = Diesen Besuch gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-visit-not-in-this-state = Dieser Schritt passt nicht zum Stand des Besuchs. Bitte laden Sie ihn neu und sehen Sie nach, was ansteht.
rejection-visit-excluded-account = Ihr Konto ist für diesen Besuch ausgeschlossen, damit niemand in eigener Sache handelt. Bitte geben Sie ihn an Ihre Vertretung.
rejection-visit-no-visit-by-job = Besuche machen und erfassen Menschen, kein Programm. Bitte lassen Sie eine zuständige Person handeln.
rejection-visit-not-possible-now = Das ist zurzeit nicht möglich. Bitte sprechen Sie persönlich mit der Leitung der Meldebehörde.
rejection-visit-own-carrier-only = Nur der begleitende Träger meldet sich an und beendet den Besuch. Bitte lassen Sie die Fachkraft ihr eigenes Konto nutzen.
rejection-visit-social-worker-only = Nur eine Fachkraft der sozialen Arbeit meldet sich an und beendet den Besuch. Bitte lassen Sie sie das selbst tun.
rejection-visit-on-the-day-only = Die Anmeldung ist nur am Tag des Besuchs und vor seinem Ende möglich. Bitte prüfen Sie den Termin.
rejection-visit-social-work-not-checked-in = Ohne angemeldete Begleitung gab es keinen Besuch, der erfasst werden kann. Bitte sagen Sie den geplanten Besuch ab.
rejection-visit-recorded-by-registry-only = Den Besuch erfasst die Meldebehörde, nie die begleitende Fachkraft; so bleibt Hilfe von Kontrolle getrennt. Bitte überlassen Sie das der Meldebehörde.
rejection-visit-began-before-check-in = Ein Besuch beginnt erst, wenn die Begleitung da ist. Bitte prüfen Sie den Beginn.
rejection-visit-times-invalid = Die Zeiten liegen am Tag des Besuchs, in ihrer Reihenfolge und nicht in der Zukunft. Bitte prüfen Sie sie.

## Regeln: Antrag, Widerspruch, Beschwerde

rejection-subject-request-unknown = Diesen Antrag gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-subject-request-case-unknown = Den genannten Vorgang gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-subject-request-excluded-account = Ihr Konto ist für diesen Vorgang ausgeschlossen, damit niemand in eigener Sache entscheidet. Bitte geben Sie ihn an Ihre Vertretung.
rejection-subject-request-already-answered = Dieser Antrag ist schon beantwortet. Kommt etwas Neues, erfassen Sie bitte einen neuen Antrag.
rejection-subject-request-already-extended = Die Frist wurde schon einmal verlängert; mehr ist nicht erlaubt. Bitte antworten Sie bis zum Ende der Frist.
rejection-complaint-not-extendable = Eine Beschwerde wird in vier Wochen beantwortet, ohne Verlängerung. Bitte antworten Sie fristgerecht.
rejection-subject-request-too-late-to-extend = Von einer Verlängerung muss die Person im ersten Monat erfahren; dafür ist es zu spät. Bitte antworten Sie jetzt.
rejection-subject-request-reason-missing = Eine Verlängerung braucht einen Grund, den die Person erfährt. Bitte schreiben Sie ihn auf.
rejection-complaint-only-by-ombudsperson = Beschwerden beantwortet nur die unabhängige Ombudsperson. Bitte leiten Sie die Beschwerde dorthin weiter.
rejection-objection-answered-by-same-person = Einen Widerspruch beantwortet niemand, der an dem Vorgang gearbeitet hat. Bitte lassen Sie eine andere Person antworten.

## Regeln: Anfrage des Rates

rejection-inquiry-unknown = Diese Anfrage gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-inquiry-wrong-state = Dieser Schritt passt nicht zum Stand der Anfrage. Bitte laden Sie sie neu und sehen Sie nach, was ansteht.
rejection-inquiry-has-no-questions = In der Anfrage steht keine Frage. Bitte prüfen Sie den Text und die Nummern der Fragen.
rejection-inquiry-hash-malformed = Der Prüfwert der Datei hat nicht die richtige Form. Bitte geben Sie ihn als SHA-256 mit 64 Zeichen an.
rejection-inquiry-question-unknown = Eine Frage mit dieser Nummer gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-inquiry-question-without-topic = Jede Frage braucht mindestens ein Thema. Bitte ordnen Sie eines zu.
rejection-contribution-body-missing = Es fehlt die Stelle, die beitragen soll. Bitte tragen Sie ihren Namen ein.
rejection-contribution-deadline-not-in-future = Die Frist für den Beitrag liegt nicht in der Zukunft. Bitte wählen Sie einen späteren Tag.
rejection-contribution-deadline-too-late = Die Frist liegt nach dem Tag, an dem die Anfrage beantwortet sein soll, oder mehr als ein Jahr in der Zukunft. Bitte wählen Sie einen früheren Tag.
rejection-contribution-already-requested = Diese Stelle ist zu dieser Frage schon gefragt worden. Bitte warten Sie ihren Beitrag ab.
rejection-contribution-source-missing = Ein Beitrag nennt seine Quelle, damit andere ihn prüfen können. Bitte tragen Sie sie ein.
rejection-contribution-supplier-missing = Ein Beitrag nennt, wer ihn im Amt verantwortet. Bitte tragen Sie den Namen ein.
rejection-contribution-content-missing = Eine Zahl braucht Bezeichnung und Einheit, ein Text braucht Worte. Bitte ergänzen Sie den Beitrag.
rejection-contribution-figure-negative = Eine Zahl ist nie kleiner als 0. Bitte prüfen Sie die Zahl.
rejection-contribution-line-too-long = Stelle, Bezeichnung, Einheit, Quelle und Name haben höchstens 200 Zeichen. Bitte kürzen Sie, was länger ist.
rejection-contribution-text-too-long = Ein Beitrag hat höchstens 10.000 Zeichen, damit er in die Antwort passt. Bitte kürzen Sie ihn.
rejection-judgement-only-by-head-of-department = Die Bewertung schreibt nur die Dezernatsleitung selbst. Bitte leiten Sie die Frage dorthin weiter.
rejection-judgement-empty = Die Bewertung ist leer. Bitte schreiben Sie sie auf oder lassen Sie sie offen.
rejection-judgement-too-long = Eine Bewertung hat höchstens 10.000 Zeichen, damit sie in die Antwort passt. Bitte kürzen Sie sie.
rejection-answer-as-of-in-future = Eine Antwort zählt nur bis zu einem Tag, der schon da ist. Bitte wählen Sie einen früheren Stichtag.
rejection-answer-draft-outdated = Seit dem Entwurf ist ein Beitrag, eine Bewertung oder ein Thema hinzugekommen. Bitte erstellen Sie den Entwurf neu.
rejection-answer-signed-off-by-drafter = Wer den Entwurf erstellt hat, gibt ihn nicht selbst frei. Bitte lassen Sie eine zweite Person lesen und freigeben.
rejection-answer-draft-is-another = Der gelesene Entwurf ist nicht der aktuelle. Bitte lesen Sie den aktuellen Entwurf und geben Sie dann frei.
rejection-answer-contribution-open = Ein Beitrag steht noch aus und seine Frist läuft. Bitte warten Sie den Beitrag oder das Ende der Frist ab.
rejection-inquiry-already-answered-so = In dieser Form ist die Anfrage schon beantwortet. Es ist nichts mehr zu tun.
rejection-inquiry-not-answered-in-writing = Veröffentlicht wird nur eine schriftliche Antwort. Bitte geben Sie zuerst die schriftliche Antwort.

## Regeln: Übermittlung

rejection-disclosure-other-track = Das gehört zum anderen Verfahren: aus einem Vorgang der Leistungsprüfung wird hier nichts weitergegeben. Bitte nutzen Sie die Amtshilfe.
rejection-disclosure-unknown = Diese Übermittlung gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-disclosure-case-unknown = Den genannten Vorgang gibt es hier nicht; eine Übermittlung gehört immer zu einem Vorgang. Bitte prüfen Sie die Nummer.
rejection-disclosure-excluded-account = Ihr Konto ist für diesen Vorgang ausgeschlossen, damit niemand in eigener Sache entscheidet. Bitte geben Sie ihn an Ihre Vertretung.
rejection-disclosure-wrong-state = Dieser Schritt passt nicht zum Stand der Übermittlung. Bitte laden Sie sie neu und sehen Sie nach, was ansteht.
rejection-disclosure-not-possible = Das ist zurzeit nicht möglich. Bitte sprechen Sie persönlich mit der Leitung der Meldebehörde.
rejection-disclosure-frozen-by-complaint = Eine Beschwerde ist offen; bis zur Antwort wird nichts übermittelt. Bitte warten Sie die Antwort der Ombudsperson ab.
rejection-flow-not-in-matrix = Diesen Übermittlungsweg gibt es in der veröffentlichten Liste nicht. Bitte geben Sie nichts weiter und fragen Sie die Datenschutzbeauftragte oder den Datenschutzbeauftragten.
rejection-flow-closed = Dieser Übermittlungsweg ist geschlossen; der Grund steht in der veröffentlichten Liste. Bitte geben Sie nichts weiter.
rejection-disclosure-without-field = Die Übermittlung enthält nichts. Bitte wählen Sie nur die Angaben, die nötig sind.
rejection-field-not-in-flow = Eine dieser Angaben darf auf diesem Weg nicht übermittelt werden. Bitte lassen Sie sie weg.
rejection-disclosure-necessity-missing = Es fehlt, warum die Übermittlung nötig ist. Bitte begründen Sie sie in eigenen Worten.
rejection-disclosure-request-missing = Auf diesem Weg wird nur auf ein schriftliches Ersuchen hin übermittelt. Bitte lassen Sie sich das Ersuchen geben.
rejection-disclosure-request-in-future = Das Ersuchen trägt ein Datum in der Zukunft. Bitte prüfen Sie das Datum.
rejection-disclosure-request-too-old = Das Ersuchen ist älter als sechs Monate. Bitte fragen Sie nach, ob es noch gilt, und lassen Sie es erneuern.
rejection-disclosure-approved-by-requester = Wer eine Übermittlung beantragt, gibt sie nicht selbst frei. Bitte lassen Sie eine andere Person prüfen.
rejection-disclosure-approver-of-wrong-role = Diese Übermittlung gibt eine andere Funktion frei. Bitte leiten Sie sie an die zuständige Person weiter.
rejection-disclosure-already-sent = Diese Übermittlung ist schon gesendet; das geschieht nur einmal. Ist etwas Neues nötig, beantragen Sie bitte eine neue.

rejection-package-not-found = Dieses Paket gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-package-wrong-state = Dieser Schritt ist jetzt nicht an der Reihe. Bitte laden Sie das Paket neu und sehen Sie nach, was folgt.
rejection-package-own-office-only = Ein Paket gehört zu seinem eigenen Amt. Bitte lassen Sie den Schritt dort tun.
rejection-package-run-not-open = Ein Abgleich findet nur in einem offenen Durchgang statt. Bitte fragen Sie die Koordinierungsstelle.
rejection-package-wrong-track = Dieser Durchgang ist keine Leistungsprüfung. Bitte wählen Sie den passenden Durchgang.
rejection-package-another-open = Ein anderes Paket dieses Amtes ist noch offen. Bitte führen Sie es zu Ende oder geben Sie es auf.
rejection-package-flow-closed = Für diese beiden Stellen ist der Weg nicht offen. Bitte sehen Sie in der öffentlichen Matrix nach.
rejection-package-too-many-evaluations = So viele Auswertungen sind nicht erlaubt; das wäre ein Vergleich zweier Register. Bitte prüfen Sie die Liste.
rejection-package-nothing-committed = Die Liste ist leer oder die Zahlen passen nicht zusammen. Bitte prüfen Sie die Liste.
rejection-package-not-as-committed = Es werden andere Auswertungen verlangt als festgelegt. Bitte werten Sie nichts aus und fragen Sie die andere Stelle.
rejection-package-asked-before = Zu diesem Paket wurde schon eine Anfrage angenommen; jedes wird einmal gefragt. Bitte nehmen Sie die Datei von damals.
rejection-package-nothing-to-seal = Es wartet kein versiegelter Hinweis. Bitte versiegeln Sie zuerst geprüfte Hinweise.
rejection-package-cap-reached = Die Obergrenze des Manifests für dieses Amt ist erreicht. Bitte sprechen Sie mit der Koordinierungsstelle.
rejection-package-not-sealed = Ein genannter Hinweis ist nicht versiegelt, liegt woanders oder ging schon mit. Bitte beginnen Sie den Schritt neu.
rejection-package-more-payloads-than-screened = Das Paket enthält mehr Hinweise, als im Amt geprüft wurden. Bitte öffnen Sie nichts und fragen Sie das Amt.
rejection-package-not-in-package = Ein Ergebnis gehört zu keinem Hinweis dieses Pakets. Bitte beginnen Sie den Schritt neu.
rejection-package-past-its-deadline = Die Frist dieses Pakets ist vorbei; es kann nur noch enden. Bitte beginnen Sie ein neues.
rejection-package-not-yet-due = Die Frist dieses Pakets läuft noch. Bitte warten Sie bis zu ihrem Ende.
rejection-received-not-found = Diesen Hinweis gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-received-wrong-state = Dieser Schritt passt nicht zu diesem Hinweis. Bitte laden Sie ihn neu.
rejection-received-no-decision-by-job = Das entscheidet ein Mensch. Bitte lassen Sie eine prüfende Person entscheiden.
rejection-received-own-office-only = Was hier geöffnet wurde, gehört zur Familienkasse allein. Bitte lassen Sie dort entscheiden.
rejection-received-past-its-deadline = Die Frist ist vorbei; der Hinweis wird vergessen. Bitte tun Sie nichts mehr damit.
rejection-received-not-yet-due = Die Frist läuft noch. Bitte warten Sie bis zu ihrem Ende.
rejection-assistance-not-found = Dieses Ersuchen gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-assistance-excluded-account = Ihr Konto ist für diesen Vorgang ausgeschlossen, damit niemand in eigener Sache entscheidet. Bitte geben Sie ihn an Ihre Vertretung.
rejection-assistance-wrong-state = Dieser Schritt ist jetzt nicht an der Reihe. Bitte laden Sie das Ersuchen neu.
rejection-assistance-own-office-only = Ein Ersuchen gehört zu seiner eigenen Stelle. Bitte lassen Sie den Schritt dort tun.
rejection-assistance-run-not-open = Amtshilfe gibt es nur in einem offenen Durchgang. Bitte fragen Sie die Koordinierungsstelle.
rejection-assistance-wrong-track = Dieser Durchgang ist keine Leistungsprüfung. Bitte wählen Sie den passenden Durchgang.
rejection-assistance-flow-closed = Für diese beiden Stellen ist der Weg nicht offen. Bitte sehen Sie in der öffentlichen Matrix nach.
rejection-assistance-no-decision-by-job = Darum bittet ein Mensch. Bitte lassen Sie eine prüfende Person handeln.
rejection-assistance-case-not-clarifying = Um Termine kann nur gebeten werden, solange der Vorgang geklärt wird. Bitte prüfen Sie seinen Stand.
rejection-assistance-steps-missing = Vor einem Termin kommen Brief, Kontakt und Einladung mit ihren Fristen und die Suche nach Entlastendem. Bitte holen Sie das nach.
rejection-assistance-two-visits-at-most = Mehr als zwei Termine gibt es nicht. Bitte bewerten Sie den Vorgang.
rejection-assistance-another-open = Zu diesem Vorgang ist schon ein Ersuchen offen. Bitte warten Sie auf die Antwort.
rejection-assistance-visits-stopped = Termine sind derzeit angehalten. Bitte warten Sie, bis der Stopp aufgehoben ist.
rejection-assistance-complaint-open = Eine Beschwerde ist offen; solange wird nichts weitergegeben. Bitte warten Sie auf die Antwort.
rejection-assistance-person-erased = Die Angaben zur Person sind gelöscht. Bitte beenden Sie den Vorgang.
rejection-assistance-approver-must-not-be-requester = Wer darum bittet, gibt nicht selbst frei. Bitte legen Sie das Ersuchen einer zweiten Person vor.
rejection-assistance-person-not-right = Eine Angabe zur Person stimmt nicht. Bitte fragen Sie die Familienkasse.
rejection-assistance-received-before = Dieses Ersuchen wurde schon angenommen. Bitte öffnen Sie den Vorgang von damals.
rejection-assistance-nothing-to-report = Es gibt noch nichts zu berichten: ein Termin steht aus. Bitte warten Sie ihn ab oder lehnen Sie den Vorgang ab.
rejection-assistance-too-many-visits = Ein Bericht enthält höchstens zwei Termine. Bitte fragen Sie die Stadt.
rejection-outcome-report-wrong-installation = Diesen Bericht schreibt die Familienkasse, und eine Stadt nimmt ihn an. Bitte führen Sie den Befehl in der richtigen Installation aus.
rejection-outcome-report-year-not-over = Das Jahr ist noch nicht vorbei. Bitte warten Sie bis zum 1. Januar.
rejection-outcome-report-later-year-reported = Ein späteres Jahr ist schon berichtet. Über ein früheres gibt es keinen Bericht mehr; bitte vermerken Sie es im nächsten.
rejection-outcome-report-nothing-to-report = In diesem Jahr wurde kein Paket geöffnet. Es gibt nichts zu berichten.
rejection-outcome-report-undecided = Aus diesem Jahr läuft noch ein Paket, oder ein Paar wartet auf eine Entscheidung. Bitte schließen Sie beides ab.
rejection-outcome-report-too-few-offices = Weniger als drei Ämter haben Hinweise versiegelt, in diesem Jahr oder in dem davor. In der Summe wäre eines zu erkennen; es gibt keinen Bericht.
rejection-outcome-report-one-office-too-large = Ein Amt hat mehr Hinweise versiegelt als alle anderen zusammen, in diesem Jahr oder in dem davor. Es wäre in der Summe zu erkennen; es gibt keinen Bericht.
rejection-outcome-report-not-signed = Dieser Bericht trägt nicht die Unterschrift der Karte, oder er ist keiner. Bitte lassen Sie ihn sich noch einmal geben.
rejection-outcome-report-filed-before = Über dieses Jahr liegt schon ein anderer Bericht vor. Bitte fragen Sie die Familienkasse; je Jahr gibt es nur einen.
rejection-case-requesting-authority-decides = Dieser Vorgang gehört der Familienkasse; hier wird nur besucht und berichtet. Bitte schicken Sie den Bericht.
rejection-case-visit-by-assistance = Die Familienkasse besucht niemanden selbst. Bitte bitten Sie die Stadt um Amtshilfe.
rejection-case-other-track = Dieser Schritt gehört zum anderen Verfahren. Bitte wählen Sie einen Schritt dieses Vorgangs.
rejection-case-accepted-indication-needed = Ein Vorgang beginnt mit einem übernommenen Hinweis dieses Durchgangs. Bitte wählen Sie einen solchen.
rejection-case-suspension-needs-doubt = Eine Zahlung wird nur angehalten, wenn Tatsachen bekannt und Zweifel festgestellt sind. Bitte bewerten Sie zuerst.
rejection-case-suspender-must-not-be-assessor = Wer bewertet hat, hält die Zahlung nicht selbst an. Bitte legen Sie es einer zweiten Person vor.
rejection-case-suspended-already = Die Zahlung wurde zu diesen Zweifeln schon einmal angehalten; die zwei Monate beginnen nicht neu. Bitte entscheiden Sie.
rejection-case-not-suspended = Die Zahlung ist nicht angehalten. Bitte laden Sie den Vorgang neu.

## Handlungen

action-importDraft = Entwürfe aus einer Datei anlegen
action-recordIndication = Hinweis erfassen
action-screenIndication = Hinweis als zweite Person prüfen
action-giveNotice = Mitteilung an die Meldebehörde geben
action-expireIndication = Hinweis nach Ablauf der Frist beenden
action-proposeCase = Vorgang vorschlagen
action-approveCase = Vorgang freigeben
action-declineCase = Vorgang ablehnen
action-takeRung = Nächste Stufe der Klärung gehen
action-recordReply = Antwort der Person erfassen
action-recordExonerating = Entlastende Umstände erfassen
action-orderVisit = Besuch anordnen
action-assessCase = Vorgang bewerten
action-closeCase = Vorgang abschließen
action-openHearing = Anhörung eröffnen
action-recordStatement = Äußerung der Person erfassen
action-listConsequences = Folgen einer Abmeldung auflisten
action-informSocialService = Sozialen Dienst informieren
action-decideCase = Vorgang entscheiden
action-finaliseCase = Entscheidung nach Ablauf der Frist abschließen
action-reopenCase = Vorgang wieder aufnehmen
action-haltCase = Vorgang anhalten
action-excludeAccounts = Befangenheit anzeigen
action-resumeCase = Vorgang fortsetzen
action-referEndangerment = Auf den Weg des Kinderschutzes verweisen
action-offerSupport = Hilfe anbieten
action-recordSupport = Antwort auf das Hilfsangebot zählen
action-expireCase = Vorgang nach Ablauf der Frist beenden
action-requestAccompaniment = Begleitung anfragen
action-confirmAccompaniment = Begleitung bestätigen
action-declineAccompaniment = Begleitung absagen
action-checkIn = Sich als Begleitung anmelden
action-recordVisit = Besuch erfassen
action-stopVisit = Besuch als Begleitung beenden
action-cancelVisit = Besuch absagen
action-draftRun = Durchgang entwerfen
action-giveOpinion = Stellungnahme zum Datenschutz abgeben
action-approveRun = Durchgang freigeben
action-openRun = Durchgang öffnen
action-pauseRun = Durchgang unterbrechen
action-resumeRun = Durchgang fortsetzen
action-closeRun = Durchgang schließen
action-reportRun = Durchgang abrechnen
action-requestDisclosure = Übermittlung beantragen
action-approveDisclosure = Übermittlung freigeben
action-sendDisclosure = Übermittlung senden
action-acceptDisclosure = Übermittlung annehmen
action-rejectDisclosure = Übermittlung zurückweisen
action-orderRecipientNotice = Empfänger über Berichtigung oder Löschung benachrichtigen
action-receiveInquiry = Anfrage des Rates aufnehmen
action-assignInquiry = Anfrage zuordnen
action-requestContribution = Beitrag anfordern
action-enterContribution = Beitrag oder Fehlanzeige eintragen
action-draftAnswer = Antwort entwerfen
action-writeJudgement = Bewertung schreiben
action-signOffAnswer = Antwort als zweite Person freigeben
action-answerInquiry = Anfrage beantworten
action-publishInquiry = Antwort veröffentlichen
action-receiveSubjectRequest = Antrag oder Beschwerde aufnehmen
action-extendSubjectRequest = Frist eines Antrags verlängern
action-answerSubjectRequest = Antrag oder Beschwerde beantworten
action-recordCost = Kosten buchen
action-viewRecord = Stand ohne persönliche Angaben ansehen
action-readPersonalData = Persönliche Angaben lesen
action-printPaper = Brief oder Anordnung drucken
action-readFigures = Kennzahlen lesen
action-publishFigures = Kennzahlen veröffentlichen
action-writeOutcomeReport = Ergebnisbericht schreiben
action-fileOutcomeReport = Ergebnisbericht zu den Akten nehmen
action-recordBlock = Auskunftssperre übernehmen
action-extractForFairness = Liste für die Statistikstelle erstellen
action-fileFairnessStatus = Bescheid der Statistikstelle einreichen
action-reportBreach = Verstoß melden
action-stateOnStop = zu einem Stopp Stellung nehmen
action-releaseStop = Stopp aufheben
action-retireGround = Anlass abschalten
action-approveGround = Anlass wieder zulassen
action-eraseDue = Fällige Daten löschen
action-signCheckpoint = Prüfpunkt unterzeichnen
action-readLog = Protokoll ansehen
action-exportLog = Protokoll für die Prüfung ausgeben
action-makeBackup = Sicherung anlegen
action-restoreBackup = Sicherung zurückspielen
action-addAccount = Konto oder Amt anlegen
action-sealIndication = Hinweis für die Familienkasse versiegeln
action-reconsiderIndication = Zweitprüfung ändern
action-suspendPayment = Vorläufige Zahlungseinstellung festhalten
action-resumePayment = Wiederaufnahme der Zahlung festhalten
action-lapseSuspension = Zahlungseinstellung nach zwei Monaten beenden
action-commitPackage = Sich auf die Liste der Kinder festlegen
action-sealPackage = Paket für die Familienkasse versiegeln
action-requestEvaluation = Um Auswertung bitten
action-respondToRequest = Anfrage auswerten
action-openPackage = Paket öffnen und vergleichen
action-receiptPackage = Quittung schreiben oder ablegen
action-endPackage = Paket beenden, Schlüssel vernichten
action-auditPackage = Abgleich durch ein öffentliches Los prüfen
action-decideReceived = Unsicheres Paar entscheiden
action-forgetReceived = Geöffneten Hinweis nach Ablauf der Frist vergessen
action-requestAssistance = Um Amtshilfe bitten
action-approveAssistance = Amtshilfeersuchen freigeben
action-sendAssistance = Amtshilfeersuchen senden
action-fileVisitReport = Bericht über Termine zu den Akten nehmen
action-receiveAssistance = Amtshilfeersuchen annehmen
action-reportAssistance = Über Termine berichten

## Die Seite zum Brief: wo ein Fall steht und was als Nächstes geschieht

concerned-state-proposed = Wir prüfen, ob wir Sie überhaupt etwas fragen müssen. Eine zweite Person entscheidet das.
concerned-state-clarifying = Wir klären mit Ihnen, ob Ihre Eintragung im Melderegister stimmt.
concerned-state-clarifying-benefit = Wir klären mit Ihnen eine Frage zu Ihrem Kindergeld.
concerned-state-visit-planned = Ein Besuch ist geplant. Eine Fachkraft für soziale Arbeit kommt mit.
concerned-state-assessed = Wir haben uns ein Bild gemacht. Entschieden ist noch nichts.
concerned-state-hearing = Wir hören Sie an, bevor wir entscheiden.
concerned-state-decided = Wir haben entschieden. Sie können widersprechen.
concerned-state-final = Die Entscheidung steht fest.
concerned-state-reopened = Wir sehen uns den Fall noch einmal an.
concerned-state-closed = Der Fall ist abgeschlossen. Für Sie folgt daraus nichts.
concerned-state-declined = Wir haben nichts zu klären. Der Fall wurde nicht begonnen.
concerned-state-expired = Der Fall ist beendet, weil die Zeit dafür abgelaufen ist. Für Sie folgt daraus nichts.
concerned-next-second-person = Eine zweite Person entscheidet, ob wir Ihnen schreiben.
concerned-next-letter = Sie bekommen einen Brief von uns.
concerned-next-your-reply = Wir warten auf Ihre Antwort. Schweigen allein bringt Ihnen keine Nachteile.
concerned-next-reply-arrived = Ihre Antwort ist da, und wir sehen sie uns an. Sie können bis zu diesem Tag noch mehr sagen.
concerned-next-contact = Wir melden uns bei Ihnen, in Ihrer Sprache.
concerned-next-invitation = Wir laden Sie zu einem Gespräch ein.
concerned-next-assessment = Wir machen uns ein Bild. Wenn noch etwas offen ist, schlagen wir vorher einen Besuch vor.
concerned-next-visit = Der Besuch. Er ist freiwillig: Sie dürfen Nein sagen, ohne Grund und ohne Nachteil.
concerned-next-clearing-letter = Sie bekommen einen Brief, mit dem der Fall endet.
concerned-next-hearing-opens = Sie bekommen einen Brief mit allem, was wir wissen. Ohne Ihre Sicht entscheiden wir nichts.
concerned-next-your-statement = Sie können uns Ihre Sicht sagen. Dolmetschen ist kostenlos.
concerned-next-decision = Eine andere Person als bisher entscheidet. Sie bekommen die Gründe mit einem Brief.
concerned-next-objection = Sie können widersprechen.
concerned-next-erasure = Wir löschen Ihre Daten aus diesem Fall. Ihr Eintrag im Melderegister bleibt.
concerned-next-erasure-benefit = Wir löschen Ihre Daten aus diesem Fall. Ihre Kindergeldakte bleibt.

## Dateien mit Entwürfen

draft-at-line = Zeile { $line }: { $what }
draft-at-column = Zeile { $line }, Spalte „{ $column }“: { $what }
draft-file-unreadable = kann nicht gelesen werden ({ $why })
draft-file-too-large = ist { $bytes } Byte groß; erlaubt sind { $most } Byte und { $rows } Zeilen. Hinweise werden einzeln erfasst, nicht in Massen übernommen.
draft-file-not-csv = ist kein lesbares CSV; Trennzeichen und Anführungszeichen prüfen
draft-file-empty = ist leer; die Vorlage hat eine Kopfzeile und eine Zeile je Entwurf
draft-file-no-rows = enthält keine Zeile unter der Kopfzeile; es gibt nichts zu übernehmen
draft-file-too-many-rows = enthält { $rows } Zeilen; erlaubt sind { $most } je Amt und Tag. Bitte aufteilen: jede Zeile muss ohnehin eine Person einzeln bestätigen.
draft-file-not-text = ist eine Excel-Datei oder eine andere Datei, die kein Text ist; bitte in der Tabellenkalkulation als „CSV UTF-8“ speichern
draft-file-not-utf-8 = ist nicht UTF-8; bitte in der Tabellenkalkulation als „CSV UTF-8“ speichern
draft-column-forbidden = darf es nicht geben (Art. 3 Abs. 3 GG): dieses Merkmal ist kein Anlass und wird nicht gespeichert. Spalte entfernen; es wurde nichts übernommen
draft-column-unknown = ist unbekannt; erlaubt sind: { $columns }
draft-column-repeated = steht zweimal in der Kopfzeile; eine entfernen
draft-column-missing = fehlt in der Kopfzeile; bitte ergänzen
draft-row-repeated = steht schon weiter oben in dieser Datei; die Zeile entfernen
draft-line-repeated = steht schon in Zeile { $first }, auch mit derselben berechtigten Person; eine der beiden Zeilen entfernen
draft-row-field-count = hat { $found } Felder statt { $wanted }; Trennzeichen und Anführungszeichen prüfen
draft-field-no-ground = ist leer; ein Schlüssel aus dem Katalog der Anlässe gehört hierher
draft-field-unknown-ground = ist kein Schlüssel aus dem Katalog der Anlässe; bitte dort nachsehen
draft-field-ground-is-off = ist ein Anlass, der abgeschaltet ist; der Katalog der Anlässe nennt den Grund
draft-field-too-old = liegt zu lange zurück; aus einer so alten Tatsache wird kein Hinweis
draft-field-empty = ist leer; bitte ergänzen
draft-field-too-long = ist länger als { $limit } Zeichen; bitte wie im Register schreiben
draft-field-outside = enthält an Stelle { $position } ein Zeichen ({ $code }), das DIN 91379 nicht kennt; bitte wie im Register schreiben
draft-field-no-day = ist kein Tag im Kalender; bitte als TT.MM.JJJJ schreiben
draft-field-in-the-future = liegt in der Zukunft; bitte prüfen
draft-field-too-early = liegt vor 1900; bitte prüfen
draft-field-postcode = ist keine Postleitzahl; fünf Ziffern
draft-field-house-number = ist keine Hausnummer, z. B. 12, 12a oder 12-14
draft-field-no-child = ergibt ein Alter von 25 Jahren oder mehr; Hinweise betreffen Kinder (§ 32 Abs. 4 EStG)
draft-field-too-many-parts = hat mehr als { $limit } Teile; bitte wie im Register schreiben
draft-field-hidden-mark = enthält ein unsichtbares Zeichen (Schreibrichtung, Steuerzeichen); bitte neu eintippen
