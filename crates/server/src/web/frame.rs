//! What surrounds each page: who is signed in, where one can go, in which language.

use super::own_words::{leads_nowhere, own_key};
use super::route::Door;
use super::site::Site;
use super::words::Words;
use augenmass_casework::installation::InstallationKind;
use augenmass_casework::sign_in::Session;
use augenmass_domain::Role;

/// A place one can go to.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// The path.
    pub path: String,
    /// The words.
    pub label: String,
    /// True where one is there.
    pub here: bool,
}

impl Link {
    /// A link to elsewhere.
    pub(crate) fn to(path: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            label: label.into(),
            here: false,
        }
    }
}

/// Who is signed in, as the page shows it.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    /// Name.
    pub name: String,
    /// Role and office or carrier.
    pub function: String,
    /// For forms of this session.
    pub form_key: String,
}

/// What surrounds a page.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// The words.
    pub words: Words,
    /// The municipality.
    pub municipality: String,
    /// What the installation is.
    pub kind: InstallationKind,
    /// True for invented data: each page says so.
    pub demo: bool,
    /// The day and time that the demo's clock shows; empty elsewhere.
    pub demo_clock: String,
    /// The path of the page, for the language switch.
    pub path: String,
    /// The title of the page.
    pub title: String,
    /// Who is signed in.
    pub signed_in: Option<SignedIn>,
    /// Where one can go.
    pub links: Vec<Link>,
    /// The way to this page.
    pub trail: Vec<Link>,
    /// What was just done.
    pub done: String,
}

impl Frame {
    /// The frame of a page.
    pub(crate) fn new(site: &Site, words: Words, session: Option<&Session>, path: &str) -> Self {
        let kind = site.installation.kind();
        let links = session.map_or_else(
            || public_links((kind, words), path),
            |session| work_links((kind, words), session.actor.role, path),
        );
        let now = site.installation.gate.now();
        Self {
            words,
            municipality: site.installation.municipality().to_owned(),
            kind,
            demo: site.installation.is_demo(),
            demo_clock: site
                .demo_clock
                .as_ref()
                .map_or_else(String::new, |_| words.moment(now.local)),
            path: path.to_owned(),
            title: String::new(),
            signed_in: session.map(|session| SignedIn {
                name: session.name.clone(),
                function: function(words, session),
                form_key: session.form_key().to_owned(),
            }),
            links,
            trail: Vec::new(),
            done: String::new(),
        }
    }

    /// An example for tests and checks of templates.
    pub(crate) fn sample(words: Words) -> Self {
        Self {
            words,
            municipality: "Auenstedt".to_owned(),
            kind: InstallationKind::Municipality,
            demo: true,
            demo_clock: String::new(),
            path: "/vorgaenge".to_owned(),
            title: words.t("page-cases"),
            signed_in: Some(SignedIn {
                name: "Marta Nowicka".to_owned(),
                function: words.role(Role::RegistryOfficer),
                form_key: "0123456789abcdef".to_owned(),
            }),
            links: work_links(
                (InstallationKind::Municipality, words),
                Role::RegistryOfficer,
                "/vorgaenge",
            ),
            trail: vec![Link::to("/mein-tag", words.t("page-day"))],
            done: String::new(),
        }
    }

    /// With the title.
    #[must_use]
    pub(crate) fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// With one more step of the way to this page.
    #[must_use]
    pub(crate) fn below(mut self, path: impl Into<String>, label: impl Into<String>) -> Self {
        self.trail.push(Link::to(path, label));
        self
    }

    /// A word, for templates.
    pub(crate) fn w(&self, key: &str) -> String {
        self.words.t(key)
    }

    /// A word of this kind of installation, for templates.
    pub(crate) fn own(&self, key: &str) -> String {
        self.words.t(own_key(self.kind, key))
    }

    /// The same with something inserted.
    pub(crate) fn ownv(&self, key: &str, name: &str, value: impl ToString) -> String {
        self.words.with(own_key(self.kind, key), name, value)
    }

    /// A word with something inserted, for templates.
    pub(crate) fn wv(&self, key: &str, name: &str, value: impl ToString) -> String {
        self.words.with(key, name, value)
    }

    /// The key of forms; empty where nobody is signed in.
    pub(crate) fn form_key(&self) -> &str {
        self.signed_in.as_ref().map_or("", |who| &who.form_key)
    }

    /// The other languages that the page can be read in: tag and name.
    pub(crate) fn languages(&self) -> Vec<(&'static str, String)> {
        use augenmass_casework::words::Language;
        let offered: &[Language] = match self.signed_in {
            Some(_) => &[Language::German, Language::English],
            None => &Language::ALL,
        };
        let others = offered.iter().map(|language| Words(*language));
        let others = others.filter(|words| *words != self.words);
        others
            .map(|words| (words.tag(), words.t("language-name")))
            .collect()
    }
}

fn function(words: Words, session: &Session) -> String {
    let role = words.role(session.actor.role);
    match session.office.as_ref().or(session.carrier.as_ref()) {
        Some(place) if *place != role => format!("{role}, {place}"),
        _ => role,
    }
}

/// The pages of the offices: path, the key of its name, and the kind that opens it.
const WORK: &[(&str, &str)] = &[
    ("/mein-tag", "page-day"),
    ("/hinweise", "page-indications"),
    ("/vorgaenge", "page-cases"),
    ("/begleitungen", "page-accompaniments"),
    ("/besuche", "page-visits"),
    ("/uebermittlungen", "page-hand-overs"),
    ("/antraege", "page-requests"),
    ("/durchgaenge", "page-runs"),
    ("/pakete", "page-packages"),
    ("/erhaltene-hinweise", "page-received"),
    ("/amtshilfe", "page-assistance"),
    ("/kosten", "page-costs"),
    ("/kennzahlen", "page-figures"),
    ("/anfragen", "page-inquiries"),
    ("/aufsicht", "page-oversight"),
    ("/stopps", "page-stops"),
    ("/verwaltung", "page-administration"),
];

fn work_links((kind, words): (InstallationKind, Words), role: Role, path: &str) -> Vec<Link> {
    let there = WORK
        .iter()
        .filter(|(path, _)| !leads_nowhere(kind).contains(path));
    let open = there.filter(|(path, _)| {
        super::routes::of_path(path).is_some_and(|route| match route.door {
            Door::Work(roles) => roles.contains(&role),
            Door::Public | Door::SignedIn => true,
        })
    });
    open.map(|(to, key)| Link {
        here: path == *to || path.starts_with(&format!("{to}/")),
        ..Link::to(*to, words.t(key))
    })
    .collect()
}

/// The public pages.
const PUBLIC: &[(&str, &str)] = &[
    ("/", "page-home"),
    ("/brief", "page-letter"),
    ("/anlaesse", "page-grounds"),
    ("/uebermittlungswege", "page-flows"),
    ("/durchgaenge-oeffentlich", "page-public-runs"),
    ("/zahlen", "page-public-figures"),
    ("/gleichbehandlung", "page-fairness"),
    ("/antworten", "page-answers"),
    ("/pruefen", "page-check"),
    ("/ihre-rechte", "page-rights"),
];

fn public_links((kind, words): (InstallationKind, Words), path: &str) -> Vec<Link> {
    let known = PUBLIC.iter().filter(|(to, _)| {
        super::routes::of_path(to).is_some() && !leads_nowhere(kind).contains(to)
    });
    known
        .map(|(to, key)| Link {
            here: path == *to,
            ..Link::to(*to, words.t(key))
        })
        .collect()
}
