//! The letterbox: a folder of one package, through which the messages travel between two installations over HTTPS.
//! The bytes are those of the files; nothing else crosses.
//!
//! Both sides know each other by their cards. Every question is a note that the asking side signed, about one
//! letterbox, one message, one place in it and one minute; every answer that takes something is a note that the
//! answering side signed. A message goes over in pieces of at most [`PIECE`] bytes, so that memory is bounded and
//! what was cut short goes on; it gets its name only once every signature in it has been checked.

mod question;
pub use question::{Asked, Taken};

use super::agreed::Agreed;
use super::card::signer;
use super::files::{Folder, Partial, digest, opened};
use super::{Card, ReconciliationError};
use crate::error::Error;
use crate::installation::{Installation, InstallationKind};
use augenmass_domain::package::MessageKind;
use augenmass_ledger::OfflineProof;
use augenmass_matching::resume_point;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// Bytes of one piece at most.
pub const PIECE: usize = 4 * 1024 * 1024;

/// Bytes of a message at most: every evaluation of the largest package, with its proofs and signatures, twice over.
const MOST: u64 = 256 * 1024 * 1024;

/// The card of the own side, as it was given to the other.
const OWN: &str = "eigene.karte.toml";
/// The card of the other side.
const OTHER: &str = "andere.karte.toml";

/// What may travel, by its name in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// One of the five messages.
    Message(MessageKind),
    /// The proof that the key of the evaluation stands in the office's log.
    KeyProof,
}

impl Piece {
    /// All, in their order.
    pub const ALL: [Self; 6] = [
        Self::Message(MessageKind::Commit),
        Self::Message(MessageKind::Sealed),
        Self::KeyProof,
        Self::Message(MessageKind::Request),
        Self::Message(MessageKind::Response),
        Self::Message(MessageKind::Receipt),
    ];

    /// Its name, in the folder and in the address.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Message(kind) => Folder::name_of(kind),
            Self::KeyProof => Folder::KEY,
        }
    }

    /// The piece of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|piece| piece.name() == name)
    }

    /// Which kind of installation writes it.
    #[must_use]
    pub const fn author(self) -> InstallationKind {
        match self {
            Self::Message(MessageKind::Commit | MessageKind::Request | MessageKind::Receipt) => {
                InstallationKind::FamilyBenefitsOffice
            }
            Self::Message(MessageKind::Sealed | MessageKind::Response) | Self::KeyProof => {
                InstallationKind::Municipality
            }
        }
    }
}

/// Why something was not taken or given. Says nothing about what lies there to whoever may not know.
#[derive(Debug, thiserror::Error)]
pub enum LetterboxError {
    /// There is no such letterbox or message for whoever asks.
    #[error("not there")]
    NotThere,
    /// The question is not signed by the other side, or not fresh.
    #[error("not signed by the other side, or too old")]
    NotSigned,
    /// The piece does not go on where the last one ended.
    #[error("another place: {0} bytes are there")]
    AnotherPlace(u64),
    /// Another message of this name lies there.
    #[error("another message of this name lies there")]
    Another,
    /// Larger than any message.
    #[error("larger than any message")]
    TooLarge,
    /// The message is not one of the other side for this package; nothing was kept.
    #[error(transparent)]
    Wrong(ReconciliationError),
    /// The disk, or something else here.
    #[error(transparent)]
    Broken(ReconciliationError),
}

impl From<ReconciliationError> for LetterboxError {
    fn from(error: ReconciliationError) -> Self {
        match error {
            ReconciliationError::Message { .. } | ReconciliationError::KeyNotInLog(_) => {
                Self::Wrong(error)
            }
            other => Self::Broken(other),
        }
    }
}

