//! Checking an answer: every figure again, from rows that are opened against their leaves.
//!
//! What this shows: the figures follow from the rows that are bound to the printed root, and no row
//! was changed, added or taken away since. What it does not show: that the rows are true.

use crate::answer::{AnswerDocument, AnswerFigure, five_year, printed, reported};
use crate::error::Error;
use crate::inquiries;
use crate::installation::Installation;
use crate::outcome_report;
use crate::publications::{self, Published};
use crate::reckoning::Counting;
use augenmass_domain::inquiry::Inquiry;
use augenmass_domain::{Action, Actor, Purpose};
use augenmass_ledger::{ExportLeaf, TileTree, open_checkpoint, tree};
use augenmass_statistics::Figures;
use augenmass_store::{FactRecord, MAX_PAGE};

/// What checked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Figures recomputed and equal.
    pub figures: usize,
    /// Leaves opened.
    pub opened: u64,
    /// Leaves whose record was erased under its retention period; bound, but no longer readable.
    pub erased: u64,
    /// Fact rows counted.
    pub facts: u64,
}

/// The first difference.
#[derive(Debug, thiserror::Error)]
pub enum Difference {
    /// The printed checkpoint is not one that this log signed.
    #[error("the printed checkpoint does not open: {0}")]
    Checkpoint(String),
    /// Size or root printed beside the note differ from it.
    #[error("the printed tree size or root is not the one in the signed checkpoint")]
    PrintedRoot,
    /// The database no longer has all leaves.
    #[error("leaf {0} of {1} is missing from the database")]
    MissingLeaf(u64, u64),
    /// A record no longer opens its leaf.
    #[error("leaf {0} was changed: its record does not open the commitment in the tree")]
    ChangedLeaf(u64),
    /// All leaves open, but they do not lead to the printed root.
    #[error("the records of the database lead to another root than the printed one")]
    OtherRoot,
    /// A fact record is not readable.
    #[error("leaf {0} says it is a fact row but cannot be read")]
    UnreadableFact(u64),
    /// A figure differs.
    #[error(
        "question {question}: the figure `{name}` differs: printed {printed}, recomputed {recomputed}"
    )]
    Figure {
        /// Question number.
        question: u16,
        /// The figure's name.
        name: String,
        /// As printed.
        printed: String,
        /// As recomputed.
        recomputed: String,
    },
    /// A figure of the five-year table differs.
    #[error(
        "five-year table: the figure `{name}` differs: printed {printed}, recomputed {recomputed}"
    )]
    FiveYears {
        /// The figure's name.
        name: String,
        /// As printed.
        printed: String,
        /// As recomputed.
        recomputed: String,
    },
    /// A row of the five-year table was left out, or one was added.
    #[error("the five-year table does not have the rows that the records give")]
    FiveYearList,
    /// A word or value differs from the answer that was signed off.
    #[error("this is not the answer that was signed off: its text or values were changed")]
    NotTheSignedAnswer,
    /// What another body supplied is not what was entered.
    #[error("question {question}: the contribution of `{body}` is not the one that was entered")]
    Contribution {
        /// Question number.
        question: u16,
        /// The body.
        body: String,
    },
    /// What the family benefits office reported is not what was filed here.
    #[error("the outcome report about {0} is not the one that was filed here")]
    OutcomeReport(i16),
    /// What was published before is not what the history of the installation says.
    #[error("the list of earlier publications is not the one that the records give")]
    Earlier,
    /// A figure of the catalogue was left out, or one was added.
    #[error("question {0}: the list of figures is not the one that the records give")]
    FigureList(u16),
    /// Something broke.
    #[error(transparent)]
    Broken(#[from] Error),
}

