### Was das Programm an der Kommandozeile sagt.

severity-error = Fehler
severity-warning = Warnung
severity-help = Hilfe

problem-no-knowledge-base = In { $path } und darüber gibt es keine Wissensbasis: weder antinomy.yaml noch content/antinomy.yaml. Rufen Sie das Programm in ihrem Ordner auf oder nennen Sie ihn mit --root.
problem-unreadable = { $path } lässt sich nicht lesen oder schreiben: { $reason }
problem-baseline = { $path } ist keine Liste bekannter Probleme. `antinomy check --write-baseline DATEI` schreibt eine.
problem-argument-no-text = Die Angabe „{ $argument }“ ist kein Text in UTF-8. Nur Namen von Dateien dürfen etwas anderes sein.
problem-data-in-log = In den Daten steht eine Zeile oder eine Steuersequenz, die ein CI-Dienst im Protokoll eines Laufs als Befehl verstünde. Es wurde nichts ausgegeben. Bitte die Daten in eine Datei schreiben, mit > DATEI hinter dem Befehl.
problem-file-special = { $path } ist keine Datei, sondern ein Gerät, eine Pipe oder ein Socket. Daraus wird hier nicht gelesen.
problem-file-pipe = { $path } ist eine Pipe. Bitte nennen Sie stattdessen -, und leiten Sie die Pipe in die Standardeingabe: < { $path }
problem-file-too-large = { $path } ist größer als { $limit } MB und wird nicht gelesen.
problem-baseline-too-large = Die Liste der bekannten Probleme wäre größer als { $limit } MB und würde nicht mehr gelesen. { $path } wurde nicht geschrieben. Bitte erst einen Teil der Probleme beheben.
problem-baseline-count = In { $path } steht, dass das Problem „{ $code }“ { $count }-mal bekannt ist. Mehr als { $limit } gleiche Probleme an einer Stelle gelten nicht als bekannt, denn so bliebe jedes künftige verborgen. `antinomy check --write-baseline DATEI` schreibt die Liste neu.
problem-git = Das Programm git antwortet nicht: { $reason }
problem-git-missing = Das Programm git ist nicht zu finden; diese Angabe braucht es. Bitte git installieren oder ohne die Angabe prüfen.
problem-content-link = { $path } ist eine Verknüpfung; Verknüpfungen können überallhin führen, deshalb wird ihnen nicht gefolgt. Bitte den Ordner selbst dorthin legen oder das Programm in seinem eigenen Ordner aufrufen.
problem-git-silent = Das Programm git hat { $seconds } Sekunden lang nichts gesagt und wurde beendet. Liegt das Git-Verzeichnis auf einem langsamen oder unerreichbaren Datenträger, bitte warten, bis er erreichbar ist; sonst zeigt `git status` im Terminal dort, woran es liegt.
problem-git-endless = Das Programm git hat mit mehr als { $limit } MB geantwortet und wurde beendet. Steht ein anderes Programm namens git zuerst im Suchpfad? `git --version` zeigt, welches antwortet.
problem-git-of-others = Das Git-Verzeichnis von { $path } gehört jemand anderem, darum öffnet git es nicht. Wer der Person vertraut, sagt das einmal: git config --global --add safe.directory ORDNER, mit dem obersten Ordner des Verzeichnisses.
problem-git-bare = In { $path } oder darüber liegen Dateien, die wie ein eigenes Git-Verzeichnis aussehen (HEAD, objects, refs). So eines öffnet git nicht, weil seine Einstellungen Programme nennen könnten. Bitte klären, wer die Dateien dorthin gelegt hat, und sie entfernen.
problem-git-incomplete = Im Git-Verzeichnis fehlen Dateien dieses Standes; es wurde nur zum Teil geholt. Bitte ganz holen (git fetch --refetch --no-filter; auf GitHub fetch-depth: 0 und kein filter) und noch einmal prüfen.
problem-no-git = Die Wissensbasis liegt in keinem Git-Verzeichnis; was sich geändert hat, lässt sich nicht sagen.
problem-no-revision-shallow = Einen Stand „{ $name }“ gibt es hier nicht: Diese Kopie enthält nur einen Teil der Geschichte. Bitte vollständig holen (git fetch --unshallow; auf GitHub fetch-depth: 0) und noch einmal prüfen.
problem-no-revision = Im Git-Verzeichnis gibt es keinen Stand „{ $name }“. `git log` zeigt, was es gibt; ein Zweig heißt etwa origin/main.
problem-fix-without-git = Die Wissensbasis liegt in keinem Git-Verzeichnis; eine Änderung ließe sich nicht zurücknehmen. Mit --allow-dirty wird trotzdem geändert.
problem-fix-dirty = { $path } hat Änderungen, die noch nicht festgehalten sind. Bitte erst mit git festhalten (commit), damit zu sehen ist, was --fix tut; oder --allow-dirty verwenden.
problem-fix-changed = { $path } wurde gerade von anderer Seite geändert. Es wurde nichts hineingeschrieben; bitte den Befehl wiederholen.

reason-not-found = eine solche Datei oder einen solchen Ordner gibt es nicht
reason-not-allowed = dazu fehlt dort die Berechtigung
reason-is-a-folder = es ist ein Ordner
reason-is-no-folder = ein Teil des Pfades ist kein Ordner
reason-full = der Speicher ist voll
reason-no-text = es ist kein Text in UTF-8

help-usage = Aufruf
help-commands = Befehle
help-command = BEFEHL
help-options = Optionen
help-arguments = Angaben
option-help = Diese Hilfe zeigen
option-version = Die Version nennen
option-root = Ordner der Wissensbasis (sonst: vom aktuellen Ordner aufwärts gesucht)
option-lang = Sprache der Meldungen (de, en) und der Texte (wie die Wissensbasis sie hat); was es darin nicht gibt, wird gesagt. Sonst: die des Systems, und Englisch. Bei build: nur dieses Handbuch bauen
option-format = Form der Antwort (json ist in jeder Sprache gleich; `antinomy schema answer` beschreibt es; jsonl, csv, tsv und ids sind für Listen)
option-color = Farben verwenden. Bei auto verbietet NO_COLOR sie, sonst verlangt CLICOLOR_FORCE sie, sonst bekommt sie ein Terminal
option-out = Ordner für das Handbuch (sonst: public neben content)
option-open = Das Handbuch danach im Browser öffnen
option-deny = Auch bei Warnungen mit Code 1 enden
option-depth = Wie viele Schritte weit
option-between = Nur zwischen diesen Ebenen (oder innerhalb einer)
option-field = Nur in diesem Handlungsfeld und darunter
option-category = Nur aus dieser Kategorie
option-changed-since = Nur Probleme in Dateien, die seit diesem Stand geändert wurden, und solche, die es dort nicht gab; dazu Texte, die seitdem nur in einer Sprache geändert sind
option-baseline = Die bekannten Probleme, die in dieser Datei stehen, nicht melden
option-write-baseline = Alles, was jetzt nicht stimmt, als bekannt in diese Datei schreiben
option-fix = Beheben, was nur auf eine Weise gemeint sein kann
option-allow-dirty = Mit --fix auch Dateien ändern, die noch nicht festgehalten sind
option-limit = Wie viele Probleme im Terminal höchstens gezeigt werden (0: alle)
argument-code = Name oder Nummer einer Meldung, etwa unknown-reference oder M004 (sonst: alle auflisten)
option-with-ids = Auch die Kennungen und Wörter dieser Wissensbasis vorschlagen
command-schema-option-out = Alle Schemas in diesen Ordner schreiben, eines je Datei (mit --with-ids sonst: .antinomy/schema neben content)
command-schema-argument-kind = Art, etwa statements; außerdem records (Listen), manifest und answer (was --format json ausgibt). Ohne --out wird das Schema ausgegeben
argument-paths = Nur Probleme in diesen Dateien oder Ordnern
argument-dir = Fertiger Ordner, den mdbook gebaut hat
argument-words = Schritte: pages, contradictions, link, cite (sonst: alle)
argument-kind = Art: sources, actors, concepts, fields, propositions, statements, relations, contradictions …
argument-id = Kennung eines Eintrags
command-show-argument-ids = Kennungen von Einträgen; - liest sie von der Standardeingabe
argument-from = Kennung des ersten Eintrags
argument-to = Kennung des letzten Eintrags

