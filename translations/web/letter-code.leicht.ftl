## Die Seite zum Brief, in Leichter Sprache; noch nicht von einer Prüfgruppe gelesen

help-letter = In Ihrem Brief steht ein Code. Mit dem Code sehen Sie: Das hat die Stadt über Sie. Und Sie können antworten. Sie können uns auch anrufen. Oder zu uns kommen.
help-letter-benefit = In Ihrem Brief steht ein Code. Mit dem Code sehen Sie: Das hat die Familien-Kasse über Sie. Und Sie können antworten. Sie können uns auch anrufen. Oder zu uns kommen.
field-code = Code aus dem Brief
hint-code = Der Code hat 16 Zeichen. Zum Beispiel: K7TM-4R9P-0A1B-XYZ2.
enter-code = Weiter
wrong-code-length = Der Code hat 16 Zeichen. Bitte sehen Sie noch einmal in den Brief.
wrong-code-mistyped = Ein Zeichen stimmt nicht. Bitte sehen Sie noch einmal in den Brief.
wrong-code-unknown = Zu diesem Code gibt es nichts. Vielleicht haben wir schon alles gelöscht. Sie können uns anrufen. Die Nummer steht im Brief.
letter-standing = Ihr Fall
letter-arrived = Das ist angekommen. Danke.
letter-next = Wie es weitergeht
letter-until = Bis zum { $day }.
letter-visit = Geplanter Besuch
letter-visit-day = Wann
letter-visit-carrier = Es kommt mit
letter-visit-free = Freiwillig
letter-visit-no = Sie dürfen Nein sagen. Auch an der Tür. Sie brauchen keinen Grund. Sie haben dadurch keinen Nachteil.
letter-because = Warum wir fragen
letter-because-help = Diese Ämter haben gesagt: Vielleicht stimmt Ihre Adresse nicht. Das ist nur ein Hinweis. Das ist kein Beweis.
letter-because-help-benefit =
    Ein Amt hat der Familien-Kasse etwas geschrieben.
    Das ist nur ein Hinweis.
    Das Amt erfährt nicht: So geht es weiter.
letter-suspended =
    Seit dem { $since } bekommen Sie kein Kinder-Geld.
    Das ist nur für kurze Zeit.
    Spätestens am { $until } entscheiden wir.
    Sonst bekommen Sie das ganze Geld.
    Stimmt etwas nicht?
    Dann sagen Sie es uns bitte sofort.
letter-data = Was wir über Sie haben
letter-preference = Sprache und Dolmetschen
letter-replies = Ihre Antworten
letter-replied = angekommen am { $day }
letter-requests = Ihre Anträge
letter-answer-by = Antwort bis { $by }
letter-handed-over = An wen wir etwas weitergegeben haben
letter-erase-on = Die Daten aus diesem Fall werden am { $day } gelöscht.
letter-leave = Seite verlassen
help-letter-leave = Benutzen noch andere dieses Gerät? Dann gehen Sie bitte hier von der Seite. Wollen Sie wiederkommen? Dann brauchen Sie den Code.
letter-reply = Antworten
help-letter-reply = Was stimmt? Nur die Melde-Behörde liest Ihre Antwort.
help-letter-reply-benefit = Was stimmt? Nur die Familien-Kasse liest Ihre Antwort.
field-own-reply = Ihre Antwort
field-own-words = In Ihren Worten
hint-own-words = In jeder Sprache.
letter-send = Absenden
choice-own-reply-lives-here = Wir wohnen an der gemeldeten Adresse
choice-own-reply-moved-within-germany = Wir sind innerhalb Deutschlands umgezogen
choice-own-reply-moved-abroad = Wir sind ins Ausland gezogen
choice-own-reply-school-elsewhere = Das Kind geht anderswo zur Schule
choice-own-reply-illness = Krankheit oder Pflege
choice-own-reply-other = Etwas anderes
letter-interpreter = Dolmetschen oder Brief in meiner Sprache
help-letter-interpreter = Dolmetschen heißt: Jemand übersetzt für Sie. Das kostet nichts. Sie haben so lange Zeit zum Antworten, bis wir uns in Ihrer Sprache melden.
field-language = Welche Sprache, welche Schrift?
hint-language = Zum Beispiel: Rumänisch. Oder: arabische Schrift, bitte anrufen.
letter-conversation = Ein Gespräch
help-letter-conversation = Sie können mit uns sprechen. Am Telefon oder bei uns. Eine Beratungs-Stelle kann Ihnen helfen. Vorher entscheiden wir nichts.
field-conversation = Wann und wie passt es Ihnen?
letter-statement = Meine Sicht sagen
help-letter-statement = Hier sagen Sie, wie Sie es sehen. Wir müssen es lesen. Erst danach entscheidet jemand.
field-own-statement = Ihre Sicht
letter-ask = Antrag, Widerspruch, Beschwerde
help-letter-ask = Sie bekommen eine Antwort. Meistens in einem Monat. Eine Beschwerde liest die Ombuds-Person. Die Ombuds-Person gehört zu keinem Amt.
help-letter-ask-benefit =
    Sie bekommen eine Antwort.
    Das dauert meistens höchstens einen Monat.
    Wollen Sie sich beschweren?
    In unserem Brief steht: Hier können Sie anrufen.
    Sind Sie gegen eine Entscheidung?
    Dann müssen Sie Einspruch einlegen.
    In der Entscheidung steht: So geht das.
field-own-request = Was möchten Sie?
choice-own-request-access = Eine Auskunft: alles, was Sie über mich haben
choice-own-request-correction = Etwas ist falsch und soll berichtigt werden
choice-own-request-erasure = Etwas soll gelöscht werden
choice-own-request-restriction = Etwas soll vorerst nicht benutzt werden
choice-own-request-objection = Ich widerspreche
choice-own-request-complaint = Ich beschwere mich
letter-read = Wer hat gelesen
letter-read-help = Hier steht: Wer hat Ihre Daten gelesen? An welchem Tag? Welches Amt? Wofür?
letter-read-day = Tag
letter-read-who = Wer
letter-read-why = Wofür
letter-read-what = Was
letter-read-own = Sie selbst, mit dem Code aus dem Brief: { $count }-mal. Zuletzt am { $day }.
