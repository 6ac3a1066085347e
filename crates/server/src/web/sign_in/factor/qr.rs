//! A QR code as an SVG path. Made here, so that the secret in it goes to nobody else.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// Light modules around it (ISO/IEC 18004, section 6.3.8).
const QUIET: usize = 4;

/// A QR code.
pub(crate) struct Qr {
    /// Modules along a side, with the quiet ones.
    pub side: usize,
    /// The dark modules, row by row.
    pub path: String,
}

impl Qr {
    /// The code of a text; `None` where it is too long for one.
    pub(super) fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (number, color) in code.to_colors().into_iter().enumerate() {
            if color == Color::Dark {
                let (x, y) = (number % width + QUIET, number / width + QUIET);
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
        Some(Self {
            side: width + 2 * QUIET,
            path,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_are_those_of_a_qr_code() {
        let qr = Qr::of("otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ").unwrap();
        let dark = |x: usize, y: usize| qr.path.contains(&format!("M{x} {y}h"));
        let end = qr.side - QUIET - 1;
        // The finder patterns: a dark ring of seven, light inside, dark three by three.
        for (x, y) in [(QUIET, QUIET), (end - 6, QUIET), (QUIET, end - 6)] {
            assert!((0..7).all(|n| dark(x + n, y) && dark(x, y + n) && dark(x + 6, y + n)));
            assert!((1..6).all(|n| !dark(x + n, y + 1) && !dark(x + 1, y + n)));
            assert!(dark(x + 3, y + 3));
        }
        assert!((0..qr.side).all(|n| !dark(n, QUIET - 1) && !dark(end + 1, n)));
        assert!(Qr::of(&"x".repeat(4000)).is_none());
    }
}