command-antinomy = Prüft, was die Ebenen des Staates sagen, findet ihre Widersprüche und baut daraus ein Handbuch.
command-antinomy-examples =
    Beispiele:
      antinomy check
      antinomy build --open
      antinomy contradictions --between federal,municipal
      antinomy cited-by gesemann-roth-2009a
command-build = Das Handbuch bauen
command-finish = Fertigstellen, was ein gewöhnliches mdbook gebaut hat (Sprachwechsel, Titel, Startseite)
command-theme = Das Aussehen des Handbuchs für ein gewöhnliches mdbook in Dateien schreiben (antinomy build bringt es selbst mit)
command-theme-argument-dir = Ordner theme des Buches, etwa book/theme
command-theme-examples =
    Eine Datei, die jemand geändert hat, wird nie überschrieben. Ein gewöhnliches mdbook braucht in book.toml:
      { "  [build]" }
      create-missing = false
      use-default-preprocessors = false
      { "  [preprocessor.antinomy-pages]" }
      before = ["antinomy-contradictions"]
      { "  [preprocessor.antinomy-contradictions]" }
      before = ["antinomy-link"]
      { "  [preprocessor.antinomy-link]" }
      before = ["antinomy-cite"]
      { "  [preprocessor.antinomy-cite]" }
      { "  [output.html]" }
      theme = "../theme"    # der Ordner, vom Buch aus gesehen
command-mdbook = Als Präprozessor von mdbook arbeiten (liest von der Standardeingabe)
command-check = Alle Dateien prüfen und alles melden, was nicht stimmt
command-check-examples =
    Beispiele:
      antinomy check --fix                              # beheben, was sicher ist
      antinomy check --changed-since origin/main        # meine Dateien, und was sie anderswo bewirken
      antinomy check --format github --deny warnings    # Anmerkungen im Pull Request
    Formen (--format): { $formats }. Code 1 heißt: Es gibt Fehler.
command-explain = Eine Meldung erklären: warum es sie gibt, ein Beispiel und die Abhilfe
command-list = Alle Einträge einer Art auflisten
command-show = Einträge zeigen: was geschrieben steht, was daraus folgt, was von ihnen und zu ihnen führt
command-show-examples =
    Beispiele:
      antinomy show residential-segregation
      antinomy list sources --format ids | antinomy show -
    Die Standardeingabe darf eine Liste von Kennungen oder IRIs sein, eine je Zeile, oder was andere Befehle in irgendeiner Form
    ausgeben: Es zählt die Spalte id, sonst die erste. Code 2 heißt: Etwas nennt keinen Eintrag.
command-cite = Wie ein Werk im Text zitiert und wie es verzeichnet wird
command-cite-examples =
    Beispiele:
      antinomy cite gestring-2014 --page 12
      antinomy cite gestring-2014 bommes-2009 --style apa --lang en
      antinomy cite grundgesetz --locator article=28 --locator paragraph=2
command-cites = Was ein Eintrag zitiert
command-cited-by = Was eine Quelle zitiert; bei Sammelbänden auch über ihre Beiträge
command-neighbours = Was in der Nähe eines Eintrags liegt
command-path = Ein kürzester Weg von einem Eintrag zum andern
command-query = Fragen an den Graphen in SPARQL, gespeicherte mit Namen
command-query-examples =
    Beispiele:
      antinomy query --list
      antinomy query levels-opposed -p one=federal -p other=municipal
      antinomy query levels-opposed --format ids | antinomy show -
    csv, tsv, json und xml sind die des W3C, und turtle ist RDF: Adressen statt Kennungen und Texte genau so, wie sie sind.
    Eine Tabellenkalkulation hält einen Text, der mit = beginnt, für eine Formel: CSV bitte mit allen Spalten als Text importieren.
argument-query = Eine Abfrage, der Name einer gespeicherten, eine Datei.rq oder - für die Standardeingabe
option-param = Ein Wert für einen Parameter einer gespeicherten Abfrage: NAME=WERT; mehrmals für mehrere
option-list = Die gespeicherten Abfragen mit ihren Parametern
option-plan = Wie die Abfrage beantwortet würde, statt der Antwort
option-show-sparql = Die Abfrage, wie andere Programme sie annehmen, statt der Antwort: mit Präfixen und Werten
option-timeout = Nach wie vielen Sekunden die Abfrage abgebrochen wird (sonst: 30, oder was eine gespeicherte Abfrage sagt)
command-contradictions = Die Befunde nach Ebenen und Handlungsfeld: Konflikte getrennt von Übereinstimmungen und Verschiebungen
command-matrix = Handlungsfelder und Ebenen als Tabelle
command-schema = Ein JSON Schema, mit dem Editoren ergänzen und anstreichen, was in content steht
command-completions = Das Skript, mit dem eine Shell Befehle, Kennungen, Arten und gespeicherte Abfragen ergänzt
command-completions-examples =
    Die Zeile für Ihre Shell gehört dorthin, wo diese ihre Einstellungen liest:
      source <(antinomy completions bash)                                  # ~/.bashrc
      source <(antinomy completions zsh)                                   # ~/.zshrc, hinter compinit
      antinomy completions fish | source                                   # ~/.config/fish/config.fish
      antinomy completions powershell | Out-String | Invoke-Expression     # $PROFILE
      eval (antinomy completions elvish | slurp)                           # ~/.config/elvish/rc.elv
    Das Skript gehört zur Version des Programms: Bitte nicht in einer eigenen Datei aufbewahren.
argument-shell = Shell
command-schema-examples =
    Beispiele:
      antinomy schema statement
      antinomy schema --with-ids
      antinomy schema --out schema --lang en

note-errors = Hinweis: Die Wissensbasis enthält { $count ->
        [one] einen Fehler
       *[other] { $count } Fehler
    }; die Antwort kann unvollständig sein. `antinomy check` zeigt mehr.
check-empty = Nichts ist falsch, aber es ist auch noch nichts da: { $files ->
        [one] Im Ordner steht nur das Manifest
       *[other] In { $files } Dateien steht kein Eintrag
    }. Der erste Eintrag: eine Quelle, ein Akteur, ein Begriff.
