# Augenmaß: die Wörter des Programms in Leichter Sprache. Deutsch (de.ftl) ist die Quelle; die Schlüssel sind
# dieselben. Kurze Sätze, ein Gedanke je Satz, ein Satz je Zeile; schwere Wörter werden erklärt.
# Noch nicht von einer Prüfgruppe gelesen.

## Antwort an den Rat: Absätze je Thema

answer-extent-1 =
    Die Stadt hat ein Protokoll.
    Ein Protokoll ist eine Liste von allem, was das Programm gemacht hat.
    Das Protokoll beginnt: { $since }.
    Wir zählen bis zu diesem Tag: { $as-of }.
    Ein Hinweis heißt: Vielleicht stimmt eine Adresse nicht.
    Ein Hinweis beweist nichts.
    Ein Fall heißt: Die Stadt fragt nach, ob die Adresse stimmt.
    Das ist kein Vorwurf.
    Die Regel dafür steht in einem Gesetz (§ 6 BMG).
answer-extent-2 =
    Das sind die Zahlen für das Jahr { $year }.
    Hinweise: { $indications }.
    Neue Fälle: { $cases }.
    Fälle, bei denen alles in Ordnung war: { $unremarkable }.
    Fälle, bei denen Briefe gereicht haben und niemand zu Besuch kam: { $letter-alone }.
answer-extent-3 =
    Für die Zeit davor hat die Stadt keine Zahlen in diesem Programm.
    In der Tabelle steht dort „nicht bekannt“.
    „Nicht bekannt“ heißt nicht null.
answer-extent-4 =
    Die Stadt prüft nur, wenn es einen Grund gibt.
    Der Grund ist aufgeschrieben.
    Die Zahlen gelten also nicht für die ganze Stadt.
    Niemand weiß dadurch, wie viele Adressen in der ganzen Stadt falsch sind.
    Niemand weiß dadurch, wie oft Geld zu Unrecht gezahlt wird.
    Eine Hochrechnung wäre falsch.
    Hochrechnung heißt: aus wenigen Fällen auf alle schließen.
    Deshalb macht die Stadt das nicht.
answer-extent-5 =
    Nur die Familien-Kasse entscheidet über das Kinder-Geld.
    Nur sie entscheidet, ob jemand Geld zurückzahlt.
    Die Stadt kennt diese Angaben nicht.
    So steht es im Gesetz (§ 30 AO).
    Die Familien-Kasse kann diese Zahlen selbst nennen.
answer-extent-empty-1 =
    Das Programm der Stadt hat noch keine Einträge.
    Das gilt bis zu diesem Tag: { $as-of }.
    Wie groß das Problem ist, ist nicht bekannt.
    „Nicht bekannt“ heißt nicht null.
answer-extent-empty-2 =
    Ohne Zahlen schätzt die Stadt nicht.
    Nur die Familien-Kasse entscheidet über das Kinder-Geld und über Straf-Verfahren dazu.
    Die Familien-Kasse muss ihre Zahlen selbst nennen.
    Auch Polizei und Job-Center müssen ihre Zahlen selbst nennen.

answer-structures-1 =
    Für die Prüfung gibt es schon Ämter.
    Ein Amt sagt der Melde-Behörde nur: Diese Adresse stimmt vielleicht nicht.
    Die Melde-Behörde ist das Amt, das alle Adressen aufschreibt.
    So steht es im Gesetz (§ 6 Abs. 2 BMG).
    Die Melde-Behörde fragt dann nach.
    Ändert sie eine Adresse, erfährt das die Familien-Kasse.
    Auch das steht im Gesetz (§ 69 EStG).
answer-structures-2 =
    Es gibt noch einen zweiten Weg.
    Dabei prüfen Stadt und Familien-Kasse zusammen.
    In dieser Stadt gibt es den zweiten Weg nicht.
    Deshalb kann die Stadt die Wege nicht vergleichen.
answer-structures-3 =
    Andere Ämter arbeiten auch ohne dieses Programm zusammen.
    Was sie schaffen, steht hier nicht.
    Die Fälle kommen auch nicht durch Zufall auf einen Weg.
    Ein Unterschied in den Zahlen zeigt also noch nicht, welcher Weg besser ist.
answer-structures-empty-1 =
    Es gibt noch keine Zahlen.
    Niemand kann daraus sehen, ob ein neues Projekt hilft.
    Die Ämter müssen selbst sagen, was sie schon schaffen.
answer-structures-empty-2 =
    Schon heute darf ein Amt der Melde-Behörde sagen: Diese Adresse stimmt vielleicht nicht.
    So steht es im Gesetz (§ 6 Abs. 2 BMG).
    Wird die Adresse geändert, erfährt das die Familien-Kasse (§ 69 EStG).

answer-operations-1 =
    Am Anfang steht immer ein Grund.
    Es gibt eine Liste mit erlaubten Gründen.
    Alle können die Liste lesen.
    Zu jedem Grund gehören ein Datum und ein Beleg.
    Das Amt muss vorher selbst mit der Familie gesprochen oder es versucht haben.
    Dann prüft eine zweite Person: Gibt es eine einfache Erklärung?
    Erst danach sagt das Amt etwas weiter.
answer-operations-2 =
    Danach kommen feste Schritte.
    Zuerst kommt ein Brief.
    Dann kommt ein Gespräch in der Sprache der Familie.
    Dann kommt eine Einladung.
    Erst danach ist ein Besuch möglich.
    Der Besuch ist freiwillig.
    Wer den Fall erlaubt hat, darf den Besuch nicht anordnen.
    Immer kommt eine Fach-Kraft für soziale Arbeit mit.
answer-operations-3 =
    Das alles ist kein Grund: Pass, Herkunft, Sprache, Name, Größe der Familie, Einkommen, Wohn-Gegend.
    Das Programm hat dafür kein Feld.
    Es kann danach nicht suchen.
    Es kann danach nicht sortieren.
    War niemand zu Hause, ist das kein Nachteil.
    Macht jemand die Tür nicht auf, ist das auch kein Nachteil.
answer-operations-4 =
    Das Programm sagt manchmal Nein.
    So oft war das im Jahr { $year }.
    Die Person durfte das nicht: { $refused }.
    Eine Regel war verletzt: { $rejected }.
answer-operations-5 =
    Werden alle Menschen gleich behandelt?
    Das prüft eine eigene Stelle.
    Ohne ihr Ergebnis gibt es keinen Besuch.
    Diese Prüfung sieht nicht, wer überhaupt gemeldet wird.
answer-operations-empty-1 =
    Bisher gab es keine Besuche.
    Wer etwas melden darf, ist in dieser Stadt noch nicht festgelegt.
    Zuerst braucht es ein Manifest mit Unterschriften.
    Ein Manifest ist ein Papier mit allen Regeln.
    Ohne Manifest darf niemand anfangen.
answer-operations-empty-2 =
    Für einen Besuch braucht es einen Grund aus einer festen Liste.
    Eine zweite Person muss den Grund prüfen.
    Davor kommen Brief, Gespräch und Einladung.
    Das alles ist kein Grund: Pass, Herkunft, Sprache, Name, Wohn-Gegend.
    Das Programm hat dafür kein Feld.

answer-social-work-1 =
    Ein Besuch braucht eine Begleitung.
    Die Begleitung kommt von einem freien Träger.
    Ein freier Träger ist ein Verein für soziale Hilfe, er gehört nicht zur Stadt.
    Der Träger muss selbst Ja sagen.
    Der Besuch beginnt erst, wenn die Fach-Kraft da ist.
    Die Fach-Kraft darf den Besuch immer beenden.
    Sie muss nicht sagen, warum.
answer-social-work-2 =
    Besuche im Jahr { $year }: { $visits }.
    Besuche mit Begleitung: { $accompanied }.
    Besuche, die eine Fach-Kraft beendet hat: { $stopped }.
answer-social-work-3 =
    Die Fach-Kräfte schreiben in diesem Programm nichts über die Familien.
    Es gibt dafür kein Feld.
    Das Programm zählt nur die Hilfe.
    Hilfe angeboten: { $offered }.
    Hilfe angenommen: { $accepted }.
answer-social-work-empty-1 =
    Es gab noch keine Besuche.
    Noch ist nicht vereinbart, welcher Träger mitkommt.
    Ein Träger ist ein Verein für soziale Hilfe.
    Deshalb ist das nicht bekannt.
answer-social-work-empty-2 =
    Ohne Begleitung gibt es in diesem Programm keinen Besuch.
    Die Fach-Kraft kann den Besuch immer beenden.
    Sie muss nicht sagen, warum.

answer-data-protection-1 =
    Alle Regeln zum Daten-Schutz gelten.
    Daten-Schutz heißt: Niemand darf Ihre Angaben einfach weitergeben.
    Für jede Weitergabe braucht es ein Gesetz.
    Die Liste der Gesetze können alle lesen.
    Nur die erlaubten Angaben gehen hinaus.
    Immer müssen zwei Personen zustimmen.
    Das sind die Zahlen für das Jahr { $year }.
    Weitergegeben: { $disclosures }.
    Abgelehnt: { $disclosures-refused }.
answer-data-protection-2 =
    Diese Wege sind jetzt erlaubt: { $open-flows }.
    Das ist verboten: Listen an die Polizei.
    Auch verboten ist: Nachrichten an die Ausländer-Behörde.
    Auch verboten sind: Daten von Kinder-Ärzten und vom Jugend-Amt.
answer-data-protection-3 =
    Niemand in der Stadt hat eine Liste mit allen.
    Jedes Amt sieht nur die eigenen Hinweise.
    Wer Angaben über eine Person liest, muss sagen, warum.
    Das Programm schreibt das auf.
    War alles in Ordnung, bekommt die Person einen Brief.
    30 Tage danach werden die Daten gelöscht.
    Dann bleibt nur eine Zahl ohne Namen.
answer-data-protection-4 =
    Beschwerden im Jahr { $year }: { $complaints }.
    Ein Widerspruch heißt: Jemand ist gegen eine Entscheidung.
    Widersprüche, bei denen die Person recht hatte: { $objections }.
    Ist eine Beschwerde offen, gibt die Stadt nichts weiter.
