### Words of the handbook's templates.

## Kinds of page and record

source = { $count ->
    [one] Quelle
   *[other] Quellen
    }
actor = { $count ->
    [one] Akteur
   *[other] Akteure
    }
field = { $count ->
    [one] Handlungsfeld
   *[other] Handlungsfelder
    }
concept = { $count ->
    [one] Begriff
   *[other] Begriffe
    }
proposition = { $count ->
    [one] Streitsatz
   *[other] Streitsätze
    }
contradictions = Widersprüche
contradictions-heading = Widersprüche und andere Befunde
findings-heading = Befunde
sources = Quellen
actors = Akteure
fields = Handlungsfelder
concepts = Begriffe
propositions = Streitsätze
statements = Aussagen
relations = Beziehungen
evidence = Belege aus der Forschung
rules = Erklärt durch die Regel

## The start of list pages

contradictions-lead-none = Noch ist kein Befund verzeichnet.
contradictions-lead = { $findings }, geordnet nach Handlungsfeldern und Ebenen. Als Konflikte zählen Widersprüche, Ambivalenzen und Lücken.
sources-lead = { $works ->
    [one] Ein Werk, auf das sich das Handbuch stützt
   *[other] { $works } Werke, auf die sich das Handbuch stützt
    }{ $journals ->
    [0] .
    [one] {", und eine Zeitschrift, in der einige davon erschienen sind."}
   *[other] {", und "}{ $journals } Zeitschriften, in denen einige davon erschienen sind.
    }
actors-lead = { $count ->
    [one] Ein Akteur, der hier zu Wort kommt oder handelt.
   *[other] { $count } Akteure, die hier zu Wort kommen oder handeln.
    }
fields-lead = { $count ->
    [one] Ein Handlungsfeld, mit den Zuständigkeiten der Ebenen.
   *[other] { $count } Handlungsfelder, mit den Zuständigkeiten der Ebenen.
    }
concepts-lead = { $count ->
    [one] Ein Begriff und seine Verwendung.
   *[other] { $count } Begriffe und ihre Verwendung.
    }
propositions-lead = { $count ->
    [one] Ein Satz, den die einen bejahen und andere verneinen.
   *[other] { $count } Sätze, die die einen bejahen und andere verneinen.
    }
count-conflict = { $count ->
    [one] 1 Konflikt
   *[other] { $count } Konflikte
    }
count-agreement = { $count ->
    [one] 1 Übereinstimmung
   *[other] { $count } Übereinstimmungen
    }
count-shift = { $count ->
    [one] 1 Verschiebung
   *[other] { $count } Verschiebungen
    }
group-conflict = Konflikte
group-agreement = Übereinstimmungen
group-shift = Verschiebungen
count-statements = { $count ->
    [one] 1 Aussage
   *[other] { $count } Aussagen
    }
count-cited = { $count ->
    [one] einmal zitiert
   *[other] { $count }-mal zitiert
    }
count-positions = { $count ->
    [one] 1 Position
   *[other] { $count } Positionen
    }

## The card of a contradiction

