//! Figures as files: JSON, and CSV for a spreadsheet.

use augenmass_casework::answer::{AnswerFigure, FigureStatus};

/// The word of a status in the files.
pub(crate) const fn word(status: FigureStatus) -> &'static str {
    match status {
        FigureStatus::Exact => "exact",
        FigureStatus::Suppressed => "suppressed",
        FigureStatus::NotKnown => "not_known",
        FigureStatus::Reported => "reported",
    }
}

/// The figures as JSON.
///
/// # Errors
/// Where they cannot be written as JSON.
pub(crate) fn json(figures: &[AnswerFigure]) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(figures)? + "\n")
}

/// For a spreadsheet in German: semicolons between, commas in decimals.
pub(crate) fn csv(figures: &[AnswerFigure]) -> String {
    let mut csv =
        "name;label;year;value;unit;status;lower;upper;as_of;source;checkpoint\n".to_owned();
    for figure in figures {
        let interval = figure.interval.as_ref();
        let fields = [
            figure.name.clone(),
            figure.label.clone(),
            figure.year.to_string(),
            figure.display.clone().unwrap_or_default(),
            figure.unit.clone(),
            word(figure.status).to_owned(),
            interval
                .map(|interval| interval.lower.replace('.', ","))
                .unwrap_or_default(),
            interval
                .map(|interval| interval.upper.replace('.', ","))
                .unwrap_or_default(),
            figure.as_of.to_string(),
            figure.source.clone(),
            figure.checkpoint.to_string(),
        ];
        csv += &fields.map(|field| quoted(&field)).join(";");
        csv.push('\n');
    }
    csv
}

/// A field as RFC 4180 has it, with the semicolon between fields.
fn quoted(field: &str) -> String {
    if field.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_field_is_quoted_where_it_would_be_read_as_more_than_one() {
        let written = [
            "32,4 % (11 von 34)",
            "a;b",
            "so \"genannt\"",
            "zwei\nZeilen",
            "",
        ]
        .map(quoted);
        let expected = [
            "32,4 % (11 von 34)",
            "\"a;b\"",
            "\"so \"\"genannt\"\"\"",
            "\"zwei\nZeilen\"",
            "",
        ];
        assert_eq!(written, expected);
    }
}