answer-data-protection-empty-1 =
    Ein Projekt darf den Daten-Schutz nicht abschaffen.
    Für jede Weitergabe von Daten braucht es ein Gesetz.
    Die Stadt kennt kein Gesetz für das ganze Projekt.
    Die Stadt kennt auch keine Prüfung der Gefahren für den Daten-Schutz.
answer-data-protection-empty-2 =
    Bisher hat die Stadt nichts weitergegeben.
    In diesem Programm wären nur diese Wege erlaubt: { $open-flows }.

answer-cost-1 =
    Die Stadt schreibt auf, was die Arbeit kostet.
    Sie schreibt auch auf, wer bezahlt.
    Manche Arbeit wird nicht aufgeschrieben, zum Beispiel in Schulen oder bei der Polizei.
    Was diese Arbeit kostet, ist nicht bekannt.
answer-cost-2 =
    Manchmal muss jemand Kinder-Geld zurückzahlen.
    Dieses Geld bekommt der Bund, also der Staat.
    Die Stadt bekommt es nicht.
    Deshalb rechnet die Stadt es nicht gegen die Kosten.
    Geschätzte Beträge nennt die Stadt nicht.
answer-cost-empty-1 =
    Es sind keine Kosten aufgeschrieben.
    Die Kosten sind nicht bekannt.
    „Nicht bekannt“ heißt nicht null.
    Die Stadt weiß von keinem Geld vom Land dafür.
answer-cost-empty-2 =
    Kosten entstehen für: Personal, Begleitung, Dolmetschen und Porto.
    Zurückgezahltes Kinder-Geld bekommt der Bund, also der Staat.
    Die Stadt bekommt es nicht.

answer-rights-1 =
    Zuerst bekommen Sie einen Brief.
    Der Brief bietet Hilfe an.
    Sie dürfen fragen, was die Stadt über Sie weiß.
    Sie dürfen Fehler ändern lassen.
    Sie dürfen Ihre Sicht sagen.
    Dafür haben Sie mindestens vier Wochen Zeit.
    Erst danach darf die Stadt etwas zu Ihrem Nachteil entscheiden.
    Sie dürfen sich beschweren.
    Dafür gibt es eine Ombuds-Person.
    Die Ombuds-Person hilft bei Streit und ist unabhängig.
answer-rights-empty-1 =
    Bisher ist niemand betroffen.
    Vor einem Nachteil darf jede Person ihre Sicht sagen.
    Dafür hat sie mindestens vier Wochen Zeit.
    Ist eine Beschwerde offen, gibt die Stadt nichts weiter.

answer-other-1 =
    Zu dieser Frage hat das Programm keine Zahlen.
    Das zuständige Amt antwortet selbst.
answer-other-empty-1 =
    Zu dieser Frage hat das Programm keine Zahlen.
    Das zuständige Amt antwortet selbst.

## Sprechzettel: höchstens drei Sätze je Frage. Kein Satz endet mit einer Zahl.

oral-extent =
    Für { $year } hat die Stadt gezählt: Hinweise { $indications }, Fälle { $cases }, alles in Ordnung { $unremarkable }, ohne Besuch geklärt { $letter-alone }, so steht es im Protokoll.
    Ein Hinweis heißt: Vielleicht stimmt eine Adresse nicht.
    Für die ganze Stadt sagen diese Zahlen nichts.
oral-extent-empty =
    Die Stadt hat noch keine Zahlen.
    „Nicht bekannt“ heißt nicht null.
    Die Familien-Kasse und andere müssen ihre Zahlen selbst nennen.
oral-structures =
    Für die Prüfung gibt es schon die Melde-Behörde und Gesetze.
    Mit der Familien-Kasse zusammen prüft die Stadt nicht.
    Was davon gut ist, sagt die Leitung in der Stadt.
oral-structures-empty =
    Die Stadt hat noch keine Zahlen zum Nutzen eines neuen Projekts.
    Ein Amt darf der Melde-Behörde schon heute einen Hinweis geben.
    Was davon gut ist, sagt die Leitung in der Stadt.
oral-operations =
    Am Anfang steht ein Grund aus einer festen Liste, und zwei Personen prüfen ihn.
    Vor jedem Besuch kommen Brief, Gespräch und Einladung.
    Herkunft, Name und Wohn-Gegend sind kein Grund, das Programm hat dafür kein Feld.
oral-operations-empty =
    Es gab noch keine Besuche.
    Ohne ein Manifest, ein Papier mit allen Regeln und mit Unterschriften, darf niemand anfangen.
    Herkunft, Name und Wohn-Gegend wären kein Grund, das Programm hat dafür kein Feld.
oral-social-work =
    Kein Besuch ohne Begleitung von einem Verein für soziale Hilfe.
    Besuche im Jahr { $year }: { $visits }, mit Begleitung { $accompanied }, von der Fach-Kraft beendet { $stopped }, so steht es im Protokoll.
    Die Fach-Kraft darf jeden Besuch beenden.
oral-social-work-empty =
    Es gab noch keine Besuche.
    Noch ist nicht vereinbart, welcher Verein mitkommt.
    Ohne Begleitung gibt es keinen Besuch.
oral-data-protection =
    Der Daten-Schutz gilt: Jede Weitergabe braucht ein Gesetz und zwei Personen.
    Im Jahr { $year }: weitergegeben { $disclosures }, abgelehnt { $disclosures-refused }, so steht es im Protokoll.
    Niemand in der Stadt hat eine Liste mit allen.
oral-data-protection-empty =
    Ein Projekt darf den Daten-Schutz nicht abschaffen.
    Jede Weitergabe braucht ein Gesetz.
    Bisher hat die Stadt nichts weitergegeben.
oral-cost =
    Das hat die Stadt für { $year } aufgeschrieben: Geld { $costs }, Arbeits-Zeit { $hours }, so steht es im Protokoll.
    Andere Arbeit ist nicht aufgeschrieben und nicht bekannt.
    Zurückgezahltes Kinder-Geld bekommt der Bund und nicht die Stadt.
oral-cost-empty =
    Es sind keine Kosten aufgeschrieben, sie sind nicht bekannt.
    Von Geld vom Land weiß die Stadt nichts.
    Zurückgezahltes Kinder-Geld bekommt der Bund und nicht die Stadt.
oral-rights =
    Vor jedem Nachteil haben Menschen vier Wochen Zeit, ihre Sicht zu sagen.
    Im Jahr { $year }: Beschwerden { $complaints }, Widersprüche mit Erfolg { $objections }, so steht es im Protokoll.
oral-rights-empty =
    Vor jedem Nachteil hätten Menschen vier Wochen Zeit, ihre Sicht zu sagen.
    Bisher ist niemand betroffen.
oral-other =
    Dazu hat das Programm keine Zahlen.
    Das zuständige Amt antwortet selbst.
oral-other-empty =
    Dazu hat das Programm keine Zahlen.
    Das zuständige Amt antwortet selbst.
oral-judgement-open = Was die Leitung davon hält, hat sie noch nicht gesagt.

## Was die Antwort über sich selbst sagt

answer-claim =
    Das Protokoll ist die Liste von allem, was das Programm gemacht hat.
    Ein Prüf-Punkt ist wie ein Finger-Abdruck von dieser Liste.
    Jemand außerhalb der Stadt hat den Prüf-Punkt.
    So sieht man: Seitdem hat niemand die Liste geändert.
    Man sieht nicht, ob alles in der Liste stimmt.
    Man sieht nicht, ob etwas fehlt.
    Auch dieses Papier ist ein Prüf-Punkt.
    Unten stehen die Wurzel und die Baum-Größe.
    Damit können Sie jede Zahl nachrechnen.
answer-demo = Das sind erfundene Daten, keine echte Auskunft
answer-draft = Entwurf, noch nicht fertig
answer-not-known = nicht bekannt
answer-suppressed = nicht gezeigt
answer-judgement-open = Nur die Leitung darf sagen, was sie davon hält. Das hat sie noch nicht getan.
answer-contribution-nil = Die Stelle hat nichts dazu
answer-contribution-open = Wir haben gefragt, Antwort bis { $by }
answer-contribution-missing = Wir haben gefragt, Antwort bis { $by }, sie kam nicht
answer-unsure = Bitte prüfen: { $what }. Das Programm ist hier nicht sicher.
answer-preface =
    Das ist die Antwort auf die Anfrage ({ $group }).
    Die Zahlen gelten bis zu diesem Tag: { $as-of }.
    Bei jeder Zahl steht: von wann sie ist, was sie zählt und wie sicher sie ist.
    Was wir nicht wissen, heißt „nicht bekannt“.
    „Nicht bekannt“ heißt nicht null.
answer-table-note =
    Manche Zeilen haben den Wert null.
    Diese Zeilen stehen hier nicht.
    Alle Zahlen stehen in der Datei answer.json.
    Dort steht auch, was jede Zahl bedeutet.
answer-review =
    Eine zweite Person prüft jeden Hinweis.
    Bei manchen Hinweisen sieht sie den Namen und die Adresse nicht.
    Ein Los sagt: Bei welchen.
    So kann man sehen, ob der Name etwas ändert.
    Weiter gingen ohne Namen: { $masked }.
    Weiter gingen mit Namen: { $clear }.
answer-review-share = { $part } von { $whole } ({ $share })
answer-review-compared =
    Die Chance ohne Namen war { $ratio }-mal so groß wie mit Namen.
    Ganz sicher ist das nicht.
    Sie liegt wohl zwischen { $lower } und { $upper }.
answer-review-no-limit = ohne Grenze
answer-review-apart = Der Name hat also etwas geändert.
answer-review-not-apart =
    Man sieht keinen Unterschied.
    Es kann trotzdem einen geben.
answer-review-nothing = Es gibt noch zu wenige Zahlen.
answer-years-not-known =
    Für diese Jahre hat das Programm keine Zahlen: { $years }.
    Die Zahlen sind nicht bekannt.
answer-annex-topics = Frage { $number }: Diese Wörter zeigen, worum es geht: „{ $because }“.
answer-annex-judgement =
    Frage { $number }: Der Rat will wissen, was die Leitung davon hält.
    Das darf nur die Leitung sagen.
    Das hat sie noch nicht getan.
answer-annex-reason =
    Diese Seite ist nur für die Verwaltung.
    Sie zeigt, was noch zu tun ist.
    Hier stehen keine Angaben über betroffene Menschen.