/// The name of the letterbox between two sides, in the address: both compute it from their cards.
#[must_use]
pub fn name_of(server: &Card, client: &Card) -> String {
    let text = format!("{}\n{}\n", server.fingerprint(), client.fingerprint());
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// One letterbox of this installation.
pub struct Letterbox {
    folder: Folder,
    own: Card,
    other: Card,
}

impl Letterbox {
    /// Finds a letterbox by its name among the folders in `place`: those that hold both cards.
    ///
    /// # Errors
    /// [`LetterboxError::NotThere`].
    pub fn find(place: &Path, name: &str) -> Result<Self, LetterboxError> {
        let folders = std::fs::read_dir(place).map_err(|_| LetterboxError::NotThere)?;
        folders
            .filter_map(|entry| Self::at(&entry.ok()?.path()))
            .find(|letterbox| letterbox.name() == name)
            .ok_or(LetterboxError::NotThere)
    }

    fn at(path: &Path) -> Option<Self> {
        let own = Card::read(&path.join(OWN)).ok()?;
        let other = Card::read(&path.join(OTHER)).ok()?;
        let folder = Folder::at(path).ok()?;
        Some(Self { folder, own, other })
    }

    /// Makes a folder a letterbox: both cards are laid into it.
    ///
    /// # Errors
    /// [`ReconciliationError::Disk`].
    pub fn lay_out(folder: &Path, own: &Card, other: &Card) -> Result<Self, ReconciliationError> {
        let made = Folder::at(folder)?;
        for (name, card) in [(OWN, own), (OTHER, other)] {
            super::files::write_whole(&folder.join(name), &card.to_text())?;
        }
        Ok(Self {
            folder: made,
            own: own.clone(),
            other: other.clone(),
        })
    }

    /// Its name in the address.
    #[must_use]
    pub fn name(&self) -> String {
        name_of(&self.own, &self.other)
    }

    /// Whether the other side asked just this, now.
    ///
    /// # Errors
    /// [`LetterboxError::NotSigned`].
    pub fn check(
        &self,
        installation: &Installation,
        asked: &Asked<'_>,
        note: &[u8],
    ) -> Result<(), LetterboxError> {
        let now = installation.gate.now().at;
        if asked.is_signed_by(&self.other, note, now) {
            Ok(())
        } else {
            Err(LetterboxError::NotSigned)
        }
    }

    fn path(&self, piece: Piece) -> PathBuf {
        self.folder.place(piece.name())
    }

    /// A piece of a message of this side, and the size of the whole.
    ///
    /// # Errors
    /// [`LetterboxError::NotThere`] where there is none, or it is one of the other side.
    pub fn give(&self, piece: Piece, offset: u64) -> Result<(Vec<u8>, u64), LetterboxError> {
        if piece.author() != self.own.kind {
            return Err(LetterboxError::NotThere);
        }
        read_piece(&self.path(piece), offset)?.ok_or(LetterboxError::NotThere)
    }

    /// Takes a piece of a message of the other side. The last one completes it: every signature is checked, and the
    /// message gets its name. What does not check out is gone.
    ///
    /// # Errors
    /// [`LetterboxError`].
    pub async fn take(
        &self,
        installation: &Installation,
        piece: Piece,
        (offset, whole): (u64, u64),
        bytes: &[u8],
    ) -> Result<Taken, LetterboxError> {
        if piece.author() != self.other.kind {
            return Err(LetterboxError::NotThere);
        }
        let path = self.path(piece);
        let partial = Partial::of(path.clone());
        if path.exists() {
            return self.known(&path, (offset, whole), bytes);
        }
        let end = offset.saturating_add(bytes.len() as u64);
        if whole > MOST || end > whole || bytes.len() > PIECE {
            return Err(LetterboxError::TooLarge);
        }
        let there = partial.size();
        if there != offset {
            return Err(LetterboxError::AnotherPlace(there));
        }
        let mut out = partial.go_on_or_create(offset)?;
        let written = out.write_all(bytes);
        written.map_err(|source| {
            LetterboxError::Broken(ReconciliationError::Disk {
                file: path.clone(),
                source,
            })
        })?;
        partial.settle(out)?;
        if end < whole {
            return Ok(Taken {
                there: end,
                whole: false,
            });
        }
        let checked = check(installation, &self.own, &self.other, piece, partial.place()).await;
        checked.inspect_err(|_| partial.discard())?;
        partial.name()?;
        Ok(Taken {
            there: whole,
            whole: true,
        })
    }

    /// A message that is whole: the same piece again changes nothing, another is refused.
    fn known(
        &self,
        path: &Path,
        (offset, whole): (u64, u64),
        bytes: &[u8],
    ) -> Result<Taken, LetterboxError> {
        let size = std::fs::metadata(path).map_or(0, |file| file.len());
        let same = size == whole
            && read_piece(path, offset)?
                .is_some_and(|(piece, _)| piece.get(..bytes.len()) == Some(bytes));
        if !same {
            return Err(LetterboxError::Another);
        }
        Ok(Taken {
            there: whole,
            whole: true,
        })
    }

    /// Signs what lies of a message.
    ///
    /// # Errors
    /// [`Error::Internal`].
    pub fn sign(
        &self,
        installation: &Installation,
        piece: Piece,
        taken: &Taken,
    ) -> Result<String, Error> {
        let text = taken.text(&self.name(), piece.name());
        signer(installation)?
            .sign(&text)
            .map_err(|error| Error::Internal(error.to_string()))
    }
}

/// A piece of a file, and the size of the whole; `None` where there is no such file.
///
/// # Errors
/// [`ReconciliationError::Disk`].
pub fn read_piece(path: &Path, offset: u64) -> Result<Option<(Vec<u8>, u64)>, ReconciliationError> {
    let disk = |source| ReconciliationError::Disk {
        file: path.to_owned(),
        source,
    };
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(disk(error)),
    };
    let whole = file.metadata().map_err(disk)?.len();
    file.seek(SeekFrom::Start(offset)).map_err(disk)?;
    let mut bytes = Vec::new();
    file.take(PIECE as u64)
        .read_to_end(&mut bytes)
        .map_err(disk)?;
    Ok(Some((bytes, whole)))
}

