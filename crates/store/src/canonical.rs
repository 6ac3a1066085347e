//! One text for one value: JSON with sorted keys, no spaces and no floating-point numbers.
//!
//! Written out here because a map of `serde_json` keeps the order of insertion as soon as any crate
//! in the build asks for `preserve_order` (Cedar does): records would then depend on the build.

use crate::error::StoreError;
use serde::Serialize;
use serde_json::Value;

/// The canonical text of a value.
///
/// # Errors
/// [`StoreError::Batch`] for a number with a fraction or exponent.
pub fn canonical(value: &impl Serialize) -> Result<String, StoreError> {
    let refuse = |_| StoreError::Batch {
        what: "it has no form in JSON",
    };
    let value = serde_json::to_value(value).map_err(refuse)?;
    let mut text = String::new();
    write(&value, &mut text)?;
    Ok(text)
}

fn write(value: &Value, out: &mut String) -> Result<(), StoreError> {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort_unstable();
            list(out, ('{', '}'), keys, |key, out| {
                write(&Value::String(key.clone()), out)?;
                out.push(':');
                write(&map[key], out)
            })
        }
        Value::Array(items) => list(out, ('[', ']'), items.iter().collect(), write),
        Value::Number(number) if number.as_i64().is_none() && number.as_u64().is_none() => {
            Err(StoreError::Batch {
                what: "it holds a number that is not whole",
            })
        }
        other => {
            out.push_str(&other.to_string());
            Ok(())
        }
    }
}

fn list<T>(
    out: &mut String,
    brackets: (char, char),
    items: Vec<T>,
    mut one: impl FnMut(T, &mut String) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    out.push(brackets.0);
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        one(item, out)?;
    }
    out.push(brackets.1);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_at_every_depth_and_there_are_no_spaces() {
        let value = json!({"b": [1, {"z": null, "a": "ä\n"}], "a": true});
        assert_eq!(
            canonical(&value).unwrap(),
            "{\"a\":true,\"b\":[1,{\"a\":\"ä\\n\",\"z\":null}]}"
        );
    }

    #[test]
    fn a_number_that_is_not_whole_is_refused() {
        assert!(canonical(&json!({"a": 0.5})).is_err());
        assert_eq!(canonical(&json!(u64::MAX)).unwrap(), u64::MAX.to_string());
        assert_eq!(canonical(&json!(-1)).unwrap(), "-1");
    }
}
