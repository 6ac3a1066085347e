## Anmelden mit dem Konto der Stadt, das eigene Konto, der zweite Schritt, Passkeys

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
factor-on = Der zweite Schritt ist eingerichtet: Beim Anmelden wird nach einem Code gefragt. Wenn Sie ihn entfernen möchten, zum Beispiel für ein neues Telefon, schreiben Sie bitte noch einmal einen Code ab. Passkeys werden dabei mit entfernt.
factor-key = Ihr Schlüssel
factor-picture = QR-Code mit dem Schlüssel. Derselbe Schlüssel steht darunter zum Abschreiben.
factor-type = Lesen Sie das Bild mit Ihrer App, oder schreiben Sie den Schlüssel ab. Leerzeichen zählen nicht.
factor-here = Auf diesem Gerät in einer App öffnen
factor-begin = Zweiten Schritt einrichten
factor-begin-again = Neu anfangen
factor-confirm = Code prüfen und einschalten
factor-remove = Zweiten Schritt entfernen

page-passkeys = Passkeys
passkey-short = Statt einen Code abzuschreiben, können Sie beim Anmelden auch mit Fingerabdruck, Gesicht oder PIN bestätigen.
passkey-to-list = Passkeys einrichten und entfernen
passkey-what = Mit einem Passkey müssen Sie beim Anmelden keinen Code abschreiben: Nach dem Passwort bestätigen Sie mit Fingerabdruck, Gesicht oder PIN, so wie Sie Ihr Gerät entsperren. Davon erfahren wir nichts; es bleibt auf Ihrem Gerät. Auf einer nachgemachten Seite geht ein Passkey nicht, ein Code schon. Der Code der App bleibt Ihr zweiter Weg, zum Beispiel an einem fremden Gerät: Löschen Sie die App bitte nicht.
passkey-not-here = An dieser Adresse können zurzeit keine Passkeys benutzt werden. Der Code der App gilt weiter. Ändern kann das nur, wer das Programm betreibt.
passkey-list = Ihre Passkeys
passkey-made = Eingerichtet
passkey-used = Zuletzt benutzt
passkey-never = noch nie
passkey-new = Passkey einrichten
passkey-new-help = Nehmen Sie das Gerät, mit dem Sie hier arbeiten, oder einen Sicherheitsschlüssel. Geben Sie ihm einen Namen und schreiben Sie einen Code der App ab. Auf der nächsten Seite fragt dann Ihr Browser. Manche Geräte mit Windows können diese Art von Passkey nicht; dann nehmen Sie bitte weiter den Code.
passkey-begin = Weiter
field-passkey-label = Name des Passkeys
hint-passkey-label = Woran Sie ihn wiedererkennen, zum Beispiel „Dienstrechner“. Höchstens 60 Zeichen.
passkey-label-missing = Bitte geben Sie dem Passkey einen Namen mit höchstens 60 Zeichen.
passkey-too-many = Sie haben schon zehn Passkeys. Bitte entfernen Sie zuerst einen, den Sie nicht mehr brauchen.
passkey-not-taken = Der Passkey wurde nicht eingerichtet: Er passte nicht, oder es hat zu lange gedauert. Bitte fangen Sie noch einmal an. Der Code der App gilt weiter.
passkey-make-title = „{ $label }“ jetzt anlegen
passkey-make-help = Drücken Sie auf den Knopf. Dann fragt Ihr Browser nach Fingerabdruck, Gesicht, PIN oder Sicherheitsschlüssel. Sie haben dafür zehn Minuten.
passkey-make = Passkey anlegen
passkey-not-made = Es wurde kein Passkey angelegt. Vielleicht wurde die Frage geschlossen, oder auf diesem Gerät gibt es schon einen. Sie können es noch einmal versuchen.
passkey-instead = Ihr Browser kann hier keinen Passkey anlegen: JavaScript ist abgeschaltet, oder der Browser ist dafür zu alt. Das macht nichts, der Code der App genügt.
passkey-leave = Zurück, ohne einen Passkey anzulegen
passkey-remove = Passkey entfernen
passkey-remove-help = Welchen Passkey möchten Sie entfernen? Er gilt dann hier nicht mehr. Auf Ihrem Gerät steht er vielleicht noch in der Liste der Passwörter; dort können Sie ihn löschen.
passkey-made-at = Eingerichtet { $at }
field-passkey = Passkey
passkey-confirm-title = Oder mit Passkey
passkey-confirm-help = Ihr Browser fragt nach Fingerabdruck, Gesicht, PIN oder Sicherheitsschlüssel. Einen Code brauchen Sie dann nicht.
passkey-confirm = Mit Passkey bestätigen
passkey-unconfirmed = Es wurde nichts bestätigt. Sie können es noch einmal versuchen oder den Code der App abschreiben.
