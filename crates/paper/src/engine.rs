//! One document, compiled by Typst into one PDF.

use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpanKind, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::{Diagnostic, clean};

/// The name under which a template finds its data.
const DATA: &str = "data.json";

/// Name and content of a file that is part of the program.
macro_rules! files {
    ($($path:literal),* $(,)?) => {
        [$(($path, include_str!(concat!("../", $path)))),*]
    };
}

/// Templates and texts. They are part of the program: no configuration can change
/// or remove a sentence (P-02).
static FILES: [(&str, &str); 37] = files![
    "templates/house.typ",
    "templates/answer.typ",
    "templates/oral_notes.typ",
    "templates/service_letter.typ",
    "templates/invitation_letter.typ",
    "templates/hearing_letter.typ",
    "templates/decision_notice.typ",
    "templates/clearing_letter.typ",
    "templates/benefit_letter.typ",
    "templates/visit_order.typ",
    "texts/service_letter/de.toml",
    "texts/service_letter/leicht.toml",
    "texts/service_letter/en.toml",
    "texts/service_letter/ro.toml",
    "texts/service_letter/bg.toml",
    "texts/service_letter/tr.toml",
    "texts/service_letter/pl.toml",
    "texts/service_letter/uk.toml",
    "texts/service_letter/ar.toml",
    "texts/benefit_letter/de.toml",
    "texts/benefit_letter/leicht.toml",
    "texts/benefit_letter/en.toml",
    "texts/benefit_letter/ro.toml",
    "texts/benefit_letter/bg.toml",
    "texts/benefit_letter/tr.toml",
    "texts/benefit_letter/pl.toml",
    "texts/benefit_letter/uk.toml",
    "texts/benefit_letter/ar.toml",
    "texts/consequences/de.toml",
    "texts/consequences/leicht.toml",
    "texts/consequences/en.toml",
    "texts/consequences/ro.toml",
    "texts/consequences/bg.toml",
    "texts/consequences/tr.toml",
    "texts/consequences/pl.toml",
    "texts/consequences/uk.toml",
    "texts/consequences/ar.toml",
];

/// Noto Sans has all 649 letters of DIN 91379; Noto Sans Arabic serves the letter.
static FONTS: [&[u8]; 6] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSans-Italic.ttf"),
    include_bytes!("../fonts/NotoSans-BoldItalic.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Bold.ttf"),
];

/// Families taken from Typst's own assets: the fall-back and the hash values.
const FALLBACK_FAMILIES: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

/// Fonts and library, loaded once for a batch of documents.
pub(crate) struct Engine {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

/// The world of one document: the engine, the main template and the data.
struct Desk<'a> {
    engine: &'a Engine,
    main: FileId,
    data: Bytes,
}

impl Engine {
    /// Loads the fonts.
    pub(crate) fn new() -> Self {
        let own = FONTS.iter().copied();
        let fallback = typst_assets::fonts();
        let fonts: Vec<Font> = own
            .map(|data| (data, true))
            .chain(fallback.map(|data| (data, false)))
            .filter_map(|(data, own)| Some((Font::new(Bytes::new(data), 0)?, own)))
            .filter(|(font, own)| *own || FALLBACK_FAMILIES.contains(&font.info().family.as_str()))
            .map(|(font, _)| font)
            .collect();
        let features = [Feature::A11yExtras].into_iter().collect();
        Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }

    /// Compiles `template` with `data` into a PDF/A-2a and PDF/UA-1 file.
    ///
    /// # Errors
    /// The typesetter's complaints, without data.
    pub(crate) fn print(
        &self,
        template: &str,
        mut data: Value,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        clean::clean(&mut data, &self.book);
        let main = file_id(template).ok_or_else(|| vec![plain(template, "no such template")])?;
        let data = Bytes::from_string(data.to_string());
        let desk = Desk {
            engine: self,
            main,
            data,
        };
        let result = desk.compile(template);
        // The cache would keep personal data in memory and grow with each letter.
        comemo::evict(0);
        result
    }
}

impl Desk<'_> {
    fn compile(&self, template: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|_| vec![plain(template, "PDF/A-2a and PDF/UA-1 do not go together")])?;
        let options = PdfOptions {
            standards,
            ..PdfOptions::default()
        };
        let Warned { output, .. } = typst::compile(self);
        output
            .and_then(|pages| typst_pdf::pdf(&pages, &options))
            .map_err(|errors| {
                errors
                    .iter()
                    .map(|error| self.diagnostic(template, error))
                    .collect()
            })
    }

    /// Keeps place and kind of a complaint and removes what may be data.
    fn diagnostic(&self, template: &str, error: &SourceDiagnostic) -> Diagnostic {
        let file = match error.span.get() {
            DiagSpanKind::Number { id, .. } | DiagSpanKind::Range { id, .. } => Some(id),
            DiagSpanKind::Detached => None,
        };
        let line = file.and_then(|id| {
            let source = self.source(id).ok()?;
            let range = self.range(error.span)?;
            Some(source.lines().byte_to_line(range.start)? + 1)
        });
        let place = file
            .as_ref()
            .map_or(template, |id| id.vpath().get_without_slash());
        Diagnostic {
            line,
            ..plain(place, &error.message)
        }
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.engine.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.engine.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = id.vpath().get_without_slash();
        Ok(Source::new(id, text_of(path)?.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id.vpath().get_without_slash() {
            DATA => Ok(self.data.clone()),
            path => Ok(Bytes::from_string(text_of(path)?)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.engine.fonts.get(index).cloned()
    }

    /// There is no today: a document carries its own date.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The text of a file that is part of the program.
fn text_of(path: &str) -> FileResult<&'static str> {
    FILES
        .iter()
        .find(|(name, _)| *name == path)
        .map(|(_, text)| *text)
        .ok_or_else(|| FileError::NotFound(path.into()))
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// A complaint without a line.
fn plain(template: &str, message: &str) -> Diagnostic {
    Diagnostic {
        template: template.to_owned(),
        line: None,
        message: redact(message),
    }
}

/// Replaces everything between quotation marks or backticks with `…`: a message
/// may quote a value.
fn redact(message: &str) -> String {
    let mut out = String::new();
    for (index, part) in message.split(['"', '`']).enumerate() {
        out.push_str(if index % 2 == 0 { part } else { "…" });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Engine, redact};
    use serde_json::json;

    #[test]
    fn diagnostics_name_the_place_and_no_data() {
        let engine = Engine::new();
        let errors = engine
            .print(
                "templates/clearing_letter.typ",
                json!({ "date": "Mariya Ivanova" }),
            )
            .expect_err("the data are incomplete");
        assert!(!errors.is_empty());
        for error in errors {
            assert!(error.template.starts_with("templates/"), "{error}");
            assert!(error.line.is_some(), "{error}");
            assert!(!error.to_string().contains("Mariya"), "{error}");
        }
    }

    #[test]
    fn quoted_parts_of_a_message_are_removed() {
        assert_eq!(
            redact("the text `Mariya` has no \"glyph"),
            "the text … has no …"
        );
    }
}
