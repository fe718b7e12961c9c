### Was im Kreis führt, ungenutzt bleibt oder sich in die Quere kommt.

cycle = „{ $id }“ führt über { $key } zu sich selbst zurück
    .label = Kreis: { $path }
    .through = über diesen Eintrag
    .hint = Eine der Angaben unter { $key } löschen.
self-reference = „{ $id }“ verweist unter { $key } auf sich selbst
    .label = auf sich selbst
    .hint = Die Angabe löschen.
