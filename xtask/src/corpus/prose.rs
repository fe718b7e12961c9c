//! Sentences in German and English from one table of slots, about as long as what contributors write.

use super::draw::Draw;

/// A text in both languages.
#[derive(Clone, Debug)]
pub(super) struct BilingualText {
    /// German.
    pub(super) de: String,
    /// English.
    pub(super) en: String,
}

type WordPair = (&'static str, &'static str);

const SUBJECTS: &[WordPair] = &[
    ("Die Gemeinden", "The municipalities"),
    ("Die Landkreise", "The counties"),
    ("Die zuständigen Ministerien", "The ministries in charge"),
    ("Die Aufsichtsbehörden", "The supervisory authorities"),
    ("Mehrere Landesregierungen", "Several state governments"),
    (
        "Die kommunalen Spitzenverbände",
        "The associations of local authorities",
    ),
    ("Die Verkehrsbetriebe", "The transport companies"),
    (
        "Die Träger der Einrichtungen",
        "Those who run the facilities",
    ),
    ("Viele Ratsmitglieder", "Many councillors"),
    (
        "Die Förderstellen des Bundes",
        "The federal funding offices",
    ),
];

const VERBS: &[WordPair] = &[
    ("finanzieren", "pay for"),
    ("prüfen", "review"),
    ("verschieben", "postpone"),
    ("begrüßen", "welcome"),
    ("übernehmen", "take on"),
    ("begrenzen", "limit"),
    ("fordern", "call for"),
    ("unterstützen", "support"),
    ("bewerten", "assess"),
    ("koordinieren", "coordinate"),
];

const OBJECTS: &[WordPair] = &[
    ("den Ausbau der Radwege", "the building of cycle paths"),
    (
        "die Sanierung der Schulgebäude",
        "the repair of school buildings",
    ),
    (
        "den Umbau der Wärmenetze",
        "the conversion of heating networks",
    ),
    (
        "die Öffnung der Sportstätten",
        "the opening of sports grounds",
    ),
    (
        "den Betrieb der Bürgerbüros",
        "the running of citizens' offices",
    ),
    (
        "die Vergabe günstiger Wohnungen",
        "the letting of affordable flats",
    ),
    (
        "die Ausbildung der Fachkräfte",
        "the training of skilled staff",
    ),
    (
        "den Schutz der Trinkwasserquellen",
        "the protection of drinking water",
    ),
    (
        "die Öffnungszeiten der Bibliotheken",
        "the opening hours of the libraries",
    ),
    ("den Takt der Buslinien", "the frequency of bus lines"),
];

const CIRCUMSTANCES: &[WordPair] = &[
    (
        "im Rahmen der jährlichen Haushaltsplanung",
        "within the yearly budget",
    ),
    ("ohne zusätzliche Stellen", "without additional posts"),
    ("in dünn besiedelten Gebieten", "in thinly populated areas"),
    ("nach einem festen Schlüssel", "by a fixed key"),
    (
        "bis zum Ende der Förderperiode",
        "until the funding period ends",
    ),
    (
        "gemeinsam mit den Nachbarstädten",
        "together with the neighbouring towns",
    ),
    (
        "auf Grundlage überholter Zahlen",
        "on the basis of outdated figures",
    ),
    (
        "nur auf ausdrücklichen Antrag",
        "only when they are asked to",
    ),
];

const CLAUSES: &[WordPair] = &[
    (
        "obwohl die zugesagten Mittel fehlen",
        "although the promised funds are missing",
    ),
    (
        "damit ländliche Räume nicht zurückfallen",
        "so that rural areas do not fall behind",
    ),
    (
        "sobald die Zuständigkeit geklärt ist",
        "as soon as it is clear who is in charge",
    ),
    (
        "während der Bund andere Ziele setzt",
        "while the federation sets other goals",
    ),
    (
        "weil die Nachfrage seit Jahren wächst",
        "because demand has grown for years",
    ),
    (
        "auch wenn die Wirkung umstritten bleibt",
        "even if the effect remains disputed",
    ),
    (
        "solange keine Ausnahme beantragt wird",
        "as long as nobody applies for an exception",
    ),
    (
        "ehe die Ergebnisse ausgewertet sind",
        "before the results have been evaluated",
    ),
];

impl BilingualText {
    /// One sentence with a subordinate clause.
    pub(super) fn sentence(draw: &mut Draw) -> BilingualText {
        let main = BilingualText::main_clause(draw);
        let clause = pick(draw, CLAUSES);
        BilingualText {
            de: format!("{}, {}.", main.de, clause.0),
            en: format!("{}, {}.", main.en, clause.1),
        }
    }

    /// Sentences, the first a short one, until both languages together have about `bytes` bytes.
    pub(super) fn paragraph(draw: &mut Draw, bytes: usize) -> BilingualText {
        let mut text = BilingualText::main_clause(draw);
        text.de.push('.');
        text.en.push('.');
        let mut last = 0;
        // Stops where one more sentence would overshoot by more than what is missing now.
        while text.bytes() + last / 2 < bytes {
            let more = BilingualText::sentence(draw);
            last = more.bytes();
            text.de = format!("{} {}", text.de, more.de);
            text.en = format!("{} {}", text.en, more.en);
        }
        text
    }

    fn main_clause(draw: &mut Draw) -> BilingualText {
        let words = [SUBJECTS, VERBS, OBJECTS, CIRCUMSTANCES].map(|slots| pick(draw, slots));
        BilingualText {
            de: words.map(|word| word.0).join(" "),
            en: words.map(|word| word.1).join(" "),
        }
    }

    /// A heading that no other record of its kind has, because it carries the record's number.
    pub(super) fn heading(draw: &mut Draw, what: WordPair, number: usize) -> BilingualText {
        let object = pick(draw, OBJECTS);
        // Without the article: a heading names, it is no sentence.
        let de = object.0.split_once(' ').map_or(object.0, |(_, noun)| noun);
        let en = object.1.strip_prefix("the ").unwrap_or(object.1);
        BilingualText {
            de: format!("{} {number}: {de}", what.0),
            en: format!("{} {number}: {en}", what.1),
        }
    }

    fn bytes(&self) -> usize {
        self.de.len() + self.en.len()
    }
}

fn pick(draw: &mut Draw, slots: &[WordPair]) -> WordPair {
    slots[draw.below(slots.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_has_about_the_length_asked_for() {
        let paragraphs = 400;
        let bytes: usize = (0..paragraphs)
            .map(|number| {
                BilingualText::paragraph(&mut Draw::of_record(3, "text", number), 750).bytes()
            })
            .sum();
        let mean = bytes / paragraphs;
        assert!((700..=800).contains(&mean), "{mean} bytes on average");
    }
}