check-rules = Hinweis: Die Regeln in { $rules } laufen in dieser Version noch nicht. Gefunden werden nur Widersprüche, die jemand eingetragen hat.
check-clean = Alles in Ordnung: { $records ->
        [one] ein Eintrag
       *[other] { $records } Einträge
    } in { $files ->
        [one] einer Datei
       *[other] { $files } Dateien
    }.
check-summary = { $errors ->
        [0] Keine Fehler
        [one] Ein Fehler
       *[other] { $errors } Fehler
    }, { $warnings ->
        [0] keine Warnungen
        [one] eine Warnung
       *[other] { $warnings } Warnungen
    }.{ $errors ->
        [0] {""}
       *[other] {" "}Bitte die genannten Stellen ändern und noch einmal prüfen.
    }
check-nothing-new = Es ist nichts Neues zu beanstanden.
check-rest = … und { $count } weitere. Mit --limit 0 werden alle gezeigt.
build-rest = … und { $count } weitere. antinomy check --limit 0 zeigt alle.
check-rest-summary = { $count ->
        [one] Ein weiteres Problem steht
       *[other] { $count } weitere Probleme stehen
    } in der Zusammenfassung dieses Laufs.
check-hidden = { $hidden ->
        [one] Ein weiteres Problem ist
       *[other] { $hidden } weitere Probleme sind
    } bekannt, älter oder anderswo und hier nicht gezeigt.
check-next = Weiter: { $fixable ->
        [0] {""}
        [one] `antinomy check --fix` behebt eine dieser Stellen.{" "}
       *[other] `antinomy check --fix` behebt { $fixable } dieser Stellen.{" "}
    }`antinomy explain { $code }` sagt mehr zur ersten Meldung.
fix-done = { $places ->
        [0] Es gab nichts, was sich mit Sicherheit beheben ließ.
        [one] Eine Stelle in { $files ->
            [one] einer Datei
           *[other] { $files } Dateien
        } behoben.
       *[other] { $places } Stellen in { $files ->
            [one] einer Datei
           *[other] { $files } Dateien
        } behoben.
    }
fix-left = { $path } blieb, wie sie ist: Die Abhilfe hätte mehr geändert, als sie soll. Bitte von Hand ändern.
check-elsewhere = { $path } gehört nicht zu dieser Wissensbasis; darin wird nichts geprüft. Bitte Dateien oder Ordner in content oder book nennen.
fix-untried = { $path } wurde noch nicht ganz bearbeitet: Es gab zu viele Abhilfen, um alle zu erproben. Bitte beheben, was sonst gemeldet wird, und `antinomy check --fix` noch einmal aufrufen.
baseline-written = { $count ->
        [0] Es ist alles in Ordnung; die Liste ist leer.
        [one] Ein Problem gilt ab jetzt als bekannt.
       *[other] { $count } Probleme gelten ab jetzt als bekannt.
    }
baseline-stale = { $count ->
        [one] Ein bekanntes Problem ist
       *[other] { $count } bekannte Probleme sind
    } behoben. Mit --write-baseline wird die Liste kürzer.
baseline-surplus = { $path ->
        [none] Davon betreffen { $count } allein „{ $code }“ und gehören zu keiner Datei: So viele neue würden nicht gemeldet.
       *[other] Davon betreffen { $count } allein „{ $code }“ in { $path }: So viele neue würden nicht gemeldet.
    }
format-of-check = Die Form „{ $name }“ gibt es nur bei `antinomy check`. Andere Antworten kommen als table oder json, Listen auch als csv, tsv, jsonl oder ids.
format-of-lists = Die Form „{ $name }“ ist für Antworten, die Listen sind, etwa die von `antinomy list`. Diese Antwort ist keine. Bitte --format weglassen oder eine andere Form wählen.
format-of-query = Die Form „{ $name }“ gibt es nur bei `antinomy query`. Bitte --format weglassen oder eine andere Form wählen.
no-format-of-query = In der Form „{ $name }“ gibt es keine Antwort auf eine Abfrage. Sie kommt als table, json, csv, tsv, xml, turtle oder ids.{ $name ->
    [jsonl] { " " }Eine Zeile je Treffer haben tsv und csv.
   *[other] { "" }
}
unknown-code = Es gibt keine Meldung „{ $name }“.
unknown-code-hint = `antinomy explain` listet alle auf.
explain-bad = Ein Beispiel:
explain-said = Das sagt Antinomy dazu:
explain-good = Dasselbe in Ordnung:
schema-question = Von welcher Art soll das Schema sein? Nennen Sie eine, zum Beispiel: antinomy schema statements. Alle auf einmal schreibt: antinomy schema --out ORDNER.
schema-written = { $changed ->
        [0] Nichts zu ändern
        [one] Ein Schema geschrieben
       *[other] { $changed } Schemas geschrieben
    }: { $path }
unknown-schema = Ein Schema „{ $name }“ gibt es nicht.
unknown-schema-hint = Möglich sind die Arten von Einträgen (statement, source …), records, manifest und answer.
unknown-id = Einen Eintrag „{ $name }“ gibt es nicht.
unknown-id-hint = `antinomy list KIND` zeigt alle Kennungen einer Art.
unknown-ids-rest = … und { $count ->
        [one] ein weiterer Name, der
       *[other] { $count } weitere Namen, die
    } keinen Eintrag { $count ->
        [one] nennt
       *[other] nennen
    }.
empty-names = Von der Standardeingabe kam nichts; es gibt nichts zu zeigen.
no-list = Was von der Standardeingabe kam, ist keine Liste von Kennungen. Eine Liste hat eine Kennung je Zeile oder eine Spalte von Kennungen: `antinomy list KIND --format ids` gibt eine aus.
no-list-turtle = Was von der Standardeingabe kam, ist Turtle; darin hebt sich kein Name als der gemeinte heraus. `antinomy query ABFRAGE --format ids` gibt aus, wovon die Tripel handeln.
unknown-list = Eine Art „{ $name }“ gibt es nicht.
unknown-list-hint = Arten sind: sources, actors, concepts, fields, propositions, statements, relations, contradictions, examinations, verdicts, rules.
unknown-level-name = Eine Ebene „{ $name }“ gibt es nicht.
unknown-level-name-hint = Die Ebenen stehen im Manifest (antinomy.yaml).
unknown-field-name = Ein Handlungsfeld „{ $name }“ gibt es nicht.
unknown-field-name-hint = `antinomy list fields` zeigt alle.
did-you-mean = Gemeint ist vielleicht „{ $name }“.
empty-list = Davon gibt es noch keine.
empty-show = Nichts führt von diesem Eintrag weg oder zu ihm hin.
empty-cites = Dieser Eintrag zitiert nichts.
empty-cited-by = Nichts zitiert diesen Eintrag.
empty-neighbours = In der Nähe liegt nichts.
empty-path = Es führt kein Weg vom einen zum andern.
empty-contradictions = Keine Befunde, auf die das zutrifft.
show-levels-unknown = unbekannt
show-levels-none = keine
origin-statement = steht bei der Aussage
origin-section = vom Abschnitt
origin-voice = von der Stimme
origin-source = von der Quelle
origin-issuer = von der herausgebenden Stelle
origin-nothing = nirgends angegeben
knowing-own = { known-own }
knowing-second-hand = { known-second-hand }
knowing-attributed = { known-attributed }
column-code = Meldung
column-message = Nachricht
column-number = Nummer
column-severity = Schwere
column-meaning = Bedeutung
column-parameters = Parameter
column-title = Titel
column-id = Kennung
column-name = Name
column-class = Klasse
column-issued = Datum
column-levels = Ebenen
column-voice = Stimme
column-statement-kind = Art
cited-by-count = { $count ->
    [0] Selbst nicht zitiert
    [one] Einmal zitiert
   *[other] { $count }-mal zitiert
    }{ $statements ->
    [0] { "" }
    [one] ; eine Aussage steht darin
   *[other] ; { $statements } Aussagen stehen darin
    }{ $parts ->
    [0] .
    [one] ; noch einmal über Teile davon.
   *[other] ; über Teile davon noch { $parts }-mal.
    }
