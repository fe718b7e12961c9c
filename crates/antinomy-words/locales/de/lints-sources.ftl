### Was an Quellen nicht stimmen kann.

url-not-allowed = Diese Adresse wird nicht verlinkt
    .label = erlaubt sind http:// und https://
    .hint = Die Adresse vollständig angeben, mit https:// am Anfang.
