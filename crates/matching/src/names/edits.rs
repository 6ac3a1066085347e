//! One slip of the hand: a letter left out, added, exchanged or changed places with its neighbour
//! (Damerau, CACM 7(3), 1964).

const LETTERS: &[u8; 26] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Every word at one edit from a word in the search form, likely ones first: neighbours exchanged, a
/// letter left out, then another letter in its place, then one added.
pub fn within_one_edit(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    let (swap, shorten, exchange, add) = (
        letters.clone(),
        letters.clone(),
        letters.clone(),
        letters.clone(),
    );
    let swapped = (1..swap.len()).map(move |at| {
        let mut word = swap.clone();
        word.swap(at - 1, at);
        word
    });
    let shorter = (0..shorten.len()).map(move |at| {
        let mut word = shorten.clone();
        word.remove(at);
        word
    });
    let exchanged = (0..exchange.len()).flat_map(move |at| {
        let letters = exchange.clone();
        LETTERS.iter().map(move |letter| {
            let mut word = letters.clone();
            word[at] = char::from(*letter);
            word
        })
    });
    let longer = (0..=add.len()).flat_map(move |at| {
        let letters = add.clone();
        LETTERS.iter().map(move |letter| {
            let mut word = letters.clone();
            word.insert(at, char::from(*letter));
            word
        })
    });
    let own = letters;
    swapped
        .chain(shorter)
        .chain(exchanged)
        .chain(longer)
        .filter(move |word| *word != own && !word.is_empty())
        .map(|word| word.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::within_one_edit;
    use std::collections::HashSet;

    #[test]
    fn all_and_only_the_neighbours() {
        let near: HashSet<String> = within_one_edit("ANNA").collect();
        for word in ["NANA", "ANN", "ANNE", "HANNA", "ANNAH"] {
            assert!(near.contains(word), "{word}");
        }
        assert!(!near.contains("ANNA") && !near.contains("HANNE"));
        assert!(
            near.iter()
                .all(|word| strsim::osa_distance(word, "ANNA") == 1)
        );
    }
}
