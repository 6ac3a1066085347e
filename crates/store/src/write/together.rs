//! Writers of one process share a transaction: who comes while another commits waits, and all who wait are written
//! together, each with its own rows, versions and receipt. Nobody is told of a commit before it is durable.
//!
//! Where anything goes wrong with a shared transaction it is rolled back whole, and each batch is written in one of
//! its own: a conflict is that of who has it, and of nobody else (`docs/decisions/0040-transactions-shared.md`).

use super::Prepared;
use crate::batch::{Batch, Committed};
use crate::error::StoreError;
use crate::store::Store;
use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

/// Batches of one transaction.
const MOST: usize = 32;

/// A batch that waits, and where its answer goes.
struct Waiting {
    batch: Batch,
    prepared: Prepared,
    answer: oneshot::Sender<Result<Committed, StoreError>>,
}

/// What becomes of a batch that comes.
enum Entered {
    First(Box<(Batch, Prepared)>),
    Waits(oneshot::Receiver<Result<Committed, StoreError>>),
}

#[derive(Default)]
struct Queue {
    waiting: VecDeque<Waiting>,
    /// Somebody writes; whoever comes waits.
    busy: bool,
}

/// The writers of one process.
#[derive(Default)]
pub(crate) struct Together(Mutex<Queue>);

impl Together {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where nobody writes the batch comes back, and from now on somebody does; else it waits for its answer.
    fn enter(&self, batch: Batch, prepared: Prepared) -> Entered {
        let mut queue = self.lock();
        if !std::mem::replace(&mut queue.busy, true) {
            return Entered::First(Box::new((batch, prepared)));
        }
        let (answer, receiver) = oneshot::channel();
        queue.waiting.push_back(Waiting {
            batch,
            prepared,
            answer,
        });
        Entered::Waits(receiver)
    }

    /// Those who wait, at most [`MOST`]. Where there are none, nobody writes any more.
    fn next(&self) -> Vec<Waiting> {
        let mut queue = self.lock();
        let many = queue.waiting.len().min(MOST);
        queue.busy = many > 0;
        queue.waiting.drain(..many).collect()
    }
}

impl fmt::Debug for Together {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Together")
    }
}

/// Whoever writes hands on when it is done, however it ends: also where its caller went away meanwhile.
struct Turn(Store);

impl Drop for Turn {
    fn drop(&mut self) {
        let waiting = self.0.together.next();
        if waiting.is_empty() {
            return;
        }
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => {
                let turn = Self(self.0.clone());
                runtime.spawn(async move {
                    turn.0.write_waiting(waiting).await;
                    drop(turn);
                });
            }
            // The programme ends: who waits is told so by the end of the channel.
            Err(_) => self.0.together.lock().busy = false,
        }
    }
}

impl Store {
    /// Writes a batch: at once where nobody writes, else with all who wait.
    pub(super) async fn commit_together(
        &self,
        batch: Batch,
        prepared: Prepared,
    ) -> Result<Committed, StoreError> {
        match self.together.enter(batch, prepared) {
            Entered::First(own) => {
                let turn = Turn(self.clone());
                let committed = self.commit_alone(&own.0, &own.1).await;
                drop(turn);
                committed
            }
            // Whoever was to write it is gone with its programme.
            Entered::Waits(answer) => answer.await.unwrap_or(Err(StoreError::Unconfirmed)),
        }
    }

    /// Writes batches in one transaction; each in one of its own where that fails.
    async fn write_waiting(&self, waiting: Vec<Waiting>) {
        let batches: Vec<_> = waiting
            .iter()
            .map(|one| (&one.batch, &one.prepared))
            .collect();
        let shared = match batches.len() {
            1 => Err(StoreError::Collision),
            _ => Box::pin(self.attempt(&batches)).await,
        };
        match shared {
            Ok(committed) => {
                for (one, committed) in waiting.into_iter().zip(committed) {
                    // Who no longer listens has what was written all the same.
                    let _ = one.answer.send(Ok(committed));
                }
            }
            Err(error) => {
                for one in waiting {
                    // What is wrong with the database, or that nobody knows whether it stands, is told to all.
                    let outcome = match error.of_the_database() {
                        Some(error) => Err(error),
                        None => self.commit_alone(&one.batch, &one.prepared).await,
                    };
                    let _ = one.answer.send(outcome);
                }
            }
        }
    }
}