side = Seite { $name }
why-contradiction = Warum das ein Widerspruch ist
why-ambivalence = Warum das ambivalent ist
why-gap = Was fehlt
why-convergence = Worin Einigkeit besteht
why-shift = Was sich verschoben hat
category = Art des Befunds
category-contradiction = Widerspruch
category-ambivalence = Ambivalenz
category-gap = Lücke
category-convergence = Konvergenz
category-shift = Wandel
conflict = Art des Konflikts
conflict-of-others = Genauer
strength = Stärke
strength-1 = hemmt
strength-2 = wirkt entgegen
strength-3 = hebt auf
status = Status
status-asserted-in-source = benannt: so in einer Quelle festgestellt
status-asserted-by-authors = benannt: von den Autor(inn)en dieses Handbuchs, in keiner Quelle
status-asserted-by-unnamed = benannt: von wem, ist nicht angegeben
status-confirmed = bestätigt: von einer Regel gefunden und geprüft
status-candidate = Kandidat: von einer Regel gefunden, noch nicht geprüft
status-short-asserted-in-source = benannt
status-short-asserted-by-authors = von den Autor(inn)en benannt
status-short-asserted-by-unnamed = benannt, von wem ist nicht angegeben
status-short-confirmed = bestätigt
status-short-candidate = Kandidat
asserted-by = Festgestellt von
label-in-source = Wortlaut dort
level-concerned = Ebene
levels-concerned = zwischen
levels = Verhältnis der Ebenen
levels-outside = außerhalb: eine Seite oder Stimme gehört zu keiner Ebene
levels-unknown = unbekannt: für eine Seite oder Stimme ist die Ebene nicht belegt
levels-disjoint = zwischen verschiedenen Ebenen
levels-equal = auf derselben Ebene
levels-overlapping = Ebenen überschneiden sich
# Von einem Befund mit einer einzigen Seite, etwa einer Lücke.
levels-alone-outside = außerhalb: auf keiner Ebene
levels-alone-unknown = unbekannt: die Ebene ist nicht belegt
levels-alone-disjoint = zwischen verschiedenen Ebenen
levels-alone-equal = innerhalb von Ebenen, nicht zwischen ihnen
levels-alone-overlapping = Ebenen überschneiden sich
reach = Reichweite
reach-same-voice = ein und dieselbe Stimme
reach-same-section-owner = derselbe Verantwortungsteil eines Dokuments
reach-same-document = innerhalb eines Dokuments
reach-same-corpus = innerhalb eines Korpus
reach-apart = getrennte Stimmen und Dokumente
same-field = Im selben Handlungsfeld

## Lists of which a page shows the beginning

# "und 37 weitere: alle Befunde des Handlungsfelds Wohnen": links follow.
more-in-field = und { $count } weitere: alle Befunde des Handlungsfelds
more-in-fields = und weitere: alle Befunde der Handlungsfelder
more-contradictions = und { $count } weitere, die hier nicht aufgeführt sind. Sie stehen in der Liste
more-relations = { $places ->
    [0] und weitere Beziehungen
    [one] und weitere: alle Beziehungen auf der Seite von
   *[other] und weitere: alle Beziehungen auf den Seiten von
    }
more-derived-stances = und { $count } weitere, die daraus folgen und nicht aufgeführt sind
more-derived-positions = und { $count } weitere, für die das aus anderen Positionen folgt und die nicht aufgeführt sind
more-of-statement = und { $count } weitere: alle bei

## A statement

voice-unknown = Stimme unbekannt
positions = Positionen
how-known = Woher bekannt
known-own = eigene Aussage
known-second-hand = aus zweiter Hand
known-attributed = zugeschrieben
cited-via = zitiert nach
level = Ebene
level-stated = hier angegeben
level-from-section = vom Abschnitt übernommen
level-from-owner = übernommen von der Stelle, die den Abschnitt verantwortet
level-from-voice = von der Stimme übernommen
level-from-source = von der Quelle übernommen
level-from-issuer = von der herausgebenden Stelle übernommen
level-none = keine Ebene
level-unknown = nicht belegt
addressed-to = richtet sich an
defines = bestimmt den Begriff
frames = Deutung
share = Anteil
share-none = keine
share-one = eine einzige
share-few = wenige
share-some = einige
share-many = viele
share-most = die meisten
share-all = alle
# Of an omission: how many have what the others leave out.
share-have-none = bei niemandem vorhanden
share-have-one = nur in einem Fall vorhanden
share-have-few = nur bei wenigen vorhanden
share-have-some = bei einigen vorhanden
share-have-many = bei vielen vorhanden
share-have-most = bei den meisten vorhanden
share-have-all = bei allen vorhanden
basis = Grundlage
basis-implicit = nur mittelbar gesagt
basis-presumed = vermutet
force = Verbindlichkeit
force-obliges = verpflichtet
force-expects = erwartet
force-recommends = empfiehlt
force-allows = erlaubt
time = Zeit
note = Anmerkung
editorial-note = Anmerkung der Redaktion
stands-in = Steht in
statement = Aussage
link-to-statement = (Adresse der Aussage { $id })
read-by = so gelesen von
follows-from = folgt aus

## Stances

stance-2 = bejaht
stance-1 = bejaht mit Vorbehalt
stance-0 = nimmt keine Seite ein
stance-minus-1 = verneint mit Vorbehalt
stance-minus-2 = verneint

## Citations (CiTO), as verbs before a source