oral-source = Die Zahlen sind aus dem Protokoll der Stadt bis { $as-of }, alle stehen in der schriftlichen Antwort.

status-not-known = nicht bekannt
status-reported = von einer anderen Stelle genannt

## Einheiten. Sie stehen neben dem Wert.

unit-indications = Hinweise
unit-notices = Nachrichten an die Melde-Behörde
unit-cases = Fälle
unit-children = Kinder
unit-households = Haushalte
unit-letters = Briefe
unit-visits = Besuche
unit-disclosures = Weitergaben von Daten
unit-complaints = Beschwerden
unit-objections = Widersprüche
unit-offers = Angebote von Hilfe
unit-commands = Befehle an das Programm
unit-referrals = Weiterleitungen
unit-minutes = Stunden
unit-minutes-planned = Stunden, geplant
unit-cents-planned = Euro, geplant
unit-days-per-letter = Tage für einen Brief
unit-cents-spent = Euro
unit-cents-established = Euro, sicher festgestellt
unit-cents-repaid = Euro, zurückgezahlt
unit-cents-hypothetical = Euro, nur angenommen
unit-share = Anteil
unit-cents-per-case = Euro für einen Fall

## Briefe an betroffene Personen

letter-known-notice =
    { $office } hat uns etwas gesagt: Ihre Adresse in unserer Liste stimmt vielleicht nicht.
    Das ist nur ein Hinweis.
    Er beweist nichts.
letter-sealed-post-returned =
    Ein Amt hat Ihnen einen Brief geschickt.
    Der Brief kam zurück.
letter-sealed-not-enrolled =
    Ihr Kind muss zur Schule gehen.
    Wir kennen die Schule nicht.
letter-sealed-attendance =
    Die Schule wollte mit Ihnen sprechen.
    Die Schule hat Sie nicht erreicht.
letter-sealed-moved-away =
    In einem Papier steht:
    Sie sind umgezogen.
letter-sealed-other-document =
    Ein anderes Papier von einem Amt passt nicht zu Ihrer Adresse.
letter-considered-deregistration =
    Vielleicht melden wir Sie an dieser Adresse ab.
    Abmelden heißt: Die Adresse steht dann nicht mehr in der Liste der Stadt.
letter-decided-deregistration =
    Wir melden Sie an dieser Adresse ab: { $address }.
    Abmelden heißt: Die Adresse steht dann nicht mehr in der Liste der Stadt.
letter-consequence-benefit =
    Ändern wir die Liste, erfährt das die Familien-Kasse.
    So steht es im Gesetz (§ 69 EStG).
    Die Familien-Kasse prüft dann selbst, ob sich beim Kinder-Geld etwas ändert.
letter-consequence-school =
    Die Adresse kann auch für anderes wichtig sein.
    Zum Beispiel für die Schule, den Ausweis, das Wahl-Recht und andere Hilfen.
    Wir beraten Sie gern.
letter-step-notice = { $office } hat uns gesagt: Ihre Adresse stimmt vielleicht nicht.
letter-step-asked =
    Wir haben Sie mit einem Brief gefragt.
    Wir haben Ihnen Hilfe angeboten.
letter-step-cleared =
    Der Fall ist beendet.
    Ihre Adresse stimmt.
letter-notified =
    Die Adresse stimmt.
    Mehr haben wir nicht gesagt.

## Wenn etwas nicht geht

error-refused = Sie dürfen das mit Ihrem Konto nicht tun: { $action }. Bitte geben Sie die Aufgabe weiter. Oder fragen Sie: Wer verwaltet die Konten in Ihrem Amt?
error-not-found = Das gibt es hier nicht. Bitte prüfen Sie die Nummer. Oder öffnen Sie die Liste Ihrer Aufgaben.
error-conflict = Jemand anderes hat den Eintrag geändert. Ihre Eingabe ist nicht gespeichert. Bitte laden Sie den Eintrag neu. Prüfen Sie dann: Passt Ihre Änderung noch?
error-database-full = Der Speicher ist voll. Ihre Eingabe ist nicht gespeichert. Jemand muss Platz schaffen. Dann können Sie den Schritt noch einmal machen.
error-database-read-only = Das Programm darf nicht speichern. Ihre Eingabe ist nicht gespeichert. Jemand muss die Rechte prüfen. Dann können Sie den Schritt noch einmal machen.
error-database-busy = Ein anderes Programm speichert gerade. Ihre Eingabe ist nicht gespeichert. Bitte machen Sie den Schritt noch einmal.
error-database-unreachable = Die Datenbank antwortet nicht. Ihre Eingabe ist nicht gespeichert. Bitte warten Sie eine Minute. Dann machen Sie den Schritt noch einmal.
error-database-unconfirmed = Die Verbindung ist abgerissen. Vielleicht ist Ihre Eingabe gespeichert. Vielleicht auch nicht. Bitte sehen Sie zuerst nach: Ist der Eintrag da? Nur wenn nicht: Machen Sie den Schritt noch einmal.
error-database-disk = Der Speicher ist gestört. Ihre Eingabe ist nicht gespeichert. Jemand muss den Speicher prüfen.
error-installation-unfinished = Diese Datenbank ist nicht fertig. Es steht noch nichts darin. Jemand muss sie löschen und neu anlegen.
error-export-full = { $place }: Der Speicher ist voll. Das Protokoll ist nicht geschrieben. Bitte schaffen Sie Platz. Dann machen Sie den Schritt noch einmal.
error-export-unwritten = { $place }: Das Protokoll ist nicht geschrieben ({ $cause }). Bitte prüfen Sie den Ordner. Dann machen Sie den Schritt noch einmal.

## Konten: warum ein Passwort oder eine Angabe nicht angenommen wurde

password-old-is-wrong = Das alte Passwort stimmt nicht. Bitte schreiben Sie es noch einmal.
password-waits = Das Passwort war mehrmals falsch. Jetzt müssen Sie ein paar Minuten warten. Dann versuchen Sie es noch einmal.
password-too-short = Das neue Passwort ist zu kurz. Es braucht mindestens 12 Zeichen. Gut ist zum Beispiel ein kleiner Satz.
password-too-long = Das neue Passwort ist zu lang. Es darf höchstens 1000 Zeichen haben.
password-like-login = Das neue Passwort ist fast wie Ihr Name. Bitte nehmen Sie ein anderes. Niemand soll es raten können.
password-tried-first = Dieses Passwort kennen sehr viele Menschen. Bitte nehmen Sie ein eigenes. Gut ist zum Beispiel ein kleiner Satz.
password-same-as-before = Das neue Passwort ist wie das alte. Bitte nehmen Sie ein anderes.
account-login-form = Mit diesem Namen kann sich niemand anmelden. Erlaubt sind kleine Buchstaben, Zahlen, Punkte und Striche. Am Anfang steht ein Buchstabe.
account-login-taken = Diesen Anmelde-Namen hat schon jemand. Bitte nehmen Sie einen anderen.
account-name-missing = Der Name fehlt oder ist zu lang. Bitte schreiben Sie den Namen.
account-office-missing = Für diese Rolle braucht man ein Amt. Bitte wählen Sie das Amt.
account-carrier-missing = Für diese Rolle braucht man einen Träger. Ein Träger ist ein Verein, der hilft. Bitte wählen Sie den Träger.
account-does-not-fit = Etwas passt nicht zusammen. Bitte prüfen Sie Amt und Träger.
account-deputy-does-not-fit = Die Vertretung muss eine andere Person sein. Das Konto darf nicht beendet sein. Bitte wählen Sie eine andere Person.
account-not-by-hand = Diese Rolle kann niemand bekommen. Bitte wählen Sie eine andere Rolle.
account-own-account = Sie können Ihre eigene Rolle nicht ändern. Eine andere Person muss das machen.

## Regeln: Hinweis

