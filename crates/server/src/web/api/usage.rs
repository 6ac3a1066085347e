//! `/api/datatracker`: who processed the person's data, as Estonia's Andmejälgija asks every register
//! (`assets/datatracker/dumonitor-openapi.yaml`, version 2.1.0). The person is known by the code of her
//! letter in the header `X-Road-UserId`; no secret ever stands in an address (P-04, N-11; Art. 15 GDPR).

use super::call::{Call, Query};
use super::fault::{Expected, Fault};
use super::{Given, json};
use crate::web::pace::Inside;
use crate::web::tries::WITHIN;
use augenmass_casework::clock::{begin_of, now_at};
use augenmass_casework::concerned::{self, Access, Code, Concerned};
use augenmass_casework::log;
use axum::http::header;
use axum::response::IntoResponse as _;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use serde::Serialize;

/// The header that names who asks.
const WHO: &str = "X-Road-UserId";
/// The one word that `userCode` may be: whoever asks, asks about herself.
const HERSELF: &str = "self";
/// Entries at once, at most.
const MOST: i32 = 1000;
/// The document, unchanged (MIT; see `assets/datatracker/NOTICE.md`).
const DOCUMENT: &str = include_str!("../../../assets/datatracker/dumonitor-openapi.yaml");

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FindUsageResponse {
    total_usages: usize,
    usages: Vec<Usage>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Usage {
    logtime: String,
    action: String,
    receiver_code: String,
    receiver_name: String,
    receiver_system: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct UsagePeriodResponse {
    period_start: String,
}

#[derive(Serialize)]
struct HeartbeatResponse {
    status: &'static str,
    message: String,
}

/// `GET /api/datatracker/openapi.yaml`
pub(super) async fn document(call: Call) -> Given {
    call.query(&[])?;
    Ok(([(header::CONTENT_TYPE, "application/yaml")], DOCUMENT).into_response())
}

/// `GET /api/datatracker/v2/findUsage`: the readings of her data, the newest first; the call itself leaves
/// an access row.
pub(super) async fn find(call: Call) -> Given {
    let known = ["userCode", "periodStart", "periodEnd", "offset", "limit"];
    let query = call.query(&known)?;
    if query.text("userCode") != Some(HERSELF) {
        return Err(Fault::UserCode);
    }
    let (from, until) = (day(&query, "periodStart")?, day(&query, "periodEnd")?);
    let offset = query.number("offset", i32::MIN..=i32::MAX)?;
    let limit = query.number("limit", i32::MIN..=i32::MAX)?;
    let who = enter(&call).await?;
    let readings = concerned::who_read(call.installation(), &who).await?;
    let within = |access: &&Access| {
        from.is_none_or(|from| from <= access.day) && until.is_none_or(|until| access.day <= until)
    };
    let readings: Vec<_> = readings.iter().filter(within).collect();
    let count = |number: i32| usize::try_from(number).unwrap_or(0);
    let page = readings.iter().skip(count(offset.unwrap_or(0)));
    let page = page.take(count(limit.unwrap_or(MOST).min(MOST)));
    json(&FindUsageResponse {
        total_usages: readings.len(),
        usages: page.map(|access| usage(&call, access)).collect(),
    })
}

/// `GET /api/datatracker/v2/usagePeriod`: since when readings are kept.
pub(super) async fn period(call: Call) -> Given {
    call.query(&[])?;
    json(&UsagePeriodResponse {
        period_start: moment(concerned::kept_since(call.installation())),
    })
}

/// `GET /api/datatracker/v2/heartbeat`: whether the database answers.
pub(super) async fn heartbeat(call: Call) -> Given {
    call.query(&[])?;
    let (status, key) = match log::size(call.installation()).await {
        Ok(_) => ("OK", "api-heartbeat-ok"),
        Err(_) => ("FAIL", "api-heartbeat-fail"),
    };
    json(&HeartbeatResponse {
        status,
        message: call.words.t(key),
    })
}

/// Whoever the code lets in. What is no code is told without asking anybody; a code that nobody has and a
/// matter that was erased get that same answer, and count as a try.
async fn enter(call: &Call) -> Result<Concerned, Fault> {
    let typed = call.header(WHO);
    let typed = typed.ok_or(Fault::Parameter(WHO, Expected::Something))?;
    let code = Code::parse(typed).map_err(|_| Fault::Code)?;
    let now = call.installation().gate.now().at;
    if !call.site.tries.may(call.from, now) {
        return Err(Fault::TooMany(WITHIN));
    }
    let who = concerned::enter(call.installation(), &code).await?;
    let who = who.ok_or(Fault::Code)?;
    call.site.tries.forget(call.from);
    let (inside, most) = (Inside::Letter(who.letter()), &call.site.settings.requests);
    let counted = call.site.paces.count(inside, false, most);
    counted.map_err(Fault::TooMany)?;
    Ok(who)
}

/// The day on which a moment lies. A reading is told by its day: it counts where its day does.
fn day(query: &Query, name: &'static str) -> Result<Option<Date>, Fault> {
    let wrong = || Fault::Parameter(name, Expected::Moment);
    query
        .text(name)
        .map(|text| day_of(text).ok_or_else(wrong))
        .transpose()
}

fn day_of(text: &str) -> Option<Date> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(now_at(at).today());
    }
    // The last hours of the year 9999 are a moment in RFC 3339 and none on the clock.
    let pieces = Pieces::parse(text).ok()?;
    pieces.offset()?;
    pieces.time().map(|_| pieces.date())
}

fn usage(call: &Call, access: &Access) -> Usage {
    let words = call.words;
    let purpose = words.purpose(access.purpose);
    let role = words.role(access.role);
    let code = access.office_id.map(|id| id.to_string());
    Usage {
        logtime: moment(access.day),
        action: format!("{} – {purpose}", words.action(access.action)),
        receiver_code: code.unwrap_or_else(|| access.role.name().to_owned()),
        receiver_name: match &access.office {
            Some(office) => format!("{office} ({role})"),
            None => role,
        },
        receiver_system: format!("Augenmaß {}", call.installation().municipality()),
    }
}

/// The begin of a day, with its zone: by the hour, nobody is told when somebody worked.
fn moment(day: Date) -> String {
    begin_of(day).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_moment_lies_on_the_day_of_the_wall_clock() {
        assert_eq!(
            day_of("2026-03-01T23:30:00Z"),
            Some(date(2026, 3, 2)),
            "summer and winter"
        );
        assert_eq!(
            day_of("2026-03-01T10:20:30.5+01:00"),
            Some(date(2026, 3, 1))
        );
        assert_eq!(day_of("9999-12-31T23:59:59Z"), Some(date(9999, 12, 31)));
        for none in ["2026-03-01", "2026-03-01T10:20:30", "gestern", ""] {
            assert_eq!(day_of(none), None, "{none}");
        }
    }

    #[test]
    fn a_reading_is_told_by_its_day_alone() {
        assert_eq!(moment(date(2026, 3, 2)), "2026-03-02T00:00:00+01:00");
        assert_eq!(moment(date(2026, 7, 2)), "2026-07-02T00:00:00+02:00");
    }
}
