//! Closed lists: words that mean the same in every knowledge base.

/// A type whose values are the words of a closed list.
pub trait Choice: Sized + Copy {
    /// All words, in the order in which they are documented.
    const WORDS: &'static [&'static str];

    /// The value of a word.
    fn from_word(word: &str) -> Option<Self>;

    /// The word for this value.
    fn word(self) -> &'static str;
}

macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($value:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`")] $value),*
        }

        impl Choice for $name {
            const WORDS: &'static [&'static str] = &[$($word),*];

            fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$value),)*
                    _ => None,
                }
            }

            fn word(self) -> &'static str {
                match self {
                    $(Self::$value => $word),*
                }
            }
        }
    };
}

closed_list! {
    /// What kind of source.
    SourceClass { Literature = "literature", Policy = "policy", Law = "law", Data = "data" }
}

closed_list! {
    /// What kind of statement. `practice` is what the voice does or causes, as the source reports it, and `omission` what a
    /// voice or a corpus leaves out, as the source observes it.
    StatementKind {
        Definition = "definition", Theory = "theory", Evidence = "evidence", Norm = "norm", Goal = "goal",
        Principle = "principle", Measure = "measure", Practice = "practice", Omission = "omission",
        Demand = "demand", Assessment = "assessment", Question = "question",
    }
}

closed_list! {
    /// How many of a collective voice or corpus hold a statement; of an omission, how many have what the others leave out.
    Share {
        None = "none", One = "one", Few = "few", Some = "some", Many = "many", Most = "most", All = "all",
    }
}

closed_list! {
    /// How plainly the source says it.
    Basis { Stated = "stated", Implicit = "implicit", Presumed = "presumed" }
}

closed_list! {
    /// How strongly a statement binds its addressee.
    Force { Obliges = "obliges", Expects = "expects", Recommends = "recommends", Allows = "allows" }
}

closed_list! {
    /// How much of a source was coded.
    Coverage { Full = "full", Excerpt = "excerpt", None = "none" }
}

closed_list! {
    /// What kind of finding a contradiction is, in its author's eyes or by its rule.
    Category {
        Contradiction = "contradiction", Ambivalence = "ambivalence", Gap = "gap", Convergence = "convergence",
        Shift = "shift",
    }
}

closed_list! {
    /// Whether a rule should find a contradiction unaided; decided before the rule exists.
    Finder { Expected = "expected", NotExpected = "not-expected" }
}

closed_list! {
    /// What an examination came to.
    ExaminationResult { None = "none", NotApplicable = "not-applicable" }
}

closed_list! {
    /// What a person decided about a finding.
    VerdictKind { Confirmed = "confirmed", Dismissed = "dismissed", Deferred = "deferred" }
}

closed_list! {
    /// How grave a finding is, or how sure: the grades of rules.
    Grade { Low = "low", Medium = "medium", High = "high" }
}

closed_list! {
    /// Shapes that the badge of a level can have.
    BadgeShape {
        Triangle = "triangle", Square = "square", Circle = "circle", Diamond = "diamond", Hexagon = "hexagon",
        Star = "star",
    }
}

closed_list! {
    /// By what a place in a source is named. The order is that of an address, from large to small.
    LocatorKey {
        Chapter = "chapter", Section = "section", Article = "article", Paragraph = "paragraph",
        Sentence = "sentence", Page = "page", Footnote = "footnote", Table = "table",
    }
}

closed_list! {
    /// Types of CSL 1.0.2 (<https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types>).
    SourceType {
        Article = "article", ArticleJournal = "article-journal", ArticleMagazine = "article-magazine",
        ArticleNewspaper = "article-newspaper", Bill = "bill", Book = "book", Broadcast = "broadcast",
        Chapter = "chapter", Classic = "classic", Collection = "collection", Dataset = "dataset",
        Document = "document", Entry = "entry", EntryDictionary = "entry-dictionary",
        EntryEncyclopedia = "entry-encyclopedia", Event = "event", Figure = "figure", Graphic = "graphic",
        // CSL itself mixes hyphens and underscores; CSL processors know no other spelling.
        Hearing = "hearing", Interview = "interview", LegalCase = "legal_case", Legislation = "legislation",
        Manuscript = "manuscript", Map = "map", MotionPicture = "motion_picture", MusicalScore = "musical_score",
        Pamphlet = "pamphlet", PaperConference = "paper-conference", Patent = "patent",
        Performance = "performance", Periodical = "periodical",
        PersonalCommunication = "personal_communication", Post = "post", PostWeblog = "post-weblog",
        Regulation = "regulation", Report = "report", Review = "review", ReviewBook = "review-book",
        Software = "software", Song = "song", Speech = "speech", Standard = "standard", Thesis = "thesis",
        Treaty = "treaty", Webpage = "webpage",
    }
}

closed_list! {
    /// How a work is cited: the object properties of CiTO (<http://purl.org/spar/cito>), in kebab case.
    CitationType {
        // First the superproperty of all others, which is the default.
        Cites = "cites", AgreesWith = "agrees-with", AsAuthority = "cites-as-authority",
        AsDataSource = "cites-as-data-source", AsEvidence = "cites-as-evidence",
        AsMetadataDocument = "cites-as-metadata-document", AsPotentialSolution = "cites-as-potential-solution",
        AsRecommendedReading = "cites-as-recommended-reading", AsRelated = "cites-as-related",
        AsSourceDocument = "cites-as-source-document", ForInformation = "cites-for-information",
        Compiles = "compiles", Confirms = "confirms", ContainsAssertionFrom = "contains-assertion-from",
        Corrects = "corrects", Credits = "credits", Critiques = "critiques", Derides = "derides",
        Describes = "describes", DisagreesWith = "disagrees-with", Discusses = "discusses", Disputes = "disputes",
        Documents = "documents", Extends = "extends", IncludesExcerptFrom = "includes-excerpt-from",
        IncludesQuotationFrom = "includes-quotation-from", LinksTo = "links-to",
        ObtainsBackgroundFrom = "obtains-background-from", ObtainsSupportFrom = "obtains-support-from",
        Parodies = "parodies", Plagiarizes = "plagiarizes", Qualifies = "qualifies", Refutes = "refutes",
        RepliesTo = "replies-to", Retracts = "retracts", Reviews = "reviews", Ridicules = "ridicules",
        SpeculatesOn = "speculates-on", Supports = "supports", Updates = "updates",
        UsesConclusionsFrom = "uses-conclusions-from", UsesDataFrom = "uses-data-from",
        UsesMethodIn = "uses-method-in",
    }
}

closed_list! {
    /// What may stand in place of a parameter of a saved query: the id of a record of a kind, of a level or of a kind of actor, or
    /// a literal.
    ParameterKind {
        Source = "source", Actor = "actor", Concept = "concept", Field = "field", Proposition = "proposition",
        Statement = "statement", Relation = "relation", Contradiction = "contradiction",
        Examination = "examination", Verdict = "verdict", Rule = "rule", Level = "level",
        ActorKind = "actor-kind", Number = "number", Text = "text", Word = "word",
    }
}

closed_list! {
    /// What a saved query has to return.
    MustReturn { Nothing = "nothing" }
}

/// What a work is cited for, in three words: the classes that readers of citation indexes know as supporting, contrasting and
/// mentioning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attitude {
    /// The text agrees with it, builds on it, or confirms it.
    Supporting,
    /// The text disagrees with it, disputes or corrects it.
    Disputing,
    /// Anything else.
    Mentioning,
}

impl Attitude {
    /// The attitude of a manner of citing; of none, that it mentions.
    #[must_use]
    pub fn of(manner: Option<CitationType>) -> Self {
        use CitationType as As;
        match manner {
            Some(
                As::AgreesWith
                | As::AsAuthority
                | As::AsEvidence
                | As::AsPotentialSolution
                | As::AsRecommendedReading
                | As::Confirms
                | As::Extends
                | As::ObtainsSupportFrom
                | As::Supports
                | As::UsesConclusionsFrom,
            ) => Self::Supporting,
            Some(
                As::Corrects
                | As::Critiques
                | As::Derides
                | As::DisagreesWith
                | As::Disputes
                | As::Parodies
                | As::Plagiarizes
                | As::Refutes
                | As::Retracts
                | As::Ridicules,
            ) => Self::Disputing,
            // The others say what a work is used for, not whether it is right.
            _ => Self::Mentioning,
        }
    }

    /// Its name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Supporting => "supporting",
            Self::Disputing => "disputing",
            Self::Mentioning => "mentioning",
        }
    }
}