rejection-indication-own-office-only = Jedes Amt arbeitet nur mit den eigenen Hinweisen. So hat niemand eine Liste mit allen. Bitte fragen Sie das Amt, das den Hinweis erfasst hat.
rejection-indication-unknown-ground = Es gibt eine feste Liste mit Gründen. Dieser Grund steht nicht darin. Bitte wählen Sie einen Grund aus der Liste. Passt keiner? Dann erfassen Sie keinen Hinweis.
rejection-indication-ground-is-off = Dieser Grund ist abgeschaltet. In der Liste steht, warum. Bitte nutzen Sie ihn nicht.
rejection-indication-ground-retired = Dieser Grund ist abgeschaltet. Fast immer war alles richtig. Bitte nutzen Sie ihn nicht.
rejection-indication-ground-of-another-office = Dieser Grund gehört zu einem anderen Amt. Bitte wählen Sie einen Grund, den Ihr Amt nutzen darf.
rejection-indication-run-not-open = Hinweise gibt es nur in einem offenen Durchgang. Ein Durchgang ist eine feste Zeit für die Prüfung. Bitte fragen Sie die Koordinierungs-Stelle.
rejection-indication-wrong-track = Das gehört nicht zu diesem Verfahren. Bitte wählen Sie den passenden Durchgang.
rejection-indication-cap-reached = Ihr Amt hat schon so viele Hinweise, wie erlaubt sind. Bitte erfassen Sie keine weiteren. Sprechen Sie mit der Koordinierungs-Stelle.
rejection-indication-fact-in-the-future = Das Datum liegt in der Zukunft. Bitte prüfen Sie das Datum.
rejection-indication-fact-too-old = Das ist zu lange her. Es sagt heute nichts mehr aus. Bitte erfassen Sie nur Neues.
rejection-indication-evidence-missing = Es fehlt ein Beleg. Bitte nennen Sie das Schreiben, in dem es steht.
rejection-indication-prior-contact-missing = Zuerst versucht Ihr Amt selbst, die Familie zu erreichen. Bitte tun Sie das. Tragen Sie es dann ein.
rejection-indication-prior-contact-channel = Dieser Weg zur Familie reicht hier nicht. Bitte nutzen Sie einen Weg aus der Liste.
rejection-indication-prior-contact-time = Die Familie braucht Zeit für eine Antwort. Der Kontakt darf auch nicht zu lange her sein. Bitte prüfen Sie das Datum.
rejection-indication-prior-contact-order = Die Reihenfolge der Daten stimmt nicht. Bitte prüfen Sie: Wann war der Kontakt? Wann war das Ereignis?
rejection-indication-person-not-right = Eine Angabe zur Person stimmt nicht. Bitte prüfen Sie Geburts-Datum und Adresse. So wird niemand verwechselt.
rejection-indication-drafts-reached = Für heute hat Ihr Amt genug Entwürfe. Bitte prüfen Sie zuerst diese Entwürfe, einen nach dem anderen.
rejection-indication-already-reported = Diesen Hinweis gibt es schon. Bitte erfassen Sie ihn nicht noch einmal.
rejection-indication-draft-not-found = Diesen Entwurf gibt es nicht mehr. Bitte öffnen Sie die Liste der Entwürfe.
rejection-indication-draft-differs = Ihre Eingabe passt nicht zum Entwurf. Bitte prüfen Sie den Entwurf. Oder erfassen Sie den Hinweis neu.
rejection-indication-not-found = Diesen Hinweis gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-indication-wrong-state = Dieser Schritt passt jetzt nicht. Bitte laden Sie den Hinweis neu. Sehen Sie dann nach, was zu tun ist.
rejection-indication-past-its-deadline = Die Zeit für diesen Hinweis ist vorbei. Er wird gelöscht. Sie müssen nichts tun.
rejection-indication-screener-is-recorder = Sie haben den Hinweis erfasst. Deshalb prüft ihn eine andere Person. Bitte geben Sie ihn weiter.
rejection-indication-screener-read-it-in-clear = Sie kennen den Namen schon. Bei diesem Hinweis soll die zweite Person den Namen nicht kennen. Bitte geben Sie ihn weiter.
rejection-indication-nothing-explains = Sie können das nur ändern, wenn es eine harmlose Erklärung gibt. Bitte kreuzen Sie die Erklärung an.
rejection-indication-checklist-incomplete = Vielleicht gibt es eine einfache Erklärung. Bitte beantworten Sie alle Fragen der Liste.
rejection-indication-single-weak-ground = Dieser Grund allein ist zu schwach. Der Hinweis bleibt liegen. Kommt von einem anderen Amt nichts dazu, wird er gelöscht.
rejection-indication-person-erased = Die Angaben zur Person sind gelöscht. Deshalb kann nichts mehr weitergegeben werden. Sie müssen nichts tun.
rejection-indication-flow-closed = Dieser Weg ist geschlossen. Bitte geben Sie nichts weiter. Fragen Sie die Person für Daten-Schutz.
rejection-indication-not-in-matrix = Zwischen diesen Ämtern gibt es keine Nachricht. Bitte wählen Sie die richtige Melde-Behörde.
rejection-indication-complaint-open = Es gibt eine offene Beschwerde. Bis zur Antwort wird nichts weitergegeben. Bitte warten Sie auf die Ombuds-Person.
rejection-indication-not-yet-due = Die Zeit für diesen Hinweis läuft noch. Bitte warten Sie.

## Regeln: Durchgang (eine feste Zeit für die Prüfung)

rejection-run-not-found = Diesen Durchgang gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-run-wrong-state = Dieser Schritt passt jetzt nicht. Bitte laden Sie den Durchgang neu. Sehen Sie dann nach, was zu tun ist.
rejection-run-title-missing = Der Durchgang braucht einen Namen. Alle können den Namen lesen. Bitte tragen Sie ihn ein.
rejection-run-ends-too-early = Das Ende liegt zu früh. Bitte prüfen Sie Anfang und Ende.
rejection-run-begins-too-late = Der Durchgang beginnt zu spät. Er muss in den nächsten 2 Jahren beginnen. Bitte prüfen Sie das Jahr.
rejection-run-too-long = Der Durchgang ist zu lang. Bitte wählen Sie ein früheres Ende.
rejection-run-opinion-of-another-role = Das darf nur die Person für Daten-Schutz schreiben. Bitte geben Sie den Entwurf weiter.
rejection-run-opinion-without-words = Hier fehlt ein Text. Alle werden ihn lesen. Bitte schreiben Sie ihn auf.
rejection-run-opinion-too-late = Die Meinung zum Daten-Schutz kommt zuerst. Hier hat schon jemand zugestimmt. Bitte beginnen Sie einen neuen Durchgang.
rejection-run-opinion-missing = Es fehlt die Meinung zum Daten-Schutz. Bitte holen Sie sie zuerst.
rejection-run-approver-role = Hier dürfen nur zwei zustimmen: die Koordination und die Leitung. Bitte geben Sie den Durchgang weiter.
rejection-run-role-has-approved = Diese Stelle hat schon zugestimmt. Jetzt fehlt noch die andere Stelle.
rejection-run-approver-must-differ = Zwei verschiedene Personen müssen zustimmen. Bitte fragen Sie eine andere Person.
rejection-run-manifest-track = Dieses Manifest gilt für ein anderes Verfahren. Ein Manifest ist ein Papier mit allen Regeln. Bitte nehmen Sie das richtige.
rejection-run-manifest-document-missing = Im Manifest fehlt ein Papier oder sein Prüf-Wert. Bitte fügen Sie es hinzu. Dann müssen alle neu unterschreiben.
rejection-run-manifest-signature-missing = Im Manifest fehlt eine Unterschrift. Nötig sind die Leitung und der Daten-Schutz. Bitte holen Sie die Unterschrift.
rejection-run-manifest-cap = Im Manifest steht eine falsche Ober-Grenze. Bitte ändern Sie die Zahl. Dann müssen alle neu unterschreiben.
rejection-run-outside-its-days = Heute gehört nicht zum Durchgang. Bitte prüfen Sie Anfang und Ende.
rejection-run-stop-in-force = Es gibt einen Stopp. Er schützt davor, dass Menschen ungleich behandelt werden. Bitte sprechen Sie zuerst mit der Leitung.
rejection-run-costs-missing = Es fehlen die Kosten. Bitte tragen Sie Geld und Arbeits-Zeit ein.
rejection-run-panel-statement-missing = Es fehlt die Meinung der betroffenen Menschen. Bitte fragen Sie den Beirat.

## Regeln: Kosten

rejection-cost-run-not-found = Diesen Durchgang gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-cost-run-reported = Der Durchgang ist fertig. Die Zahlen ändern sich nicht mehr. Bitte fragen Sie die Koordinierungs-Stelle.
rejection-cost-in-the-future = Der Tag liegt in der Zukunft. Bitte prüfen Sie das Datum.
rejection-cost-outside-the-run = Der Tag gehört nicht zum Durchgang. Bitte prüfen Sie das Datum.
rejection-cost-nothing = Es fehlen Geld oder Arbeits-Zeit. Bitte tragen Sie eines davon ein.
rejection-cost-negative = Die Zahl darf nicht kleiner als null sein. Ist eine Buchung falsch? Dann nehmen Sie sie zurück.
rejection-cost-original-not-found = Diese Buchung gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-cost-differs-from-original = Beim Zurücknehmen muss alles gleich sein. Bitte übernehmen Sie die Angaben genau.
rejection-cost-plan-too-late = Der Durchgang ist zu Ende. Man plant vorher. Ausgaben können Sie noch aufschreiben.
rejection-cost-already-taken-back = Diese Buchung ist schon zurückgenommen. Oder sie ist selbst eine Korrektur. Bitte buchen Sie neu.
rejection-fairness-no-statistics-office = In keinem Durchgang steht eine Statistik-Stelle. Bitte schreiben Sie ihren Schlüssel in das nächste Manifest.
rejection-fairness-not-signed = Die Unterschrift der Statistik-Stelle fehlt oder ist falsch. Bitte holen Sie den Bescheid noch einmal.
rejection-fairness-other-plan = Der Bescheid gehört zu einem anderen Plan. Bitte fragen Sie die Statistik-Stelle.
rejection-fairness-issued-too-early = Das Datum im Bescheid stimmt nicht. Bitte fragen Sie die Statistik-Stelle.
rejection-fairness-too-old = Der Bescheid ist zu alt. Bitte holen Sie einen neuen.
rejection-fairness-not-newer = Dieser Bescheid oder ein neuerer ist schon da. Bitte geben Sie den neuesten ab.
rejection-fairness-no-stop = Es gibt gerade keinen Stopp. Sie müssen nichts tun.
rejection-fairness-one-person-one-statement = Hier müssen drei verschiedene Menschen handeln. Bitte fragen Sie eine andere Person.
rejection-fairness-statements-missing = Es fehlt noch etwas: Warum gab es den Stopp? Und was sagt der Beirat? Bitte lassen Sie beides abgeben.
rejection-fairness-new-plan-needed = Nach dem Stopp braucht es einen neuen Plan. Bitte geben Sie einen neuen Plan an.
rejection-fairness-ground-not-retired = Dieser Grund ist nicht abgeschaltet. Bitte prüfen Sie den Namen.
fairness-band-no-statement = Wir wissen es nicht genau. Die Zahlen zeigen keine Unterschiede. Es kann trotzdem Unterschiede geben.
fairness-band-watch = Vielleicht werden Menschen ungleich behandelt. Das wird jetzt genau geprüft.
fairness-band-stop = Stopp. Menschen werden ungleich behandelt. Es gibt keine neuen Besuche.
fairness-stop-begins = Es gibt jetzt keine neuen Besuche. Briefe und Hilfe gehen weiter.
fairness-no-status = Es gibt noch keinen Bescheid der Statistik-Stelle. Darum gibt es keine neuen Besuche.
fairness-status-counts-no-more = Der Bescheid ist zu alt. Darum gibt es jetzt keine neuen Besuche.
fairness-unseen = Das sieht man hier nicht: Wen melden die Ämter? Und: Gibt es kleine Unterschiede?
outcome-read-masked = gelesen, aber ohne Namen und ohne Adresse

## Regeln: Fall

