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
statement-without-place = Die Aussage nennt keine Stelle
    .label = weder locator noch eine Stelle in cited-via
    .hint = Ergänzen, wo sie steht: locator: { "{" }page: "24"{ "}" }.