cites = Zitiert
cites-as = zitiert
agrees-with = stimmt überein mit
disagrees-with = stimmt nicht überein mit
supports = stützt
disputes = bestreitet
refutes = widerlegt
qualifies = schränkt ein
extends = führt weiter
uses-data-from = verwendet Daten aus
cites-as-evidence = zitiert als Beleg
cites-as-authority = beruft sich auf
cites-for-information = verweist auf
obtains-background-from = Hintergrund aus
obtains-support-from = stützt sich auf
discusses = erörtert
documents = dokumentiert
critiques = kritisiert
reviews = bespricht
describes = beschreibt
confirms = bestätigt
corrects = berichtigt
credits = würdigt
includes-quotation-from = zitiert wörtlich aus

## A source

literature = Literatur
policy = Politikdokument
law = Recht
data = Daten
sections = Abschnitte und wer sie verantwortet
section = Abschnitt
pages = Seiten
owner = verantwortet von
owner-unknown = unbekannt
not-stated = keine Angabe
members = Gehört zum Korpus
cited-by = Zitiert von
cited-by-none = Nichts im Handbuch zitiert diese Quelle bisher.
used-in = Kommt vor in
used-in-statements = Aussagen
used-in-contradictions = Befunde
used-in-relations = Beziehungen
used-in-concepts = Begriffe
used-in-fields = Handlungsfelder
used-in-sources = Quellen
used-in-actors = Akteure
used-in-propositions = Streitsätze
used-in-chapters = Kapitel

## Terms of a fact table

fact-author = Verfasst von
fact-editor = Herausgegeben von
fact-issued = Erschienen
fact-publisher = Verlag
fact-place = Ort
fact-in = In
fact-series = Reihe
fact-issuer = Herausgebende Stelle
fact-pages = Seiten
fact-abbreviation = Kurz
fact-licence = Lizenz
fact-url = Adresse
fact-archive-url = Archiviert
fact-accessed = Abgerufen am
fact-doi = DOI
fact-isbn = ISBN
fact-urn = URN
fact-language = Sprache
fact-coverage = Ausgewertet
coverage-full = vollständig
coverage-excerpt = in Auszügen
coverage-none = nicht
fact-superseded-by = Ersetzt durch
fact-supersedes = Ersetzt
fact-contains = Enthält
fact-member-of = Teil des Korpus
fact-label-other = In der anderen Sprache
fact-alt-labels = Auch
fact-broader = Oberbegriff
fact-narrower = Unterbegriffe
fact-related = Verwandt
fact-antonym = Gegenbegriff
fact-scheme = Vokabular
fact-kind = Art
fact-levels = Ebenen
fact-part-of = Teil von
fact-members = Mitglieder
fact-time = Zeit
fact-fields = Handlungsfelder
fact-concepts = Begriffe
fact-excludes = Schließt aus
fact-excluded-by = Ausgeschlossen durch
fact-implies = Folgt daraus
fact-implied-by = Folgt aus
fact-broader-field = Gehört zu
fact-narrower-fields = Umfasst

## Concepts, propositions, fields

definition = Begriffsbestimmung
definitions-in-sources = Definitionen aus den Quellen
who-is-responsible = Wer zuständig ist
who-says-what = Wer bejaht, wer verneint
affirmed-by = Bejaht von
denied-by = Verneint von
takes-no-side = Legt sich nicht fest
nobody-coded = Niemand erfasst.
competences = Zuständigkeiten
task = Aufgabe
holder = Zuständig
evidence-source = Beleg
contradictions-none = Noch kein Befund in diesem Handlungsfeld.
examinations = Geprüft, kein Konflikt gefunden
examined-by = geprüft von
statements-by-level = Aussagen nach Ebene

## The matrix

matrix-caption = Befunde nach Handlungsfeld und Ebenen
matrix-none = noch kein Befund
matrix-total = { $findings }; ein Befund kann in mehreren Zellen stehen
column-between = zwischen Ebenen
column-within = innerhalb
column-other = sonst
cell-between = zwischen
cell-within = innerhalb
cell-outside = außerhalb der Ebenen
cell-unknown = Ebene unbekannt
column-outside = außerhalb
column-unknown = unbekannt
and = und
strongest = stärkster
examined-none = geprüft, kein Konflikt gefunden
not-examined = nicht geprüft
not-applicable = entfällt
legend = Zeichenerklärung
legend-count = Zahl der Konflikte (Widersprüche, Ambivalenzen, Lücken) und der stärkste
legend-agreements = Übereinstimmungen
legend-shifts = Verschiebungen
legend-strength = Stärke: −1 hemmt, −2 wirkt entgegen, −3 hebt auf. „Außerhalb“: eine Seite oder Stimme gehört zu keiner Ebene. „Unbekannt“: die Ebene einer Seite oder Stimme ist nicht belegt.
level-name-outside = ohne Ebene
level-name-unknown = Ebene unbekannt