rejection-case-missing = Diesen Fall gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-case-not-in-this-state = Dieser Schritt passt jetzt nicht. Bitte laden Sie den Fall neu. Sehen Sie dann nach, was zu tun ist.
rejection-case-excluded-account = Sie dürfen an diesem Fall nicht arbeiten. So entscheidet niemand über eigene Sachen. Bitte geben Sie den Fall an Ihre Vertretung.
rejection-case-no-decision-by-job = Über Menschen entscheiden Menschen. Ein Programm darf das nicht. Bitte lassen Sie eine Person handeln.
rejection-case-not-possible-now = Das geht jetzt nicht. Bitte sprechen Sie selbst mit der Leitung der Melde-Behörde.
rejection-case-run-not-open = Neue Fälle und Besuche gibt es nur in einem offenen Durchgang. Bitte fragen Sie die Koordinierungs-Stelle.
rejection-case-notice-needed = Ein Fall braucht einen Hinweis an die Melde-Behörde. Bitte wählen Sie einen Hinweis aus diesem Durchgang.
rejection-case-case-from-this-notice = Zu dieser Mitteilung gibt es schon einen Fall. Bitte arbeiten Sie in diesem Fall weiter. Einen beendeten Fall können Sie wieder öffnen.
rejection-case-one-person-only = In einem Fall geht es um eine einzige Person. Bitte machen Sie für jede Person einen eigenen Fall.
rejection-case-nobody-to-exclude = Wer darf nicht am Fall arbeiten? Sie haben niemanden gewählt. Oder die Person ist schon ausgeschlossen. Bitte wählen Sie eine Person.
rejection-case-others-excluded-by-lead = Sie können nur für sich selbst sagen, dass Sie die Familie kennen. Für andere sagt es die Leitung. Bitte fragen Sie die Leitung.
rejection-case-approver-must-not-be-proposer = Sie haben den Fall vorgeschlagen. Deshalb entscheidet eine andere Person. Bitte geben Sie den Fall weiter.
rejection-case-approver-must-not-have-reported = Sie haben an einem Hinweis gearbeitet. Deshalb entscheidet eine andere Person. Bitte geben Sie den Fall weiter.
rejection-case-rung-out-of-order = Die Schritte sind: Brief, Kontakt, Einladung. Jeder Schritt kommt ein Mal. Bitte gehen Sie den nächsten Schritt.
rejection-case-reply-period-running = Die Person hat noch Zeit für eine Antwort. Bitte warten Sie.
rejection-case-reply-period-too-short = Die Zeit für eine Antwort ist zu kurz. Bitte geben Sie der Familie mehr Zeit.
rejection-case-period-beyond-expiry = Der Fall endet vorher. Bitte geben Sie einen früheren Tag an.
rejection-case-settled-by-reply = Die Antwort hat alles geklärt. Es braucht keine Schritte mehr. Bitte beenden Sie den Fall.
rejection-case-interpreter-first = Die Person möchte, dass jemand dolmetscht. Bitte sprechen Sie zuerst in ihrer Sprache mit ihr.
rejection-case-looked-nowhere = Sie müssen auch suchen, was für die Person spricht. Bitte schreiben Sie auf, wo Sie gesucht haben.
rejection-case-exonerating-facts-missing = Suchen Sie zuerst, was für die Person spricht. Bitte schreiben Sie auf, was Sie gefunden haben.
rejection-case-ladder-not-exhausted = Zuerst kommen Brief, Kontakt und Einladung. Bitte gehen Sie zuerst diese Schritte.
rejection-case-visits-stopped = Jetzt darf es keine neuen Besuche geben. Der Stopp schützt davor, dass Menschen ungleich behandelt werden. Bitte warten Sie.
rejection-case-fairness-status-missing = Die Statistik-Stelle prüft: Werden alle Menschen gleich behandelt? Ihr Bescheid fehlt oder ist zu alt. Darum gibt es jetzt keine neuen Besuche. Bitte fragen Sie die Person für den Daten-Schutz.
rejection-case-orderer-must-not-be-approver = Sie haben den Fall erlaubt. Deshalb ordnet eine andere Person den Besuch an. Bitte geben Sie den Fall weiter.
rejection-case-legal-mode-without-norm = Für so einen Besuch gibt es kein Gesetz. Erlaubt ist ein freiwilliger Besuch. Erlaubt ist auch die eigene Aufsicht eines Amtes.
rejection-case-visit-times-invalid = Die Zeiten stimmen nicht. Der Besuch muss in der Zukunft liegen. Er endet am selben Tag. Bitte prüfen Sie das.
rejection-case-visit-on-day-of-rest = An Sonntagen und Feier-Tagen gibt es keine Besuche. Bitte wählen Sie einen anderen Tag.
rejection-case-visit-outside-hours = Besuche sind von 8 bis 19 Uhr erlaubt. Bitte wählen Sie eine andere Zeit.
rejection-case-two-visits-at-most = Mehr als zwei Besuche sind verboten. Bitte entscheiden Sie mit dem, was Sie wissen.
rejection-case-second-visit-too-alike = Der zweite Besuch muss an einem anderen Wochen-Tag sein. Auch die Uhr-Zeit muss anders sein. Bitte wählen Sie neu.
rejection-case-accompaniment-not-confirmed = Ohne Begleitung gibt es keinen Besuch. Der Träger hat noch nicht zugesagt. Bitte warten Sie.
rejection-case-accompaniment-of-another-case = Diese Begleitung gilt für einen anderen Fall. Bitte fragen Sie den Träger neu.
rejection-case-outside-accompaniment-window = Zu dieser Zeit hat der Träger nicht zugesagt. Bitte wählen Sie eine andere Zeit. Oder fragen Sie neu.
rejection-case-two-visits-before-doubt = Dafür braucht es zwei Besuche. Sie müssen an verschiedenen Tagen und zu verschiedenen Zeiten sein. Bitte warten Sie damit.
rejection-case-absence-is-no-fact = War niemand da, beweist das nichts. Geht die Tür nicht auf, beweist das auch nichts. Bitte nehmen Sie einen Beleg. Oder beenden Sie den Fall.
rejection-case-doubt-needs-hearing = Zuerst darf die Person ihre Sicht sagen. Bitte beginnen Sie die Anhörung.
rejection-case-hearing-only-on-doubt = Hier droht kein Nachteil. Deshalb braucht es keine Anhörung. Bitte beenden Sie den Fall.
rejection-case-hearing-too-short = Die Person hat mindestens vier Wochen Zeit. Bitte geben Sie mehr Zeit.
rejection-case-hearing-must-not-shorten = Die Zeit darf nur länger werden. Bitte wählen Sie einen späteren Tag.
rejection-case-statement-empty = Hier fehlt, was die Person gesagt hat. Bitte schreiben Sie es auf.
rejection-case-consequences-missing = Was bedeutet die Abmeldung für die Person? Bitte schreiben Sie das zuerst auf.
rejection-case-none-found-stands-alone = „Keine Folgen“ und eine Folge passen nicht zusammen. Bitte wählen Sie eines davon.
rejection-case-social-service-first = Vor der Abmeldung muss der soziale Dienst davon wissen. So kann er helfen. Bitte sagen Sie es ihm. Warten Sie dann.
rejection-case-decider-must-not-be-assessor = Sie haben den Fall bewertet. Deshalb entscheidet eine andere Person. Bitte geben Sie den Fall weiter.
rejection-case-hearing-still-open = Die Person darf noch ihre Sicht sagen. Bitte warten Sie.
rejection-case-reasons-missing = Es fehlt, warum Sie so entscheiden. Bitte schreiben Sie es so auf, dass die Person es versteht.
rejection-case-objection-period-running = Die Person darf noch gegen die Entscheidung vorgehen. Bitte warten Sie.
rejection-case-support-already-offered = Sie haben schon Hilfe angeboten. Bitte warten Sie auf die Antwort.
rejection-case-support-not-offered = Es gibt noch kein Angebot von Hilfe. Bitte tragen Sie zuerst das Angebot ein.
rejection-case-not-yet-due = Die Zeit für diesen Fall läuft noch. Bitte warten Sie.

## Regeln: Begleitung

rejection-accompaniment-missing = Das gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-accompaniment-not-in-this-state = Dieser Schritt passt jetzt nicht. Bitte laden Sie die Anfrage neu. Sehen Sie dann nach, was zu tun ist.
rejection-accompaniment-visit-by-assistance = Die Familienkasse besucht niemanden. Bitte fragen Sie die Stadt.
rejection-accompaniment-excluded-account = Sie dürfen hier nicht handeln. So entscheidet niemand über eigene Sachen. Bitte geben Sie die Anfrage an Ihre Vertretung.
rejection-accompaniment-not-possible-now = Das geht jetzt nicht. Bitte sprechen Sie selbst mit der Leitung der Melde-Behörde.
rejection-accompaniment-window-invalid = Die Zeiten stimmen nicht. Sie müssen in der Zukunft und am selben Tag liegen. Bitte prüfen Sie das.
rejection-accompaniment-window-passed = Diese Zeit ist schon vorbei. Bitte fragen Sie mit einer neuen Zeit.
rejection-accompaniment-window-too-far = Der Tag ist zu weit weg. Er muss in den nächsten 2 Jahren liegen. Bitte prüfen Sie das Jahr.
rejection-accompaniment-not-asked-by-carrier = Ein Träger fragt sich nicht selbst. Bitte warten Sie auf die Melde-Behörde.
rejection-accompaniment-own-carrier-only = Nur der gefragte Träger darf antworten. Er nutzt dafür sein eigenes Konto. Bitte geben Sie die Anfrage weiter.
rejection-accompaniment-social-worker-only = Nur eine Fach-Kraft für soziale Arbeit darf zusagen oder absagen. Bitte geben Sie die Anfrage weiter.

## Regeln: Besuch

