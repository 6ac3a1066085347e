#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| augenmass_fuzz::run("passkey", bytes));