cited-by-places = Jede Stelle hat eine Zeile: { $places }.
column-kind = Art
column-category = Kategorie
column-group = Gruppe
column-strength = Stärke
column-relation = Beziehung
column-from = von
column-to = nach
column-edge = Kante
column-direction = { "" }
column-cited-as = wie
column-place = Stelle
column-locator = Stelle
column-through = über
column-distance = Abstand
column-via = von
column-step = Schritt
column-columns = Ebenen
column-fields = Felder
column-status = Stand
column-field = Feld
column-total = gesamt
column-short-outside = außen
column-short-unknown = unbek.
matrix-lead-none = Noch ist kein Befund verzeichnet.
matrix-lead = { $findings }. Jeder Befund steht in allen Zellen, die seine Ebenen berühren.
matrix-legend = Zahl: so viele Konflikte (stärkster: -1 bis -3); ?: nicht untersucht; –: untersucht, keiner gefunden; ×: trifft nicht zu; ≈: Übereinstimmungen; →: Verschiebungen
build-left-out = Mit --lang entstand nur ein Teil des Handbuchs; im Ordner fehlt: { $languages }. Ohne --lang entstehen alle Sprachen (die Sprache der Meldungen stellt auch LANG ein).
build-done = Handbuch gebaut: { $path }
build-open = Zum Lesen öffnen: { $path }
build-working = Das Handbuch wird gebaut …
finish-done = Fertiggestellt: { $path }
theme-written = { $files ->
        [0] Nichts zu ändern
        [one] Eine Datei geschrieben
       *[other] { $files } Dateien geschrieben
    }: { $path }

## Bücher

problem-newer-format = { $path }: Diese Wissensbasis hat das Format { $format }; diese Version des Programms ({ $version }) liest nur das Format { $known }. Eine neuere Version von Antinomy holen.
problem-no-books = Das Manifest nennt kein Buch. In antinomy.yaml ergänzen, zum Beispiel: books: { "{" }de: ../book/de{ "}" }
problem-no-book = Zur Sprache „{ $language }“ gibt es kein Buch. Bekannt sind: { $known }.
problem-mdbook = mdBook kann das Buch in { $path } nicht bauen: { $reason }
problem-book-broken = { $path } lässt sich nicht lesen: { $reason }
problem-book-line = { $path }: Bei { $found } fehlt die Zeile: { $write }
problem-book-without-pass = { $path } nennt Tabellen für einige unserer Durchgänge, aber keine für { $pass }; ohne ihn wäre das Handbuch nicht vollständig. [preprocessor.{ $pass }] ergänzen (antinomy theme --help zeigt alle Tabellen) oder die vorhandenen löschen: antinomy build braucht keine.
problem-book-pass-not-for = { $path }: [preprocessor.{ $pass }] renderers lässt { $renderer } aus; das Handbuch wäre nicht vollständig. Die Zeile löschen.
problem-book-without-pages = Im Buch in { $path } fehlen alle erzeugten Seiten: mdbook hat unsere Durchgänge nicht aufgerufen. Nichts wurde verändert. Mit antinomy build bauen, oder in book.toml die Tabellen für die Durchgänge ergänzen (antinomy theme --help zeigt sie).
problem-book-without-theme = Das Buch in { $path } ist ohne das Aussehen des Handbuchs gebaut: Seine Seiten verweisen nicht auf fonts/antinomy.css. Nichts wurde verändert. Für ein gewöhnliches mdbook schreibt antinomy theme die Dateien in den Ordner theme des Buches. Hat das Buch eine eigene head.hbs, dann gehören auch die Zeilen der unseren hinein.
problem-theme-foreign = { $path } gibt es schon, und nicht so, wie antinomy die Datei geschrieben hat. Nichts wurde geschrieben. Die Datei woandershin legen oder einen anderen Ordner nennen.
problem-book-foreign = { $path }: { $table } würde ein fremdes Programm starten oder eine fremde Ausgabe erzeugen. Die Tabelle löschen, oder das Buch mit mdbook bauen und danach antinomy finish aufrufen.
problem-book-outside = { $path }: { $key } führt aus dem Buch hinaus ({ $target }). Erlaubt sind nur Dateien im Buch.
problem-book-link = { $path } ist eine symbolische Verknüpfung. In ein Buch gehören nur Dateien selbst, sonst würde veröffentlicht, worauf die Verknüpfung zeigt.
problem-book-folder-missing = Den Ordner { $target } gibt es nicht (books: { $language }: in antinomy.yaml, von dort aus gesehen). Legen Sie ihn an, oder geben Sie den Ordner des Buches an.
problem-book-folder-outside = Das Buch { $target } liegt außerhalb von { $path }. Ein Buch muss im Ordner der Wissensbasis liegen.
problem-language-tag = „{ $language }“ ist kein Sprachkürzel: Es wäre nicht der Name eines einzelnen Ordners. Zum Beispiel schreiben: languages: [de, en]
problem-output-kept = { $path } ließ sich nicht ersetzen: { $reason } Das frühere Handbuch liegt jetzt in { $old }. Von dort zurückschieben.
problem-output-unnamed = Das Handbuch in { $path } stammt von einer früheren Version von antinomy, oder sein Kennzeichen (.antinomy-handbook) wurde verändert: Es sagt nicht, welches Handbuch es ist und welche Dateien dazugehören. Nichts wurde verändert. Liegt im Ordner nichts Eigenes, bitte löschen und noch einmal bauen.
problem-output-of-other = In { $path } liegt das Handbuch einer anderen Wissensbasis: „{ $title }“. Nichts wurde verändert. Mit --out einen anderen Ordner nennen; oder diesen erst löschen, wenn er weg soll.
problem-output-foreign = In { $path } liegt { $file }; kein Bau hat sie dorthin geschrieben. Ein Bau ersetzt den ganzen Ordner, die Datei ginge verloren. Nichts wurde verändert. Bitte woandershin legen oder mit --out einen anderen Ordner nennen.
problem-output-holds-sources = In { $path } liegt { $held }, woraus das Handbuch entsteht; ein Bau würde es löschen. Nichts wurde verändert. Einen eigenen Ordner nennen, etwa --out public.
problem-output-in-sources = { $path } liegt in { $around }; das liest der nächste Bau oder git. Nichts wurde verändert. Einen Ordner woanders nennen, etwa --out public.
problem-file-in-sources = { $path } liegt in { $around }, bei dem, was Menschen schreiben oder was git aufbewahrt. Dort schreibt das Programm nichts. Nichts wurde verändert. Bitte eine Datei woanders nennen.
problem-baseline-other = { $path } gibt es schon, und es ist keine Liste bekannter Probleme. Nichts wurde geschrieben. Bitte eine andere Datei nennen oder diese erst löschen.
problem-output-device = { $path } ist ein Gerät oder eine Pipe, aus der niemand liest. Nichts wurde geschrieben. Bitte eine Datei nennen.
problem-write-through-link = { $path } ist eine symbolische Verknüpfung. Nichts wurde geschrieben: Eine Verknüpfung in der Wissensbasis kann überallhin führen, und ein Beitrag kann sie mitbringen. Einen echten Ordner oder eine echte Datei an ihre Stelle setzen oder einen anderen Pfad nennen.
problem-output-no-folder = { $path } ist kein Ordner. Mit --out einen anderen Ort nennen.
problem-output-in-use = In { $path } liegen andere Dateien, kein früheres Handbuch. Nichts wurde verändert. Mit --out einen leeren oder neuen Ordner nennen.
problem-nothing-to-finish = In { $path } liegt kein gebautes Buch. Erwartet wird ein Ordner je Sprache: { $known }.
problem-page-not-ours = { $path } stammt weder von mdBook noch von antinomy. Nichts wurde verändert. Den Ordner nennen, in den mdBook die Bücher geschrieben hat.
problem-page-unreadable = Die Seite { $path } ist kein lesbares HTML: { $reason }
problem-search-unknown = Die Suche dieses Buches ist nicht die von mdBook 0.5, die antinomy kennt ({ $path }). Namen aus den Dateien könnten in ihren Ergebnissen als Programm laufen, deshalb wurde nichts verändert. Das Buch mit mdBook 0.5.4 oder mit antinomy build bauen, oder die Suche in book.toml abschalten ([output.html.search] enable = false).
problem-no-pass = Den Durchgang „{ $pass }“ gibt es nicht. Möglich sind: { $known }.
problem-preprocessor-by-hand = Diesen Befehl ruft mdBook auf und gibt ihm das Buch. Von Hand: antinomy build.
problem-preprocessor-input = Was mdBook geschickt hat, lässt sich nicht lesen. Ist es mdBook 0.5? { $reason }
problem-mdbook-version = Hinweis: gebaut für mdBook { $ours }, aufgerufen von mdBook { $theirs }.
build-refused = { $errors ->
        [one] Das Handbuch wird nicht gebaut, solange es einen Fehler gibt.
       *[other] Das Handbuch wird nicht gebaut, solange es Fehler gibt ({ $errors }).
    } Was vorher gebaut wurde, ist unverändert.
