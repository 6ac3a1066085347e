//! What must not compile.

#[test]
fn what_must_not_be_computed_does_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/refused/*.rs");
}