/// Checks an answer against the database.
///
/// # Errors
/// The first [`Difference`].
pub async fn check(
    installation: &Installation,
    actor: &Actor,
    answer: &AnswerDocument,
    progress: impl FnMut(u64, u64),
) -> Result<Checked, Difference> {
    let gate = &installation.gate;
    let _permit = gate
        .permit(actor, Purpose::CouncilInformation, Action::ReadFigures)
        .await?;
    let size = printed_size(installation, answer)?;
    let this = Published {
        as_of: answer.as_of,
        tree_size: size,
    };
    check_earlier(installation, this, answer).await?;
    let mut counting = Counting::of(&answer.earlier, this);
    let (tree, erased) = open_leaves(installation, size, &mut counting, progress).await?;
    check_root(installation, answer, &tree, size).await?;
    let inquiry = inquiries::find(installation, actor, &answer.inquiry.sha256).await?;
    if let Some(inquiry) = &inquiry {
        check_contributions(inquiry, answer)?;
    }
    check_reports(installation, answer).await?;
    let counted = counting.finish()?;
    let figures = check_figures(answer, &counted.publication.figures, size)?;
    if let Some(inquiry) = &inquiry {
        check_signed(inquiry, answer)?;
    }
    Ok(Checked {
        figures,
        opened: size - erased,
        erased,
        facts: counted.rows,
    })
}

/// Opens the leaves one by one: builds the tree again, counts the facts, and counts what was erased.
/// Where a later day was published before this answer, the leaves of that publication are read too:
/// they are no part of the printed tree and only say what is protected together with it.
async fn open_leaves(
    installation: &Installation,
    size: u64,
    counting: &mut Counting,
    mut progress: impl FnMut(u64, u64),
) -> Result<(TileTree, u64), Difference> {
    let mut tree = TileTree::new();
    let mut erased = 0;
    let mut next = 0;
    let all = counting.size();
    while next < all {
        let leaves = installation
            .gate
            .store()
            .leaves(next, MAX_PAGE)
            .await
            .map_err(Error::from)?;
        if leaves.is_empty() {
            return Err(Difference::MissingLeaf(next, all));
        }
        for (index, leaf) in leaves {
            if index >= all {
                next = all;
                break;
            }
            if index != next {
                return Err(Difference::MissingLeaf(next, all));
            }
            let printed = index < size;
            if printed {
                tree.push(leaf.commitment().leaf_hash());
            }
            match &leaf {
                ExportLeaf::Open { record, .. } => {
                    if let Some(fact) = fact_in(index, record)? {
                        counting.add(index, fact.recorded_on, &fact.fact)?;
                    }
                }
                ExportLeaf::Erased { .. } => erased += u64::from(printed),
            }
            next = index + 1;
        }
        progress(next.min(size), size);
    }
    Ok((tree, erased))
}

/// The answer names what was published before it, and only that: it decides which numbers are
/// protected.
async fn check_earlier(
    installation: &Installation,
    this: Published,
    answer: &AnswerDocument,
) -> Result<(), Difference> {
    let known = publications::all(installation).await?;
    let recorded = answer.earlier.iter().all(|one| known.contains(one));
    let before = publications::before(installation, this).await?;
    // An answer from before publications were recorded names none.
    let complete = !known.contains(&this) || before == answer.earlier;
    if recorded && complete {
        Ok(())
    } else {
        Err(Difference::Earlier)
    }
}

fn printed_size(installation: &Installation, answer: &AnswerDocument) -> Result<u64, Difference> {
    let printed = &answer.checkpoint;
    let verifier = installation.signer().verifier();
    let checkpoint = open_checkpoint(verifier, printed.note.as_bytes())
        .map_err(|error| Difference::Checkpoint(error.to_string()))?;
    if checkpoint.size != printed.tree_size
        || checkpoint.root.to_hex() != printed.root
        || checkpoint.origin != printed.origin
    {
        return Err(Difference::PrintedRoot);
    }
    Ok(checkpoint.size)
}

fn fact_in(index: u64, record: &[u8]) -> Result<Option<FactRecord>, Difference> {
    #[derive(serde::Deserialize)]
    struct Kind {
        r#type: String,
    }
    let kind: Kind =
        serde_json::from_slice(record).map_err(|_| Difference::UnreadableFact(index))?;
    if kind.r#type != "fact" {
        return Ok(None);
    }
    serde_json::from_slice(record)
        .map(Some)
        .map_err(|_| Difference::UnreadableFact(index))
}