rejection-visit-missing = Diesen Besuch gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-visit-not-in-this-state = Dieser Schritt passt jetzt nicht. Bitte laden Sie den Besuch neu. Sehen Sie dann nach, was zu tun ist.
rejection-visit-excluded-account = Sie dürfen hier nicht handeln. So entscheidet niemand über eigene Sachen. Bitte geben Sie den Besuch an Ihre Vertretung.
rejection-visit-no-visit-by-job = Besuche machen Menschen. Ein Programm darf das nicht. Bitte lassen Sie eine Person handeln.
rejection-visit-not-possible-now = Das geht jetzt nicht. Bitte sprechen Sie selbst mit der Leitung der Melde-Behörde.
rejection-visit-own-carrier-only = Nur der Träger, der mitkommt, darf das. Die Fach-Kraft nutzt dafür ihr eigenes Konto.
rejection-visit-social-worker-only = Das darf nur eine Fach-Kraft für soziale Arbeit. Bitte lassen Sie die Fach-Kraft das selbst tun.
rejection-visit-on-the-day-only = Anmelden geht nur am Tag des Besuchs. Es geht nur vor dem Ende. Bitte prüfen Sie den Termin.
rejection-visit-social-work-not-checked-in = Die Begleitung war nicht da. Also gab es keinen Besuch. Bitte sagen Sie den Termin ab.
rejection-visit-recorded-by-registry-only = Das schreibt nur die Melde-Behörde auf. So bleiben Hilfe und Kontrolle getrennt. Bitte überlassen Sie es der Melde-Behörde.
rejection-visit-began-before-check-in = Ein Besuch beginnt erst mit der Begleitung. Bitte prüfen Sie die Zeit.
rejection-visit-times-invalid = Die Zeiten stimmen nicht. Sie müssen am Tag des Besuchs liegen. Sie dürfen nicht in der Zukunft liegen. Bitte prüfen Sie das.

## Regeln: Antrag, Widerspruch, Beschwerde

rejection-subject-request-unknown = Diesen Antrag gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-subject-request-case-unknown = Diesen Fall gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-subject-request-excluded-account = Sie dürfen an diesem Fall nicht arbeiten. So entscheidet niemand über eigene Sachen. Bitte geben Sie den Fall an Ihre Vertretung.
rejection-subject-request-already-answered = Dieser Antrag ist schon beantwortet. Gibt es etwas Neues? Dann erfassen Sie bitte einen neuen Antrag.
rejection-subject-request-already-extended = Sie haben schon ein Mal mehr Zeit bekommen. Noch mehr Zeit gibt es nicht. Bitte antworten Sie bis zum Ende der Frist.
rejection-complaint-not-extendable = Auf eine Beschwerde antworten Sie in vier Wochen. Mehr Zeit gibt es nicht. Bitte antworten Sie bald.
rejection-subject-request-too-late-to-extend = Für mehr Zeit ist es zu spät. Das hätte die Person im ersten Monat erfahren müssen. Bitte antworten Sie jetzt.
rejection-subject-request-reason-missing = Warum brauchen Sie mehr Zeit? Die Person erfährt den Grund. Bitte schreiben Sie ihn auf.
rejection-complaint-only-by-ombudsperson = Auf Beschwerden antwortet nur die Ombuds-Person. Sie ist unabhängig. Bitte geben Sie die Beschwerde weiter.
rejection-objection-answered-by-same-person = Sie haben an dem Fall gearbeitet. Deshalb antwortet eine andere Person. Bitte geben Sie den Widerspruch weiter.

## Regeln: Anfrage des Rates

rejection-inquiry-unknown = Diese Anfrage gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-inquiry-wrong-state = Dieser Schritt passt jetzt nicht. Bitte laden Sie die Anfrage neu. Sehen Sie dann nach, was zu tun ist.
rejection-inquiry-has-no-questions = In der Anfrage steht keine Frage. Bitte prüfen Sie den Text.
rejection-inquiry-hash-malformed = Der Prüf-Wert der Datei ist falsch geschrieben. Er heißt SHA-256 und hat 64 Zeichen. Bitte prüfen Sie ihn.
rejection-inquiry-question-unknown = Diese Frage gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-inquiry-question-without-topic = Jede Frage braucht ein Thema. Bitte wählen Sie eines.
rejection-contribution-body-missing = Wer soll etwas beitragen? Bitte tragen Sie den Namen der Stelle ein.
rejection-contribution-deadline-not-in-future = Der Tag muss in der Zukunft liegen. Bitte wählen Sie einen späteren Tag.
rejection-contribution-deadline-too-late = Der Tag ist zu spät. Die Antwort muss vorher fertig sein. Bitte wählen Sie einen früheren Tag.
rejection-contribution-already-requested = Diese Stelle haben Sie schon gefragt. Bitte warten Sie auf die Antwort.
rejection-contribution-source-missing = Woher kommt die Angabe? Andere wollen sie prüfen. Bitte tragen Sie die Quelle ein.
rejection-contribution-supplier-missing = Wer hat die Angabe gemacht? Bitte tragen Sie den Namen ein.
rejection-contribution-content-missing = Es fehlt etwas. Eine Zahl braucht einen Namen und eine Einheit. Ein Text braucht Wörter. Bitte ergänzen Sie das.
rejection-contribution-figure-negative = Eine Zahl ist nie kleiner als 0. Bitte prüfen Sie die Zahl.
rejection-contribution-line-too-long = Eine Angabe ist zu lang. Erlaubt sind 200 Zeichen. Bitte schreiben Sie kürzer.
rejection-contribution-text-too-long = Der Text ist zu lang. Erlaubt sind 10.000 Zeichen. Bitte schreiben Sie kürzer.
rejection-judgement-only-by-head-of-department = Das darf nur die Leitung schreiben. Bitte geben Sie die Frage weiter.
rejection-judgement-empty = Hier fehlt ein Text. Bitte schreiben Sie ihn auf. Oder lassen Sie die Frage offen.
rejection-judgement-too-long = Der Text ist zu lang. Erlaubt sind 10.000 Zeichen. Bitte schreiben Sie kürzer.
rejection-answer-as-of-in-future = Der Tag liegt in der Zukunft. Bitte wählen Sie einen früheren Tag.
rejection-answer-draft-outdated = Seit dem Entwurf gibt es etwas Neues. Bitte machen Sie den Entwurf neu.
rejection-answer-signed-off-by-drafter = Sie haben den Entwurf gemacht. Deshalb prüft ihn eine andere Person. Bitte geben Sie ihn weiter.
rejection-answer-draft-is-another = Es gibt einen neueren Entwurf. Bitte lesen Sie den neuen. Stimmen Sie dann zu.
rejection-answer-contribution-open = Eine andere Stelle hat noch Zeit für ihre Antwort. Bitte warten Sie.
rejection-inquiry-already-answered-so = Das ist schon beantwortet. Sie müssen nichts tun.
rejection-inquiry-not-answered-in-writing = Nur eine schriftliche Antwort kommt an die Öffentlichkeit. Bitte antworten Sie zuerst schriftlich.

## Regeln: Weitergabe von Daten

rejection-disclosure-other-track = Das gehört zu einem anderen Verfahren. Von hier geben wir nichts weiter. Bitte fragen Sie die Stadt um Hilfe.
rejection-disclosure-unknown = Diese Weitergabe gibt es hier nicht. Bitte prüfen Sie die Nummer.
rejection-disclosure-case-unknown = Diesen Fall gibt es hier nicht. Eine Weitergabe gehört immer zu einem Fall. Bitte prüfen Sie die Nummer.
rejection-disclosure-excluded-account = Sie dürfen an diesem Fall nicht arbeiten. So entscheidet niemand über eigene Sachen. Bitte geben Sie den Fall an Ihre Vertretung.
rejection-disclosure-wrong-state = Dieser Schritt passt jetzt nicht. Bitte laden Sie die Weitergabe neu. Sehen Sie dann nach, was zu tun ist.
rejection-disclosure-not-possible = Das geht jetzt nicht. Bitte sprechen Sie selbst mit der Leitung der Melde-Behörde.
rejection-disclosure-frozen-by-complaint = Es gibt eine offene Beschwerde. Bis zur Antwort wird nichts weitergegeben. Bitte warten Sie auf die Ombuds-Person.
rejection-flow-not-in-matrix = Dieser Weg steht nicht in der Liste. Bitte geben Sie nichts weiter. Fragen Sie die Person für Daten-Schutz.
rejection-flow-closed = Dieser Weg ist geschlossen. In der Liste steht, warum. Bitte geben Sie nichts weiter.
rejection-disclosure-without-field = Hier ist nichts ausgewählt. Bitte wählen Sie nur, was nötig ist.
rejection-field-not-in-flow = Eine Angabe darf auf diesem Weg nicht weitergegeben werden. Bitte lassen Sie sie weg.
rejection-disclosure-necessity-missing = Warum ist die Weitergabe nötig? Bitte schreiben Sie es auf.
rejection-disclosure-request-missing = Dafür muss die andere Stelle schriftlich fragen. Bitte lassen Sie sich das Schreiben geben.
rejection-disclosure-request-in-future = Auf dem Schreiben steht ein Tag in der Zukunft. Bitte prüfen Sie das Datum.
rejection-disclosure-request-too-old = Das Schreiben ist älter als sechs Monate. Bitte fragen Sie: Gilt es noch? Lassen Sie es dann neu schreiben.
rejection-disclosure-approved-by-requester = Sie haben die Weitergabe beantragt. Deshalb prüft eine andere Person. Bitte geben Sie sie weiter.
rejection-disclosure-approver-of-wrong-role = Das erlaubt eine andere Stelle. Bitte geben Sie es an die richtige Person weiter.
rejection-disclosure-already-sent = Das ist schon gesendet. Es geht nur ein Mal. Brauchen Sie etwas Neues? Dann stellen Sie einen neuen Antrag.

