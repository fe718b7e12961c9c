### Was das Programm an der Kommandozeile sagt.

severity-error = Fehler
severity-warning = Warnung
severity-help = Hilfe

problem-no-knowledge-base = In { $path } und darüber gibt es keine Wissensbasis: weder antinomy.yaml noch content/antinomy.yaml. Rufen Sie das Programm in ihrem Ordner auf oder nennen Sie ihn mit --root.
problem-unreadable = { $path } lässt sich nicht lesen oder schreiben: { $reason }