/// Whether a whole message in a file is one of the other side for this package: every signature in it.
async fn check(
    installation: &Installation,
    own: &Card,
    other: &Card,
    piece: Piece,
    path: &Path,
) -> Result<(), ReconciliationError> {
    let agreed = Agreed::of(installation, own.office, other).await?;
    match piece {
        Piece::KeyProof => {
            let no = || ReconciliationError::KeyNotInLog(path.to_owned());
            let bytes = std::fs::read(path).map_err(|source| ReconciliationError::Disk {
                file: path.to_owned(),
                source,
            })?;
            let proof = OfflineProof::decode(&bytes).map_err(|_| no())?;
            proof.check_record(agreed.log()).map_err(|_| no())?;
            Ok(())
        }
        Piece::Message(kind) => {
            let refused = super::sender::refused(path);
            let point = resume_point(&agreed.agreement, kind_of(kind), opened(path)?);
            match point.map_err(&refused)? {
                Some(point) if point.is_whole => Ok(()),
                _ => Err(refused(augenmass_matching::MessageError::Truncated)),
            }
        }
    }
}

const fn kind_of(kind: MessageKind) -> augenmass_matching::MessageKind {
    match kind {
        MessageKind::Commit => augenmass_matching::MessageKind::Commit,
        MessageKind::Sealed => augenmass_matching::MessageKind::Sealed,
        MessageKind::Request => augenmass_matching::MessageKind::Request,
        MessageKind::Response => augenmass_matching::MessageKind::Response,
        MessageKind::Receipt => augenmass_matching::MessageKind::Receipt,
    }
}

/// A message that is being fetched from the other side: the client's half of a letterbox.
pub struct Fetching {
    partial: Partial,
    path: PathBuf,
    piece: Piece,
}

impl Fetching {
    /// A message that is not in the folder yet; `None` where it is.
    #[must_use]
    pub fn of(folder: &Folder, piece: Piece) -> Option<Self> {
        let path = folder.place(piece.name());
        (!path.exists()).then(|| Self {
            partial: Partial::of(path.clone()),
            path,
            piece,
        })
    }

    /// Bytes that are there.
    #[must_use]
    pub fn there(&self) -> u64 {
        self.partial.size()
    }

    /// Goes on by a piece.
    ///
    /// # Errors
    /// [`ReconciliationError::Disk`]; [`LetterboxError::TooLarge`] as [`ReconciliationError::File`].
    pub fn go_on(&self, bytes: &[u8]) -> Result<(), ReconciliationError> {
        let there = self.there();
        if there.saturating_add(bytes.len() as u64) > MOST {
            return Err(ReconciliationError::file(
                &self.path,
                &"ist größer als jede Nachricht",
            ));
        }
        let mut out = self.partial.go_on_or_create(there)?;
        out.write_all(bytes)
            .map_err(|source| ReconciliationError::Disk {
                file: self.path.clone(),
                source,
            })?;
        self.partial.settle(out)?;
        Ok(())
    }

    /// Checks the whole message, and gives it its name.
    ///
    /// # Errors
    /// [`ReconciliationError`]; then it is gone.
    pub async fn finish(
        self,
        installation: &Installation,
        (own, other): (&Card, &Card),
    ) -> Result<PathBuf, ReconciliationError> {
        let checked = check(installation, own, other, self.piece, self.partial.place()).await;
        checked.inspect_err(|_| self.partial.discard())?;
        self.partial.name()
    }
}

/// The SHA-256 of some bytes, hex.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// SHA-256 of a whole message in a file, hex.
///
/// # Errors
/// [`ReconciliationError`].
pub fn sha256_of(path: &Path) -> Result<String, ReconciliationError> {
    digest(path)
}