problem-no-browser = { $path } lässt sich nicht im Browser öffnen: { $reason }
problem-no-output = Die Antwort lässt sich nicht ausgeben: { $reason }
column-detail = Angabe

## Literaturverzeichnisse

problem-import-unproven = Nichts wurde geschrieben: { $path } würde nicht so gelesen, wie es sein soll ({ $reason }). Ist die Datei sehr groß, hilft es, sie in Teilen zu übernehmen.
problem-style-failed = Mit diesem Zitierstil lässt sich das Werk „{ $work }“ nicht setzen: Das Programm, für das er geschrieben ist, scheitert daran. Bitte einen anderen Stil angeben (csl: in antinomy.yaml, oder --style) und dies mit dem Datensatz des Werks melden.
problem-style = { style-unusable }. { style-unusable.hint }
problem-style-at = { $place }: { style-unusable }. { style-unusable.hint }
problem-list-too-large = Was von der Standardeingabe kam, ist größer als { $limit } MB. Bitte die Einträge in Teilen abfragen.
problem-list-no-text = Was von der Standardeingabe kam, ist kein Text in UTF-8. In der Windows PowerShell hilft es, vorher dies auszuführen: $OutputEncoding = [Text.Encoding]::UTF8
problem-input-too-large = { $path } ist größer als { $limit } MB. Bitte die Datei teilen und in Teilen übernehmen.
problem-import-busy = Seit { $seconds } Sekunden schreibt eine andere Übernahme in diesen Inhalt, deshalb wurde nichts übernommen. Bitte warten, bis sie fertig ist, und den Befehl dann wiederholen. Läuft keine mehr, bitte nachsehen, ob noch ein Programm namens antinomy läuft, und es beenden.
command-export = Quellen oder den ganzen Graphen für andere Programme schreiben (Zotero, Citavi, pandoc, LaTeX; Programme für RDF)
command-export-examples =
    Beispiele:
      antinomy export > quellen.bib
      antinomy export policy --to csl-json --out policy.json
      antinomy export gestring-2014 bommes-2009 --to ris
      antinomy export --to turtle --out handbuch.ttl
    Formate für Quellen (--to): biblatex, csl-json, ris.
    Formate für den ganzen Graphen, mit allem, was folgt: nquads, trig, turtle, jsonld, rdfxml; ontology für die Bedeutung seiner Begriffe.
command-export-argument-ids = Kennungen von Quellen, oder literature, policy, law, data für alle einer Klasse (sonst: alle Quellen; nicht bei RDF)
command-export-option-to = Format: biblatex, csl-json oder ris für Quellen; nquads, trig, turtle, jsonld oder rdfxml für den ganzen Graphen, ontology für seine Begriffe
command-export-option-out = Datei, in die geschrieben wird (sonst: Standardausgabe)
command-import = Quellen übernehmen, die ein anderes Programm gesammelt hat
command-import-examples =
    Beispiele:
      antinomy import bibliothek.bib --dry-run
      antinomy import bibliothek.json --to content/sources/wohnen.yaml
      antinomy import - --from ris --class policy
    Schon bekannte Quellen werden genannt und nicht noch einmal geschrieben. Überschrieben wird keine Datei.
argument-file = Datei: .bib, .json (CSL JSON) oder .ris; - für die Standardeingabe
option-from = Format der Datei, wenn ihr Name es nicht sagt: biblatex, csl-json oder ris
command-import-option-to = Neue Datei für die Einträge, innerhalb des Inhalts (sonst: sources/imported-NAME.yaml)
option-class = Klasse der Quellen, die keine nennen: literature, policy, law oder data (sonst: literature; Gesetze und Daten nach ihrem Typ)
option-dry-run = Nichts schreiben: nur zeigen, was geschrieben würde und was dazu zu sagen ist
unknown-format = Ein Format „{ $name }“ gibt es nicht.
unknown-format-hint = Möglich sind: biblatex, csl-json, ris.
unknown-class = Eine Klasse „{ $name }“ gibt es nicht.
unknown-class-hint = Möglich sind: literature, policy, law, data.
export-no-source = „{ $name }“ ist keine Quelle, sondern ein Eintrag anderer Art ({ $kind }). Ausgeben lassen sich nur Quellen.
unknown-export-format = Ein Format „{ $name }“ gibt es nicht.
unknown-export-format-hint = Möglich sind: biblatex, csl-json, ris für Quellen; nquads, trig, turtle, jsonld, rdfxml für den ganzen Graphen; ontology für seine Begriffe.
export-whole = Mit --to { $format } wird alles ausgegeben, nicht einzelne Einträge. Lassen Sie die Kennungen weg; was einzelne Einträge beschreibt, gibt antinomy query mit DESCRIBE aus.
export-rdf-done = Graph geschrieben: { $path }
export-ontology-done = Ontologie geschrieben: { $path }
export-lost-triples = Hinweis: { $count ->
        [one] Ein Tripel fehlt, weil seine Eigenschaft
       *[other] { $count } Tripel fehlen, weil ihre Eigenschaften
    } in XML keinen Namen { $count ->
        [one] ergibt
       *[other] ergeben
    }. Die anderen Formate enthalten alles.