## The end of a page

generated-from = Erzeugt aus
edit-hint = Fehler gefunden? Bitte dort ändern.

## The rest of CiTO

cites-as-data-source = zitiert als Datenquelle
cites-as-metadata-document = zitiert als Metadaten
cites-as-potential-solution = zitiert als möglichen Lösungsweg
cites-as-recommended-reading = empfiehlt zur Lektüre
cites-as-related = zitiert als verwandt
cites-as-source-document = zitiert als Quellendokument
compiles = stellt zusammen aus
contains-assertion-from = enthält eine Behauptung aus
derides = verspottet
includes-excerpt-from = enthält einen Auszug aus
links-to = verlinkt auf
parodies = parodiert
plagiarizes = schreibt ab bei
replies-to = antwortet auf
retracts = nimmt zurück
ridicules = macht sich lustig über
speculates-on = mutmaßt über
updates = aktualisiert
uses-conclusions-from = verwendet Schlüsse aus
uses-method-in = verwendet die Methode aus

## Places in a source. The space before the number does not break.

locator-chapter = Kap. { $value }
locator-section = Abschn. { $value }
locator-law = § { $value }
locator-article = Art. { $value }
locator-paragraph = Abs. { $value }
locator-sentence = Satz { $value }
locator-page = S. { $value }
locator-pages = S. { $value }
locator-footnote = Fn. { $value }
locator-table = Tab. { $value }

## References


## Dates

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
date-day = { $day }.{ $number }.{ $year }
date-month = { $month } { $year }
date-approximate = um { $date }
date-uncertain = vermutlich { $date }
date-before-christ = { $year } v. Chr.
time-since = seit { $from }
time-until = bis { $until }
time-range = { $from }–{ $until }
time-always = jederzeit
time-end-unknown = { $from }, Ende unbekannt
time-beginning-unknown = Anfang unbekannt, bis { $until }
time-since-unknown = seit unbekannter Zeit
time-until-unknown = früher, Ende unbekannt
time-unknown = unbekannt

## Headings of lists

class-literature = Literatur
class-policy = Politikdokumente
class-law = Recht
class-data = Daten
without-field = Ohne Handlungsfeld
without-kind = Ohne Art
without-class = Ohne Klasse
used-in-examinations = Prüfungen
relation-from-there = { $label } (von dort aus)

## Languages

language-de = Deutsch
language-en = Englisch
language-fr = Französisch

## Sprachen und Startseite

language-name = Deutsch
language-switch = Sprache
start-enter = Zum Handbuch

## What cites a part

cited-through = über { $part }

## mdBooks eigene Oberfläche

site-skip = Zum Inhalt springen
site-toggle-contents = Inhaltsverzeichnis ein- oder ausblenden
site-contents = Inhaltsverzeichnis
site-change-theme = Farben wechseln
site-themes = Farben
site-theme-auto = Wie im System
site-theme-light = Hell
site-theme-dark = Dunkel
site-search-key = Suchen (Taste /)
site-toggle-search = Suche ein- oder ausblenden
site-search = Im Handbuch suchen …
site-previous = Vorige Seite
site-next = Nächste Seite
site-navigation = Blättern
site-edit = Änderung vorschlagen
site-repository = Quelltext
site-print = Handbuch drucken
site-keys = Tastenkürzel
site-press = Taste
site-or = oder
site-to-navigate = blättert zwischen den Seiten
site-to-search = sucht im Handbuch
site-to-show-help = zeigt diese Hilfe
site-to-hide-help = schließt diese Hilfe
site-not-found = Seite nicht gefunden
site-not-found-text = Diese Adresse gibt es nicht. Das Inhaltsverzeichnis und die Suche führen weiter.

## Seiten für Mitwirkende

