//! `augenmass keys`: what the keys of a city are good for.

use crate::city::{City, DATABASE};
use crate::program::run_in;

#[test]
fn a_first_password_is_printed_once_and_is_another_each_time() {
    let city = City::copy();
    let password = |login: &str| {
        let args = ["keys", "password", "--database", DATABASE, "--login", login];
        run_in(city.path(), &args)
    };
    let (one, two) = (password("schule.1").ok(), password("schule.1").ok());
    assert_ne!(one, two);
    for said in [&one, &two] {
        let groups: Vec<&str> = said.trim_end().split('-').collect();
        assert_eq!(groups.len(), 4, "{said}");
        assert!(groups.iter().all(|group| group.len() == 5), "{said}");
        let kept = std::fs::read(city.path().join("municipality.sqlite"));
        let kept = kept.unwrap();
        let found = kept
            .windows(23)
            .any(|part| part == said.trim_end().as_bytes());
        assert!(!found, "the password is kept");
    }
    password("niemand").refused(&["niemand", "augenmass keys accounts"]);
    password("frist").refused(&["Das gibt es hier nicht"]);
}