export-lost-characters = Hinweis: { $count ->
        [one] Ein Steuerzeichen gibt es in XML nicht; an seiner Stelle steht „�“.
       *[other] { $count } Steuerzeichen gibt es in XML nicht; an ihrer Stelle steht „�“.
    } Die anderen Formate enthalten alles.
export-done = { $count ->
        [one] Eine Quelle
       *[other] { $count } Quellen
    } geschrieben: { $path }
import-which-format = Der Name von { $path } sagt nicht, welches Format es ist. Nennen Sie es mit --from: biblatex, csl-json oder ris.
import-where = { $path } ist kein Ort für Einträge. Nennen Sie eine Datei in { $folder }, die auf .yaml endet; kein Teil des Pfads darf mit einem Punkt beginnen.
standard-input = Standardeingabe
import-waits = Eine andere Übernahme schreibt gerade in diesen Inhalt; diese beginnt, sobald jene fertig ist.
import-heading = Übernommen aus { $path }.
import-done = { $count ->
        [one] Eine Quelle
       *[other] { $count } Quellen
    } geschrieben: { $path }
import-tried = { $count ->
        [one] Eine Quelle würde geschrieben
       *[other] { $count } Quellen würden geschrieben
    }. Geändert wurde nichts.
import-nothing = Es gibt keine Quelle zu schreiben.
import-rest = Nicht geschrieben: { $known } schon bekannt, { $repeated } in der Datei wiederholt, { $errors } nicht lesbar.
import-next = Bitte die neue Datei durchsehen und danach `antinomy check` aufrufen.
import-unmapped = „{ $field }“ hat in einer Quelle keinen Platz und bleibt weg ({ $count ->
        [one] einmal, Zeile
       *[other] { $count }-mal, Zeilen
    } { $lines }{ $more ->
        [0] {""}
       *[other] {" "}und { $more } weitere
    })
import-id = „{ $entry }“ heißt jetzt { $id }
import-made-id = Ein Eintrag ohne Schlüssel heißt jetzt { $id }
import-known = „{ $entry }“ ist die bekannte Quelle { $id } und wird nicht noch einmal geschrieben
import-repeated = „{ $entry }“ ist dasselbe wie { $id } in dieser Datei und wird nur einmal geschrieben
import-differs = { $id }, { $key }: In der Datei steht „{ $new }“, bei der Quelle „{ $known }“
import-new-value = { $id }, { $key }: In der Datei steht außerdem „{ $new }“; wenn es stimmt, bei der Quelle ergänzen
import-volume-made = Der Band „{ $title }“ hat keinen eigenen Eintrag und wird die Quelle { $id }
import-journal-made = Mehrere Artikel stehen in „{ $title }“; die Zeitschrift wird die Quelle { $id }
import-no-volume = { $entry } ist Teil von „{ $key }“; das steht weder in der Datei, noch ist es bekannt, und der Verweis bleibt weg
import-no-title = { $entry } hat keinen Titel. Bitte einen ergänzen
import-notes = { $count ->
        [one] Eine Quelle bringt eine Anmerkung
       *[other] { $count } Quellen bringen Anmerkungen
    } mit. Anmerkungen sind im Handbuch zu lesen: Bitte prüfen, ob sie dafür gedacht sind
import-unknown-id = { $entry }: „{ $id }“ ({ $key }) ist hier nicht bekannt und bleibt weg
import-address = { $entry }: „{ $text }“ ({ $key }) ist keine Adresse einer Webseite und bleibt weg
import-entry-type = „{ $entry }“ hat einen Typ, der hier nicht bekannt ist ({ $type }); daraus wird ein Dokument
import-and-others = „{ $entry }“ sagt, dass es weitere Namen gibt ({ $field }), ohne sie zu nennen. Bitte ergänzen
import-date-meant = „{ $entry }“: „{ $text }“ wird als { $meant } gelesen ({ $key })
import-date = „{ $entry }“: „{ $text }“ ist kein lesbares Datum ({ $key }) und bleibt weg
import-latex = „{ $entry }“: Die LaTeX-Befehle in { $field } sind nicht lesbar; der Text ist übernommen, wie er ist. Bitte ansehen
import-abbreviation = Die Abkürzung „{ $name }“ ist in der Datei nicht erklärt oder viel zu lang; an ihrer Stelle steht nichts
import-set = „{ $entry }“ fasst nur andere Einträge zusammen und bleibt weg
import-too-many-broken = So viele Einträge sind nicht lesbar, dass das Lesen hier endet. Ist das ein Literaturverzeichnis?
import-open = „{ $entry }“ ist nicht lesbar: Hier beginnt ein Text, der kein Ende hat; eine schließende Klammer oder ein Anführungszeichen fehlt
import-no-end = „{ $entry }“ ist nicht lesbar: Am Ende fehlt die schließende Klammer
import-no-equals = „{ $entry }“ ist nicht lesbar: Hier fehlt ein Gleichheitszeichen, vor „{ $text }“
import-no-comma = „{ $entry }“ ist nicht lesbar: Hier fehlt ein Komma, vor „{ $text }“
import-no-field = „{ $entry }“ ist nicht lesbar: Hier fehlt der Name eines Feldes, vor „{ $text }“
import-no-value = „{ $entry }“ ist nicht lesbar: Hier fehlt ein Wert, vor „{ $text }“
import-too-long = „{ $entry }“ ist nicht lesbar: Ein Text ist viel zu lang
import-too-deep = „{ $entry }“ ist nicht lesbar: Klammern sind zu tief verschachtelt
import-stray-brace = „{ $entry }“ ist nicht lesbar: Hier steht eine schließende Klammer zu viel
import-too-many-entries = Das Lesen endet hier, nach { $count } Einträgen: Mehr passen nicht in eine Datei mit Datensätzen. Bitte die Datei teilen und den Rest für sich übernehmen
import-too-many-fields = { $count ->
        [0] Das Lesen endet vor diesem Eintrag, dem ersten der Datei: Er hat mehr als { $limit } Angaben.
        [one] Das Lesen endet vor diesem Eintrag, nach einem anderen: Mit ihm hat die Datei mehr als { $limit } Angaben.
       *[other] Das Lesen endet vor diesem Eintrag, nach { $count } anderen: Mit ihm hat die Datei mehr als { $limit } Angaben.
    } Ein Werk hat selten mehr als dreißig. Bitte nachsehen, ob in diesem Eintrag die Klammer am Ende fehlt; sonst die Datei teilen und den Rest für sich übernehmen
