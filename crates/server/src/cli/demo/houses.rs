//! One run of track 2 between two installations beside the city's: the municipality and the family benefits
//! office, each with its own database and keys, and the transcript of what was disclosed to whom.

use crate::cli::open::failure;
use crate::cli::{Done, say, unwritten};
use augenmass_casework::clock::SetClock;
use augenmass_casework::demo::TwoHouses;
use jiff::civil::date;
use std::path::Path;
use std::sync::Arc;

/// Plays it in the folder `track2`, and writes the transcript below `out`.
pub(super) async fn track_two(dir: &Path, seed: u64) -> Done {
    let folder = dir.join("track2");
    std::fs::create_dir_all(&folder).map_err(|error| unwritten(&folder, &error))?;
    let clock = Arc::new(SetClock::at(date(2025, 12, 1).at(8, 0, 0, 0)));
    let houses = TwoHouses::found(&folder, clock, seed).await;
    let houses = houses.map_err(failure)?;
    let played = houses.play(seed).await;
    houses.close().await;
    let lines = played.map_err(failure)?;
    let out = dir.join("out/track2");
    std::fs::create_dir_all(&out).map_err(|error| unwritten(&out, &error))?;
    let file = out.join("transcript.txt");
    let text = lines.join("\n") + "\n";
    std::fs::write(&file, text).map_err(|error| unwritten(&file, &error))?;
    say(format!(
        "Leistungsprüfung zwischen zwei Installationen: {}",
        file.display()
    ));
    Ok(())
}
