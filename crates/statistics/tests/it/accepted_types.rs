//! Nothing here takes a name, an id or free text. Read from the source: what public functions take, and
//! what public types hold that rows and tables are made of.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use syn::visit::Visit;

/// Types that can hold a name, an id or free text.
const TELLING: [&str; 14] = [
    "String",
    "str",
    "char",
    "Uuid",
    "u128",
    "i128",
    "Private",
    "Path",
    "PathBuf",
    "OsStr",
    "Cow",
    "Box",
    "Timestamp",
    "DateTime",
];

/// Where text comes in after all, and what it is.
const TEXTS: [(&str, &str); 11] = [
    ("FairnessPlan::parse", "a plan as TOML, read strictly"),
    (
        "FigureName::new",
        "the part of a breakdown, from the closed catalogue",
    ),
    (
        "FigureName::compared",
        "the part of a breakdown, from the closed catalogue",
    ),
    ("Figures::get", "the stable name of a figure, to find it"),
    ("KnownSum", "stable names of figures"),
    (
        "PrintedLine",
        "the stable name of a figure and its part, as published",
    ),
    ("read", "published tables as CSV, read strictly"),
    ("read_sums", "published sums as CSV, read strictly"),
    ("findings", "the stable name of a published run"),
    (
        "PublishedCount",
        "city, run and source, as published and embedded",
    ),
    ("from_str", "a level or a month, read strictly"),
];

#[derive(Default)]
struct Taken {
    /// What takes a telling type, by its name.
    found: BTreeSet<String>,
    functions: usize,
    fields: usize,
    inside: Option<String>,
}

struct Telling(bool);

impl<'ast> Visit<'ast> for Telling {
    fn visit_ident(&mut self, ident: &'ast syn::Ident) {
        self.0 |= TELLING.contains(&ident.to_string().as_str());
    }
}

fn tells(kind: &syn::Type) -> bool {
    let mut telling = Telling(false);
    telling.visit_type(kind);
    telling.0
}

const fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

impl Taken {
    fn function(&mut self, signature: &syn::Signature) {
        self.functions += 1;
        let name = match &self.inside {
            Some(inside) => format!("{inside}::{}", signature.ident),
            None => signature.ident.to_string(),
        };
        for input in &signature.inputs {
            if let syn::FnArg::Typed(input) = input
                && tells(&input.ty)
            {
                self.found.insert(name.clone());
            }
        }
    }
}

impl<'ast> Visit<'ast> for Taken {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if is_public(&item.vis) {
            self.function(&item.sig);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let syn::Type::Path(path) = &*item.self_ty else {
            return;
        };
        let name = path.path.segments.last().map(|last| last.ident.to_string());
        for part in &item.items {
            if let syn::ImplItem::Fn(function) = part {
                // Functions of a trait are public with it.
                if item.trait_.is_some() && function.sig.ident == "from_str" {
                    self.inside = None;
                    self.function(&function.sig);
                } else if is_public(&function.vis) {
                    self.inside.clone_from(&name);
                    self.function(&function.sig);
                }
            }
        }
        self.inside = None;
    }

    /// What is read from outside; other types are made by functions, which are looked at.
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        if !is_public(&item.vis) {
            return;
        }
        let readable = item
            .attrs
            .iter()
            .any(|attribute| in_words(attribute).contains("Deserialize"));
        for field in &item.fields {
            self.fields += 1;
            if readable && is_public(&field.vis) && tells(&field.ty) {
                self.found.insert(item.ident.to_string());
            }
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.ident != "tests" {
            syn::visit::visit_item_mod(self, item);
        }
    }
}

fn in_words(attribute: &syn::Attribute) -> String {
    match &attribute.meta {
        syn::Meta::List(list) => list.tokens.to_string(),
        _ => String::new(),
    }
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn nothing_takes_a_name_an_id_or_free_text() {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    let mut taken = Taken::default();
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        taken.visit_file(&syn::parse_file(&text).unwrap());
    }
    assert!(
        taken.functions > 120 && taken.fields > 100,
        "{}",
        taken.functions
    );
    // Printed figures are read back, and hold the catalogue's own words.
    let printed = ["Entry", "Part", "Figure"].map(str::to_owned);
    let known = TEXTS.iter().map(|(name, _)| (*name).to_owned());
    let known: BTreeSet<String> = known.chain(printed).collect();
    let unknown: Vec<&String> = taken.found.difference(&known).collect();
    assert!(
        unknown.is_empty(),
        "takes text without a reason: {unknown:?}"
    );
    let gone: Vec<&String> = known.difference(&taken.found).collect();
    assert!(
        gone.is_empty(),
        "takes no text any more, strike it: {gone:?}"
    );
    for rows in [
        "FactRow",
        "FactKind",
        "Look",
        "Stratum",
        "Scope",
        "FairnessStatus",
        "Counts",
    ] {
        assert!(!taken.found.contains(rows), "{rows}");
    }
}