/// Compares the root; where it differs, finds the first leaf whose record does not open its place in
/// the stored tree.
async fn check_root(
    installation: &Installation,
    answer: &AnswerDocument,
    tree: &TileTree,
    size: u64,
) -> Result<(), Difference> {
    let root = tree::root(size, tree).map_err(|error| Error::Internal(error.to_string()))?;
    if root.to_hex() == answer.checkpoint.root {
        return Ok(());
    }
    for index in 0..size {
        let place = tree::stored_place(0, index);
        let stored = installation
            .gate
            .store()
            .hashes(&[place])
            .await
            .map_err(Error::from)?;
        let opened = augenmass_ledger::HashSource::read(tree, &[place]).ok();
        if stored.get(&place).copied() != opened.and_then(|hashes| hashes.first().copied()) {
            return Err(Difference::ChangedLeaf(index));
        }
    }
    Err(Difference::OtherRoot)
}

/// Compares what other bodies supplied with what was entered for the inquiry. An answer to an inquiry
/// that this installation never received has no contributions to compare.
fn check_contributions(inquiry: &Inquiry, answer: &AnswerDocument) -> Result<(), Difference> {
    for question in &answer.questions {
        let printed = question.contributions.iter();
        for printed in printed.filter(|it| it.received_on.is_some()) {
            let entered = inquiry
                .contributions()
                .iter()
                .filter(|it| it.question == question.number && it.body == printed.body)
                .any(|it| inquiries::as_printed(it, answer.drafted_on) == *printed);
            if !entered {
                return Err(Difference::Contribution {
                    question: question.number,
                    body: printed.body.clone(),
                });
            }
        }
    }
    Ok(())
}

/// Compares what the family benefits office reported with what was filed here under its signature.
async fn check_reports(
    installation: &Installation,
    answer: &AnswerDocument,
) -> Result<(), Difference> {
    let filed = outcome_report::filed(installation).await?;
    let known = reported(&filed, answer.as_of);
    let mut printed = answer.outcome_reports.iter();
    match printed.find(|one| !known.contains(one)) {
        Some(other) => Err(Difference::OutcomeReport(other.year)),
        None => Ok(()),
    }
}

/// Words are signed, not recomputed: a signed-off answer is the one that the second person read.
fn check_signed(inquiry: &Inquiry, answer: &AnswerDocument) -> Result<(), Difference> {
    let signed = inquiry.draft().map(|draft| draft.answer_sha256.as_str());
    if !answer.draft && signed != Some(answer.content_sha256().as_str()) {
        return Err(Difference::NotTheSignedAnswer);
    }
    Ok(())
}

fn check_figures(
    answer: &AnswerDocument,
    figures: &Figures,
    size: u64,
) -> Result<usize, Difference> {
    let mut checked = check_five_years(answer, figures, size)?;
    for question in &answer.questions {
        for figure in &question.figures {
            let recomputed = figures
                .get(&figure.name)
                .map(|figure| printed(figure, size));
            if recomputed.as_ref() != Some(figure) {
                return Err(Difference::Figure {
                    question: question.number,
                    name: figure.name.clone(),
                    printed: in_short(Some(figure)),
                    recomputed: in_short(recomputed.as_ref()),
                });
            }
            checked += 1;
        }
        let expected = crate::answer::figures_about(figures, &question.topics).count();
        if expected != question.figures.len() {
            return Err(Difference::FigureList(question.number));
        }
    }
    Ok(checked)
}

/// The five-year table is recomputed as a whole. An answer from before there was one has none.
fn check_five_years(
    answer: &AnswerDocument,
    figures: &Figures,
    size: u64,
) -> Result<usize, Difference> {
    if answer.five_year.is_empty() {
        return Ok(0);
    }
    let expected = five_year(figures, size);
    let pairs = expected.iter().zip(&answer.five_year);
    for (expected, printed) in pairs {
        if expected != printed {
            return Err(Difference::FiveYears {
                name: printed.name.clone(),
                printed: in_short(Some(printed)),
                recomputed: in_short(Some(expected)),
            });
        }
    }
    if expected.len() != answer.five_year.len() {
        return Err(Difference::FiveYearList);
    }
    Ok(expected.len())
}

fn in_short(figure: Option<&AnswerFigure>) -> String {
    figure.map_or_else(
        || "no such figure".to_owned(),
        |figure| {
            format!(
                "{} {} ({:?})",
                figure.display.as_deref().unwrap_or("–"),
                figure.unit,
                figure.status
            )
        },
    )
}
