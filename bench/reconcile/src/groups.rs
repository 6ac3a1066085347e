//! Equal care: invented children with names as they are usual in seven groups, and the spellings under
//! which the same names are written elsewhere. The group stands in the generated truth only; the matcher
//! never sees it, and no person is behind any of these records.

use augenmass_matching::record::{Fields, Record};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::RngCore as _;

/// A group of the generated truth.
pub struct Group {
    /// What the row of the table calls it.
    pub name: &'static str,
    /// Given names; after a slash, how else they are written.
    given: &'static str,
    /// Family names, likewise.
    family: &'static str,
}

/// The groups.
pub const GROUPS: [Group; 7] = [
    Group {
        name: "German",
        given: "Jörg/Joerg/Jorg Jürgen/Juergen/Jurgen Günther/Guenther/Gunter Lukas/Lucas Katharina/Catharina/Katarina Sophie/Sofie Philipp/Filip/Philip Matthias/Mathias Christian/Kristian Hannah/Hanna Stefan/Stephan Käthe/Kaethe/Kathe Marie Maximilian Leonie Emil Paul Charlotte/Scharlotte Friederike Niklas/Niclas Jannik/Yannik/Yannick Lena Mia Ben",
        family: "Müller/Mueller/Muller Schröder/Schroeder/Schroder Meyer/Meier/Maier Schmidt/Schmitt/Schmid Großmann/Grossmann Weiß/Weiss Köhler/Koehler/Kohler Krüger/Krueger/Kruger Fischer Bäcker/Baecker/Becker Jäger/Jaeger/Jager Kaiser/Kayser Neumann/Naumann Wagner Schäfer/Schaefer/Schafer Hoffmann/Hofmann Böhm/Boehm/Bohm Vogel Günzel/Guenzel Hartmann Thiel/Tiel Pfeiffer/Pfeifer Zimmermann Lange",
    },
    Group {
        name: "Romanian",
        given: "Ionuț/Ionut Ștefan/Stefan Andreea/Andrea Mădălina/Madalina Cătălin/Catalin Gheorghe/George/Georghe Mihai/Mihaj Vlăduț/Vladut Ileana Răzvan/Razvan Alexandru/Alexandro Ioana/Joana Bogdan Florin Cristina/Kristina Țibi/Tibi Elena Daniela Nicolae/Nikolae Doina Sorin Raluca/Raluka Marius Anca/Anka",
        family: "Popescu/Popesku Ionescu/Jonescu Țurcanu/Turcanu Șerban/Serban Dumitrașcu/Dumitrascu Bălan/Balan Munteanu Câmpeanu/Campeanu Ciobanu/Tschobanu Gheorghiu/Georghiu Rădulescu/Radulescu Vasilescu Stănescu/Stanescu Păun/Paun Lăcătuș/Lacatus Moldoveanu Iliescu/Jliescu Căldăraru/Caldararu Grigore Nistor Barbu Enache/Enake Dobre Manea",
    },
    Group {
        name: "Bulgarian",
        given: "Georgi/Gueorgui Dimitar/Dimiter Yordan/Jordan/Iordan Hristo/Christo/Khristo Tsvetan/Zwetan/Cvetan Zhivko/Schiwko/Jivko Ivaylo/Iwajlo/Ivailo Kalina Vasil/Wassil/Vassil Nikolay/Nikolaj/Nikolai Desislava/Dessislawa Mariya/Maria/Marija Borislav/Borislaw Stoyan/Stojan/Stoian Yana/Jana/Iana Petya/Petja/Petia Plamen Krasimir/Krassimir Todor Asen/Assen Rumen/Roumen Veselin/Wesselin Galya/Galja Snezhana/Sneschana/Snejana",
        family: "Ivanov/Iwanow/Ivanoff Georgiev/Georgiew Dimitrov/Dimitrow Hristov/Christow/Khristov Stoyanov/Stojanow Yordanov/Jordanow/Iordanov Zhelev/Schelew/Jelev Tsonev/Zonew/Conev Petrov/Petrow Nikolov/Nikolow Angelov/Angelow Todorov/Todorow Chernev/Tschernew Mihaylov/Michajlow/Mihailov Vasilev/Wassilew Kolev/Kolew Asenov/Assenow Mitev/Mitew Radev/Radew Bonev/Bonew Marinov/Marinow Dobrev/Dobrew Kostov/Kostow Spasov/Spassow",
    },
    Group {
        name: "Turkish",
        given: "Ayşe/Ayse/Aische Mehmet/Mehmed Çağla/Cagla Gülşah/Gulsah/Guelsah Yusuf/Jusuf Ömer/Omer/Oemer İbrahim/Ibrahim Şeyma/Seyma/Scheima Hüseyin/Huseyin/Huesein Emre Zeynep/Zeinep Büşra/Busra/Buesra Yiğit/Yigit Cem/Dschem Ahmet/Ahmed Elif Murat Tuğçe/Tugce/Tugba Kerem Fatma Nazlı/Nazli Oğuz/Oguz Umut Selin",
        family: "Yılmaz/Yilmaz/Jilmaz Öztürk/Ozturk/Oeztuerk Şahin/Sahin/Schahin Çelik/Celik/Tschelik Yıldız/Yildiz Kaya/Kaja Güneş/Gunes/Guenes Doğan/Dogan Aydın/Aydin/Aidin Koç/Koc/Kotsch Kılıç/Kilic Arslan/Aslan Çetin/Cetin Demirtaş/Demirtas Erdoğan/Erdogan Bayram/Bairam Özdemir/Ozdemir/Oezdemir Polat Türkoğlu/Turkoglu/Tuerkoglu Şimşek/Simsek Uçar/Ucar Karaca/Karadscha Keskin Taş/Tas",
    },
    Group {
        name: "Polish",
        given: "Łukasz/Lukasz/Lukas Małgorzata/Malgorzata Wojciech/Woitek Krzysztof/Kristof Agnieszka/Agneszka Grzegorz/Gregor Zofia/Sofia Szymon/Schimon/Simon Michał/Michal Józef/Jozef/Josef Katarzyna/Katarina Piotr/Pjotr Paweł/Pawel/Pavel Żaneta/Zaneta Jakub/Jacub Stanisław/Stanislaw/Stanislav Jędrzej/Jedrzej Tomasz/Tomas/Thomas Aleksandra/Alexandra Zuzanna/Susanna Oliwia/Olivia Mateusz/Mateus Hanna Bartosz/Bartos",
        family: "Wiśniewski/Wisniewski Kowalczyk/Kowaltschyk Wójcik/Wojcik Żółkiewski/Zolkiewski Dąbrowski/Dabrowski Szymański/Szymanski/Schimanski Woźniak/Wozniak Jabłoński/Jablonski Krawczyk/Krawtschyk Piątek/Piatek Zając/Zajac Pawłowski/Pawlowski Król/Krol Wróbel/Wrobel Majewski/Maiewski Grabowski Jaworski/Javorski Sikorski Michalski Adamczyk/Adamtschyk Lewandowski/Levandovski Mazur Czarnecki/Tscharnetzki Głowacki/Glowacki",
    },
    Group {
        name: "Ukrainian",
        given: "Yuriy/Jurij/Yurii Oleksandr/Olexandr Andriy/Andrij/Andrii Kateryna/Katerina Serhiy/Serhij/Sergii Yevhen/Jewhen/Evgen Oksana/Oxana Mykola/Mikola Dmytro/Dmitro Viktoriya/Wiktorija/Viktoriia Nataliya/Natalija/Nataliia Vasyl/Wassyl Yuliya/Julija/Yuliia Volodymyr/Wolodymyr Iryna/Irina Halyna/Galyna Taras Ostap Svitlana/Switlana Zhanna/Schanna Khrystyna/Chrystyna/Hrystyna Maksym/Maxim Anastasiya/Anastasija/Anastasiia Bohdan/Bogdan",
        family: "Shevchenko/Schewtschenko Kovalenko/Kowalenko Tkachenko/Tkatschenko Bondarenko Kravchenko/Krawtschenko Oliynyk/Olijnyk/Oliinyk Lysenko/Lyssenko Melnyk/Melnik Zakharchenko/Sachartschenko Chornovil/Tschornowil Petrenko Ponomarenko Moroz/Moros Savchenko/Sawtschenko Hryhorenko/Grygorenko Kuzmenko/Kusmenko Shcherbak/Schtscherbak Yushchenko/Juschtschenko/Iushchenko Havrylenko/Gavrylenko Zhuk/Schuk Boyko/Bojko/Boiko Klymenko/Klimenko Rudenko Levchenko/Lewtschenko",
    },
    Group {
        name: "Arabic",
        given: "Mohammed/Muhammad/Mohamed Ahmad/Ahmed Yousef/Yusuf/Jussuf/Youssef Khaled/Chaled/Khalid Aisha/Aischa/Aicha Fatima/Fatma/Fatimah Omar/Umar Hussein/Hussain/Husain Layla/Leila/Laila Abdullah/Abdallah Ibrahim/Ebrahim Mariam/Maryam Zainab/Zeinab/Zaynab Noor/Nur/Nour Mustafa/Moustafa/Mostafa Hassan/Hasan Rania/Ranya Tariq/Tarek/Tarik Jamal/Dschamal/Gamal Sarah/Sara Walid/Waleed Amina/Aminah Bilal/Belal Ghada/Gada",
        family: "Al-Hassan/Alhassan/Hassan Al-Khatib/Alkhatib/Khateeb El-Masri/Almasri/Masri Haddad/Hadad Mansour/Mansur/Mansoor Al-Ahmad/Alahmad/Ahmad Said/Saeed/Saied Hamdan Qasim/Kasim/Kassem Najjar/Nadschar/Nadjar Shaheen/Schahin/Chahine Darwish/Darwisch/Darwich Khoury/Chouri/Khouri Salameh/Salama Aziz/Asis Younes/Yunis/Junis Taleb/Talib Suleiman/Sulaiman/Soliman Ghanem/Ganem Barakat Jaber/Dschaber/Jabir Othman/Osman/Uthman Fares/Faris Zaidan/Zeidan/Saidan",
    },
];