contributing = Mitwirken
codes = Was die Prüfung melden kann
codes-lead = Jeder Vorschlag wird geprüft. Hier steht, was die Prüfung melden kann, warum sie es meldet und was zu tun ist, mit einem Beispiel für das Problem und einem in Ordnung.
codes-b = Kapitel des Handbuchs
codes-l = Was Datensätze bedeuten
codes-m = Datensätze und ihre Angaben
codes-q = Abfragen
codes-s = Der Zitierstil
codes-y = Dateien und ihre Schreibweise
code-meaning = Was nicht stimmt
code-name = Name
code-severity = Schwere
code-bad = Beispiel
code-said = Was die Prüfung dazu sagt
code-good = Dasselbe in Ordnung
code-cli = Dasselbe auf der Kommandozeile:

## Nachweise und Literaturverzeichnis
bibliography = Literaturverzeichnis
bibliography-lead = { $count ->
    [one] Ein Werk, auf das sich dieses Handbuch stützt, mit den Stellen, an denen es vorkommt.
   *[other] Alle { $count } Werke, auf die sich dieses Handbuch stützt, mit den Stellen, an denen sie vorkommen.
}
bibliography-journals = { $count ->
    [one] Auch eine Zeitschrift gehört zu den Quellen; sie steht bei ihren Aufsätzen.
   *[other] Auch { $count } Zeitschriften gehören zu den Quellen; sie stehen bei ihren Aufsätzen.
}
works-literature = Literatur
works-policy = Pläne, Programme und Konzepte
works-law = Recht
works-data = Daten
references = Nachweise
to-source = Zur Quelle
archived = Archiviert:
accessed = Zuletzt abgerufen:
cited-times = { $count ->
    [one] Einmal zitiert
   *[other] { $count }-mal zitiert
}
cited-nowhere = Im Handbuch nicht zitiert.
cited-in-parts-only = Nur über Teile davon zitiert.
statements-in-work = { $count ->
    [one] Eine Aussage steht darin
   *[other] { $count } Aussagen stehen darin
}
statements-above = { $count ->
    [one] Darunter ist die Aussage oben, die darin steht.
   *[other] Darunter sind die { $count } Aussagen oben, die darin stehen.
}
cited-through-parts = { $count ->
    [one] Ein Eintrag zitiert nur einen Teil davon.
   *[other] { $count } Einträge zitieren nur Teile davon.
}
cited-in-parts = Aussagen, die in Teilen davon stehen
cited-supporting = Stützend zitiert
cited-disputing = Widersprechend zitiert
cited-mentioning = Erwähnt
page-about-work = Zur Quelle: { $work }
cite-work = Zitieren
cite-this-page = Diese Seite zitieren
cite-in-markdown = In einem Text dieses Handbuchs
cite-page = Seite „{ $page }“. In: { $handbook }{ $has-edition ->
    [yes] , Ausgabe { $edition }
   *[no] {""}
}.{ $has-url ->
    [yes] {" "}{ $url }
   *[no] {""}
}
copy = Kopieren
preview-more = Zur Seite
to-corpus = Zu diesem Textbestand
copied = Kopiert

## Abfragen

queries = Abfragen
queries-heading = Fragen an den Graphen
queries-lead = { $count ->
    [one] Eine gespeicherte Frage an den Graphen, mit ihrer Antwort nach dem Stand dieser Ausgabe.
   *[other] { $count } gespeicherte Fragen an den Graphen, mit ihren Antworten nach dem Stand dieser Ausgabe.
}
query-kicker = Gespeicherte Abfrage
query-rows = { $count ->
    [one] eine Zeile
   *[other] { $count } Zeilen
}
query-yes = ja
query-no = nein
query-no-value = kein Wert
query-nothing = Nichts passt darauf.
query-nothing-as-it-should = Nichts passt darauf, und so soll es sein.
query-more = { $count ->
    [one] Eine weitere Zeile steht hier nicht.
   *[other] { $count } weitere Zeilen stehen hier nicht.
}
query-rest = Alle schreibt im Terminal
query-all = Zur ganzen Antwort
query-page = Zur Abfrage
decimal-mark = ,
query-itself = Die Abfrage in SPARQL
query-parameters = Parameter, die einen anderen Wert bekommen können
query-default = hier:
query-cli = Im Terminal:
query-must-return-nothing = Eine Regel dieses Handbuchs: Jede Prüfung stellt diese Abfrage, und jede Zeile ihrer Antwort wird gemeldet.
