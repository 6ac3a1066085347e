//! What is printed: Typst templates and rendering to PDF/A and PDF/UA.
