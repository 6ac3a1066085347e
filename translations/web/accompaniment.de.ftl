## Accompaniment (Begleitung)
help-accompaniments = Anfragen an die Träger: Zeit und Stand, ohne Namen und Adresse.
accompaniment-window = Zeit
accompaniment-carrier = Träger

accompaniment-lapsed = Diese Zeit ist vorbei, ohne dass ein Besuch angeordnet wurde. Es ist nichts mehr zu tun.
accompaniment-visit = Zum Besuch
accompaniment-nothing-more = Mehr als die Zeit brauchen Sie für Ihre Zusage nicht. Um wen es geht, erfahren Sie am Tag des Besuchs an der Tür.

help-requestAccompaniment = Der Träger sieht nur die Zeit, keinen Namen und keine Adresse. Nennen Sie eine Spanne, in der ein Besuch liegen kann.
help-confirmAccompaniment = Mit Ihrer Zusage kann in dieser Zeit ein Besuch angeordnet werden. Am Tag selbst melden Sie sich hier an; ohne Sie beginnt er nicht.
help-declineAccompaniment = Sie müssen keinen Grund nennen.

field-carrier = Welcher Träger?
field-window-day = Tag
field-window-from = Frühestens
field-window-until = Spätestens
hint-window-day = In der Zukunft, nicht an Sonn- und Feiertagen.
field-qualification = Wer kommt mit?
field-woman-available = Kann eine Frau mitkommen, wenn die Familie das wünscht?

choice-qualification-social-worker = staatlich anerkannte Sozialarbeiterin oder Sozialarbeiter
choice-qualification-social-pedagogue = staatlich anerkannte Sozialpädagogin oder Sozialpädagoge
