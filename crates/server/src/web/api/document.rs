//! `GET /api/v1/openapi.json`: what this API is, for programmes (OpenAPI 3.1).

use super::call::Call;
use super::fault::{Fault, ProblemDetails};
use super::{Given, answer, figures, record, records, tasks};
use axum::http::header;
use axum::response::IntoResponse as _;
use std::sync::LazyLock;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Augenmaß for office systems",
        description = "States, deadlines and figures for the software of an office (Fachverfahren), and the \
            receiver's answer to a hand-over. No personal data pass here, and no indication can be made: \
            the policies have no such question for a system. What the office may not see does not exist.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
        version = "1.0.0",
    ),
    servers((url = "/")),
    paths(document, figures::show, records::show, record::show, answer::take, tasks::show),
    modifiers(&Token),
)]
struct Document;

/// How a system comes in.
struct Token;

impl Modify for Token {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some(
                "The token that the administrator issued to the system.",
            ))
            .build();
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// This document.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "readDocument",
    tag = "document",
    responses(
        (status = 200, description = "This document.", body = Object, content_type = "application/json"),
        (status = 400, description = "A parameter that this endpoint does not have.", body = ProblemDetails, content_type = "application/problem+json"),
    )
)]
#[expect(dead_code, reason = "describes the endpoint in the document")]
fn document() {}

/// The document.
pub(super) async fn show(call: Call) -> Given {
    static TEXT: LazyLock<Option<String>> = LazyLock::new(|| Document::openapi().to_json().ok());
    call.query(&[])?;
    let text = TEXT.as_ref();
    let text = text.ok_or_else(|| Fault::internal("the OpenAPI document cannot be written"))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], text.as_str()).into_response())
}
