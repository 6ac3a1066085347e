//! The code of a letter (Briefcode): with it the person concerned comes in without an account (P-04,
//! P-05). 15 characters carry 75 bits, the sixteenth is a check character, so that a slip of the pen is
//! told without asking anybody.

use crate::private::Private;

/// Crockford's base 32: digits and letters without I, L, O and U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters that carry the secret.
const CARRIED: usize = 15;
/// Characters on paper.
const WHOLE: usize = CARRIED + 1;
/// Characters of a group on paper.
const GROUP: usize = 4;

/// The code of one letter. It opens what the city has about one person: its `Debug` is redacted and it
/// has no `Display`; [`LetterCode::reveal`] is the one way out, for the letter itself.
#[derive(Clone, PartialEq, Eq)]
pub struct LetterCode(Private<[u8; CARRIED]>);

impl std::fmt::Debug for LetterCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LetterCode(…)")
    }
}

/// Why something typed is no code. Says nothing about whether there is such a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeProblem {
    /// Nothing was typed.
    #[error("no code was entered; it stands in the letter, four groups of four characters")]
    Empty,
    /// Not sixteen characters.
    #[error("the code has 16 characters, these are {count}; compare it with the letter")]
    Length {
        /// How many there are, spaces and hyphens not counted.
        count: usize,
    },
    /// A character that no code has.
    #[error("character {position} stands in no code; compare it with the letter")]
    Character {
        /// Position from 1, spaces and hyphens not counted.
        position: usize,
    },
    /// The check character does not fit: something was mistyped.
    #[error("the code is mistyped; compare it with the letter")]
    Mistyped,
}

impl LetterCode {
    /// The code that is made of 75 of these 80 bits.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 10]) -> Self {
        let bits = bytes
            .iter()
            .fold(0_u128, |all, byte| all << 8 | u128::from(*byte));
        let mut carried = [0; CARRIED];
        for (place, value) in carried.iter_mut().enumerate() {
            *value = u8::try_from(bits >> (5 * place) & 31).unwrap_or(0);
        }
        Self(Private::new(carried))
    }

    /// Reads a code as typed: spaces, hyphens and lower case do not matter, O counts as 0, I and L as 1.
    ///
    /// # Errors
    /// [`CodeProblem`]: what to compare with the letter.
    pub fn parse(typed: &str) -> Result<Self, CodeProblem> {
        let typed: Vec<char> = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '–' | '—' | '.'))
            .collect();
        match typed.len() {
            0 => return Err(CodeProblem::Empty),
            WHOLE => {}
            count => return Err(CodeProblem::Length { count }),
        }
        let mut values = [0; WHOLE];
        for (place, (value, typed)) in values.iter_mut().zip(&typed).enumerate() {
            let position = place + 1;
            *value = value_of(*typed).ok_or(CodeProblem::Character { position })?;
        }
        let (check, carried) = (values[CARRIED], &values[..CARRIED]);
        let carried: [u8; CARRIED] = carried.try_into().map_err(|_| CodeProblem::Mistyped)?;
        if check_of(&carried) != check {
            return Err(CodeProblem::Mistyped);
        }
        Ok(Self(Private::new(carried)))
    }

    /// The bytes that a keyed hash of the code is made of.
    #[must_use]
    pub const fn carried(&self) -> &[u8] {
        self.0.reveal()
    }

    /// As on paper: four groups of four, e.g. `K7TM-4R9P-0A1B-XYZ2`. For the letter itself, never for a
    /// log line, an address or a table.
    #[must_use]
    pub fn reveal(&self) -> String {
        let carried = self.0.reveal();
        let mut text = String::with_capacity(WHOLE + WHOLE / GROUP);
        for (place, value) in carried.iter().chain([&check_of(carried)]).enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(letter_of(*value));
        }
        text
    }
}

fn letter_of(value: u8) -> char {
    char::from(LETTERS[usize::from(value & 31)])
}

/// The value of a typed character; `None` for one that stands in no code.
fn value_of(typed: char) -> Option<u8> {
    let typed = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = LETTERS
        .iter()
        .position(|known| char::from(*known) == typed)?;
    u8::try_from(place).ok()
}

