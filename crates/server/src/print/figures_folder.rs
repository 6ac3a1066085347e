//! The folder of a publication: tables as CSV with their metadata (CSVW), JSON, a record for open-data
//! portals (DCAT-AP.de), charts, and a page that needs neither script nor network. The same figures give
//! the same bytes.

use super::figures_file;
use super::five_years;
use crate::chart::{Chart, charts};
use crate::web::figures::table::{Group, groups};
use crate::web::words::Words;
use askama::Template;
use augenmass_casework::answer::{AnswerFigure, german_date, printed};
use augenmass_casework::publications::Published;
use augenmass_casework::reckoning::Reckoning;
use augenmass_casework::words::Language;
use augenmass_paper::FiveYears;
use augenmass_statistics::tables::{PrintedLine, write, write_sums};
use augenmass_statistics::{Catalogue, Entry};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

/// What the names of tables begin with.
pub(crate) const TABLE: &str = "table-";
/// The sums that everybody knows.
pub(crate) const SUMS: &str = "sums.csv";
/// Which tables there are and what they mean.
pub(crate) const METADATA: &str = "csv-metadata.json";
/// Everything, with the checkpoint.
pub(crate) const WHOLE: &str = "figures.json";

/// Files by name.
type Files = Vec<(String, Vec<u8>)>;

/// What a publication is about.
#[derive(Serialize)]
pub(crate) struct Head {
    /// The municipality.
    pub(crate) municipality: String,
    /// The invented city.
    pub(crate) demo: bool,
    /// Cut-off day.
    pub(crate) as_of: Date,
    /// First month with records.
    pub(crate) records_since: Option<String>,
    /// Log, size, root and signed note of the checkpoint.
    pub(crate) log: String,
    /// Tree size.
    pub(crate) tree_size: u64,
    /// Root hash, hex.
    pub(crate) root: String,
    /// The signed note, verbatim.
    pub(crate) note: String,
    /// The day it was signed.
    pub(crate) signed_on: Date,
    /// What was published before.
    pub(crate) earlier: Vec<Published>,
}

#[derive(Serialize)]
struct Whole<'a> {
    publication: &'a Head,
    figures: &'a [AnswerFigure],
}

#[derive(Template)]
#[template(path = "figures_folder.html")]
struct Page<'a> {
    head: &'a Head,
    as_of: String,
    signed_on: String,
    five: Option<FiveYears>,
    charts: &'a [Chart],
    groups: Vec<Group>,
    files: &'a [(String, Vec<u8>)],
}

/// Makes all files.
///
/// # Errors
/// In words.
pub(crate) fn make(head: &Head, reckoning: &Reckoning) -> Result<Files, String> {
    let figures: Vec<AnswerFigure> = reckoning
        .figures
        .iter()
        .map(|figure| printed(figure, head.tree_size))
        .collect();
    let whole = Whole {
        publication: head,
        figures: &figures,
    };
    let mut files = tables(head, reckoning)?;
    let metadata = pretty(&csv_metadata(head, &files)?)?;
    files.push((METADATA.to_owned(), metadata));
    files.push((
        SUMS.to_owned(),
        write_sums(&reckoning.sums).map_err(in_words)?.into_bytes(),
    ));
    files.push((
        "figures.csv".to_owned(),
        figures_file::csv(&figures).into_bytes(),
    ));
    files.push((WHOLE.to_owned(), pretty(&whole)?));
    let drawn = charts(Language::German, &figures);
    files.extend(drawn.iter().map(|chart| {
        (
            format!("{}.svg", chart.name),
            chart.svg.clone().into_bytes(),
        )
    }));
    let record = pretty(&catalogue_record(head, &files))?;
    files.push(("dcat.jsonld".to_owned(), record));
    let page = Page {
        head,
        as_of: german_date(head.as_of),
        signed_on: german_date(head.signed_on),
        five: five_years::table(&five_year_figures(reckoning, head.tree_size)),
        charts: &drawn,
        groups: groups(Words(Language::German), &reckoning.figures),
        files: &files,
    };
    let page = page.render().map_err(in_words)?;
    files.push(("index.html".to_owned(), page.into_bytes()));
    files.sort();
    Ok(files)
}

fn five_year_figures(reckoning: &Reckoning, tree_size: u64) -> Vec<AnswerFigure> {
    augenmass_casework::answer::five_year(&reckoning.figures, tree_size)
}

fn catalogue() -> Result<&'static Catalogue, String> {
    Catalogue::embedded().map_err(in_words)
}

/// One table for each entry of the catalogue.
fn tables(head: &Head, reckoning: &Reckoning) -> Result<Files, String> {
    let mut files = Vec::new();
    for entry in catalogue()?.entries() {
        let of_entry = reckoning.figures.iter().filter(|f| f.measure == entry.name);
        let lines: Vec<PrintedLine> = of_entry
            .map(|figure| PrintedLine::of(figure, entry.layer, head.tree_size))
            .collect();
        if !lines.is_empty() {
            let text = write(&lines).map_err(in_words)?;
            files.push((name_of(entry), text.into_bytes()));
        }
    }
    Ok(files)
}

fn name_of(entry: &Entry) -> String {
    format!("{TABLE}{}.csv", entry.name)
}