/// A list of the generated truth.
#[derive(Default)]
pub struct List {
    /// The records.
    pub records: Vec<Record>,
    /// Number of the child and of its group.
    pub truth: Vec<(usize, usize)>,
}

struct Chance(ChaCha20Rng);

impl Chance {
    fn below(&mut self, bound: u32) -> usize {
        usize::try_from(self.0.next_u32() % bound).unwrap_or_default()
    }

    fn happens(&mut self, percent: u32) -> bool {
        self.0.next_u32() % 100 < percent
    }

    /// One of the entries of a list.
    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(u32::try_from(list.len()).unwrap_or(1).max(1))]
    }

    /// A letter left out, doubled or exchanged with its neighbour.
    fn slip(&mut self, name: &str) -> String {
        let mut letters: Vec<char> = name.chars().collect();
        let at = self.below(u32::try_from(letters.len()).unwrap_or(1));
        match self.below(3) {
            0 if letters.len() > 3 => {
                letters.remove(at);
            }
            1 => letters.insert(at, letters[at]),
            _ => letters.swap(at.saturating_sub(1), at.max(1)),
        }
        letters.into_iter().collect()
    }

    /// How a name is written in the other office: half the time another of its spellings.
    fn rewritten(&mut self, entry: &str) -> String {
        let spellings: Vec<&str> = entry.split('/').collect();
        let mut name = if self.happens(50) {
            self.one_of(&spellings)
        } else {
            spellings[0]
        }
        .to_owned();
        if self.happens(6) {
            name = self.slip(&name);
        }
        name
    }
}

