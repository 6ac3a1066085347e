//! `ledger-verify`: checks an export of the log offline. For people outside.

use augenmass_ledger::{Hash, LogVerifier, OfflineProof, open_checkpoint, verify_export};
use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Checks an export of the log, offline.

Usage: ledger-verify DIR --key FILE [--checkpoint FILE] [--size N --root HASH]
       ledger-verify --proof FILE --key FILE

  DIR                the export
  --key FILE         the public key of the log: one line name+hash+key
  --checkpoint FILE  a checkpoint that you kept; the export must agree with it
  --size N           together with --root: number of records and root hash from
  --root HASH        a printed paper (hexadecimal or base64)
  --proof FILE       check one record with its proof file instead of an export
  --help             this text

Exit code: 0 everything holds, 1 something does not, 2 wrong usage.

The log shows that records were not changed after a checkpoint that someone
outside holds; it does not show that they are true or complete.
";

/// Files that a person hands over are never larger, in bytes.
const MAX_SMALL_FILE: u64 = 512 * 1024;

#[derive(Default)]
struct Options {
    dir: Option<PathBuf>,
    key: Option<PathBuf>,
    checkpoint: Option<PathBuf>,
    proof: Option<PathBuf>,
    size: Option<u64>,
    root: Option<Hash>,
    help: bool,
}

fn main() -> ExitCode {
    let options = match parse(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            complain(&format!("{message}\n\n{HELP}"));
            return ExitCode::from(2);
        }
    };
    if options.help {
        say(HELP.trim_end());
        return ExitCode::SUCCESS;
    }
    match run(&options) {
        Ok(message) => {
            say(&message);
            ExitCode::SUCCESS
        }
        Err(error) => {
            let mut message = format!("failed: {error}");
            let mut cause = error.source();
            while let Some(error) = cause {
                message = format!("{message}: {error}");
                cause = error.source();
            }
            complain(&message);
            ExitCode::from(1)
        }
    }
}

fn parse(mut args: impl Iterator<Item = OsString>) -> Result<Options, String> {
    let mut options = Options::default();
    while let Some(arg) = args.next() {
        let name = arg.to_string_lossy().into_owned();
        let mut value = || args.next().ok_or(format!("{name} needs a value"));
        match name.as_str() {
            "--help" | "-h" => options.help = true,
            "--key" => set(&mut options.key, &name, PathBuf::from(value()?))?,
            "--checkpoint" => set(&mut options.checkpoint, &name, PathBuf::from(value()?))?,
            "--proof" => set(&mut options.proof, &name, PathBuf::from(value()?))?,
            "--size" => {
                let size = value()?.to_string_lossy().parse();
                let size = size.map_err(|_| "--size is a number of records".to_owned())?;
                set(&mut options.size, &name, size)?;
            }
            "--root" => {
                let root = Hash::from_typed(&value()?.to_string_lossy());
                let root = root.map_err(|error| format!("--root: {error}"))?;
                set(&mut options.root, &name, root)?;
            }
            _ if name.starts_with("--") => return Err(format!("{name} is unknown")),
            _ => set(&mut options.dir, "DIR", PathBuf::from(arg))?,
        }
    }
    check(&options)?;
    Ok(options)
}

fn set<T>(place: &mut Option<T>, name: &str, value: T) -> Result<(), String> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(format!("{name} is given twice")),
    }
}

fn check(options: &Options) -> Result<(), String> {
    let has_figures = options.size.is_some() || options.root.is_some();
    let wrong = if options.help {
        return Ok(());
    } else if options.key.is_none() {
        "--key FILE is missing"
    } else if options.dir.is_some() == options.proof.is_some() {
        "give either DIR or --proof FILE"
    } else if options.proof.is_some() && (has_figures || options.checkpoint.is_some()) {
        "--proof goes with --key only"
    } else if options.size.is_some() != options.root.is_some() {
        "--size and --root go together"
    } else {
        return Ok(());
    };
    Err(wrong.to_owned())
}

fn run(options: &Options) -> Result<String, Box<dyn Error>> {
    let key = options.key.as_deref().unwrap_or(Path::new(""));
    let key = String::from_utf8(read(key)?).map_err(|_| "the key file is not text")?;
    let key = LogVerifier::parse(key.trim())?;
    if let Some(file) = &options.proof {
        return prove(file, &key);
    }
    let dir = options.dir.as_deref().unwrap_or(Path::new(""));
    let verified = verify_export(dir, &key)?;
    let mut outside = String::new();
    if let Some(file) = &options.checkpoint {
        let kept = open_checkpoint(&key, &read(file)?)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        verified.check_outside(&file.display().to_string(), kept.size, kept.root)?;
        outside += &format!(", agrees with the checkpoint kept at {}", kept.size);
    }
    if let (Some(size), Some(root)) = (options.size, options.root) {
        verified.check_outside("--size and --root", size, root)?;
        outside += &format!(", agrees with the figures for {size}");
    }
    let head = &verified.checkpoint;
    Ok(format!(
        "ok: {} records ({} erased), root {} ({}), origin {}, {} older checkpoints{outside}",
        head.size,
        verified.erased,
        head.root,
        head.root.to_base64(),
        head.origin,
        verified.older.len(),
    ))
}

fn prove(file: &Path, key: &LogVerifier) -> Result<String, Box<dyn Error>> {
    let proof = OfflineProof::decode(&read(file)?)?;
    let (head, record) = proof.check_record(key)?;
    Ok(format!(
        "ok: the record is number {} of {} records (counted from 0), root {}, origin {}\n{}",
        proof.index,
        head.size,
        head.root,
        head.origin,
        String::from_utf8_lossy(record).escape_debug(),
    ))
}

fn read(file: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    use std::io::Read as _;
    let failed = |error| format!("{}: {error}", file.display());
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(file).map_err(failed)?;
    opened
        .take(MAX_SMALL_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > MAX_SMALL_FILE {
        return Err(format!("{}: too large", file.display()).into());
    }
    Ok(bytes)
}

#[expect(clippy::print_stdout, reason = "the answer of a command line program")]
fn say(message: &str) {
    println!("{message}");
}

fn complain(message: &str) {
    eprintln!("{message}");
}
