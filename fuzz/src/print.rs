//! What the printing process is given.

use augenmass_paper::Document;

/// What the printing process is given: a JSON array of documents, each checked before it is printed.
pub fn paper(bytes: &[u8]) {
    let Ok(documents) = serde_json::from_slice::<Vec<Document>>(bytes) else {
        return;
    };
    for document in documents {
        let _ = document.validate();
        let json = serde_json::to_vec(&document).unwrap();
        assert_eq!(serde_json::from_slice::<Document>(&json).unwrap(), document);
    }
}