import-too-much-shared = „{ $entry }“ übernimmt von seinen xdata-Einträgen mehr, als in den Speicher passt; ab „{ $field }“ bleiben die Angaben weg
import-unwritable = { $reason ->
        [none] „{ $entry }“ lässt sich nicht als Datensatz schreiben, der unverändert gelesen wird, und bleibt weg. Bitte Namen und Texte ansehen: Einer davon enthält nur Leerraum oder Zeichen, die kein Text haben darf
       *[other] „{ $entry }“ bleibt weg, denn als Datensatz hätte es einen Fehler: { $reason }. Bitte in der Datei ändern und noch einmal übernehmen
    }
import-no-fields = „{ $entry }“ sagt nichts und bleibt weg
import-no-list = Das ist kein CSL-JSON: Es gibt weder eine Liste noch einen Eintrag
import-open-item = Dieser Eintrag hat kein Ende: Eine schließende Klammer fehlt. Was folgt, wird nicht gelesen
import-no-item = Das ist kein Eintrag
import-json = Dieser Eintrag ist nicht lesbar: Von hier an ist er kein JSON. Oft fehlt ein Komma oder ein Anführungszeichen
import-stray-line = Diese Zeile gehört zu keinem Eintrag; ein RIS-Eintrag beginnt mit „TY  -“
## How works are cited
option-style = Der Stil: ein Name oder eine Datei, die auf .csl endet (sonst der des Manifests)
option-page = Die Seite, ohne „S.“
option-locator = Eine andere Stelle, auch mehrfach: article, chapter, footnote, page, paragraph, section, sentence, table
argument-ids = Ids von Quellen
column-cited = zitiert
column-in-sentence = im Satz
column-listed = verzeichnet
unknown-source = „{ $name }“ ist keine Quelle.
unknown-source-hint = `antinomy list sources` zeigt alle Quellen.
unknown-locator = Eine Stelle wird als SCHLÜSSEL=WERT angegeben; „{ $name }“ ist keine.
unknown-locator-hint = Schlüssel sind article, chapter, footnote, page, paragraph, section, sentence und table.
empty-cite = Kein Werk wurde genannt.

### Was `antinomy show` über einen Eintrag sagt.

show-written = Geschrieben
show-derived = Was daraus folgt
show-statement = { $voice }, in: { $place }; { $known }
show-asserted = { asserted-by }: { $place }
years-one = { $from }
years-between = { $from } bis { $until }
years-from = ab { $from }
years-until = bis { $until }
years-always = zu jeder Zeit
years-none = in keinem Jahr
origin-actor = hier angegeben

## Wie Schlüssel heißen; mit den Wörtern des Handbuchs, wo es welche hat.

property-aliases = frühere Kennungen
property-note = { editorial-note }
property-review = durchgesehen von
property-allow = Ausnahmen
property-prose = Text
property-text = in anderen Sprachen
property-label = in anderen Sprachen
property-kind = { fact-kind }
property-voice = Stimme
property-to = { addressed-to }
property-id = Kennung
property-source = Quelle
property-section = { section }
property-locator = Stelle
property-cited-via = { cited-via }
property-field = { fact-fields }
property-levels = { fact-levels }
property-concepts = { fact-concepts }
property-positions = { positions }
property-defines = { defines }
property-frames = { frames }
property-share = { share }
property-basis = { basis }
property-force = { force }
property-time = { time }
property-cites = { cites }
property-quote = Zitat
property-coder = kodiert von
property-class = Klasse
property-type = Typ
property-title = Titel
property-subtitle = Untertitel
property-author = { fact-author }
property-editor = { fact-editor }
property-translator = Übersetzung
property-edition = Auflage
property-issued = { fact-issued }
property-publisher = { fact-publisher }
property-place = { fact-place }
property-in = { fact-in }
property-series = { fact-series }
property-series-number = Nummer in der Reihe
property-volume = Band
property-issue = Heft
property-pages = { fact-pages }
property-url = { fact-url }
property-accessed = { fact-accessed }
property-archive-url = { fact-archive-url }
property-doi = { fact-doi }
property-isbn = { fact-isbn }
property-urn = { fact-urn }
property-language = { fact-language }
property-issuer = { fact-issuer }
property-sections = { sections }
property-members = { fact-members }
property-coverage = { fact-coverage }
property-superseded-by = { fact-superseded-by }
property-licence = { fact-licence }
property-abbreviation = { fact-abbreviation }
property-part-of = { fact-part-of }
property-alt-labels = { fact-alt-labels }
property-broader = { fact-broader }
property-related = { fact-related }
property-antonym = { fact-antonym }
property-scheme = { fact-scheme }
property-category = { category }
property-conflict = { conflict }
property-sides = Seiten
property-between = { levels-concerned }
property-evidence = { evidence }
property-strength = { strength }
property-asserted-by = { asserted-by }
property-label-in-source = { label-in-source }
property-because = warum
property-finder = von einer Regel zu finden
property-from = von
property-relation-to = nach
property-verdict-by = entschieden von
property-section-title = Titel
property-result = Ergebnis
property-by = { examined-by }
property-competence = { competences }
property-task = { task }
property-holder = { holder }
property-owner = { owner }
property-excludes = { fact-excludes }
property-implies = { fact-implies }
property-severity = Schwere
property-confidence = Sicherheit
property-finding = Befund
property-verdict = Urteil
property-reason = Begründung
property-date = Datum
property-seen = gesehen
property-until = bis
property-time-certain = zählt als gültig
property-time-possible = kann gelten
property-known = { how-known }
property-status = { status }
property-group = Zählt zu
property-side-levels = Ebenen der Seiten
property-level-relation = { levels }
property-reach = { reach }
property-columns = Spalten der Matrix
property-authors = bekannt als Autor(inn)en
property-corpora = { fact-member-of }
property-competences = zuständig
property-fields-above = übergeordnete Handlungsfelder

## Werte, für die das Handbuch kein Wort hat oder ein anderes.

word-asserted-by-none = keine Quelle, sondern die Autor(inn)en dieses Handbuchs
word-class-literature = { literature }
word-class-policy = { policy }
word-class-law = { law }
word-class-data = { data }
word-share-none = { share-none }
word-share-one = { share-one }
word-share-few = { share-few }
word-share-some = { share-some }
word-share-many = { share-many }
word-share-most = { share-most }
word-share-all = { share-all }
word-share-have-none = { share-have-none }
word-share-have-one = { share-have-one }
word-share-have-few = { share-have-few }
word-share-have-some = { share-have-some }
word-share-have-many = { share-have-many }
word-share-have-most = { share-have-most }
word-share-have-all = { share-have-all }
word-basis-implicit = { basis-implicit }
word-basis-presumed = { basis-presumed }
word-force-obliges = { force-obliges }
word-force-expects = { force-expects }
word-force-recommends = { force-recommends }
word-force-allows = { force-allows }
word-coverage-full = { coverage-full }
word-coverage-excerpt = { coverage-excerpt }
word-coverage-none = { coverage-none }
word-category-contradiction = { category-contradiction }
word-category-ambivalence = { category-ambivalence }
word-category-gap = { category-gap }
word-category-convergence = { category-convergence }
word-category-shift = { category-shift }
word-basis-stated = ausdrücklich gesagt
word-finder-expected = zu erwarten
word-finder-not-expected = nicht zu erwarten
word-result-none = { examined-none }
word-result-not-applicable = { not-applicable }
word-verdict-confirmed = bestätigt
word-verdict-dismissed = verworfen
word-verdict-deferred = zurückgestellt
word-severity-low = gering
word-severity-medium = mittel
word-severity-high = hoch
word-confidence-low = gering
word-confidence-medium = mittel
word-confidence-high = hoch

