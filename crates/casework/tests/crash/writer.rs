//! A process of its own under constant commits. It is this test programme, started once more.

use crate::town::Town;
use crate::work::{Desk, Tell, Told, sequence};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const LIFE: &str = "AUGENMASS_CRASH_LIFE";
/// Begins each line that is told; the test programme prints lines of its own.
const MARK: &str = "@ ";
/// A writer that nobody kills ends by itself.
const LONGEST: Duration = Duration::from_secs(120);

/// What a writer is to do.
#[derive(Serialize, Deserialize)]
pub struct Life {
    pub town: Town,
    pub day: Date,
    pub seed: u64,
}

/// The child's side. Without an order there is nothing to do.
#[test]
fn a_writer_works_until_it_is_killed() {
    let Ok(order) = std::env::var(LIFE) else {
        return;
    };
    // The test programme has begun a line of its own.
    std::io::stdout().write_all(b"\n").unwrap();
    let life: Life = serde_json::from_str(&order).unwrap();
    let tell: Tell = Arc::new(|told: Told| {
        let line = format!("{MARK}{}\n", serde_json::to_string(&told).unwrap());
        // One write, so that a line is told whole or, at the very end, not to its end.
        let mut out = std::io::stdout().lock();
        out.write_all(line.as_bytes()).unwrap();
        out.flush().unwrap();
    });
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(3)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let house = Arc::new(life.town.open(life.day, life.seed).await);
        tell(Told::Open);
        let mut desks = Vec::new();
        for n in 0..3 {
            let seed = life.seed.wrapping_mul(31).wrapping_add(n);
            desks.push(Desk::new(house.clone(), &life.town, seed, tell.clone()).await);
        }
        let mut tasks = tokio::task::JoinSet::new();
        // It begins with the jobs of the day.
        desks[0].round().await.unwrap();
        tasks.spawn(sequence(house, tell.clone()));
        for desk in desks {
            tasks.spawn(desk.work());
        }
        let ended = tokio::time::timeout(LONGEST, tasks.join_next()).await;
        let told = match ended {
            Ok(Some(Ok(error))) => error.to_string(),
            other => format!("{other:?}"),
        };
        tell(Told::Failed(told));
    });
}

/// The parent's side.
pub struct Writer {
    child: Child,
    started: Instant,
    told: Receiver<Told>,
}

/// When a writer is killed.
#[derive(Clone, Copy, Debug)]
pub enum Moment {
    /// So long after its start, in the middle of opening or soon after.
    AfterStart(Duration),
    /// After it told so many things, and a little later: in the middle of the next.
    AfterTelling(usize, Duration),
}

impl Writer {
    pub fn start(life: &Life) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer::a_writer_works_until_it_is_killed"])
            .args(["--nocapture", "--test-threads=1"])
            .env(LIFE, serde_json::to_string(life).unwrap())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (send, told) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                // A line that the end cut off was not told.
                let told = line.strip_prefix(MARK).map(serde_json::from_str);
                if let Some(Ok(told)) = told {
                    let _ = send.send(told);
                }
            }
        });
        Self {
            child,
            started: Instant::now(),
            told,
        }
    }

    /// Kills it with SIGKILL at a moment; gives what it had told by then, and how long opening took.
    pub fn killed(mut self, moment: Moment) -> (Vec<Told>, Option<Duration>) {
        let mut told = Vec::new();
        let mut opening = None;
        match moment {
            Moment::AfterStart(pause) => std::thread::sleep(pause),
            Moment::AfterTelling(count, pause) => {
                while told.len() <= count {
                    told.push(self.told.recv_timeout(LONGEST).unwrap());
                    opening = opening.or_else(|| Some(self.started.elapsed()));
                }
                assert_eq!(told[0], Told::Open);
                std::thread::sleep(pause);
            }
        }
        self.child.kill().unwrap();
        let status = self.child.wait().unwrap();
        assert_eq!(status.code(), None, "it had ended by itself");
        // Ends with the pipe.
        told.extend(self.told.iter());
        for told in &told {
            assert!(!matches!(told, Told::Failed(_)), "{told:?}");
        }
        (told, opening)
    }
}
