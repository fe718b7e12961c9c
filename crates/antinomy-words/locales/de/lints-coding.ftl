### Was Aussagen, Streitsätzen und Widersprüchen fehlt.

too-few-sides = Ein Widerspruch braucht zwei Seiten
    .label = { $count ->
        [0] keine Seite
        [1] nur eine Seite
       *[other] { $count } Seiten
    }
    .hint = Unter sides: zwei Listen von Aussagen angeben: sides: [[aussage-a], [aussage-b]]. Eine Lücke (gap) oder Konvergenz (convergence) kommt mit einer Seite aus.
between-not-carried = Die Ebenen unter between: trägt keine der Seiten
    .label = { $levels } kommt bei keiner Stimme und keinem Adressaten vor
    .hint = Die Ebenen prüfen, oder bei den Aussagen to: ergänzen.
between-too-many = Unter between: stehen eine oder zwei Ebenen
    .label = hier sind es { $count }
    .hint = Zwei Ebenen nennen, zwischen denen der Widerspruch liegt, oder eine, innerhalb derer er liegt.
examination-without-place = Die Prüfung sagt nicht, was gelesen wurde
    .label = ohne Quelle oder ohne Stelle darin
    .hint = Ergänzen: source: ID und locator: { "{" }section: "3"{ "}" }.
locator-without-source = Die Stelle gehört zu keiner Quelle
    .label = wovon?
    .hint = Darüber die Quelle nennen: source: ID.
statement-without-place = Die Aussage nennt keine Stelle
    .label = weder locator noch eine Stelle in cited-via
    .hint = Ergänzen, wo sie steht: locator: { "{" }page: "24"{ "}" }.
statement-without-voice = Niemand hält diese Aussage
    .label = es ist nicht gesagt, wer das vertritt
    .source = „{ $source }“ nennt auch niemanden
    .section = Bei der Quelle „{ $source }“ unter dem Abschnitt owner: ergänzen, oder hier voice:. Weiß es niemand, dann unknown.
    .sections = Mit section: angeben, in welchem Abschnitt von „{ $source }“ sie steht, oder mit voice:, wer sie vertritt. Weiß es niemand, dann voice: unknown.
    .issuers = „{ $source }“ haben mehrere herausgegeben. Mit voice: angeben, wer von ihnen das vertritt. Weiß es niemand, dann voice: unknown.
    .hint = Mit voice: angeben, wer sie vertritt; bei einem Fachtext ist das oft der Autor oder die Autorin. Weiß es niemand, dann voice: unknown.
attributed-needlessly = Die Aussage steht in einem eigenen Text ihrer Stimme
    .label = als Quelle ist „{ $source }“ angegeben
    .own = „{ $own }“ stammt von der Stimme selbst
    .hint = Die eigene Quelle nennen und die andere als Vermittlung: source: { $own } und cited-via: { $source }.
level-unknown-needlessly = Die Ebene dieser Aussage ist bekannt
    .label = unter levels: steht unknown, aber „{ $owner }“ gehört zu: { $levels }
    .hint = Die Zeile levels: unknown löschen. Spricht „{ $owner }“ hier für eine andere Ebene, dann diese nennen.
levels-repeated = Die Ebene dieser Aussage steht schon fest
    .label = „{ $owner }“ gehört ohnehin zu: { $levels }
    .hint = Die Zeile levels: löschen. Dann bleibt die Aussage richtig, wenn sich die Angabe bei „{ $owner }“ ändert.
sides-without-common-ground = Die Seiten dieses Widerspruchs haben nichts miteinander zu tun
    .label = kein Streitsatz und keine Beziehung verbindet sie
    .hint = Unter positions: beide Seiten zum selben Streitsatz Stellung nehmen lassen, zwei Streitsätze mit excludes: oder implies: verbinden, oder eine Beziehung zwischen den Aussagen anlegen. Ergibt sich der Widerspruch nur aus dem Text, dann finder: not-expected.