### Antworten als JSON, und Argumente, die nicht zu lesen sind.

no-format = Eine Antwort in der Form „{ $name }“ gibt es hier nicht: Dieser Befehl schreibt Dateien oder das, was ein anderes Programm liest. Bitte --format weglassen.
unknown-language-of-content = In „{ $name }“ gibt es weder Meldungen noch Texte dieser Wissensbasis. Meldungen: { $known }. Texte: { $texts }.
unknown-language-of-messages = In „{ $name }“ gibt es keine Meldungen. Es gibt sie in: { $known }.
note-no-messages = Hinweis: In „{ $name }“ gibt es keine Meldungen; sie kommen auf Englisch.
note-no-texts = Hinweis: Diese Wissensbasis hat keine Texte in „{ $name }“; sie werden in „{ $shown }“ gezeigt.
unknown-command = Einen Befehl „{ $name }“ gibt es nicht.
unknown-argument = Das Argument „{ $name }“ ist hier nicht bekannt.
missing-value = { $name } braucht einen Wert.
missing-value-hint = Möglich sind: { $known }.
wrong-value = „{ $value }“ ist kein möglicher Wert von { $name }.
wrong-value-hint = Möglich sind: { $known }.
wrong-number-of-values = { $name } hat zu wenige oder zu viele Werte.
conflicting-arguments = { $name } kann nicht neben einem anderen der Argumente stehen.
missing-argument = Ein Argument fehlt: { $name }.
missing-command = Ein Befehl fehlt. `antinomy --help` nennt alle.
wrong-arguments = Die Argumente sind nicht zu verstehen. `antinomy --help` sagt, welche es gibt.

## Abfragen

query-missing = Es ist nichts gefragt. Bitte eine Abfrage angeben, den Namen einer gespeicherten (`antinomy query --list` zählt sie auf) oder eine Datei.
query-stopped-time = Die Abfrage wurde nach { $seconds } s abgebrochen. Nennen Sie mehr von dem, was Sie suchen, oder geben Sie ihr länger Zeit: --timeout SEKUNDEN
query-stopped-memory = Die Abfrage wurde abgebrochen, weil sie mehr als { $megabytes } MB Speicher braucht. Vermutlich stellt sie alles mit allem zusammen: Das tun zwei Muster ohne gemeinsame Variable.
query-endless = Die gespeicherte Abfrage „{ $name }“ lässt sich nicht abbrechen: Sie rechnet seit Sekunden an einem einzigen Ausdruck weiter, obwohl ihre Zeit oder ihr Speicher verbraucht ist. Das Programm endet deshalb. Ändern Sie die Abfrage, oder verschieben Sie sie aus dem Ordner queries.
query-engine = Die Abfrage lässt sich nicht beantworten: { $reason }
query-no-such-format = Eine Antwort auf diese Abfrage lässt sich nicht als { $format } schreiben: { $form ->
    [rows] Zeilen von SELECT gibt es als table, csv, tsv, json, xml und ids
    [truth] das Ja oder Nein von ASK gibt es als table, csv, tsv, json und xml
   *[triples] die Tripel von CONSTRUCT und DESCRIBE gibt es als table, turtle und ids
}.
empty-query = Nichts passt darauf.
empty-query-list = Es gibt keine gespeicherten Abfragen. Sie liegen als NAME.rq in content/queries.
query-unknown = Eine gespeicherte Abfrage „{ $name }“ gibt es nicht.
query-unknown-hint = `antinomy query --list` zählt sie auf. Der Text einer Abfrage steht in Anführungszeichen: antinomy query 'SELECT …'
query-no-parameter = Diese Abfrage hat keinen Parameter „{ $name }“.
query-no-parameter-hint = { $count ->
    [0] Sie nimmt keinen an.
   *[other] Sie nimmt an: { $known }
}
query-bad-value = { $why ->
    [listed] „{ $value }“ ist kein Wert für den Parameter „{ $name }“. Möglich ist { $kind }: { $known }.
    [record] „{ $value }“ ist kein Wert für den Parameter „{ $name }“. Möglich ist die Kennung eines Eintrags (Art: { $kind }).
    [other-kind] „{ $value }“ ist von der falschen Art für den Parameter „{ $name }“: { $found } statt { $kind }.
   *[other] „{ $value }“ ist kein Wert für den Parameter „{ $name }“. Möglich ist { $kind }.
}
query-param-form = „{ $name }“ ist kein Wert eines Parameters. Bitte NAME=WERT schreiben, zum Beispiel: -p proposition=KENNUNG
query-param-unsaved = Nur gespeicherte Abfragen haben Parameter. In eigenem Text steht der Wert dort, wo er hingehört.
query-own-functions = { $count ->
    [one] Die Funktion { $names } hat nur Antinomy. Andere Programme weisen sie ab oder finden dort keinen Wert.
   *[other] Die Funktionen { $names } hat nur Antinomy. Andere Programme weisen sie ab oder finden dort keine Werte.
}
query-unusable = Diese Abfrage lässt sich nicht stellen.
query-typed = Abfrage

## Warum eine Abfrage nichts findet

query-as-it-should = Das ist, wie es sein soll: Jede Prüfung stellt diese Abfrage und meldet jede Zeile.
query-emptied-line = Zeile { $line }:
query-emptied-part = dieser Teil
query-emptied = { $before ->
    [first] Auf { $condition } passt nichts im Graphen.
    [one] Bis hierher ein Treffer; { $condition } schließt ihn aus.
    [many] Bis hierher mehr als { $most } Treffer; { $condition } schließt alle aus.
   *[other] Bis hierher { $before } Treffer; { $condition } schließt alle aus.
}
query-seen-variable = { $count ->
    [0] { $of } hat hier keinen Wert.
   *[other] Werte von { $of } hier: { $values }
}
query-seen-aggregate = { $count ->
    [0] COUNT und Ähnliches hat nur in HAVING einen Wert.
   *[other] Verglichene Werte: { $values }
}
query-seen-predicate = Werte von { $of } hier: { $values }
query-seen-missing = Nichts hat hier { $of }.
query-seen-holders = { $of } gehört zu { $values }.
query-mismatch-text-with-numbers = Das sind Zahlen. Sie stehen ohne Anführungszeichen.
query-mismatch-number-with-texts = Das sind Texte, die Buchstabe für Buchstabe verglichen werden. Die Zahl, mit der einer beginnt: xsd:integer(REPLACE(?x, "[^0-9].*", ""))
query-mismatch-text-with-resources = Das sind Ressourcen, keine Texte. Sie stehen ohne Anführungszeichen; ihr Text ist an:label(?x), ihre Adresse STR(?x).
query-mismatch-number-with-resources = Das sind Ressourcen, keine Zahlen.
query-mismatch-plain-with-tagged = Diese Texte haben eine Sprache, die zu ihnen gehört: "…"@de. Ohne sie vergleicht man STR(?x).
