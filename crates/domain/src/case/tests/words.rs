use crate::case::{Assessment, DeclineReason, ReopenGround, Reply, Ruling, Rung};

#[test]
fn a_word_has_the_same_name_in_history_and_storage() {
    fn same<T: serde::Serialize + Copy>(all: &[T], name: impl Fn(T) -> &'static str) {
        for word in all {
            assert_eq!(serde_json::to_value(word).unwrap(), name(*word));
        }
    }
    same(Rung::ALL, Rung::name);
    same(Reply::ALL, Reply::name);
    same(Assessment::ALL, Assessment::name);
    same(Ruling::ALL, Ruling::name);
    same(ReopenGround::ALL, ReopenGround::name);
    same(DeclineReason::ALL, DeclineReason::name);
}
