## Anmelden mit dem Konto der Stadt, das eigene Konto, der zweite Schritt

page-signed-out = Sie sind abgemeldet

sign-in-open-id = Mit dem Konto der Stadt anmelden
sign-in-local = Mit Anmeldename und Passwort
sign-out-there = Auch beim Konto der Stadt abmelden
help-signed-out = In diesem Programm sind Sie abgemeldet.
help-signed-out-there = Ihr Konto der Stadt ist in diesem Browser vielleicht noch angemeldet. Wenn andere Menschen dieses Gerät auch benutzen, melden Sie es bitte ab; das gilt dann für alle Programme der Stadt.
help-signed-out-open = Ihr Konto der Stadt ist in diesem Browser vielleicht noch angemeldet. Wenn andere Menschen dieses Gerät auch benutzen, schließen Sie bitte den Browser.

problem-title-open-id = Die Anmeldung hat nicht geklappt
problem-open-id-unfinished = Die Anmeldung mit dem Konto der Stadt wurde nicht zu Ende geführt oder hat zu lange gedauert. Bitte melden Sie sich noch einmal an.
problem-open-id-not-here = Mit diesem Konto der Stadt können Sie sich hier nicht anmelden. Wenn Sie hier arbeiten sollen, wenden Sie sich bitte an die Verwaltung des Programms.
problem-open-id-unreachable = Der Anmeldedienst der Stadt antwortet gerade nicht richtig. Bitte versuchen Sie es in einigen Minuten noch einmal; bleibt es dabei, sagen Sie es der Verwaltung des Programms.

page-account-own = Mein Konto
account-own-name = Name
account-own-function = Aufgabe
account-own-city = Sie haben sich mit Ihrem Konto der Stadt angemeldet. Passwort und zweiten Schritt ändern Sie dort.
account-own-demo = In der Demonstration gibt es keine Passwörter.

page-own-factor = Zweiter Schritt beim Anmelden
factor-elsewhere = Einen zweiten Schritt richtet hier nur ein, wer sich mit einem Passwort anmeldet. Für ein Konto der Stadt geht das beim Anmeldedienst der Stadt.
factor-off = Noch genügt Ihr Passwort. Mit einem zweiten Schritt kommt niemand allein mit Ihrem Passwort hinein: Beim Anmelden schreiben Sie zusätzlich einen Code ab, den eine App auf Ihrem Telefon zeigt. Jede App für Einmalcodes (TOTP) ist geeignet. Hat das Telefon ein anderer Mensch gefunden oder ist es weg, setzt die Verwaltung des Programms ein neues erstes Passwort, und der zweite Schritt entfällt.
factor-shown = Bitte nehmen Sie den Schlüssel jetzt in Ihre App auf. Er wird nur dieses eine Mal gezeigt. Dann schreiben Sie den Code ab, den die App zeigt; erst danach gilt der zweite Schritt.
factor-begun = Ein Schlüssel wurde schon gezeigt, aber noch nicht bestätigt. Steht er in Ihrer App, schreiben Sie bitte den Code ab. Sonst fangen Sie neu an; der alte Schlüssel gilt dann nicht mehr.
factor-on = Der zweite Schritt ist eingerichtet: Beim Anmelden wird nach einem Code gefragt. Wenn Sie ihn entfernen möchten, zum Beispiel für ein neues Telefon, schreiben Sie bitte noch einmal einen Code ab.
factor-key = Ihr Schlüssel
factor-picture = QR-Code mit dem Schlüssel. Derselbe Schlüssel steht darunter zum Abschreiben.
factor-type = Lesen Sie das Bild mit Ihrer App, oder schreiben Sie den Schlüssel ab. Leerzeichen zählen nicht.
factor-here = Auf diesem Gerät in einer App öffnen
factor-begin = Zweiten Schritt einrichten
factor-begin-again = Neu anfangen
factor-confirm = Code prüfen und einschalten
factor-remove = Zweiten Schritt entfernen