rejection-package-not-found = Dieses Paket gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-package-wrong-state = Dieser Schritt passt jetzt nicht. Bitte laden Sie das Paket neu.
rejection-package-own-office-only = Das Paket gehört zu einem anderen Amt. Bitte fragen Sie dort.
rejection-package-run-not-open = Es gibt gerade keinen offenen Durchgang. Bitte fragen Sie die Koordination.
rejection-package-wrong-track = Dieser Durchgang passt nicht. Bitte wählen Sie den richtigen.
rejection-package-another-open = Ein anderes Paket ist noch offen. Bitte beenden Sie es zuerst.
rejection-package-flow-closed = Dieser Weg ist nicht erlaubt. Bitte sehen Sie in der Liste der Wege nach.
rejection-package-too-many-evaluations = Das sind zu viele Vergleiche. Bitte prüfen Sie die Liste.
rejection-package-nothing-committed = Die Liste ist leer oder falsch. Bitte prüfen Sie die Liste.
rejection-package-not-as-committed = Die Zahlen stimmen nicht überein. Bitte fragen Sie die andere Stelle.
rejection-package-asked-before = Dazu gab es schon eine Anfrage. Bitte nehmen Sie die Datei von damals.
rejection-package-nothing-to-seal = Es wartet kein Hinweis. Bitte versiegeln Sie zuerst einen Hinweis.
rejection-package-cap-reached = Die Ober-Grenze ist erreicht. Bitte fragen Sie die Koordination.
rejection-package-not-sealed = Ein Hinweis passt nicht dazu. Bitte beginnen Sie den Schritt neu.
rejection-package-more-payloads-than-screened = Im Paket ist mehr, als geprüft wurde. Bitte fragen Sie das Amt.
rejection-package-not-in-package = Ein Ergebnis passt nicht zum Paket. Bitte beginnen Sie den Schritt neu.
rejection-package-past-its-deadline = Die Frist ist vorbei. Bitte beginnen Sie ein neues Paket.
rejection-package-not-yet-due = Die Frist läuft noch. Bitte warten Sie bis zum Ende.
rejection-received-not-found = Diesen Hinweis gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-received-wrong-state = Dieser Schritt passt jetzt nicht. Bitte laden Sie die Seite neu.
rejection-received-no-decision-by-job = Das entscheidet ein Mensch. Bitte fragen Sie eine Kollegin oder einen Kollegen.
rejection-received-own-office-only = Das gehört zur Familienkasse. Bitte fragen Sie dort.
rejection-received-past-its-deadline = Die Frist ist vorbei. Bitte tun Sie nichts mehr damit.
rejection-received-not-yet-due = Die Frist läuft noch. Bitte warten Sie bis zum Ende.
rejection-assistance-not-found = Dieses Ersuchen gibt es nicht. Bitte prüfen Sie die Nummer.
rejection-assistance-excluded-account = Sie dürfen an diesem Fall nicht arbeiten. So entscheidet niemand über eigene Sachen. Bitte geben Sie den Fall an Ihre Vertretung.
rejection-assistance-wrong-state = Dieser Schritt passt jetzt nicht. Bitte laden Sie die Seite neu.
rejection-assistance-own-office-only = Das gehört zu einer anderen Stelle. Bitte fragen Sie dort.
rejection-assistance-run-not-open = Es gibt gerade keinen offenen Durchgang. Bitte fragen Sie die Koordination.
rejection-assistance-wrong-track = Dieser Durchgang passt nicht. Bitte wählen Sie den richtigen.
rejection-assistance-flow-closed = Dieser Weg ist nicht erlaubt. Bitte sehen Sie in der Liste der Wege nach.
rejection-assistance-no-decision-by-job = Das macht ein Mensch. Bitte fragen Sie eine Kollegin oder einen Kollegen.
rejection-assistance-case-not-clarifying = Das geht nur, solange der Vorgang offen ist. Bitte prüfen Sie den Stand.
rejection-assistance-steps-missing = Zuerst kommen Brief, Kontakt und Einladung. Bitte holen Sie das nach.
rejection-assistance-two-visits-at-most = Mehr als zwei Termine gibt es nicht. Bitte bewerten Sie den Vorgang.
rejection-assistance-another-open = Es gibt schon ein Ersuchen. Bitte warten Sie auf die Antwort.
rejection-assistance-visits-stopped = Termine sind gerade gestoppt. Bitte warten Sie.
rejection-assistance-complaint-open = Eine Beschwerde ist offen. Bitte warten Sie auf die Antwort.
rejection-assistance-person-erased = Die Angaben sind gelöscht. Bitte beenden Sie den Vorgang.
rejection-assistance-approver-must-not-be-requester = Eine zweite Person muss zustimmen. Bitte fragen Sie jemanden.
rejection-assistance-person-not-right = Eine Angabe stimmt nicht. Bitte fragen Sie die Familienkasse.
rejection-assistance-received-before = Das Ersuchen ist schon da. Bitte öffnen Sie den Vorgang von damals.
rejection-assistance-nothing-to-report = Es gibt noch nichts zu berichten. Bitte warten Sie den Termin ab.
rejection-assistance-too-many-visits = Der Bericht hat zu viele Termine. Bitte fragen Sie die Stadt.
rejection-outcome-report-wrong-installation = Die Familienkasse schreibt den Bericht. Die Stadt nimmt ihn an. Bitte wechseln Sie.
rejection-outcome-report-year-not-over = Das Jahr ist noch nicht vorbei. Bitte warten Sie bis zum 1. Januar.
rejection-outcome-report-later-year-reported = Über ein späteres Jahr gibt es schon einen Bericht. Bitte lassen Sie dieses Jahr aus.
rejection-outcome-report-nothing-to-report = In diesem Jahr gab es kein Paket. Sie müssen nichts berichten.
rejection-outcome-report-undecided = Aus dem Jahr ist noch etwas offen. Bitte schließen Sie es ab.
rejection-outcome-report-too-few-offices = Zu wenige Ämter haben Hinweise geschickt. Man würde eines erkennen. Deshalb gibt es keinen Bericht. Bitte warten Sie auf das nächste Jahr.
rejection-outcome-report-one-office-too-large = Ein Amt hat die meisten Hinweise geschickt. Man würde es erkennen. Deshalb gibt es keinen Bericht. Bitte warten Sie auf das nächste Jahr.
rejection-outcome-report-not-signed = Die Unterschrift fehlt oder ist falsch. Bitte holen Sie den Bericht noch einmal.
rejection-outcome-report-filed-before = Über das Jahr gibt es schon einen anderen Bericht. Bitte fragen Sie die Familienkasse.
rejection-case-requesting-authority-decides = Das entscheidet die Familienkasse. Bitte schicken Sie den Bericht.
rejection-case-visit-by-assistance = Die Familienkasse besucht niemanden. Bitte fragen Sie die Stadt.
rejection-case-other-track = Dieser Schritt passt nicht zum Vorgang. Bitte wählen Sie einen anderen.
rejection-case-accepted-indication-needed = Dazu braucht es einen übernommenen Hinweis. Bitte wählen Sie einen aus.
rejection-case-suspension-needs-doubt = Dafür müssen Tatsachen bekannt sein. Bitte bewerten Sie zuerst.
rejection-case-suspender-must-not-be-assessor = Eine zweite Person muss das tun. Bitte fragen Sie jemanden.
rejection-case-suspended-already = Das gab es schon einmal. Bitte entscheiden Sie jetzt.
rejection-case-not-suspended = Die Zahlung läuft. Bitte laden Sie die Seite neu.

## Handlungen

action-importDraft = Entwürfe aus einer Datei machen
action-recordIndication = Hinweis aufschreiben
action-screenIndication = Hinweis als zweite Person prüfen
action-giveNotice = Nachricht an die Melde-Behörde geben
action-expireIndication = Hinweis beenden, weil die Zeit vorbei ist
action-proposeCase = Fall vorschlagen
action-approveCase = Fall erlauben
action-declineCase = Fall ablehnen
action-takeRung = Nächsten Schritt gehen
action-recordReply = Antwort der Person aufschreiben
action-recordExonerating = Aufschreiben, was für die Person spricht
action-orderVisit = Besuch anordnen
action-assessCase = Fall bewerten
action-closeCase = Fall beenden
action-openHearing = Anhörung beginnen
action-recordStatement = Aufschreiben, was die Person sagt
action-listConsequences = Folgen einer Abmeldung aufschreiben
action-informSocialService = Dem sozialen Dienst Bescheid sagen
action-decideCase = Über den Fall entscheiden
action-finaliseCase = Entscheidung nach der Frist abschließen
action-reopenCase = Fall noch einmal öffnen
action-haltCase = Fall anhalten
action-excludeAccounts = Sagen, dass man die Familie kennt
action-resumeCase = Mit dem Fall weitermachen
action-referEndangerment = An den Kinder-Schutz verweisen
action-offerSupport = Hilfe anbieten
action-recordSupport = Zählen, ob Hilfe angenommen wurde
action-expireCase = Fall beenden, weil die Zeit vorbei ist
action-requestAccompaniment = Nach einer Begleitung fragen
action-confirmAccompaniment = Begleitung zusagen
action-declineAccompaniment = Begleitung absagen
action-checkIn = Sich als Begleitung anmelden
action-recordVisit = Besuch aufschreiben
action-stopVisit = Besuch als Begleitung beenden
action-cancelVisit = Besuch absagen
action-draftRun = Durchgang planen
action-giveOpinion = Meinung zum Daten-Schutz sagen
action-approveRun = Durchgang erlauben
action-openRun = Durchgang öffnen
action-pauseRun = Pause im Durchgang machen
action-resumeRun = Mit dem Durchgang weitermachen
action-closeRun = Durchgang schließen
action-reportRun = Über den Durchgang berichten
action-requestDisclosure = Weitergabe von Daten beantragen
action-approveDisclosure = Weitergabe von Daten erlauben
action-sendDisclosure = Daten senden
action-acceptDisclosure = Daten annehmen
action-rejectDisclosure = Daten zurückweisen
action-orderRecipientNotice = Dem Empfänger sagen: Daten sind geändert oder gelöscht
action-receiveInquiry = Anfrage des Rates annehmen
action-assignInquiry = Anfrage verteilen
action-requestContribution = Andere Stelle um einen Beitrag bitten
action-enterContribution = Beitrag eintragen
action-draftAnswer = Antwort entwerfen
action-writeJudgement = Aufschreiben, was die Leitung davon hält
action-signOffAnswer = Antwort als zweite Person erlauben
action-answerInquiry = Anfrage beantworten
action-publishInquiry = Antwort für alle zeigen
action-receiveSubjectRequest = Antrag oder Beschwerde annehmen
action-extendSubjectRequest = Mehr Zeit für einen Antrag nehmen
action-answerSubjectRequest = Antrag oder Beschwerde beantworten
action-recordCost = Kosten aufschreiben
action-viewRecord = Stand ohne persönliche Angaben ansehen
action-readPersonalData = Persönliche Angaben lesen
action-printPaper = Brief oder Anordnung drucken
action-readFigures = Zahlen lesen
action-publishFigures = Zahlen veröffentlichen
action-writeOutcomeReport = Bericht über ein Jahr schreiben
action-fileOutcomeReport = Bericht über ein Jahr abgeben
action-recordBlock = eine Auskunfts-Sperre eintragen
action-extractForFairness = Liste für die Statistik-Stelle machen
action-fileFairnessStatus = Bescheid der Statistik-Stelle abgeben
action-reportBreach = einen Verstoß melden
action-stateOnStop = etwas zu einem Stopp sagen
action-releaseStop = einen Stopp beenden
action-retireGround = einen Grund abschalten
action-approveGround = einen Grund wieder erlauben
action-eraseDue = Daten löschen, deren Zeit vorbei ist
action-signCheckpoint = Prüf-Punkt unterschreiben
action-readLog = Protokoll ansehen
action-exportLog = Protokoll zum Prüfen ausgeben
action-makeBackup = Eine Sicherung machen
action-restoreBackup = Eine Sicherung zurück-spielen
action-addAccount = Konto oder Amt anlegen
action-sealIndication = Hinweis für die Familienkasse versiegeln
action-reconsiderIndication = Zweite Prüfung ändern
action-suspendPayment = Zahlung vorläufig anhalten
action-resumePayment = Zahlung geht weiter
action-lapseSuspension = Zahlung geht nach zwei Monaten weiter
action-commitPackage = Die Liste festlegen
action-sealPackage = Paket versiegeln
action-requestEvaluation = Um Auswertung bitten
action-respondToRequest = Anfrage auswerten
action-openPackage = Paket öffnen
action-receiptPackage = Quittung
action-endPackage = Paket beenden
action-auditPackage = Abgleich prüfen
action-decideReceived = Unsicheres Paar entscheiden
action-forgetReceived = Hinweis nach der Frist vergessen
action-requestAssistance = Um Hilfe der Stadt bitten
action-approveAssistance = Ersuchen freigeben
action-sendAssistance = Ersuchen senden
action-fileVisitReport = Bericht ablegen
action-receiveAssistance = Ersuchen annehmen
action-reportAssistance = Über Termine berichten

