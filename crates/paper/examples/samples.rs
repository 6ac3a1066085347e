//! Writes all samples as PDF files: `cargo run -p augenmass-paper --example samples -- OUTDIR`.
//!
//! The example is its own rendering process: it starts itself with `--child`.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, io};

use augenmass_paper::{Document, Renderer, child_main};

fn main() -> ExitCode {
    let argument = env::args_os().nth(1);
    if argument.as_deref() == Some("--child".as_ref()) {
        return child_main(io::stdin().lock(), io::stdout().lock());
    }
    let Some(folder) = argument else {
        eprintln!("usage: samples OUTDIR");
        return ExitCode::FAILURE;
    };
    match write_samples(&PathBuf::from(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write_samples(folder: &PathBuf) -> Result<(), Box<dyn Error>> {
    let samples = Document::samples();
    let pdfs = Renderer::new(env::current_exe()?, ["--child"]).render(&samples)?;
    fs::create_dir_all(folder)?;
    for (number, (sample, pdf)) in samples.iter().zip(pdfs).enumerate() {
        let name = format!("{number:02}-{}.pdf", sample.name());
        fs::write(folder.join(name), pdf)?;
    }
    Ok(())
}