/// The check character: the sum of the characters, each times another power of 2 in the field of 32
/// elements (x⁵ + x² + 1). One wrong character, or two that changed places, never fit.
fn check_of(carried: &[u8; CARRIED]) -> u8 {
    carried.iter().fold(0, |sum, value| doubled(sum ^ value))
}

/// Times 2 in the field of 32 elements.
const fn doubled(value: u8) -> u8 {
    let twice = value << 1;
    if twice & 32 == 0 {
        twice
    } else {
        (twice ^ 0b10_0101) & 31
    }
}

#[cfg(test)]
mod tests {
    use super::{CodeProblem, LETTERS, LetterCode, WHOLE};
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    fn code(n: u8) -> LetterCode {
        LetterCode::from_bytes([n, 7, 61, n, 200, 3, 91, 14, 250, n])
    }

    #[test]
    fn a_code_is_four_groups_of_four() {
        let text = code(9).reveal();
        assert_eq!(text.len(), 19);
        assert!(text.split('-').all(|group| group.len() == 4));
        assert!(
            text.chars()
                .all(|c| c == '-' || LETTERS.contains(&(c as u8)))
        );
    }

    #[test]
    fn spaces_hyphens_lower_case_and_letters_that_look_like_digits_do_not_matter() {
        let zeros = LetterCode::from_bytes([0; 10]);
        assert_eq!(zeros.reveal(), "0000-0000-0000-0000");
        assert_eq!(
            LetterCode::parse("oooo OOOO 0o0o – 0000").as_ref(),
            Ok(&zeros)
        );
        let text = code(33).reveal();
        for typed in [
            text.to_lowercase(),
            text.replace('-', ""),
            text.replace('-', " "),
            text.replace('1', "I"),
            text.replace('1', "l"),
            format!("  {text}\n"),
        ] {
            assert_eq!(LetterCode::parse(&typed), Ok(code(33)), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_says_why_and_shows_nothing() {
        assert_eq!(LetterCode::parse(" - "), Err(CodeProblem::Empty));
        let short = LetterCode::parse("K7TM-4R9P");
        assert_eq!(short, Err(CodeProblem::Length { count: 8 }));
        let strange = LetterCode::parse("K7TM-4R9U-0000-0000");
        assert_eq!(strange, Err(CodeProblem::Character { position: 8 }));
        assert_eq!(format!("{:?}", code(1)), "LetterCode(…)");
    }

    proptest! {
        #[test]
        fn every_code_reads_back(bytes in any::<[u8; 10]>()) {
            let code = LetterCode::from_bytes(bytes);
            prop_assert_eq!(LetterCode::parse(&code.reveal()), Ok(code));
        }

        #[test]
        fn one_wrong_character_is_told(bytes in any::<[u8; 10]>(), place in 0..WHOLE, by in 1_u8..32) {
            let text = LetterCode::from_bytes(bytes).reveal().replace('-', "");
            let mut typed: Vec<u8> = text.into_bytes();
            let old = LETTERS.iter().position(|c| *c == typed[place]).expect("a letter of a code");
            typed[place] = LETTERS[old ^ usize::from(by)];
            let typed = String::from_utf8(typed).expect("ASCII");
            prop_assert_eq!(LetterCode::parse(&typed), Err(CodeProblem::Mistyped));
        }

        #[test]
        fn two_characters_that_changed_places_are_told(
            bytes in any::<[u8; 10]>(), one in 0..WHOLE, other in 0..WHOLE
        ) {
            let text = LetterCode::from_bytes(bytes).reveal().replace('-', "");
            let mut typed: Vec<u8> = text.into_bytes();
            let same = typed[one] == typed[other];
            typed.swap(one, other);
            let typed = String::from_utf8(typed).expect("ASCII");
            prop_assert!(same || LetterCode::parse(&typed) == Err(CodeProblem::Mistyped));
        }

        #[test]
        fn whatever_is_typed_does_no_harm(typed in ".*") {
            let _ = LetterCode::parse(&typed);
        }
    }
}