answer-list-suppressed =
    Diese Zahlen sind sehr klein. Darum zeigen wir sie nicht ({ $year }):
    { $list }.
answer-list-not-known =
    Das wissen wir nicht ({ $year }):
    { $list }.
letter-exonerating-record =
    Wir haben am { $on } nach guten Gründen für Sie gesucht: { $where }.
    So viele haben wir gefunden: { $found }.
letter-exonerating-own-reply = in Ihrer Antwort
letter-exonerating-register-history = im Melde-Register von früher
letter-exonerating-office-file = in der Akte vom Amt
letter-exonerating-waiting-list = auf Warte-Listen
letter-step-corrected =
    Wir haben Ihre Adresse mit Ihnen zusammen richtig gemacht.
    Jetzt ist alles fertig.
letter-step-support =
    Wir haben mit Ihnen Hilfe ausgemacht.
    Jetzt ist alles fertig.
letter-step-unresolved =
    Wir konnten die Frage nicht klären.
    Wir machen nicht weiter.
    Für Sie ändert sich nichts.
letter-notified-closed =
    Wir machen nicht weiter.
    Mehr haben wir nicht gesagt.
visit-observe-name = Der Name steht an der Klingel oder am Brief-Kasten.
visit-observe-met =
    Die Person ist da.
    Sie sagt: Ich wohne hier.
visit-observe-other-household = Hier wohnen andere Menschen.
visit-answer-yes = ja
visit-answer-no = nein
visit-answer-unclear = Das sieht man nicht.

## Die Seite zum Brief

concerned-state-proposed =
    Wir prüfen: Müssen wir Sie etwas fragen?
    Ein zweiter Mensch entscheidet das.
concerned-state-clarifying =
    Wir prüfen mit Ihnen zusammen:
    Ist Ihre Adresse bei uns richtig?
concerned-state-clarifying-benefit =
    Wir haben eine Frage zu Ihrem Kinder-Geld.
    Wir klären das mit Ihnen.
concerned-state-visit-planned =
    Wir möchten Sie besuchen.
    Ein Mensch kommt mit, der Ihnen hilft.
concerned-state-assessed =
    Wir haben alles angesehen.
    Wir haben noch nichts entschieden.
concerned-state-hearing =
    Wir fragen Sie, was Sie dazu sagen.
    Erst danach entscheiden wir.
concerned-state-decided =
    Wir haben entschieden.
    Sie dürfen Nein dazu sagen.
concerned-state-final = Die Entscheidung bleibt so.
concerned-state-reopened = Wir sehen uns alles noch einmal an.
concerned-state-closed =
    Jetzt ist alles fertig.
    Für Sie ändert sich nichts.
concerned-state-declined =
    Wir müssen Sie nichts fragen.
    Wir haben gar nicht angefangen.
concerned-state-expired =
    Die Zeit ist vorbei.
    Wir machen nicht weiter.
    Für Sie ändert sich nichts.
concerned-next-second-person =
    Ein zweiter Mensch entscheidet:
    Schreiben wir Ihnen?
concerned-next-letter = Sie bekommen einen Brief von uns.
concerned-next-your-reply =
    Wir warten auf Ihre Antwort.
    Sie antworten nicht?
    Sie bekommen davon keinen Ärger.
concerned-next-reply-arrived =
    Ihre Antwort ist da.
    Wir lesen sie.
    Bis zu diesem Tag können Sie noch mehr sagen.
concerned-next-contact =
    Wir melden uns bei Ihnen.
    Wir sprechen in Ihrer Sprache mit Ihnen.
concerned-next-invitation = Wir laden Sie zu einem Gespräch ein.
concerned-next-assessment =
    Wir sehen uns alles an.
    Vielleicht fragen wir vorher: Dürfen wir Sie besuchen?
concerned-next-visit =
    Wir kommen zu Ihnen.
    Sie dürfen Nein sagen.
    Sie müssen nicht sagen, warum.
    Sie bekommen davon keinen Ärger.
concerned-next-clearing-letter =
    Sie bekommen noch einen Brief.
    Dann ist alles fertig.
concerned-next-hearing-opens =
    Sie bekommen einen Brief.
    Darin steht alles, was wir wissen.
    Dann fragen wir Sie.
    Vorher entscheiden wir nichts.
concerned-next-your-statement =
    Sie können uns sagen, was Sie denken.
    Ein Dolmetscher übersetzt für Sie.
    Das kostet nichts.
concerned-next-decision =
    Ein anderer Mensch entscheidet.
    Sie bekommen einen Brief.
    Darin steht, warum.
concerned-next-objection = Sie dürfen Nein zur Entscheidung sagen.
concerned-next-erasure =
    Wir löschen, was wir hier über Sie aufgeschrieben haben.
    Ihre Adresse bleibt im Melde-Register.
concerned-next-erasure-benefit =
    Wir löschen Ihre Daten aus diesem Fall.
    Ihre Akte zum Kinder-Geld bleibt.

## Dateien mit Entwürfen

draft-at-line = Zeile { $line }: { $what }
draft-at-column = Zeile { $line }, Spalte „{ $column }“: { $what }
draft-file-unreadable = Die Datei kann man nicht lesen ({ $why }).
draft-file-too-large = Die Datei ist zu groß: { $bytes } Byte. Erlaubt sind { $most } Byte und { $rows } Zeilen.
draft-file-not-csv = Die Datei ist keine richtige CSV-Datei.
draft-file-empty = Die Datei ist leer. Bitte nehmen Sie die Vorlage.
draft-file-no-rows = Die Datei hat keine Zeile unter der Kopf-Zeile.
draft-file-too-many-rows = Die Datei hat { $rows } Zeilen. Erlaubt sind { $most } an einem Tag. Bitte teilen Sie die Datei.
draft-file-not-text = Das ist eine Excel-Datei oder keine Text-Datei. Bitte speichern Sie sie als „CSV UTF-8“.
draft-file-not-utf-8 = Die Datei ist nicht in UTF-8. Bitte speichern Sie sie als „CSV UTF-8“.
draft-column-forbidden = Diese Spalte ist verboten (Art. 3 Abs. 3 GG). Bitte löschen Sie die Spalte.
draft-column-unknown = Diese Spalte kennen wir nicht. Erlaubt sind: { $columns }
draft-column-repeated = Diese Spalte gibt es zweimal. Bitte löschen Sie eine.
draft-column-missing = Diese Spalte fehlt. Bitte ergänzen Sie die Spalte.
draft-row-repeated = Diese Zeile gibt es schon weiter oben. Bitte löschen Sie die Zeile.
draft-line-repeated = Diese Zeile gibt es schon. Sie steht auch in Zeile { $first }. Bitte löschen Sie eine der beiden Zeilen.
draft-row-field-count = Die Zeile hat { $found } Felder. Es müssen { $wanted } sein.
draft-field-no-ground = Das Feld ist leer. Hier gehört der Schlüssel vom Anlass hin.
draft-field-unknown-ground = Diesen Anlass gibt es nicht. Bitte sehen Sie in die Liste der Anlässe.
draft-field-ground-is-off = Dieser Anlass ist abgeschaltet. Bitte sehen Sie in die Liste der Anlässe.
draft-field-too-old = Das ist zu lange her. Daraus wird kein Hinweis.
draft-field-empty = Das Feld ist leer. Bitte ergänzen Sie es.
draft-field-too-long = Das ist zu lang. Erlaubt sind { $limit } Zeichen.
draft-field-outside = An Stelle { $position } ist ein Zeichen ({ $code }), das die Norm DIN 91379 nicht kennt.
draft-field-no-day = Das ist kein Tag im Kalender. Bitte schreiben Sie TT.MM.JJJJ.
draft-field-in-the-future = Der Tag ist in der Zukunft. Bitte prüfen Sie ihn.
draft-field-too-early = Der Tag ist vor 1900. Bitte prüfen Sie ihn.
draft-field-postcode = Das ist keine Post-Leit-Zahl. Sie hat fünf Ziffern.
draft-field-house-number = Das ist keine Haus-Nummer. Zum Beispiel: 12 oder 12a.
draft-field-no-child = Die Person ist 25 Jahre oder älter. Hinweise sind nur für Kinder (§ 32 Abs. 4 EStG).
draft-field-too-many-parts = Der Name hat mehr als { $limit } Teile. Bitte schreiben Sie ihn wie im Register.
draft-field-hidden-mark = In dem Feld ist ein unsichtbares Zeichen. Bitte tippen Sie das Feld neu.
