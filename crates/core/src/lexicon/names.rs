//! Given names with their gender, and surnames, with how common each is.

use super::fold::fold;
use super::recall::Recall;
use fst::Map;

static GIVEN: &[u8] = include_bytes!("../../lexicon/built/given_names.fst");
static SURNAMES: &[u8] = include_bytes!("../../lexicon/built/surnames.fst");
static OTHER: &[u8] = include_bytes!("../../lexicon/built/other_names.fst");

/// What names that are no person's a word may belong to: a set of the flags below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Other(u8);

impl Other {
    /// A place by itself: "Munich".
    pub const PLACE: Self = Self(1);
    /// A body by itself: party, firm, club, paper.
    pub const BODY: Self = Self(1 << 3);
    /// A feast, prize, faith or work.
    pub const THING: Self = Self(1 << 6);
    /// A nation's adjective or people.
    pub const DEMONYM: Self = Self(1 << 7);

    /// The kind of that name in the source table.
    pub fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "place" => Self::PLACE,
            "body" => Self::BODY,
            "thing" => Self::THING,
            _ => return None,
        })
    }

    /// What word number `i` of a name of so many words is: by itself, the first, or a later one. Only places and bodies
    /// tell these apart.
    #[must_use]
    pub fn at(self, i: usize, words: usize) -> Self {
        match (words, i) {
            _ if self != Self::PLACE && self != Self::BODY => self,
            (1, _) => self,
            (_, 0) => Self(self.0 << 1),
            _ => Self(self.0 << 2),
        }
    }

    /// As a number.
    pub fn bits(self) -> u8 {
        self.0
    }
}

/// What is known of a name, packed into a number of the built maps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Share of women among its bearers in per cent; none where nobody counted.
    pub female: Option<u8>,
    /// How common it is, on a logarithmic scale from 0 (rare) to 100.
    pub common: u8,
    /// Also an English word ("will", "bush").
    pub also_word: bool,
}

impl Packed {
    /// As a number.
    pub fn pack(self) -> u64 {
        u64::from(self.female.unwrap_or(255)) | u64::from(self.common) << 8 | u64::from(self.also_word) << 16
    }

    /// From a number.
    pub fn unpack(value: u64) -> Self {
        let female = Some(value as u8).filter(|f| *f <= 100);
        Self { female, common: (value >> 8) as u8, also_word: value >> 16 & 1 == 1 }
    }
}

/// A given name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given {
    /// Share of women among its bearers, 0 to 1; none where unknown.
    pub female: Option<f32>,
    /// How common it is, on a logarithmic scale from 0 (rare) to 100.
    pub common: u8,
    /// Also an English word: "will", "mark", "may", "hope".
    pub also_word: bool,
}

/// A surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surname {
    /// How common it is, on a logarithmic scale from 0 (rare) to 100.
    pub common: u8,
    /// Also an English word: "bush", "brown", "may".
    pub also_word: bool,
}

/// The name lists.
#[derive(Clone, Debug)]
pub struct Names {
    given: Option<Map<&'static [u8]>>,
    surnames: Option<Map<&'static [u8]>>,
    other: Option<Map<&'static [u8]>>,
}

impl Names {
    /// The embedded lists.
    pub fn load() -> Self {
        Self { given: Map::new(GIVEN).ok(), surnames: Map::new(SURNAMES).ok(), other: Map::new(OTHER).ok() }
    }

    /// What is known of a given name, in any case and with or without marks ("Jiří", "JIRI"). A double name that is not
    /// listed itself ("Jean-Marc") counts as its first part.
    pub fn given(&self, name: &str) -> Option<Given> {
        static RECALL: Recall = Recall::new();
        let known = Packed::unpack(u64::from(RECALL.of(name, || self.look_up_given(name))?));
        let female = known.female.map(|f| f32::from(f) / 100.0);
        Some(Given { female, common: known.common, also_word: known.also_word })
    }

    fn look_up_given(&self, name: &str) -> Option<u32> {
        let folded = fold(name);
        let map = self.given.as_ref()?;
        let value = map.get(folded.as_bytes()).or_else(|| map.get(folded.split_once('-')?.0));
        value.map(|value| value as u32)
    }

    /// What is known of a surname, in any case and with or without marks. A double name that is not listed itself
    /// ("Kramp-Karrenbauer") counts as the part that is more common.
    pub fn surname(&self, name: &str) -> Option<Surname> {
        static RECALL: Recall = Recall::new();
        let known = Packed::unpack(u64::from(RECALL.of(name, || self.look_up_surname(name))?));
        Some(Surname { common: known.common, also_word: known.also_word })
    }

    fn look_up_surname(&self, name: &str) -> Option<u32> {
        let folded = fold(name);
        let get = |part: &str| self.surnames.as_ref()?.get(part);
        let value = get(&folded).or_else(|| {
            let (first, last) = folded.split_once('-')?;
            get(first).into_iter().chain(get(last)).max_by_key(|&value| Packed::unpack(value).common)
        });
        value.map(|value| value as u32)
    }

    /// What names that are no person's a word may belong to, in any case and with or without marks.
    pub fn other(&self, word: &str) -> Other {
        static RECALL: Recall = Recall::new();
        let look_up = || self.other.as_ref()?.get(fold(word).as_bytes()).map(|value| value as u32);
        Other(RECALL.of(word, look_up).unwrap_or(0) as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_tell_gender() {
        let names = Names::load();
        let female = |name| names.given(name).and_then(|g| g.female);
        for name in
            ["Mary", "ANGELA", "Yulia", "Jean-Marc".trim_start_matches("Jean-Marc"), "Ursula", "Aoife", "Fatima"]
        {
            assert!(name.is_empty() || female(name).is_some_and(|f| f > 0.9), "{name}");
        }
        for name in ["Keir", "Volodymyr", "Jiří", "JIRI", "Jean-Marc", "Mohammed", "Recep", "Narendra", "Emmanuel"] {
            assert!(female(name).is_some_and(|f| f < 0.1), "{name}");
        }
        assert_eq!(names.given("Xqzy"), None);
        assert_eq!(names.given(""), None);
    }

    #[test]
    fn names_that_are_words_say_so() {
        let names = Names::load();
        for name in ["Will", "Mark", "Rose", "Hope", "Grace", "May"] {
            assert!(names.given(name).is_some_and(|g| g.also_word), "{name}");
        }
        for name in ["Bush", "Brown", "May", "Page", "King"] {
            assert!(names.surname(name).is_some_and(|s| s.also_word), "{name}");
        }
        assert!(names.given("Angela").is_some_and(|g| !g.also_word));
        assert!(names.surname("Starmer").is_some_and(|s| !s.also_word));
    }

    #[test]
    fn surnames_with_marks_and_hyphens() {
        let names = Names::load();
        for name in ["Smith", "García", "Müller", "Nguyễn", "Erdoğan", "Novák", "Zelensky", "Smith-Rowe"] {
            assert!(names.surname(name).is_some(), "{name}");
        }
        assert!(names.surname("Smith").unwrap().common > names.surname("Starmer").unwrap().common);
    }

    #[test]
    fn packed_and_back() {
        for packed in [
            Packed { female: None, common: 100, also_word: true },
            Packed { female: Some(0), common: 0, also_word: false },
            Packed { female: Some(100), common: 7, also_word: true },
        ] {
            assert_eq!(Packed::unpack(packed.pack()), packed);
        }
    }
}
