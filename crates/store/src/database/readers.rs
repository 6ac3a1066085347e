//! Connections that only read. A pool of sqlx asks each connection whether it is still there when it is given
//! back; that costs as much as most of what is read here. These are asked only after a pause, and are closed
//! where something went wrong (`docs/decisions/0040-transactions-shared.md`).

use super::{PATIENCE, RECENT};
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt as _, StreamExt as _, TryStreamExt as _};
use sqlx::any::{AnyQueryResult, AnyRow, AnyStatement, AnyTypeInfo};
use sqlx::{Any, AnyConnection, Connection as _, Either, Error, Execute, Executor, SqlStr};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The first wait before a server that does not answer yet is asked again, and the longest.
const AGAIN: (Duration, Duration) = (Duration::from_millis(10), Duration::from_secs(2));

/// Connections that only read: an [`Executor`] like a pool.
#[derive(Clone)]
pub(crate) struct Readers(Arc<Inner>);

struct Inner {
    url: String,
    /// What each connection is told first.
    first: &'static str,
    /// Of a server, which may have gone away meanwhile; a file does not.
    server: bool,
    size: u32,
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<(AnyConnection, Instant)>>,
}

/// A connection in use. Dropped without [`Reader::done`] it is closed: nobody knows what it is in.
struct Reader {
    inner: Arc<Inner>,
    connection: AnyConnection,
    _permit: OwnedSemaphorePermit,
}

impl Readers {
    /// At most so many connections; each is made when it is needed first.
    pub fn new(url: &str, size: u32, first: &'static str, server: bool) -> Self {
        Self(Arc::new(Inner {
            url: url.to_owned(),
            first,
            server,
            size,
            permits: Arc::new(Semaphore::new(size as usize)),
            idle: Mutex::default(),
        }))
    }

    async fn take(&self) -> Result<Reader, Error> {
        let taken = tokio::time::timeout(PATIENCE, async {
            let permit = self.0.permits.clone().acquire_owned().await;
            let permit = permit.map_err(|_| Error::PoolClosed)?;
            let connection = match self.0.known().await {
                Some(connection) => connection,
                None => self.0.connect().await?,
            };
            Ok(Reader {
                inner: self.0.clone(),
                connection,
                _permit: permit,
            })
        });
        taken.await.map_err(|_| Error::PoolTimedOut)?
    }

    /// Waits for connections in use and closes all.
    pub async fn close(&self) {
        // It fails where they are closed already.
        let all = self.0.permits.acquire_many(self.0.size).await;
        self.0.permits.close();
        drop(all);
        let idle = std::mem::take(&mut *self.0.lock());
        for (connection, _) in idle {
            // Nothing is open on it.
            let _ = connection.close().await;
        }
    }
}

impl Inner {
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<(AnyConnection, Instant)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The connection that was used last, if it still answers.
    async fn known(&self) -> Option<AnyConnection> {
        loop {
            let known = self.lock().pop();
            let (mut connection, since) = known?;
            if !self.server || since.elapsed() <= RECENT || connection.ping().await.is_ok() {
                return Some(connection);
            }
        }
    }

    /// A new connection; waits for a server that is about to start.
    async fn connect(&self) -> Result<AnyConnection, Error> {
        let mut wait = AGAIN.0;
        loop {
            match AnyConnection::connect(&self.url).await {
                Ok(mut connection) => {
                    connection.execute(sqlx::raw_sql(self.first)).await?;
                    return Ok(connection);
                }
                Err(error) if starts_soon(&error) => tokio::time::sleep(wait).await,
                Err(error) => return Err(error),
            }
            wait = (wait * 2).min(AGAIN.1);
        }
    }
}

/// True where a server refuses because it starts, or has no place for the moment.
fn starts_soon(error: &Error) -> bool {
    match error {
        Error::Io(error) => error.kind() == std::io::ErrorKind::ConnectionRefused,
        Error::Database(error) => matches!(error.code().as_deref(), Some("57P03" | "53300")),
        _ => false,
    }
}

impl Reader {
    /// Gives the connection back if what it answered shows that it works.
    fn done<T>(self, answer: &Result<T, Error>) {
        let works = match answer {
            Ok(_) => true,
            Err(Error::Database(error)) => !matches!(
                error.code().as_deref(),
                Some("57P01" | "57P02" | "57P03" | "53300")
            ),
            Err(_) => false,
        };
        if works {
            self.inner.lock().push((self.connection, Instant::now()));
        }
    }
}

impl fmt::Debug for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Readers({})", self.0.size)
    }
}

impl<'p> Executor<'p> for &'_ Readers {
    type Database = Any;

    /// Reads all at once: what is asked of a page is one page.
    fn fetch_many<'e, 'q: 'e, E>(
        self,
        query: E,
    ) -> BoxStream<'e, Result<Either<AnyQueryResult, AnyRow>, Error>>
    where
        'p: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let readers = self.clone();
        let answers = async move {
            let mut reader = readers.take().await?;
            let answers: Result<Vec<_>, Error> =
                reader.connection.fetch_many(query).try_collect().await;
            reader.done(&answers);
            Ok::<_, Error>(stream::iter(answers?.into_iter().map(Ok)))
        };
        stream::once(answers).try_flatten().boxed()
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<Option<AnyRow>, Error>>
    where
        'p: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let readers = self.clone();
        async move {
            let mut reader = readers.take().await?;
            let answer = reader.connection.fetch_optional(query).await;
            reader.done(&answer);
            answer
        }
        .boxed()
    }

    fn prepare_with<'e>(
        self,
        sql: SqlStr,
        parameters: &'e [AnyTypeInfo],
    ) -> BoxFuture<'e, Result<AnyStatement, Error>>
    where
        'p: 'e,
    {
        let readers = self.clone();
        async move {
            let mut reader = readers.take().await?;
            let answer = reader.connection.prepare_with(sql, parameters).await;
            reader.done(&answer);
            answer
        }
        .boxed()
    }
}
