### Was an einer Datei nicht stimmt. .label steht unter der Stelle, .hint sagt, was zu tun ist, .suggest, was gemeint sein könnte.

broken-yaml = Diese Zeile lässt sich nicht lesen
    .label = ab hier unverständlich
    .hint = Jede Angabe braucht eine eigene Zeile: Schlüssel, Doppelpunkt, Leerzeichen, Wert. Alle Angaben eines Eintrags stehen genau untereinander. Jede Klammer und jedes Anführungszeichen muss geschlossen sein.
tab-indent = Die Zeile ist mit der Tabulatortaste eingerückt
    .label = hier steht ein Tabulator
    .hint = Den Tabulator löschen und mit der Leertaste einrücken: zwei Leerzeichen je Stufe, so weit wie die anderen Angaben desselben Eintrags.
colon-in-text = Ein Text mit Doppelpunkt braucht Anführungszeichen
    .label = dieser Text enthält einen Doppelpunkt
    .hint = Vor den Text und dahinter ein gerades Anführungszeichen setzen: title: "Stadt: ein Ort"
    .enclosed = Typografische Anführungszeichen umschließen ihn nicht. An ihre Stelle gerade setzen: { $suggestion }
    .fix = Den Text in Anführungszeichen setzen: { $suggestion }
    .typographic = „ und “ gehören hier zum Text. Außen herum noch gerade Anführungszeichen setzen: title: "„Stadt: ein Ort“"
    .lines = Der Text geht über mehrere Zeilen. Vor seinen Anfang und hinter sein Ende ein gerades Anführungszeichen (") setzen.
    .comma = Entweder fehlt vor dem letzten Wort vor dem Doppelpunkt ein Komma, oder der ganze Text gehört in Anführungszeichen: title: "Stadt: ein Ort"
reserved-character = Ein Wert ohne Anführungszeichen darf nicht mit { $character } beginnen
    .label = dieses Zeichen hat hier eine eigene Bedeutung
    .hint = Den ganzen Wert in gerade Anführungszeichen setzen: title: "…"
    .fix = Den Wert in Anführungszeichen setzen: { $suggestion }
unclosed-quote = Ein Anführungszeichen wird nicht geschlossen
    .label = hier wird es geöffnet
    .hint = Am Ende des Textes dasselbe Zeichen noch einmal setzen. Enthält der Text selbst gerade Anführungszeichen, dann im Text typografische verwenden: „so“.
    .typographic = Der Text beginnt mit einem geraden Anführungszeichen und endet mit { $mark }, das ihn nicht schließt. Dort ein gerades setzen.
duplicate-key = Der Schlüssel „{ $key }“ steht zweimal in einem Eintrag
    .label = noch einmal
    .first = zum ersten Mal hier
    .hint = Eine der beiden Zeilen löschen; gelesen wurde nur die erste. Soll hier ein neuer Eintrag beginnen, dann fehlt davor ein Strich mit Leerzeichen: - id: …
anchor = & und * am Anfang eines Wertes werden nicht gelesen
    .label = hier
    .hint = Beginnt ein Text mit & oder *, dann den ganzen Text in Anführungszeichen setzen. Sollte der Wert von anderswo übernommen werden, dann ihn hier ausschreiben; was alle Einträge einer Datei teilen, gehört unter defaults:
tag = Ein Wert ohne Anführungszeichen darf nicht mit ! beginnen
    .label = hier
    .hint = Gehört das Ausrufezeichen zum Text, dann den ganzen Text in Anführungszeichen setzen. Sonst das Wort mit dem Ausrufezeichen löschen.
merge-key = Der Schlüssel << wird nicht gelesen
    .label = hier
    .hint = Die Werte ausschreiben oder unter defaults: setzen, was alle Einträge der Datei teilen.
too-deep = Die Angaben sind zu tief verschachtelt
    .label = mehr als { $limit } Stufen
    .hint = Einträge kommen mit vier Stufen aus. Vermutlich fehlt weiter oben eine schließende Klammer.
unreadable-file = { $path } lässt sich nicht lesen: { $reason }
    .hint = Prüfen, ob die Datei noch da ist und ob sie gelesen werden darf.
file-left-out = { $path } wird nicht gelesen
    .link = Es ist ein Verweis auf eine andere Datei. Die Datei selbst dort ablegen; Verweise könnten überallhin führen, und ihnen wird nie gefolgt.
    .device = Es ist keine gewöhnliche Datei. Bitte löschen.
    .hint = Umbenennen: Gelesen werden Namen, die auf .yaml, .yml, .md oder .rq enden, in kleinen Buchstaben.
too-large = { $path } ist größer als { $limit } MB
    .hint = Den Inhalt auf mehrere Dateien verteilen.
too-many-values = Die Datei enthält zu viele Angaben
    .label = der Rest wird nicht gelesen
    .hint = Den Inhalt auf mehrere Dateien verteilen.
page-too-long = Dieser Text ist für eine Seite zu lang
    .label = { $page ->
        [value] hier beginnt er; erlaubt sind { $limit } MB
       *[other] hier sind { $limit } MB erreicht
    }
    .hint = { $page ->
        [none] Den Text auf mehrere Dateien verteilen.
        [value] Den Text kürzen. Vermutlich ist etwas anderes hineingeraten, oder ein Anführungszeichen am Ende fehlt.
       *[other] Das Kapitel { $page } steht in keiner Datei, ein anderer Präprozessor hat es geschrieben. Bitte dort auf mehrere Kapitel verteilen.
    }
page-too-full = { $what ->
    [headings] Auf einer Seite stehen mehr als { $limit } Überschriften
    [terms] Auf einer Seite stehen mehr als { $limit } Begriffe mit Erklärung
    [footnotes] Auf einer Seite wird mehr als { $limit }-mal auf Fußnoten verwiesen
   *[pieces] Auf einer Seite stehen mehr als { $limit } Textstücke und Auszeichnungen
    }
    .label = { $page ->
        [value] in diesem Text
       *[other] ab hier ist es zu viel
    }
    .hint = { $page ->
        [none] Den Text auf mehrere Dateien verteilen.
        [value] Den Text kürzen. Vermutlich ist etwas anderes hineingeraten, oder ein Anführungszeichen am Ende fehlt.
       *[other] Das Kapitel { $page } steht in keiner Datei, ein anderer Präprozessor hat es geschrieben. Bitte dort auf mehrere Kapitel verteilen.
    }
not-utf8 = { $path } ist nicht in UTF-8 gespeichert
    .hint = Die Datei im Editor mit der Zeichenkodierung UTF-8 speichern. Das erste unlesbare Zeichen ist Byte { $offset }.
control-character = Die Datei enthält ein unsichtbares Zeichen ({ $character })
    .label = hier
    .hint = Das Zeichen löschen: den Cursor dahinter setzen und die Rücktaste drücken. Es gerät oft beim Kopieren aus PDF-Dateien in den Text.
key-not-text = Links vom Doppelpunkt muss ein einfaches Wort stehen
    .label = hier steht keines
    .hint = Schlüssel und Wert so schreiben: title: Text
second-document = Mitten in der Datei steht eine Trennlinie
    .label = diese Zeile trennt
    .hint = Die Zeile (--- oder ...) löschen oder, was darunter steht, in eine eigene Datei verschieben.
unclosed-front-matter = Der Kopf der Seite wird nicht geschlossen
    .label = hier beginnt er
    .hint = Unter der letzten Angabe des Kopfes eine Zeile mit --- einfügen. Darunter beginnt der Text.
text-after-quote = Hinter dem schließenden Anführungszeichen geht die Zeile weiter
    .label = das steht dahinter
    .hint = Beide Anführungszeichen gehören ganz nach außen, eines vor den Text und eines dahinter. Im Text selbst typografische verwenden: „so“.
    .fix = Richtig geschrieben: { $suggestion }
backslash = Zwischen geraden Anführungszeichen hat der Schrägstrich \ eine eigene Bedeutung
    .label = dieser Schrägstrich
    .hint = Den Schrägstrich verdoppeln (\\) oder statt der doppelten einfache Anführungszeichen (') verwenden.
    .fix = Einfache Anführungszeichen verwenden: { $suggestion }
unbalanced-bracket = Die Klammern gehen nicht auf
    .label = zu dieser Klammer fehlt die andere
    .hint = Ans Ende der Angabe die passende schließende Klammer setzen: ] zu [ und { "}" } zu { "{" }.
    .fix = Mit der passenden Klammer: { $suggestion }
    .extra = Diese schließende Klammer löschen oder davor die öffnende ergänzen.
    .mismatch = Zu [ gehört ], zu { "{" } gehört { "}" }.
missing-comma = Zwischen zwei Angaben in Klammern fehlt ein Komma
    .label = davor fehlt das Komma
    .hint = Die Angaben mit Komma und Leerzeichen trennen. Gehört alles zu einem Text, dann nur außen Anführungszeichen setzen.
    .fix = Vor dieser Angabe ein Komma und ein Leerzeichen einfügen.
extra-comma = Hier steht ein Komma zu viel
    .label = vor diesem Komma steht nichts
    .hint = Das Komma löschen.
    .fix = Das Komma löschen.
colon-without-space = Hinter dem Doppelpunkt fehlt ein Leerzeichen
    .label = hinter diesem Doppelpunkt
    .hint = Ein Leerzeichen einfügen: { $key }: …
    .fix = Hinter dem Doppelpunkt ein Leerzeichen einfügen: { $key }: …
strange-space = Hier steht ein Zeichen, das nur so aussieht wie ein Leerzeichen
    .label = vermutlich ein geschütztes Leerzeichen
    .hint = Es löschen und mit der Leertaste neu eingeben.
    .fix = Es löschen und mit der Leertaste neu eingeben. Es gerät beim Kopieren aus Textverarbeitungen und Webseiten hinein.
missing-colon = In dieser Zeile fehlt der Schlüssel oder der Doppelpunkt dahinter
    .label = zu welchem Schlüssel gehört das?
    .word = Einen Doppelpunkt dahinter setzen, wenn die Zeilen darunter dazugehören: { $suggestion }
    .hint = Eine neue Angabe so schreiben: title: Text. Geht hier der Text der Zeile darüber weiter, dann die Zeile um zwei Leerzeichen weiter einrücken als deren Schlüssel.
wrong-dash = Vor einem Eintrag einer Liste steht ein falsches Zeichen; dorthin gehört ein Bindestrich (-)
    .label = das ist kein Bindestrich
    .hint = Durch einen Bindestrich und ein Leerzeichen ersetzen: - id: …
    .fix = Durch einen Bindestrich ersetzen: - id: …
    .below = Durch einen Bindestrich und ein Leerzeichen ersetzen, und die Zeilen darunter genau unter den ersten Buchstaben rücken.
dash-without-space = Hinter dem Strich vor einem Eintrag fehlt ein Leerzeichen
    .label = hinter diesem Strich
    .hint = Ein Leerzeichen einfügen: - id: …
    .fix = Hinter dem Strich ein Leerzeichen einfügen: - id: …
    .below = Ein Leerzeichen einfügen (- id: …), und die Zeilen darunter genau unter den ersten Buchstaben rücken.
missing-dash = Vor einem Eintrag der Liste fehlt der Strich
    .label = hier beginnt ein Eintrag
    .item = so beginnt ein Eintrag dieser Liste
    .hint = Vor die erste Zeile jedes Eintrags einen Strich und ein Leerzeichen setzen (- id: …) und seine übrigen Zeilen genau unter das id rücken.
    .fix = Vor die erste Zeile einen Strich und ein Leerzeichen setzen. Die Zeilen gehören dorthin, wo die der anderen Einträge stehen.
    .words = Vor jedes Wort der Liste einen Strich und ein Leerzeichen setzen, oder alle in eine Zeile: [eins, zwei]
text-not-indented = Der Text unter | oder > ist nicht weit genug eingerückt
    .label = diese Zeile steht zu weit links
    .key = zu diesem Schlüssel gehört der Text
    .hint = Alle Zeilen des Textes gleich weit einrücken, zwei Leerzeichen weiter als der Schlüssel.
wrong-indent = Diese Zeile ist anders eingerückt als die Zeilen, zu denen sie gehört
    .label = zu weit links oder rechts
    .above = die Zeile davor
    .hint = Die Schlüssel eines Eintrags stehen genau untereinander, die Striche einer Liste auch. Links so viele Leerzeichen einfügen oder löschen, bis es passt.
merge-conflict = Zwei Fassungen dieser Datei wurden nicht zusammengeführt
    .label = hier beginnt ein Konflikt, oder sein Rest
    .hint = Zwischen <<<<<<< und ======= steht die eine Fassung, zwischen ======= und >>>>>>> die andere. Die richtigen Zeilen behalten, die übrigen und alle drei Markierungen löschen.
text-cut-off = Ab # wird nichts mehr gelesen
    .label = das fehlt im Handbuch
    .hint = Gehört es zum Text, dann den ganzen Text in Anführungszeichen setzen. Ist es eine Bemerkung für andere Autorinnen und Autoren, dann hinter # ein Leerzeichen setzen; mit einer Zahl darf sie nicht beginnen.

unknown-key = Den Schlüssel „{ $key }“ gibt es hier nicht (Art: { $table })
    .label = unbekannter Schlüssel
    .suggest = Gemeint ist vermutlich „{ $suggestion }“.
    .either = Je nach Werk heißt das hier „{ $one }“ oder „{ $other }“.
    .page = So schreiben: locator: { "{" }page: "24"{ "}" }
    .hint = Möglich sind: { $known }.
missing-key = Hier fehlt der Schlüssel „{ $key }“ (Art: { $table })
    .label = in diesem Eintrag
    .hint = Ergänzen: { $key }: … — { $shape }.
empty-value = Hinter „{ $key }“ steht nichts
    .label = ohne Wert
    .hint = Einen Wert eintragen oder die Zeile löschen. Ist etwas nicht bekannt, dann unknown schreiben, wo das möglich ist.
unknown-reference = Einen Eintrag „{ $id }“ gibt es nicht (gesucht: { $wanted })
    .label = führt ins Leere
    .suggest = Gemeint ist vermutlich „{ $suggestion }“.
    .named = Der Eintrag mit diesem Namen hat die Kennung „{ $suggestion }“.
    .namesakes = So heißen „{ $one }“ und „{ $other }“. Die Kennung des gemeinten Eintrags angeben.
    .other-kind = So heißt „{ $other }“, ist aber von anderer Art: { $found }.
    .called = heißt so
    .hint = Die Kennung prüfen oder den Eintrag anlegen. `antinomy list ART` zeigt alle Kennungen einer Art.
wrong-kind = „{ $id }“ ist von der falschen Art: { $found } statt { $wanted }
    .label = erwartet wird: { $wanted }
    .target = das ist: { $found }
    .hint = Die Kennung eines passenden Eintrags angeben (Art: { $wanted }).
duplicate-id = Die Kennung „{ $id }“ ist schon vergeben
    .label = noch einmal
    .first = zum ersten Mal hier
    .inner = Einer der beiden Angaben eine andere Kennung geben.
    .query = Eine der beiden Dateien umbenennen: Gespeicherte Abfragen heißen wie ihre Dateien.
    .hint = Einem der beiden Einträge eine andere Kennung geben.
invalid-id = „{ $id }“ ist keine gültige Kennung
    .label = so geht es nicht
    .suggest = Möglich wäre „{ $suggestion }“.
    .file = Die Datei umbenennen, sie gibt der Abfrage ihre Kennung. Möglich wäre „{ $suggestion }“.
    .hint = Kennungen bestehen aus kleinen Buchstaben a bis z, Ziffern und einzelnen Bindestrichen.
wrong-shape = Unter „{ $key }“ steht etwas anderes als erwartet
    .label = erwartet wird: { $shape }
    .hint = Erwartet wird: { $shape }.
bad-date = „{ $value }“ ist kein lesbares Datum
    .label = so geht es nicht
    .suggest = Gemeint ist vermutlich { $suggestion }.
    .undated = Ist das Datum nicht bekannt, dann diese Zeile weglassen.
    .fix = Daten stehen in der Form Jahr-Monat-Tag, Zeiträume mit Schrägstrich: { $suggestion }
    .no-such-day = Diesen Tag oder Monat gibt es nicht.
    .reversed = Das Ende liegt vor dem Anfang.
    .hint = Möglich sind 2007, 2007-07, 2007-07-12, ein ungefähres Jahr 2007~ und Zeiträume wie 2007/2011, 2007/.. (dauert an), 2007/ (Ende unbekannt) oder ../2011 (bis dahin).
bad-number = „{ $value }“ ist keine ganze Zahl von { $least } bis { $most }
    .label = unter „{ $key }“
    .hint = Eine ganze Zahl von { $least } bis { $most } eintragen, ohne weiteren Text.
unknown-choice = „{ $value }“ ist unter „{ $key }“ nicht möglich
    .label = unbekanntes Wort
    .suggest = Gemeint ist vermutlich „{ $suggestion }“.
    .none = Das Manifest (antinomy.yaml) hat dafür noch keine Liste von Wörtern. Dort eine anlegen.
    .hint = Möglich sind: { $known }.
unknown-level = Eine Ebene „{ $value }“ gibt es nicht
    .label = unbekannte Ebene
    .suggest = Gemeint ist vermutlich „{ $suggestion }“.
    .hint = Das Manifest kennt: { $known }. Ist die Ebene nicht bekannt, dann levels: unknown; wer hier nicht regiert, hat levels: [].
unknown-language = Die Sprache „{ $language }“ steht nicht im Manifest
    .label = unbekannte Sprache
    .suggest = Gemeint ist vermutlich „{ $suggestion }“.
    .hint = Das Manifest kennt: { $known }.
unknown-section = Die Quelle „{ $source }“ hat keinen Abschnitt „{ $section }“
    .label = unbekannter Abschnitt
    .source = die Quelle steht hier
    .suggest = Gemeint ist vermutlich „{ $suggestion }“.
    .hint = Den Abschnitt bei der Quelle unter sections: anlegen oder hier einen vorhandenen nennen.
unknown-kind = Was für ein Eintrag das ist, lässt sich nicht erkennen
    .label = „{ $key }“ ist keine Art von Einträgen
    .suggest = Gemeint ist vermutlich „{ $suggestion }“.
    .hint = Die Datei in einen Ordner legen, der nach einer Art heißt, oder eine Liste daraus machen. Arten sind: { $known }.
no-manifest = Hier gibt es kein Manifest (antinomy.yaml)
    .hint = Das Programm im Ordner der Wissensbasis aufrufen, oder ihn mit --root angeben.
missing-front-matter = Der Seite fehlt der Kopf
    .label = hier müsste eine Zeile mit --- stehen
    .hint = Am Anfang einfügen: eine Zeile ---, darunter id: und die weiteren Schlüssel (Art: { $table }), darunter wieder ---.
translation-without-original = Zu dieser Übersetzung fehlt das Original
    .label = gesucht wurde { $original }
    .hint = Die Datei nach dem Original benennen: NAME.md und NAME.en.md.
bad-language = „{ $tag }“ ist kein Sprachkürzel, oder es steht doppelt da
    .label = so geht es nicht
    .hint = Sprachen stehen als Kürzel da, jede einmal: languages: [de, en].
comma-in-text = Ein Text mit Komma braucht zwischen geschweiften Klammern Anführungszeichen
    .label = hinter dem Komma beginnt eine neue Angabe
    .hint = Den ganzen Text in Anführungszeichen setzen: { "{" }de: "Wer räumt, kann nicht bauen."{ "}" }
    .fix = Den ganzen Text in Anführungszeichen setzen: { $suggestion }
too-many-levels = Ein Manifest kann höchstens { $limit } Ebenen haben
    .hint = Die Liste levels: kürzen.
list-without-brackets = Mehrere Werte unter „{ $key }“ brauchen eckige Klammern
    .label = eine Liste
    .hint = So schreiben: [eins, zwei]
    .fix = So schreiben: { $suggestion }
not-true-or-false = Unter „{ $key }“ ist nur true oder false möglich
    .label = statt „{ $value }“
    .hint = true heißt ja, false heißt nein.
    .fix = Gemeint ist { $suggestion }: true heißt ja, false heißt nein.
page-with-word = Eine Seitenangabe besteht nur aus der Zahl
    .label = das „S.“ setzt das Handbuch selbst davor
    .hint = Nur die Zahl eintragen: page: "24"
    .fix = Nur die Zahl eintragen: { $suggestion }

unknown-allow = Es gibt keine Regel „{ $code }“, von der sich ein Datensatz ausnehmen ließe
    .label = unbekannt, oder keine Ausnahme möglich
    .suggest = Gemeint ist wahrscheinlich „{ $suggestion }“.
    .hint = Der Name steht in der Meldung in eckigen Klammern. Was nicht gelesen werden kann, lässt sich nicht ausnehmen.
expired-allow = Die Ausnahme von „{ $code }“ galt nur bis { $until }
    .label = abgelaufen
    .hint = Die Stelle beheben und die Ausnahme löschen, oder ein neues Datum setzen. Der Grund war: { $reason }
refused-allow = Von „{ $code }“ gibt es keine Ausnahme
    .label = hier könnten Leserinnen und Leser zu Schaden kommen
    .hint = Ändern Sie, worauf der Hinweis zeigt, und löschen Sie den Eintrag unter allow:.
unused-allow = Die Ausnahme von „{ $code }“ wird nicht gebraucht
    .label = wird hier nicht gemeldet
    .hint = Den Eintrag unter allow: löschen.

## Kapitel des Handbuchs

unknown-directive = Die Ansicht „{ $directive }“ gibt es nicht
    .label = unbekannte Ansicht
    .suggest = Gemeint ist vermutlich: { $suggestion }
    .hint = Möglich sind: { $known }. Geschrieben wird zum Beispiel: ```antinomy matrix
unknown-option = Die Angabe „{ $option }“ gibt es bei der Ansicht „{ $directive }“ nicht
    .label = unbekannte Angabe
    .suggest = Gemeint ist vermutlich „{ $suggestion }“.
    .hint = Möglich sind: { $known }.
missing-option = Der Ansicht „{ $directive }“ fehlt die Angabe „{ $option }“
    .label = diese Ansicht
    .hint = Eine Zeile darunter ergänzen: { $option }: …
options-not-readable = Die Angaben der Ansicht „{ $directive }“ lassen sich nicht lesen
    .label = hier
    .hint = Jede Angabe steht in einer eigenen Zeile, als Schlüssel: Wert. Möglich sind: { $known }.
nested-directive = Die Ansicht „{ $directive }“ darf nicht in einer Liste oder einem Zitat stehen
    .label = eingerückt oder eingeschlossen
    .hint = Den Block an den linken Rand setzen, mit einer Leerzeile davor und dahinter.
reserved-chapter = Die Adresse von „{ $page }“ ist vergeben
    .label = dieses Kapitel
    .hint = index, print, toc und 404 schreibt mdBook selbst. Die Datei umbenennen.
chapter-twice = Zwei Kapitel haben dieselbe Adresse: „{ $page }“ und „{ $other }“
    .label = dieses Kapitel
    .hint = Die Datei umbenennen; erzeugte Kapitel heißen nach den Kennungen ihrer Einträge.
template-failed = Die Vorlage „{ $template }“ lässt sich nicht füllen: { $reason }
    .label = für diese Ansicht
    .hint = Das ist ein Fehler des Programms. Bitte melden.
unknown-citation-type = Eine Art zu zitieren, die „{ $term }“ heißt, gibt es nicht
    .label = unbekannte Art
    .suggest = Vermutlich gemeint: „{ $suggestion }“.
    .hint = Bekannt sind: { $known }. Ohne Wort und Doppelpunkt ist es ein schlichter Beleg: [@kennung].
dead-link = Der Verweis „{ $address }“ führt ins Leere: { $reason }
    .label = führt ins Leere
    .suggest = Vermutlich gemeint: „{ $suggestion }“.
    .hint = Ein Verweis führt zu der Datei, in der ein Eintrag steht, gesehen von dieser Datei aus, mit „#kennung“, wo sie mehrere enthält. Kürzer: [[kennung]].
several-lines = Der Text unter „{ $key }“ geht über mehrere Zeilen
    .label = steht im Handbuch in einer Zeile
    .hint = In einer Zeile schreiben. Das Handbuch setzt für jeden Zeilenumbruch ein Leerzeichen.
reserved-id = { $reason ->
        [meaning] „{ $id }“ hat eine eigene Bedeutung, wo Kennungen stehen
        [message] „{ $id }“ heißt schon eine Meldung des Programms
        [windows] „{ $id }“ ist unter Windows kein möglicher Dateiname
       *[page] „{ $id }“ ist ein Name, den die Seiten des Handbuchs selbst brauchen
    }
    .label = so kann nichts heißen
    .file = Die Datei umbenennen, etwa mit einem Wort mehr: Sie gibt der Abfrage ihre Kennung.
    .hint = Eine andere Kennung wählen, etwa mit einem Wort mehr. Der Name, den alle lesen, kann bleiben.
newer-format = Diese Wissensbasis hat das Format { $format }; diese Version des Programms liest nur das Format { $known }
    .label = neueres Format
    .hint = Eine neuere Version von Antinomy holen (diese ist { $version }). Sonst wurde nichts geprüft und nichts gelesen.
bad-format = Ein Format „{ $format }“ gibt es nicht
    .label = kein Format
    .hint = Schreiben: format: { $known }
names-nothing = „{ $name }“ unter „{ $key }“ gibt es nicht
    .label = benennt nichts
    .suggest = Vermutlich gemeint: „{ $suggestion }“.
    .hint = Bekannt ist: { $known }. Den Eintrag berichtigen oder löschen.
    .exec = Diese Version des Programms startet keine anderen Programme. Den Eintrag löschen.
    .maps-to = Den Begriff mit seinem Vokabular nennen ({ $known }), etwa cito:supports, oder seine ganze Adresse.
unknown-vocabulary = „{ $name }“ gehört zu keinem Vokabular, das diese Version kennt
    .label = unbekanntes Vokabular
    .suggest = Vermutlich gemeint: „{ $suggestion }“.
    .hint = Stattdessen die ganze Adresse des Begriffs angeben, mit https:// oder http:// am Anfang. Kurz lassen sich Begriffe aus diesen nennen: { $known }.
address-not-allowed = Unter „{ $key }“ steht keine Adresse, die verwendet werden kann
    .label = wird nicht verwendet
    .hint = Die Adresse vollständig angeben, ohne Leerzeichen. Sie beginnt mit: { $known }
list-without-key = Über dieser Liste steht nicht, was sie enthält
    .label = hier beginnt eine Liste
    .hint = Darüber eine Zeile setzen, die es sagt, mit einem Doppelpunkt dahinter. Möglich sind: { $known }.
    .fix = Diese Zeile darüber setzen: { $line }
typographic-quotes = Typografische Anführungszeichen umschließen keinen Text
    .label = sie gehören hier zum Text
    .hint = An seine Stelle ein gerades Anführungszeichen setzen und eines ans andere Ende des Textes; gehört das Zeichen zum Text, gerade um das Ganze setzen.
    .enclosing = Sollen sie den Text nur umschließen, an ihre Stelle gerade setzen: { $suggestion }. Gehören sie zum Text, gerade darum setzen.
defaults-too-large = Was unter „defaults“ steht, ist zu umfangreich für { $records } Einträge
    .label = gilt deshalb für keinen Eintrag
    .hint = Unter „defaults“ nur kurze Angaben schreiben, die vielen Einträgen gemeinsam sind, oder die Datei teilen.
missing-query-head = Der gespeicherten Abfrage fehlt der Kopf
    .label = hier müsste # title: … stehen
    .hint = Am Anfang einfügen, jede Zeile mit # davor: title: und description: mit einem Text je Sprache.
nothing-asked = Die Datei enthält keine Abfrage
    .label = hier stehen nur Kommentare
    .hint = Unter dem Kopf die Abfrage schreiben, ohne # am Anfang der Zeilen.
bad-parameter-name = „{ $name }“ kann kein Parameter heißen
    .label = so geht es nicht
    .hint = Namen von Parametern bestehen aus Buchstaben von A bis Z, Ziffern und Unterstrichen. Das Dollarzeichen steht nur in der Abfrage davor.
bad-default = „{ $value }“ ist als Standardwert nicht möglich
    .label = erwartet wird: { $kind }
    .hint = Erwartet wird: { $kind }. Oder dem Parameter eine andere Art geben.
unused-parameter = Die Abfrage verwendet ihren Parameter „{ $name }“ nicht
    .label = ohne Wirkung
    .hint = In der Abfrage ${ $name } schreiben, wo sein Wert stehen soll, oder den Parameter löschen.

### Der Zitierstil. $why sagt, warum er sich nicht verwenden lässt.

style-unusable = { $why ->
        [unknown] Den Zitierstil „{ $name }“ gibt es nicht
        [nearest] Den Zitierstil „{ $name }“ gibt es nicht
        [outside] Der Zitierstil { $path } liegt außerhalb des Ordners der Inhalte
        [file] Der Zitierstil { $path } lässt sich nicht lesen: { $reason }
        [special] Der Zitierstil { $path } ist keine Datei, sondern ein Gerät, eine Pipe oder ein Socket
        [too-large] Die Datei { $path } ist zu groß für einen Zitierstil
        [dependent] Dieser Zitierstil ist kein eigener, sondern verweist auf „{ $name }“
        [circular] Das Makro „{ $name }“ des Zitierstils ruft sich selbst auf, vielleicht über andere
        [unknown-macro] Der Zitierstil ruft das Makro „{ $name }“ auf, das er nicht hat
        [document-type] Der Zitierstil hat einen Dokumenttyp (<!DOCTYPE …>)
        [too-deep] Die Elemente des Zitierstils sind zu tief ineinander verschachtelt, die seiner Makros mitgezählt
        [too-many-elements] Der Zitierstil hat mehr als { $limit } Elemente
        [too-many-attributes] Ein Element des Zitierstils hat mehr als { $limit } Attribute
        [too-many-macros] Der Zitierstil hat mehr als { $limit } Makros
        [long-text] Der Zitierstil setzt einen Text von mehr als { $limit } Byte zwischen oder um Angaben
        [too-much-work] Der Zitierstil macht zu viel Arbeit: Die Makros unterhalb dieser Stelle rufen einander so oft auf, dass ein einziges Werk mehr als { $limit } Schritte braucht
        [too-much-text] Der Zitierstil bringt zu viel Text mit: Was unterhalb dieser Stelle steht und in Makros wiederkehrt, ergibt für ein einziges Werk mehr als { $limit } Byte
       *[unreadable] Der Zitierstil lässt sich nicht lesen: { $reason }
    }
    .label = hier
    .named = hier wird der Stil genannt
    .hint = { $why ->
        [unknown] Bekannt sind arl, apa, chicago-author-date und viele mehr; ein eigener Stil ist eine Datei, deren Name auf .csl endet.
        [nearest] Meinten Sie „{ $nearest }“?
        [outside] Bitte die Datei dort ablegen, wo antinomy.yaml liegt, und nur ihren Namen angeben.
        [file] Bitte den Namen mit dem der Datei vergleichen; sie muss ein Text in UTF-8 sein.
        [special] Bitte eine gewöhnliche Datei dorthin legen.
        [too-large] Stile haben bis zu 200 kB. Nehmen Sie einen aus dem Archiv der Citation Style Language oder den einer anderen Veröffentlichung.
        [dependent] Bitte diesen angeben.
        [circular] So käme nie ein Ergebnis zustande. Bitte einen der Aufrufe (<text macro="…"/>) herausnehmen.
        [unknown-macro] Den Namen mit denen der Makros (<macro name="…">) vergleichen, oder den Stil neu herunterladen.
        [document-type] Bitte löschen: Stile brauchen keinen, und was darin festgelegt wäre, wird nicht gelesen.
        [too-deep] Kein Stil braucht mehr als { $limit } Stufen. Bitte Gruppen (<group>) herausnehmen, die nur eine andere enthalten, oder Makros, die nur das nächste aufrufen.
        [too-many-elements] Die größten Stile haben 5.000. Bitte herausnehmen, was nicht gebraucht wird, oder einen anderen Stil wählen.
        [too-many-attributes] Kein Stil braucht so viele. Bitte herausnehmen, was nicht gebraucht wird, oder den Stil neu herunterladen.
        [too-many-macros] Die größten Stile haben 150. Bitte herausnehmen, was nirgends aufgerufen wird, oder einen anderen Stil wählen.
        [long-text] Bitte prefix, suffix, delimiter oder den Begriff kürzen. Was zu einem einzelnen Werk gehört, steht in dessen Datensatz.
        [too-much-work] Rufen Sie jedes Makro nur einmal auf, oder wählen Sie einen anderen Stil: Der größte des Archivs braucht gut die Hälfte davon.
        [too-much-text] Bitte prefix, suffix, delimiter und value kürzen oder deren Makro seltener aufrufen.
       *[unreadable] Die Datei muss ein Stil der Citation Style Language (CSL 1.0) sein. Bitte in einem Editor öffnen, der XML prüft, oder neu herunterladen.
    }

## Abfragen

query-syntax = { $wrong ->
    [empty] Hier steht keine Abfrage
    [start] Eine Abfrage beginnt mit SELECT, ASK, CONSTRUCT oder DESCRIBE
    [declaration] So wird kein Präfix vereinbart
    [prefix] Das Präfix „{ $name }:“ ist nicht vereinbart
    [quotes] Diese Anführungszeichen kennt SPARQL nicht
    [string] Der Text in Anführungszeichen hat kein Ende
    [iri] Die Adresse in spitzen Klammern hat kein Ende oder ein Zeichen, das Adressen nicht haben
    [no-angles] Adressen stehen in spitzen Klammern
    [relative-iri] Die Adresse ist nicht vollständig
    [character] Das Zeichen { $name } bedeutet hier nichts
    [space] Dieses Leerzeichen ist ein Sonderzeichen
    [unclosed] Die Klammer ist nicht geschlossen: { $name } fehlt
    [unopened] Die Klammer { $name } schließt nichts
    [keyword] „{ $name }“ ist kein Schlüsselwort
    [word] „{ $name }“ ist weder ein Schlüsselwort noch ein Name
    [function] Eine Funktion { $name } gibt es nicht
    [operator] „{ $name }“ schreibt man in SPARQL anders
    [foreign] „{ $name }“ gibt es in SPARQL nicht
    [select-comma] Zwischen den Variablen von SELECT stehen keine Kommas
    [select-expression] Ein Ausdruck in SELECT braucht runde Klammern, AS und eine Variable
    [missing-as] Der Ausdruck hat keinen Namen
    [bind-equals] BIND benennt einen Wert mit AS, nicht mit =
    [select-nothing] SELECT sagt nicht, wonach gefragt ist
    [group] Hinter { $name } fehlt das Muster in geschweiften Klammern
    [by] Auf { $name } folgt BY
    [number] Auf { $name } folgt eine Zahl
    [filter] Die Bedingung von FILTER braucht runde Klammern
    [having] Die Bedingung von HAVING braucht runde Klammern
    [outside] { $name } steht außerhalb der geschweiften Klammern
    [order] { $name } steht vor { $expected }
    [semicolon] Hinter einer Abfrage steht kein Semikolon
    [point] Zwischen zwei Tripeln fehlt ein Punkt
    [no-predicate] Das Tripel hat nur ein Subjekt
    [no-object] Das Tripel hat kein Objekt
    [predicate-expected] Ein Text oder eine Zahl ist kein Prädikat
    [not-grouped] { $name } hat in jeder Gruppe mehrere Werte
    [star-grouped] Mit Gruppen ist SELECT * nicht möglich
    [rebound] { $name } hat schon einen Wert
    [selected-twice] { $name } ist zweimal ausgewählt
    [blank-reused] { $name } steht in zwei Gruppen
    [operand] Hinter { $name } fehlt etwas
    [needless-point] Dieser Punkt beendet nichts
    [graph-name] GRAPH braucht eine Variable oder den Namen eines Graphen
    [row] Die Zeile hat mehr oder weniger Werte, als VALUES Variablen hat
    [double-negation] Zwei Ausrufezeichen hintereinander
    [compared] Ein Muster vergleicht keine Werte
    [table] Eine Tabelle „{ $name }“ gibt es nicht
    [select-in-expression] In einem Vergleich kann keine Abfrage stehen
    [direction] { $name } steht vor dem, wonach geordnet wird, und dieses in Klammern
    [two-limits] LIMIT hat nur eine Zahl
    [distinct-brackets] DISTINCT ist keine Funktion
   *[unexpected] Das ist kein gültiges SPARQL
}
    .label = { $wrong ->
        [unexpected] hier passt der Text nicht mehr
        [point] zwischen diesen beiden
       *[other] hier
    }
    .suggest = Meinten Sie { $suggestion }?
    .hint = { $wrong ->
        [empty] Die kleinste ist: SELECT * WHERE {"{"} ?s ?p ?o {"}"}
        [start] Zum Beispiel: SELECT ?s WHERE {"{"} ?s a an:Statement {"}"}
        [declaration] Man schreibt: PREFIX name: <https://example.org/>
        [prefix] Vereinbaren Sie es am Anfang: PREFIX { $name }: <https://…>. Text steht in Anführungszeichen.
        [quotes] Schreiben Sie gerade: "Text". Textverarbeitungen ersetzen sie.
        [string] Schließen Sie ihn mit demselben Zeichen in derselben Zeile. Ein Text über mehrere Zeilen hat an beiden Enden drei.
        [iri] Man schreibt <https://…>, ohne Leerzeichen. „Kleiner als“ braucht links etwas.
        [no-angles] Setzen Sie sie darum: <https://…>
        [relative-iri] Sie beginnt mit https:// oder Ähnlichem. Was zu dieser Wissensbasis gehört, ist kürzer: id:NAME
        [space] Es kommt aus einer Textverarbeitung oder von einer Webseite. Ersetzen Sie es durch ein gewöhnliches.
        [unclosed] Oder eine Klammer davor ist eine zu viel.
        [unopened] Löschen Sie sie, oder öffnen Sie sie vorher.
        [word] Variablen beginnen mit einem Fragezeichen, Namen haben ein Präfix (an:voice), Texte stehen in Anführungszeichen ("goal").
        [function] Funktionen dieses Programms haben ein Präfix: an:label(?x)
        [foreign] Man sagt es so: { $expected }
        [select-comma] Löschen Sie das Komma: SELECT ?a ?b
        [select-expression] Zum Beispiel: SELECT (COUNT(?s) AS ?anzahl)
        [missing-as] Benennen Sie ihn in denselben Klammern: (… AS ?name)
        [select-nothing] Schreiben Sie Variablen dahinter, oder * für alle.
        [group] Zum Beispiel: WHERE {"{"} ?s an:kind "goal" {"}"}
        [filter] Zum Beispiel: FILTER(?year > 2000)
        [having] Zum Beispiel: HAVING (COUNT(?s) > 1)
        [outside] Setzen Sie es vor die schließende Klammer.
        [order] Die Reihenfolge ist: WHERE, GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET.
        [semicolon] Löschen Sie es.
        [point] Setzen Sie dort einen Punkt, oder ein Semikolon, wenn das nächste dasselbe Subjekt hat und es nicht wiederholt.
        [no-predicate] Ein Tripel hat drei Teile: Subjekt, Prädikat, Objekt.
        [no-object] Ein Tripel hat drei Teile: Subjekt, Prädikat, Objekt.
        [predicate-expected] Ein Tripel hat drei Teile: Subjekt, Prädikat, Objekt. Ist davor einer ausgelassen?
        [not-grouped] Schreiben Sie sie hinter GROUP BY, oder wählen Sie einen Wert: SAMPLE, MIN, MAX, GROUP_CONCAT.
        [star-grouped] Nennen Sie die Variablen.
        [rebound] Wählen Sie hinter AS einen anderen Namen.
        [selected-twice] Löschen Sie eine der beiden.
        [blank-reused] Schreiben Sie an seiner Stelle eine Variable.
        [operand] Ein Operator steht zwischen zwei Werten.
        [needless-point] Löschen Sie ihn.
        [graph-name] Zum Beispiel: GRAPH ?datei {"{"} ?s ?p ?o {"}"}
        [row] Wo kein Wert steht, schreiben Sie UNDEF.
        [double-negation] Lassen Sie beide weg, oder setzen Sie Klammern dazwischen.
        [compared] Geben Sie dem Wert eine Variable, und vergleichen Sie die: ?s an:year ?year FILTER(?year { $name } 2000). Ein bestimmter Wert steht gleich hinter dem Prädikat: ?s an:kind "goal"
        [table] Es gibt einen Graphen, und alle Abfragen fragen ihn. Wonach gesucht wird, sagen Muster in geschweiften Klammern: WHERE {"{"} ?s an:kind "goal" {"}"}
        [select-in-expression] Statt NOT IN schreibt man: FILTER NOT EXISTS {"{"} … {"}"}. Statt IN stehen die Muster nebeneinander.
       *[other] { $how ->
            [known] Der Fehler liegt hier oder kurz davor. Möglich sind hier: { $expected }
            [nothing] Die Stelle ist nicht bekannt. Nehmen Sie Teile heraus, bis der Rest verstanden wird.
           *[place] Der Fehler liegt hier oder kurz davor.
        }
    }
query-too-large = { $what ->
    [length] Die Abfrage ist länger als { $most } Zeichen
    [depth] Klammern sind tiefer als { $most }-mal geschachtelt
    [doubling] SUBSTR, REGEX, REPLACE, GROUP_CONCAT oder ! stehen mehr als { $most }-mal ineinander
    [links] Die Abfrage hat mehr als { $most } Klammern und Verknüpfungen
    [patterns] Die Abfrage hat mehr als { $most } Muster
    [joined] Mehr als { $most } Muster sind miteinander verbunden
    [replacement] Was REPLACE einsetzt, ist länger als { $most } Zeichen
    [replacement-computed] Was REPLACE einsetzt, ist berechnet statt geschrieben
    [growing] REPLACE steht in einer Funktion, die Texte länger macht, oder eine solche in REPLACE
   *[concatenated] CONCAT verbindet mehr als { $most } Texte
}
    .label = hier
    .hint = { $what ->
        [replacement-computed] Schreiben Sie den Text zwischen Anführungszeichen in die Abfrage.
        [growing] Geben Sie dem inneren Ergebnis mit BIND einen Namen.
       *[other] Teilen Sie die Abfrage in mehrere auf.
    }
query-refused = { $what ->
    [service] Abfragen fragen keine anderen Server
    [from] Einen Graphen { $name } hat diese Wissensbasis nicht, und von anderswo wird nichts gelesen
    [from-file] Abfragen lesen keine Dateien: { $name }
    [update] Abfragen ändern nichts: { $name }
    [varying] { $name } hat jedes Mal einen anderen Wert, und dieselbe Abfrage soll immer dieselbe Antwort haben
   *[blank] Ein leerer Knoten, den die Abfrage selbst erzeugt, hätte jedes Mal einen anderen Namen
}
    .label = das wird nicht getan
    .hint = { $what ->
        [service] Laden Sie die anderen Daten mit dem Export in ein Programm, das beides hat: antinomy export --to nquads
        [from] Dateien der Wissensbasis sind Graphen: FROM file:content\/…, vor jedem Schrägstrich ein umgekehrter; ohne FROM wird alles gefragt.
        [from-file] Dateien der Wissensbasis sind Graphen: FROM file:content\/…, vor jedem Schrägstrich ein umgekehrter; ohne FROM wird alles gefragt.
        [update] Inhalte ändern Sie in ihren Dateien.
        [blank] Geben Sie ihm mit IRI(…) eine Adresse, oder schreiben Sie eine Variable.
       *[other] Schreiben Sie den Wert selbst in die Abfrage.
    }
query-unknown-name = { $about ->
    [predicate] Ein Prädikat „{ $name }“ gibt es nicht
    [foreign-predicate] Nichts hat hier das Prädikat „{ $name }“
    [class] Eine Klasse „{ $name }“ gibt es nicht
    [record] Einen Eintrag „{ $name }“ gibt es nicht
    [alias] Der Eintrag „{ $name }“ heißt inzwischen anders
    [level] Eine Ebene „{ $name }“ gibt es nicht
    [actor-kind] Eine Art von Akteur „{ $name }“ gibt es nicht
    [conflict-kind] Eine Art von Konflikt „{ $name }“ gibt es nicht
    [file] Eine Datei „{ $name }“ gibt es nicht
    [graph] „{ $name }“ ist kein Graph dieser Wissensbasis
    [word] „{ $name }“ kommt unter { $predicate } nie vor
    [text] Unter { $predicate } steht nie ein Text und nie eine Zahl wie „{ $name }“
    [resource] Unter { $predicate } steht nie etwas wie { $name }, sondern Text oder Zahl
    [function] Eine Funktion „{ $name }“ gibt es nicht
    [datatype] Ein Datentyp „{ $name }“ kommt hier nicht vor
    [prefix] Das Präfix „{ $name }“ steht für etwas anderes als sonst
   *[other] „{ $name }“ gibt es hier nicht
}
    .label = { $about ->
        [prefix] sonst steht es für etwas anderes
       *[other] darauf passt nichts
    }
    .suggest = Meinten Sie { $suggestion }?
    .hint = Die Antwort kann davon leer sein.
query-unbound-variable = { $about ->
    [having] „{ $name }“ hat in HAVING noch keinen Wert
    [scope] „{ $name }“ hat dort, wo es gebraucht wird, keinen Wert
   *[unbound] Die Variable „{ $name }“ bekommt nie einen Wert
}
    .label = hier ist kein Wert
    .suggest = Meinten Sie { $suggestion }?
    .hint = { $about ->
        [having] Ihren Wert bekommt die Variable erst in der Liste hinter SELECT. Wiederholen Sie, wofür sie steht: HAVING (COUNT(…) > 1)
        [scope] Ihren Wert bekommt die Variable in anderen geschweiften Klammern. Schreiben Sie das Muster, das ihr einen gibt, in dieselben.
       *[unbound] Sie kommt in keinem Muster vor. Ist sie dort anders geschrieben?
    }
undeclared-parameter = Der Kopf der Abfrage kennt keinen Parameter „{ $name }“
    .label = gilt als Variable, auf die alles passt
    .suggest = Meinten Sie { $suggestion }?
    .hint = Vereinbaren Sie ihn unter `parameters:`, oder schreiben Sie ?{ $name }, wenn eine Variable gemeint ist.
query-unanswered = { $why ->
    [time] Die Abfrage „{ $name }“ braucht länger als { $seconds } s
    [memory] Die Abfrage „{ $name }“ braucht mehr Speicher, als eine Abfrage haben darf
    [together] Die Abfrage „{ $name }“ kam nicht zu Ende: Alle gespeicherten Abfragen brauchen zusammen länger als { $seconds } s
   *[engine] Die Abfrage „{ $name }“ lässt sich nicht auswerten
}
    .hint = { $why ->
        [engine] Stellen Sie sie einzeln: antinomy query { $name }
        [together] Welche am längsten braucht, zeigt sich einzeln: antinomy query { $name }. Eine langsame Abfrage nimmt allen nach ihr die Zeit.
       *[other] Haben alle Muster eine Variable gemeinsam? Mehr Zeit gibt ihr `timeout` in ihrem Kopf, höchstens 600 s.
    }
unknown-query = { $named ->
        [no] Der Ansicht „query“ fehlt der Name einer gespeicherten Abfrage
       *[yes] Eine gespeicherte Abfrage „{ $name }“ gibt es nicht
    }
    .label = diesen Namen hat keine Datei in content/queries
    .suggest = Meinten Sie { $suggestion }?
    .hint = antinomy query --list zählt alle auf.
bad-parameter = „{ $value }“ ist kein Wert für { $name }
    .label = dieser Wert
    .hint = Erwartet wird: { $kind }.
    .count = Erwartet wird: eine ganze Zahl von 1 bis { $most }. Für mehr Zeilen ist eine Tabelle auf einer Seite nicht gedacht; alle schreibt antinomy query.
made-code = { $name }
    .row = Diese gespeicherte Abfrage soll nichts finden und findet: { $row }
    .more = Diese gespeicherte Abfrage soll nichts finden. { $count ->
        [one] Eine weitere Zeile zeigt
       *[other] { $count } weitere Zeilen zeigt
    } sie selbst: antinomy query { $name }
    .answer = Diese gespeicherte Abfrage soll nichts finden und findet etwas: antinomy query { $name }