const STREETS: [&str; 16] = [
    "Hauptstraße",
    "Bahnhofstraße",
    "Schulweg",
    "Gartenweg",
    "Kortumstraße",
    "Wittener Straße",
    "Am Kreuz",
    "Lindenallee",
    "Castroper Straße",
    "Königsallee",
    "Unterstraße",
    "Parkweg",
    "Alleestraße",
    "Bergstraße",
    "Dorstener Straße",
    "Ringstraße",
];

/// A list of `each` children in every group, and indications for the first `sent` of each, as another
/// office writes them: the same errors for all groups, only the names' own spellings differ.
pub fn lists(each: usize, sent: usize, seed: u64) -> (List, List) {
    use rand_chacha::rand_core::SeedableRng as _;
    let mut chance = Chance(ChaCha20Rng::seed_from_u64(seed));
    let (mut few, mut many) = (List::default(), List::default());
    for (number, group) in GROUPS.iter().enumerate() {
        let given: Vec<&str> = group.given.split(' ').collect();
        let family: Vec<&str> = group.family.split(' ').collect();
        for child in 0..each {
            let truth = (number * each + child, number);
            let (first, last) = (chance.one_of(&given), chance.one_of(&family));
            let born = [
                chance.below(18) + 2006,
                chance.below(12) + 1,
                chance.below(28) + 1,
            ];
            let street = chance.one_of(&STREETS);
            let (house, postcode) = (chance.below(120) + 1, 44787 + chance.below(12));
            let own = |entry: &str| entry.split('/').next().unwrap_or_default().to_owned();
            many.records.push(record(
                [own(first), own(last)],
                born,
                street,
                house,
                postcode,
            ));
            many.truth.push(truth);
            if child < sent {
                let mut born = born;
                if chance.happens(5) {
                    born.swap(1, 2);
                }
                if chance.happens(5) {
                    born[2] = chance.below(28) + 1;
                }
                let moved = chance.happens(12);
                let street = if moved {
                    chance.one_of(&STREETS)
                } else {
                    street
                };
                let house = if moved { chance.below(120) + 1 } else { house };
                let names = [chance.rewritten(first), chance.rewritten(last)];
                few.records
                    .push(record(names, born, street, house, postcode));
                few.truth.push(truth);
            }
        }
    }
    (few, many)
}

fn record(
    [given, family]: [String; 2],
    born: [usize; 3],
    street: &str,
    house: usize,
    postcode: usize,
) -> Record {
    let fields = Fields {
        given_name: given.into(),
        family_name: family.into(),
        birth_year: born[0].to_string().into(),
        birth_month: born[1].to_string().into(),
        birth_day: born[2].to_string().into(),
        street: street.to_owned().into(),
        house_number: house.to_string().into(),
        postcode: postcode.to_string().into(),
        ..Fields::default()
    };
    Record::read(&fields).record
}