/// What the columns and tables mean, as the W3C recommendation "CSV on the Web" has it. It names the tables that
/// there are, so that a missing one is noticed.
fn csv_metadata(head: &Head, files: &[(String, Vec<u8>)]) -> Result<Value, String> {
    let written = |entry: &&Entry| files.iter().any(|(name, _)| *name == name_of(entry));
    let tables: Vec<Value> = catalogue()?
        .entries()
        .iter()
        .filter(written)
        .map(|entry| {
            json!({
                "url": name_of(entry),
                "dc:title": {"de": entry.label_de, "en": entry.label_en},
                "dc:description": {"de": entry.definition_de, "en": entry.definition_en},
                "rdfs:comment": {"de": entry.does_not_say_de, "en": entry.does_not_say_en},
                "unit": entry.unit.name(),
                "layer": entry.layer.name(),
                "numerator": entry.numerator,
                "denominator": entry.denominator,
                "period": if entry.stock { "stock at the end of a year" } else { "sum over a year" },
            })
        })
        .collect();
    Ok(json!({
        "@context": "http://www.w3.org/ns/csvw",
        "dc:publisher": head.municipality,
        "dc:date": head.as_of.to_string(),
        "cut-off": "rows recorded up to the day, in leaves under the checkpoint",
        "checkpoint": {"log": head.log, "size": head.tree_size, "root": head.root},
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": true},
        "tableSchema": {"columns": [
            {"name": "figure", "datatype": "string"},
            {"name": "part", "datatype": "string"},
            {"name": "year", "datatype": "gYear"},
            {"name": "value", "datatype": "integer"},
            {"name": "denominator", "datatype": "integer"},
            {"name": "unit", "datatype": "string"},
            {"name": "status", "datatype": "string"},
            {"name": "lower", "datatype": "decimal"},
            {"name": "upper", "datatype": "decimal"},
            {"name": "from", "datatype": "gYearMonth"},
            {"name": "to", "datatype": "gYearMonth"},
            {"name": "layer", "datatype": "string"},
            {"name": "as_of", "datatype": "date"},
            {"name": "checkpoint", "datatype": "integer"},
        ]},
        "tables": tables,
    }))
}

/// By what a portal finds the record.
const KEYWORDS: [&str; 4] = ["Melderegister", "Kindergeld", "Rat", "Kennzahlen"];

/// The record for open-data portals: DCAT-AP.de as JSON-LD. Names and addresses of files are relative;
/// a portal knows where the folder lies.
fn catalogue_record(head: &Head, files: &[(String, Vec<u8>)]) -> Value {
    let distributions: Vec<Value> = files
        .iter()
        .filter_map(|(name, _)| distribution(name))
        .collect();
    let title = format!(
        "Registerklärung: Kennzahlen der Stadt {}, Stand {}",
        head.municipality, head.as_of
    );
    let mut description =
        "Hinweise, Fälle, Ausgänge, Besuche und Kosten der letzten fünf Jahre. Kleine Zahlen über \
        Menschen sind unterdrückt; was nicht bekannt ist, ist nicht null."
            .to_owned();
    if head.demo {
        description.insert_str(0, "Demonstrationsdaten, keine amtliche Auskunft. ");
    }
    json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "dcatde": "http://dcat-ap.de/def/dcatde/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": "",
        "@type": "dcat:Dataset",
        "dct:title": {"@value": title, "@language": "de"},
        "dct:description": {"@value": description, "@language": "de"},
        "dct:identifier": format!("augenmass-{}-{}", head.log, head.as_of),
        "dct:issued": {"@value": head.signed_on.to_string(), "@type": "xsd:date"},
        "dct:modified": {"@value": head.signed_on.to_string(), "@type": "xsd:date"},
        "dct:publisher": {"@type": ["foaf:Agent", "foaf:Organization"], "foaf:name": format!("Stadt {}", head.municipality)},
        "dct:temporal": temporal(head),
        "dcat:keyword": KEYWORDS.map(|word| json!({"@value": word, "@language": "de"})),
        "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/DEU"},
        "dcat:theme": [
            {"@id": "http://publications.europa.eu/resource/authority/data-theme/GOVE"},
            {"@id": "http://publications.europa.eu/resource/authority/data-theme/SOCI"},
        ],
        "dcatde:politicalGeocodingLevelURI": {"@id": "http://dcat-ap.de/def/politicalGeocoding/Level/municipality"},
        "dcat:distribution": distributions,
    })
}

/// From the first month with records to the cut-off.
fn temporal(head: &Head) -> Value {
    let day = |day: String| json!({"@value": day, "@type": "xsd:date"});
    let end = day(head.as_of.to_string());
    match &head.records_since {
        Some(since) => json!({
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": day(format!("{since}-01")),
            "dcat:endDate": end,
        }),
        None => json!({"@type": "dct:PeriodOfTime", "dcat:endDate": end}),
    }
}

/// A file of the record; the page is none.
fn distribution(name: &str) -> Option<Value> {
    let (kind, format) = media_type(name)?;
    Some(json!({
        "@id": name,
        "@type": "dcat:Distribution",
        "dct:title": {"@value": name, "@language": "de"},
        "dcat:accessURL": {"@id": name},
        "dcat:downloadURL": {"@id": name},
        "dcat:mediaType": {"@id": format!("https://www.iana.org/assignments/media-types/{kind}")},
        "dct:format": {"@id": format!("http://publications.europa.eu/resource/authority/file-type/{format}")},
        "dct:license": {"@id": "http://dcat-ap.de/def/licenses/dl-zero-de/2.0"},
    }))
}

/// Media type, and format in the list of the European Union.
fn media_type(name: &str) -> Option<(&'static str, &'static str)> {
    let (_, end) = name.rsplit_once('.')?;
    match end {
        "csv" => Some(("text/csv", "CSV")),
        "json" => Some(("application/json", "JSON")),
        "svg" => Some(("image/svg+xml", "SVG")),
        _ => None,
    }
}

fn pretty(value: &impl Serialize) -> Result<Vec<u8>, String> {
    let mut text = serde_json::to_string_pretty(value).map_err(in_words)?;
    text.push('\n');
    Ok(text.into_bytes())
}

fn in_words(error: impl std::fmt::Display) -> String {
    error.to_string()
}