category-against-reach = Die Kategorie passt nicht dazu, wer sich hier widerspricht
    .label = category: { $category }
    .strangers = Die Seiten haben weder Stimme noch Dokument noch Ebene gemeinsam. Das ist keine Ambivalenz, sondern ein Widerspruch: category: contradiction.
    .hint = Auf allen Seiten spricht „{ $voice }“. Wer sich selbst widerspricht, ist ambivalent: category: ambivalence. Trifft es eine andere Ebene, dann between: angeben.
statement-on-two-sides = „{ $id }“ steht auf zwei Seiten
    .label = noch einmal
    .side = auf dieser Seite steht sie schon
    .hint = Die Aussage auf einer Seite streichen. Widerspricht sie sich selbst, dann zwei Aussagen daraus machen.
side-as-evidence = „{ $id }“ ist eine Seite und zugleich ihr Beleg
    .label = als Beleg
    .side = als Seite
    .hint = An einer der beiden Stellen streichen. Unter evidence: steht, was den Widerspruch zeigt, ohne Partei zu sein.
position-of-a-question = Eine offene Frage bezieht ohne Vorbehalt Stellung
    .label = zu „{ $proposition }“
    .hint = Was offen ist, hat die Stellung 0, eine Neigung 1 oder -1. Ist nichts offen, dann kind: assessment.
position-of-an-omission = Was fehlt, bezieht keine Stellung
    .label = zu „{ $proposition }“
    .hint = Die Angabe löschen. Sagt die Quelle, dass die Stimme dagegen handelt oder es ablehnt, dann ist das eine eigene Aussage: kind: practice oder kind: assessment.
omission-of-what-most-have = Laut dieser Auslassung { $share ->
        [all] haben alle, was fehlt
       *[other] haben die meisten, was fehlt
    }
    .label = share: { $share }
    .hint = Bei einer Auslassung sagt share:, wie viele haben, was den anderen fehlt: none, one, few, some oder many. Haben es die meisten, dann fehlt nichts, und kind: practice sagt, was sie tun.
begins-after-its-source = Beginnt erst { $from }, aber die Quelle erschien schon { $published }
    .label = Beginn
    .published = erschienen
    .hint = Was eine Quelle berichtet, begann vor ihrem Erscheinen. Das Jahr unter time: prüfen; ist etwas angekündigt, verlangt oder vorhergesagt, dann kind: goal, measure, demand oder assessment.
definition-of-nothing = Diese Definition sagt nicht, was sie definiert
    .label = defines: fehlt
    .hint = Den Begriff angeben, dessen Bedeutung sie festlegt: defines: begriff. Legt sie keine fest, dann hat sie eine andere Art, etwa kind: assessment.
defines-without-definition = Nur eine Definition legt fest, was ein Wort bedeutet
    .label = unter defines:, aber kind: { $kind }
    .hint = Legt die Aussage die Bedeutung fest, dann kind: definition. Handelt sie nur von „{ $concept }“, dann gehört der Begriff unter concepts:.
verdict-without-finding = Einen Befund „{ $finding }“ kann es nicht geben
    .label = führt ins Leere
    .suggest = Gemeint ist vermutlich „{ $suggestion }“.
    .proposition = Einen Streitsatz „{ $part }“ gibt es nicht. Ein Befund heißt: regel.streitsatz.stimme.stimme.
    .voice = Einen Akteur „{ $part }“ gibt es nicht. Ein Befund heißt: regel.streitsatz.stimme.stimme.
    .hint = Die Kennung eines Widerspruchs angeben, oder die eines gefundenen: regel.streitsatz.stimme.stimme. `antinomy contradictions` zeigt alle.
examination-contradicted = Hier soll nichts gefunden worden sein, aber es gibt einen Widerspruch
    .label = laut result: none ist in „{ $field }“ zwischen diesen Ebenen nichts
    .contradiction = „{ $contradiction }“ liegt in diesem Feld und zwischen diesen Ebenen
    .hint = Die Prüfung löschen oder auf andere Ebenen beschränken, oder beim Widerspruch field: und between: prüfen.
read-into-own-text = Aus dem eigenen Text muss man nichts herauslesen
    .label = „{ $source }“ ist die Quelle der Aussage, und ihre Stimme hat sie geschrieben
    .hint = Nur die Stellung angeben: { $proposition }: { $stance }. Unter read-by: steht, wer sie in einen fremden Text hineinliest.
