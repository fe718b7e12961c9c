### Was an Texten für Lesende auffällt.

missing-translation = Der Text fehlt in einer Sprache: { $languages }
    .label = nur in: { $present }
    .hint = Eine Fassung ergänzen. Bis dahin zeigt das Handbuch die vorhandene.
